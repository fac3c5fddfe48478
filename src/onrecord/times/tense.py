"""Which way a time lies, by the tense of the verb that it hangs on: `<` past, `>` future, "" for the present.

Where no verb tells, news speaks of what has been.
"""

from bisect import bisect_right

from onrecord.reading.tokens import Reading

CLIMB = 8  # heads looked at above a time
FUTURE_MODALS = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "wo", "can", "could", "may", "might", "should", "must"}
)
PLANNED = frozenset({"plan", "expect", "schedule", "intend", "set", "due", "slate", "aim", "go", "hope", "likely"})


class Tenses:
    """The tenses of one reading, asked for by the place of a time in its text."""

    def __init__(self, reading: Reading) -> None:
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

    def way(self, offset: int) -> str:
        """The way that a time at this place lies."""
        index = self.token_at(offset)
        for _ in range(CLIMB):
            if index is None:
                break
            token = self.tokens[index]
            if token.tag.startswith("VB") or token.tag == "MD":
                way = self._of_verb(index)
                if way is not None:
                    return way
            index = token.head if token.head != index else None
        return "<"

    def _of_verb(self, verb: int) -> str | None:
        """The way of a verb's own tense, None where that of its head decides ("deciding", "signed")."""
        tag = self.tokens[verb].tag
        helpers = [self.tokens[index] for index in self.helpers.get(verb, ())]
        if any(helper.tag == "MD" and helper.text.lower() in FUTURE_MODALS for helper in helpers):
            perfect = any(helper.lemma == "have" for helper in helpers)
            return "<" if perfect else ">"
        if any(helper.tag == "TO" for helper in helpers):
            return ">"
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
