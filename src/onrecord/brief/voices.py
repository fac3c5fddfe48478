"""Who said what: statements by speaker, the same words of one speaker in several reports shown once."""

import re
from collections import Counter

from onrecord.brief import wording
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import Context, Facet, StatementLine, Voice
from onrecord.options import Options
from onrecord.statements.nouns import Statement

# Everything that is not a letter or digit, so that spacing and marks do not part the same words.
MARKS = re.compile(r"[\W_]+")


def voices(desk: Desk) -> list[Voice]:
    """Speakers by how much they said, named ones first, then unnamed, then unresolved."""
    said: dict[str, list[Statement]] = {}
    for statement in desk.view.statements():
        if statement.id not in desk.doubtful:
            said.setdefault(_key(desk, statement), []).append(statement)
    found = [_voice(desk, key, statements) for key, statements in said.items()]
    return sorted(found, key=lambda v: (v.unresolved, v.unnamed, -v.count, v.name, v.key))


def doubtful(desk: Desk) -> list[StatementLine]:
    """Statements that count for nothing, in order of the reports, each with the reason."""
    reasons = {m.statement: m.why_not for c in desk.view.claims() for m in c.members if m.statement and m.why_not}
    found = [s for s in desk.view.statements() if s.id in desk.doubtful]
    kept = desk.capped(found, desk.limits.doubtful, "doubtful statements")
    return [line(desk, s, why_not=reasons.get(s.id) or _doubt(s)) for s in kept]


def _doubt(statement: Statement) -> str:
    """Why a statement counts for nothing, where no claim says so."""
    low = statement.confidence < Options().floor
    return f"confidence {statement.confidence:.2f}" if low else "rejected, or doubtful as the story stands"


def facets(found: list[Voice]) -> dict[str, tuple[Facet, ...]]:
    """What the statements can be filtered by, with how many lines each choice leaves."""
    sides: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for voice in found:
        sides[voice.side] += len(voice.lines)
        acts.update(entry.act for entry in voice.lines)
    speakers = tuple(Facet(v.key, v.name, len(v.lines)) for v in found)
    return {
        "speaker": speakers,
        "side": tuple(Facet(k, k, n) for k, n in sorted(sides.items()) if k),
        "act": tuple(Facet(k, wording.word("act", k), n) for k, n in sorted(acts.items())),
    }


def _key(desk: Desk, statement: Statement) -> str:
    entity = desk.speaker(statement)
    if entity is None:
        return "unresolved" if statement.source else "unsaid"
    return "unnamed" if entity.unnamed else entity.id


def _voice(desk: Desk, key: str, statements: list[Statement]) -> Voice:
    entity = desk.speaker(statements[0]) if key not in {"unresolved", "unsaid", "unnamed"} else None
    fixed = {"unresolved": "Speaker not resolved", "unsaid": "No speaker named", "unnamed": "Unnamed sources"}
    alike = _alike(desk, statements)
    kept = alike if desk.limits.statements is None else alike[: desk.limits.statements]
    return Voice(
        key=key,
        name=entity.name if entity else fixed[key],
        role=entity.roles[0] if entity and entity.roles else "",
        side=desk.side(entity.speaks_for) if entity else "",
        unresolved=key in {"unresolved", "unsaid"},
        unnamed=key == "unnamed",
        lines=tuple(line(desk, first, also=rest) for first, *rest in kept),
        count=len(statements),
        cut=len(alike) - len(kept),
    )


def _alike(desk: Desk, statements: list[Statement]) -> list[list[Statement]]:
    """Statements with the same words together, in order of the first."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        text = desk.view.report(statement.content[0].report).quote(statement.content)
        named = desk.printed(statement) if desk.speaker(statement) is None else ""
        found.setdefault((MARKS.sub(" ", text.casefold()).strip(), named), []).append(statement)
    return list(found.values())


def line(desk: Desk, statement: Statement, *, also: list[Statement] | None = None, why_not: str = "") -> StatementLine:
    """One statement; `also` carry the same words in other places."""
    direct = statement.kind == "direct"
    words = desk.words(statement.content, direct=direct)
    entity = desk.speaker(statement)
    printed = desk.printed(statement)
    outer = desk.statements.get(statement.within or "")
    return StatementLine(
        id=statement.id,
        context=Context("", words, "", (None,) * len(words.pieces)) if direct else desk.context(statement.content),
        source=desk.source(statement),
        printed=printed if entity and entity.name.casefold() not in printed.casefold() else "",
        act=statement.act,
        kind=statement.kind,
        when=f"on {wording.days(statement.said, statement.said)}" if statement.said else "",
        via=_via(desk, statement),
        within=desk.source(outer) if outer else "",
        retold=statement.retold,
        confidence=f"{statement.confidence:.2f}",
        also=tuple(desk.words(s.content) for s in also or ()),
        why_not=why_not,
    )


def _via(desk: Desk, statement: Statement) -> tuple[str, ...]:
    names = []
    for key in statement.via:
        entity = desk.entity(key) or next(
            (e for e in desk.view.findings(statement.content[0].report).entities if e.id == key), None
        )
        if entity:
            names.append(entity.name)
    return tuple(names)
