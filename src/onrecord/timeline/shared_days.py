"""What a happening that two reports tell proves of an undated one's date: the other says of which year it is.

"Signed on 18 June last year" beside another report's "signed in June 2031" puts the first report into 2032.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.findings import Findings
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.timeline.words import TELLING, root, weight, words
from onrecord.times.nouns import Time

SHARED = 3  # telling words that two sentences share when they tell the same happening
HALF_YEAR = timedelta(183)  # a day without its year is less than this away from the publication
# A month or day of a year counted from the publication ("June 18 last year"), and a day without its year ("May 9").
OF_YEAR = re.compile(r"R([+-]\d+)Y/(\d\d(?:-\d\d)?)$")
YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)([<>]?)$")
# A month or day whose year is known.
KNOWN = re.compile(r"(\d{4})-(\d\d(?:-\d\d)?)$")


class Proof(NamedTuple):
    """What follows for a report's date, and the words of both reports that it follows from."""

    earliest: str
    latest: str
    spans: tuple[Span, ...]


class Told(NamedTuple):
    """A temporal expression with the telling words of its sentence."""

    time: Time
    roots: frozenset[str]


def proofs(
    reports: Iterable[Report], findings: Mapping[str, Findings], published: Mapping[str, Published]
) -> dict[str, Proof]:
    """For each report whose date is open, what the story's other reports prove of it; nothing where they disagree."""
    read = [report for report in sorted(reports, key=lambda r: r.id) if report.id in findings]
    if not any(_is_open(published[report.id]) for report in read):
        return {}
    told = {report.id: list(_told(report, findings[report.id])) for report in read}
    known = [(each, match) for rows in told.values() for each in rows if (match := KNOWN.match(each.time.value or ""))]
    found = {}
    for report in read:
        if _is_open(published[report.id]):
            proof = _agreed([p for each in told[report.id] for p in _proofs(each, known)])
            if proof is not None:
                found[report.id] = proof
    return found


def _is_open(day: Published) -> bool:
    return day.basis in ("unknown", "inferred") and (day.earliest is None or day.latest is None)


def _told(report: Report, found: Findings) -> Iterator[Told]:
    starts = [sentence.start for sentence in found.sentences]
    for time in found.times:
        at = bisect_right(starts, time.span.start) - 1
        if time.type == "DATE" and at >= 0:
            sentence = found.sentences[at]
            text = report.text[sentence.start : sentence.end]
            yield Told(time, frozenset(root(word) for word, _, _ in words(text) if weight(word) >= TELLING))


def _proofs(told: Told, known: Sequence[tuple[Told, re.Match[str]]]) -> Iterator[Proof]:
    """What follows from one expression and those that share the most words with it, if they share enough."""
    if not (OF_YEAR.match(told.time.unanchored) or YEARLESS.match(told.time.unanchored)):
        return
    met = [
        (len(told.roots & other.roots), proof)
        for other, match in known
        if other.time.span.report != told.time.span.report and (proof := _proof(told.time, other.time, match))
    ]
    most = max((shared for shared, _ in met), default=0)
    if most >= SHARED:
        yield from (proof for shared, proof in met if shared == most)


def _proof(time: Time, other: Time, match: re.Match[str]) -> Proof | None:
    """What follows for the date of the report of `time` if `other` is the same day, or a month that it lies in."""
    counted, yearless = OF_YEAR.match(time.unanchored), YEARLESS.match(time.unanchored)
    year, day, spans = int(match.group(1)), match.group(2), (time.span, other.span)
    if counted is not None and _same(counted.group(2), day):
        own = year - int(counted.group(1))
        return Proof(f"{own:04}-01-01", f"{own:04}-12-31", spans)
    if yearless is not None and yearless.group(1) == day:
        meant = date.fromisoformat(match.group())
        last = meant if yearless.group(2) == ">" else meant + HALF_YEAR
        return Proof((meant - HALF_YEAR).isoformat(), last.isoformat(), spans)
    return None


def _same(one: str, other: str) -> bool:
    """Whether a month and a day of it, or two equal ones, can be the same day."""
    return one == other or (len(one) != len(other) and one[:2] == other[:2])


def _agreed(found: Sequence[Proof]) -> Proof | None:
    """All proofs together, or None where no day is left."""
    if not found:
        return None
    earliest, latest = max(proof.earliest for proof in found), min(proof.latest for proof in found)
    spans = tuple(dict.fromkeys(span for proof in found for span in proof.spans))
    return Proof(earliest, latest, spans) if earliest <= latest else None
