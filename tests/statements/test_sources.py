"""Who says what a verb or noun leads in, on sentences written for this test."""

import pytest

from onrecord.statements.sources import phrase_of, source_of, source_of_noun
from tests.statements.parsed import extent, parsed, words

Told = tuple[str | None, str | None, bool]


def told(text: str, verb: str) -> Told | None:
    """Who says it, who relays it, and whether that one cites the other."""
    tree, _ = parsed(text)
    found = source_of(tree, extent(tree, verb)[0])
    return None if found is None else (words(tree, found.extent), words(tree, found.relay), found.cited)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The harbour master said the ferry had sunk.", "said", ("The harbour master", None, False)),
        (
            "The ferry was late, the harbour master told reporters, adding that it was full.",
            "adding",
            ("the harbour master", None, False),
        ),
        (
            "The ministry briefed lawmakers saying that the ferry had sunk.",
            "saying",
            ("The ministry", None, False),
        ),
        (
            "The mayor, in a speech to the council, said the ferry had sunk.",
            "said",
            ("The mayor", None, False),
        ),
        ("Bloomberg quoted the mayor as saying the ferry had sunk.", "saying", ("the mayor", "Bloomberg", False)),
        ("The ferry had sunk, Bloomberg reported, citing the mayor.", "reported", ("the mayor", "Bloomberg", True)),
        ("Lisbon and Madrid acknowledged that the ferry was old.", "acknowledged", ("Lisbon and Madrid", None, False)),
        (  # the parse gives the verb no subject
            "In talks in Rome, France, Lisbon and Madrid conceded that the ferry was old.",
            "conceded",
            ("Lisbon and Madrid", None, False),
        ),
    ],
)
def test_who_says_what_a_verb_leads_in(text: str, verb: str, expected: Told) -> None:
    assert told(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("We said the ferry had sunk.", "said"),
        ("Neither union has acknowledged that the ferry was old.", "acknowledged"),
        ("Nobody said the ferry was old.", "said"),
    ],
)
def test_the_writers_own_words_and_nobodys_have_no_source(text: str, verb: str) -> None:
    assert told(text, verb) is None


@pytest.mark.parametrize(
    ("text", "noun", "by_subject", "expected"),
    [
        ("The union's warning that the ferry was old went unheard.", "warning", False, "union"),
        ("A claim by the union that the ferry was old went unheard.", "claim", False, "union"),
        ("Reports in the press that the ferry was old went unheard.", "Reports", False, "press"),
        ("The union voiced concern about the ferry.", "concern", True, "union"),
        ("The union voiced concern about the ferry.", "concern", False, None),
        ("We voiced concern about the ferry.", "concern", True, None),
        ("It raised concern about the ferry.", "concern", True, None),
    ],
)
def test_who_stands_behind_a_noun(text: str, noun: str, by_subject: bool, expected: str | None) -> None:
    tree, _ = parsed(text)
    found = source_of_noun(tree, extent(tree, noun)[0], by_subject=by_subject)
    assert (None if found is None else tree.tokens[found].text) == expected


def test_a_sources_phrase_ends_before_the_cue_that_hangs_on_it() -> None:
    tree, _ = parsed("The union, which runs the ferry, said that it was old.")
    union, said = extent(tree, "union")[0], extent(tree, "said")[0]
    assert words(tree, phrase_of(tree, union, said)) == "The union"
