"""People's judgements: written once, in order, and never changed."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, insert, select

from onrecord.judgements import Judgement
from onrecord.store import schema
from onrecord.store.codec import decode, decode_list, encode


def append(connection: Connection, judgement: Judgement) -> Judgement:
    """Write a judgement behind all others; one that is there already stays where it is."""
    table = schema.judgements
    known = connection.execute(select(table.c.body).where(table.c.id == judgement.id)).scalars().all()
    if known:
        return decode_list(list(known), Judgement)[0]
    last = connection.execute(select(func.max(table.c.sequence))).scalar_one()
    kept = msgspec.structs.replace(judgement, sequence=(last or 0) + 1)
    connection.execute(insert(table).values(sequence=kept.sequence, id=kept.id, body=encode(kept)))
    return kept


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All of them, in order."""
    table = schema.judgements
    bodies = connection.execute(select(table.c.body).order_by(table.c.sequence)).scalars().all()
    return decode_list(list(bodies), Judgement)


def touching(decisions: Iterable[Judgement], reports: Iterable[str]) -> tuple[Judgement, ...]:
    """Those anchored on any of these reports, in order."""
    keys = set(reports)
    return tuple(each for each in decisions if any(span.report in keys for span in each.about))


def known_reports(connection: Connection, judgement: Judgement) -> list[str]:
    """Ids of the reports that it is anchored on and that the record holds."""
    keys = {span.report for span in judgement.about}
    reports = schema.reports
    return sorted(connection.execute(select(reports.c.id).where(reports.c.id.in_(keys))).scalars())


def orphaned(connection: Connection) -> tuple[str, ...]:
    """Ids of those whose words no report carries any more, as their stories tell, or whose reports are not there."""
    parts = schema.parts
    bodies = connection.execute(select(parts.c.body).where(parts.c.part == "orphaned")).scalars()
    told = {key for body in bodies for key in decode(body, tuple[str, ...])}
    lost = {each.id for each in judgements(connection) if not known_reports(connection, each)}
    return tuple(sorted(told | lost))
