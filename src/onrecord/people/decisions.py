"""What people decided of entities: merged, split, renamed; anchored on mentions, never on derived ids."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations

import msgspec

from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.people.unions import Unions
from onrecord.spans import Span


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions on a story's entities, by ids of the reports' own entities.

    Attributes:
        together: pairs that are one, by a person's word.
        apart: pairs that are not.
        alone: ids that no rule may join to anything.
        names: the name that was given, and when in the list.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    alone: frozenset[str] = frozenset()
    names: dict[str, tuple[int, str]] = {}

    def part(self, groups: Unions) -> None:
        """Set apart what was split."""
        for one, other in self.apart:
            groups.set_apart(one, other)

    def unite(self, groups: Unions) -> None:
        """Join what was merged."""
        for one, other in self.together:
            groups.join(one, other, "person")

    def name_of(self, entities: Sequence[Entity]) -> str | None:
        """The name last given to one of the entities, or None."""
        given = [self.names[entity.id] for entity in entities if entity.id in self.names]
        return max(given)[1] if given else None


class Named:
    """Finds the entity that a span names; the entity of a mention that is the span, else of one that overlaps it."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = list(entities)

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[int, int, str]]]:
        # Made when it is first asked for: most stories have nothing that a person decided.
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in self._entities:
            for span in entity.mentions:
                found[span.report].append((span.start, span.end, entity.id))
        for mentions in found.values():
            mentions.sort()
        return found

    def at(self, span: Span) -> str | None:
        """Id of the entity named there, or None."""
        mentions = self._mentions.get(span.report, [])
        until = bisect_right(mentions, (span.end, 0, ""))
        near = [m for m in mentions[max(0, until - 8) : until] if m[0] < span.end and span.start < m[1]]
        exact = [m for m in near if (m[0], m[1]) == (span.start, span.end)]
        return (exact or near)[0][2] if near else None


def decisions(judgements: Sequence[Judgement], entities: Sequence[Entity]) -> Decisions:
    """The decisions among the judgements that are on entities; of two on the same pair the later holds."""
    named = Named(entities)
    pairs: dict[tuple[str, str], bool] = {}
    alone: dict[str, None] = {}
    names: dict[str, tuple[int, str]] = {}
    for judgement in sorted(judgements, key=lambda each: (each.sequence, each.id)):
        if judgement.kind != "entity":
            continue
        meant = sorted({key for span in judgement.about if (key := named.at(span))})
        if judgement.decision in ("merge", "split"):
            _pair(judgement.decision == "merge", meant, pairs, alone)
        elif judgement.decision in ("rename", "correct") and judgement.value:
            names.update(dict.fromkeys(meant, (judgement.sequence, judgement.value)))
    return Decisions(
        together=tuple(sorted(pair for pair, same in pairs.items() if same)),
        apart=tuple(sorted(pair for pair, same in pairs.items() if not same)),
        alone=frozenset(alone),
        names=names,
    )


def _pair(same: bool, meant: Sequence[str], pairs: dict[tuple[str, str], bool], alone: dict[str, None]) -> None:
    for one, other in combinations(meant, 2):
        pairs[(one, other)] = same
    if not same and len(meant) == 1:
        alone[meant[0]] = None
        pairs.update({pair: False for pair in pairs if meant[0] in pair})
    elif same:
        for key in meant:
            alone.pop(key, None)
