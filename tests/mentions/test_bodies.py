"""Bodies found again by what they may be called."""

import pytest

from onrecord.mentions.bodies import Bodies, body_key, body_nouns
from onrecord.mentions.draft import Draft


def filed(*names: str, bracketed: str = "") -> tuple[Bodies, list[Draft]]:
    """Bodies under their names, the last with an acronym in brackets."""
    bodies, drafts = Bodies(), [Draft(order=order, kind="organisation") for order, _ in enumerate(names)]
    for draft, name in zip(drafts, names, strict=True):
        bodies.add(draft, name, body_key(name), bracketed=bracketed if draft is drafts[-1] else "")
    return bodies, drafts


@pytest.mark.parametrize("text", ["Orla Widgets Trust", "the Orla Widgets Trust", "Orla Widgets", "OWT"])
def test_a_body_is_found_by_its_name_its_beginning_and_its_initials(text: str) -> None:
    bodies, (orla,) = filed("Orla Widgets Trust")
    assert bodies.find(text, body_key(text)) is orla


def test_a_beginning_of_two_names_means_neither() -> None:
    bodies, _ = filed("Orla Widgets Trust", "Orla Shipping Trust")
    assert bodies.find("Orla", body_key("Orla")) is None


def test_a_word_of_many_bodies_means_none() -> None:
    bodies, _ = filed("National Widgets Trust")
    assert bodies.find("National", body_key("National")) is None


def test_an_acronym_in_brackets_goes_before_initials() -> None:
    bodies, (_, ferries) = filed("Orla Widgets Trust", "Lamu Ferries", bracketed="OWT")
    assert bodies.find("OWT", body_key("OWT")) is ferries


@pytest.mark.parametrize("bracketed", ["Ltd", "A", "LONGERTHAN", ""])
def test_other_words_in_brackets_are_no_acronym(bracketed: str) -> None:
    bodies, _ = filed("Lamu Ferries", bracketed=bracketed)
    assert bodies.find(bracketed, body_key(bracketed)) is None


def test_spellings_and_legal_forms_are_one() -> None:
    assert body_key("the Ministry of Defence") == body_key("Ministry of Defense")
    assert body_key("Lamu Ferries Ltd") == body_key("Lamu Ferries")
    assert body_key("the") == ("the",)


def test_nouns_of_a_name_are_those_of_bodies() -> None:
    assert body_nouns("Lamu Ministries of Fish") == {"ministry"}
    assert body_nouns("Lamu Airways") == {"airline"}
