"""Claims as cards, grouped by how they stand, what matters most first."""

from onrecord.brief import wording
from onrecord.brief.desk import Desk
from onrecord.brief.nouns import ClaimCard, Group, MemberLine, OriginLine, Position, Step
from onrecord.claims.nouns import Claim, Member
from onrecord.statements.nouns import Statement

ORDER = ("conceded", "corroborated", "disputed", "denied", "asserted", "alleged", "superseded")
NEAR = 160  # code points of a sentence shown beside the wording of a claim
STANCES = ("asserts", "concedes", "hedges", "denies", "withdraws")


def groups(desk: Desk) -> tuple[Group, ...]:
    """Claims grouped by standing; within a group, by origins, then reports, then day, singletons last."""
    ranked = sorted(desk.view.claims(), key=_weight)
    found = []
    for status in ORDER:
        claims = [c for c in ranked if c.standing.status == status and counts(c)]
        if claims:
            found.append(_group(desk, status, claims))
    return tuple(found)


def counts(claim: Claim) -> bool:
    """Whether any member counts for the claim's standing."""
    return any(member.counts for member in claim.members)


def _weight(claim: Claim) -> tuple[object, ...]:
    reports = {member.span.report for member in claim.members}
    moves = len(claim.history)
    return (-min(claim.most, 9), -moves, -len(reports), -len(claim.members), claim.standing.since or "", claim.id)


def _group(desk: Desk, status: str, claims: list[Claim]) -> Group:
    kept = claims if desk.limits.claims is None else claims[: desk.limits.claims]
    cards = [card(desk, claim) for claim in kept]
    shared = [c for c in cards if len(c.members) > 1]
    opened = (shared or cards)[: desk.limits.open]
    chosen = {c.id for c in opened}
    folded = tuple(c for c in cards if c.id not in chosen)
    return Group(status=status, open=tuple(opened), folded=folded, cut=len(claims) - len(kept))


def card(desk: Desk, claim: Claim) -> ClaimCard:
    """One claim with everything that it rests on."""
    told = _teller(claim)
    now = claim.standing
    exact = _exact(claim)
    return ClaimCard(
        id=claim.id,
        status=now.status,
        since=wording.since(now.since, exact),
        context=desk.context(claim.wording, around=NEAR),
        source=_voice(desk, told),
        side=desk.side(told.side),
        when=wording.days(told.earliest, told.latest),
        value=claim.subject == "value",
        purpose=claim.subject == "purpose",
        history=wording.history(claim.history, exact) if len(claim.history) > 1 else "",
        steps=_steps(claim, exact),
        rule=now.rule,
        origins=wording.origins(claim.fewest, claim.most),
        reports=len({member.span.report for member in claim.members}),
        positions=_positions(desk, claim),
        members=tuple(_member(desk, claim, member) for member in claim.members),
        roots=_roots(claim),
        why=claim.why,
    )


def _teller(claim: Claim) -> Member:
    """The member whose own words are the claim's wording."""
    exact = [m for m in claim.members if m.span == claim.wording]
    around = [m for m in claim.members if m.span.overlaps(claim.wording)]
    return (exact or around or list(claim.members))[0]


def _voice(desk: Desk, member: Member) -> str:
    """Who takes a position, beside the report that it stands in."""
    own = member.statement is None and not member.source.strip() and not desk.entity(member.speaker)
    return "in its own voice" if own else _source(desk, member)


def _source(desk: Desk, member: Member) -> str:
    """Who takes a position, and who tells that they do where only a speaker does."""
    statement = desk.statements.get(member.statement or "")
    return _named(desk, member, statement) + (desk.view.as_told(statement) if statement else "")


def _named(desk: Desk, member: Member, statement: Statement | None) -> str:
    """Who takes a position: the entity, else the words printed, else the outlet itself."""
    if statement and desk.speaker(statement) is None:
        return desk.source(statement)
    entity = desk.entity(member.speaker)
    if entity and not entity.unnamed:
        return entity.name
    source = " ".join(member.source.split())
    if member.statement is None:
        return source or f"{desk.refs[member.span.report].outlet}, in its own voice"
    if entity:
        return f"“{entity.name}”, unnamed"
    return f"“{source}”, not resolved" if source else "no speaker named"


def _exact(claim: Claim) -> frozenset[str]:
    """The days on which a position of the claim is known to have been taken."""
    return frozenset(m.earliest for m in claim.members if m.counts and m.earliest and m.earliest == m.latest)


def _steps(claim: Claim, exact: frozenset[str]) -> tuple[Step, ...]:
    found = []
    for n, standing in enumerate(claim.history):
        word = "since" if n == len(claim.history) - 1 else "from"
        when = wording.since(standing.since, exact, word=word) or "undated"
        found.append(Step(standing.status, when, standing.rule))
    return tuple(found)


def _positions(desk: Desk, claim: Claim) -> tuple[Position, ...]:
    """Each stance with those who take it, in the order in which they took it."""
    found = []
    for stance in STANCES:
        members = [m for m in claim.members if m.stance == stance and m.counts]
        names: dict[str, str] = {}
        for m in members:
            names.setdefault(_source(desk, m), wording.days(m.earliest, m.latest) if m.earliest or m.latest else "")
        if names:
            found.append(Position(stance, tuple(names.items())))
    return tuple(found)


def _member(desk: Desk, claim: Claim, member: Member) -> MemberLine:
    decisive = {key for standing in claim.history for key in standing.because}
    return MemberLine(
        context=desk.context(member.span),
        stance=member.stance,
        source=_voice(desk, member),
        side=desk.side(member.side),
        when=wording.days(member.earliest, member.latest),
        decisive=member.id in decisive,
        why_not="" if member.counts else member.why_not or "doubtful",
    )


def _roots(claim: Claim) -> tuple[OriginLine, ...]:
    return tuple(
        OriginLine(
            kind=wording.word("origin", origin.kind),
            name=origin.name,
            count=len(origin.members),
            certain=origin.certain,
            evidence=origin.evidence,
        )
        for origin in claim.origins
    )
