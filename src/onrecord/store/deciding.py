"""From ids to a judgement: a person names lines, and the decision is anchored on the words behind them, and kept."""

import re
from collections.abc import Sequence
from datetime import date
from typing import get_args

import msgspec
from sqlalchemy import Connection

from onrecord.errors import OptionError
from onrecord.judgements import Decision, Judgement
from onrecord.spans import Span
from onrecord.store import journal, judged, writer
from onrecord.store.engine import through
from onrecord.store.loading import load_reports, load_revised
from onrecord.store.lookup import Entry

# What each decision can be about, and how many lines it takes.
_FITTING: dict[str, tuple[str, int]] = {
    "accept": ("statement quantity time entity claim", 1),
    "reject": ("statement quantity time entity claim", 1),
    "merge": ("entity claim story report", 2),
    "split": ("entity claim story report", 1),
    "rename": ("entity story", 1),
    "correct": ("statement quantity time entity", 1),
    "date": ("report statement time", 1),
}
# What else a line stands for: a statement or prospect takes part in claims, a report in stories.
_AS_CLAIM = ("claim", "member", "origin", "statement", "prospect")
_DIGIT = re.compile(r"\d")


def decide(
    connection: Connection,
    decision: Decision,
    entries: Sequence[Entry],
    *,
    value: str = "",
    by: str = "",
    note: str = "",
) -> Judgement:
    """The judgement that a decision about these lines is.

    Raises:
        OptionError: the decision does not fit the lines, or its value is missing or unusable.
    """
    if decision not in get_args(Decision):
        raise OptionError(f"{decision!r} is no decision; there are: {', '.join(get_args(Decision))}")
    anchored = [_anchor(connection, decision, entry, alone=len(entries) == 1) for entry in entries]
    kind = _one_kind(decision, [each for each, _ in anchored])
    about = tuple(dict.fromkeys(span for _, spans in anchored for span in spans))
    if not about or (decision in ("merge", "split") and kind in ("story", "report") and len(about) < 2):
        raise OptionError(f"to {decision} here takes two ids or more, each with words to anchor the decision on")
    _check_value(decision, kind, value)
    texts = load_reports(through(connection), {span.report for span in about})
    words = tuple(texts[span.report].quote(span) for span in about)
    return msgspec.convert(
        {"decision": decision, "kind": kind, "about": about, "words": words, "value": value, "by": by, "note": note},
        Judgement,
    )


def keep(connection: Connection, judgement: Judgement, *, at: str) -> Judgement:
    """Write a judgement behind all others, mark the stories that it touches as due, and note it in the journal.

    Args:
        at: the moment, as the journal writes it.
    """
    kept = judged.append(connection, msgspec.structs.replace(judgement, sequence=0))
    writer.mark(connection, judged.known_reports(connection, judgement))
    journal.note(connection, at, "judgement", {kept.id: journal.Event()})
    return kept


def _one_kind(decision: Decision, kinds: list[str]) -> str:
    fitting, least = _FITTING[decision]
    if len(kinds) < least:
        raise OptionError(f"to {decision} takes {least} ids or more")
    different = sorted(set(kinds))
    if different == ["report", "story"]:
        different = ["story"]
    if len(different) != 1 or different[0] not in fitting.split():
        allowed = fitting.replace(" ", ", ")
        raise OptionError(f"cannot {decision} {' with '.join(different)}; it takes ids of one kind: {allowed}")
    return different[0]


def _check_value(decision: Decision, kind: str, value: str) -> None:
    if decision == "rename" and not value.strip():
        raise OptionError("to rename takes a name")
    if decision == "date" or (decision == "correct" and kind == "time"):
        try:
            days = [date.fromisoformat(day.strip()) for day in value.split("/")]
        except ValueError:
            days = []
        if not 1 <= len(days) <= 2 or days != sorted(days):
            raise OptionError(f"{value!r} is no day (2025-04-26), nor an interval (2025-04-26/2025-04-28)")
    if decision == "correct" and kind == "quantity" and not _DIGIT.search(value):
        raise OptionError(f"{value!r} is no number")


def _anchor(connection: Connection, decision: Decision, entry: Entry, *, alone: bool) -> tuple[str, tuple[Span, ...]]:
    """What a decision about a line concerns, and the words that it is anchored on."""
    line, noun = entry.line, entry.noun
    if decision in ("merge", "split") and line.kind in _AS_CLAIM:
        whole = decision == "split" and alone and line.kind == "claim"
        return "claim", tuple(member.span for member in noun.members) if whole else line.spans[:1]
    if line.kind == "claim":
        return "claim", tuple(member.span for member in noun.members)
    if line.kind in _AS_CLAIM:
        return _said(connection, entry)
    if line.kind == "entity":
        # A split of one entity is a split of all that the reports call so, each apart.
        firsts = {span.report: span for span in reversed(line.spans)}
        each = tuple(firsts[key] for key in sorted(firsts))
        return "entity", each if decision == "split" and alone else line.spans[:1]
    if line.kind == "moment":
        return "time", noun.times[:1] or line.spans[:1]
    if line.kind == "figure":
        return "quantity", line.spans
    return line.kind, line.spans


def _said(connection: Connection, entry: Entry) -> tuple[str, tuple[Span, ...]]:
    """The statement that a line is or comes from; where it comes from none, its words as part of a claim."""
    report = entry.line.spans[0].report
    for said in load_revised(through(connection), [report])[report].statements:
        if said.id == entry.line.statement:
            return "statement", said.content
    return "claim", entry.line.spans
