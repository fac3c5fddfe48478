"""Statements within statements: which stands within which, and who relayed whose words."""

from typing import Protocol

from onrecord.reading import Tree
from onrecord.statements.drafts import Draft
from onrecord.statements.relays import beside

MOSTLY = 0.6  # an agency's report that consists of someone's words to this share is a relay, not a statement


class Relays(Protocol):
    """Who passes words on."""

    def relays(self, entity: str) -> bool:
        """Whether an entity is an agency, an outlet, state media or a platform."""

    def resolve(self, first: int, last: int) -> str | None:
        """The id of the entity that tokens `[first, last)` name."""

    def at(self, token: int) -> str | None:
        """The id of the entity that a token mentions, or None."""


Chained = tuple[list[Draft], list[str | None], list[tuple[str, ...]], list[int | None]]


def chained(tree: Tree, drafts: list[Draft], speakers: list[str | None], roster: Relays) -> Chained:
    """Nest the drafts; one that only relays others' words goes, and its source becomes their `via`.

    Returns:
        The drafts that stay, and for each its speaker, its chain of relays (outermost first) and the index of the
        draft that it stands within, or None.
    """
    outer = _outers(drafts)
    relays: list[tuple[str, ...]] = []
    for index, draft in enumerate(drafts):
        chain = _chain(index, outer, speakers, roster)
        named = [] if draft.relay is None else [roster.resolve(*draft.relay)]
        named += [key for token in beside(tree, draft) if (key := roster.at(token)) is not None and roster.relays(key)]
        relays.append(tuple(dict.fromkeys((*chain, *filter(None, named)))))
    gone = {
        index
        for index, draft in enumerate(drafts)
        if (speaker := speakers[index]) is not None and roster.relays(speaker) and _is_relay(tree, index, drafts, outer)
    }
    kept = [index for index in range(len(drafts)) if index not in gone]
    place = {index: at for at, index in enumerate(kept)}
    within: list[int | None] = []
    for index in kept:
        above = outer[index]
        while above is not None and above in gone:
            above = outer[above]
        within.append(None if above is None else place[above])
    return [drafts[i] for i in kept], [speakers[i] for i in kept], [relays[i] for i in kept], within


def _outers(drafts: list[Draft]) -> list[int | None]:
    """For each draft the innermost other whose content covers it; drafts come by start, longest first."""
    outer: list[int | None] = []
    stack: list[int] = []
    for index, draft in enumerate(drafts):
        while stack and drafts[stack[-1]].end <= draft.start:
            stack.pop()
        above = next(
            (i for i in reversed(stack) if drafts[i].cue != draft.cue and drafts[i].covers(draft.start, draft.end)),
            None,
        )
        outer.append(above)
        stack.append(index)
    return outer


def _chain(index: int, outer: list[int | None], speakers: list[str | None], roster: Relays) -> tuple[str, ...]:
    chain: list[str] = []
    above = outer[index]
    while above is not None:
        speaker = speakers[above]
        if speaker is not None and roster.relays(speaker) and speaker not in chain:
            chain.append(speaker)
        above = outer[above]
    return tuple(reversed(chain))


def _is_relay(tree: Tree, index: int, drafts: list[Draft], outer: list[int | None]) -> bool:
    """Whether a draft's content is mostly other statements, their sources and cues included."""
    inner = sum(_breadth(tree, d) for i, d in enumerate(drafts) if outer[i] == index)
    return inner >= MOSTLY * (drafts[index].end - drafts[index].start)


def _breadth(tree: Tree, draft: Draft) -> int:
    tokens = tree.tokens
    starts, ends = [draft.start], [draft.end]
    if draft.source is not None:
        starts.append(tokens[draft.source[0]].start)
        ends.append(tokens[draft.source[1] - 1].end)
    if draft.cue is not None:
        starts.append(tokens[draft.cue].start)
        ends.append(tokens[draft.cue].end)
    return max(ends) - min(starts)
