"""What position a unit's source takes, and when: the members of a claim before their origins are known."""

import re
from collections.abc import Sequence, Set

import msgspec

from onrecord.claims.announcements import Announcements
from onrecord.claims.cast import Cast
from onrecord.claims.cues import finder, has, words_of
from onrecord.claims.decisions import Decisions
from onrecord.claims.nouns import Member, Stance
from onrecord.claims.page import Unit
from onrecord.claims.polarity import hedges, negations
from onrecord.claims.rules import DOUBT, before
from onrecord.claims.scene import Scene
from onrecord.claims.sources import head_of
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span
from onrecord.statements.nouns import Statement


class Owning(msgspec.Struct, frozen=True):
    """What tells of admissions: the sides whose act a claim is, and ids of units.

    `beside` are those whose side owns up to something in these words or beside them, `acting` those that tell what
    their own side does, or confirm it.
    """

    sides: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()


class Denials(msgspec.Struct, frozen=True):
    """Ids of the units that deny a claim, and of those among them of which it is not plain."""

    ids: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


AROUND = 40  # characters before a cue in which "earlier" or "reportedly" may stand


def members(
    units: Sequence[Unit],
    announcements: Announcements,
    decisions: Decisions,
    *,
    denials: Denials,
    own: Owning | None,
) -> list[Member]:
    """The positions that units take on their claim; a denial that is not plain counts only if a person accepted it.

    `own` is None for a claim of values, where nothing is conceded.
    """
    drafts = [
        _doubted(
            member(unit, announcements, decisions, against=unit.id in denials.ids), unit, decisions, denials.unsure
        )
        for unit in units
    ]
    if own is None:
        return drafts
    kept = [_kept_up(draft, unit, drafts) for draft, unit in zip(drafts, units, strict=True)]
    return [_settled(draft, kept, own) for draft in kept]


def _doubted(draft: Member, unit: Unit, decisions: Decisions, unsure: Set[str]) -> Member:
    if unit.id not in unsure or not draft.counts or decisions.accepted(unit):
        return draft
    return msgspec.structs.replace(draft, counts=False, why_not="not plain that it denies what others say")


def _kept_up(draft: Member, unit: Unit, drafts: Sequence[Member]) -> Member:
    """A position, against the claim where its words are those of a denial and its side has denied the claim by then."""
    if draft.stance != "asserts" or draft.side is None or unit.statement is None or unit.statement.act != "deny":
        return draft
    denied = any(other.side == draft.side and other.stance == "denies" and _by(other, draft) for other in drafts)
    return msgspec.structs.replace(draft, stance="denies") if denied else draft


def _settled(draft: Member, drafts: Sequence[Member], own: Owning) -> Member:
    """A position with what was said before: to assert what one denied, or goes on admitting, is to concede it.

    To assert what is one's own act is to own up to it where one tells it as such ("our guards ..."), or where it was in
    doubt: hedged by others, or denied.
    """
    if draft.stance != "asserts" or draft.side is None or not draft.counts:
        return draft
    earlier = [other for other in drafts if other.counts and before(other, draft)]
    mine = [other for other in earlier if other.side == draft.side]
    admitted = any(
        other.stance == "concedes" and other.side == draft.side and other.counts and _by(other, draft)
        for other in drafts
    )
    others = {other.stance for other in earlier if other.side != draft.side}
    alleged = bool(others & {"asserts", "hedges"})
    fresh = not any(other.stance == "asserts" for other in mine)
    owned_up = draft.side in own.sides and (draft.id in own.acting or bool(others & DOUBT))
    if admitted or any(other.stance == "denies" for other in mine):
        return msgspec.structs.replace(draft, stance="concedes")
    told = any(_told_by(other, draft) for other in drafts if other.side != draft.side)
    if fresh and ((alleged and owned_up) or (told and draft.id in own.beside)):
        return msgspec.structs.replace(draft, stance="concedes")
    return draft


def _told_by(one: Member, other: Member) -> bool:
    """Whether a position for the claim is told before another: on an earlier day, or further up in its report."""
    if not one.counts or one.stance not in {"asserts", "hedges"}:
        return False
    return before(one, other) or (one.span.report == other.span.report and one.span < other.span)


def _by(one: Member, other: Member) -> bool:
    """Whether a position is known by the day of another."""
    return (one.latest or one.earliest or "") <= (other.latest or other.earliest or "")


