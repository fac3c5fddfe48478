"""Scores of what was gathered on the gold of the whole example story: claims, standings, copies, prospects, figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from onrecord.claims.nouns import Claim
from onrecord.copies.nouns import Copy
from onrecord.gathered import Gathered
from onrecord.prospects.nouns import Prospect
from onrecord.reports.report import Report
from onrecord.spans import Span

from .example import Row
from .scoring import Part, Scores, dice, gold_tokens, locate, span_tokens, tick

Reports = Mapping[str, Report]  # by file name
Key = tuple[str, str]  # file and words of a gold member


def score_story(gold: Row, reports: Reports, gathered: Gathered) -> Scores:
    """Score one story's gathered record; the parts are explained in README.md beside this file."""
    scores: Scores = defaultdict(Part)
    _score_claims(scores, gold["claims"], reports, gathered.claims)
    _score_copies(scores, gold, reports, gathered.copies)
    _score_prospects(scores, gold["prospects"], reports, gathered.prospects)
    _score_figures(scores, gold["figures"], reports, gathered)
    return dict(scores)


# Claims


def _score_claims(scores: Scores, gold: list[Row], reports: Reports, claims: Iterable[Claim]) -> None:
    """Joined pairs of members, standing now, its history, stances, and origins where a reader can count them."""
    held = {claim.id: _members_met(gold, reports, claim) for claim in claims}
    _score_pairs(scores["claims"], [_keys(claim) for claim in gold], [set(members) for members in held.values()])
    by_id = {claim.id: claim for claim in claims}
    chosen = _assign([_keys(claim) for claim in gold], {key: set(members) for key, members in held.items()})
    for want, key in zip(gold, chosen, strict=True):
        _score_standing(scores, want, by_id.get(key), held.get(key, {}))


def _keys(claim: Row) -> set[Key]:
    return {(member["file"], member["content"]) for member in claim["members"]}


def _members_met(gold: list[Row], reports: Reports, claim: Claim) -> dict[Key, str]:
    """The gold members that a claim holds, from Dice 0.5 on, with the stance that it gives them."""
    met: dict[Key, tuple[float, str]] = {}
    for want in (member for row in gold for member in row["members"]):
        report = reports[want["file"]]
        tokens = gold_tokens(report.text, [want["content"]], want["in"])
        for member in claim.members:
            if member.span.report != report.id:
                continue
            near = dice(tokens, span_tokens(report.text, [member.span]))
            key = (want["file"], want["content"])
            if near >= 0.5 and near > met.get(key, (0.0, ""))[0]:
                met[key] = (near, member.stance)
    return {key: stance for key, (_, stance) in met.items()}


def _score_pairs(part: Part, gold: list[set[Key]], predicted: list[set[Key]]) -> None:
    """Pairwise agreement of two groupings, over what the gold groups know."""
    want, have = _pairs(gold), _pairs(predicted)
    part.gold += len(want)
    part.predicted += len(have)
    part.hit += len(want & have)


def _pairs(groups: list[set[Key]]) -> set[tuple[Key, Key]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _assign(gold: list[set[Key]], held: dict[str, set[Key]]) -> list[str]:
    """For each gold claim the predicted claim that holds most of it, one to one, "" for none."""
    shared = [(-len(want & keys), i, key) for i, want in enumerate(gold) for key, keys in held.items() if want & keys]
    chosen = [""] * len(gold)
    for _, i, key in sorted(shared):
        if not chosen[i] and key not in chosen:
            chosen[i] = key
    return chosen


def _score_standing(scores: Scores, want: Row, got: Claim | None, met: dict[Key, str]) -> None:
    """One claim's standing now and then, where a reader can tell; a claim that was not found has none of it right."""
    if "now" in want:
        tick(scores["standing"], got is not None and got.standing.status == want["now"])
    history = {(standing.since, standing.status) for standing in got.history} if got else set()
    for then in want.get("history", ()):
        tick(scores["history"], any((day, then["standing"]) in history for day in then["since"]))
    for member in want["members"]:
        tick(scores["stance"], met.get((member["file"], member["content"])) == member["stance"])
    if "origins" in want:
        tick(scores["origins"], got is not None and [got.fewest, got.most] == want["origins"])


# Copies


def _score_copies(scores: Scores, gold: Row, reports: Reports, copies: Iterable[Copy]) -> None:
    """Copies and embedded passages, in their direction; what a copy shares with another copy is left out."""
    file_of = {report.id: file for file, report in reports.items()}
    allowed = {frozenset(pair) for pair in gold["copies_allowed"]}
    have = {
        (file_of[copy.report], file_of[copy.of], copy.kind)
        for copy in copies
        if copy.kind in ("copy", "embedded") and {copy.report, copy.of} <= set(file_of)
    }
    have = {row for row in have if frozenset(row[:2]) not in allowed}
    want = {(row["report"], row["of"], row["kind"]) for row in gold["copies"]}
    scores["copies"].gold += len(want)
    scores["copies"].predicted += len(have)
    scores["copies"].hit += len(want & have)


# Prospects


def _score_prospects(scores: Scores, gold: list[Row], reports: Reports, prospects: Iterable[Prospect]) -> None:
    """Gold prospects that were found, with the end of their window, and with their outcome."""
    for want in gold:
        report = reports[want["file"]]
        tokens = gold_tokens(report.text, [want["words"]])
        near = [p for p in prospects if p.span.report == report.id]
        scored = [(dice(tokens, span_tokens(report.text, [prospect.span])), prospect) for prospect in near]
        share, got = max(scored, key=lambda row: row[0], default=(0.0, None))
        got = got if share >= 0.5 else None
        tick(scores["prospects"], got is not None)
        tick(scores["window"], got is not None and got.latest == want["latest"])
        tick(scores["outcome"], got is not None and got.outcome == want["outcome"])


# Figures


def _score_figures(scores: Scores, gold: list[Row], reports: Reports, gathered: Gathered) -> None:
    """Pairs of figures lined up together, and figures that are known to be superseded."""
    held = [{key for point in series.points if (key := _point_met(gold, reports, point.span, point.low))}
            for series in gathered.figures]  # fmt: skip
    _score_pairs(scores["figures lined up"], [{_point_key(p) for p in series["points"]} for series in gold], held)
    gone = {
        _point_met(gold, reports, point.span, point.low)
        for series in gathered.figures
        for point in series.points
        if point.superseded
    }
    for want in (point for series in gold for point in series["points"] if point.get("superseded")):
        tick(scores["superseded"], _point_key(want) in gone)


def _point_key(point: Row) -> Key:
    return (point["file"], point["in"])


def _point_met(gold: list[Row], reports: Reports, span: Span, low: float) -> Key | None:
    """The gold point at a span with the same value."""
    for point in (point for series in gold for point in series["points"]):
        report = reports[point["file"]]
        place = locate(report.text, point["in"]) if report.id == span.report and low == point["low"] else None
        if place and span.start < place[1] and place[0] < span.end:
            return _point_key(point)
    return None
