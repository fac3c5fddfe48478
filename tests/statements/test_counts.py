"""Figures that somebody gives, on sentences written for this test."""

import pytest

from onrecord.statements.counts import given
from tests.statements.parsed import extent, parsed, words


def figure(text: str, verb: str) -> str | None:
    tree, _ = parsed(text)
    found = given(tree, extent(tree, verb)[0])
    return None if found is None else words(tree, found)


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("The clinic has spoken of 14.", "spoken", "14"),
        ("The union counts eleven dead, since it includes a guard.", "counts", "eleven dead"),
        ("The port authority says 900.", "says", "900"),
        ("The town gave a figure of 300.", "gave", "a figure of 300"),
        ("The owners put it at 2.7 billion.", "put", "it at 2.7 billion"),
        ("She corrected the number of visitors, which the club had put at 24,000.", "put", "24,000"),
        ("The clinic speaks of more than 200 patients.", "speaks", "more than 200 patients"),
        ("The ministry raised the toll to 40.", "raised", "the toll to 40"),
    ],
)
def test_a_figure_is_given(text: str, verb: str, content: str) -> None:
    assert figure(text, verb) == content


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("She said two words.", "said"),
        ("The mayor spoke of 1945.", "spoke"),
        ("The mayor spoke of the war.", "spoke"),
        ("He gave three reasons.", "gave"),
        ("He put four books on the table.", "put"),
    ],
)
def test_what_is_no_figure_of_anything(text: str, verb: str) -> None:
    assert figure(text, verb) is None
