"""What a number counts, and whether it tells of a rise or fall, from the parse of its sentence."""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Literal

from onrecord.quantities.tables import rows
from onrecord.reading.tokens import Reading, Token
from onrecord.reading.tree import Tree
from onrecord.spans import Span

Change = Literal["up", "down"]
NOUNS = ("NN", "NNS", "NNP", "NNPS")
SKIPPED = frozenset({"more", "further", "extra", "of", "the", "a", "an", "such", "these", "those"})
BREAKS = (",", ":", "CC", "IN", "-LRB-", "POS")  # what parts a noun's own modifiers from something else
CLIMB = 5  # heads between a number and the verb that tells its change
LIMITS = frozenset({"to", "from", "at", "in", "of", "on", "under", "with", "since", "by"})
BESIDE = 3  # words before a number among which "up" or "down" may stand


class Parse:
    """One reading's parse, asked by places in the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.tree = reading, reading.tokens, Tree(reading)
        self.starts = [token.start for token in reading.tokens]
        self.names = {i: name.label for name in reading.names for i in range(name.first, name.last)}

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """`[first, last)` of the tokens that stand in `[start, end)` of the text."""
        return max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)

    def counted(self, start: int, end: int, *, measured: bool) -> tuple[Span | None, bool]:
        """The words for what the number at `[start, end)` counts, without determiner and number.

        And whether the number modifies them ("ten users"), rather than being told of them ("prices rose 5%").
        """
        first, last = self.tokens_in(start, end)
        head = self._head(first, last)
        if head is not None:
            return self._phrase(last, head), True
        of = self._of(first, last)
        if of is not None:
            return self._phrase(self.tree.extent(of)[0], of), not measured
        return (self._subject(first, last) if measured else None), False

    def change(self, start: int, end: int) -> Change | None:
        """`up` or `down` where the number is how much something rose or fell, not where it rose or fell to."""
        first, last = self.tokens_in(start, end)
        for token in self.tokens[max(0, first - BESIDE) : first]:
            if token.text.lower() in ("up", "down") and token.sentence == self.tokens[first].sentence:
                clear = all(
                    t.tag in ("RB", "IN", "CD", "JJ", "RP", "RBR")
                    for t in self.tokens[token_after(self, token) : first]
                )
                if clear and self.tokens[first - 1].text.lower() not in ("to", "from"):
                    return "up" if token.text.lower() == "up" else "down"
        return self._verb_change(first, last)

    def is_name(self, first: int, last: int) -> bool:
        """Whether the number is part of a name ("Boeing 737", "Group of 20")."""
        head = self._head(first, last)
        if head is not None and self.tokens[head].tag in ("NN", "NNS"):
            return False
        if self.names.get(first) in ("PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT"):
            return True
        if not first or self.tokens[first - 1].sentence != self.tokens[first].sentence:
            return False
        before = self.tokens[first - 1]
        capital = before.tag in ("NNP", "NNPS") or (
            before.text != before.text.lower()
            and before.head != first - 1
            and first - 1 > self.reading.sentences[before.sentence].first
        )
        return capital and before.end + 1 >= self.tokens[first].start

    def _head(self, first: int, last: int) -> int | None:
        """The noun that the number modifies."""
        for index in range(last - 1, first - 1, -1):
            token = self.tokens[index]
            at, steps = index, 0
            while token.dep in ("nummod", "quantmod", "amod", "compound", "npadvmod", "nmod", "advmod") and steps < 4:
                at, steps = token.head, steps + 1
                if at >= last:
                    break
                token = self.tokens[at]
            if at >= last and self.tokens[at].sentence == self.tokens[first].sentence:
                return self._noun(at)
        return None

    def _noun(self, index: int) -> int | None:
        """The noun itself, or the one that the modifier there modifies ("three-month talks")."""
        for _ in range(3):
            token = self.tokens[index]
            if token.tag in NOUNS:
                return index
            if token.dep not in ("amod", "compound", "nmod", "npadvmod") or token.head <= index:
                return None
            index = token.head
        return None

    def _of(self, first: int, last: int) -> int | None:
        """The noun after "of" that hangs on the number or its unit: "two of the men", "60% of its revenue"."""
        for index in range(first, min(last + 2, len(self.tokens))):
            token = self.tokens[index]
            if token.text.lower() == "of" and token.dep == "prep" and index >= last - 1 and token.head < index:
                noun = self.tree.child(index, "pobj")
                if noun is not None and self.tokens[noun].tag in NOUNS:
                    return noun
        return None

    def _phrase(self, start: int, head: int) -> Span | None:
        """The noun with the modifiers before it, from token `start` on."""
        first = max(start, self.tree.extent(head)[0])
        while first < head and not _kept(self.tokens[first]):
            first += 1
        breaks = [i + 1 for i in range(first, head) if self.tokens[i].tag in BREAKS]
        first = breaks[-1] if breaks else first
        while first < head and not _kept(self.tokens[first]):
            first += 1
        return self.reading.span(first, head + 1)

    def _subject(self, first: int, last: int) -> Span | None:
        """The subject of the verb on which a measure hangs: "prices rose 60%"."""
        verb = self._verb(first, last)
        subject = self.tree.subject(verb) if verb is not None else None
        if subject is None or self.tokens[subject].tag not in NOUNS:
            return None
        return self._phrase(self.tree.extent(subject)[0], subject)

    def _verb(self, first: int, last: int) -> int | None:
        index = self._top(first, last)
        for _ in range(CLIMB):
            if self.tokens[index].tag.startswith("VB"):
                return index
            if self.tokens[index].head == index:
                return None
            index = self.tokens[index].head
        return None

    def _top(self, first: int, last: int) -> int:
        """The token of the number, with its unit, that hangs on something outside."""
        return next((i for i in range(first, last) if not first <= self.tokens[i].head < last), first)

    def _verb_change(self, first: int, last: int) -> Change | None:
        index = self._top(first, last)
        for step in range(CLIMB):
            token = self.tokens[index]
            if token.tag.startswith("VB"):
                return changes().get(token.lemma.lower()) if step else None
            if token.dep == "prep" and token.text.lower() in LIMITS - {"by"}:
                return None
            allowed = step == 0 or token.dep in (
                "prep",
                "npadvmod",
                "dobj",
                "advmod",
                "quantmod",
                "nummod",
                "appos",
                "conj",
            )
            if (
                token.head == index
                or not allowed
                or (step and token.tag in ("NN", "NNS") and not self._inside(index, first, last))
            ):
                return None
            index = token.head
        return None

    def _inside(self, index: int, first: int, last: int) -> bool:
        return first <= index <= last + 1


def token_after(parse: Parse, token: Token) -> int:
    """Index of the token after one."""
    return bisect_right(parse.starts, token.start)


def _kept(token: Token) -> bool:
    return (
        token.tag not in ("DT", "CD", "PRP$", "PDT", "HYPH", ",", "IN", "RB", "RBR", "``", "''", "POS")
        and token.text.lower() not in SKIPPED
    )


@cache
def changes() -> dict[str, Change]:
    """Verbs of rise and fall, by dictionary form."""
    return {row[0]: "up" if row[1] == "up" else "down" for row in rows("changes.tsv")}
