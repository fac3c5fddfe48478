"""What position a unit's source takes, and when: the members of a claim before their origins are known."""

from onrecord.claims.cast import Cast
from onrecord.claims.cues import has
from onrecord.claims.decisions import Decisions
from onrecord.claims.nouns import Member, Stance
from onrecord.claims.page import Unit
from onrecord.claims.polarity import hedges
from onrecord.claims.scene import Scene
from onrecord.spans import Span

AROUND = 40  # characters before a cue in which "earlier" or "reportedly" may stand


def member(unit: Unit, scene: Scene, cast: Cast, decisions: Decisions, *, against: bool) -> Member:
    """The position that a unit takes on its claim; `against` where its words deny the claim, or its cue does."""
    statement = unit.statement
    speaker = cast.entity(statement.speaker) if statement else None
    earliest, latest = _days(unit, scene)
    why_not = decisions.doubt(unit)
    return Member(
        id=unit.id,
        span=_own_words(unit),
        statement=statement.id if statement else None,
        stance=_stance(unit, scene, against=against, unnamed=speaker is not None and speaker.unnamed),
        speaker=speaker.id if speaker else None,
        source=_source(unit, scene),
        side=cast.side(speaker),
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


def _stance(unit: Unit, scene: Scene, *, against: bool, unnamed: bool) -> Stance:
    cue = cue_words(unit, scene)
    if has("withdrawals", cue):
        return "withdraws"
    if against:
        return "denies"
    if unit.statement is not None and unit.statement.act == "concede":
        return "concedes"
    alleges = unit.statement is not None and unit.statement.act == "allege" and not unit.denies
    return "hedges" if unnamed or alleges or unit.wording.hedged or hedges(cue) else "asserts"


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


def _days(unit: Unit, scene: Scene) -> tuple[str | None, str | None]:
    """The day it was said, else the report's; what is told as earlier has the report's day as its last possible."""
    if unit.statement is not None and unit.statement.said:
        return unit.statement.said, unit.statement.said
    published = scene.published.get(unit.span.report)
    if published is None:
        return None, None
    if has("earlier", cue_words(unit, scene)):
        return None, published.latest or published.earliest
    return published.earliest, published.latest
