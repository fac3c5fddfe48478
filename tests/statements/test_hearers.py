"""To whom words were said, on sentences written for this test."""

import pytest

from onrecord.options import Options
from onrecord.reports.report import Report
from onrecord.statements.hearers import hearer, named, without_hearer
from onrecord.study import study
from tests.statements.parsed import draft, parsed, words

SHUT = "the gate was shut"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz told the Lima daily El Faro that the gate was shut.", "El Faro"),
        ("Ana Ruiz told Le Phare du Nord the gate was shut.", "Le Phare du Nord"),
        ("Ana Ruiz told Kanal 8 that the gate was shut.", "Kanal 8"),
        ("Ana Ruiz told the guards that the gate was shut.", None),
        ("Ana Ruiz told the Harbour Echo Tuesday that the gate was shut.", "Harbour Echo"),
    ],
)
def test_the_name_of_who_was_told(text: str, expected: str | None) -> None:
    tree, _ = parsed(text)
    phrase = hearer(tree, draft(tree, "Ana Ruiz", "told", SHUT))
    assert phrase is not None
    assert words(tree, named(tree, phrase)) == expected


def through(text: str) -> list[str]:
    """Names of those through whom the first statement of a text came."""
    found = study(Report(id="r1", text=text), Options(reader="rules"))
    names = {entity.id: entity.name for entity in found.entities}
    return [names[key] for key in found.statements[0].via]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A deckhand told Der Lotse that the gate was shut.", ["Der Lotse"]),
        ("A deckhand confirmed to Der Lotse that the gate was shut.", ["Der Lotse"]),
        ("In an e-mail to Der Lotse, a deckhand wrote that the gate was shut.", ["Der Lotse"]),
        ("A deckhand told Flight Desk that the gate was shut.", ["Flight Desk"]),
        ("“The gate was shut,” a deckhand said to the paper.", ["paper"]),
        ("A deckhand told Mr Hale that the gate was shut.", []),
        ("A deckhand told Ana Ruiz that the gate was shut.", []),
        ("A deckhand told Parliament that the gate was shut.", []),
        ("A deckhand told MPs that the gate was shut.", []),
        ("A deckhand told Lotsen that the gate was shut. Lotsen denied that it was a gate.", []),
    ],
)
def test_who_is_told_and_is_nobody_else_is_an_outlet(text: str, expected: list[str]) -> None:
    assert through(text) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The port denied to El Faro that the gate was shut.", "denied", "to El Faro that the gate was shut", SHUT),
        (
            "The port complained to the mayor that the gate was shut.",
            "complained",
            "the mayor that the gate was shut",
            SHUT,
        ),
        ("The guard swore to her the gate was shut.", "swore", "to her the gate was shut", SHUT),
        ("The guard promised to open the gate.", "promised", "to open the gate", None),
    ],
)
def test_who_was_told_is_no_part_of_what_was_said(text: str, cue: str, content: str, expected: str | None) -> None:
    tree, _ = parsed(text)
    piece = without_hearer(tree, draft(tree, None, cue, content))
    assert (None if piece is None else text[slice(*piece)]) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("A pilot told him it would sink.", "him it would sink", "it would sink"),
        ("A pilot told owners the boat would sink.", "owners the boat would sink", "the boat would sink"),
        ("A pilot assured the owners on Sunday that it floated.", "the owners on Sunday that it floated", "it floated"),
        ("A pilot told le Phare du Nord the boat sank.", "le Phare du Nord the boat sank", "the boat sank"),
    ],
)
def test_whom_a_clause_without_that_was_said_to_is_no_part_of_it(text: str, said: str, expected: str) -> None:
    tree, _ = parsed(text)
    piece = without_hearer(tree, draft(tree, "A pilot", "assured" if "assured" in text else "told", said))
    assert piece is not None
    assert text[slice(*piece)] == expected


def test_what_is_told_stays_whole_where_none_is_told() -> None:
    tree, _ = parsed("A pilot asked what boats he would like to see.")
    assert without_hearer(tree, draft(tree, "A pilot", "asked", "what boats he would like to see")) is None
