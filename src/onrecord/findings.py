"""What study finds in one report: the joint result of mentions, times, quantities, statements and events."""

import msgspec

from onrecord.events.nouns import Event
from onrecord.mentions.nouns import Entity
from onrecord.quantities.nouns import Quantity
from onrecord.reading.meaning.nouns import Embedded
from onrecord.reports.report import Published
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.times.nouns import Time


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in one report; a pure function of the report, the code, the model and the options.

    Attributes:
        report: the report's id.
        fingerprint: of code, model and options.
        published: the best that is known of its date from this report alone.
        sentences: in order; none in boilerplate.
        entities, statements, times, quantities, events: in order of the text; retold statements among the others.
        uncovered: quoted words that no statement covers.
        embedded: sentence vectors of what it tells, for comparing it with other reports.
        lead: sentence vector of title and first lines, 384 signed bytes; empty where the report was not read.
        unread: why the report was not read ("not English: ko"), else None.
    """

    report: str
    fingerprint: str
    published: Published = Published()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    uncovered: tuple[Span, ...] = ()
    embedded: Embedded = Embedded()
    lead: bytes = b""
    unread: str | None = None
