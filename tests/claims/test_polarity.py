"""What of some words is said to be so, and what not."""

import pytest

from onrecord.claims.concepts import said
from onrecord.claims.polarity import hedges, negated, negations, turns


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("no oil had leaked", {"leak", "fuel"}),
        ("the company received no warnings", {"warn", "receive"}),
        ("the crane did not collapse", {"cran", "collapse"}),
        ("they were there and found no defects", {"fault"}),
        ("the engineers failed to inspect the crane", {"inspect", "cran"}),
        ("the crane fell with or without wind", set()),
        ("the driver was innocent", {"convict"}),
        ("not only the crane collapsed", set()),
    ],
)
def test_what_a_negation_reaches(words: str, denied: set[str]) -> None:
    found = negated(words, list(said(words, 0, len(words))), 0)
    assert denied <= found
    assert denied or not found


def test_what_is_set_against_another_thing_is_no_negation() -> None:
    assert negations("worn bolts, and not the wind, caused it") == []
    assert len(negations("the wind did not cause it")) == 1


def test_what_is_not_its_contrary_is_so() -> None:
    words = "the driver was not innocent"
    assert "convict" not in negated(words, list(said(words, 0, len(words))), 0)


def test_may_hedges_and_the_month_does_not() -> None:
    assert hedges("it may rain")
    assert not hedges("it rained in May")


@pytest.mark.parametrize(
    "words",
    [
        "there were no more than 300 of them",
        "it admitted the leak after weeks of denying it",
        "the line would not be open before 15 June",
    ],
)
def test_negations_that_deny_nothing(words: str) -> None:
    assert negations(words) == []


def test_what_could_not_be_and_what_someone_believes_is_not_hedged() -> None:
    assert not hedges("it could not be more than 36")
    assert not hedges("she still believed the snow was to blame")
    assert hedges("it could be 36")
    assert hedges("the man is believed to be dead")


def test_what_a_named_source_says_could_be_is_what_he_says() -> None:
    assert not hedges("it could be 36", named=True)
    assert hedges("it could perhaps be 36", named=True)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("there is no ferry and there are no talks about one", 1),
        ("it has never sold boats, nor will it ever sell any", 1),
        ("there was nothing in the hold that did not belong there", 2),
        ("even if the crew did not know, the owner did", 0),
        ("the ferry sails", 0),
    ],
)
def test_negations_of_two_clauses_do_not_turn_each_other(words: str, count: int) -> None:
    assert turns(words) == count
