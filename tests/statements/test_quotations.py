"""Quotation marks: where quoted words begin and end."""

import pytest

from onrecord.reading import read
from onrecord.reports.report import Report
from onrecord.statements.quotations import quotations

CASES = {
    "curly": ("“The dam is safe,” she said.", ["“The dam is safe,”"]),
    "straight": ('"The dam is safe," she said.', ['"The dam is safe,"']),
    "mixed pair": ('“The dam is safe," she said.', ['“The dam is safe,"']),
    "two in one sentence": ("“We came,” he said, “and left.”", ["“We came,”", "“and left.”"]),
    "apostrophes are no quotation": ("The workers' union said it's the firm's fault.", []),
    "single quotes around speech": ("‘The dam is safe,’ she said. It’s old.", ["‘The dam is safe,’"]),
    "inner quotation belongs to the outer": (
        "“He told me ‘never again,’ twice,” she said.",
        ["“He told me ‘never again,’ twice,”"],
    ),
    "the same marks within": ("“He called it “hell” and left,” she said.", ["“He called it “hell” and left,”"]),
    "curly within straight": ('"He called it “hell” and left," she said.', ['"He called it “hell” and left,"']),
    "one opened twice and closed once": (
        "“He called it “hell and left,” she said.",
        ["“He called it “hell and left,”"],
    ),
    "one never closed ends with its paragraph": ("“It began at dawn.\nThe town slept.", ["“It began at dawn."]),
    "guillemets": ("«The dam is safe», she said.", ["«The dam is safe»"]),
    "a closing mark alone is none": ("The dam” is safe.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_where_quotations_begin_and_end(text: str, expected: list[str]) -> None:
    found = quotations(read(Report(id="r1", text=text)))
    assert [text[q.start : q.end] for q in found] == expected


def test_an_unclosed_quotation_says_so() -> None:
    text = "“It began at dawn.\n“It ended at noon,” Ruiz said."
    found = quotations(read(Report(id="r1", text=text)))
    assert [q.open_ended for q in found] == [True, False]
