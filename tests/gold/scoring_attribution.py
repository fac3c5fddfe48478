"""Scores of findings on the passages of `attribution.jsonl`: spans, speakers, kinds, acts, chains, denials.

A run of word characters is a token. A quotation that goes on may be read as one statement or as several: either way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Published, Report, report_id
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

from .attribution import Row
from .scoring import ARTICLE, Part, Scores, dice, pair_up, span_tokens, tick

Studied = Mapping[str, tuple[Report, Findings]]  # by the passage's id
POLAR = {"denial", "confirmation", "assertion"}


class Offer(NamedTuple):
    """What was found and is scored as one statement: a statement, or the share of it that is one gold statement."""

    statement: Statement
    content: set[int]


class Reading(NamedTuple):
    """One passage: gold, and what was found for each gold statement, by its number."""

    row: Row
    text: str
    offers: list[Offer]
    found: dict[int, Statement]
    statements: dict[str, Statement]
    entities: dict[str, Entity]


def passage_report(row: Row) -> Report:
    """A passage as a report that came with its day and its byline, no part of it marked as heading or caption."""
    day = row["published"]
    published = Published(earliest=day, latest=day, basis="given") if day else Published()
    return Report(
        id=report_id(row["text"], row["id"], None), text=row["text"], byline=row["byline"], published=published
    )


def score_attribution(gold: Iterable[Row], studied: Studied) -> Scores:
    """Score the findings of every passage; the parts are explained in README.md beside this file.

    Raises:
        KeyError: a passage was not given.
        ValueError: a passage was given with another text.
    """
    scores: Scores = defaultdict(Part)
    for row in gold:
        report, found = studied[row["id"]]
        if report.text != row["text"]:
            raise ValueError(f"not the gold's text: {row['id']}")
        reading = read_passage(row, found)
        _score_spans(scores, reading)
        _score_speakers(scores, reading)
        _score_labels(scores, reading)
        _score_chains(scores, reading)
        _score_denials(scores, reading)
        if not row["statements"]:
            tick(scores["silent"], not found.statements)
    return dict(scores)


def read_passage(row: Row, found: Findings) -> Reading:
    """Pair gold statements with those found, one to one, best Dice of the contents first, from 0.5 on."""
    want = [_tokens(row["text"], gold["content"]) for gold in row["statements"]]
    groups = _quotations(row["statements"])
    offers = [offer for statement in found.statements for offer in _offers(row["text"], statement, want, groups)]
    pairs = {i: offers[j].statement for i, j in pair_up(want, [offer.content for offer in offers])}
    statements = {statement.id: statement for statement in found.statements}
    return Reading(row, row["text"], offers, pairs, statements, {entity.id: entity for entity in found.entities})


def _tokens(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Starts of the tokens of gold spans."""
    return span_tokens(text, [Span("", start, end) for start, end in spans])


