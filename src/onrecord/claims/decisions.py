"""What people decided on statements and claims, found again by the spans that their judgements are anchored on."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.claims.page import Unit
from onrecord.claims.scene import Scene
from onrecord.judgements import Judgement
from onrecord.spans import Span
from onrecord.stories.linkage import Pair


class Decisions:
    """The judgements of a scene whose words the reports still carry, the latest last."""

    def __init__(self, scene: Scene) -> None:
        self.doubtful = frozenset(scene.doubtful)
        held = [
            judgement
            for judgement in scene.judgements
            if judgement.kind in {"statement", "claim"} and _fits(judgement, scene)
        ]
        self.held = sorted(held, key=lambda judgement: (judgement.sequence, judgement.id))
        self.verdicts: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for judgement in self.held:
            if judgement.decision in {"accept", "reject"}:
                for span in judgement.about:
                    self.verdicts[span.report].append((span, judgement.decision))

    def accepted(self, unit: Unit) -> bool:
        """Whether a person has accepted a unit, and not rejected it since."""
        return self._decided(unit) == "accept"

    def _decided(self, unit: Unit) -> str:
        """The latest verdict of a person on a unit, or ""."""
        places = (unit.span, *(unit.statement.content if unit.statement else ()))
        decided = ""
        for span, decision in self.verdicts.get(unit.span.report, ()):
            if any(span.overlaps(place) for place in places):
                decided = decision
        return decided

    def on(self, report: str) -> list[tuple[Span, str]]:
        """The verdicts of persons on the words of a report, the latest last."""
        return self.verdicts.get(report, [])

    def doubt(self, unit: Unit) -> str:
        """Why a unit counts for nothing, "" where it counts; a person's decision goes before the floor."""
        decided = self._decided(unit)
        if decided:
            return "rejected by a person" if decided == "reject" else ""
        doubtful = unit.statement is not None and unit.statement.id in self.doubtful
        return "below the confidence floor" if doubtful else ""

    def pairs(self, units: Sequence[Unit]) -> tuple[list[Pair], list[Pair]]:
        """Pairs of units that a person put together, and pairs put apart; the later decision holds."""
        decided: dict[Pair, bool] = {}
        for judgement in self.held:
            if judgement.kind == "claim" and judgement.decision in {"merge", "split"}:
                groups = [[unit.id for unit in units if unit.span.overlaps(span)] for span in judgement.about]
                for one, other in _across(groups):
                    decided[one, other] = judgement.decision == "merge"
        return [pair for pair, same in decided.items() if same], [pair for pair, same in decided.items() if not same]


def _across(groups: Sequence[Sequence[str]]) -> list[Pair]:
    """Every pair of units that stand for two different spans of a judgement."""
    found = {
        (min(one, other), max(one, other))
        for at, group in enumerate(groups)
        for later in groups[at + 1 :]
        for one in group
        for other in later
        if one != other
    }
    return sorted(found)


def _fits(judgement: Judgement, scene: Scene) -> bool:
    """Whether the texts still carry the words that a judgement is anchored on; without words it is taken to fit."""
    if any(span.report not in scene.reports for span in judgement.about):
        return False
    texts = [scene.reports[span.report].text[span.start : span.end] for span in judgement.about]
    return not judgement.words or texts == list(judgement.words)
