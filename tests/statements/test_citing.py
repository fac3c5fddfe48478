"""Who cites whom, and attributions told beside what they attribute, on sentences written for this test."""

import pytest

from onrecord.statements.asides import asides
from onrecord.statements.citing import citations
from tests.statements.parsed import Shown, never, parsed, shown

SANK = "the ferry had sunk off Lamu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bloomberg, citing two pilots, reported that the ferry had sunk off Lamu.", ("two pilots", "Bloomberg", SANK)),
        ("Bloomberg reported, citing two pilots, that the ferry had sunk off Lamu.", ("two pilots", "Bloomberg", SANK)),
        ("Bloomberg said the ferry had sunk off Lamu, citing two pilots.", ("two pilots", "Bloomberg", SANK)),
        ("Citing two pilots, Bloomberg said the ferry had sunk off Lamu.", ("two pilots", "Bloomberg", SANK)),
        (
            "Three people drowned, Bloomberg reported on Monday, citing two pilots.",
            ("two pilots", "Bloomberg", "Three people drowned"),
        ),
        (
            "Three people drowned, according to Bloomberg, which cited two pilots.",
            ("two pilots", "Bloomberg", "Three people drowned"),
        ),
        (
            "Reports in the local press, citing two pilots, said the ferry had sunk off Lamu.",
            ("two pilots", "the local press", SANK),
        ),
        (
            "Bloomberg quoted the harbour master as saying the ferry had sunk off Lamu.",
            ("the harbour master", "Bloomberg", SANK),
        ),
        (
            "The harbour master was quoted by Bloomberg as saying the ferry had sunk off Lamu.",
            ("The harbour master", "Bloomberg", SANK),
        ),
        (
            "The ferry had sunk off Lamu, Bloomberg quoted the harbour master as saying on Monday.",
            ("the harbour master", "Bloomberg", "The ferry had sunk off Lamu"),
        ),
        (
            "The harbour master was reported by Bloomberg to have said the ferry had sunk off Lamu.",
            ("The harbour master", "Bloomberg", SANK),
        ),
        (
            "The harbour master, according to Bloomberg, expects the ferry to sink.",
            ("The harbour master", "Bloomberg", "the ferry to sink"),
        ),
    ],
)
def test_who_is_cited_by_whom(text: str, expected: Shown) -> None:
    tree, _ = parsed(text)
    assert [shown(tree, draft) for draft in citations(tree, never)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The judge fined him, citing the law of 1998.",
        "He described the ferry as sinking.",
        "As it rained, the ferry sank.",
    ],
)
def test_what_cites_nobodys_words(text: str) -> None:
    tree, _ = parsed(text)
    assert [shown(tree, draft) for draft in (*citations(tree, never), *asides(tree, never))] == []


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("The ferry had sunk, he said, Bloomberg reported.", "Bloomberg", "The ferry had sunk, he said"),
        ("As the port has conceded, the ferry was old.", "the port", "the ferry was old"),
        ("The inquiry, Bloomberg reported, found two cracks.", "Bloomberg", "The inquiry … found two cracks"),
    ],
)
def test_attributions_beside_the_words(text: str, source: str, said: str) -> None:
    tree, _ = parsed(text)
    assert [shown(tree, draft) for draft in asides(tree, never)] == [(source, None, said)]


def test_within_a_quotation_nobody_is_cited() -> None:
    tree, _ = parsed("Bloomberg, citing two pilots, reported that the ferry had sunk off Lamu.")
    assert list(citations(tree, lambda position: True)) == []
