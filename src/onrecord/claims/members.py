"""What position a unit's source takes, and when: the members of a claim before their origins are known."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import msgspec

from onrecord.claims.announcements import Announcements
from onrecord.claims.cues import finder, has, words_of
from onrecord.claims.decisions import Decisions
from onrecord.claims.nouns import Member, Stance
from onrecord.claims.page import Unit
from onrecord.claims.polarity import hedges, negations
from onrecord.claims.rules import DOUBT, taken
from onrecord.claims.scene import Scene
from onrecord.claims.sources import head_of
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


AROUND = 40  # characters before a cue in which "earlier" or "reportedly" may stand


def members(
    units: Sequence[Unit],
    announcements: Announcements,
    decisions: Decisions,
    *,
    denying: Set[str],
    own: Owning | None,
) -> list[Member]:
    """The positions that units take on their claim.

    `denying` holds the ids of those that deny it; `own` is None for a claim of values, where nothing is conceded.
    """
    return settled(
        units, [member(unit, announcements, decisions, against=unit.id in denying) for unit in units], own=own
    )


def settled(units: Sequence[Unit], drafts: list[Member], *, own: Owning | None) -> list[Member]:
    """The same, of the position that each unit takes by itself."""
    if own is None:
        return drafts
    kept = [_kept_up(draft, unit, drafts) for draft, unit in zip(drafts, units, strict=True)]
    known = Known(kept)
    return [_settled(draft, known, own) for draft in kept]


def _kept_up(draft: Member, unit: Unit, drafts: Sequence[Member]) -> Member:
    """A position, against the claim where its words are those of a denial and its side has denied the claim by then."""
    if draft.stance != "asserts" or draft.side is None or unit.statement is None or unit.statement.act != "deny":
        return draft
    denied = any(other.side == draft.side and other.stance == "denies" and _by(other, draft) for other in drafts)
    return msgspec.structs.replace(draft, stance="denies") if denied else draft


class Known:
    """The positions on a claim that count, ready to be asked what was known before one of them."""

    def __init__(self, drafts: Sequence[Member]) -> None:
        counted = [draft for draft in drafts if draft.counts]
        self.days = sorted({taken(draft) for draft in counted})
        on: dict[str, dict[Stance, set[str | None]]] = {day: defaultdict(set) for day in self.days}
        self.admitted: dict[str | None, str] = {}
        self.told: dict[str, list[tuple[Span, str | None]]] = defaultdict(list)
        for draft in counted:
            on[taken(draft)][draft.stance].add(draft.side)
            if draft.stance == "concedes":
                self.admitted[draft.side] = min(_day(draft), self.admitted.get(draft.side, _day(draft)))
            if draft.stance in TELLING:
                self.told[draft.span.report].append((draft.span, draft.side))
        self._sides: list[dict[Stance, frozenset[str | None]]] = [{}]
        for day in self.days:
            last = self._sides[-1]
            now = {each: last.get(each, frozenset()) | sides for each, sides in on[day].items()}
            self._sides.append(last | now)

    def before(self, draft: Member) -> Mapping[Stance, frozenset[str | None]]:
        """The sides that had taken each stance on an earlier day than one."""
        return self._sides[bisect_left(self.days, taken(draft))]


TELLING: frozenset[Stance] = frozenset({"asserts", "hedges"})


def _settled(draft: Member, known: Known, own: Owning) -> Member:
    """A position with what was said before: to assert what one denied, or goes on admitting, is to concede it.

    To assert what is one's own act is to own up to it where one tells it as such ("our guards ..."), or where it was in
    doubt: hedged by others, or denied.
    """
    if draft.stance != "asserts" or draft.side is None or not draft.counts:
        return draft
    earlier = known.before(draft)
    mine = {stance for stance, sides in earlier.items() if draft.side in sides}
    others = {stance for stance, sides in earlier.items() if sides - {draft.side}}
    admitted = draft.side in known.admitted and known.admitted[draft.side] <= _day(draft)
    owned_up = draft.side in own.sides and (draft.id in own.acting or bool(others & DOUBT))
    if admitted or "denies" in mine:
        return msgspec.structs.replace(draft, stance="concedes")
    alleged = bool(others & TELLING)
    # On an earlier day, or further up in its report.
    told = alleged or any(
        side != draft.side and span < draft.span for span, side in known.told.get(draft.span.report, ())
    )
    if "asserts" not in mine and ((alleged and owned_up) or (told and draft.id in own.beside)):
        return msgspec.structs.replace(draft, stance="concedes")
    return draft


def _by(one: Member, other: Member) -> bool:
    """Whether a position is known by the day of another."""
    return _day(one) <= _day(other)


def _day(member: Member) -> str:
    return member.latest or member.earliest or ""


class Attributed(msgspec.Struct, frozen=True, gc=False):
    """The words that attribute a unit: its source, the cue (see `cue_words`), and whether the source is a paper."""

    source: str
    cue: str
    paper: bool


def member(unit: Unit, announcements: Announcements, decisions: Decisions, *, against: bool) -> Member:
    """The position that a unit takes on its claim; `against` where its words deny the claim, or its cue does."""
    statement = unit.statement
    cast, scene = announcements.cast, announcements.cast.scene
    speaker = cast.speaker(statement) if statement else cast.publisher(unit.span.report)
    source = _source(unit, scene)
    told = Attributed(source, cue_words(unit, scene), head_of(source) in words_of("papers"))
    earliest, latest = _days(unit, told, scene, announcements)
    why_not = decisions.doubt(unit)
    # Nobody stands by what a nameless source says; a paper does, under whatever name it is known.
    unnamed = speaker is not None and not told.paper and cast.sources.nameless(speaker)
    return Member(
        id=unit.id,
        span=_own_words(unit),
        statement=statement.id if statement else None,
        stance=_stance(unit, told, scene, against=against, unnamed=unnamed),
        speaker=speaker.id if speaker else None,
        source=source,
        side=cast.side_in(speaker, unit.span.report),
        earliest=earliest,
        latest=latest,
        origin="",
        counts=not why_not,
        why_not=why_not,
    )


def _own_words(unit: Unit) -> Span:
    """The words of whoever takes the position: a verdict's own, not the matter that it is passed on."""
    return unit.statement.content[0] if unit.beside and unit.statement is not None else unit.span


def _source(unit: Unit, scene: Scene) -> str:
    if unit.statement is None:
        return ""
    return scene.reports[unit.span.report].quote(unit.statement.source) if unit.statement.source else "unresolved"


def _stance(unit: Unit, told: Attributed, scene: Scene, *, against: bool, unnamed: bool) -> Stance:
    if has("withdrawals", told.cue):
        return "withdraws"
    if against:
        return "denies"
    if conceding(unit, scene):
        return "concedes"
    words = scene.reports[unit.span.report].quote((unit.span,))
    hedged = unit.wording.hedged and hedges(words, named=unit.statement is not None)
    return "hedges" if unnamed or hedged or hedges(told.cue) else "asserts"


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


def _days(unit: Unit, told: Attributed, scene: Scene, announcements: Announcements) -> tuple[str | None, str | None]:
    """The day it was said, else the report's; what is told as earlier has the report's day as its last possible."""
    # What a paper says is known when it is told, and not when it was written.
    if unit.statement is not None and unit.statement.said and not told.paper:
        return unit.statement.said, unit.statement.said
    published = scene.published.get(unit.span.report)
    if published is None:
        return None, None
    if has("earlier", told.cue):
        return None, published.latest or published.earliest
    announced = announcements.day_of(unit)
    if announced is not None:
        return announced, announced
    return published.earliest, published.latest
