"""What has changed since a day or moment: by when it entered the record, or by the reports' own dates."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.claims.nouns import Claim
from onrecord.reports.report import Report
from onrecord.spans import quote
from onrecord.store import journal, schema
from onrecord.store.codec import decode
from onrecord.store.engine import through
from onrecord.store.loading import load_reports
from onrecord.store.nouns import Change, Diff, Since, StoryChange

_AGAINST = ("denied", "disputed")


def added_since(connection: Connection, since: str) -> Diff:
    """What has entered the record since a day or moment (UTC), as its journal tells."""
    start = journal.moment(since)
    standings = journal.standings(connection, start)
    claims = _claims(connection, standings)
    texts = _texts(connection, (claim for _, claim in claims))
    turned = [
        _change(story, claim, texts, before=standings[claim.id][0])
        for story, claim in claims
        if standings[claim.id][0] != claim.standing.status
    ]
    reports = sorted({key for key, _ in journal.events(connection, "report", start)})
    return _diff(since, "added", reports, turned, stories=_stories(connection, start))


def dated_since(connection: Connection, since: str) -> Diff:
    """What the reports dated that day or later tell, whenever they entered the record."""
    day = journal.moment(since)[:10]
    places = schema.story_reports
    dated = select(places.c.report).where(places.c.earliest >= day).order_by(places.c.report)
    fresh = [(story, claim) for story, claim in _claims(connection, None) if (claim.standing.since or "") >= day]
    texts = _texts(connection, (claim for _, claim in fresh))
    turned = [_change(story, claim, texts, before=_before(claim, day)) for story, claim in fresh]
    reports = list(connection.execute(dated).scalars())
    return _diff(since, "dated", reports, [each for each in turned if each.before != each.after])


def _diff(
    since: str, by: Since, reports: list[str], turned: list[Change], *, stories: tuple[StoryChange, ...] = ()
) -> Diff:
    ordered = sorted(turned, key=lambda each: (each.story, each.claim))
    return Diff(
        since=since,
        by=by,
        reports=tuple(reports),
        stories=stories,
        new=tuple(each for each in ordered if each.before is None),
        changed=tuple(each for each in ordered if each.before is not None),
        denied=tuple(each for each in ordered if each.after in _AGAINST and each.before not in _AGAINST),
    )


def _before(claim: Claim, day: str) -> str | None:
    """How a claim stood before a day; a standing from an unknown day was there before any."""
    earlier = [standing.status for standing in claim.history if (standing.since or "") < day]
    return earlier[-1] if earlier else None


def _claims(connection: Connection, keys: Iterable[str] | None) -> list[tuple[str, Claim]]:
    lines = schema.lines
    chosen = select(lines.c.story, lines.c.id, lines.c.body).where(lines.c.kind == "claim")
    wanted = None if keys is None else set(keys)
    rows = connection.execute(chosen.order_by(lines.c.story, lines.c.place))
    return [(story, decode(body or "", Claim)) for story, key, body in rows if wanted is None or key in wanted]


def _texts(connection: Connection, claims: Iterable[Claim]) -> dict[str, Report]:
    return load_reports(through(connection), {claim.wording.report for claim in claims})


def _change(story: str, claim: Claim, texts: dict[str, Report], *, before: str | None) -> Change:
    words = quote(texts[claim.wording.report].text, (claim.wording,))
    return Change(
        claim=claim.id, story=story, words=words, span=claim.wording, before=before, after=claim.standing.status
    )


def _stories(connection: Connection, start: str) -> tuple[StoryChange, ...]:
    """Stories that entered and are still there, each by what last happened to it."""
    table = schema.stories
    names = dict(connection.execute(select(table.c.id, table.c.name)).all())
    last = {key: event for key, event in journal.events(connection, "story", start) if key in names}
    return tuple(
        StoryChange(story=key, name=names[key], how=event.how, of=event.of) for key, event in sorted(last.items())
    )
