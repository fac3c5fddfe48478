"""Claims of values: members that give figures for one thing which cannot all hold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.claims.likeness import Verdict
from onrecord.claims.page import Unit
from onrecord.claims.rules import Value
from onrecord.stories.linkage import Pair, linked


def groups(
    units: Mapping[str, Unit], verdicts: Mapping[Pair, Verdict], *, threshold: float, apart: Sequence[Pair]
) -> list[list[Unit]]:
    """Units that say one thing with figures for the same, where at least two of the figures part."""
    scores = {
        pair: verdict.score
        for pair, verdict in verdicts.items()
        if verdict.score and units[pair[0]].wording.figures and units[pair[1]].wording.figures
    }
    parted = [pair for pair, verdict in verdicts.items() if verdict.figures_part]
    ids = {key for pair in scores for key in pair}
    found = []
    for group in linked(ids, scores, threshold=threshold, apart=apart):
        inside = set(group)
        if any(one in inside and other in inside for one, other in parted):
            found.append([units[key] for key in group])
    return found


def values(group: Sequence[Unit]) -> dict[str, Value]:
    """What each unit's figure allows, by unit; the figures for what most of the units count."""
    counts = Counter(counted for unit in group for counted in {figure.counts for figure in unit.wording.figures})
    most = min(counts, key=lambda counted: (-counts[counted], counted))
    return {
        unit.id: Value(figure.low, figure.high)
        for unit in group
        for figure in unit.wording.figures[::-1]
        if figure.counts == most
    }
