"""One reading's parse, asked by places in the text: the tokens of an amount, the noun it modifies, a noun's phrase."""

from bisect import bisect_left, bisect_right

from onrecord.reading.tokens import Reading, Token
from onrecord.reading.tree import Tree
from onrecord.spans import Span

NOUNS = ("NN", "NNS", "NNP", "NNPS")
SKIPPED = frozenset(
    {"more", "further", "extra", "of", "the", "a", "an", "such", "these", "those", "as", "many", "additional"}
)
LEFT_OUT = frozenset(
    {"DT", "CD", "PRP$", "PDT", "HYPH", ",", "IN", "RB", "RBR", "``", "''", "POS", "$", "SYM", ":", "-LRB-", "-RRB-"}
)
BREAKS = frozenset(
    {",", ":", "CC", "IN", "-LRB-", "POS", "-RRB-", "VBZ", "VBD", "MD", "PRP"}
)  # part a noun's own modifiers from something else
MODIFIES = frozenset({"nummod", "quantmod", "amod", "compound", "npadvmod", "nmod", "advmod"})
NAMES = frozenset({"PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG"})
PARENTHESIS = 8  # tokens of one that is passed over
NEXT = 6  # children behind an amount that are looked at
PHRASE = 24  # words of a noun's phrase
STEPS = 4  # heads between a number and the noun that it modifies


class Parse:
    """Tokens and tree of a reading; indexes are those of `reading.tokens`."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.tree = reading, reading.tokens, Tree(reading)
        self.starts = [token.start for token in reading.tokens]
        self.names = {i: name.label for name in reading.names for i in range(name.first, name.last)}
        self.children: dict[tuple[int, tuple[str, ...]], int | None] = {}
        self.amounts: dict[
            int, int | None
        ] = {}  # the tokens of amounts, with the noun that each is found to be told of

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """`[first, last)` of the tokens that stand in `[start, end)` of the text; one at least."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def token(self, index: int, sentence: int) -> Token | None:
        """A token of a sentence, or None outside it."""
        inside = 0 <= index < len(self.tokens) and self.tokens[index].sentence == sentence
        return self.tokens[index] if inside else None

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the labels; each is looked for once, however many amounts hang on the token."""
        key = (index, deps)
        if key not in self.children:
            self.children[key] = self.tree.child(index, *deps)
        return self.children[key]

    def after(self, head: int, index: int) -> list[int]:
        """The next few children of a token that stand behind another of them."""
        children = self.tree.children[head]
        place = bisect_right(children, index)
        return children[place : place + NEXT]

    def modified(self, first: int, last: int) -> int | None:
        """The noun behind the amount in tokens `[first, last)` that it modifies: "ten users", "a $40 shirt"."""
        sentence = self.tokens[first].sentence
        for index in range(last - 1, first - 1, -1):
            at, token, steps = index, self.tokens[index], 0
            while token.dep in MODIFIES and steps < STEPS and at < last:
                at, steps = token.head, steps + 1
                token = self.tokens[at]
            if at >= last and token.sentence == sentence:
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

    def of(self, first: int, last: int) -> int | None:
        """The noun after "of" that hangs on the amount or its unit: "two of the men", "90 Nm (66 lb-ft) of pull"."""
        sentence = self.tokens[first].sentence
        for index in (last - 1, last, last + 1, self._closed(last, sentence)):
            token = self.token(index, sentence)
            if token is None:
                continue
            hung = first <= token.head < last or index == last
            if token.text.lower() == "of" and token.dep == "prep" and token.head < index and hung:
                noun = self.child(index, "pobj")
                if noun is not None and self.tokens[noun].tag in NOUNS:
                    return noun
        return None

    def _closed(self, index: int, sentence: int) -> int:
        """The token behind a parenthesis that opens at a token, or -1."""
        opening = self.token(index, sentence)
        if opening is None or opening.text != "(":
            return -1
        within = range(index + 1, min(index + PARENTHESIS, len(self.tokens)))
        return next((i + 1 for i in within if self.tokens[i].text == ")"), -1)

    def top(self, first: int, last: int) -> int:
        """The token of an amount that hangs on something outside."""
        return next((i for i in range(first, last) if not first <= self.tokens[i].head < last), first)

    def phrase(self, head: int, start: int = 0) -> Span | None:
        """A noun with the modifiers before it, from token `start` on, and what a hyphen ties to it."""
        first = max(start, self.tree.extent(head)[0], head - PHRASE)
        if start < first or start == 0:  # the phrase stands by itself: nothing that is parted from the noun
            breaks = [i + 1 for i in range(first, head) if self.tokens[i].tag in BREAKS]
        else:
            breaks = [i + 1 for i in range(first, head) if self.tokens[i].tag in BREAKS - {"CC"}]
        first = max([first, *breaks, *(i + 1 for i in range(first, head) if i in self.amounts)])
        while first < head and not _kept(self.tokens[first]):
            first += 1
        return self.reading.span(first, self._tied(head) + 1)

    def _tied(self, head: int) -> int:
        """The last of the words that hyphens tie to a noun ("e-minis")."""
        last = head
        number = self.token(head + 1, self.tokens[head].sentence)
        if (
            number
            and number.text.isdigit()
            and head + 1 not in self.amounts
            and self.tokens[head].tag in ("NNP", "NNPS")
        ):
            return head + 1  # "S&P 500"
        for index in range(head + 1, min(head + 5, len(self.tokens)), 2):
            hyphen, word = (
                self.token(index, self.tokens[head].sentence),
                self.token(index + 1, self.tokens[head].sentence),
            )
            if not (hyphen and word and hyphen.tag == "HYPH" and hyphen.end == word.start and word.tag in NOUNS):
                break
            last = index + 1
        return last


def _kept(token: Token) -> bool:
    return token.tag not in LEFT_OUT and token.text.lower() not in SKIPPED
