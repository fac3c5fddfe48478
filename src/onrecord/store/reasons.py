"""Why a line is in the record, and how to cite it: the rule that applied, in words, and the words that it rests on."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from onrecord import people
from onrecord.claims.nouns import Claim, Member
from onrecord.judgements import Judgement
from onrecord.mentions.nouns import Entity
from onrecord.relations.nouns import Relation
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.store.lookup import Entry
from onrecord.store.nouns import Citation, Evidence, Why
from onrecord.store.views import StoryView


def why(view: StoryView, entry: Entry, *, judgements: Sequence[Judgement] = ()) -> Why:
    """The rule that applied to a line, what it rests on, and what else is to be known.

    Args:
        view: the story that the line belongs to.
        entry: the line and its noun.
        judgements: people's decisions, by which names may have been taken for one's.
    """
    rule, notes, roles = _REASONS[entry.line.kind](view, entry)
    if entry.line.kind == "entity":
        notes = [*_taken_for_one(view, entry.noun, judgements), *notes]
    spans = roles or [(span, "") for span in entry.line.spans]
    evidence = tuple(shown(view, span, role) for span, role in dict.fromkeys(spans))
    return Why(line=entry.line, rule=rule, evidence=evidence, notes=tuple(note for note in notes if note))


def cite(view: StoryView, entry: Entry) -> Citation:
    """A line's first words, with their speaker and the report that prints them."""
    report = view.report(entry.line.spans[0].report)
    spans = tuple(span for span in entry.line.spans if span.report == report.id)
    if entry.line.kind not in ("statement", "claim", "member"):
        spans = spans[:1]
    said = _statement(view, report.id, entry.line.statement)
    published = view.published(report.id)
    speaker = view.entity(said.speaker) if said else None
    source, told = (report.quote(said.source), view.as_told(said)) if said else ("", "")
    return Citation(
        line=entry.line.id,
        words=report.quote(spans),
        spans=spans,
        speaker=speaker.name + told if speaker else f"{source} (not resolved){told}" if told else None,
        source=source,
        report=report.id,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        address=report.url,
        earliest=published.earliest,
        latest=published.latest,
        basis=published.basis,
    )


_BASES = {
    "told": "as the words say",
    "published": "the days of the reports, which give no other",
    "unknown": "neither words nor reports give a day",
}
_Reason = tuple[str, Iterable[str], list[tuple[Span, str]]]


def _of_claim(_view: StoryView, entry: Entry) -> _Reason:
    claim: Claim = entry.noun
    standing = claim.standing
    since = f" since {standing.since}" if standing.since else ""
    first = [member for member in claim.members if member.id in standing.because]
    rest = [member for member in claim.members if member.id not in standing.because]
    earlier = [f"{each.status} from {each.since or 'an unknown day'}: {each.rule}" for each in claim.history[:-1]]
    origins = str(claim.fewest) if claim.fewest == claim.most else f"{claim.fewest} to {claim.most}"
    notes = [*claim.why, *earlier, f"independent origins: {origins}"]
    return f"{standing.status}{since}: {standing.rule}", notes, [(each.span, _role(each)) for each in first + rest]


def _of_member(_view: StoryView, entry: Entry) -> _Reason:
    member: Member = entry.noun
    counts = "it counts" if member.counts else f"it does not count: {member.why_not}"
    return f"{_role(member)}; {counts}", (line for claim in entry.claims for line in claim.why), []


def _of_origin(_view: StoryView, entry: Entry) -> _Reason:
    sure = "" if entry.noun.certain else "; it may be the same as another"
    return f"origin by {entry.noun.kind}: {entry.noun.name}{sure}", entry.noun.evidence, []


def _of_statement(view: StoryView, entry: Entry) -> _Reason:
    said: Statement = entry.noun
    report = view.report(entry.line.spans[0].report)
    speaker = view.entity(said.speaker)
    cue = f"attributed by the words “{report.quote(said.cue)}”" if said.cue else "a quotation that runs on"
    who = f"speaker {speaker.name}" if speaker else "speaker not told"
    rule = f"{said.kind} speech, {cue}, {who}{view.as_told(said)}, act {said.act}, confidence {said.confidence:.2f}"
    notes = ["doubtful: it counts for no standing"] if said.id in view.doubtful() else []
    roles = [(span, "words") for span in said.content] + [(span, "source") for span in said.source]
    return rule, notes, roles + [(span, "cue") for span in said.cue]


