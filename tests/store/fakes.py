"""Small steps in place of the real ones: what a report says is told by its lines, so that a test can be read.

A line `Name says: words.` is a statement (`denies` for a denial), `#topic` puts reports that share it into one story,
every number is a quantity, and every path is a file that is refused.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from onrecord.claims.nouns import Claim, Member, Origin, Standing
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Judgement
from onrecord.memory import Memory
from onrecord.mentions.nouns import Entity
from onrecord.options import Options
from onrecord.quantities.nouns import Quantity
from onrecord.record import Steps
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Published, Report, report_id
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement
from onrecord.stories.kept import Grouped, Place
from onrecord.stories.nouns import Episode, Story

_SAID = re.compile(r"^(?P<who>\w+) (?P<cue>says|denies): (?P<what>.+)$", re.MULTILINE)
_TOPIC = re.compile(r"#\w+")
_NUMBER = re.compile(r"\d+")


def made(text: str, *, outlet: str = "Ledger", url: str | None = None, day: str | None = None, **more: Any) -> Report:
    """A report as the first step gives it."""
    published = Published(earliest=day, latest=day, basis="declared") if day else Published()
    fields = {"published": published} | more
    return Report(id=report_id(text, url, outlet), text=text, outlet=outlet, url=url, **fields)


def read_all(paths: Iterable[Any], **_chosen: Any) -> Iterable[Report | Rejection]:
    """Reports are added as they are; no path holds one."""
    for path in paths:
        yield Rejection(source=str(path), reason="empty")


def study(report: Report, *, options: Options) -> Findings:
    """Statements by line, numbers, and one sentence a line."""
    if report.language != "en":
        return Findings(report=report.id, fingerprint=fingerprint(options), unread=f"not English: {report.language}")
    entities: dict[str, Entity] = {}
    statements = []
    for said in _SAID.finditer(report.text):
        source = Span(report.id, *said.span("who"))
        key = content_id("e", report.id, said["who"])
        before = entities.get(key)
        mentions = (*(before.mentions if before else ()), source)
        entities[key] = Entity(id=key, name=said["who"], kind="person", mentions=mentions)
        content = Span(report.id, *said.span("what"))
        statements.append(
            Statement(
                id=content_id("s", report.id, content, source),
                source=(source,),
                cue=(Span(report.id, *said.span("cue")),),
                content=(content,),
                kind="indirect",
                act="deny" if said["cue"] == "denies" else "assert",
                speaker=key,
                said=report.published.day,
            )
        )
    return Findings(
        report=report.id,
        fingerprint=fingerprint(options),
        published=report.published,
        sentences=tuple(Span(report.id, *line.span()) for line in re.finditer(r"\S.*", report.text)),
        entities=tuple(entities.values()),
        statements=tuple(statements),
        quantities=tuple(
            Quantity(
                id=content_id("q", report.id, *number.span()),
                span=Span(report.id, *number.span()),
                low=float(number[0]),
            )
            for number in _NUMBER.finditer(report.text)
        ),
    )


def fingerprint(options: Options) -> str:
    """Changes with the options, as the real one does."""
    return content_id("f", options)


class Card(msgspec.Struct, frozen=True):
    """Of a report its marks and its day."""

    id: str
    marks: tuple[str, ...]
    day: str
    same: str


def card(report: Report, found: Findings | None) -> Card:
    assert found is not None and found.report == report.id
    marks = tuple(sorted(_TOPIC.findall(report.text)))
    return Card(report.id, marks, report.published.earliest or "9999", content_id("t", report.text))


def touched(kept: Any, fresh: Sequence[Card], *, judgements: Sequence[Judgement], named: Mapping[str, str]) -> None:
    """Everything may have changed."""


def regroup(cards: Iterable[Card], *, judgements: Sequence[Judgement], named: Mapping[str, str]) -> Grouped:
    """Reports that share a topic, a given name, or a person's word are one story."""
    by_id = {each.id: each for each in cards}
    marks = {key: {*each.marks, f"name {named.get(key, key)}"} for key, each in by_id.items()}
    for judgement in judgements:
        if judgement.decision == "merge" and judgement.kind in ("story", "report"):
            for span in judgement.about:
                if span.report in marks:
                    marks[span.report].add(judgement.id)
    groups: list[tuple[set[str], set[str]]] = []
    for key, own in sorted(marks.items()):
        joined = [each for each in groups if each[1] & own]
        groups = [each for each in groups if each not in joined]
        groups.append(({key}.union(*(ids for ids, _ in joined)), own.union(*(words for _, words in joined))))
    found, places = [], {}
    for ids, _ in groups:
        ordered = tuple(sorted(ids, key=lambda key: (by_id[key].day, key)))
        names = sorted({named[key] for key in ids if key in named})
        name = names[0] if names else " ".join(sorted({word for key in ids for word in marks[key] if word[0] == "#"}))
        episode = Episode(id="e" + ordered[0][1:], reports=ordered)
        found.append(Story(id="s" + ordered[0][1:], name=name, reports=ordered, episodes=(episode,)))
        least = min(ids)
        for key in ids:
            same = by_id[key].same
            places[key] = Place(key=same, same=same, leader=key, part=least, level=0, episode=least, head=least)
    stories = tuple(sorted(found, key=lambda story: story.id))
    return Grouped(whole=True, stories=stories, places=places, telling={}, bunches=(), words={})


