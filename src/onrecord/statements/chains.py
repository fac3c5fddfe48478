"""Statements within statements: which stands within which, and who relayed whose words."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from onrecord.mentions.nouns import Entity
from onrecord.reading import Tree
from onrecord.statements.cues import classed
from onrecord.statements.drafts import Draft
from onrecord.statements.hearers import hearer, may_pass_on, named
from onrecord.statements.relays import OUTLETS, Passer, beside, is_outlet
from onrecord.statements.roster import Roster
from onrecord.statements.sources import phrase_of

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
    for index, above in enumerate(outer):
        if above is not None and _own(speakers, index, above) and _somebody_elses(tree, drafts[index].source):
            speakers[index] = None
        elif (
            above is not None and _own(speakers, index, above) and (other := _parallel(tree, drafts[index])) is not None
        ):
            speakers[index] = roster.resolve(*other)
    spoken = {speaker for speaker in speakers if speaker is not None}
    relays: list[tuple[str, ...]] = []
    for index, draft in enumerate(drafts):
        relayed = [] if draft.relay is None else [roster.resolve(*draft.relay)]
        chain = (
            *_chain(outer[index], relays, speakers, roster),
            *filter(None, relayed),
            *_beside(tree, draft, roster, spoken),
        )
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
    spoken = {speaker for speaker in speakers if speaker is not None}
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
        passed = (*_chain(holder, relays, speakers, roster), *_beside(tree, draft, roster, spoken))
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


def _somebody_elses(tree: Tree, source: tuple[int, int] | None) -> bool:
    """Whether a source is somebody by whom they belong to: "Ms Hale said [her landlord] ..." is not Ms Hale."""
    return source is not None and source[1] - source[0] > 1 and tree.tokens[source[0]].tag == "PRP$"


def _parallel(tree: Tree, draft: Draft) -> tuple[int, int] | None:
    """Whom "he" or "she" means in a clause coordinated with another's: "said [the host] knew and that he had ..."."""
    if draft.cue is None or draft.source is None or not _is_pronoun(tree, draft.source):
        return None
    token, word = tree.tokens[draft.cue], tree.tokens[draft.source[0]].text.lower()
    subject = tree.child(token.head, "nsubj", "nsubjpass") if token.dep == "conj" else None
    if subject is None or tree.tokens[subject].tag not in ("NN", "NNP") or word not in ("he", "she"):
        return None
    other = classed("female") if word == "he" else classed("male")
    return None if tree.tokens[subject].lemma.lower() in other else phrase_of(tree, subject, token.head)


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


def _beside(tree: Tree, draft: Draft, roster: Roster, spoken: Container[str]) -> Iterator[str]:
    """Outlets, agencies and platforms named beside the words, and bodies and sites that are said to pass them on."""
    phrase = hearer(tree, draft)
    if phrase is not None and (told := _told(tree, phrase, roster, spoken)) is not None:
        yield told
    for passer in beside(tree, draft):
        key, described = roster.at(passer.token), passer.described(tree, roster)
        if key is None and described:
            first = tree.left[passer.token] + (tree.tokens[tree.left[passer.token]].tag == "PRP$")
            key = roster.resolve(first, passer.token + 1)
        if key is None:
            continue
        passes = roster.relays(key) or _passes(passer, _entity(key, roster), described=described)
        name = tree.left[passer.token], passer.token + 1
        if passes or (passer.heard and _unlisted(tree, name, key, roster, spoken)):
            yield key


def _told(tree: Tree, phrase: tuple[int, int], roster: Roster, spoken: Container[str]) -> str | None:
    """The outlet that a phrase of whom something was told names or describes."""
    keys = [key for index in range(*phrase) if (key := roster.at(index)) is not None]
    if (known := next((key for key in keys if roster.relays(key)), None)) is not None:
        return known
    name = named(tree, phrase)
    if name is not None:
        key = next((key for index in range(*name) if (key := roster.at(index)) is not None), None)
        return key or roster.resolve(*name) if _unlisted(tree, name, key, roster, spoken) else None
    described = tree.tokens[phrase[1] - 1].lemma.lower() in OUTLETS or is_outlet(tree, roster, phrase)
    return roster.resolve(*phrase) if described else None


def _unlisted(tree: Tree, name: tuple[int, int], key: str | None, roster: Roster, spoken: Container[str]) -> bool:
    """Whether somebody told by name may be an outlet that no list holds; whoever speaks in the report is none."""
    words = tree.reading.text[tree.tokens[name[0]].start : tree.tokens[name[1] - 1].end]
    return key not in spoken and may_pass_on(words, None if key is None else _entity(key, roster))


def _passes(passer: Passer, entity: Entity, *, described: bool) -> bool:
    """Whether one that is no known outlet is said to have passed words on."""
    told = passer.told or described
    return told and entity.kind != "place" and (described or not entity.unnamed)


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
