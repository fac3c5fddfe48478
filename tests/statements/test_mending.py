"""Words that were cut short or take in too much, and whose further clauses are, on sentences written for this test."""

import pytest

from onrecord.statements.mending import Shelf, cut_off
from onrecord.statements.series import settle
from tests.statements.parsed import draft, parsed, shown
from tests.statements.test_nested import together


@pytest.mark.parametrize(
    ("text", "inner", "expected"),
    [
        (
            "Ana Ruiz wrote that the warden had asked them to wait and that the tide was rising.",
            ("the warden", "asked", "to wait and that the tide was rising"),
            "to wait",
        ),
        (
            "Ana Ruiz wrote that the warden promised a boat, and that the tide was rising.",
            ("the warden", "promised", "a boat, and that the tide was rising"),
            "a boat",
        ),
        (
            "Ana Ruiz said the warden had told them that the path was dry and that the tide was low.",
            ("the warden", "told", "the path was dry"),
            "the path was dry and that the tide was low",
        ),
        (
            "Ana Ruiz wrote that the warden warned that the path was wet and that the tide was rising.",
            ("the warden", "warned", "the path was wet and that the tide was rising"),
            "the path was wet and that the tide was rising",
        ),
        (
            "Ana Ruiz wrote that the warden denied that he took a boat, and that it would be found.",
            ("the warden", "denied", "he took a boat, and that it would be found"),
            "he took a boat",
        ),
    ],
)
def test_a_further_clause_goes_with_the_statement_that_is_led_in_as_it_is(
    text: str, inner: tuple[str, str, str], expected: str
) -> None:
    tree, _ = parsed(text)
    first = text.index("wrote that ") + 11 if "wrote that" in text else text.index("said ") + 5
    outer = draft(tree, "Ana Ruiz", "wrote" if "wrote" in text else "said", text[first:-1])
    found = draft(tree, *inner)
    settle(tree, found, [outer, found], [])
    assert shown(tree, found)[2] == expected


def test_a_further_clause_in_which_somebody_speaks_is_the_outer_ones() -> None:
    text = "Ana Ruiz wrote that the warden warned that the path was wet and that the guide swore it was dry."
    found = together(text, ("Ana Ruiz", "wrote", text[text.index("the warden") : -1]))
    assert ("the warden", None, "the path was wet") in found
    assert ("the guide", None, "it was dry") in found


def test_words_cut_within_their_clause_are_given_the_whole_of_it() -> None:
    text = "The harbour pilots told the crew on Monday that the buoy had drifted, the Lamu Herald reported."
    found = together(text, ("the Lamu Herald", "reported", "the crew on Monday that the buoy had drifted"))
    assert ("the Lamu Herald", None, text[: text.index(", the Lamu")]) in found
    assert ("The harbour pilots", None, "the buoy had drifted") in found


def test_whoever_reports_is_no_part_of_what_is_said() -> None:
    text = "The buoy had drifted, a pilot said, the Lamu Herald reported."
    tree, _ = parsed(text)
    twofold = draft(tree, "a pilot", "said", "The buoy had drifted")
    twofold.content.append((text.index("the Lamu"), len(text) - 1))
    assert shown(tree, twofold)[2] != "The buoy had drifted"
    found = together(text, ("a pilot", "said", "The buoy had drifted"))
    assert ("a pilot", None, "The buoy had drifted") in found
    assert ("the Lamu Herald", None, "The buoy had drifted, a pilot said") in found


def test_an_inner_statement_ends_where_the_outer_one_does() -> None:
    text = "A pilot said the owners had assured him that they sought no quarrel, and called for an inquiry."
    outer = "the owners had assured him that they sought no quarrel"
    found = together(text, ("A pilot", "said", outer))
    assert ("the owners", None, "they sought no quarrel") in found


def test_what_they_were_told_of_is_told_without_a_source() -> None:
    text = "The warden said the pilots had been told of the wreck."
    found = together(text, ("The warden", "said", "the pilots had been told of the wreck"))
    assert (None, None, "the wreck") in found


@pytest.mark.parametrize("joint", ["as the", "while the"])
def test_words_that_run_on_into_anothers_clause_are_cut_off(joint: str) -> None:
    text = f"Ana Ruiz acknowledged the wreck {joint} palace announced that it had found the crew."
    tree, _ = parsed(text)
    runs_on, told = (
        draft(tree, "Ana Ruiz", "acknowledged", f"the wreck {joint}"),
        draft(tree, "palace", "announced", "it had found the crew"),
    )
    runs_on.content.append(told.content[0])
    kept = Shelf(tree, [runs_on, told])
    cut_off(tree, kept)
    assert [shown(tree, each)[2] for each in kept.drafts] == ["the wreck", "it had found the crew"]


def test_words_in_two_pieces_around_a_clause_are_left() -> None:
    text = "The wreck was near the, palace announced, north pier as it sank."
    tree, _ = parsed(text)
    whole = draft(tree, "palace", "announced", "The wreck was near the")
    whole.content.append((text.index("north"), len(text) - 1))
    kept = Shelf(tree, [whole])
    cut_off(tree, kept)
    assert shown(tree, whole)[2] == "The wreck was near the … north pier as it sank"
