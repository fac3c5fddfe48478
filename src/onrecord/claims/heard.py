"""Which body is talked of at a place of a report: the one that was heard last, or that a sentence begins with."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from onrecord.claims.cues import words_of
from onrecord.claims.names import Names
from onrecord.claims.nations import head, plain
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report

LEAST = 8  # letters of a name that is looked for in a text
PARAGRAPH = 250  # characters before a place within which a body must be named to be talked of there
SUBJECT = 35  # characters of a sentence in which the name of its subject must end
STOPS = (". ", "\n", "? ", "! ", ".” ", '." ')  # what ends a sentence

# Where a sentence begins.
BEGINNING = re.compile(r"(?:^|\n|[.!?][”\"]?\s)\s*")
# "The Nurses' Union has ...": what may be a body's name at the beginning of a sentence.
SUBJECT_OF = re.compile(r"(?:[A-Z][a-z]+\s+(?:[a-z]+\s+)?)?[Tt]he((?:\s+[\w’'-]+){1,6})")
# "The company": the same as a source.
SOURCE = re.compile(r"\b[Tt]he\s+([a-z]+)$")

Placed = tuple[int, str]


class Heard:
    """The bodies of a story by where they are heard of."""

    def __init__(
        self,
        names: Names,
        reports: Mapping[str, Report],
        sources: Mapping[str, Sequence[Placed]],
        voices: Set[str] | None,
        *,
        firm: Callable[[str, int, str], str | None],
        body_of: Callable[[str], str | None],
    ) -> None:
        """The bodies among some names.

        `sources` are, by report, where the sources of its statements end, with their ids; `voices` the ids of those
        that some statement names as its source, if known; `firm` tells which business "the company" is at a place,
        `body_of` for which body a source speaks.
        """
        self.names = names
        self.reports = reports
        self.sources = sources
        self.voices = voices
        self.firm = firm
        self._body_of = body_of

    def before(self, report: str, end: int, kinds: Set[str] = frozenset()) -> str | None:
        """The body that is talked of shortly before a place, "" where it cannot be told which; None if there is none.

        If any kinds are given, only bodies of these are asked for.
        """
        text = self.reports[report].text
        start = max(text.rfind(mark, max(0, end - PARAGRAPH), end) for mark in STOPS) + 1
        first = [key for at, key in self.places.get(report, ()) if start < at <= min(start + SUBJECT, end)]
        found = [*self._told(report, end), *self._begun(report, end)]
        found += [(end, key) for key in first[:1]]
        return max((each for each in found if self.fits(each[1], kinds)), default=(0, None))[1]

    def fits(self, key: str, kinds: Set[str]) -> bool:
        """Whether a body is of one of some kinds, if any are given."""
        return not kinds or any(head(form) in kinds for form in self.names.words.get(key, ()))

    def _told(self, report: str, end: int) -> Iterator[Placed]:
        """The bodies of the sources shortly before a place, with where those end."""
        text, told = self.reports[report].text, self.sources.get(report, ())
        for at, source in told[bisect_left(told, (end - PARAGRAPH, "")) : bisect_left(told, (end, ""))]:
            called = SOURCE.search(text, max(0, at - SUBJECT), at)
            firm = self.firm(report, at, called[1]) if called and called[1] in words_of("businesses") else None
            key = firm or self.names.find(source)
            if key in self.bodies or (key := self._body_of(source) or ""):
                yield at, key

    def _begun(self, report: str, end: int) -> Iterator[Placed]:
        """The bodies that the sentences shortly before a place begin with; one that cannot be told is ""."""
        text = self.reports[report].text
        for match in BEGINNING.finditer(text, max(0, end - PARAGRAPH), end):
            begin = match.end() + (4 if text.startswith("The ", match.end()) else 0)
            if key := self._starts.get(report, {}).get(begin):
                yield begin, key
                continue
            subject = SUBJECT_OF.match(text, match.end(), end)
            name = _body_name(subject[1].split()) if subject else []
            if name and subject is not None:
                yield subject.start(1), self._called(report, subject.start(1), name)

    def _called(self, report: str, at: int, name: Sequence[str]) -> str:
        """The body that "the federation", "the Nurses' Union" or "the company" means at a place; or ""."""
        noun = name[-1].lower()
        if len(name) > 1:
            found = {self.names.find(body.id) for body in self._by_form.get(plain(" ".join(name)), ())}
        elif noun in words_of("businesses") and (firm := self.firm(report, at, noun)):
            return firm
        else:
            able = self.by_kind.get(noun, frozenset())
            found = {self._last_printed(report, at, able)} if len(able) > 1 else set(able)
        return found.pop() if len(found) == 1 else ""

    def _last_printed(self, report: str, at: int, able: Set[str]) -> str:
        """The one of some bodies of which a name is printed last before a place, or ""."""
        text = self.reports[report].text
        found = {
            (text.rfind(name, 0, at), key)
            for key in able
            for each in self.names.of_one(self.names.by_id[key])
            for name in (each.name, *each.aliases)
            if len(name) > LEAST
        }
        return max(found)[1] if found and max(found)[0] >= 0 else ""

    @cached_property
    def _by_form(self) -> Mapping[tuple[str, ...], Sequence[Entity]]:
        found: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        for body in self.names.bodies:
            for form in self.names.words[body.id]:
                found[form].append(body)
        return found

    @cached_property
    def by_kind(self) -> Mapping[str, Set[str]]:
        """The bodies by the nouns of their kinds."""
        found: dict[str, set[str]] = defaultdict(set)
        for body in self.names.bodies:
            for form in self.names.words[body.id]:
                if form and head(form) in words_of("body_nouns"):
                    found[head(form)].add(self.names.find(body.id))
        return found

    @cached_property
    def _starts(self) -> Mapping[str, Mapping[int, str]]:
        """For each report, the bodies by where their mentions begin."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for body in self.names.bodies:
            for span in body.mentions:
                found[span.report].setdefault(span.start, self.names.find(body.id))
        return found

    @cached_property
    def countries(self) -> frozenset[str]:
        """The ids that stand for countries and places."""
        return frozenset(self.names.find(e.id) for e in self.names.named if e.kind in {"place", "government"})

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The ids that stand for bodies."""
        return frozenset(self.names.find(body.id) for body in self.names.bodies)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The bodies that are named as sources of statements: who speaks for a body speaks for one of these."""
        return frozenset(self.names.find(key) for key in (self.names.words if self.voices is None else self.voices))

    @cached_property
    def places(self) -> Mapping[str, Sequence[Placed]]:
        """For each report, where the mentions of bodies end."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for body in self.names.bodies:
            key = self.names.find(body.id)
            if key in self.speaking:
                for span in body.mentions:
                    found[span.report].append((span.end, key))
        return {report: sorted(places) for report, places in found.items()}


def _body_name(words: Sequence[str]) -> Sequence[str]:
    """The words up to the noun of a body, if they are the name of one: "Nurses' Union" of "Nurses' Union has said"."""
    kinds = words_of("body_nouns") | words_of("businesses") | words_of("offices")
    for at, word in enumerate(words):
        if word.lower() in words_of("joints"):
            return ()
        if word.lower() in kinds and (at + 1 == len(words) or words[at + 1].lower() not in kinds):
            return words[: at + 1]
    return ()
