"""What people decided of reports and stories: pairs that are together, pairs that are apart, and names."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

import msgspec

from onrecord.judgements import Judgement
from onrecord.stories.linkage import Pair


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs that people put together, pairs that they put apart, and the names that they gave to stories of reports."""

    together: list[Pair]
    apart: list[Pair]
    named: dict[str, str]

    @property
    def alone(self) -> set[str]:
        """The reports that stand alone, though others have the same words."""
        return {key for pair in self.together + self.apart for key in pair} | self.named.keys()


def decided(judgements: Sequence[Judgement], reports: Container[str], named: Mapping[str, str]) -> Decided:
    """What people decided on pairs; the later decision holds. The first report of a name stands for all of it."""
    found: dict[Pair, bool] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(key for key in named if key in reports):
        by_name[named[key]].append(key)
    for keys in by_name.values():
        found.update((pair, True) for pair in pairwise(keys))
    found.update((pair, False) for pair in combinations(sorted(keys[0] for keys in by_name.values()), 2))
    for judgement in sorted(judgements, key=lambda judgement: (judgement.sequence, judgement.id)):
        if concerns(judgement):
            ids = sorted({span.report for span in judgement.about if span.report in reports})
            for one, other in pairwise(ids):
                found[one, other] = judgement.decision == "merge"
    return Decided(
        together=[pair for pair, same in found.items() if same],
        apart=[pair for pair, same in found.items() if not same],
        named={key: name for name, keys in by_name.items() for key in keys},
    )


def tied_to(reports: Iterable[str], judgements: Iterable[Judgement], named: Mapping[str, str]) -> set[str]:
    """Some reports, and all that a chain of people's decisions or names ties to them, whatever these decide."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for key, name in named.items():
        by_name[name].add(key)
    groups = [{span.report for span in each.about} for each in judgements if concerns(each)]
    found, ahead = set(reports), set(reports)
    while ahead:
        more = {key for name in {named[key] for key in ahead if key in named} for key in by_name[name]}
        more = more.union(*(group for group in groups if not group.isdisjoint(ahead)))
        ahead = more - found
        found |= ahead
    return found


def concerns(judgement: Judgement) -> bool:
    """Whether a decision is on which reports are together."""
    return judgement.kind in {"story", "report"} and judgement.decision in {"merge", "split"}
