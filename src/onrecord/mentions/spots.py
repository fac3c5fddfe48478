"""Where a report names things: each spot is a run of tokens with what it seems to name.

The gazetteer and capitals decide; the model's own labels only break ties, since they are weak on news.
"""

import re
from collections import Counter
from typing import Literal

import msgspec

from onrecord.mentions.capitals import Words, runs
from onrecord.mentions.gazetteer import Entry, Match, match
from onrecord.mentions.kinds import Kinds
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.nouns import EntityKind
from onrecord.mentions.titles import title_before, title_ending
from onrecord.reading import Reading, Sentence

AUTHOR = 8  # tokens in a line that is but the author's name

Known = Literal["gazetteer", "title", "shape", "model", "guess"]


class Spot(msgspec.Struct, frozen=True):
    """Tokens `[first, last)` that name something; `[title, first)` are a title in the same capitals, or empty.

    `how` is the sign that it was told by; a `guess` names something only if something else does too.
    """

    first: int
    last: int
    title: int
    kind: EntityKind
    entries: tuple[Entry, ...] = ()
    how: Known = "shape"


class Spots(msgspec.Struct, frozen=True):
    """What was found: spots in order; countries named, by key; tokens of country adjectives with their key."""

    spots: tuple[Spot, ...]
    countries: Counter[str]
    adjectives: dict[int, str]


def spots(reading: Reading, byline: str | None = None) -> Spots:
    """Every name of a report's prose, captions and headings, in order; its author's line aside."""
    return _Finder(reading, byline).find()


