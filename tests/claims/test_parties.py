"""Which body a short name stands for, and whom a person speaks for by his role."""

import pytest

from onrecord.claims.parties import Parties
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.reports.report import Report
from onrecord.spans import Span


def named(text: str, *people: tuple[str, EntityKind, str]) -> tuple[Parties, dict[str, Entity]]:
    """The parties of one report in which the names of people (name, kind, role) stand."""
    report = Report(id="r1", text=text)
    entities = {
        name: Entity(
            id=f"n{number}",
            name=name,
            kind=kind,
            mentions=(Span("r1", text.index(name), text.index(name) + len(name)),) if name in text else (),
            roles=(role,) if role else (),
        )
        for number, (name, kind, role) in enumerate(people)
    }
    return Parties(list(entities.values()), {"r1": report}), entities


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("council", "Pell town council"),
        ("the ministry", "works ministry"),
        ("Corvane", "Corvane Oil"),
        ("Hospital", "Lakeside Hospital"),
    ],
)
def test_a_short_name_is_the_one_longer_name_that_it_can_stand_for(short: str, full: str) -> None:
    parties, entities = named("", (full, "organisation", ""), (short, "organisation", ""))
    assert parties.find(entities[short].id) == entities[full].id


@pytest.mark.parametrize(
    ("short", "others"),
    [
        ("Pell", ("Pell town council",)),
        ("ministry", ("works ministry", "health ministry")),
        ("Lakeside", ("Lakeside Hospital",)),
    ],
)
def test_a_place_or_a_name_that_fits_two_stands_for_itself(short: str, others: tuple[str, ...]) -> None:
    parties, entities = named("", *((name, "organisation", "") for name in (short, *others)))
    assert parties.find(entities[short].id) == entities[short].id


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Vela Ost spoke.", "Works Minister", "works ministry"),
        ("Vela Ost spoke.", "council secretary", "Pell town council"),
        ("Vela Ost spoke.", "lawyer for Corvane Oil", "Corvane Oil"),
        ("Corvane Oil spokeswoman Vela Ost spoke.", "spokeswoman", "Corvane Oil"),
        ("Corvane Oil erred, said its chief executive, Vela Ost.", "chief executive", "Corvane Oil"),
    ],
)
def test_who_speaks_for_a_body_is_told_by_the_role(text: str, role: str, body: str) -> None:
    bodies = ("works ministry", "Pell town council", "Corvane Oil")
    parties, entities = named(text, *((name, "organisation", "") for name in bodies), ("Vela Ost", "person", role))
    assert parties.body_of(entities["Vela Ost"]) == entities[body].id


def test_a_scholar_speaks_for_himself() -> None:
    people = (("Pell University", "organisation", ""), ("Vela Ost", "person", "professor at Pell University"))
    parties, entities = named("Vela Ost spoke.", *people)  # type: ignore[arg-type]
    assert parties.body_of(entities["Vela Ost"]) is None


def test_whose_someone_is_may_stand_before_the_name() -> None:
    people = (("Corvane Oil", "organisation", ""), ("Corvane's Vela Ost", "person", ""), ("Vela Ost", "person", ""))
    parties, entities = named("Corvane's Vela Ost spoke.", *people)  # type: ignore[arg-type]
    assert parties.find(entities["Corvane's Vela Ost"].id) == parties.find(entities["Vela Ost"].id)
    assert parties.body_of(entities["Vela Ost"]) == entities["Corvane Oil"].id


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Corvane Oil erred. “We are sorry,” chief executive Vela Ost said.", "chief executive", "Corvane Oil"),
        ("Corvane Oil erred. A spokeswoman, Vela Ost, spoke.", "A spokeswoman", "Corvane Oil"),
        ("Corvane Oil erred. The pilots’ spokeswoman Vela Ost spoke.", "spokeswoman", None),
        ("Corvane Oil erred. The governor, Vela Ost, spoke.", "governor", None),
    ],
)
def test_a_bare_officer_speaks_for_the_body_that_was_heard_last(text: str, role: str, body: str | None) -> None:
    parties, entities = named(text, ("Corvane Oil", "organisation", ""), ("Vela Ost", "person", role))
    assert parties.body_of(entities["Vela Ost"]) == (entities[body].id if body else None)


@pytest.mark.parametrize(
    ("body", "country"), [("Valdia's navy", "Valdia"), ("Valdian navy", "Valdia"), ("river navy", None)]
)
def test_a_body_with_its_countrys_name_before_it_is_that_countrys(body: str, country: str | None) -> None:
    parties, entities = named("", (body, "organisation", ""), ("Valdia", "place", ""))
    assert parties.owner(entities[body]) == (entities[country].id if country else None)


def test_a_ministers_adjective_names_the_country() -> None:
    parties, entities = named("", ("Valdia", "place", ""), ("Vela Ost", "person", "Valdian Foreign Minister"))
    assert parties.body_of(entities["Vela Ost"]) == entities["Valdia"].id


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("The Dravian defence minister, Vela Ost, spoke. Dravia's army. Orvane's defence ministry.", "defence minister",
         "Dravia"),
        ("In Pell, the Orvanian capital, the Orvanian president, Vela Ost, spoke to Orvane.", "president", "Orvane"),
    ],
)  # fmt: skip
def test_a_nations_adjective_goes_before_a_body_of_that_name(text: str, role: str, body: str) -> None:
    names = ("Dravia", "Orvane", "Orvane's defence ministry")
    role = f"Dravian {role}" if body == "Dravia" else role
    parties, entities = named(text, *((name, "organisation", "") for name in names), ("Vela Ost", "person", role))
    assert parties.body_of(entities["Vela Ost"]) == entities[body].id


def test_a_capital_speaks_for_its_country() -> None:
    text = "In Pell, the Orvanian capital, Orvane was named. Pell denied it."
    parties, entities = named(text, ("Orvane", "organisation", ""), ("Pell", "person", ""))
    assert parties.owner(entities["Pell"]) == entities["Orvane"].id


def test_its_spokesman_is_that_of_the_last_source() -> None:
    text = "Corvane Oil said Pell town council had erred. “All is well,” its spokesman, Vela Ost, said."
    _, named_ = named(
        text,
        ("Corvane Oil", "organisation", ""),
        ("Pell town council", "organisation", ""),
        ("Vela Ost", "person", "its spokesman"),
    )
    sources = {"r1": [(11, named_["Corvane Oil"].id)]}
    parties = Parties(list(named_.values()), {"r1": Report(id="r1", text=text)}, None, sources)
    assert parties.body_of(named_["Vela Ost"]) == named_["Corvane Oil"].id


def test_a_company_taken_for_a_person_is_called_by_its_first_word() -> None:
    text = "Transvale Cargo denied it. Its spokesman, Vela Ost, said so. Transvale paid."
    entities = [
        Entity(id="n1", name="Transvale Cargo", kind="person", aliases=("Transvale",), mentions=(Span("r1", 0, 15),)),
        Entity(id="n2", name="Vela Ost", kind="person", mentions=(Span("r1", 42, 50),), roles=("Its spokesman",)),
    ]
    parties = Parties(entities, {"r1": Report(id="r1", text=text)}, None, {"r1": [(15, "n1")]})
    assert parties.body_of(entities[1]) == "n1"


@pytest.mark.parametrize(("after", "body"), [("'s shares fell.", True), ("'s friends left.", False)])
def test_who_has_what_only_a_body_has_is_one(after: str, body: bool) -> None:
    parties, entities = named(f"Corvane Oil{after}", ("Corvane Oil", "person", ""))
    assert (entities["Corvane Oil"] in parties.bodies) is body
