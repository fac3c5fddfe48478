"""The independent roots of a claim: reports joined that share passages, credit one agency, or rest on one speaker."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from onrecord.claims.cast import Cast
from onrecord.claims.cues import has
from onrecord.claims.links import Links
from onrecord.claims.nouns import Member, Origin
from onrecord.claims.rules import FOR
from onrecord.claims.scene import Scene
from onrecord.copies.credits import Credit, Credits, agency_key
from onrecord.mentions.nouns import Entity
from onrecord.spans import Span, content_id

SURELY = 0.4  # chance that two say the same from which on one bears the other out
SPEAKING = frozenset({"asserts", "concedes", "hedges"})  # stances that speak for a claim


class Roots(msgspec.Struct, frozen=True, kw_only=True):
    """The origins of a claim.

    Attributes:
        origins: by id.
        of: member id to the id of its origin.
        fewest, most: how many of those that speak for the claim are independent.
    """

    origins: tuple[Origin, ...]
    of: Mapping[str, str]
    fewest: int
    most: int


class Ground:
    """What origins are read from, made once for a scene: credits by report, copied passages by report."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene = scene
        self.cast = cast
        outlets = {r.outlet: agency_key(r.outlet) or r.outlet for r in scene.reports.values() if r.outlet}
        credited = Credits(outlets, scene.memory)
        self.credits = {key: credited.of(report) for key, report in scene.reports.items()}
        self._speaking: dict[str, _Root | None] = {}
        self.passages: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
        for copy in scene.copies:
            if copy.kind in {"copy", "embedded"}:
                for here, there in copy.spans:
                    self.passages[here.report].append((here, there))
                    self.passages[there.report].append((there, here))

    def speaking(self, entity: Entity) -> "_Root | None":
        """What someone's utterances are, wherever he makes them: an outlet's own, or his; nothing for the nameless."""
        if entity.id not in self._speaking:
            self._speaking[entity.id] = _of_speaker(entity, self.cast)
        return self._speaking[entity.id]


class _Root(msgspec.Struct, frozen=True, order=True, kw_only=True):
    kind: str
    key: str
    name: str
    evidence: str
    certain: bool = True


def origins(members: Sequence[Member], ground: Ground) -> Roots:
    """The origins that a claim's members lead back to, and how many are independent at the least and at the most.

    Members of one named speaker are one origin. Two speakers of one side, an unresolved speaker, and an outlet's report
    of an agency's words that may be its own, leave it open, so that there is a range. What reports tell themselves once
    a named source has said so is background, and no further origin.
    """
    named = min((m.latest or "9" for m in members if m.side is not None and m.stance in FOR), default="9")
    roots = {
        member.id: _root(member, ground, first=member.statement is None and (member.latest or "") <= named)
        for member in members
    }
    groups = _joined(members, roots, ground)
    found = [_origin(group, roots, ground) for group in groups]
    of = {key: origin.id for origin in found for key in origin.members}
    speaking = {of[m.id] for m in members if m.counts and m.stance in SPEAKING and not _background(m, named)}
    kept = [origin for origin in found if origin.id in speaking] or found
    most, fewest = len(kept), _fewest(kept, {member.id: member for member in members})
    return Roots(origins=tuple(sorted(found, key=lambda o: o.id)), of=of, fewest=fewest, most=most)


def untied(members: Sequence[Member], links: Links, shaky: Set[str]) -> frozenset[str]:
    """Ids of the origins that bear no one out: nothing of theirs is surely what another origin, on another side, says.

    `members` have their origins; `links` are the chances of pairs of them; the origins in `shaky` are not asked.
    """
    speaking = {member.id: member for member in members if member.stance in FOR and member.origin not in shaky}
    tied: set[str] = set()
    for one, other in links.sure(SURELY):
        if one in speaking and other in speaking:
            first, second = speaking[one], speaking[other]
            if first.origin != second.origin and (first.side is None or first.side != second.side):
                tied |= {first.origin, second.origin}
    return frozenset(member.origin for member in members) - tied


def _background(member: Member, named: str) -> bool:
    """Whether a report tells it itself, on or after the day by which a named source had."""
    return member.statement is None and (member.latest or "") >= named


def _root(member: Member, ground: Ground, *, first: bool) -> _Root:
    """What a member rests on; `first` where a report tells it itself, and no named source had told it before."""
    entity = ground.cast.entities.get(member.speaker) if member.speaker else None
    speaking = ground.speaking(entity) if entity is not None else None
    if speaking is not None:
        return speaking
    # A source without a name may be the same one that another report has; a paper is what the outlet has seen.
    certain = first or (entity is not None and ground.cast.sources.shown(entity))
    credit = _nearest_credit(member, ground)
    if credit is not None:
        evidence = f"credited to {credit.name}"
        return _Root(kind="agency", key=credit.key, name=credit.name, evidence=evidence, certain=certain)
    report = ground.scene.reports[member.span.report]
    if report.outlet:
        return _of_outlet(report.outlet, certain=certain)
    name = "own reporting of an outlet that is not named"
    return _Root(kind="own", key=report.id, name=name, evidence="told by the report itself", certain=certain)


def _of_speaker(entity: Entity, cast: Cast) -> _Root | None:
    told_by = cast.outlet(entity)
    if told_by is not None:
        return _of_outlet(told_by, certain=True)
    if entity.unnamed and cast.side(entity) is None:
        return None
    key, name = cast.one(entity)
    return _Root(kind="speaker", key=key, name=name, evidence=f"said by {name}")


