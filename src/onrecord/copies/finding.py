"""Finds the passages that one report took from another, and which way they went.

By shared runs of words and how much of a report they cover; a measure of likeness such as Jaccard's misses a paragraph
inside a longer report.
"""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence as Ordered
from functools import partial

import msgspec
import numpy as np

from onrecord.copies.candidates import candidates
from onrecord.copies.compared import Compared
from onrecord.copies.credits import Credit, Credits, agency_key
from onrecord.copies.nouns import Copy, CopyKind
from onrecord.copies.runs import Run, covered, passages, shared
from onrecord.copies.shingles import Print, Sequence, printed
from onrecord.findings import Findings
from onrecord.memory import Memory
from onrecord.reports.report import Published, Report
from onrecord.spans import content_id

COPIED = 0.5  # share of the smaller report from which it is a copy
TAKEN = 0.3  # share of the smaller report from which, edited or not, it was taken
EMBEDDED = 25  # words of a run from which it was taken, not met by chance,
PLAIN = 6  # where as many of them stand outside quotation marks: who is quoted may be met, how it is told is not
SHORT = 20  # shared words below which two short reports are no copies, however large the share
QUOTATION = 8  # words of a quoted run
REWORDED = (
    18  # words of a passage's runs, close together, from which it was taken from whom it credits, lightly edited,
)
REWORDED_PLAIN = 12  # of which so many stand outside quotation marks


def find(
    reports: Ordered[Report],
    findings: Mapping[str, Findings],
    published: Mapping[str, Published],
    *,
    story: str = "",
    memory: Memory | None = None,
) -> tuple[Copy, ...]:
    """Every copied passage, shared quotation and credit among the reports, in order of report, original and kind.

    The direction follows from a credit, else from the days (`published`, else the report's own); else the
    smaller id stands as `of`. `memory` keeps under the story what was found before.
    """
    memory = memory or Memory()
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    outlets = {report.outlet: agency_key(report.outlet) or report.outlet for report in ordered if report.outlet}
    keys, credited = set(outlets.values()), Credits(outlets, memory)
    table = _Table(
        reports={report.id: report for report in ordered},
        days={r.id: _day(r, findings, published) for r in ordered},
        credits={r.id: credited.of(r, wanted=keys) for r in ordered},
    )
    shelf = _Shelf(table.reports)
    prints = {key: memory.once(key, "prints", None, Print, partial(shelf.printed, key)) for key in table.reports}
    found = []
    known = Compared(story, memory, {key: _basis(key, table) for key in table.reports})
    for one, other in candidates(prints, lambda one, other: _is_credited(one, other, table)):
        found += known.of(one, other, lambda one, other: _compared(shelf.words(one), shelf.words(other), table))
    known.keep()
    taken = {frozenset((copy.report, copy.of)) for copy in found if copy.kind in {"copy", "embedded"}}
    found += [copy for copy in _credited(table) if frozenset((copy.report, copy.of)) not in taken]
    return tuple(sorted(found, key=lambda copy: (copy.report, copy.of, copy.kind)))


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    """What the direction of a copy is read from."""

    reports: dict[str, Report]
    days: dict[str, Published]
    credits: dict[str, tuple[Credit, ...]]


def _basis(key: str, table: _Table) -> object:
    """What, besides the words, a comparison of a report with another follows from."""
    credited = [(credit.key, credit.name) for credit in table.credits[key]]
    return (table.reports[key].outlet, table.days[key], credited)


class _Shelf:
    """The reports' words, read when they are first asked for."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._read: dict[str, Sequence] = {}

    def words(self, key: str) -> Sequence:
        if key not in self._read:
            self._read[key] = Sequence(self._reports[key])
        return self._read[key]

    def printed(self, key: str) -> Print:
        return printed(self.words(key))


def _day(report: Report, findings: Mapping[str, Findings], published: Mapping[str, Published]) -> Published:
    found = findings.get(report.id)
    return published.get(report.id) or (found.published if found else report.published)


def _compared(one: Sequence, other: Sequence, table: _Table) -> list[Copy]:
    runs = shared(one, other)
    if not runs:
        return []
    share = max(covered(runs) / len(one), covered(runs, there=True) / len(other))
    credited = _is_credited(one.report, other.report, table)
    kind = _kind(one, other, runs, share, credited=credited)
    if kind is None:
        return []
    if kind == "quotation":
        runs = tuple(run for run in runs if _in_quotes(one, other, run))
    return [_copy(one, other, runs, kind, table)]


def _kind(one: Sequence, other: Sequence, runs: tuple[Run, ...], share: float, *, credited: bool) -> CopyKind | None:
    if share >= TAKEN and (np.array_equal(one.words, other.words) or _plain(one, runs) >= SHORT):
        return "copy" if share >= COPIED else "embedded"
    if any(_taken(one, run) for run in runs):
        return "embedded"
    if credited and any(_reworded(one, passage) for passage in passages(runs)):
        return "embedded"
    if any(run.length >= QUOTATION and _in_quotes(one, other, run) for run in runs):
        return "quotation"
    return None


def _taken(one: Sequence, run: Run) -> bool:
    return run.length >= EMBEDDED and _plain_words(one, run) >= PLAIN


def _reworded(one: Sequence, passage: Ordered[Run]) -> bool:
    """Whether a passage's runs make up enough words, not all of them quoted, to be one that was lightly edited."""
    if sum(run.length for run in passage) < REWORDED:
        return False
    return sum(_plain_words(one, run) for run in passage) >= REWORDED_PLAIN


