"""The Markdown brief: the same lines, safe, each with a footnote to its report and place."""

import re

import pytest

from onrecord import brief
from onrecord.brief.markdown import plain

from .fixture import story_view


@pytest.fixture(scope="module")
def text() -> str:
    return brief.markdown(story_view())


def test_every_section_is_there_in_order(text: str) -> None:
    heads = re.findall(r"^## (.*)$", text, re.M)
    assert heads == [
        "Conceded (1)",
        "Known (1)",
        "Disputed (1)",
        "Denied (1)",
        "Said by one side (1)",
        "Alleged (1)",
        "What is expected",
        "The figures",
        "What happened when",
        "Who said what",
        "The people and bodies",
        "The reports",
        "Doubtful, and set apart",
    ]


def test_lines_are_printed_with_their_words(text: str) -> None:
    assert "**its drones had crossed the border**" in text
    assert "asserted until 5 Mar 2025, disputed until 26 Mar 2025, conceded since 26 Mar 2025" in text
    assert "“he”, not resolved said" in text
    assert "| 5 Mar 2025 | “between 40 and 55”[^" in text
    assert "Copy of report 1, The Tarven Herald (93% of its words): it credits Meridian Press Agency" in text
    assert "No statement covers: “No one told us to leave,”" in text


def test_every_footnote_is_defined_once_and_used(text: str) -> None:
    used = set(re.findall(r"\[\^([^\]]+)\](?!:)", text))
    defined = re.findall(r"^\[\^([^\]]+)\]:", text, re.M)
    assert len(defined) == len(set(defined)) > 40
    assert used == set(defined)


def test_a_footnote_names_the_place_of_the_words(text: str) -> None:
    view = story_view()
    for number, places in re.findall(r"^\[\^[^\]]+\]: Report (\d+),.*characters ([\d to,]+)$", text, re.M):
        report = view.reports()[int(number) - 1]
        for start, end in re.findall(r"(\d+) to (\d+)", places):
            assert plain(report.text[int(start) : int(end)]) in text


def test_hostile_words_are_plain(text: str) -> None:
    assert "<script" not in text.replace("\\<script", "")
    assert "<b onclick" not in text.replace("\\<b onclick", "")
    assert "\u202e" not in text
    assert "<javascript" not in text
    assert plain("[x](javascript:y) `a` *b* | # <i> https://a.example\n\n- z") == (
        "\\[x\\](javascript:y) \\`a\\` \\*b\\* \\| \\# \\<i\\> https:\\/\\/a.example - z"
    )
