"""Full-text search over statements and sentences: the one module that speaks the search engine's own language.

The engine is SQLite's FTS5 (https://www.sqlite.org/fts5.html), over the words of `passages`, kept up by triggers.
"""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    column,
    exc,
    func,
    literal_column,
    select,
    table,
    text,
)

from onrecord.spans import Span
from onrecord.store import schema
from onrecord.store.codec import decode
from onrecord.store.nouns import Hit

_INDEX = (
    "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passages', content_rowid='number',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN"
    " INSERT INTO passage_words (rowid, words) VALUES (new.number, new.words); END",
    "CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN"
    " INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', old.number, old.words); END",
)

# A filter or a word, each perhaps in quotation marks: `speaker:"Kim Jong Un"`, `act:deny`, `"exact words"`, `word*`.
_TERM = re.compile(r'(?:(speaker|act|on|outlet):)?(?:"([^"]*)"?|([^\s"]+))', re.IGNORECASE)
_WORDS = table("passage_words", column("rowid"), column("words"))
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A search, taken apart: words that must all be there, and filters that must all hold."""

    words: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()


def install(connection: Connection) -> None:
    """Make the index and what keeps it up."""
    for statement in _INDEX:
        connection.execute(text(statement))


def parse(query: str) -> Query:
    """Take a query apart; whatever is no filter is a word, so that no query is an error."""
    terms: dict[str, list[str]] = {"words": [], "speaker": [], "act": [], "on": [], "outlet": []}
    for match in _TERM.finditer(query.replace("\0", " ")[:1000]):
        name, quoted, plain = match.groups()
        value = (quoted if quoted is not None else plain).strip()
        key = (name or "words").lower()
        if key == "on" and not _DAY.fullmatch(value):
            key, value = "words", match.group(0)
        if any(character.isalnum() for character in value):
            terms[key].append(value)
    return Query(**{key: tuple(values) for key, values in terms.items()})


def search(connection: Connection, query: Query, *, limit: int = 100) -> list[Hit]:
    """Statements that fit, then sentences that no statement found lies in; best first, then by report and place.

    The measure is Okapi BM25, as FTS5 computes it.
    """
    if query == Query():
        return []
    outlets = _outlets(connection) if query.outlet else []
    hits = [_hit(row) for row in connection.execute(_select(query, "statement", outlets).limit(limit))]
    if not (query.speaker or query.act):
        said: dict[str, list[Span]] = {}
        for hit in hits:
            said.setdefault(hit.report, []).extend(hit.spans)
        hits += [
            hit
            for hit in (_hit(row) for row in connection.execute(_select(query, "sentence", outlets).limit(limit)))
            if not any(hit.spans[0].overlaps(span) for span in said.get(hit.report, ()))
        ]
    return hits[:limit]


def faults(connection: Connection) -> list[str]:
    """What the index itself finds wrong, in its words."""
    try:
        connection.execute(text("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"))
    except exc.DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
            return []  # the check writes, and a record that cannot be written to cannot have been changed since
        return [f"the search index does not fit the passages ({error.orig})"]
    return []


def _select(query: Query, kind: Literal["statement", "sentence"], outlets: list[str]) -> Select[*tuple[Any, ...]]:
    passages, reports, places, voices = schema.passages, schema.reports, schema.story_reports, schema.voices
    dated = voices if kind == "statement" else places
    chosen = (
        select(
            *(passages.c.kind, passages.c.statement, passages.c.report, passages.c.spans, passages.c.words),
            *(passages.c.act, reports.c.outlet, places.c.story, voices.c.speaker, dated.c.earliest, dated.c.latest),
        )
        .select_from(passages)
        .join(reports, reports.c.id == passages.c.report)
        .outerjoin(places, places.c.report == passages.c.report)
        .outerjoin(voices, and_(voices.c.statement == passages.c.statement, voices.c.story == places.c.story))
        .where(passages.c.kind == kind, *_filters(query, dated, outlets))
    )
    order: list[ColumnElement[Any]] = [passages.c.report, passages.c.start, passages.c.statement]
    if query.words:
        chosen = chosen.join(_WORDS, _WORDS.c.rowid == passages.c.number).where(
            literal_column("passage_words").op("MATCH")(" ".join(map(_quoted, query.words)))
        )
        order.insert(0, func.bm25(literal_column("passage_words")))
    return chosen.order_by(*order)


def _outlets(connection: Connection) -> list[str]:
    """All outlets, to be compared here: a database folds the case of no letter beyond ASCII."""
    named = select(schema.reports.c.outlet).where(schema.reports.c.outlet.is_not(None)).distinct()
    return sorted(connection.execute(named).scalars())


def _filters(query: Query, dated: Table, outlets: list[str]) -> Iterator[ColumnElement[bool]]:
    for name in query.speaker:
        yield schema.voices.c.names.contains(name.casefold(), autoescape=True)
    for act in query.act:
        yield schema.passages.c.act == act.lower()
    for outlet in query.outlet:
        yield schema.reports.c.outlet.in_([one for one in outlets if outlet.casefold() in one.casefold()])
    for day in query.on:
        # The first and last day of a year, month or day, as text; no month has a day after its 31st.
        yield and_(dated.c.earliest >= day + "-01-01"[len(day) - 4 :], dated.c.latest <= day + "-12-31"[len(day) - 4 :])


def _quoted(word: str) -> str:
    """A string of FTS5's, so that nothing in it is read as a query; a star at its end asks for a beginning."""
    return '"' + word.rstrip("*").replace('"', '""') + '"' + ("*" if word.endswith("*") else "")


def _hit(row: Row[*tuple[Any, ...]]) -> Hit:
    return Hit(
        kind=row.kind,
        statement=row.statement,
        report=row.report,
        spans=tuple(Span(row.report, start, end) for start, end in decode(row.spans, list[tuple[int, int]])),
        words=row.words,
        outlet=row.outlet,
        story=row.story,
        act=row.act,
        speaker=row.speaker,
        earliest=row.earliest,
        latest=row.latest,
    )