def _is_credited(one: str, other: str, table: _Table) -> bool:
    """Whether one of two reports credits the other's agency or outlet."""
    return bool(_credit(one, other, table) or _credit(other, one, table))


def _plain(one: Sequence, runs: tuple[Run, ...]) -> int:
    return sum(_plain_words(one, run) for run in runs)


def _plain_words(one: Sequence, run: Run) -> int:
    return run.length - int(one.quoted[run.here : run.here + run.length].sum())


def _in_quotes(one: Sequence, other: Sequence, run: Run) -> bool:
    """Most of the run is inside quotation marks in both reports: the same utterance, quoted twice."""
    here = one.quoted[run.here : run.here + run.length]
    there = other.quoted[run.there : run.there + run.length]
    return min(int(here.sum()), int(there.sum())) * 2 > run.length


def _copy(one: Sequence, other: Sequence, runs: tuple[Run, ...], kind: CopyKind, table: _Table) -> Copy:
    taker, because = _direction(one.report, other.report, table)
    pairs = [(one.span(r.here, r.here + r.length), other.span(r.there, r.there + r.length)) for r in runs]
    mine, share = one, covered(runs) / len(one)
    if taker == other.report:
        mine, share = other, covered(runs, there=True) / len(other)
        pairs = sorted((there, here) for here, there in pairs)
    of = other.report if mine is one else one.report
    return Copy(
        id=content_id("k", mine.report, of, kind),
        report=mine.report,
        of=of,
        kind=kind,
        share=round(share, 4),
        spans=tuple(pairs),
        directed=bool(because),
        because=because,
    )


def _direction(one: str, other: str, table: _Table) -> tuple[str, str]:
    """Which of two reports took the words, and the sign that shows it; the larger id, with no sign, where none does."""
    credit = [_credit(key, of, table) for key, of in ((one, other), (other, one))]
    for key, mine, its in ((one, credit[0], credit[1]), (other, credit[1], credit[0])):
        if mine and not its:
            return key, f"it credits {mine.name}"
    first, second = table.days[one], table.days[other]
    if first.latest and second.earliest and first.latest < second.earliest:
        return other, f"published later ({second.earliest} after {first.latest})"
    if second.latest and first.earliest and second.latest < first.earliest:
        return one, f"published later ({first.earliest} after {second.latest})"
    return max(one, other), ""


def _credit(key: str, of: str, table: _Table) -> Credit | None:
    """The words by which a report credits another's agency or outlet."""
    credited, outlet = table.credits[key], table.reports[of].outlet
    wanted = (agency_key(outlet) or outlet) if credited else None
    return next((credit for credit in credited if credit.key == wanted), None) if wanted else None


def _credited(table: _Table) -> list[Copy]:
    """Credits between reports of one story that no shared words bear out: the original may be among the outlet's."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for key, report in table.reports.items():
        if report.outlet:
            by_outlet[agency_key(report.outlet) or report.outlet].append(key)
    found = []
    for key, named in table.credits.items():
        first = {credit.key: credit for credit in reversed(named)}
        for credit in first.values():
            originals = by_outlet.get(credit.key, [])
            if len(originals) == 1 and originals[0] != key:
                found.append(_credit_edge(key, originals[0], credit))
    return found


def _credit_edge(key: str, of: str, credit: Credit) -> Copy:
    return Copy(
        id=content_id("k", key, of, "credit"),
        report=key,
        of=of,
        kind="credit",
        share=0.0,
        directed=True,
        because=f"it credits {credit.name}",
    )
