"""Whom "it" means, and whose "the letter" is."""

from .reports import Read


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
