"""Roles as they are printed, and for whom someone with such a role speaks."""

import pytest

from .reports import Read


@pytest.mark.parametrize(
    ("text", "name", "role", "side"),
    [
        ("French President Luc Moreau arrived.", "Luc Moreau", "French President", "fr"),
        ("NATO Secretary General Anna Vries spoke.", "Anna Vries", "NATO Secretary General", "org:nato"),
        (
            "Georgia's Deputy Prime Minister Nino Beridze spoke.",
            "Nino Beridze",
            "Georgia's Deputy Prime Minister",
            "ge",
        ),
        (
            "Petr Novak, chief of the Czech general staff, spoke.",
            "Petr Novak",
            "chief of the Czech general staff",
            "cz",
        ),
        ("Kremlin spokesman Ivan Sorokin said no.", "Ivan Sorokin", "Kremlin spokesman", "ru"),
        (
            "Lee Han-bit, a fellow at the Korea Tide Institute, said so.",
            "Lee Han-bit",
            "fellow at the Korea Tide Institute",
            None,
        ),
        ("Former French President Luc Moreau arrived.", "Luc Moreau", "Former French President", None),
        ("Opposition lawmaker Ana Petrova of Bulgaria said no.", "Ana Petrova", "Opposition lawmaker", None),
        ("Nigerian union leader Bola Ade called a strike.", "Bola Ade", "Nigerian union leader", None),
        ("President Joao Mbeki of Angola waved.", "Joao Mbeki", "President", "ao"),
        ("The U.S. ambassador to Japan, Carl Reese, left.", "Carl Reese", "U.S. ambassador to Japan", "us"),
        ("Acme Widgets chief executive Maria Lopez quit.", "Maria Lopez", "Acme Widgets chief executive", None),
        (
            "A spokesman for the Egyptian army, Karim Fathi, said so.",
            "Karim Fathi",
            "spokesman for the Egyptian army",
            "eg",
        ),
        ("Russian economist Olga Belova said prices fell.", "Olga Belova", "Russian economist", None),
        ("Dr. Amy Wong, a Canadian professor, spoke.", "Amy Wong", "Canadian professor", None),
    ],
)
def test_roles(text: str, name: str, role: str, side: str | None) -> None:
    found = Read(text).named(name)
    assert role in found.roles
    assert found.speaks_for == side


def test_a_present_office_counts_beside_a_former_one() -> None:
    read = Read("Igor Lysenko, Ukraine's Energy Council Secretary and former Labour Minister, spoke in Kyiv.")
    found = read.named("Igor Lysenko")
    assert found.roles == ("Ukraine's Energy Council Secretary and former Labour Minister",)
    assert found.speaks_for == "ua"


def test_a_list_of_people_is_no_apposition() -> None:
    read = Read("Ana Ruiz, President Luc Moreau and Wu Jialing met in Lima.")
    assert read.named("Ana Ruiz").roles == ()


def test_a_person_keeps_every_role() -> None:
    read = Read("Russian President Pavel Orlov met farmers. Orlov, the Russian leader, said so.")
    assert read.named("Pavel Orlov").roles == ("Russian President", "Russian leader")
