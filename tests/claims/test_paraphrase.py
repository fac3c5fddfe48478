"""Claims told in other words: what different outlets make of one thing, and what only looks like it."""

import pytest

from onrecord.claims import Claim
from onrecord.claims.cast import Cast
from onrecord.claims.likeness import alike
from onrecord.claims.meanings import meanings
from onrecord.claims.profile import profiles
from onrecord.claims.salience import salience
from onrecord.claims.units import units

from .fixture import Desk

FIRM, UNION = "Harrow Lifts", "Porters' Union"


def pair(one: str, other: str, *, first: str = UNION, second: str = FIRM, cue: str = "said") -> Desk:
    """Two reports, a day apart, each with one statement."""
    desk = Desk()
    people = {name: desk.name(name, "organisation") for name in (FIRM, UNION, "Vale Council", "Oda Brenn")}
    for outlet, day, words, source in (("Post", "2033-02-01", one, first), ("Echo", "2033-02-02", other, second)):
        key = desk.report(outlet, day, f"{source} {cue} {words}.")
        desk.says(key, words, source=source, by=people[source], cue=cue)
    return desk


def joined(desk: Desk) -> list[Claim]:
    return [claim for claim in desk.claims() if len(claim.members) > 1]


SAME = (
    ("Harrow Lifts had been alerted to cracks in the cable", "it was warned in spring that the cable was splitting"),
    ("the roof of the depot gave way at noon", "the roof of the depot caved in"),
    ("inspectors had not set foot in the tower since 2030", "its inspectors last examined the tower in June"),
    ("Harrow Lifts falsified the log of the cable", "it had not doctored the log"),
    ("rust had eaten away the bolts", "the bolts were corroded"),
    ("the chairman of Harrow Lifts had stepped down", "its chairman had resigned over the cable"),
)
OTHER = (
    ("the roof of the depot gave way at noon", "a painter was paid for the depot in spring"),
    ("the chairman of Harrow Lifts had stepped down", "the mayor of Vale had slept badly"),
    ("inspectors examined the tower in June", "the tower was sold in June"),
    ("rust had eaten away the bolts", "the lift carried eighty people"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_one_thing_meet(one: str, other: str) -> None:
    (claim,) = joined(pair(one, other))
    assert len(claim.members) == 2


def likeness(one: str, other: str) -> float:
    """The chance that the statements of two reports make one claim."""
    scene = pair(one, other).scene()
    cast = Cast(scene)
    found = [unit for key in sorted(scene.reports) for unit in units(scene.reports[key], scene.findings[key], cast)]
    first, second = profiles(found, cast, salience(found)).values()
    return alike([(first, second)], meanings(found, scene))[0]


def test_another_thing_about_the_same_is_less_alike_than_the_same_in_other_words() -> None:
    assert max(likeness(*words) for words in OTHER) < min(likeness(*words) for words in SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harrow Lifts was warned about the cable", "it would be warned about the cable"),
        ("Harrow Lifts sent engineers to the tower", "it had sent more engineers to the tower"),
        ("Harrow Lifts sued Vale Council", "Vale Council sued Harrow Lifts"),
    ],
)
def test_what_is_to_come_or_one_more_or_done_by_the_other_never_meets(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


def test_we_and_it_are_the_speaker() -> None:
    desk = pair("Harrow Lifts ignored the letter", "we disregarded that letter")
    (claim,) = joined(desk)
    assert "and 1 name" in claim.why[0]


def test_what_came_with_a_matter_is_not_the_matter() -> None:
    one = "Harrow Lifts had been warned about the cable months before the tower was evacuated and the road closed"
    evacuated = "residents of the tower were evacuated after the road was closed"
    assert likeness(one, evacuated) < likeness(one, "it received no warning about any cable")
    (claim,) = joined(pair(one, "it received no warning about any cable"))
    assert [member.stance for member in claim.members] == ["asserts", "denies"]


def test_of_a_thing_and_what_is_set_against_it_only_the_first_is_said() -> None:
    one, other = "worn bolts, and not the wind, had caused the fall", "the wind caused the fall of the mast"
    desk = pair(one, other)
    stances = {desk.words(m.span): m.stance for claim in desk.claims() for m in claim.members}
    assert "denies" not in stances.values()


def test_an_admission_that_it_did_not_happen_concedes_what_others_had_said() -> None:
    desk = Desk()
    council, union = desk.name("Vale Council", "organisation"), desk.name(UNION, "organisation")
    texts = [
        ("2033-02-01", "Vale Council", "said", "its inspectors had examined the mast in June", council),
        ("2033-02-03", UNION, "said", "inspectors of Vale Council had not examined the mast in June", union),
        ("2033-02-09", "Vale Council", "conceded", "its inspectors had not examined the mast in June", council),
    ]
    for day, source, cue, words, by in texts:
        key = desk.report(f"Post of {day}", day, f"{source} {cue} that {words}.")
        desk.says(key, words, source=source, by=by, cue=cue, act="concede" if cue == "conceded" else "assert")
    (claim,) = joined(desk)
    assert [member.stance for member in claim.members] == ["denies", "asserts", "concedes"]
    assert claim.standing.status == "conceded"


def test_the_month_of_may_hedges_nothing() -> None:
    desk = pair("the mast was inspected in May", "its mast had been inspected")
    assert {member.stance for claim in joined(desk) for member in claim.members} == {"asserts"}


def test_two_positions_of_one_day_concede_nothing() -> None:
    desk = Desk()
    firm = desk.name(FIRM, "organisation")
    key = desk.report(
        "Post", "2033-02-01", "Harrow Lifts said no cable had snapped.\nHarrow Lifts said a cable had snapped."
    )
    desk.says(key, "no cable had snapped", source=FIRM, by=firm)
    desk.says(key, "a cable had snapped", source=FIRM, by=firm)
    assert "conceded" not in {standing.status for claim in desk.claims() for standing in claim.history}


def test_a_verdict_on_ones_account_denies_what_that_one_told() -> None:
    desk = Desk()
    firm, auditor = desk.name(FIRM, "organisation"), desk.name("Oda Brenn", "person", "Brenn")
    key = desk.report(
        "Post",
        "2033-02-01",
        "Oda Brenn said the cable had been spliced.\nHarrow Lifts said tickets would cost more in May.\n"
        "Harrow Lifts called Brenn's account “simply untrue”.",
    )
    desk.says(key, "the cable had been spliced", source="Oda Brenn", by=auditor)
    desk.says(key, "tickets would cost more in May", source=FIRM, by=firm)
    desk.says(key, "Brenn's account “simply untrue”", source=FIRM, by=firm, cue="called", act="deny")
    claim = desk.claim("the cable had been spliced")
    stances = {desk.words(member.span): member.stance for member in claim.members}
    assert stances["the cable had been spliced"] == "asserts"
    assert stances["Brenn's account “simply untrue”"] == "denies"


def test_a_denied_allegation_without_a_word_of_its_matter_is_what_was_told_before() -> None:
    desk = Desk()
    council, union = desk.name("Vale Council", "organisation"), desk.name(UNION, "organisation")
    key = desk.report(
        "Post", "2033-02-01", "Porters' Union said the council had forged the log.\nVale Council denied the allegation."
    )
    desk.says(key, "the council had forged the log", source=UNION, by=union)
    desk.says(key, "the allegation", source="Vale Council", by=council, cue="denied", act="deny")
    claim = desk.claim("the council had forged the log")
    assert claim.standing.status == "disputed"


@pytest.mark.parametrize("words", ["we counted 15 broken bolts", "it had found a gap in the books"])
def test_who_only_finds_or_counts_does_not_act(words: str) -> None:
    (claim,) = pair(words, words).claims()
    assert "conceded" not in {standing.status for standing in claim.history}


def test_a_deed_that_says_of_which_kind_a_thing_is_is_not_told() -> None:
    record = "Vale Council forged the inspection record"
    assert likeness(record, "the last inspection was in June") < likeness(
        record, "Vale Council had not doctored the record"
    )


def test_a_denial_of_both_brings_two_figures_together() -> None:
    desk = Desk()
    told = (
        ("Porters' Union", "12 crowns were missing"),
        ("Oda Brenn", "40 crowns were missing"),
        (FIRM, "nothing was missing"),
    )
    for number, (source, words) in enumerate(told):
        key = desk.report(f"Outlet {number}", "2033-02-01", f"{source} said {words} at the bank.")
        desk.says(key, f"{words} at the bank", source=source, by=desk.name(source, "organisation"))
        if number < 2:
            desk.counts(key, words[:2], float(words[:2]), "crowns")
    (claim,) = [c for c in desk.claims() if c.subject == "claim"]
    assert sorted(member.stance for member in claim.members) == ["asserts", "asserts", "denies"]
    assert {c.subject for c in desk.claims()} == {"claim", "value"}


def test_who_rejects_claims_denies_what_they_say() -> None:
    desk = Desk()
    firm, union = desk.name(FIRM, "organisation"), desk.name(UNION, "organisation")
    key = desk.report(
        "Post",
        "2033-02-01",
        "Porters' Union said the cable was frayed.\nHarrow Lifts rejected claims that its cable was frayed.",
    )
    desk.says(key, "the cable was frayed", source=UNION, by=union)
    desk.says(key, "its cable was frayed", source=FIRM, by=firm, cue="claims", act="allege")
    (claim,) = desk.claims()
    assert sorted(member.stance for member in claim.members) == ["asserts", "denies"]
