"""Which business "the airline" or "the company" means: the one printed to be it, else the one last heard before."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.claims.names import OWNED
from onrecord.claims.nations import plain, until_joint
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report

# "Norvane, the national AIRLINE": what a business is, after its name.
AFTER = re.compile(r",\s+(?:a|an|the|its|their)\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+)(?=[,.;\s])")
# "the mining COMPANY Norvane", "the operator, Norvane": the same before its name.
BEFORE = re.compile(r"\b(?:the|its|their|a|an)\s+(?:[\w-]+\s+){0,3}?([\w-]+),?\s+$", re.IGNORECASE)
LEAD = 60  # characters before a name in which it may stand
# "The airline": nothing but a business, said to be known.
DEFINITE = re.compile(r"(?:the|this|that)\s+([a-z]+)(?:[’']s?)?", re.IGNORECASE)
# What goes on after what looked like a name: "Mining minister", "Bank Employees' Union".
CUT = re.compile(r"\s+(?:minister|ministry|secretary)\b|[’']\s+[A-Z]")
NEAR = 8  # names before a place that are asked
SHARE = 2 / 3  # of the places where a business is called so, that must agree


class Firms:
    """The businesses of a story, and what it calls them."""

    def __init__(
        self,
        bodies: Mapping[str, Sequence[Entity]],
        no_firms: frozenset[str],
        reports: Mapping[str, Report],
        sources: Mapping[str, Sequence[tuple[int, str]]],
        side_of: Callable[[str], str | None],
    ) -> None:
        """The businesses among the bodies of a story.

        `bodies` are by id under all their names; `no_firms` are names of places and outlets, lower case; `sources` are,
        by report, where the sources of its statements end, with their ids; `side_of` tells for which body one speaks.
        """
        self.named = {key: each for key, each in bodies.items() if _may_be(each, no_firms)}
        self.reports = reports
        self.sources = sources
        self.side_of = side_of
        self.bodies = {key: each for key, each in self.named.items() if self._kinds[key] or not _surname(each)}

    def meant(self, report: str, place: int, noun: str, read: str) -> str | None:
        """The id of the business that "the airline" at a place means, if it can be told.

        `read` is the id of the one that study took it for, which stands where that may be called so.
        """
        if read in self.bodies and noun in self._kinds[read]:
            return read
        called = self._called.get(noun, set())
        near = [(at, key) for at, key in self._places.get(report, ()) if key in called]
        if called:
            here = {key for _, key in near}
            if len(here) > 1:
                before = [key for at, key in near if at <= place]
                return before[-1] if before else None
            return min(here or called) if len(here or called) == 1 else None
        if noun in words_of("general_businesses"):
            return self._last(report, place, noun)
        return self._voted.get(noun)

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """For each report, where the names of businesses end."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for key, names in self.bodies.items():
            for report, start, end in self._printed(names):
                if report.text[start : start + 1].isupper() and not CUT.match(report.text, end):
                    found[report.id].append((end, key))
        return {report: sorted(places) for report, places in found.items()}

    def _printed(self, names: Sequence[Entity]) -> Iterator[tuple[Report, int, int]]:
        for span in (span for name in names for span in name.mentions):
            if span.report in self.reports:
                yield self.reports[span.report], span.start, span.end

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        """The nouns by which each is printed to be a business: "Norvane, the airline", "Pell Bank"."""
        found = {}
        for key, names in self.named.items():
            last = {plain(form)[-1:] for name in names for form in (name.name, *name.aliases)}
            found[key] = {words[0] for words in last if words and words[0] in words_of("businesses")}
            for report, start, end in self._printed(names):
                found[key] |= self._beside(report.text, start, end)
        return found

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """For each noun, the businesses that are printed to be one."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, nouns in self._kinds.items():
            for noun in nouns:
                found[noun].add(key)
        return found

    @staticmethod
    def _beside(text: str, start: int, end: int) -> set[str]:
        before = BEFORE.search(text, max(0, start - LEAD), start)
        after = AFTER.match(text, end)
        nouns = {before[1].lower() if before else "", until_joint(after[1].lower().split())[-1] if after else ""}
        return nouns & words_of("businesses")

    def _last(self, report: str, place: int, noun: str) -> str | None:
        """The business that was last heard or named before a place."""
        told = self.sources.get(report, ())
        at = bisect_left(told, (place, ""))
        heard = [(end, side) for end, source in told[max(0, at - 1) : at] if (side := self.side_of(source))]
        named = self._places.get(report, [])
        named = named[: bisect_left(named, (place, ""))]
        able = [each for each in (*heard, *named[-NEAR:]) if each[1] in self.bodies and self._fits(each[1], noun)]
        return max(able)[1] if able else None

    def _fits(self, key: str, noun: str) -> bool:
        """Whether a business may be called by a noun: it is not printed to be something else."""
        known = self._kinds[key] - words_of("general_businesses")
        return not known or noun in known or noun in words_of("general_businesses")

    @cached_property
    def _voted(self) -> dict[str, str]:
        """For each noun that no business is printed to be, the one that it means in most of its places."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for key in sorted(self.reports):
            for match in DEFINITE.finditer(self.reports[key].text):
                noun = match[1].lower()
                if noun in words_of("businesses") and not self._called.get(noun):
                    last = self._last(key, match.start(), noun)
                    if last is not None:
                        votes[noun][last] += 1
        found = {}
        for noun, told in votes.items():
            key, most = min(told.items(), key=lambda each: (-each[1], each[0]))
            if most >= SHARE * told.total():
                found[noun] = key
        return found


def _may_be(names: Sequence[Entity], no_firms: frozenset[str]) -> bool:
    """Whether one under all its names may be a business: no place, office, outlet or country."""
    if any(name.speaks_for or name.kind in {"place", "government"} for name in names):
        return False
    forms = (form for name in names for form in (name.name, *name.aliases) if form[:1].isupper())
    return any(
        words_of("businesses").issuperset(_offices(words)) and (_offices(words) or " ".join(words) not in no_firms)
        for form in forms
        if (words := plain(form)) and not OWNED.search(form)
    )


def _offices(words: Sequence[str]) -> frozenset[str]:
    return words_of("body_nouns").intersection(words) - {"group"}


def _surname(names: Sequence[Entity]) -> bool:
    """Whether one may be a person who is known by one word."""
    return all(name.kind == "person" and len(plain(name.name)) == 1 for name in names)


def noun_of(source: str) -> str | None:
    """The noun of a source that is nothing but a business said to be known: "the airline"."""
    match = DEFINITE.fullmatch(source.strip())
    noun = match[1].lower() if match else ""
    return noun if noun in words_of("businesses") else None
