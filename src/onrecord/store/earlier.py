"""What a record held on a day: the reports published by then, under today's knowledge of their dates and judgements."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.errors import OptionError
from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.reports.report import Report
from onrecord.store import judged, schema
from onrecord.store.engine import through
from onrecord.store.loading import load_findings, load_names, load_reports


class Held(NamedTuple):
    """What a record held on a day.

    Attributes:
        stories: names that people gave to stories, the last in the alphabet first, with the reports of each, by id;
            under "" those of stories without a name.
        findings: by report; `fingerprint` is theirs.
        judgements: as far as they fit these reports.
    """

    stories: list[tuple[str, list[Report]]]
    findings: Mapping[str, Findings]
    fingerprint: str
    judgements: list[Judgement]


def held(connection: Connection, last: str, story: str | None = None) -> Held:
    """What there was by the end of a day, of one story or all.

    Raises:
        OptionError: nothing was published by then.
    """
    look, keys = through(connection), published_by(connection, last, story)
    reports, findings, names = load_reports(look, keys), load_findings(look, keys), load_names(look)
    named: dict[str, list[Report]] = {}
    for key in keys:
        named.setdefault(names.get(key, ""), []).append(reports[key])
    decided = fitting(judged.judgements(connection), keys)
    return Held(sorted(named.items(), reverse=True), findings, findings[keys[0]].fingerprint, decided)


def day(given: str) -> str:
    """A day as it is written, `YYYY-MM-DD`.

    Raises:
        OptionError: it is none.
    """
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise OptionError(f"{given!r} is no day: write it as YYYY-MM-DD") from None


def published_by(connection: Connection, last: str, story: str | None = None) -> list[str]:
    """Ids of the reports, of one story or all, whose last possible day is that day or before; sorted.

    A report of which no last day is known may be later, so it is left out.

    Raises:
        OptionError: there are none.
    """
    places = schema.story_reports
    chosen = select(places.c.report, places.c.latest)
    rows = connection.execute(chosen if story is None else chosen.where(places.c.story == story)).all()
    found = sorted(key for key, latest in rows if latest is not None and latest <= last)
    if not found:
        days = [latest for _, latest in rows if latest is not None]
        first = f"the first is from {min(days)}" if days else "none of them is dated"
        raise OptionError(f"no report here is known to be published by {last}: {first}")
    return found


def fitting(decided: Sequence[Judgement], reports: Sequence[str]) -> list[Judgement]:
    """The judgements that can be taken over where only these reports are there.

    One on several reports keeps those of its words that are there, as long as it still sets two things side by side.
    """
    there = set(reports)
    found = []
    for each in decided:
        kept = [(span, words) for span, words in zip(each.about, each.words, strict=False) if span.report in there]
        if len(kept) == len(each.about):
            found.append(each)
        elif len(kept) > 1:
            about, words = zip(*kept, strict=True)
            found.append(msgspec.structs.replace(each, about=about, words=words))
    return found