def _quotations(statements: list[Row]) -> list[list[int]]:
    """Numbers of the gold statements that are one quotation going on, by quotation; those of one alone left out."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, gold in enumerate(statements):
        groups[number if gold["continues"] is None else gold["continues"]].append(number)
    return [group for group in groups.values() if len(group) > 1]


def _offers(text: str, statement: Statement, want: list[set[int]], groups: list[list[int]]) -> Iterator[Offer]:
    """A found statement, cut where it holds the better half of several gold statements of one quotation."""
    content = span_tokens(text, statement.content)
    for group in groups:
        held = [number for number in group if 2 * len(content & want[number]) > len(want[number])]
        if len(held) > 1:
            for number in held[1:]:
                yield Offer(statement, content & want[number])
            yield Offer(statement, content.difference(*(want[number] for number in held[1:])))
            return
    yield Offer(statement, content)


# Spans


def _score_spans(scores: Scores, reading: Reading) -> None:
    """Content, and content with its source; relays are neither asked for nor held against anyone."""
    wanted = _asked(reading.row)
    offered = len(reading.offers) - sum(gold["relay"] for number, gold in _found(reading))
    right = [number for number, gold in _found(reading) if not gold["relay"]]
    paired = [number for number in right if _source_right(reading, number)]
    for part, hits in (("content", right), ("pair", paired)):
        scores[part].hit += len(hits)
        scores[part].gold += len(wanted)
        scores[part].predicted += offered
    for number, gold in enumerate(reading.row["statements"]):
        if gold["relay"]:
            tick(scores["relay"], number in reading.found)


def _asked(row: Row) -> list[Row]:
    return [gold for gold in row["statements"] if not gold["relay"]]


def _found(reading: Reading) -> list[tuple[int, Row]]:
    """Number and gold of the statements that were found, in order."""
    return [(number, reading.row["statements"][number]) for number in sorted(reading.found)]


def _source_right(reading: Reading, number: int) -> bool:
    """Whether the source's words agree; where gold has none, none is right, and so are the same speaker's elsewhere."""
    gold = reading.row["statements"][number]
    got = span_tokens(reading.text, reading.found[number].source)
    if gold["source"] is not None:
        return dice(_tokens(reading.text, gold["source"]), got) >= 0.5
    same = [other["source"] for other in reading.row["statements"] if other["speaker"] == gold["speaker"]]
    return not got or any(dice(_tokens(reading.text, source), got) >= 0.5 for source in same if source is not None)


# Speakers and labels


def _score_speakers(scores: Scores, reading: Reading) -> None:
    """Speakers by name; an entity is credited for one gold name only, the one that it meets most."""
    met: dict[str | None, Counter[str | None]] = defaultdict(Counter)
    for number, gold in _found(reading):
        speaker = reading.found[number].speaker
        if not gold["relay"] and (gold["speaker"] is None) == (speaker is None):
            met[speaker][gold["speaker"]] += speaker is None or named(reading, speaker, gold["speaker_names"])
    part = scores["speaker"]
    part.hit += sum(max(names.values()) for names in met.values())
    part.gold += len(_asked(reading.row))
    part.predicted += len(reading.offers) - sum(gold["relay"] for _, gold in _found(reading))


def named(reading: Reading, entity: str | None, names: Iterable[str]) -> bool:
    """Whether an entity carries one of the names, as its name or as an alias that the passage prints."""
    known = reading.entities.get(entity or "")
    if known is None:
        return False
    printed = _plain(reading.text)
    carried = {_plain(known.name)} | {plain for alias in known.aliases if (plain := _plain(alias)) in printed}
    return bool(carried & set(map(_plain, names)))


def _plain(name: str) -> str:
    return ARTICLE.sub("", " ".join(name.replace("’", "'").casefold().split()))


def _score_labels(scores: Scores, reading: Reading) -> None:
    """Kind and act of the statements found, and the day of those that gold gives one."""
    for number, gold in _found(reading):
        if not gold["relay"]:
            tick(scores["kind"], reading.found[number].kind == gold["kind"])
            tick(scores["act"], reading.found[number].act in gold["act"])
    for number, gold in enumerate(reading.row["statements"]):
        if gold["said"] is not None and not gold["relay"]:
            tick(scores["said"], number in reading.found and reading.found[number].said == gold["said"])


# Chains


def _score_chains(scores: Scores, reading: Reading) -> None:
    """Gold with a relaying source: found, its source right, the nearest relay named; whole chains of two or more."""
    for number, gold in enumerate(reading.row["statements"]):
        if gold["relay"] or not gold["via"]:
            continue
        got = reading.found.get(number)
        right = got is not None and _source_right(reading, number)
        nearest = got is not None and any(
            named(reading, relay, gold["via_names"][-1]) for relay in _relays(reading, got)
        )
        tick(scores["nested"], right and nearest)
        tick(scores["nested within" if gold["within"] is not None else "nested via"], right and nearest)
        if len(gold["via"]) > 1:
            tick(scores["chain"], got is not None and nearest and _whole_chain(reading, got, gold["via_names"]))


def _relays(reading: Reading, statement: Statement) -> list[str | None]:
    """Entities that a found statement came through: its own via, and the speaker of the statement it stands within."""
    outer = reading.statements.get(statement.within or "")
    return [*statement.via, outer.speaker if outer else None]


def _whole_chain(reading: Reading, statement: Statement, chain: list[list[str]]) -> bool:
    """Whether via, or the statements around, name every relay of the gold's in order."""
    return any(_in_order(reading, offered, chain) for offered in (list(statement.via), _around(reading, statement)))


def _around(reading: Reading, statement: Statement) -> list[str | None]:
    """Speakers of the statements around one, outermost first, with what the outermost itself came through."""
    chain: list[str | None] = []
    seen = {statement.id}
    outer = reading.statements.get(statement.within or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        chain.insert(0, outer.speaker)
        top, outer = outer, reading.statements.get(outer.within or "")
        if outer is None:
            chain = [*top.via, *chain]
    return chain


def _in_order(reading: Reading, offered: Sequence[str | None], chain: list[list[str]]) -> bool:
    rest = iter(offered)
    return all(any(named(reading, relay, names) for relay in rest) for names in chain)


# Denials


def _score_denials(scores: Scores, reading: Reading) -> None:
    """Denials told from what is none, over the gold so marked; and that a negated cue is no denial or confirmation."""
    for number, gold in enumerate(reading.row["statements"]):
        got = reading.found.get(number)
        if POLAR & set(gold["tags"]):
            _one_denial(scores, "denial" in gold["tags"], got)
        if got is not None and "negated" in gold["tags"] and not {"deny", "confirm"} & set(gold["act"]):
            tick(scores["negated"], got.act not in {"deny", "confirm"})


def _one_denial(scores: Scores, denial: bool, got: Statement | None) -> None:
    denied = got is not None and got.act == "deny"
    if got is not None:
        tick(scores["denials"], denied == denial)
    tick(scores["denials of all"], got is not None and denied == denial)
    scores["deny"].hit += denied and denial
    scores["deny"].gold += denial
    scores["deny"].predicted += denied
