"""Set phrases of attribution, on sentences written for this test."""

import pytest

from onrecord.statements.phrases import set_phrase
from tests.statements.parsed import extent, parsed, words


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("The port said the sale was off, but the crew told police otherwise.", "told", "otherwise"),
        ("The owners told us so in writing.", "told", "so"),
        ("The owners had told the crew as much.", "told", "as much"),
        ("The port said no to the owners.", "said", "no"),
        ("The port claimed responsibility for the crash.", "claimed", "responsibility for the crash"),
        ("The port made it clear that the ferry was old.", "made", "the ferry was old"),
        ("The port made it clear the ferry would stay.", "made", "the ferry would stay"),
        ("The port called on the owners to sell the ferry.", "called", "to sell the ferry"),
    ],
)
def test_what_a_set_phrase_says(text: str, verb: str, content: str) -> None:
    tree, _ = parsed(text)
    assert words(tree, set_phrase(tree, extent(tree, verb)[0])) == content


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The owners told us so many tales.", "told"),
        ("The owners said no more.", "said"),
        ("The port claimed the ferry.", "claimed"),
        ("The port made the ferry.", "made"),
        ("The port called on Monday to sell the ferry.", "called"),
        ("The port called.", "called"),
        ("The port made", "made"),
    ],
)
def test_words_that_are_no_set_phrase(text: str, verb: str) -> None:
    tree, _ = parsed(text)
    assert set_phrase(tree, extent(tree, verb)[0]) is None
