"""For or against, told for all members of a claim at once."""

import numpy as np
import pytest

from onrecord.claims import Member, bonds, stances
from onrecord.claims.announcements import Announcements
from onrecord.claims.cast import Cast
from onrecord.claims.decisions import Decisions
from onrecord.claims.members import Owning
from onrecord.claims.members import members as settled
from onrecord.claims.page import Unit
from onrecord.claims.profile import Profile
from onrecord.claims.units import units
from onrecord.claims.wording import Wording
from onrecord.spans import Span

from .fixture import Desk

FIRM, UNION = "Harrow Lifts", "Porters' Union"


def members(*told: tuple[str, str, str, str]) -> list[Member]:
    """The members of the one claim that they make: day, source, cue, words."""
    desk = Desk()
    people = {name: desk.name(name, "organisation") for name in (FIRM, UNION)}
    for day, source, cue, words in told:
        key = desk.report(f"Post of {day} {source}", day, f"{source} {cue} {words}.")
        act = "concede" if cue == "admitted" else "deny" if cue == "denied" else "assert"
        desk.says(key, words, source=source, by=people[source], cue=cue, act=act)  # type: ignore[arg-type]
    (claim,) = [claim for claim in desk.claims() if len(claim.members) == len(told)]
    return list(claim.members)


def test_a_denial_by_its_cue_and_one_by_its_words_are_both_against() -> None:
    found = members(
        ("2033-02-01", UNION, "said", "the cable of the lift was frayed"),
        ("2033-02-02", FIRM, "denied", "the cable of the lift was frayed"),
        ("2033-02-03", FIRM, "said", "the cable of the lift was not frayed"),
    )
    assert [member.stance for member in found] == ["asserts", "denies", "denies"]


def test_an_admission_is_for_the_claim_and_the_denials_before_it_against() -> None:
    found = members(
        ("2033-02-01", FIRM, "denied", "the cable of the lift was frayed"),
        ("2033-02-09", FIRM, "admitted", "the cable of the lift was frayed"),
    )
    assert [member.stance for member in found] == ["denies", "concedes"]


def test_many_members_take_their_stances_as_few_do() -> None:
    told = [
        (f"2033-02-{day:02}", UNION, "said", f"the cable of the lift was frayed in place {day}") for day in range(1, 9)
    ]
    told += [
        (f"2033-03-{day:02}", FIRM, "denied", f"the cable of the lift was frayed in place {day}") for day in range(1, 9)
    ]
    found = members(*told)
    assert {member.stance for member in found} == {"asserts", "denies"}
    assert len({(member.side, member.stance) for member in found}) == 2


def test_who_goes_on_after_an_admission_concedes_too() -> None:
    found = members(
        ("2033-02-01", UNION, "said", "the cable of the lift was frayed"),
        ("2033-02-09", FIRM, "admitted", "the cable of the lift was frayed"),
        ("2033-02-10", FIRM, "said", "the cable of the lift was frayed through"),
    )
    assert [member.stance for member in found] == ["asserts", "concedes", "concedes"]


def test_who_asserts_what_he_denied_concedes() -> None:
    found = members(
        ("2033-02-01", FIRM, "denied", "the cable of the lift was frayed"),
        ("2033-02-09", FIRM, "said", "the cable of the lift was frayed"),
    )
    assert [member.stance for member in found] == ["denies", "concedes"]


def test_a_named_accuser_asserts() -> None:
    desk = Desk()
    key = desk.report("Post", "2033-02-01", f"{UNION} accused Harrow of letting the cable of the lift fray.")
    desk.says(key, "letting the cable of the lift fray", source=UNION, by=desk.name(UNION, "organisation"),
              cue="accused", act="allege")  # fmt: skip
    (claim,) = desk.claims()
    assert claim.members[0].stance == "asserts"


def test_to_say_that_all_is_well_is_to_deny_the_accusation() -> None:
    found = members(
        ("2033-02-01", UNION, "said", "the cable of the lift of Harrow Lifts was frayed"),
        ("2033-02-01", FIRM, "said", "the cable of the lift was in perfect order and safe"),
    )
    assert {member.side: member.stance for member in found} == {
        next(m.side for m in found if m.source == UNION): "asserts",
        next(m.side for m in found if m.source == FIRM): "denies",
    }


