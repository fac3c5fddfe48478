"""How a claim is shown: in the words of which member, and why its members were joined."""

from collections.abc import Mapping, Sequence

from onrecord.claims.likeness import why
from onrecord.claims.links import Links
from onrecord.claims.meanings import Meanings
from onrecord.claims.nouns import Member, Standing
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.spans import Span

REASONS = 6  # that are given for joining
TELLING = 3  # concepts from which on what only names a thing tells which


def wording(group: Sequence[Unit], links: Links, members: Sequence[Member], now: Standing | None = None) -> Span:
    """The member's words that are most like the others'; of those that someone known says in a clause, if there are.

    Where something is conceded, it is shown in words that concede it, since other words for it may say more than that;
    where these only name it, in a clause of a side that concedes it, else in those of its words that say the most.
    """
    taken, totals = {m.id: m for m in members}, links.totals()
    conceding = _conceding(members, now) if now is not None and now.status == "conceded" else frozenset()
    sides = {taken[key].side for key in conceding if key in taken} - {None}
    best = min(
        group,
        key=lambda unit: (
            taken[unit.id].stance == "denies",
            unit.statement is None,
            bool(conceding) and unit.id not in conceding and taken[unit.id].side not in sides,
            unit.nominal,
            unit.nominal and len(unit.wording.concepts) < TELLING,
            bool(conceding) and unit.id not in conceding and not unit.nominal,
            taken[unit.id].side is None,
            -totals.get(unit.id, 0.0),
            unit.span,
        ),
    )
    return best.span


def _conceding(members: Sequence[Member], now: Standing) -> frozenset[str]:
    """Those who concede; where a side does so by asserting what it has denied, or did, what made the claim conceded."""
    admitting = frozenset(member.id for member in members if member.stance == "concedes" and member.counts)
    return admitting or frozenset(now.because)


def reasons(links: Links, profiles: Mapping[str, Profile], meant: Meanings) -> tuple[str, ...]:
    """Why the members are one claim: what those most alike have in common, the surest first, each said once."""
    found: dict[str, None] = {}
    for one, other in links.surest():
        found[why(profiles[one], profiles[other], meant)] = None
        if len(found) == REASONS:
            break
    return tuple(found)
