"""Names behind a description and a comma, and outlets by the words before their names, in reports made up for this."""

import pytest

from .reports import Read


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        ("The neighbour, Mrs Oduya, said it was loud.", "The neighbour, Mrs Oduya", "Oduya", "person"),
        ("The club treasurer, Ana Ruiz, said no.", "The club treasurer, Ana Ruiz", "Ana Ruiz", "person"),
        ("The operator, Korvan Metals, said so.", "The operator, Korvan Metals", "Korvan Metals", "organisation"),
    ],
)
def test_a_name_behind_a_comma_is_whoever_is_described(text: str, source: str, name: str, kind: str) -> None:
    found = Read(text).source(source)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_whoever_was_named_so_is_called_by_the_noun_again() -> None:
    read = Read("The neighbour, Ana Ruiz, said it was loud. The neighbour said more.")
    first, again = read.source("The neighbour, Ana Ruiz"), read.source("The neighbour")
    assert first is not None
    assert again is not None
    assert first.id == again.id


def test_a_clause_behind_a_name_is_no_name() -> None:
    found = Read("The treasurer of the club, in a letter to Ana Ruiz, said no.").source("The treasurer of the club")
    assert found is not None
    assert found.name == "treasurer of the club"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A guard told the weekly Obrana that the gate was open.", "Obrana"),
        ("A guard told the podcast Brass Tacks that the gate was open.", "Brass Tacks"),
        ("The magazine Tag und Nacht wrote that the gate was open.", "Tag und Nacht"),
    ],
)
def test_what_stands_behind_a_word_for_an_outlet_is_one(text: str, name: str) -> None:
    found = Read(text).named(name)
    assert found.kind == "organisation"


@pytest.mark.parametrize(
    ("told", "noun"), [("Radio Brinmore", "the station"), ("the Brinmore Herald", "the newspaper")]
)
def test_an_outlet_is_called_by_what_it_is(told: str, noun: str) -> None:
    read = Read(f"A guard told {told} that the gate was open. A cook told {noun} that it was shut.")
    first, again = read.source(told), read.source(noun)
    assert first is not None
    assert again is not None
    assert first.id == again.id
