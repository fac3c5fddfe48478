"""Purposes that two sides give for one act."""

import pytest

from onrecord.claims.nouns import Claim
from onrecord.claims.rules import RULES

from .fixture import Desk

ARLAND, BORLAND = "Arland", "Borland"


def disputed(*told: tuple[str, str], apart: str = " ") -> list[Claim]:
    """The disputed claims of one report (source, words)."""
    desk = Desk()
    people = {name: desk.name(name, "government", side=code) for name, code in ((ARLAND, "aa"), (BORLAND, "bb"))}
    text = apart.join(f"{source} said {words}." for source, words in told)
    key = desk.report("Post", "2033-05-12", text)
    for source, words in told:
        desk.says(key, words, source=source, by=people[source])
    return [claim for claim in desk.claims() if claim.standing.status == "disputed"]


def disputes(*told: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """Sources and stances of each disputed claim of one report (source, words)."""
    return [[(m.source, m.stance) for m in sorted(each.members, key=lambda m: m.span)] for each in disputed(*told)]


def test_two_purposes_of_one_act_are_disputed() -> None:
    found = disputes(
        (ARLAND, "the engineers were sent to the strait to repair the cable"),
        (BORLAND, "the engineers were there to spy on shipping"),
    )
    assert found == [[(ARLAND, "asserts"), (BORLAND, "denies")]]


def test_a_dispute_of_purposes_says_that_it_is_one() -> None:
    (claim,) = disputed(
        (ARLAND, "the engineers were sent to the strait to repair the cable"),
        (BORLAND, "the engineers were there to spy on shipping"),
    )
    assert (claim.subject, claim.standing.rule) == ("purpose", RULES["purposes"])


@pytest.mark.parametrize(
    "told",
    [
        ((ARLAND, "the engineers were sent to repair the cable"), (BORLAND, "they were there to repair the cable")),
        ((ARLAND, "the engineers were sent to repair the cable"), (ARLAND, "they were there to survey the wreck")),
        ((ARLAND, "the engineers were sent to repair the cable"), (BORLAND, "the divers of the navy went to Pell")),
        ((ARLAND, "the engineers came to the strait in May"), (BORLAND, "the engineers went to the port")),
    ],
)
def test_what_is_no_dispute_of_purposes(told: tuple[tuple[str, str], ...]) -> None:
    assert disputes(*told) == []
