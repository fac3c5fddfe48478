"""Claims of values: counts of one fate, days of what happens once, and what is no dispute."""

import msgspec
import pytest

from onrecord.claims import Claim
from onrecord.claims.figures import figures
from onrecord.claims.rules import Value
from onrecord.judgements import Judgement
from onrecord.quantities.nouns import Quantity
from onrecord.spans import Span

from .fixture import Desk


def counts(*told: tuple[str, str, str, float, str]) -> Desk:
    """Reports of (day, source, words, figure, counted words)."""
    desk = Desk()
    for number, (day, source, words, low, counted) in enumerate(told):
        key = desk.report(f"Outlet {number}", day, f"{source} said {words}.")
        desk.says(key, words, source=source, by=desk.name(source, "organisation"))
        desk.counts(key, f"{low:.0f}", low, counted)
    return desk


def value(desk: Desk) -> Claim:
    (claim,) = [claim for claim in desk.claims() if claim.subject == "value"]
    return claim


def test_tolls_in_unlike_words_are_one_claim_which_takes_the_place_of_others() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "at least 9 people were killed in the slide", 9, "people"),
        ("2033-03-01", "Hill Clinic", "it had counted 12 dead", 12, "dead"),
        ("2033-03-04", "Tarn Ministry", "the number of people killed was now 14", 14, ""),
        ("2033-03-04", "Miners' Union", "the toll in the slide at the quarry was 17", 17, ""),
    )
    claim = value(desk)
    assert len(claim.members) == 4
    assert claim.standing.status == "disputed"
    assert desk.claims() == (claim,)


def test_injured_and_dead_are_counted_apart_and_so_are_some_of_the_dead() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "9 people were killed in the slide", 9, "people"),
        ("2033-03-01", "Hill Clinic", "31 people were injured in the slide", 31, "people"),
        ("2033-03-01", "Miners' Union", "4 of them died in the slide at the quarry", 4, "them"),
    )
    assert [claim for claim in desk.claims() if claim.subject == "value"] == []


def test_money_gone_is_one_count_whatever_the_verb() -> None:
    desk = counts(
        ("2033-03-01", "Quay Bank", "it had found a gap of 12 crowns in its books", 12, "crowns"),
        ("2033-03-01", "Sorland Police", "38 crowns had been embezzled", 38, "crowns"),
    )
    assert value(desk).standing.status == "disputed"


def test_days_of_what_happened_last_cannot_both_hold_and_do_not_grow() -> None:
    desk = Desk()
    council, union = desk.name("Vale Council", "organisation"), desk.name("Porters' Union", "organisation")
    one = desk.report("Post", "2033-02-01", "Vale Council said the mast was last inspected on 3 June 2032.")
    two = desk.report("Echo", "2033-02-20", "Porters' Union said the last inspection of the mast was on 9 May 2030.")
    desk.says(one, "the mast was last inspected on 3 June 2032", source="Vale Council", by=council)
    desk.says(two, "the last inspection of the mast was on 9 May 2030", source="Porters' Union", by=union)
    desk.time(one, "3 June 2032", "2032-06-03")
    desk.time(two, "9 May 2030", "2030-05-09")
    claim = value(desk)
    assert (len(claim.members), claim.standing.status) == (2, "disputed")


def test_two_raids_on_two_days_are_two_raids() -> None:
    desk = Desk()
    for day, written in (("2032-06-03", "3 June"), ("2032-06-09", "9 June")):
        key = desk.report(f"Post {day}", "2033-02-01", f"Speaker {day} said planes raided the harbour on {written}.")
        words = f"planes raided the harbour on {written}"
        desk.says(key, words, source=f"Speaker {day}", by=desk.name(f"Speaker {day}", "person"))
        desk.time(key, written, day)
    assert [claim for claim in desk.claims() if len(claim.members) > 1] == []


