"""Agencies and outlets that a report credits, by the words that credit them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

import msgspec

from onrecord.memory import Memory, digest
from onrecord.mentions.gazetteer import entries
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.stories.words import WORD

# Words around a name that make it a credit: "according to X", "X reported", "told X", "(X) —" before a first line.
BEFORE = re.compile(
    r"(?:according to|citing|cited by|quoted by|reported by|told|as per|source:|report from|reporting by) "
    r"(?:a |an |the )?(?:news agency |news agencies |newspaper |broadcaster )?$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?: news agency| news)?(?:,? (?:reported|reports|report|said|says|quoted|cited|citing)\b|\) *[-–—]| *[-–—] )",
    re.IGNORECASE,
)
WINDOW = 45
FEWEST_INITIALS = 3


class Credit(msgspec.Struct, frozen=True, order=True):
    """An agency or outlet that a report names as its source: where, by key, and its name for people."""

    span: Span
    key: str
    name: str


class Credited(msgspec.Struct, frozen=True, gc=False):
    """The credits of a report, in order of its text, and the keys of all the agencies and outlets that it prints."""

    credits: tuple[Credit, ...]
    printed: tuple[str, ...]


def credits_of(
    report: Report, outlets: Mapping[str, str], *, wanted: Collection[str] | None = None
) -> tuple[Credit, ...]:
    """The credits of a report, in order of its text; `outlets` maps names of outlets to their keys.

    A byline's or dateline's agency counts ("(Reuters) -"); a report's own outlet does not. With `wanted`, a report
    that prints no name of these keys is not looked at further.
    """
    return Credits(outlets).of(report, wanted=wanted)


class Credits:
    """The credits of a story's reports (see `credits_of`), each looked for once and kept in memory."""

    def __init__(self, outlets: Mapping[str, str], memory: Memory | None = None) -> None:
        self._outlets = tuple(sorted(outlets.items()))
        self._memory = memory or Memory()
        self._context = digest(self._outlets)

    def of(self, report: Report, *, wanted: Collection[str] | None = None) -> tuple[Credit, ...]:
        """Those of one report."""
        if wanted is not None and not wanted:
            return ()
        found = self._memory.once(
            report.id, "credits", self._context, Credited, lambda: _credited_in(report, self._outlets)
        )
        return found.credits if wanted is None or any(key in wanted for key in found.printed) else ()


def _credited_in(report: Report, outlets: tuple[tuple[str, str], ...]) -> Credited:
    own = agency_key(report.outlet) or (report.outlet or "")
    names, by_first = _index(outlets)
    words = by_first.keys() & set(WORD.findall(report.text))
    printed = tuple(sorted(name for word in words for name in by_first[word] if name in report.text))
    if not printed:
        return Credited((), ())
    found = []
    for match in _finder(printed).finditer(report.text):
        key, name = names[match.group()]
        if key != own and (_credited(report.text, match) or _in_byline(report, match)):
            found.append(Credit(Span(report.id, match.start(), match.end()), key, name))
    return Credited(tuple(found), tuple(sorted({names[name][0] for name in printed})))


def agency_key(name: str | None) -> str | None:
    """The key of the agency of that name, or None."""
    found = _agencies().get(name) if name else None
    return found[0] if found else None


@lru_cache(maxsize=8)
def _index(outlets: tuple[tuple[str, str], ...]) -> tuple[dict[str, tuple[str, str]], dict[str, list[str]]]:
    """Key and name for people of each name, and the names by their first word."""
    names = _names(dict(outlets))
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if words := WORD.findall(name):
            by_first[words[0]].append(name)
    return names, by_first


def _names(outlets: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    short = {initials: (outlets[name], name) for name in sorted(outlets) if (initials := _initials(name))}
    return {**short, **{name: (key, name) for name, key in outlets.items() if name}, **_agencies()}


def _initials(name: str) -> str:
    """The capitals of a name of three words or more, as datelines print it ("(HPA) -"); else ""."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= FEWEST_INITIALS else ""


@cache
def _agencies() -> dict[str, tuple[str, str]]:
    """Names of the gazetteer's news agencies to key and name."""
    agencies = [entry for entry in entries() if entry.kind == "agency"]
    return {name: (entry.name, entry.name) for entry in reversed(agencies) for name in entry.names}


@lru_cache(maxsize=1_000)
def _finder(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first."""
    longest = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)")


def _credited(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - WINDOW) : match.start()]
    return bool(BEFORE.search(before) or AFTER.match(text, match.end()))


def _in_byline(report: Report, match: re.Match[str]) -> bool:
    return any(r.kind == "byline" and r.span.start <= match.start() < r.span.end for r in report.regions)
