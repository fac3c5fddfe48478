"""What somebody who is quoted tells that others said: listed apart, on sentences written for this test."""

import json

import pytest

from onrecord.contract import contract
from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reports.report import Published, Report
from onrecord.statements import Statement
from onrecord.statements.find import find
from onrecord.statements.quotations import quotations
from onrecord.statements.retold import retold
from onrecord.study import study

from .parsed import parsed, shown

RULES = Options(reader="rules")
AUNT = "“My aunt told me that the pump was older than the house,” said Ana Ruiz."


def studied(text: str) -> tuple[Report, Findings]:
    report = Report(id="r1", text=text, published=Published(earliest="2031-03-05", latest="2031-03-05", basis="given"))
    return report, study(report, RULES)


def heard(text: str) -> list[Statement]:
    return [statement for statement in studied(text)[1].statements if statement.retold]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (AUNT, "My aunt", "the pump was older than the house"),
        ('"They told us to leave the gate open," said Ana Ruiz.', "They", "to leave the gate open"),
        ('"It is safe, the engineer told me," said Ana Ruiz.', "the engineer", "It is safe"),
        ('"According to my boss, the gate was shut," said Ana Ruiz.', "my boss", "the gate was shut"),
        ('"We were told by the port that the gate was shut," said Ana Ruiz.', "the port", "the gate was shut"),
        ('"The port promised us a new hall," said Ana Ruiz.', "The port", "a new hall"),
        ('"My captain ordered us to wait," a sailor, Ana Ruiz, told the court.', "My captain", "to wait"),
        ("“They told me, ‘Go home,’” said Ana Ruiz.", "They", "‘Go home,’"),
        ('Ana Ruiz said that "the port admitted that the gate was shut".', "the port", "the gate was shut"),
    ],
)
def test_what_others_said_is_told_apart_within_a_quotation(text: str, source: str, words: str) -> None:
    report, found = studied(text)
    (inner,) = (statement for statement in found.statements if statement.retold)
    assert (report.quote(inner.source), report.quote(inner.content)) == (source, words)
    outer = next(statement for statement in found.statements if statement.id == inner.within)
    assert not outer.retold


@pytest.mark.parametrize(
    "text",
    [
        '"I told them that the gate was shut," said Ana Ruiz.',
        '"They think that the gate was shut," said Ana Ruiz.',
        '"If they say that the gate was shut, we leave," said Ana Ruiz.',
        '"They would say that the gate was shut," said Ana Ruiz.',
        '"Did they say that the gate was shut?" asked Ana Ruiz.',
        '"Ana Ruiz said that the gate was shut," said Ana Ruiz.',
        "Ana Ruiz said the port had warned drivers about a crack.",
    ],
)
def test_what_is_supposed_thought_or_ones_own_is_not_retold(text: str) -> None:
    assert heard(text) == []


def test_what_is_only_asked_for_was_not_said() -> None:
    text = '"The crews requested that the port confirm the crack," said Ana Ruiz.'
    (request,) = heard(text)
    assert text[request.source[0].start : request.source[0].end] == "The crews"


def test_a_cue_in_a_quotation_of_nobodys_words_tells_nothing() -> None:
    tree, _ = parsed(AUNT)
    assert retold(tree, [], quotations(tree.reading)) == []


def test_its_words_end_with_the_quotation() -> None:
    tree, roster = parsed('"The clerk says the gate is shut," said Ana Ruiz, "and he has the key."')
    for statement in find(tree.reading, tree, roster, ()).statements:
        if statement.retold:
            assert tree.reading.text[statement.content[0].start : statement.content[0].end] == "the gate is shut"
    drafts = retold(tree, [], ())
    assert [shown(tree, draft) for draft in drafts] == []


def test_its_kind_goes_by_marks_of_its_own_and_its_day_by_the_speakers_words() -> None:
    (inner,) = heard('"The port told me on Monday that the gate was shut," said Ana Ruiz on Wednesday.')
    assert (inner.kind, inner.said) == ("indirect", "2031-03-03")
    (marked,) = heard("“They told me, ‘Go home,’” said Ana Ruiz.")
    assert marked.kind == "direct"


def test_a_pronoun_in_somebodys_mouth_is_somebody_else() -> None:
    _, found = studied('Ana Ruiz spoke on Monday. "She told me that the gate was shut," Ana Ruiz said.')
    (inner,) = (statement for statement in found.statements if statement.retold)
    outer = next(statement for statement in found.statements if statement.id == inner.within)
    assert outer.speaker is not None
    assert inner.speaker != outer.speaker


def test_it_is_printed_apart_and_changes_nothing_of_what_the_report_attributes() -> None:
    report, found = studied(AUNT)
    row = json.loads(contract(report, found))
    (said,), (inner,) = row["statements"], row["retold"]
    assert inner["within"] == said["id"]
    assert inner.keys() == said.keys()
    assert "retold" not in said
    assert (said["act"], said["within"]) == ("assert", None)


def test_what_another_is_said_to_have_denied_is_no_denial_of_the_speakers() -> None:
    text = "The port was accused of a fraud. “The clerk told me that there had been no fraud,” said Ana Ruiz."
    _, found = studied(text)
    acts = {statement.retold: statement.act for statement in found.statements}
    assert acts[True] == "deny"
    assert acts[False] == "assert"


def test_hostile_quotations_take_bounded_time() -> None:
    report = Report(id="r1", text='"He said she said they said that it was so," said Ana. ' * 200)
    assert study(report, RULES).statements
