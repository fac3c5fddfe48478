"""The passages' gold fits its own text, and the scores give the gold itself 100 and worse readings less."""

import re
from collections import Counter

import msgspec
import pytest

from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.spans import Span, content_id
from onrecord.statements.nouns import Statement

from . import attribution
from .attribution import GoldError, Row, compile_passage, find
from .scoring import Scores
from .scoring_attribution import POLAR, Studied, passage_report, score_attribution

# A mark of the end before more text, a line without one (a headline), the end of the text.
SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?=\s+[“‘\"'\w])|(?<![.!?”’\"'])\n\n|$")
SHARES = (
    "content", "pair", "speaker", "relay", "kind", "act", "said", "nested", "nested within", "nested via", "chain",
    "silent", "denials", "denials of all", "deny", "negated",
)  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return attribution.load_attribution()


@pytest.fixture(scope="module")
def studied(rows: list[Row]) -> Studied:
    return {row["id"]: (passage_report(row), perfect(row)) for row in rows}


def perfect(row: Row) -> Findings:
    """The gold of one passage as findings."""
    report = passage_report(row)
    statements = tuple(_statement(row, report, number) for number in range(len(row["statements"])))
    names = {name for gold in row["statements"] for name in (gold["speaker"], *gold["via"])} - {None}
    entities = tuple(Entity(id=_entity_id(report, name), name=name, kind="person") for name in sorted(names))
    return Findings(report=report.id, fingerprint="gold", statements=statements, entities=entities)


def _entity_id(report: Report, name: str) -> str:
    return content_id("e", report.id, name)


def _statement(row: Row, report: Report, number: int) -> Statement:
    gold = row["statements"][number]
    return Statement(
        id=f"{row['id']} {number}",
        source=_spans(report, gold["source"] or []),
        cue=_spans(report, gold["cue"] or []),
        content=_spans(report, gold["content"]),
        kind=gold["kind"],
        act=gold["act"][0],
        within=None if gold["within"] is None else f"{row['id']} {gold['within']}",
        speaker=_entity_id(report, gold["speaker"]) if gold["speaker"] else None,
        via=tuple(_entity_id(report, name) for name in gold["via"]),
        said=gold["said"],
    )


def _spans(report: Report, pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(report.id, start, end) for start, end in pairs)


def changed(studied: Studied, **values: object) -> Studied:
    """The same findings with fields of every statement set."""
    return {key: (report, _with(found, values)) for key, (report, found) in studied.items()}


def _with(found: Findings, values: dict[str, object]) -> Findings:
    statements = tuple(msgspec.structs.replace(statement, **values) for statement in found.statements)
    return msgspec.structs.replace(found, statements=statements)


def figures(scores: Scores) -> dict[str, float]:
    return {name: part.f1 if part.predicted else part.recall for name, part in scores.items()}


# The gold


def test_compiled_gold_is_that_of_the_hand_written_file(rows: list[Row]) -> None:
    assert rows == attribution.compile_attribution()


def test_words_missing_or_repeated_without_a_number_are_refused() -> None:
    assert find("no, and then no", "no#2") == [13, 15]
    assert find("she said that\nall was well", "that .. well") == [9, 26]
    assert find("naïve 🙂 ‘yes’", "‘yes’") == [8, 13]
    for text, words in (("one two", "three"), ("no and no", "no"), ("no and no", "no#3"), ("nothing", "no")):
        with pytest.raises(GoldError):
            find(text, words)


@pytest.mark.parametrize(
    "wrong",
    [
        {"c": "not there"}, {"act": "shout"}, {"said": "Tuesday"}, {"surce": "Ann"}, {"in": 0}, {"cont": 0},
        {"in": 1, "via": ["Ben"]}, {"in": 1},
    ],
)  # fmt: skip
def test_passages_that_do_not_hold_together_are_refused(wrong: Row) -> None:
    first = {"src": "Ann", "cue": "said", "c": "it rained", "by": "Ann"}
    other = {"src": "Ben", "cue": "agreed", "c": "Ben", "by": "Ben"}
    passage = {"id": "x", "tags": [], "text": "Ann said it rained. Ben agreed.\n", "s": [first, other]}
    assert compile_passage(passage)["statements"][0]["content"] == [[9, 18]]
    with pytest.raises(GoldError, match=r"^x: "):
        compile_passage(passage | {"s": [first | wrong, other]})


def test_gold_is_large_and_not_of_one_sort(rows: list[Row]) -> None:
    sentences = sum(len(SENTENCE_END.findall(row["text"])) for row in rows)
    assert sentences >= 230
    assert len({row["region"] for row in rows}) >= 60
    fields = Counter(row["field"] for row in rows)
    assert fields["politics"] + fields["military"] < 0.15 * len(rows)
    assert len(fields) >= 14
    assert sum(not row["statements"] for row in rows) >= 8


def test_denials_and_what_is_none_are_told_apart_in_the_gold(rows: list[Row]) -> None:
    for gold in (gold for row in rows for gold in row["statements"]):
        polar = POLAR & set(gold["tags"])
        assert len(polar) <= 1
        assert not polar or (gold["act"] == ["deny"]) == ("denial" in polar)
        assert not polar or ("deny" in gold["act"]) == ("denial" in polar)


