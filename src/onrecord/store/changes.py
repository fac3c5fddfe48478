"""What has changed since a day, a moment or the last look: by when it came in, or by the reports' own dates."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from onrecord.claims.nouns import Claim
from onrecord.errors import OptionError
from onrecord.reports.report import Report
from onrecord.spans import quote
from onrecord.store import journal, schema
from onrecord.store.codec import decode
from onrecord.store.diffs import Change, Diff, StoryChange
from onrecord.store.engine import through
from onrecord.store.lines import orders
from onrecord.store.loading import load_reports
from onrecord.store.news import Fresh, News, renamed

_AGAINST = ("denied", "disputed")
_AT_ONCE = 400  # ids in one query


def added_since(connection: Connection, since: str) -> Diff:
    """What has entered the record since a day or moment (UTC), or since the last look, as its journal tells.

    Raises:
        OptionError: no day, no moment, no look, or an empty record.
    """
    start = journal.start(connection, since)
    _refuse_empty(connection)
    standings = journal.standings(connection, start)
    claims = _claims(connection, standings)
    texts = _texts(connection, (claim for _, claim in claims))
    turned = [
        _change(story, claim, texts, before=standings[claim.id].before, at=standings[claim.id].at)
        for story, claim in claims
        if standings[claim.id].before != claim.standing.status
    ]
    entered = {key: at for at, key, _ in journal.events(connection, "report", start)}
    return msgspec.structs.replace(
        _diff(connection, Diff(since=start.at if since == journal.LOOK else since, by="added"), entered, turned),
        stories=_stories(connection, start),
        renamed=renamed(connection, journal.namings(connection, start)),
    )


def dated_since(connection: Connection, since: str) -> Diff:
    """What the reports dated that day or later tell, whenever they entered the record.

    Raises:
        OptionError: no day, or an empty record.
    """
    if since == journal.LOOK:
        raise OptionError("a look is a moment at which the record was seen: ask for it with --by added, or give a day")
    day = journal.moment(since)[:10]
    _refuse_empty(connection)
    places = schema.story_reports
    dated = select(places.c.report, places.c.earliest).where(places.c.earliest >= day).order_by(places.c.report)
    fresh = [(story, claim) for story, claim in _claims(connection, None) if (claim.standing.since or "") >= day]
    texts = _texts(connection, (claim for _, claim in fresh))
    turned = [
        _change(story, claim, texts, before=_before(claim, day), at=claim.standing.since or "")
        for story, claim in fresh
    ]
    entered: dict[str, str] = dict(connection.execute(dated).all())
    asked = Diff(since=since, by="dated")
    return _diff(connection, asked, entered, [each for each in turned if each.before != each.after])


def _refuse_empty(connection: Connection) -> None:
    if connection.execute(select(schema.reports.c.id).limit(1)).first() is None:
        raise OptionError("the record holds no report yet: add some with `onrecord add PATH...`")


def _diff(connection: Connection, asked: Diff, entered: dict[str, str], turned: list[Change]) -> Diff:
    """What turned and what new reports bring; `entered` says when each of them came."""
    ordered = sorted(turned, key=lambda each: (each.story, each.claim))
    new = tuple(each for each in ordered if each.before is None)
    news = News(connection, Fresh(entered))
    return msgspec.structs.replace(
        asked,
        entered=news.entered(),
        new=new,
        changed=tuple(each for each in ordered if each.before is not None),
        denied=tuple(each for each in ordered if each.after in _AGAINST and each.before not in _AGAINST),
        statements=news.statements({each.claim for each in new}),
        figures=news.figures(),
        prospects=news.prospects(),
    )


def _before(claim: Claim, day: str) -> str | None:
    """How a claim stood before a day; a standing from an unknown day was there before any."""
    earlier = [standing.status for standing in claim.history if (standing.since or "") < day]
    return earlier[-1] if earlier else None


def _claims(connection: Connection, keys: Iterable[str] | None) -> list[tuple[str, Claim]]:
    """Claims of these ids, or all, with their stories, in order of story and place."""
    lines = schema.lines
    chosen = select(lines.c.story, lines.c.id, lines.c.body).where(lines.c.kind == "claim")
    if keys is None:
        rows = list(connection.execute(chosen).all())
    else:
        wanted = sorted(keys)
        parts = [wanted[first : first + _AT_ONCE] for first in range(0, len(wanted), _AT_ONCE)]
        rows = [row for part in parts for row in connection.execute(chosen.where(lines.c.id.in_(part)))]
    places = {
        (story, key): place
        for story, order in orders(through(connection), {row.story for row in rows}).items()
        for place, key in enumerate(order.get("claim", ()))
    }
    ordered = sorted(rows, key=lambda row: (row.story, places[row.story, row.id]))
    return [(row.story, decode(row.body or "", Claim)) for row in ordered]


def _texts(connection: Connection, claims: Iterable[Claim]) -> dict[str, Report]:
    return load_reports(through(connection), {claim.wording.report for claim in claims})


def _change(story: str, claim: Claim, texts: dict[str, Report], *, before: str | None, at: str) -> Change:
    words = quote(texts[claim.wording.report].text, (claim.wording,))
    return Change(
        claim=claim.id, story=story, words=words, span=claim.wording, before=before, after=claim.standing.status, at=at
    )


def _stories(connection: Connection, start: journal.Start) -> tuple[StoryChange, ...]:
    """Stories that entered and are still there, each by what last happened to it."""
    table = schema.stories
    names = dict(connection.execute(select(table.c.id, table.c.name)).all())
    last = {key: (at, event) for at, key, event in journal.events(connection, "story", start) if key in names}
    return tuple(
        StoryChange(story=key, name=names[key], how=event.how, of=event.of, at=at)
        for key, (at, event) in sorted(last.items())
    )