def member(unit: Unit, announcements: Announcements, decisions: Decisions, *, against: bool) -> Member:
    """The position that a unit takes on its claim; `against` where its words deny the claim, or its cue does."""
    statement = unit.statement
    cast, scene = announcements.cast, announcements.cast.scene
    speaker = cast.speaker(statement) if statement else cast.publisher(unit.span.report)
    earliest, latest = _days(unit, scene, announcements)
    why_not = decisions.doubt(unit)
    return Member(
        id=unit.id,
        span=_own_words(unit),
        statement=statement.id if statement else None,
        stance=_stance(unit, scene, against=against, unnamed=speaker is not None and _nameless(unit, speaker, cast)),
        speaker=speaker.id if speaker else None,
        source=_source(unit, scene),
        side=cast.side(speaker),
        earliest=earliest,
        latest=latest,
        origin="",
        counts=not why_not,
        why_not=why_not,
    )


def _nameless(unit: Unit, speaker: Entity, cast: Cast) -> bool:
    """Whether nobody stands by what is said; a paper does, under whatever name it is known."""
    shows = head_of(_source(unit, cast.scene)) in words_of("papers")
    return not shows and cast.sources.nameless(speaker)


def _own_words(unit: Unit) -> Span:
    """The words of whoever takes the position: a verdict's own, not the matter that it is passed on."""
    return unit.statement.content[0] if unit.beside and unit.statement is not None else unit.span


def _source(unit: Unit, scene: Scene) -> str:
    if unit.statement is None:
        return ""
    return scene.reports[unit.span.report].quote(unit.statement.source) if unit.statement.source else "unresolved"


def _stance(unit: Unit, scene: Scene, *, against: bool, unnamed: bool) -> Stance:
    cue = cue_words(unit, scene)
    if has("withdrawals", cue):
        return "withdraws"
    if against:
        return "denies"
    if conceding(unit, scene):
        return "concedes"
    words = scene.reports[unit.span.report].quote((unit.span,))
    hedged = unit.wording.hedged and hedges(words, named=unit.statement is not None)
    return "hedges" if unnamed or hedged or hedges(cue) else "asserts"


def conceding(unit: Unit, scene: Scene) -> bool:
    """Whether a unit's cue admits what it says, or the verb right after the cue does ("also acknowledged that")."""
    statement = unit.statement
    if statement is None or statement.act == "concede":
        return statement is not None
    if statement.act != "assert" or not statement.cue:
        return False
    verb = lead_in(statement, scene)
    return (has("concessions", verb) and not negations(verb)) or _own_admission(unit, scene)


def lead_in(statement: Statement, scene: Scene) -> str:
    """The words from a cue to the content that follows it: "told prosecutors that "; else nothing."""
    text, start = scene.reports[statement.content[0].report].text, statement.content[0].start
    cue = max((cue for cue in statement.cue if cue.end <= start), default=None)
    return text[cue.start : start] if cue is not None and start - cue.end <= LEFT else ""


# Who speaks for a body, at the start of what its spokesman says: "it accepted that ...", "the group had admitted ...".
FOR_A_BODY = re.compile(
    r"\W*(?:that\s+)?(?:it|we|I|they|the\s+(\w+))\s+(?:(?:also|now|fully|had|has|have)\s+){0,2}", re.IGNORECASE
)


def _own_admission(unit: Unit, scene: Scene) -> bool:
    """Whether a speaker says of himself, or of his body, that it admits something."""
    text, end = scene.reports[unit.span.report].text, unit.span.end
    match = FOR_A_BODY.match(text, unit.span.start, end)
    if match is None or (match[1] and match[1].lower() not in words_of("body_nouns") | words_of("businesses")):
        return False
    return finder("concessions").match(text, match.end(), end) is not None


LEFT = 25  # characters between a cue and its content in which its verb may stand


def cue_words(unit: Unit, scene: Scene) -> str:
    """The words that attribute a unit, with what stands shortly before each; empty for the report's own voice."""
    if unit.statement is None:
        return ""
    text = scene.reports[unit.span.report].text
    return " … ".join(text[_line(text, cue.start) : cue.end] for cue in unit.statement.cue)


def _line(text: str, start: int) -> int:
    """Where the words before a cue begin: within its sentence's line, at most `AROUND` characters before."""
    from_ = max(0, start - AROUND)
    stop = max(text.rfind(mark, from_, start) for mark in ("\n", ". ", "”", '"'))
    return max(from_, stop + 1)


def _days(unit: Unit, scene: Scene, announcements: Announcements) -> tuple[str | None, str | None]:
    """The day it was said, else the report's; what is told as earlier has the report's day as its last possible."""
    # What a paper says is known when it is told, and not when it was written.
    written = head_of(_source(unit, scene)) in words_of("papers")
    if unit.statement is not None and unit.statement.said and not written:
        return unit.statement.said, unit.statement.said
    published = scene.published.get(unit.span.report)
    if published is None:
        return None, None
    if has("earlier", cue_words(unit, scene)):
        return None, published.latest or published.earliest
    announced = announcements.day_of(unit)
    if announced is not None:
        return announced, announced
    return published.earliest, published.latest
