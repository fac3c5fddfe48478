"""Finds the passages that one report took from another, and which way they went.

By shared runs of words and how much of a report they cover; a measure of likeness such as Jaccard's misses a paragraph
inside a longer report.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Sequence as Ordered
from itertools import combinations, product

import msgspec

from onrecord.copies.credits import Credit, agency_key, credits_of
from onrecord.copies.nouns import Copy, CopyKind
from onrecord.copies.runs import Run, Shingles, covered, passages, shared
from onrecord.copies.shingles import Sequence, fingerprints, sequence
from onrecord.findings import Findings
from onrecord.reports.report import Published, Report
from onrecord.spans import content_id

COPIED = 0.5  # share of the smaller report from which it is a copy
TAKEN = 0.3  # share of the smaller report from which, edited or not, it was taken
EMBEDDED = 25  # words of a run from which it was taken, not met by chance,
PLAIN = 6  # where as many of them stand outside quotation marks: who is quoted may be met, how it is told is not
SHORT = 20  # shared words below which two short reports are no copies, however large the share
QUOTATION = 8  # words of a quoted run
FEWEST = 3  # sampled fingerprints that two reports must share to be compared; fewer where one is short
COMMON = 12  # reports that carry a fingerprint up to which each is compared with each; beyond, with the first few
LEADERS = 2  # these few
PARTNERS = 8  # reports that a report of formulas is compared with at the most, those that share most first,
SURE = 0.6  # besides those that share so much of the smaller one's fingerprints that they are no chance
SURE_PARTNERS = 40  # though not with more than these
REWORDED = (
    18  # words of a passage's runs, close together, from which it was taken from whom it credits, lightly edited,
)
REWORDED_PLAIN = 12  # of which so many stand outside quotation marks


def find(
    reports: Ordered[Report], findings: Mapping[str, Findings], published: Mapping[str, Published]
) -> tuple[Copy, ...]:
    """Every copied passage, shared quotation and credit among the reports, in order of report, original and kind.

    The direction follows from a credit, else from the days (`published`, else the report's own); else the
    smaller id stands as `of`.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    outlets = {report.outlet: agency_key(report.outlet) or report.outlet for report in ordered if report.outlet}
    table = _Table(
        reports={report.id: report for report in ordered},
        days={r.id: _day(r, findings, published) for r in ordered},
        credits={report.id: credits_of(report, outlets) for report in ordered},
    )
    sequences = {report.id: sequence(report) for report in ordered}
    found, shingles = [], Shingles()
    for one, other in _candidates(sequences, table):
        found += _compared(sequences[one], sequences[other], table, shingles)
    taken = {frozenset((copy.report, copy.of)) for copy in found if copy.kind in {"copy", "embedded"}}
    found += [copy for copy in _credited(table) if frozenset((copy.report, copy.of)) not in taken]
    return tuple(sorted(found, key=lambda copy: (copy.report, copy.of, copy.kind)))


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    """What the direction of a copy is read from."""

    reports: dict[str, Report]
    days: dict[str, Published]
    credits: dict[str, tuple[Credit, ...]]


def _day(report: Report, findings: Mapping[str, Findings], published: Mapping[str, Published]) -> Published:
    found = findings.get(report.id)
    return published.get(report.id) or (found.published if found else report.published)


def _candidates(sequences: Mapping[str, Sequence], table: _Table) -> list[tuple[str, str]]:
    """Pairs that share enough sampled fingerprints; of identical texts only the smallest id meets the others."""
    leaders, same = _folded(sequences)
    prints = {key: fingerprints(sequences[key].words) for key in leaders}
    counts = _shared_prints(prints)
    near = [
        pair
        for pair, count in counts.items()
        if count >= min(FEWEST, *(len(prints[key]) // 4 + 1 for key in pair)) or _is_credited(*pair, table)
    ]
    return sorted(_fewer(near, counts, prints) + same)


def _shared_prints(prints: Mapping[str, set[int]]) -> Counter[tuple[str, str]]:
    """How many fingerprints two reports share; one that many print ties each of these to the first few alone."""
    carriers: dict[int, list[str]] = defaultdict(list)
    for key in prints:
        for value in prints[key]:
            carriers[value].append(key)
    counts: Counter[tuple[str, str]] = Counter()
    for keys in carriers.values():
        if len(keys) > COMMON:
            counts.update(combinations(keys[:LEADERS], 2))
            counts.update(product(keys[:LEADERS], keys[LEADERS:]))
        elif len(keys) > 1:
            counts.update(combinations(keys, 2))
    return counts


def _fewer(
    near: Ordered[tuple[str, str]], counts: Mapping[tuple[str, str], int], prints: Mapping[str, set[int]]
) -> list[tuple[str, str]]:
    """The pairs that are worth comparing: for each report those that share most, and all that share very much."""
    partners: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for pair in near:
        for key in pair:
            partners[key].append((-counts[pair], pair))
    kept: set[tuple[str, str]] = set()
    for key in sorted(partners):
        ranked = sorted(partners[key])
        kept.update(pair for _, pair in ranked[:PARTNERS])
        kept.update(
            pair
            for count, pair in ranked[PARTNERS:SURE_PARTNERS]
            if -count >= SURE * min(len(prints[each]) for each in pair)
        )
    return sorted(kept)


def _folded(sequences: Mapping[str, Sequence]) -> tuple[list[str], list[tuple[str, str]]]:
    """One report for each text, and the pairs that tie the others to it."""
    leader: dict[tuple[int, ...], str] = {}
    same = []
    for key in sorted(sequences):
        words = sequences[key].words
        if words and leader.setdefault(words, key) != key:
            same.append((leader[words], key))
    return sorted(leader.values()), same


def _compared(one: Sequence, other: Sequence, table: _Table, shingles: Shingles) -> list[Copy]:
    runs = shared(one, other, shingles)
    if not runs:
        return []
    share = max(covered(runs) / len(one.words), covered(runs, there=True) / len(other.words))
    credited = _is_credited(one.report, other.report, table)
    kind = _kind(one, other, runs, share, credited=credited)
    if kind is None:
        return []
    if kind == "quotation":
        runs = tuple(run for run in runs if _in_quotes(one, other, run))
    return [_copy(one, other, runs, kind, table)]


def _kind(one: Sequence, other: Sequence, runs: tuple[Run, ...], share: float, *, credited: bool) -> CopyKind | None:
    enough = sum(_plain_words(one, run) for run in runs) >= SHORT or one.words == other.words
    if share >= COPIED and enough:
        return "copy"
    if (share >= TAKEN and enough) or any(_taken(one, run) for run in runs):
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


def _plain_words(one: Sequence, run: Run) -> int:
    return one.quoted[run.here : run.here + run.length].count(False)


def _in_quotes(one: Sequence, other: Sequence, run: Run) -> bool:
    """Most of the run is inside quotation marks in both reports: the same utterance, quoted twice."""
    here = one.quoted[run.here : run.here + run.length]
    there = other.quoted[run.there : run.there + run.length]
    return min(here.count(True), there.count(True)) * 2 > run.length


def _copy(one: Sequence, other: Sequence, runs: tuple[Run, ...], kind: CopyKind, table: _Table) -> Copy:
    taker, because = _direction(one.report, other.report, table)
    pairs = [(one.span(r.here, r.here + r.length), other.span(r.there, r.there + r.length)) for r in runs]
    mine, share = one, covered(runs) / len(one.words)
    if taker == other.report:
        mine, share = other, covered(runs, there=True) / len(other.words)
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
    outlet = table.reports[of].outlet
    wanted = agency_key(outlet) or outlet
    return next((credit for credit in table.credits[key] if credit.key == wanted), None) if wanted else None


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