def test_a_person_may_put_two_counts_apart() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "9 people were killed in the slide", 9, "people"),
        ("2033-03-01", "Hill Clinic", "it had counted 12 dead", 12, "dead"),
    )
    spans = tuple(member.span for member in value(desk).members)
    words = tuple(desk.words(span) for span in spans)
    desk.judgements.append(Judgement(decision="split", kind="claim", about=spans, words=words, sequence=1))
    assert [claim for claim in desk.claims() if claim.subject == "value"] == []


def test_a_value_of_a_day_is_one_that_does_not_grow() -> None:
    assert not Value(1, 2, grows=False).holds_with(Value(3, 4, grows=False))


def test_the_dead_are_the_same_whoever_they_are() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "9 pupils were killed in the slide", 9, "pupils"),
        ("2033-03-01", "Hill Clinic", "it had counted 12 dead", 12, "dead"),
    )
    assert len(value(desk).members) == 2


def test_beside_a_count_of_all_the_dead_one_of_the_children_is_of_a_part() -> None:
    words = "12 people were killed, 3 pupils killed on a bus"
    desk = counts(("2033-03-01", "Tarn Ministry", words, 12, "people"))
    (key,) = desk.reports
    desk.counts(key, "3 pupils", 3, "pupils")
    desk.report("Echo", "2033-03-01", "Hill Clinic said 12 people were killed.")
    assert [claim for claim in desk.claims() if claim.subject == "value"] == []


def test_two_figures_of_one_list_share_what_became_of_both() -> None:
    words = "12 men and 3 boys were killed in the slide"
    desk = counts(
        ("2033-03-01", "Tarn Ministry", words, 12, "men"),
        ("2033-03-01", "Hill Clinic", "it had counted 19 dead", 19, "dead"),
    )
    key = next(report for report in desk.reports if words in desk.reports[report].text)
    desk.counts(key, "3 boys", 3, "boys")
    assert len(value(desk).members) == 2


def test_cases_infections_and_the_sick_are_one_count() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "there were 12 cases in the schools of Tarn", 12, "cases"),
        ("2033-03-01", "Hill Clinic", "19 people had fallen ill in Tarn", 19, "people"),
    )
    assert value(desk).standing.status == "disputed"


def test_a_bare_figure_is_of_what_the_others_count() -> None:
    desk = counts(
        ("2033-03-01", "Tarn Ministry", "600 soldiers had crossed the border into the valley", 600, "soldiers"),
        ("2033-03-01", "Hill Army", "soldiers had crossed the border into the valley, and they were 300", 300, ""),
    )
    assert value(desk).standing.status == "disputed"


def test_litres_lost_are_no_money() -> None:
    desk = Desk()
    key = desk.report("Post", "2033-03-01", "Tarn Ministry said 40 litres were lost.")
    desk.says(key, "40 litres were lost", source="Tarn Ministry", by=desk.name("Tarn Ministry", "organisation"))
    span = desk.span(key, "40 litres")
    quantity = Quantity(id="q1", span=span, low=40, high=None, bound="exact", unit="litre")
    (found,) = figures(desk.reports[key].text, (quantity,), Span(key, 19, 38))
    assert (found.counts, found.of_one_fate) == ("litre", False)


def test_a_day_put_off_supersedes_the_first() -> None:
    desk = Desk()
    line = desk.name("Vale Railway", "organisation")
    told = [
        ("2033-05-05", "the line to Pell will be open again on 20 May", "20 May", "2033-05-20"),
        ("2033-05-20", "the line to Pell will not be open again before 15 June", "15 June", "2033-06-15"),
    ]
    for day, words, time, value_ in told:
        key = desk.report(f"Post {day}", day, f"Vale Railway said {words}.")
        desk.says(key, words, source="Vale Railway", by=line)
        desk.time(key, time, value_)
    assert value(desk).standing.status == "superseded"


def planned(*told: tuple[str, str, str, str, str]) -> Desk:
    """Reports of (day, source, words, date, its day), each in an outlet of its own."""
    desk = Desk()
    for day, source, words, date, value_ in told:
        key = desk.report(f"Post {day} {source}", day, f"{source} said {words}.")
        desk.says(key, words, source=source, by=desk.name(source, "organisation"))
        desk.time(key, date, value_)
    return desk


