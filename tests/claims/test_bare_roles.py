"""Whom someone speaks for whose role names no body: told by what is talked of where the role is printed."""

from collections.abc import Sequence

import pytest

from onrecord.claims.cast import Cast

from .test_sides import Named, cast_of, sides

VELA = "Vela Ost"


def vela(texts: Sequence[str], role: str, *bodies: Named, said: Sequence[tuple[str, str]] = ()) -> str | None:
    """The side of Vela Ost, who says something in the first text in a role."""
    return sides(cast(texts, role, *bodies, said=said))[0]


def cast(texts: Sequence[str], role: str, *bodies: Named, said: Sequence[tuple[str, str]] = ()) -> Cast:
    return cast_of(texts, (VELA, "person", (role,)), *bodies, said=[(VELA, VELA), *said])


def body(name: str) -> Named:
    return name, "organisation", ()


CLUB, UNION = body("Tarn Rowing Club"), body("Ferrymen's Union")


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("The club changed its account. It had known, its general secretary, Vela Ost, said.", "general secretary", 0),
        ("Ferrymen's Union members met. “We wait,” a spokeswoman, Vela Ost, said.", "spokeswoman", 1),
        ("The Ferrymen's Union was angry. “We wait,” its secretary, Vela Ost, said.", "secretary", 1),
        ("The acting president, Vela Ost, spoke for Tarn Rowing Club.", "acting president", 0),
    ],
)
def test_the_body_that_a_sentence_before_begins_with(text: str, role: str, side: int) -> None:
    others = [("Tarn Rowing Club", "Tarn Rowing Club"), ("Ferrymen's Union", "Ferrymen's Union")]
    given = "Tarn Rowing Club spoke to Ferrymen's Union."
    assert vela([text, given], role, CLUB, UNION, said=others) == (CLUB, UNION)[side][0]


def test_a_body_that_cannot_be_told_stands_between() -> None:
    text = "Tarn Rowing Club spoke. The Divers' Association was angry. “We wait,” its secretary, Vela Ost, said."
    assert vela([text], "secretary", CLUB, said=[("Tarn Rowing Club", "Tarn Rowing Club")]) == VELA


def test_the_last_source_lends_his_body() -> None:
    text = "Jon Adler, chairman of the Ferrymen's Union, spoke. “We wait,” a spokeswoman, Vela Ost, said."
    jon: Named = ("Jon Adler", "person", ("chairman of the Ferrymen's Union",))
    assert vela([text], "spokeswoman", jon, UNION, said=[("Jon Adler", "Jon Adler")]) == "Ferrymen's Union"


def test_most_places_tell_and_not_one_that_says_otherwise() -> None:
    texts = [
        "Ferrymen's Union erred. A spokeswoman, Vela Ost, spoke.",
        "Ferrymen's Union met. A spokeswoman, Vela Ost, spoke.",
        "Tarn Rowing Club erred. A spokeswoman, Vela Ost, spoke.",
    ]
    said = [("Ferrymen's Union", "Ferrymen's Union"), ("Tarn Rowing Club", "Tarn Rowing Club")]
    assert vela(texts, "spokeswoman", CLUB, UNION, said=said) == "Ferrymen's Union"


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("Quay Bank and Tarn University met, rector Vela Ost said.", "rector", "Tarn University"),
        ("Tarn University and Quay Bank met. “We paid,” Governor Vela Ost said.", "Governor", "Quay Bank"),
        ("Tarn University and Quay Bank met. “We paid,” President Vela Ost said.", "President", VELA),
        ("Tarn University met. “We paid,” Governor Vela Ost said.", "Governor", VELA),
    ],
)
def test_an_office_is_held_at_bodies_of_its_kind(text: str, role: str, side: str) -> None:
    said = [(name, name) for name in ("Quay Bank", "Tarn University") if name in text]
    assert vela([text], role, body("Quay Bank"), body("Tarn University"), said=said) == side


def test_the_companys_chief_executive_speaks_for_the_business_named_last() -> None:
    text = "The strike at Norvane Mining goes on. The company's chief executive, Vela Ost, spoke. Quay Board spoke."
    firm: Named = ("Norvane Mining", "organisation", ())
    assert vela([text], "company's chief executive", firm, body("Quay Board")) == "Norvane Mining"


def test_who_held_an_office_speaks_for_himself() -> None:
    text = "Vela Ost spoke to Tarn Rowing Club."
    assert vela([text], "former president of Tarn Rowing Club", CLUB) == VELA
    assert vela([text], "new president of Tarn Rowing Club", CLUB) == "Tarn Rowing Club"


def test_a_government_spokesman_is_that_of_the_country_that_speaks() -> None:
    dravia: Named = ("Dravia", "place", ())
    texts = [
        "Dravia denied it. “Not so,” government spokeswoman Vela Ost said.",
        "The cabinet met, the government said.",
    ]
    said = [("Dravia", "Dravia"), ("the government", "government")]
    assert vela(texts, "government spokeswoman", dravia, body("government"), said=said) == "Dravia"
    texts[0] = f"The government met. {texts[0]}"
    assert vela(texts, "government spokeswoman", dravia, body("government"), said=said) == "government"


def test_a_party_that_is_no_body_has_its_speakers() -> None:
    text = "The Free Citizens spoke. Vela Ost, budget spokeswoman of the Free Citizens, spoke."
    party: Named = ("?Free Citizens", "group", ())
    found = vela([text], "budget spokeswoman of the Free Citizens", party, said=[("Free Citizens", "?Free Citizens")])
    assert found == "?Free Citizens".removeprefix("?")


@pytest.mark.parametrize("name", ["embassy of Dravia", "Ministry of Health of Dravia", "health ministry of Dravia"])
def test_a_states_body_is_that_of_the_country_after_it(name: str) -> None:
    found = cast_of([f"The {name} spoke."], body(name), ("Dravia", "place", ()), said=[(name, name)])
    assert sides(found) == ["Dravia"]


def test_a_business_is_told_by_who_works_for_it() -> None:
    text = "Two former employees of Aller Hoch spoke. The builder, Aller Hoch, spoke."
    hoch: Named = ("Aller Hoch", "person", ("builder",))
    found = cast_of([text], hoch, said=[("Aller Hoch", "Aller Hoch")])
    assert [each.name for each in found.parties.bodies] == ["Aller Hoch"]


def test_what_is_left_of_an_outlets_name_is_no_body() -> None:
    found = cast_of(["He told Channel Two. Channel Two spoke."], body("Channel"), said=[("Channel", "Channel")])
    assert found.parties.bodies == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Former chairman Vela Ost spoke of Tarn Rowing Club.", True),
        ("Vela Ost, the former chairman of Tarn Rowing Club, spoke.", True),
        ("Vela Ost, the chairman of Tarn Rowing Club, spoke of its former secretary.", False),
        ("The former secretary of Tarn Rowing Club met Jon Adler; Vela Ost spoke.", False),
    ],
)
def test_in_a_report_that_calls_him_a_former_officer_one_speaks_for_himself(text: str, own: bool) -> None:
    found = cast([text, "Vela Ost spoke. Tarn Rowing Club spoke."], "chairman of Tarn Rowing Club", CLUB)
    (person,) = [each for each in found.entities.values() if each.name == VELA]
    first, second = (found.side_in(person, key) for key in ("r0", "r1"))
    assert (first == person.id) is own
    assert second != person.id
