"""What a report names: people by full name and surname, bodies and acronyms, countries; and what is no name."""

import pytest

from onrecord.mentions.persons import compatible, take_apart
from onrecord.reports.report import Region
from onrecord.spans import Span

from .reports import Read


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Han Do-yun spoke first. Han then left the hall.", "Han Do-yun", ("Han",)),
        (
            "Kim Chol Su waved. Later, Kim Chol-su was seen again, and Kim smiled.",
            "Kim Chol Su",
            ("Kim", "Kim Chol-su"),
        ),
        ("Prime Minister Ines Carvalho resigned. Carvalho, 51, gave no reason.", "Ines Carvalho", ("Carvalho",)),
        ("Gen. Abdul Rahman al-Masri was there. Al-Masri said little.", "Abdul Rahman al-Masri", ("Al-Masri",)),
        ("Donald B. Pruitt won. Donald Pruitt thanked voters.", "Donald B. Pruitt", ("Donald Pruitt",)),
        ("The Bureau of Tidal Studies (BTS) met. The BTS said so.", "Bureau of Tidal Studies", ("BTS",)),
        (
            "Harbour Freight Ltd. lost money. Harbour Freight said costs rose.",
            "Harbour Freight Ltd.",
            ("Harbour Freight",),
        ),
        (
            "The U.S. State Department met. The State Department said so.",
            "U.S. State Department",
            ("State Department",),
        ),
        ("Wu arrived at noon. Wu Jialing, a chemist, said it was safe.", "Wu Jialing", ("Wu",)),
    ],
)
def test_names_of_one_are_joined(text: str, name: str, aliases: tuple[str, ...]) -> None:
    assert Read(text).named(name).aliases == aliases


def test_a_countrys_capital_and_seat_are_three_that_speak_for_one() -> None:
    read = Read("Russia said no. Moscow said so twice. The Kremlin said it again. A train left Berlin.")
    assert {read.named(name).speaks_for for name in ("Russia", "Moscow", "Kremlin")} == {"ru"}
    assert {read.named(name).kind for name in ("Russia", "Moscow", "Kremlin")} == {"government"}
    assert read.named("Berlin").kind == "place"


def test_the_north_is_north_korea_only_where_that_is_named() -> None:
    assert "North" in Read("North Korea fired a rocket. The North said it was a test.").named("North Korea").aliases
    assert "North Korea" not in Read("Snow fell in the North and the South of England.").names()


def test_the_author_is_not_the_namesake_who_is_quoted() -> None:
    read = Read("MARTIN HAN\nHan Do-yun, a farmer, said rain was late. Han said so twice.", byline="Martin Han")
    found = read.source("Han said so")
    assert found is not None
    assert found.name == "Han Do-yun"
    assert all("MARTIN" not in name for name in read.names())


def test_a_lone_surname_is_the_one_last_named_in_full() -> None:
    read = Read("Emily Stone teaches physics. Stone said it was new. Michael Stone sells cars. Stone said it was old.")
    first, second = read.source("Stone said it was new"), read.source("Stone said it was old")
    assert first and second
    assert (first.name, second.name) == ("Emily Stone", "Michael Stone")


def test_a_courtesy_title_tells_namesakes_apart() -> None:
    read = Read("Emily Stone teaches physics and Michael Stone sells cars. Ms. Stone said it was new.")
    found = read.source("Ms. Stone")
    assert found is not None
    assert found.name == "Emily Stone"
    assert found.roles == ()


@pytest.mark.parametrize(
    "text",
    [
        "Residents left. Officials said so.",
        "Heavy rain fell on Monday. Later it cleared.",
        "Police arrived. Nobody was hurt.",
    ],
)
def test_a_capital_at_a_sentences_start_is_no_name(text: str) -> None:
    assert Read(text).names() == set()


def test_boilerplate_names_nobody() -> None:
    text = "Ana Ruiz said it rained.\nFollow Carlos Vega on Telegram"
    region = Region(span=Span("r1", text.index("Follow"), len(text)), kind="boilerplate", sign="advert line")
    assert Read(text, regions=(region,)).names() == {"Ana Ruiz"}


def test_every_mention_is_a_span_of_its_name_or_reference() -> None:
    read = Read("Ana Ruiz, a nurse in Lima, spoke. “It rained,” she said. The Ministry of Rain of Peru agreed.")
    read.source("she")
    for entity in read.roster.entities():
        assert entity.mentions
        assert entity.mentions == tuple(sorted(entity.mentions))
        assert read.report.quote(entity.mentions[0]) in {entity.name, *entity.aliases}


def test_ids_do_not_change_between_readings() -> None:
    text = "Ana Ruiz met Wu Jialing in Accra. Ghana’s army said so."
    assert Read(text).roster.entities() == Read(text).roster.entities()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pak Chol Su", "Pak Chol-su", True),
        ("Donald Trump", "Donald J. Trump", True),
        ("J. Smith", "Jane Smith", True),
        ("Jane Smith", "John Smith", False),
        ("Amos Reed", "Amos Reed Jr.", False),
        ("Song Do", "Song Mi-ra", False),
    ],
)
def test_when_two_full_names_may_be_one_persons(one: str, other: str, same: bool) -> None:
    assert compatible(take_apart(one), take_apart(other)) is same


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Xi Jinping", "xi"),
        ("Lee Sang-min", "lee"),
        ("Grace Kim", "kim"),
        ("Ursula von der Heyde", "heyde"),
        ("Pele", "pele"),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert take_apart(name).surname == surname
