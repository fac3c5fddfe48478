"""For or against, told for all members of a claim at once."""

from onrecord.claims import Member

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
