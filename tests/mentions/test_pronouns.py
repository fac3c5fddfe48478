"""Whom "it" and "they" mean: also bodies that are described and say nothing, and names that look like a person's."""

import pytest

from .reports import Read


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The Dockers Union called a strike. The harbour service puts its loss at a million. Ships wait, it says.",
            [("The Dockers Union", "Dockers Union"), ("it", "harbour service")],
        ),
        (
            "Omar Haddad of the Dockers Union spoke. The police had known of the plan since May, as they said.",
            [("Omar Haddad", "Omar Haddad"), ("they", "police")],
        ),
        (
            "The committee heard that the police used dogs, after they had said that none were there.",
            [("The committee", "committee"), ("they", "police")],
        ),
        (
            "The Dockers Union spoke. The report was published on Friday. It says that the crane was old.",
            [("The Dockers Union", "Dockers Union"), ("It", "report")],
        ),
        (
            "Ana Ruiz told the Marl Echo of it. Brenner Holt accepted on Tuesday that the steel was bad. It says "
            "that a dealer sold it.",
            [("Ana Ruiz", "Ana Ruiz"), ("Brenner Holt", "Brenner Holt"), ("It", "Brenner Holt")],
        ),
    ],
)
def test_it_and_they_mean_whom_a_sentence_before_begins_with(text: str, asked: list[tuple[str, str]]) -> None:
    read = Read(text)
    found = [read.source(words) for words, _ in asked]
    assert [entity.name if entity else None for entity in found] == [name for _, name in asked]


def test_what_it_means_is_no_person() -> None:
    read = Read("Brenner Holt accepted on Tuesday that the steel was bad. It says that a dealer sold it.")
    found = read.source("It")
    assert found is not None
    assert found.kind == "organisation"


def test_a_known_person_is_not_it() -> None:
    read = Read("Maria Lopez accepted on Tuesday that the steel was bad. It says that a dealer sold it.")
    assert read.source("It") is None
    assert read.named("Maria Lopez").kind == "person"


def test_a_body_that_nothing_refers_to_is_no_entity() -> None:
    assert Read("The harbour service puts its loss at a million. Ana Ruiz spoke.").names() == {"Ana Ruiz"}


def test_the_letters_are_not_those_of_the_last_speaker_and_the_letter_is() -> None:
    for words, name in (("the letter", "Ana Ruiz"), ("the letters", "letters")):
        read = Read(f"Ana Ruiz spoke of a leak. According to {words}, the pump had failed.")
        read.source("Ana Ruiz")
        found = read.source(words)
        assert found is not None
        assert found.name == name
