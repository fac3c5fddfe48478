"""Roles that name no body: "its director", "a spokeswoman", "the company's chief executive", "the rector".

Whom such a one speaks for is told by the bodies that are talked of where the role is printed.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from onrecord.claims.cues import words_of
from onrecord.claims.heard import PARAGRAPH, Heard, Placed
from onrecord.claims.names import OWNED
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.stories.words import table

WORDS = 3  # of a role that names no body, at the most
TITLE = 12  # characters between a bare role and the name, where another title may stand
AHEAD = 25  # characters before a bare role and its title that show that it is one
CLOSE = 4  # characters between a body's name, a role and its holder
ITS = 90  # characters before "its chief executive" within which the body must be named

# What stands before a role that names no body: a new sentence or clause, or "a".
BEFORE = re.compile(
    r"(?:^|[.,;:!?\n”\"]|[.,!?]’)\s*(?:(?:a|an|the)\s+)?(?:(?:managing|general|deputy|acting|interim|chief|executive)\s+)?$"
)
# The title of a head of state, as likely as an office.
TITLED = re.compile(r"\bPresident\b")


class BareRoles:
    """The roles of a story that name no body."""

    def __init__(self, heard: Heard, reports: Mapping[str, Report]) -> None:
        self.heard = heard
        self.reports = reports

    def beside(self, _words: Sequence[str], person: Entity, role: str) -> str | None:
        """The body named right before the role ("Acme spokesman ..."), or talked of before "its chief executive"."""
        printed = role.strip(' ,"“”').removeprefix("its ").lower()
        for span in person.mentions:
            report = self.reports.get(span.report)
            before = report.text[max(0, span.start - ITS) : span.start].lower() if report else ""
            at = before.rfind(printed)
            if at < 0 or len(before) - at - len(printed) > CLOSE:
                continue
            own = before[:at].endswith("its ")
            end = span.start - len(before) + at
            if own and (heard := self.heard.before(span.report, end)) is not None:
                return heard or None
            near = self._last(span.report, end)
            if near and (own or end - near[0] <= CLOSE):
                return near[1]
        return None

    def owned(self, words: Sequence[str], person: Entity, role: str) -> str | None:
        """The business that "the company" means in "the company's chief executive, ..."."""
        if not words or words[0] not in words_of("businesses") or self.heard.by_kind.get(words[0]):
            return None
        places = self._printed(person, role)
        return _most(Counter(firm for report, at, _ in places if (firm := self.heard.firm(report, at, words[0]))))

    def talked_of(self, words: Sequence[str], person: Entity, role: str) -> str | None:
        """The body that is talked of before "a spokeswoman, ..." or a bare "chief executive ...", in most places."""
        said = set(words) - {"board"}
        officer = not words_of("officers").isdisjoint(said)
        kinds = frozenset() if officer or TITLED.search(role) else headed(words)
        bare = words_of("body_nouns").isdisjoint(said) and not OWNED.search(role)
        if not bare or not (officer or kinds) or len(words) > WORDS:
            return None
        heard, near = Counter[str](), Counter[str]()
        for report, start, lead in self._printed(person, role):
            if not BEFORE.search(lead):
                continue
            body = self.heard.before(report, start, kinds)
            if body is not None:
                heard[body] += bool(body)
            elif (last := self._last(report, start, kinds)) and start - last[0] <= PARAGRAPH:
                near[last[1]] += 1
        return _most(heard) or _most(near) or (self._only(person, kinds) if kinds else None)

    def country(self, person: Entity, role: str, than: str) -> str | None:
        """The country that is talked of before "a government spokesman", where no other government is named before."""
        votes = Counter[str]()
        for report, start, _ in self._printed(person, role):
            if any(key == than for _, key in self._until(report, start)):
                return None
            if (key := self.heard.before(report, start)) in self.heard.countries:
                votes[key or ""] += 1
        return _most(votes)

    def _printed(self, person: Entity, role: str) -> Iterator[tuple[str, int, str]]:
        """Where a role stands before someone's name: the report, where the role begins, and what is before it."""
        printed = role.strip(' ,"“”').lower()
        for span in person.mentions:
            report = self.reports.get(span.report)
            before = report.text[max(0, span.start - len(printed) - AHEAD) : span.start].lower() if report else ""
            at = before.rfind(printed)
            if at >= 0 and len(before) - at - len(printed) <= TITLE:
                yield span.report, span.start - len(before) + at, before[:at]

    def _until(self, report: str, end: int) -> Sequence[Placed]:
        """The bodies named in a report up to a place."""
        places = self.heard.places.get(report, ())
        return places[: bisect_right(places, end, key=lambda each: each[0])]

    def _last(self, report: str, end: int, kinds: Set[str] = frozenset()) -> Placed | None:
        """The last body, of some kinds if any are given, to be named up to a place."""
        return next((each for each in reversed(self._until(report, end)) if self.heard.fits(each[1], kinds)), None)

    def _only(self, person: Entity, kinds: Set[str]) -> str | None:
        """The one body of some kinds in the reports that name someone."""
        reports = sorted({span.report for span in person.mentions})
        found = {key for report in reports for _, key in self.heard.places.get(report, ())}
        able = {key for key in found if self.heard.fits(key, kinds)}
        return able.pop() if len(able) == 1 else None


def _most(votes: Counter[str]) -> str | None:
    """The one with the most votes, if there is one."""
    most = max(votes.values(), default=0)
    best = [key for key, number in votes.items() if number == most > 0]
    return best[0] if len(best) == 1 else None


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {office: frozenset(kinds.split()) for office, kinds in table("onrecord.claims", "heads.tsv")}


def headed(words: Sequence[str]) -> frozenset[str]:
    """The kinds of bodies for which the holder of an office can speak, by heads.tsv; empty where it does not tell."""
    return next((kinds for word in words if (kinds := _heads().get(word))), frozenset())
