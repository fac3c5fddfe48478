"""The table of docs/standing.md: one test a row, then the cases where rows meet."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims import history, standing
from onrecord.claims.links import Links
from onrecord.claims.nouns import Claim, Member, Stance
from onrecord.claims.origins import untied
from onrecord.claims.rules import RULES, Value
from onrecord.spans import Span, content_id


def take(stance: Stance, side: str | None, day: str | None, *, origin: str = "", counts: bool = True) -> Member:
    key = content_id("m", stance, side, day, origin)
    return Member(
        id=key, span=Span("r1", 0, 5), statement=None, stance=stance, speaker=side, source=side or "", side=side,
        earliest=day, latest=day, origin=origin or f"o-{side or key}", counts=counts,
        why_not="" if counts else "doubtful",
    )  # fmt: skip


def earlier(stance: Stance, side: str, told: str) -> Member:
    """A position that a report tells as taken before its day."""
    return Member(
        id=content_id("m", stance, side, "before", told), span=Span("r1", 0, 5), statement=None, stance=stance,
        speaker=side, source=side, side=side, earliest=None, latest=told, origin=f"o-{side}",
    )  # fmt: skip


def steps(*members: Member, own: frozenset[str] = frozenset()) -> list[tuple[str | None, str]]:
    return [(step.since, step.status) for step in history(members, own=own)]


def test_conceded_by_a_side_that_denied_it() -> None:
    denial, admission = take("denies", "aa", "2030-01-02"), take("asserts", "aa", "2030-03-01")
    status, because, rule = standing([denial, admission])
    assert (status, rule) == ("conceded", RULES["conceded"])
    assert because == tuple(sorted((denial.id, admission.id)))


def test_conceded_by_the_side_whose_act_it_is() -> None:
    alleged, admission = take("hedges", None, "2030-01-02"), take("asserts", "aa", "2030-03-01")
    assert standing([alleged, admission], own={"aa"})[0] == "conceded"


def test_disputed() -> None:
    members = [take("hedges", "aa", "2030-01-02"), take("denies", "bb", "2030-01-03")]
    assert standing(members) == ("disputed", tuple(sorted(m.id for m in members)), RULES["disputed"])


def test_disputed_by_values() -> None:
    one, other = take("asserts", "aa", "2030-01-02"), take("asserts", "bb", "2030-01-02")
    values = {one.id: Value(10, 10), other.id: Value(12, 15)}
    assert standing([one, other], values=values) == ("disputed", tuple(sorted((one.id, other.id))), RULES["values"])


def test_denied() -> None:
    members = [take("hedges", None, "2030-01-02"), take("denies", "bb", "2030-01-03")]
    assert standing(members) == ("denied", (members[1].id,), RULES["denied"])


def test_superseded() -> None:
    one, other = take("asserts", "aa", "2030-01-02"), take("asserts", "aa", "2030-01-04")
    values = {one.id: Value(10, 10), other.id: Value(14, 14)}
    assert standing([one, other], values=values)[::2] == ("superseded", RULES["superseded"])


def test_corroborated() -> None:
    members = [take("asserts", "aa", "2030-01-02"), take("asserts", "bb", "2030-01-03")]
    assert standing(members) == ("corroborated", tuple(sorted(m.id for m in members)), RULES["corroborated"])


def test_asserted() -> None:
    member = take("asserts", "aa", "2030-01-02")
    assert standing([member, take("hedges", None, "2030-01-01")]) == ("asserted", (member.id,), RULES["asserted"])


@pytest.mark.parametrize("side", [None, "aa"])
def test_alleged(side: str | None) -> None:
    member = take("hedges", side, "2030-01-02")
    assert standing([member]) == ("alleged", (member.id,), RULES["alleged"])


def test_denied_then_conceded_with_the_days() -> None:
    alleged, denied, conceded = (
        take("hedges", None, "2030-01-01"),
        take("denies", "aa", "2030-01-02"),
        take("concedes", "aa", "2030-03-01"),
    )
    assert steps(alleged, denied, conceded) == [
        ("2030-01-01", "alleged"),
        ("2030-01-02", "denied"),
        ("2030-03-01", "conceded"),
    ]


def test_a_denial_after_the_admission_takes_it_back() -> None:
    members = (
        take("denies", "aa", "2030-01-01"),
        take("asserts", "aa", "2030-02-01"),
        take("denies", "aa", "2030-03-01"),
    )
    assert steps(*members)[-1] == ("2030-03-01", "denied")


def test_one_side_concedes_while_another_denies() -> None:
    members = (
        take("denies", "aa", "2030-01-01"),
        take("denies", "bb", "2030-01-01"),
        take("concedes", "aa", "2030-02-01"),
    )
    assert steps(*members)[-1][1] == "conceded"


def test_ones_own_act_told_first_by_oneself_is_no_concession() -> None:
    assert steps(take("asserts", "aa", "2030-01-01"), own=frozenset({"aa"})) == [("2030-01-01", "asserted")]


def test_anothers_acknowledgement_is_no_concession() -> None:
    assert steps(take("concedes", "cc", "2030-01-01"), own=frozenset({"aa"})) == [("2030-01-01", "asserted")]


def test_who_admits_what_others_told_answers_for_it_though_nothing_else_ties_him_to_it() -> None:
    alleged, admitted = take("asserts", "aa", "2030-01-01"), take("concedes", "cc", "2030-02-01")
    assert steps(alleged, admitted) == [("2030-01-01", "asserted"), ("2030-02-01", "conceded")]


def test_who_told_it_and_admits_it_concedes_what_others_had_denied() -> None:
    members = (
        take("asserts", "aa", "2030-01-01"),
        take("denies", "bb", "2030-01-02"),
        take("concedes", "aa", "2030-02-01"),
    )
    assert steps(*members)[-1] == ("2030-02-01", "conceded")
    assert steps(members[0], members[2])[-1][1] == "asserted"


def test_ones_own_act_is_owned_up_to_only_where_it_was_in_doubt() -> None:
    plain, own = take("asserts", "bb", "2030-01-01"), take("asserts", "aa", "2030-02-01")
    assert standing([plain, own], own={"aa"})[0] == "corroborated"
    assert standing([take("denies", "cc", "2030-01-02"), plain, own], own={"aa"})[0] == "conceded"


def test_a_paper_against_a_denial_is_a_dispute() -> None:
    shown, denied = take("asserts", None, "2030-01-01"), take("denies", "aa", "2030-01-01")
    assert standing([shown, denied]) == ("disputed", tuple(sorted((shown.id, denied.id))), RULES["disputed"])
    assert standing([take("hedges", None, "2030-01-01"), denied])[0] == "denied"


def test_a_report_that_denies_in_its_own_voice_what_a_side_says_disputes_it() -> None:
    said, denied = take("asserts", "aa", "2030-01-01"), take("denies", None, "2030-01-02")
    assert [status for _, status in steps(said, denied)] == ["asserted", "disputed"]
    assert standing([take("asserts", None, "2030-01-01"), denied])[0] == "alleged"


def test_withdrawing_leaves_no_position() -> None:
    members = (
        take("asserts", "aa", "2030-01-01"),
        take("denies", "bb", "2030-01-02"),
        take("withdraws", "aa", "2030-01-05"),
    )
    assert [status for _, status in steps(*members)] == ["asserted", "disputed", "denied"]
    assert standing([members[0], members[2]])[::2] == ("alleged", RULES["withdrawn"])


def test_doubtful_members_count_for_nothing() -> None:
    assert steps(take("asserts", "aa", "2030-01-01"), take("denies", "bb", "2030-01-02", counts=False)) == [
        ("2030-01-01", "asserted")
    ]
    (only,) = history([take("denies", "bb", "2030-01-02", counts=False)])
    assert (only.since, only.status, only.because, only.rule) == (None, "alleged", (), RULES["nothing"])


def test_unresolved_speakers_assert_for_no_side() -> None:
    assert standing([take("asserts", None, "2030-01-01")])[0] == "alleged"


def test_two_officials_of_one_side_do_not_corroborate() -> None:
    members = [take("asserts", "aa", "2030-01-01", origin="o-1"), take("asserts", "aa", "2030-01-01", origin="o-2")]
    assert standing(members)[0] == "asserted"


def test_two_reports_of_one_origin_do_not_corroborate() -> None:
    members = [take("asserts", "aa", "2030-01-01", origin="o-1"), take("asserts", None, "2030-01-02", origin="o-1")]
    assert standing(members)[0] == "asserted"


def test_an_origin_that_may_be_another_does_not_corroborate() -> None:
    members = [take("asserts", "aa", "2030-01-01", origin="o-1"), take("asserts", None, "2030-01-02", origin="o-2")]
    assert standing(members)[0] == "corroborated"
    assert standing(members, doubtful_origins={"o-2"})[0] == "asserted"


def test_a_member_without_a_day_comes_before_all() -> None:
    assert steps(take("denies", "aa", None), take("asserts", "aa", "2030-01-01")) == [
        (None, "denied"),
        ("2030-01-01", "conceded"),
    ]


def test_a_denial_told_as_earlier_comes_before_the_admission_in_an_older_report() -> None:
    members = (take("concedes", "aa", "2030-02-01"), earlier("denies", "aa", "2030-02-09"))
    assert steps(*members)[-1] == ("2030-02-09", "conceded")


def test_a_denial_and_an_admission_on_one_day() -> None:
    assert steps(take("concedes", "aa", "2030-02-01"), take("denies", "aa", "2030-02-01")) == [
        ("2030-02-01", "conceded")
    ]


def test_a_higher_count_days_later_is_no_dispute_but_a_lower_one_is() -> None:
    one, later = take("asserts", "aa", "2030-01-02"), take("asserts", "bb", "2030-01-09")
    assert standing([one, later], values={one.id: Value(10, 10), later.id: Value(30, 30)})[0] == "corroborated"
    assert standing([one, later], values={one.id: Value(30, 30), later.id: Value(10, 10)})[0] == "disputed"


def test_the_table_in_the_docs_has_the_rows_in_order() -> None:
    text = Path(__file__).parents[2].joinpath("docs", "standing.md").read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in text.split("## Sides")[0].splitlines() if line.startswith("| ")]
    assert rows == ["standing", "conceded", "disputed", "denied", "superseded", "corroborated", "asserted", "alleged"]


members = st.lists(
    st.builds(
        take,
        st.sampled_from(["asserts", "hedges", "denies", "concedes", "withdraws"]),
        st.sampled_from([None, "aa", "bb"]),
        st.sampled_from([None, "2030-01-01", "2030-01-02", "2030-02-01"]),
        origin=st.sampled_from(["o-1", "o-2"]),
        counts=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda member: member.id,
)


@given(members, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(found: list[Member], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert history(found, own={"aa"}) == history(shuffled, own={"aa"})
    assert all(set(step.because) <= {m.id for m in found if m.counts} for step in history(found, own={"aa"}))


def test_a_side_that_has_said_so_all_along_concedes_nothing_by_saying_it_again() -> None:
    said = [
        take("asserts", "aa", "2030-01-01"),
        take("hedges", None, "2030-01-02"),
        take("asserts", "aa", "2030-03-01"),
    ]
    assert standing(said, own={"aa"})[0] == "asserted"


def test_what_was_once_conceded_stays_so_when_it_is_said_again() -> None:
    said = [
        take("hedges", None, "2030-01-02"),
        take("concedes", "aa", "2030-03-01"),
        take("asserts", "aa", "2030-04-01"),
    ]
    assert steps(*said, own=frozenset({"aa"})) == [("2030-01-02", "alleged"), ("2030-03-01", "conceded")]


def test_only_an_admission_goes_beyond_a_denial_of_the_same_day() -> None:
    denial = take("denies", "aa", "2030-01-02")
    assert standing([denial, take("asserts", "aa", "2030-01-02")])[0] == "denied"
    assert standing([denial, take("concedes", "aa", "2030-01-02")])[0] == "conceded"


def test_a_second_side_that_concedes_is_a_step_of_its_own() -> None:
    members = [
        take("denies", "aa", "2030-01-01"),
        take("denies", "bb", "2030-01-01"),
        take("concedes", "aa", "2030-02-01"),
        take("concedes", "bb", "2030-02-03"),
        take("concedes", "bb", "2030-02-09"),
    ]
    found = history(members)
    assert [(step.since, step.status) for step in found] == [
        ("2030-01-01", "denied"),
        ("2030-02-01", "conceded"),
        ("2030-02-03", "conceded"),
    ]
    assert found[-1].rule == RULES["again"]
    assert found[-1].because == (members[3].id,)


def test_what_stands_conceded_does_so_since_the_first_side_conceded() -> None:
    steps_ = history([take("denies", "aa", "2030-01-01"), take("concedes", "aa", "2030-02-01")])
    more = history(
        [
            take("denies", "aa", "2030-01-01"),
            take("denies", "bb", "2030-01-01"),
            take("concedes", "aa", "2030-02-01"),
            take("concedes", "bb", "2030-02-03"),
        ]
    )
    claims = [Claim(id="c", wording=Span("r1", 0, 5), members=(), history=each) for each in (steps_, more)]
    assert [claim.standing.since for claim in claims] == ["2030-02-01", "2030-02-01"]


def test_a_higher_value_given_before_the_lower_one_and_kept_has_not_grown() -> None:
    high, low, again = (
        take("asserts", "aa", "2030-01-02", origin="o-1"),
        take("asserts", "bb", "2030-01-20"),
        take("asserts", "aa", "2030-02-20", origin="o-3"),
    )
    values = {high.id: Value(40, 40), low.id: Value(25, 25), again.id: Value(40, 40)}
    assert standing([high, low, again], values=values)[0] == "disputed"


def test_a_side_that_said_at_least_and_then_gives_more_has_moved() -> None:
    first, then = take("asserts", "aa", "2030-01-02"), take("asserts", "aa", "2030-01-05")
    at_least, more = Value(19, float("inf")), Value(23, 23)
    assert standing([first, then], values={first.id: at_least, then.id: more})[0] == "superseded"
    assert standing([first, then], values={first.id: at_least, then.id: Value(20, 20)})[0] == "asserted"


def test_a_dispute_of_values_goes_on_while_one_side_repeats_its_own() -> None:
    low, high = take("asserts", "aa", "2030-01-05"), take("asserts", "bb", "2030-01-05")
    again = take("asserts", "bb", "2030-02-01")
    values = {low.id: Value(10, 10), high.id: Value(12, 12), again.id: Value(12, 12)}
    assert standing([low, high, again], values=values)[0] == "disputed"


def test_a_higher_count_some_days_later_is_no_dispute() -> None:
    low, high = take("asserts", "aa", "2030-01-05"), take("asserts", "bb", "2030-01-09")
    assert standing([low, high], values={low.id: Value(10, 10), high.id: Value(12, 12)})[0] == "corroborated"


@pytest.mark.parametrize(
    ("chance", "sides", "status"),
    [
        (0.9, ("aa", "bb"), "corroborated"),
        (0.2, ("aa", "bb"), "asserted"),
        (0.9, ("aa", "aa"), "asserted"),
    ],
)
def test_only_what_is_surely_the_same_bears_out(chance: float, sides: tuple[str, str], status: str) -> None:
    one = take("asserts", sides[0], "2031-05-01", origin="o-1")
    other = take("asserts", sides[1], "2031-05-02", origin="o-2")
    apart = untied([one, other], Links.of({(one.id, other.id): chance}), frozenset())
    assert standing([one, other], doubtful_origins=apart)[0] == status