FIRST = (
    "2033-05-05",
    "Vale Railway",
    "the line to Pell will be open again by 20 May",
    "20 May",
    "2033-05-20",
)
MOVED = (
    "2033-05-18",
    "Vale Railway",
    "the line to Pell will be open again on 15 June",
    "15 June",
    "2033-06-15",
)


def test_who_repeats_a_day_that_its_side_has_put_off_disputes_nothing() -> None:
    repeated = (
        "2033-05-06", "Pell Council", "the line to Pell will be open again on 20 May", "20 May", "2033-05-20"
    )  # fmt: skip
    claim = value(planned(FIRST, repeated, MOVED))
    assert (len(claim.members), claim.standing.status, claim.standing.since) == (3, "superseded", "2033-05-18")


def test_who_gives_a_day_of_his_own_disputes_one_that_is_put_off() -> None:
    own = (
        "2033-05-18", "Pell Council", "the line to Pell will be open again on 1 July", "1 July", "2033-07-01"
    )  # fmt: skip
    assert value(planned(FIRST, own, MOVED)).standing.status == "disputed"


def test_two_days_to_come_are_a_day_put_off_in_whatever_words_but_not_where_they_are_told_on_one_day() -> None:
    first = ("2033-05-05", "Vale Railway", "trains to Pell will run again by 20 May", "20 May", "2033-05-20")
    moved = ("Vale Railway", "trains to Pell will run again on 15 June", "15 June", "2033-06-15")
    assert value(planned(first, ("2033-05-18", *moved))).standing.status == "superseded"
    assert [c for c in planned(first, ("2033-05-05", *moved)).claims() if c.subject == "value"] == []


def test_two_days_that_were_are_no_plan_put_off() -> None:
    ran = [
        ("2033-06-21", "Vale Railway", "the line to Pell was open again on 20 May", "20 May", "2033-05-20"),
        ("2033-06-28", "Vale Railway", "the line to Pell was open again on 15 June", "15 June", "2033-06-15"),
    ]
    assert [c for c in planned(*ran).claims() if c.subject == "value"] == []


def test_a_delay_is_no_date() -> None:
    desk = planned(FIRST, (*MOVED[:2], MOVED[2] + ", three weeks later than planned", *MOVED[3:]))
    (key,) = (key for key, report in desk.reports.items() if "three weeks" in report.text)
    desk.time(key, "three weeks later", "2033-06-08")
    assert value(desk).standing.status == "superseded"


def test_two_counts_that_begin_with_one_member_are_two_claims() -> None:
    desk = Desk()
    ministry, union = desk.name("Tarn Ministry", "organisation"), desk.name("Miners' Union", "organisation")
    one = desk.report("Post", "2033-03-01", "Tarn Ministry said 9 people were killed and 40 miners injured.")
    desk.says(one, "9 people were killed and 40 miners injured", source="Tarn Ministry", by=ministry)
    two = desk.report("Echo", "2033-03-01", "Miners' Union said 17 people were killed. It said 90 miners were injured.")
    desk.says(two, "17 people were killed", source="Miners' Union", by=union)
    desk.says(two, "90 miners were injured", source="It", by=union)
    for key, words, low, counted in (
        (one, "9", 9, "people"),
        (one, "40", 40, "miners"),
        (two, "17", 17, "people"),
        (two, "90", 90, "miners"),
    ):
        desk.counts(key, words, low, counted)
    claims = [claim for claim in desk.claims() if claim.subject == "value"]
    assert len({claim.id for claim in claims}) == len(claims) == 2


def test_a_figure_by_itself_makes_no_claim() -> None:
    desk = Desk()
    key = desk.report("Post", "2033-03-01", "Hill Clinic has spoken of 14.")
    desk.says(key, "14", cue="spoken of", source="Hill Clinic", by=desk.name("Hill Clinic", "organisation"))
    desk.counts(key, "14", 14, "")
    assert desk.claims() == ()