def _of_prospect(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    window = f"{noun.earliest or '..'}/{noun.latest or '..'}"
    roles = [(noun.span, "expected")] + [(span, "how likely") for span in noun.likelihood]
    return f"{noun.outcome}: window {window}", (), roles + [(span, "outcome") for span in noun.because]


def _of_moment(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    notes = [f"another date is told in {key}" for key in noun.conflicts]
    roles = [(span, "tells it") for span in noun.sentences] + [(span, "date") for span in noun.times]
    return f"dated {noun.earliest}/{noun.latest}, precise to: {noun.precision}", notes, roles


def _of_relation(view: StoryView, entry: Entry) -> _Reason:
    noun: Relation = entry.noun
    parties = [found for key in (noun.agent, noun.patient) if (found := view.entity(key))]
    days = f"{noun.earliest or '..'}/{noun.latest or '..'}, {_BASES[noun.basis]}"
    rule = (
        f"{noun.type} ({noun.mode}): {(' and ' if noun.mutual else ' towards ').join(e.name for e in parties)}, {days}"
    )
    roles = [(span, "tells it") for span in noun.spans] + [(span, noun.type) for span in noun.triggers]
    sides = [f"{each.name} speaks for {each.speaks_for}" for each in parties if each.speaks_for]
    return rule, sides, roles + [(span, "figure") for span in noun.figures]


def _of_figure(_view: StoryView, entry: Entry) -> _Reason:
    roles = [(point.span, _standing_of_point(point)) for point in entry.noun.points]
    return f"figures for one thing: {entry.noun.counted}", (), roles


def _of_copy(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    direction = noun.because if noun.directed else "which was first is not known"
    roles = [pair for here, there in noun.spans for pair in ((here, "taken"), (there, "in the original"))]
    return f"{noun.kind}: {noun.share:.0%} of its words stand in {noun.of}; {direction}", (), roles


def _of_report(view: StoryView, entry: Entry) -> _Reason:
    published = view.published(entry.noun.id)
    window = f"{published.earliest or '..'}/{published.latest or '..'}"
    roles = [(span, "date") for span in published.spans]
    first = view.versions.get(entry.noun.id)
    version = [f"an edited version of {first}, which had the same address"] if first else []
    return f"published {window}, known by: {published.basis}", [*entry.noun.notes, *version], roles


def _of_quantity(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    number = f"{noun.low:g}" + (f" to {noun.high:g}" if noun.high is not None else "")
    roles = [(noun.span, "number")] + ([(noun.counted, "counted")] if noun.counted else [])
    return f"{noun.bound} {number} {noun.unit or ''}".rstrip(), (), roles


def _of_time(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    anchor = f", anchored to {noun.anchor}" if noun.anchor else ""
    return f"{noun.type} {noun.value or noun.unanchored}{anchor}: {noun.earliest or '..'}/{noun.latest or '..'}", (), []


def _of_entity(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    side = [f"speaks for {noun.speaks_for}"] if noun.speaks_for else []
    return f"{noun.kind}: {noun.name}", [*(f"also: {name}" for name in noun.aliases), *noun.roles, *side], []


def _taken_for_one(view: StoryView, entity: Entity, judgements: Sequence[Judgement]) -> tuple[str, ...]:
    keys = sorted({span.report for span in entity.mentions})
    findings = {key: view.findings(key) for key in keys}
    return people.grounds(entity, [view.report(key) for key in keys], findings, judgements=judgements)


def _of_story(_view: StoryView, entry: Entry) -> _Reason:
    return f"{len(entry.noun.reports)} reports in {len(entry.noun.episodes)} episodes: {entry.noun.name}", (), []


def _of_judgement(_view: StoryView, entry: Entry) -> _Reason:
    noun = entry.noun
    value = f": {noun.value}" if noun.value else ""
    return f"a person's decision: {noun.decision} ({noun.kind}){value}", (noun.by, noun.note), []


def _of_event(_view: StoryView, entry: Entry) -> _Reason:
    return "a happening told in the report's words", (), [(entry.noun.trigger, "trigger")]


_REASONS: dict[str, Callable[[StoryView, Entry], _Reason]] = {
    "claim": _of_claim,
    "member": _of_member,
    "origin": _of_origin,
    "statement": _of_statement,
    "prospect": _of_prospect,
    "relation": _of_relation,
    "moment": _of_moment,
    "figure": _of_figure,
    "copy": _of_copy,
    "report": _of_report,
    "quantity": _of_quantity,
    "time": _of_time,
    "entity": _of_entity,
    "event": _of_event,
    "story": _of_story,
    "judgement": _of_judgement,
}


def _role(member: Member) -> str:
    return f"{member.stance}, {member.source or 'in its own voice'}"


def _standing_of_point(point: Any) -> str:
    marks = [word for word, on in (("superseded", point.superseded), ("in conflict", point.conflict)) if on]
    return ", ".join([point.source, *marks])


def _statement(view: StoryView, report: str, key: str | None) -> Statement | None:
    return next((said for said in view.findings(report).statements if said.id == key), None) if key else None


def shown(view: StoryView, span: Span, role: str = "") -> Evidence:
    """Words as evidence: in their sentence, with their report."""
    report, sentence, published = view.report(span.report), view.sentence(span), view.published(span.report)
    return Evidence(
        span=span,
        words=report.quote(span),
        sentence=sentence,
        around=report.quote(sentence),
        report=report.id,
        outlet=report.outlet,
        title=report.title,
        address=report.url,
        earliest=published.earliest,
        latest=published.latest,
        basis=published.basis,
        role=role,
    )