def test_gold_has_enough_of_what_is_hard(rows: list[Row]) -> None:
    statements = [gold for row in rows for gold in row["statements"]]
    assert {gold["act"][0] for gold in statements} == attribution.ACTS
    tags = Counter(tag for gold in statements for tag in gold["tags"])
    assert min(tags["denial"], tags["assertion"]) >= 30
    assert min(tags["negated"], tags["confirmation"], tags["unnamed"]) >= 15
    assert sum(gold["via"] != [] and not gold["relay"] for gold in statements) >= 50
    assert sum(len(gold["via"]) > 1 for gold in statements) >= 5


def test_quotation_marks_agree_with_the_kind(rows: list[Row]) -> None:
    """Direct begins with a mark or goes on in one, mixed holds one; indirect has none unless it stands in another's."""
    for row in rows:
        for gold in row["statements"]:
            words = " ".join(row["text"][start:end] for start, end in gold["content"])
            marked = re.search(r"[“\"‘]|(?<!\w)'", words) is not None
            assert marked == (gold["kind"] != "indirect"), (row["id"], words)
            assert gold["kind"] != "direct" or words[0] in "“‘\"'", (row["id"], words)


# The scores


def test_gold_scores_100_on_itself(rows: list[Row], studied: Studied) -> None:
    assert figures(score_attribution(rows, studied)) == dict.fromkeys(SHARES, 100.0)


def test_nothing_found_scores_nothing_but_silence(rows: list[Row]) -> None:
    nothing = {row["id"]: (passage_report(row), Findings(report=row["id"], fingerprint="")) for row in rows}
    scores = score_attribution(rows, nothing)
    assert scores["silent"].recall == 100.0
    for part in ("content", "pair", "speaker", "nested", "chain", "denials of all", "deny", "said"):
        assert scores[part].recall == 0.0
    assert "denials" not in scores


def test_relays_are_neither_asked_for_nor_held_against_anyone(rows: list[Row], studied: Studied) -> None:
    relays = {f"{row['id']} {i}" for row in rows for i, gold in enumerate(row["statements"]) if gold["relay"]}
    without = {
        key: (
            report,
            msgspec.structs.replace(found, statements=tuple(s for s in found.statements if s.id not in relays)),
        )
        for key, (report, found) in studied.items()
    }
    assert figures(score_attribution(rows, without)) == dict.fromkeys(SHARES, 100.0) | {"relay": 0.0}


def test_a_quotation_read_as_one_statement_scores_as_well(rows: list[Row], studied: Studied) -> None:
    joined = {row["id"]: (studied[row["id"]][0], _joined(row, studied[row["id"]][1])) for row in rows}
    assert sum(len(found.statements) for _, found in joined.values()) < sum(len(row["statements"]) for row in rows)
    scores = figures(score_attribution(rows, joined))
    assert [scores[part] for part in ("content", "pair", "speaker")] == [100.0] * 3


def _joined(row: Row, found: Findings) -> Findings:
    """The findings with each quotation that goes on made one statement."""
    statements = list(found.statements)
    for number, gold in enumerate(row["statements"]):
        if gold["continues"] is not None:
            head, more = statements[gold["continues"]], statements[number]
            content, source = (*head.content, *more.content), head.source or more.source
            statements[gold["continues"]] = msgspec.structs.replace(head, content=content, source=source)
    kept = tuple(s for s, gold in zip(statements, row["statements"], strict=True) if gold["continues"] is None)
    return msgspec.structs.replace(found, statements=kept)


def test_chains_may_be_told_by_via_or_by_nesting(rows: list[Row], studied: Studied) -> None:
    by_via = score_attribution(rows, changed(studied, within=None))
    assert by_via["nested"].recall == by_via["chain"].recall == 100.0
    by_nesting = score_attribution(rows, changed(studied, via=()))
    assert by_nesting["nested within"].recall == 100.0
    assert by_nesting["nested via"].recall == 0.0
    assert score_attribution(rows, changed(studied, via=(), within=None))["nested"].recall == 0.0


def test_a_chain_needs_the_right_source(rows: list[Row], studied: Studied) -> None:
    scores = score_attribution(rows, changed(studied, source=()))
    assert scores["content"].f1 == 100.0
    assert scores["pair"].f1 < 15.0
    assert scores["nested"].recall < 15.0


def test_denying_all_or_nothing_is_not_telling_denials(rows: list[Row], studied: Studied) -> None:
    always = score_attribution(rows, changed(studied, act="deny"))
    never = score_attribution(rows, changed(studied, act="assert"))
    assert always["denials"].recall < 40.0
    assert always["negated"].recall == 0.0
    assert 60.0 < never["denials"].recall < 80.0
    assert never["deny"].recall == 0.0
    assert always["deny"].recall == 100.0 > always["deny"].precision


def test_one_speaker_for_everything_is_not_many_right(rows: list[Row], studied: Studied) -> None:
    row = next(row for row in rows if len({gold["speaker"] for gold in row["statements"]}) == 4)
    everyone = Entity(id="e", name="everyone", kind="group", aliases=tuple(_names(row)))
    report, found = studied[row["id"]]
    lump = msgspec.structs.replace(_with(found, {"speaker": "e"}), entities=(*found.entities, everyone))
    part = score_attribution([row], {row["id"]: (report, lump)})["speaker"]
    assert 0 < part.hit < part.gold


def _names(row: Row) -> list[str]:
    return [name for gold in row["statements"] for name in gold["speaker_names"]]


def test_another_text_is_refused(rows: list[Row], studied: Studied) -> None:
    report, found = studied[rows[0]["id"]]
    other = msgspec.structs.replace(report, text=report.text + " ")
    with pytest.raises(ValueError, match=rows[0]["id"]):
        score_attribution(rows[:1], {rows[0]["id"]: (other, found)})