def test_what_counts_people_counts_the_same_whatever_they_are_called() -> None:
    desk = counts(
        ("2033-03-01", "Hill Club", "24000 spectators were in the hall of the fair", 24000, "spectators"),
        ("2033-03-02", "Hill Club", "21900 people were in the hall of the fair", 21900, "people"),
    )
    assert value(desk).standing.status == "superseded"


def test_many_times_as_many_people_are_still_the_same_count_and_a_bare_figure_goes_with_the_nearest() -> None:
    desk = counts(
        ("2033-03-01", "Hill Clinic", "the records of 40000 patients were copied", 40000, "patients"),
        ("2033-03-08", "Hill Clinic", "the records of 1100000 people were copied", 1100000, "people"),
        ("2033-03-08", "Sorland Police", "the records that were copied were 1900000", 1900000, ""),
    )
    claim = value(desk)
    assert len(claim.members) == 3
    assert claim.standing.status == "disputed"


def test_a_measure_does_not_grow() -> None:
    for unit, status in (("knot", "disputed"), ("tonne", "corroborated")):
        desk = counts(
            ("2033-03-01", "Sorland Police", "the barge made 12 knots before the lock gate", 12, ""),
            ("2033-03-09", "Hill Clinic", "the barge made 20 knots before the lock gate", 20, ""),
        )
        for found in desk.found.values():
            kept = [q for q in found["quantities"] if isinstance(q, Quantity)]
            found["quantities"] = [msgspec.structs.replace(q, unit=unit) for q in kept]
        claims = [claim.standing.status for claim in desk.claims() if claim.subject == "value"]
        assert claims == [status]


@pytest.mark.parametrize(
    ("number", "about", "slack"),
    [(8.6e9, False, 0.05e9), (9e9, False, 0.45e9), (12_040, False, 0), (24_000, True, 1e3), (20, True, 2)],
)
def test_a_number_is_rounded_by_no_more_than_its_last_digit(number: float, about: bool, slack: float) -> None:
    text = f"they counted {number:.0f} of it"
    quantity = Quantity(
        id="q", span=Span("r1", 13, 13 + len(f"{number:.0f}")), low=number, bound="about" if about else "exact"
    )
    (figure,) = figures(text, (quantity,), Span("r1", 0, len(text)))
    assert (figure.low, figure.high) == pytest.approx((number - slack, number + slack))


def test_a_number_to_the_digit_is_the_same_count_whatever_it_counts() -> None:
    desk = counts(
        ("2033-03-01", "Hill Club", "21900 people were in the hall of the fair", 21900, "people"),
        ("2033-03-02", "Porters' Union", "25500 people were in the hall of the fair", 25500, "people"),
        ("2033-03-03", "Hill Club", "21900 tickets for the hall of the fair were sold", 21900, "tickets"),
    )
    assert len(value(desk).members) == 3


def test_not_more_than_gives_a_value_and_a_figure_taken_back_is_told_with_the_others() -> None:
    desk = counts(
        ("2033-03-01", "Hill Club", "the barge carried 2400 tonnes of salt to the fair", 2400, ""),
        ("2033-03-02", "Porters' Union", "the barge did not carry more than 900 tonnes of salt to the fair", 900, ""),
        ("2033-03-03", "Hill Club", "the barge did not carry 2400 tonnes of salt to the fair", 2400, ""),
    )
    for found in desk.found.values():
        kept = [q for q in found["quantities"] if isinstance(q, Quantity)]
        found["quantities"] = [
            msgspec.structs.replace(q, unit="tonne", bound="more_than" if q.low == 900 else "exact") for q in kept
        ]
    claim = value(desk)
    assert len(claim.members) == 3
    assert claim.standing.status == "disputed"
    assert {each.stance for each in claim.members} == {"asserts"}
