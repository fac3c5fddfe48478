"""Statements within statements: which stands within which, and who relayed whose words."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.nouns import Entity
from onrecord.reading import Tree
from onrecord.statements.drafts import Draft
from onrecord.statements.relays import Passer, beside
from onrecord.statements.roster import Roster

MOSTLY = 0.6  # an agency's report that consists of someone's words to this share is a relay, not a statement


class Chain(NamedTuple):
    """Drafts, and for each its speaker, its relays (outermost first) and the index of the one that it stands in."""

    drafts: list[Draft]
    speakers: list[str | None]
    relays: list[tuple[str, ...]]
    within: list[int | None]


def chained(tree: Tree, drafts: list[Draft], speakers: list[str | None], roster: Roster) -> Chain:
    """Nest the drafts; one that only relays others' words goes, and its source becomes their `via`."""
    outer = _outers(drafts)
    relays: list[tuple[str, ...]] = []
    for index, draft in enumerate(drafts):
        named = [] if draft.relay is None else [roster.resolve(*draft.relay)]
        chain = (*_chain(outer[index], relays, speakers, roster), *filter(None, named), *_beside(tree, draft, roster))
        relays.append(tuple(dict.fromkeys(chain)))
    gone = {
        index
        for index, draft in enumerate(drafts)
        if (speaker := speakers[index]) is not None and roster.relays(speaker) and _is_relay(tree, index, drafts, outer)
    }
    gone |= {index for index, draft in enumerate(drafts) if draft.inner and _own(speakers, index, outer[index])}
    kept = [index for index in range(len(drafts)) if index not in gone]
    place = {index: at for at, index in enumerate(kept)}
    within: list[int | None] = []
    for index in kept:
        above = outer[index]
        while above is not None and above in gone:
            above = outer[above]
        within.append(None if above is None else place[above])
    return Chain([drafts[i] for i in kept], [speakers[i] for i in kept], [relays[i] for i in kept], within)


def chained_again(tree: Tree, chain: Chain, told: list[Draft], roster: Roster) -> Chain:
    """A chain with further drafts behind those it has: what the speakers of these tell that others said.

    One that stands in no draft's words goes, and one whose speaker tells of words of their own; "he" and "they" in
    somebody's mouth are somebody else.
    """
    drafts, speakers, relays, within = list(chain.drafts), list(chain.speakers), list(chain.relays), list(chain.within)
    every = [*drafts, *told]
    order = sorted(range(len(every)), key=lambda index: (every[index].start, -every[index].end, index))
    outers = _outers([every[index] for index in order])
    above = {index: None if outer is None else order[outer] for index, outer in zip(order, outers, strict=True)}
    place = {index: index for index in range(len(drafts))}
    for index in order:
        outer = above[index]
        while outer is not None and outer not in place:
            outer = above[outer]
        if index in place or outer is None:
            continue
        draft, holder = every[index], place[outer]
        speaker = None if draft.source is None else roster.resolve(*draft.source)
        if speaker is not None and speaker == speakers[holder]:
            if not _is_pronoun(tree, draft.source):
                continue
            speaker = None
        passed = (*_chain(holder, relays, speakers, roster), *_beside(tree, draft, roster))
        place[index] = len(drafts)
        drafts.append(draft)
        speakers.append(speaker)
        relays.append(tuple(dict.fromkeys(passed)))
        within.append(holder)
    return Chain(drafts, speakers, relays, within)


def _is_pronoun(tree: Tree, source: tuple[int, int] | None) -> bool:
    return source is not None and source[1] - source[0] == 1 and tree.tokens[source[0]].tag == "PRP"


def _own(speakers: list[str | None], index: int, above: int | None) -> bool:
    """Whether a speaker tells of words of their own: "the mayor said she had warned the port"."""
    return above is not None and speakers[index] is not None and speakers[index] == speakers[above]


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


def _chain(
    above: int | None, relays: list[tuple[str, ...]], speakers: list[str | None], roster: Roster
) -> tuple[str, ...]:
    """Through whom the outer statement came, and its own source if that is one who passes words on."""
    if above is None:
        return ()
    speaker = speakers[above]
    return relays[above] if speaker is None or not roster.relays(speaker) else (*relays[above], speaker)


def _beside(tree: Tree, draft: Draft, roster: Roster) -> Iterator[str]:
    """Outlets, agencies and platforms named beside the words, and bodies and sites that are said to pass them on."""
    for passer in beside(tree, draft):
        key, described = roster.at(passer.token), passer.described(tree, roster)
        if key is None and described:
            first = tree.left[passer.token] + (tree.tokens[tree.left[passer.token]].tag == "PRP$")
            key = roster.resolve(first, passer.token + 1)
        if key is not None and (roster.relays(key) or _passes(passer, _entity(key, roster), described=described)):
            yield key


def _passes(passer: Passer, entity: Entity, *, described: bool) -> bool:
    """Whether one that is no known outlet passed words on: said to do so, or told them and of no body's name."""
    if passer.told or described:
        return entity.kind != "place" and (described or not entity.unnamed)
    plain = entity.speaks_for is None and not entity.unnamed
    body = entity.kind == "organisation" and not set(entity.name.split()) & lexicon().org_words
    return passer.heard and plain and (body or _only_a_word(entity))


def _only_a_word(entity: Entity) -> bool:
    """Whether all that is printed of someone is one name: news gives people two, or what they are, and papers one."""
    names = (entity.name, *entity.aliases)
    return entity.kind == "person" and not entity.roles and all(len(name.split()) == 1 for name in names)


def _entity(key: str, roster: Roster) -> Entity:
    return next(entity for entity in roster.entities() if entity.id == key)


def _is_relay(tree: Tree, index: int, drafts: list[Draft], outer: list[int | None]) -> bool:
    """Whether a draft's content is mostly other statements, their sources and cues included."""
    inner = sum(_breadth(tree, d) for i, d in enumerate(drafts) if outer[i] == index and not _aside(tree, d))
    return inner >= MOSTLY * (drafts[index].end - drafts[index].start)


def _aside(tree: Tree, draft: Draft) -> bool:
    """Whether words are attributed beside what is told: "it came hours after she had proposed a ban"."""
    return draft.cue is not None and tree.tokens[draft.cue].dep in ("acl", "advcl", "relcl")


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