def profiled(side: str, words: str, *, denied: frozenset[str] = frozenset()) -> Profile:
    """A unit of one side that says some concepts, some of which it denies by a mere negation."""
    said = Wording(concepts=dict.fromkeys(words.split(), 1.0), names=(), denied=denied, negated=bool(denied))
    unit = Unit(id=f"m-{side}-{words}", span=Span("r1", 0, 5), wording=said)
    return Profile(unit=unit, side=side, mood="assert", concepts={}, names={}, weight=1.0, words=words)


def test_how_two_units_are_bound_does_not_depend_on_the_others() -> None:
    whole = [
        profiled("aa", "cable fray", denied=frozenset({"fray"})),
        profiled("bb", "lift fray cable"),
        profiled("bb", "lift stop"),
        profiled("aa", "stop rope lift"),
    ]
    marks = bonds.marks(whole)
    for at, one in enumerate(whole):
        for before, other in enumerate(whole):
            (signs,) = bonds._signs(marks, np.array([before]), np.array([at])).tolist()
            assert signs == list(stances.bond(other, one).values())[:-1]
    assert stances.bond(whole[0], whole[1])["two sides"] and stances.bond(whole[1], whole[2])["one side"]
    assert stances.bond(whole[2], whole[3])["alike"] and not stances.bond(whole[1], whole[2])["alike"]


def test_who_has_denied_it_still_denies_it_in_the_words_of_a_denial() -> None:
    desk = Desk()
    by = desk.name(FIRM, "organisation")
    drafts = []
    for day, words in (("2033-02-01", "the cable was frayed"), ("2033-02-02", "all cables were as they should be")):
        key = desk.report(f"Post {day}", day, f"{FIRM} said {words}.")
        desk.says(key, words, source=FIRM, by=by, act="deny")
        drafts.append(key)
    scene = desk.scene()
    cast = Cast(scene)
    found = [unit for key in drafts for unit in units(scene.reports[key], scene.findings[key], cast)]
    told = settled(found, Announcements(cast), Decisions(scene), denying=frozenset({found[0].id}), own=Owning())
    assert [each.stance for each in told] == ["denies", "denies"]


def test_a_refusal_to_comment_is_no_position() -> None:
    desk = Desk()
    key = desk.report("Post", "2033-02-01", f"{FIRM} said it did not comment on the frayed cable of the lift.")
    desk.says(
        key, "it did not comment on the frayed cable of the lift", source=FIRM, by=desk.name(FIRM, "organisation")
    )
    assert desk.claims() == ()


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        ("Harrow Lifts said the cable of the lift was frayed", "asserts"),
        ("Harrow Lifts said the cable of the lift was frayed and that it was sorry", "concedes"),
        ("Harrow Lifts said it accepted that the cable of the lift was frayed", "concedes"),
        ("Harrow Lifts said yes, the cable of the lift was frayed", "concedes"),
    ],
)
def test_to_own_up_in_other_words_than_the_cues_is_to_concede(told: str, stance: str) -> None:
    desk = Desk()
    people = {name: desk.name(name, "organisation") for name in (FIRM, UNION)}
    first = desk.report("Post", "2033-02-01", f"{UNION} said the cable of the lift was frayed.")
    desk.says(first, "the cable of the lift was frayed", source=UNION, by=people[UNION])
    key = desk.report("Tidings", "2033-02-09", f"{told}.")
    desk.says(key, told.removeprefix(f"{FIRM} said "), source=FIRM, by=people[FIRM])
    found = {m.side: m.stance for claim in desk.claims() for m in claim.members if m.side == people[FIRM]}
    assert found == {people[FIRM]: stance}


@pytest.mark.parametrize(("who", "stance"), [("he", "concedes"), ("Mira Voss", "asserts")])
def test_who_tells_a_court_what_he_did_confesses(who: str, stance: str) -> None:
    desk = Desk()
    union, adler = desk.name(UNION, "organisation"), desk.name("Jon Adler", "person")
    desk.name("Mira Voss", "person")
    first = desk.report("Post", "2033-02-01", f"{UNION} said the cable of the lift was cut with a saw.")
    desk.says(first, "the cable of the lift was cut with a saw", source=UNION, by=union)
    words = f"{who} cut the cable of the lift with a saw"
    key = desk.report("Tidings", "2033-02-09", f"Jon Adler told prosecutors that {words}.")
    desk.says(key, words, cue="told", source="Jon Adler", by=adler)
    (claim,) = [claim for claim in desk.claims() if len(claim.members) == 2]
    assert {m.stance for m in claim.members if m.side == adler} == {stance}