class _Finder:
    """One pass over a reading."""

    def __init__(self, reading: Reading, byline: str | None) -> None:
        self.reading = reading
        self.byline = (byline or "").casefold()
        self.words = Words(reading)
        self.kinds = Kinds(reading)
        self.found: list[Spot] = []
        self.countries: Counter[str] = Counter()
        self.adjectives: dict[int, str] = {}
        self.compass: list[tuple[int, str]] = []

    def find(self) -> Spots:
        for sentence in self.reading.sentences:
            if sentence.region != "byline" and not self._author(sentence):
                for first, last in runs(self.reading, self.words, sentence):
                    self._run(first, last)
        self._the_north_and_the_south()
        self.found.sort(key=lambda spot: spot.first)
        return Spots(tuple(self.found), self.countries, self.adjectives)

    def _author(self, sentence: Sentence) -> bool:
        """Whether a short line is the author's own name, though no region marks it."""
        line = self.reading.text[sentence.start : sentence.end].casefold().strip(" -–—•*|")
        return bool(line) and sentence.last - sentence.first <= AUTHOR and line.removeprefix("by ") in self.byline

    def _run(self, first: int, last: int) -> None:
        """Tell what a run of capitals names; it may name several things ("NATO Secretary General Anna Vries")."""
        while first < last:
            first = self._piece(first, last)

    def _piece(self, first: int, last: int) -> int:
        """Take one name off the front of a run, and say where the rest begins."""
        known = self._known(first, last)
        title = title_before(self.reading, first, last, self.kinds)
        if title is not None and (known is None or known[1] <= title[0]):
            return self._before_title(first, last, title)
        if known is None:
            return self._unknown(first, last)
        return self._with_known(first, last, *known)

    def _before_title(self, first: int, last: int, title: tuple[int, int]) -> int:
        if first < title[0]:
            self._run(first, title[0])
        end = self.kinds.person_end(title[1], last)
        self.found.append(Spot(title[1], end, title[0], "person", how="title"))
        return end

    def _with_known(self, first: int, last: int, hit: Match, end: int) -> int:
        """The run begins with a name of the gazetteer; a longer name may hold it ("Moscow State University")."""
        entries = self._as_printed(hit, first)
        entry = entries[0]
        if end < last and self._longer(first, end, last, entry):
            return self._unknown(first, last)
        self._count(entries, first, end)
        if entry.kind != "adjective":
            self.found.append(Spot(first, end, first, _kind_of(entry), entries, "gazetteer"))
        return end

    def _as_printed(self, hit: Match, first: int) -> tuple[Entry, ...]:
        """Of an agency and another body of one name ("EPA"): the agency in a credit, the other anywhere else."""
        agencies = tuple(entry for entry in hit.entries if entry.kind == "agency")
        if not agencies or len(agencies) == len(hit.entries):
            return hit.entries
        text, start = self.reading.text, self.reading.tokens[first].start
        if CREDIT_BEFORE.search(text, max(0, start - CREDIT), start) or CREDIT_AFTER.match(text, hit.end):
            return agencies
        return tuple(entry for entry in hit.entries if entry.kind != "agency")

    def _longer(self, first: int, end: int, last: int, entry: Entry) -> bool:
        """Whether a known name is but the beginning of another."""
        if self.kinds.person(first, last) and entry.kind in ("country", "capital", "nation", "outlet", "platform"):
            return True
        if self._known(end, last) is not None or entry.kind in ("seat", "body", "world", "agency", "platform"):
            return False
        return self.kinds.body(end, last) or self.kinds.place(end, last)

    def _unknown(self, first: int, last: int) -> int:
        """Name a run, or its part before a known name or a closing title ("Energy Council Secretary")."""
        cut = self._cut(first, last)
        end = cut - self._closing_title(first, cut)
        kind, how = self.kinds.tell(first, end)
        if self._after_outlet(first) and kind != "place":
            kind, how = "organisation", "shape"
        if kind is not None:
            self._own(first, end)
            self.found.append(Spot(first, end, first, kind, how=how))
        return cut

    def _after_outlet(self, first: int) -> bool:
        """Whether a word for an outlet stands right before a name: "the weekly Obala"."""
        before = self.reading.tokens[first - 1] if first else None
        return before is not None and before.tag in ("NN", "JJ") and before.text in lexicon().outlets

    def _closing_title(self, first: int, last: int) -> int:
        """How many tokens of a title a run ends in, when something else stands before it and no person is named."""
        if self.kinds.person(first, last):
            return 0
        width = title_ending(self.reading, first, last)
        return width if width < last - first else 0

    def _cut(self, first: int, last: int) -> int:
        """Where a run that begins with an unknown name ends: before a country that does not belong to it."""
        if self.kinds.body(first, last) or self.kinds.person(first, last) or self.kinds.place(first, last):
            return last
        for index in range(first + 1, last):
            if self._known(index, last) is not None:
                return index
        return last

    def _own(self, first: int, last: int) -> None:
        """Countries within a longer name are named too, though they are no spot of their own."""
        for index in range(first, last):
            hit = self._known(index, last)
            if hit is not None:
                self._count(hit[0].entries, index, hit[1])

    def _count(self, entries: tuple[Entry, ...], first: int, last: int) -> None:
        entry = entries[0]
        if entry.side and ":" not in entry.side and entry.kind not in ("local", "agency", "outlet"):
            self.countries[entry.side] += 1
        if entry.kind == "adjective" and entry.side:
            for index in range(first, last):
                self.adjectives[index] = entry.side

    def _known(self, first: int, last: int) -> tuple[Match, int] | None:
        """The longest name of the gazetteer at a token, and the token after it."""
        tokens = self.reading.tokens
        hit = match(self.reading.text, tokens[first].start)
        if hit is None or self._mere_word(first, hit):
            return None
        end = first
        while end < len(tokens) and tokens[end].end < hit.end:
            end += 1
        if end >= len(tokens) or tokens[end].end != hit.end:
            return None
        return hit, end + 1

    def _mere_word(self, first: int, hit: Match) -> bool:
        """Whether a one-word name of an outlet or platform is only a capital at a sentence's start, or a letter."""
        tokens = self.reading.tokens
        token = tokens[first]
        if token.end != hit.end or hit.entries[0].kind not in ("outlet", "platform", "party"):
            return False
        if len(token.text) == 1:
            return not self._posted(first)
        return self.words.opens(first) and not token.text.isupper() and token.tag not in ("NNP", "NNPS")

    def _posted(self, index: int) -> bool:
        before = self.reading.tokens[index - 1].text.casefold() if index else ""
        after = self.reading.tokens[index + 1].text if index + 1 < len(self.reading.tokens) else ""
        return (
            before in ("on", "via")
            or after == "("
            or (before in ("to", "an", "of") and after in ("post", ",", ".", ":"))
        )

    def _the_north_and_the_south(self) -> None:
        """ "The North" is North Korea, and "the South" South Korea, in a report that names it."""
        sides = {"North": "kp", "South": "kr"}
        alone = {spot.first: at for at, spot in enumerate(self.found) if spot.last == spot.first + 1}
        taken = {index for spot in self.found for index in range(spot.first, spot.last) if index not in alone}
        tokens = self.reading.tokens
        for index in range(1, len(tokens) - 1):
            side = sides.get(tokens[index].text)
            if side is None or index in taken or not self.countries[side] or index in self.adjectives:
                continue
            if tokens[index - 1].text.casefold() == "the" and not tokens[index + 1].text[:1].isupper():
                hit = match({"kp": "North Korea", "kr": "South Korea"}[side], 0)
                if hit is not None:
                    self.countries[side] += 1
                    spot = Spot(index, index + 1, index, "place", hit.entries, "gazetteer")
                    self.found.append(spot)
                    if index in alone:
                        self.found[alone[index]] = spot
                        self.found.pop()


def _kind_of(entry: Entry) -> EntityKind:
    if entry.kind in ("country", "capital", "nation"):
        return "place"
    if entry.kind in ("seat", "body", "local") and entry.side:
        return "government"
    return "organisation"


# What stands right before and after an agency's name in the credit of a picture: "[EPA/Yonhap]", "Photo: EPA".
CREDIT_BEFORE = re.compile(
    r"(?:/\s?|\[|\b(?:photo|photos|photograph|photographs|picture|pictures|image)(?:\s+by|:)\s*)\Z", re.IGNORECASE
)
CREDIT_AFTER = re.compile(r"\s?/|\]")
CREDIT = 20  # characters before a name in which it may be introduced as a credit


def settle(entries: tuple[Entry, ...], countries: Counter[str]) -> tuple[Entry, str | None]:
    """Of several entries with one name, that whose country the report names most, and the side it speaks for here."""
    best = max(entries, key=lambda entry: countries[entry.side or ""])
    if best.kind == "local" and best.side and not countries[best.side] and countries:
        return best, None
    return best, best.side


def particle(word: str) -> bool:
    """Whether a lower-case word may be part of a person's name ("von")."""
    return word in lexicon().particles
