"""What a verb of attribution leads in, on sentences written for this test."""

import pytest

from onrecord.statements.complements import said, said_in_passive
from onrecord.statements.cues import verbs
from tests.statements.parsed import extent, parsed, words

OLD = "the ferry was old"


def led_in(text: str, verb: str) -> tuple[str | None, float] | None:
    """The words that a verb in the active leads in, and how far their shape is trusted."""
    tree, _ = parsed(text)
    at = extent(tree, verb)[0]
    found = said(tree, at, verbs()[tree.tokens[at].lemma.lower()])
    return None if found is None else (words(tree, found[0]), found[1])


@pytest.mark.parametrize(
    ("text", "verb", "content", "trust"),
    [
        ("Ana Ruiz said the ferry was old.", "said", OLD, 0.85),
        ("Ana Ruiz said that the ferry was old.", "said", OLD, 0.85),
        ("Ana Ruiz confirmed for the first time that the ferry was old.", "confirmed", OLD, 0.8),
        ("The ferry is, Ana Ruiz says, too old to sail to the islands in winter.", "says", "The ferry is,", 0.75),
        ("The ministry advised travellers they should wait.", "advised", "they should wait", 0.75),
        ("Ana Ruiz promised to sell the ferry.", "promised", "to sell the ferry", 0.75),
        ("Ana Ruiz asked the crew to sell the ferry.", "asked", "to sell the ferry", 0.75),
        ("A spy told state radio that the port had threatened to shut bridges.", "threatened", "to shut bridges", 0.75),
        ("Ana Ruiz asked not to be named.", "asked", "not to be named", 0.75),
        ("The port promised the crew a new ferry.", "promised", "a new ferry", 0.6),
        ("What Ana Ruiz said was that the ferry was old.", "said", OLD, 0.75),
        ("Ana Ruiz said no such thing.", "said", "no such thing", 0.7),
        ("Ana Ruiz denied selling the ferry.", "denied", "selling the ferry", 0.75),
        ("The port has denied flares were lit on the ferry.", "denied", "flares were lit on the ferry", 0.75),
        ("Ana Ruiz reported seeing the ferry.", "reported", "seeing the ferry", 0.75),
        ("Ana Ruiz dismissed the report as “a fairy tale”.", "dismissed", "the report as “a fairy tale”", 0.75),
        ("Ana Ruiz stated her concern about the ferry.", "stated", "her concern about the ferry", 0.75),
        ("Ana Ruiz denied the allegations.", "denied", "the allegations", 0.6),
        ("Ana Ruiz has always denied it.", "denied", "it", 0.8),
        ("Ana Ruiz first denied this and then confirmed it.", "confirmed", "it", 0.8),
    ],
)
def test_shapes_of_what_is_said(text: str, verb: str, content: str, trust: float) -> None:
    assert led_in(text, verb) == (content, trust)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The court denied the owners a hearing.", "denied"),
        ("Ana Ruiz conveyed the crew.", "conveyed"),
        ("Ana Ruiz said it.", "said"),
        ("Ana Ruiz told them that she knew the crew after having denied it.", "denied"),
    ],
)
def test_an_object_that_is_no_word_of_anyones(text: str, verb: str) -> None:
    assert led_in(text, verb) is None


@pytest.mark.parametrize(
    ("text", "verb", "by", "content"),
    [
        ("The leak was first reported by Ana Ruiz.", "reported", "Ruiz", "The leak"),
        ("It was reported that the ferry was old.", "reported", None, OLD),
        ("The owners were told by the union that the ferry was old.", "told", "union", OLD),
        ("The crew were assured by the owners at a meeting that the ferry was old.", "assured", "owners", OLD),
        ("The owners were ordered by the court to sell the ferry.", "ordered", "court", "to sell the ferry"),
        ("The owners were told to sell the ferry.", "told", None, "to sell the ferry"),
        ("They were reported by Ana Ruiz.", "reported", "Ruiz", None),
    ],
)
def test_what_is_said_in_the_passive(text: str, verb: str, by: str | None, content: str | None) -> None:
    tree, _ = parsed(text)
    agent = None if by is None else extent(tree, by)[0]
    assert words(tree, said_in_passive(tree, extent(tree, verb)[0], agent)) == content