def gather(
    story: Story,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
    options: Options,
    memory: Memory | None = None,
) -> Gathered:
    """The same words are one claim; one speaker's name is one entity."""
    assert {report.id for report in reports} == set(story.reports) == set(findings)
    texts = {report.id: report.text for report in reports}
    told: dict[str, list[tuple[str, Statement]]] = {}
    names: dict[str, list[Entity]] = {}
    for key in story.reports:
        for said in findings[key].statements:
            told.setdefault(texts[key][said.content[0].start : said.content[0].end], []).append((key, said))
        for entity in findings[key].entities:
            names.setdefault(entity.name, []).append(entity)
    ids = {name: content_id("e", story.id, name) for name in names}
    entity_of = {entity.id: ids[name] for name, entities in names.items() for entity in entities}
    entities = tuple(
        Entity(id=ids[name], name=name, kind="person", mentions=tuple(sorted(s for e in each for s in e.mentions)))
        for name, each in sorted(names.items())
    )
    rejected = {span for judgement in judgements if judgement.decision == "reject" for span in judgement.about}
    stand = {
        judgement.id
        for judgement in judgements
        if all(
            texts.get(span.report, "")[span.start : span.end] == words
            for span, words in zip(judgement.about, judgement.words, strict=True)
        )
    }
    return Gathered(
        story=story,
        published={key: findings[key].published for key in story.reports},
        entities=entities,
        entity_of=entity_of,
        doubtful=tuple(sorted(s.id for f in findings.values() for s in f.statements if set(s.content) & rejected)),
        claims=tuple(_claim(each, findings, entity_of) for _, each in sorted(told.items())),
        orphaned=tuple(sorted(each.id for each in judgements if each.id not in stand)),
    )


def _claim(told: list[tuple[str, Statement]], findings: Mapping[str, Findings], entity_of: Mapping[str, str]) -> Claim:
    members = tuple(
        Member(
            id=content_id("m", said.content[0], said.id),
            span=said.content[0],
            statement=said.id,
            stance="denies" if said.act == "deny" else "asserts",
            speaker=entity_of[said.speaker or ""],
            source="",
            side=None,
            earliest=findings[key].published.earliest,
            latest=findings[key].published.latest,
            origin=content_id("o", said.speaker),
        )
        for key, said in told
    )
    first = members[0]
    history = [_standing(members[: place + 1]) for place in range(len(members))]
    origins = tuple(
        Origin(id=key, kind="speaker", name="", members=tuple(sorted(m.id for m in members if m.origin == key)))
        for key in sorted({member.origin for member in members})
    )
    return Claim(
        id=content_id("c", first.id), wording=first.span, members=members, history=tuple(history), origins=origins
    )


def _standing(members: tuple[Member, ...]) -> Standing:
    stances = {member.stance for member in members}
    status: Any = "disputed" if len(stances) > 1 else "denied" if "denies" in stances else "asserted"
    if status == "asserted" and len(members) > 1:
        status = "corroborated"
    because = tuple(sorted(member.id for member in members))
    return Standing(since=members[-1].earliest, status=status, because=because, rule=f"so it is {status}")


def revise(
    gathered: Gathered, reports: Sequence[Report], findings: Mapping[str, Findings], *, judgements: Sequence[Judgement]
) -> dict[str, Findings]:
    """Nothing is left otherwise."""
    return {}


STEPS = Steps(read_all, study, fingerprint, lambda: sys.modules[__name__], gather, revise)

HARBOUR = made(
    "Harbour news #harbour\nMira says: the crane fell at noon.\nOsk denies: anyone was hurt.\n", day="2031-03-01"
)
SECOND = made(
    "More from the quay #harbour\nLena says: the crane fell at noon.\nA count of 12 boats.\n",
    outlet="Tide Post",
    day="2031-03-03",
)
DENIAL = made("Late #harbour\nOsk denies: the crane fell at noon.\n", outlet="Wire", day="2031-03-05")
ORCHARD = made("Fruit #orchard\nPim says: the frost took 40 trees.\n", outlet="Farm Day", day="2031-02-11")
BRIDGE = made("Both at once #harbour #orchard\nRue says: it was a hard week.\n", outlet="Wire", day="2031-04-01")
FOREIGN = made("Une dépêche #harbour\n", outlet="Quai", language="fr", day="2031-03-02")
EVERY = (HARBOUR, SECOND, DENIAL, ORCHARD, FOREIGN)
