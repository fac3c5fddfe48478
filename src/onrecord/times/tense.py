"""Which way a time lies, by its preposition or the tense of its verb: `<` past, `>` future, "" for the present.

Where nothing tells, news speaks of what has been.
"""

import re
from bisect import bisect_right

from onrecord.reading.tokens import Reading

CLIMB = 8  # heads looked at above a time
NEAR = 40  # code points before a time in which words tell that it is still to come
AROUND = 80  # code points on both sides in which a text that is not parsed shows its tense
FUTURE_MODALS = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "wo", "can", "could", "may", "might", "should", "must"}
)
PLANNED = frozenset({"plan", "expect", "schedule", "intend", "set", "due", "slate", "aim", "go", "hope", "likely"})

# Verbs whose infinitive lies where they do: "was sent to close a valve on Saturday", "managed to land on Friday".
DONE = frozenset(
    {"begin", "come", "continue", "fail", "fly", "force", "gather", "help", "manage", "return", "rush", "send"}
    | {"serve", "start", "travel", "try", "use"}
)

# What stands right before a day that is still to come: "due on", "ahead of", "a vote planned for".
AHEAD = re.compile(
    r"\b(?:(?:due|expected|scheduled|slated|planned)(?: on| for| by| in| this)?|set for|to be held on|ahead of"
    r"|upcoming|weeks? from"
    r"|(?:postpone|delay|adjourn|defer|extend|suspend|put off|g[ia]ve|has|have|had)[^.;:]{0,24} (?:un)?till?"
    r"|(?:ask|demand|order|told|tell|urge|want|need|requir|promis|vow|pledg|request|call)[^.;:]{0,24} (?:by|before)) $",
    re.I,
)
# "for" before a day is of what is to come ("a rally for Friday"), unless it is a cause ("blamed for Friday's raid").
FOR = re.compile(r"\bfor (?:next |this |late |early )?$", re.I)
POSSESSIVE = re.compile(r"['’]s?\b")
# What stands behind a day that is a term: "a Friday deadline".
DEADLINE = re.compile(r"['’]?s? (?:deadline|ultimatum)\b", re.I)
# Signs of the future in a text that is not parsed.
WILL = re.compile(
    r"\b(?:will|shall|going to|(?:is|are|due|set|plans?|expects?|expected|scheduled|likely) to)\b|['’]ll\b", re.I
)
# Where a clause ends.
CLAUSE = re.compile(r"[.;:!?—]|\b(?:but|after|because|although|while)\b", re.I)


class Tenses:
    """The tenses of one reading, asked for by the place of a time in its text."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.tokens = reading.tokens
        self.starts = [token.start for token in reading.tokens]
        self.people = {i for name in reading.names if name.label == "PERSON" for i in range(name.first, name.last)}
        self.helpers: dict[int, list[int]] = {}
        for index, token in enumerate(reading.tokens):
            if token.dep in ("aux", "auxpass"):
                self.helpers.setdefault(token.head, []).append(index)

    def token_at(self, offset: int) -> int | None:
        """Index of the token in which a code point stands."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else None

    def way(self, start: int, *, day_until: int | None = None) -> str:
        """The way that a time lies; of a day its end is given too."""
        if self._told_ahead(start, day_until):
            return ">"
        index = self.token_at(start)
        if index is None:
            return self._by_words(start)
        for _ in range(CLIMB):
            token = self.tokens[index]
            if token.tag.startswith("VB") or token.tag == "MD":
                way = self._of_verb(index)
                if way is not None:
                    return way
            if token.head == index:
                break
            index = token.head
        return "<"

    def _told_ahead(self, start: int, day_until: int | None) -> bool:
        """Whether the words right before a time, or after it, say that it is to come."""
        before = self.text[max(0, start - NEAR) : start]
        if AHEAD.search(before) or day_until is None:
            return bool(AHEAD.search(before))
        after = self.text[day_until : day_until + 12]
        named = not any(map(str.isdigit, self.text[start:day_until]))  # "the logs for 27 February" are of any time
        return bool(DEADLINE.match(after)) or (named and bool(FOR.search(before)) and not POSSESSIVE.match(after))

    def _by_words(self, start: int) -> str:
        """The way by the words of the same clause."""
        before = CLAUSE.split(self.text[max(0, start - AROUND) : start])[-1]
        after = CLAUSE.split(self.text[start : start + AROUND], maxsplit=1)[0]
        return ">" if WILL.search(before) or WILL.search(after) else "<"

    def _of_verb(self, verb: int) -> str | None:
        """The way of a verb's own tense, None where that of its head decides ("deciding", "signed")."""
        tag = self.tokens[verb].tag
        helpers = [self.tokens[index] for index in self.helpers.get(verb, ())]
        if any(helper.tag == "MD" and helper.text.lower() in FUTURE_MODALS for helper in helpers):
            perfect = any(helper.lemma == "have" for helper in helpers)
            return "<" if perfect else ">"
        if any(helper.tag == "TO" for helper in helpers):
            return None if self.tokens[self.tokens[verb].head].lemma in DONE else ">"
        finite = next((helper for helper in helpers if helper.tag in ("VBD", "VBZ", "VBP")), None)
        if tag == "VBD" or (finite is not None and finite.tag == "VBD"):
            return "<"
        if finite is not None and finite.lemma == "have":
            return "<"
        if tag == "VBN":
            return ">" if self.tokens[verb].lemma in PLANNED else "<"
        if tag in ("VBZ", "VBP") or finite is not None:
            return ""
        return None
