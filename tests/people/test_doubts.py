"""Whom a person is asked about: who may be one, or was taken for one on thin grounds, until it is answered."""

from collections.abc import Sequence

import pytest

from onrecord.judgements import Decision, Judgement
from onrecord.people import Doubt, doubts, grounds, resolve
from tests.people.made import Draft


def asked(*drafts: Draft, judgements: Sequence[Judgement] = ()) -> list[tuple[str, str, str, bool]]:
    """Each doubt: its names, its sign, and whether the two are taken for one."""
    names = {entity.id: entity.name for draft in drafts for entity in draft.entities}
    return [
        (names[each.one], names[each.other], each.sign, each.joined) for each in found(*drafts, judgements=judgements)
    ]


def found(*drafts: Draft, judgements: Sequence[Judgement] = ()) -> tuple[Doubt, ...]:
    return doubts([d.report for d in drafts], {d.report.id: d.found() for d in drafts}, judgements=judgements)


def told(name: str, *, times: int = 1, place: str = "the quay", **more: object) -> Draft:
    """A report in which somebody says something, so many times."""
    said = [f"number {n} of {place} was mended" for n in range(times)]
    draft = Draft(f"{name} spoke. " + " ".join(f"{each}." for each in said), outlet=f"The {place} Mail")
    key = draft.name(name, **more)  # type: ignore[arg-type]
    for each in said:
        draft.say(each, key)
    return draft


def judged(decision: Decision, *anchors: tuple[Draft, str]) -> Judgement:
    return Judgement(
        decision=decision,
        kind="entity",
        about=tuple(draft.at(words) for draft, words in anchors),
        words=tuple(words for _, words in anchors),
        sequence=1,
    )


def test_a_surname_of_two_people() -> None:
    drafts = told("Lindqvist"), told("Oskar Lindqvist", place="a"), told("Ebba Lindqvist", place="b")
    assert sorted(asked(*drafts)) == [
        ("Ebba Lindqvist", "Lindqvist", "surname", False),
        ("Oskar Lindqvist", "Lindqvist", "surname", False),
    ]


def test_a_surname_of_one_person_is_asked_about_though_it_joined() -> None:
    assert asked(told("Lindqvist"), told("Oskar Lindqvist", place="a")) == [
        ("Oskar Lindqvist", "Lindqvist", "surname", True)
    ]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Pavel Dvoracek", "Pavel Dvorasek", "person"),
        ("Joseph Marsten", "Josef Marston", "person"),
        ("Abe Kenjiro", "Kenjiro Abe", "person"),
        ("Harbour Workers Union", "Harbour Worker Union", "organisation"),
    ],
)
def test_names_much_alike(one: str, other: str, kind: str) -> None:
    pair = told(one, kind=kind), told(other, place="a", kind=kind)
    assert [(sign, joined) for _, _, sign, joined in asked(*pair)] == [("alike", False)]


@pytest.mark.parametrize(("one", "other"), [("Maria Kovar", "Otto Kovar"), ("Anna Berg", "Nils Falk")])
def test_other_people_are_not_asked_about(one: str, other: str) -> None:
    assert asked(told(one), told(other, place="a")) == []


def test_names_that_one_report_prints_side_by_side_are_two() -> None:
    both = Draft("Pavel Dvoracek met Pavel Dvorasek.")
    both.name("Pavel Dvoracek")
    both.name("Pavel Dvorasek")
    assert asked(both) == []


def test_a_letter_apart_with_the_same_role_is_joined_and_asked_about() -> None:
    drafts = told("Pavel Dvoracek", roles=("harbour master",)), told("Pavel Dvorasek", place="a", roles=("master",))
    ((_, _, sign, joined),) = asked(*drafts)
    assert (sign, joined) == ("letter", True)


def test_an_acronym_that_no_report_explains() -> None:
    bodies = [told(name, place=name[-3:], kind="organisation") for name in ("Northern Harbour Council", "NHC")]
    assert asked(*bodies) == [("Northern Harbour Council", "NHC", "acronym", True)]
    third = told("National Housing Council", place="a", kind="organisation")
    assert {(one, joined) for one, _, _, joined in asked(*bodies, third)} == {
        ("Northern Harbour Council", False),
        ("National Housing Council", False),
    }


def test_an_acronym_that_a_report_explains_is_not_asked_about() -> None:
    whole = Draft("The Northern Harbour Council (NHC) met.")
    whole.name("Northern Harbour Council", "organisation", aliases=("NHC",))
    assert asked(whole, told("NHC", kind="organisation")) == []


def test_a_body_and_its_first_word() -> None:
    drafts = told("Hollis Chemicals", kind="organisation"), told("Hollis", place="a", kind="organisation")
    assert asked(*drafts) == [("Hollis Chemicals", "Hollis", "short", False)]


def test_the_weightiest_first() -> None:
    drafts = [
        told("Lindqvist", times=2),
        told("Oskar Lindqvist", place="a", times=9),
        told("Berg", place="b", times=3),
        told("Nils Berg", place="c", times=4),
    ]
    assert [(each.statements, each.joined) for each in found(*drafts)] == [(3, True), (2, True)]
    assert found(*drafts) == found(*reversed(drafts))


def test_what_was_answered_is_not_asked_again() -> None:
    drafts = told("Lindqvist"), told("Oskar Lindqvist", place="a"), told("Lindqvist", place="b")
    anchors = (drafts[0], "Lindqvist"), (drafts[1], "Oskar Lindqvist")
    assert len(asked(*drafts)) == 1
    assert asked(*drafts, judgements=[judged("merge", *anchors)]) == []
    apart = [judged("split", *anchors)]
    assert asked(*drafts, judgements=apart) == []
    _, entity_of = resolve(
        [d.report for d in drafts], {d.report.id: d.found() for d in drafts}, judgements=apart
    )  # what one answer says of the surname holds for all of its reports
    one, other, third = (entity_of[draft.entities[0].id] for draft in drafts)
    assert one == third != other


def test_a_surname_that_was_placed_with_one_is_not_asked_about_with_another() -> None:
    drafts = told("Lindqvist"), told("Oskar Lindqvist", place="a"), told("Ebba Lindqvist", place="b")
    merge = judged("merge", (drafts[0], "Lindqvist"), (drafts[1], "Oskar Lindqvist"))
    assert asked(*drafts, judgements=[merge]) == []


def test_why_names_are_one() -> None:
    drafts = (
        told("Oskar Lindqvist"),
        told("Oskar Lindqvist", place="a"),
        told("Lindqvist", place="b"),
        told("Old Seal", place="c"),
    )
    merge = judged("merge", (drafts[0], "Oskar Lindqvist"), (drafts[3], "Old Seal"))
    reports, findings = [d.report for d in drafts], {d.report.id: d.found() for d in drafts}
    (entity,), _ = resolve(reports, findings, judgements=[merge])
    assert grounds(entity, reports, findings, judgements=[merge]) == (
        "taken for one: “Oskar Lindqvist” in 2 reports: the same name",
        "taken for one: “Lindqvist” and “Oskar Lindqvist”: a surname alone",
        "taken for one: “Old Seal” and “Oskar Lindqvist”: a person's decision",
    )
