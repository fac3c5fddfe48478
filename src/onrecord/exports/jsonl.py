"""A record as JSON Lines: one noun a line, its `kind` first, every span with the words that stand there."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from onrecord.judgements import Judgement
from onrecord.record import Record
from onrecord.spans import Span
from onrecord.store.views import StoryView

Words = Callable[[Span], str | None]


def jsonl(record: Record, *, story: str | None = None) -> Iterator[str]:
    """The lines of one story, or of all by id, then people's judgements; the same for records of the same content.

    A span is `{"report", "start", "end", "words"}`; where a noun has a `kind` of its own ("direct", "person"), that is
    `statement_kind`, `entity_kind` and so on. What study found in one report has its `report`; the other lines are
    what the story's reports come to together.

    Raises:
        UnknownId: there is no such story.
    """
    keys = [record.story(story).story.id] if story else sorted(each.id for each in record.stories())
    reports: set[str] = set()
    for key in keys:
        view = record.story(key)
        reports.update(view.story.reports)
        yield from _story_lines(view)
    orphaned = set(record.orphaned())
    for judgement in record.judgements():
        if story is None or any(span.report in reports for span in judgement.about):
            yield _judgement_line(judgement, orphaned=judgement.id in orphaned)


def _story_lines(view: StoryView) -> Iterator[str]:
    yield _line("story", view.story, view.quote)
    for key in view.story.reports:
        yield from _report_lines(view, key)
    gathered = view.gathered
    listed: dict[str, Iterable[Any]] = {
        "entity": gathered.entities,
        "side": gathered.sides,
        "claim": gathered.claims,
        "figure": gathered.figures,
        "moment": gathered.timeline,
        "prospect": gathered.prospects,
        "relation": gathered.relations,
        "copy": gathered.copies,
    }
    for kind, nouns in listed.items():
        for noun in nouns:
            yield _line(kind, noun, view.quote, story=view.story.id)


def _report_lines(view: StoryView, key: str) -> Iterator[str]:
    found = view.findings(key)
    more = {
        "published": view.published(key),
        "version_of": view.versions.get(key),
        "unread": found.unread,
        "sentences": found.sentences,
        "uncovered": found.uncovered,
        "story": view.story.id,
    }
    yield _line("report", msgspec.structs.replace(view.report(key), source=""), view.quote, **more)
    doubtful = set(view.doubtful())
    for said in found.statements:
        speaker = view.entity(said.speaker)
        name = speaker.name if speaker else None
        yield _line("statement", said, view.quote, report=key, speaker_name=name, doubtful=said.id in doubtful)
    listed: dict[str, Iterable[Any]] = {
        "name": found.entities,
        "time": found.times,
        "quantity": found.quantities,
        "event": found.events,
    }
    for kind, nouns in listed.items():
        for noun in nouns:
            yield _line(kind, noun, view.quote, report=key)


def _judgement_line(judgement: Judgement, *, orphaned: bool) -> str:
    words = dict(zip(judgement.about, judgement.words, strict=False))
    return _line("judgement", judgement, words.get, id=judgement.id, orphaned=orphaned)


def _line(kind: str, noun: msgspec.Struct, words: Words, **more: Any) -> str:
    own = {name: getattr(noun, name) for name in noun.__struct_fields__}
    if "kind" in own:
        own[f"{kind}_kind"] = own.pop("kind")
    line = {"kind": kind} | _plain(own | more, words)
    return msgspec.json.encode(line).decode()


def _plain(value: Any, words: Words) -> Any:
    """Spans with their words, structs as objects, and the rest as it is."""
    if isinstance(value, Span):
        return {"report": value.report, "start": value.start, "end": value.end, "words": words(value)}
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name), words) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [_plain(each, words) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each, words) for key, each in value.items()}
    return value