def _of_outlet(outlet: str, *, certain: bool) -> _Root:
    """What an outlet or an agency tells itself."""
    agency = agency_key(outlet)
    if agency is not None:
        return _Root(kind="agency", key=agency, name=outlet, evidence=f"a report of {outlet}", certain=certain)
    name = f"own reporting of {outlet}"
    return _Root(kind="own", key=outlet, name=name, evidence=f"told by {outlet}", certain=certain)


def _nearest_credit(member: Member, ground: Ground) -> Credit | None:
    """A credit in the member's sentence, else the agency in the report's byline or first line."""
    found = ground.scene.findings.get(member.span.report)
    around = [s for s in found.sentences if s.overlaps(member.span)] if found else []
    credited = ground.credits[member.span.report]
    inside = [credit for credit in credited if any(sentence.covers(credit.span) for sentence in around)]
    return inside[0] if inside else _head_credit(member.span.report, ground)


def _head_credit(key: str, ground: Ground) -> Credit | None:
    """The agency that a whole report is credited to: in its byline, or in its dateline."""
    report = ground.scene.reports[key]
    bylines = [region.span for region in report.regions if region.kind == "byline"]
    for credit in ground.credits[key]:
        dateline = credit.span.start < 300 and report.text[credit.span.end : credit.span.end + 3].lstrip(" )")[:1] in {
            "-",
            "–",
            "—",
        }
        if dateline or any(byline.covers(credit.span) for byline in bylines):
            return credit
    return None


def _joined(members: Sequence[Member], roots: Mapping[str, _Root], ground: Ground) -> list[list[str]]:
    """Groups of members with one root; members without a named speaker also join where their passages are copied."""
    leader = {member.id: member.id for member in members}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    first: dict[tuple[bool, str], str] = {}
    for member in sorted(members, key=lambda m: m.id):
        root = roots[member.id]
        # What an outlet tells itself and what others credit to it is one.
        known = first.setdefault((root.kind == "speaker", root.key), member.id)
        leader[max(find(known), find(member.id))] = min(find(known), find(member.id))
    for one, other in _summed_up(members, ground):
        leader[max(find(one), find(other))] = min(find(one), find(other))
    nameless = [m for m in sorted(members, key=lambda m: m.id) if roots[m.id].kind != "speaker"]
    for one, other in _copied(nameless, ground):
        leader[max(find(one), find(other))] = min(find(one), find(other))
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(leader):
        groups[find(key)].append(key)
    return [groups[key] for key in sorted(groups)]


def _summed_up(members: Sequence[Member], ground: Ground) -> Iterable[tuple[str, str]]:
    """Sentences in a report's own voice with the source that the report names for the same: they sum it up.

    Where its report names none, one that begins with a side's name and tells what it gives ("Arland puts it at 40")
    rests on what that side says of it elsewhere.
    """
    told: dict[tuple[str, bool], Member] = {}
    of_side: dict[tuple[str, bool], Member] = {}
    for member in sorted(members, key=lambda m: (m.span, m.id), reverse=True):
        if member.statement is not None:
            told[member.span.report, member.stance == "denies"] = member
            if member.side is not None:
                of_side[member.side, member.stance == "denies"] = member
    for member in members:
        if member.statement is None:
            denies = member.stance == "denies"
            side = _begins_with(member.span, ground)
            source = told.get((member.span.report, denies)) or of_side.get((side or "", denies))
            if source is not None:
                yield member.id, source.id


BEGINNING = 50  # characters of a sentence in which the name of whom it tells of ends
GIVES = 90  # the same for the verb


def _begins_with(span: Span, ground: Ground) -> str | None:
    """The side that the sentence of some words names first, where it tells what someone gives."""
    found = ground.scene.findings.get(span.report)
    sentences = found.sentences if found else ()
    place = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    start = sentences[place].start if place >= 0 else span.start
    names = ground.cast.named_in(Span(span.report, start, start + BEGINNING))
    gives = has("tellings", ground.scene.reports[span.report].text[start : start + GIVES])
    return ground.cast.side_of(names[0].key) if names and gives else None


def _copied(members: Iterable[Member], ground: Ground) -> list[tuple[str, str]]:
    """Pairs of members that stand in one passage which two reports share."""
    by_report: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_report[member.span.report].append(member)
    return [
        (member.id, other.id)
        for key in sorted(by_report)
        for member in by_report[key]
        for here, there in ground.passages.get(key, ())
        if here.overlaps(member.span)
        for other in by_report.get(there.report, ())
        if there.overlaps(other.span)
    ]


def _origin(group: Sequence[str], roots: Mapping[str, _Root], ground: Ground) -> Origin:
    found = sorted({roots[key] for key in group}, key=lambda root: (_KINDS.index(root.kind), root))
    first = found[0]
    evidence = [root.evidence for root in found]
    copied = len({(root.kind, root.key) for root in found}) > 1
    if copied:
        evidence.append("the reports share a copied passage")
    if len(group) > 1 and first.kind == "speaker":
        evidence.append(f"{len(group)} of the claim's lines are this speaker's")
    return Origin(
        id=content_id("o", first.kind, first.key, *sorted(group)[:1]),
        kind="copied" if copied and first.kind == "own" else first.kind,  # type: ignore[arg-type]
        name=first.name,
        members=tuple(sorted(group)),
        certain=all(root.certain for root in found),
        evidence=tuple(dict.fromkeys(evidence)),
    )


_KINDS = ("speaker", "agency", "copied", "own")


def _fewest(origins_: Sequence[Origin], members: Mapping[str, Member]) -> int:
    """Origins left when those that may be one are one: speakers of one side, and all that is uncertain."""
    sure: set[str] = set()
    for origin in origins_:
        sides = sorted({members[key].side or "" for key in origin.members} - {""})
        if origin.certain:
            sure.add(sides[0] if sides else origin.id)
    return max(1, len(sure))
