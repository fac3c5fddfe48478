"""Who is who, and for whom he speaks, in plain news: bodies by kind and place, businesses, offices, their holders."""

from collections.abc import Sequence

import pytest

from onrecord.claims.cast import Cast
from onrecord.claims.scene import Scene
from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity, EntityKind
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

# Name, kind, roles; a name that begins with a small letter and "?" is one without a name.
Named = tuple[str, EntityKind, Sequence[str]]


def cast_of(texts: Sequence[str], *named: Named, said: Sequence[tuple[str, str]] = (), outlet: str = "") -> Cast:
    """The cast of some reports: who is named in them, and whom each printed source was taken for, first place only."""
    reports = {f"r{n}": Report(id=f"r{n}", text=text, outlet=outlet or None) for n, text in enumerate(texts)}
    entities = {
        name: Entity(
            id=f"n{number}",
            name=name.removeprefix("?"),
            kind=kind,
            roles=tuple(roles),
            unnamed=name.startswith("?"),
            mentions=tuple(spans(reports, name.removeprefix("?"))),
        )
        for number, (name, kind, roles) in enumerate(named)
    }
    statements = [
        Statement(
            id=f"t{number}", source=(spans(reports, source)[0],), cue=(), content=(spans(reports, source)[0],),
            kind="indirect", speaker=entities[name].id,
        )
        for number, (source, name) in enumerate(said)
    ]  # fmt: skip
    findings = {
        key: Findings(
            report=key,
            fingerprint="f",
            published=report.published,
            statements=tuple(s for s in statements if s.source[0].report == key),
        )
        for key, report in reports.items()
    }
    return Cast(Scene(reports=reports, findings=findings, published={}, entities=tuple(entities.values())))


def spans(reports: dict[str, Report], words: str) -> list[Span]:
    """Every place at which some words stand."""
    found = []
    for key, report in reports.items():
        start = report.text.find(words)
        while start >= 0:
            found.append(Span(key, start, start + len(words)))
            start = report.text.find(words, start + 1)
    return found


def sides(cast: Cast) -> list[str | None]:
    """By name, the sides of the statements' speakers, in the order in which they were given."""
    told = sorted((s for found in cast.scene.findings.values() for s in found.statements), key=lambda s: s.id)
    found = [cast.side(cast.speaker(statement)) for statement in told]
    return [cast.entities[side].name if side in cast.entities else side for side in found]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pell's ambulance service", "ambulance service in Pell", True),
        ("ambulance service", "ambulance service in Pell", True),
        ("Ministry of Health of Ostra", "health ministry of Ostra", True),
        ("prosecutor's office in Pell", "prosecutor's office in Ostra", False),
        ("national police", "police", True),
        ("National Union", "union", True),
        ("police", "Ministry of Health of Ostra", False),
    ],
)
def test_a_body_is_told_by_what_it_is_and_where(one: str, other: str, same: bool) -> None:
    cast = cast_of(
        [f"The {one} spoke. It rained in Pell.", f"The {other} spoke. It rained in Ostra."],
        (one, "organisation", ()),
        (other, "organisation", ()),
    )
    first, second = (cast.parties.find(key) for key in ("n0", "n1"))
    assert (first == second) is same


def test_of_two_places_a_body_without_one_is_neithers() -> None:
    names = ("fire service in Pell", "Ostra's fire service", "the fire service")
    text = "The fire service in Pell came. Ostra's fire service came, for it burnt in Ostra."
    cast = cast_of([text, "Later the fire service left."], *((name, "organisation", ()) for name in names))
    assert len({cast.parties.find(f"n{number}") for number in range(3)}) == 3


def test_the_ministry_in_another_capital_is_not_the_one_that_is_named() -> None:
    cast = cast_of(
        ["Dravia's defence ministry spoke in Dravia.", "The Ministry of Defence in Port Pell denied it."],
        ("Dravia's defence ministry", "organisation", ()),
        ("Ministry of Defence", "organisation", ()),
        ("Port Pell", "place", ()),
    )
    assert cast.parties.find("n0") != cast.parties.find("n1")


@pytest.mark.parametrize(
    ("body", "its"),
    [
        ("Dravian navy", False),
        ("Dravian Football Federation", True),
        ("Dravia's safety board", True),
        ("Dravia's mission to the Football Federation", False),
    ],
)
def test_a_federation_or_board_speaks_for_itself_and_not_for_its_country(body: str, its: bool) -> None:
    cast = cast_of(
        [f"The {body} spoke of Dravia."], (body, "organisation", ()), ("Dravia", "place", ()), said=[(body, body)]
    )
    assert sides(cast) == [body if its else "Dravia"]


def test_nobody_speaks_for_an_outlet_of_the_story() -> None:
    cast = cast_of(
        ["The governor of Pell, Vela Ost, told the Pell Gazette."],
        ("Pell Gazette", "organisation", ()),
        ("Vela Ost", "person", ("governor of Pell",)),
        said=[("Vela Ost", "Vela Ost")],
        outlet="The Pell Gazette",
    )
    assert sides(cast) == ["Vela Ost"]


def test_a_towns_name_is_not_short_for_the_company_that_bears_it() -> None:
    text = "It rained in Pell and it snowed in Pell. Pell Water spoke."
    cast = cast_of([text], ("Pell", "organisation", ()), ("Pell Water", "organisation", ()))
    assert cast.parties.find("n0") != cast.parties.find("n1")


