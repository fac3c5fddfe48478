"""The gazetteer: what names are in it, how they are found in text, and for whom they speak."""

import pytest

from onrecord.mentions import gazetteer, outlets, sides

from .reports import Read


@pytest.mark.parametrize(
    ("name", "kind", "side"),
    [
        ("United States", "country", "us"),
        ("U.S.", "country", "us"),
        ("the Netherlands", "country", "nl"),
        ("DPRK", "country", "kp"),
        ("Kiev", "capital", "ua"),
        ("Kyiv", "capital", "ua"),
        ("Kremlin", "seat", "ru"),
        ("the Élysée", "seat", "fr"),
        ("Pentagon", "body", "us"),
        ("Knesset", "body", "il"),
        ("People’s Liberation Army", "body", "cn"),
        ("IAEA", "world", "org:iaea"),
        ("Hezbollah", "armed", "org:hezbollah"),
        ("Reuters", "agency", None),
        ("Xinhua", "agency", "cn"),
        ("Telegram", "platform", None),
        ("Scotland", "nation", "gb"),
    ],
)
def test_lookup(name: str, kind: str, side: str | None) -> None:
    entry = gazetteer.lookup(name)
    assert entry is not None
    assert (entry.kind, entry.side) == (kind, side)


def test_what_is_not_there() -> None:
    assert gazetteer.lookup("Zubrovia") is None
    assert gazetteer.lookup("us") is None
    assert gazetteer.lookup("who") is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("North Korean troops", 0, 12),
        ("CAIRO (AP)", 0, 5),
        ("in Guinea-Bissau.", 3, 16),
        ("Irania", 0, None),
        ("Department of Defense staff", 0, 21),
        ("it told us.", 8, None),
    ],
)
def test_match_is_the_longest_whole_name(text: str, start: int, end: int | None) -> None:
    found = gazetteer.match(text, start)
    assert (found.end if found else None) == end


def test_every_country_has_a_name_of_its_own() -> None:
    names = gazetteer.country_names()
    assert len(names) >= 195
    assert len(set(names.values())) == len(names)
    assert all(len(key) == 2 and key.islower() for key in names)


def test_every_side_of_the_data_has_a_name_for_people() -> None:
    for entry in gazetteer.entries():
        if entry.side:
            assert sides.name(entry.side) != entry.side, entry


def test_names_of_sides() -> None:
    assert (sides.name("kr"), sides.name("org:nato"), sides.name("e12")) == ("South Korea", "NATO", "e12")


def test_outlets() -> None:
    assert outlets.is_agency("AP")
    assert not outlets.is_agency("the BBC")
    assert outlets.is_outlet("the BBC")
    assert outlets.is_platform("Truth Social")
    assert not outlets.is_outlet("Telegram")
    assert outlets.state_media("KCNA") == "kp"
    assert outlets.state_media("Reuters") is None
    assert outlets.canonical("AFP") == "Agence France-Presse"
    assert outlets.canonical("Kremlin") is None


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("A dam near Tarnow on April 26. [EPA/Korda]", "EPA", None),
        ("A dam near Tarnow on April 26. Photo: EPA", "EPA", None),
        ("A dam near Tarnow, which the EPA inspected on April 26.", "EPA", "us"),
        ("The Environmental Protection Agency (EPA) inspected a dam.", "Environmental Protection Agency", "us"),
    ],
)
def test_an_agency_of_pictures_is_meant_in_a_credit_only(text: str, name: str, side: str | None) -> None:
    assert Read(text).named(name).speaks_for == side