@pytest.mark.parametrize(
    ("texts", "firm"),
    [
        (["The airline Norvane erred. Corvane Oil spoke.", "The airline denied it."], "Norvane"),
        (["Norvane, the national airline, erred. Corvane Oil spoke. The airline denied it."], "Norvane"),
        (["Norvane spoke of Pell. The airline denied it. Corvane Oil spoke."], "Norvane"),
        (["The maker, Corvane Oil, spoke to Norvane. The company denied it."], "Norvane"),
        (["Norvane, a customer of the airline, spoke of Pell.", "The airline denied it."], "Norvane"),
    ],
)
def test_the_airline_is_the_business_that_is_printed_to_be_one_or_was_heard_last(texts: list[str], firm: str) -> None:
    noun = "The company" if "The company" in texts[-1] else "The airline"
    cast = cast_of(
        texts,
        ("Norvane", "organisation", ()),
        ("Corvane Oil", "organisation", ()),
        ("safety board", "organisation", ()),
        said=[(noun, "safety board")],
    )
    assert sides(cast) == [firm]


def test_a_business_that_study_told_rightly_stands() -> None:
    cast = cast_of(
        ["Pell Bank and Ostra Bank spoke. The bank denied it."],
        ("Pell Bank", "organisation", ()),
        ("Ostra Bank", "organisation", ()),
        said=[("The bank", "Pell Bank")],
    )
    assert sides(cast) == ["Pell Bank"]


@pytest.mark.parametrize(
    ("text", "roles", "known"),
    [
        ("Governor Vela Ost spoke. Later the governor denied it.", ("Governor",), True),
        ("Governor Vela Ost spoke. Later a governor denied it.", ("Governor",), False),
        ("Vela Ost spoke. Later the governor denied it.", ("former governor",), False),
        ("Vela Ost spoke. Later the harbour governor denied it.", ("Governor",), False),
    ],
)
def test_the_holder_of_an_office_is_the_one_who_is_named_in_it(text: str, roles: Sequence[str], known: bool) -> None:
    described = "harbour governor" if "harbour" in text else "governor"
    people: list[Named] = [("Vela Ost", "person", roles), (f"?{described}", "person", ())]
    cast = cast_of([text], *people, said=[(described, f"?{described}")])
    assert (sides(cast) == ["Vela Ost"]) is known


def test_of_two_ministers_the_minister_is_neither() -> None:
    text = "Vela Ost and Jon Adler spoke. The minister denied it."
    people: list[Named] = [
        ("Vela Ost", "person", ("Health Minister",)),
        ("Jon Adler", "person", ("Interior Minister",)),
        ("?minister", "person", ()),
    ]
    assert sides(cast_of([text], *people, said=[("minister", "?minister")])) == [None]


def test_prosecutors_their_office_and_one_of_them_are_one_side() -> None:
    cast = cast_of(
        ["Prosecutors spoke. The prosecutor's office in Pell spoke. Chief prosecutor Vela Ost spoke."],
        ("?Prosecutors", "group", ()),
        ("prosecutor's office in Pell", "organisation", ()),
        ("Vela Ost", "person", ("Chief prosecutor",)),
        said=[
            ("Prosecutors", "?Prosecutors"),
            ("prosecutor's office in Pell", "prosecutor's office in Pell"),
            ("Vela Ost", "Vela Ost"),
        ],
    )
    assert len(set(sides(cast))) == 1


def test_prosecutors_of_two_countries_are_not_one_side() -> None:
    cast = cast_of(
        ["Prosecutors spoke. Swiss prosecutors spoke. The prosecutor's office spoke."],
        ("?Prosecutors", "group", ()),
        ("?Swiss prosecutors", "group", ()),
        ("prosecutor's office", "organisation", ()),
        said=[("Prosecutors", "?Prosecutors"), ("prosecutor's office", "prosecutor's office")],
    )
    assert len(set(sides(cast))) == 2


def test_who_is_printed_to_be_of_a_union_speaks_for_it() -> None:
    cast = cast_of(
        ["Vela Ost of the Pell Nurses' Union spoke. Jon Adler of the University spoke."],
        ("Pell Nurses' Union", "organisation", ()),
        ("University", "organisation", ()),
        ("Vela Ost", "person", ()),
        ("Jon Adler", "person", ()),
        said=[("Vela Ost", "Vela Ost"), ("Jon Adler", "Jon Adler")],
    )
    assert sides(cast) == ["Pell Nurses' Union", "Jon Adler"]


def test_the_president_of_a_country_does_not_speak_for_a_group_that_bears_its_name() -> None:
    text = "Dravia's president, Vela Ost, told Dravia's parliament. Dravia denied it. The Dravia Freedom Forum said so."
    dravia: Named = ("Dravia", "person", ())
    cast = cast_of(
        [text], dravia, ("Dravia Freedom Forum", "organisation", ()), ("Vela Ost", "person", ("Dravia's president",)),
        said=[("Vela Ost", "Vela Ost"), ("Dravia denied", "Dravia"), ("Dravia Freedom Forum", "Dravia Freedom Forum")],
    )  # fmt: skip
    assert sides(cast) == ["Dravia", "Dravia", "Dravia Freedom Forum"]


def test_employees_of_an_owner_do_not_speak_for_him() -> None:
    cast = cast_of(
        ["Corvane Oil, the owner, spoke. Former employees of the owner, Norvane Baths, spoke."],
        ("Corvane Oil", "organisation", ()),
        ("Norvane Baths", "person", ("Former employees of the owner, Corvane Oil",)),
        said=[("Norvane Baths", "Norvane Baths")],
    )
    assert sides(cast) == ["Norvane Baths"]
