"""Which figures come into one series, whose they are, and which of them are superseded or in conflict."""

import random

import msgspec
import pytest

from onrecord.figures import FigureSeries, line_up
from tests.people.made import Draft, Gathering


def series(*drafts: Draft) -> tuple[FigureSeries, ...]:
    made = Gathering(*drafts)
    return line_up(made.reports, made.findings, published=made.published, cast=made.cast)


def simple(
    text: str, words: str, low: float, counted: str | None, *, day: str | None = None, outlet: str = "A"
) -> Draft:
    draft = Draft(text, day=day, outlet=outlet)
    draft.count(words, low, counted)
    return draft


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Twelve people were killed.", "Twelve", 12, "people"), ("The flood killed 14 people.", "14", 14, "people")),
        (("Officials counted 12 dead.", "12", 12, "dead"), ("At least 14 people died in it.", "14", 14, "people")),
        (("The flood left 12 dead.", "12", 12, None), ("It killed 14 villagers and 3 dogs.", "14", 14, None)),
        (("Some 900 troops crossed.", "900", 900, "troops"), ("There 800 soldiers waited.", "800", 800, "soldiers")),
        (("It lost 30 drones.", "30", 30, "drones"), ("It lost 35 drones there.", "35", 35, "drones")),
        (("About 200 people rallied on.", "200", 200, "people"), ("Some 300 people rallied.", "300", 300, "people")),
    ],
)
def test_figures_that_count_the_same_are_lined_up(
    one: tuple[str, str, float, str | None], other: tuple[str, str, float, str | None]
) -> None:
    (found,) = series(simple(*one), simple(*other, outlet="B"))
    assert sorted(point.low for point in found.points) == sorted((one[2], other[2]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Twelve people were killed.", "Twelve", 12, "people"), ("And 14 people were injured.", "14", 14, "people")),
        (("Twelve people were killed.", "Twelve", 12, "people"), ("There 14 cows were killed.", "14", 14, "cows")),
        (("It sent 900 troops.", "900", 900, "troops"), ("It sent 800 more troops.", "800", 800, "more troops")),
        (("Some 200 people rallied.", "200", 200, "people"), ("There 300 people live.", "300", 300, "people")),
        (("Of 900 Danish sailors.", "900", 900, "Danish sailors"), ("Of 80 Greek sailors.", "80", 80, "Greek sailors")),
    ],
)
def test_figures_that_count_something_else_stay_apart(
    one: tuple[str, str, float, str], other: tuple[str, str, float, str]
) -> None:
    assert all(len(each.points) == 1 for each in series(simple(*one), simple(*other, outlet="B")))


def test_a_noun_narrowed_less_joins_the_only_series_that_narrows_it() -> None:
    bare = simple("It holds 900 sailors.", "900", 900, "sailors")
    danish = simple("It holds 950 Danish sailors.", "950", 950, "Danish sailors", outlet="B")
    greek = simple("It holds 80 Greek sailors.", "80", 80, "Greek sailors", outlet="C")
    (found,) = series(bare, danish)
    assert len(found.points) == 2
    assert found.counted == "Danish sailors"
    assert all(len(each.points) == 1 for each in series(bare, danish, greek))


def test_ages_durations_dates_and_bare_measures_are_left_out() -> None:
    draft = Draft("The 40-year-old waited 3,000 days until 2031 and ran 5,000 kilometres.")
    draft.count("40-year-old", 40, unit="year")
    draft.count("3,000 days", 3000, unit="day")
    draft.count("2031", 2031)
    draft.time("2031", "2031", "2031-01-01", "2031-12-31")
    draft.count("5,000 kilometres", 5000, unit="kilometre")
    assert series(draft) == ()


def test_a_measure_with_its_noun_is_lined_up() -> None:
    one, other = (
        Draft("It did 5 million crowns in damage.", outlet="A"),
        Draft("It did 7 million crowns in damage.", outlet="B"),
    )
    one.count("5 million crowns", 5e6, unit="crown")
    other.count("7 million crowns", 7e6, unit="crown")
    (found,) = series(one, other)
    assert found.counted == "damage"


def test_a_measure_needs_the_same_to_be_told_of_it() -> None:
    texts = (
        "The leak spilled 500 tons of oil.",
        "The wreck spilled 600 tons of oil.",
        "The state bought 900 tons of oil.",
    )
    made = [Draft(text, outlet=str(n)) for n, text in enumerate(texts)]
    for draft, words, low in zip(made, ("500 tons", "600 tons", "900 tons"), (500, 600, 900), strict=True):
        draft.count(words, low, unit="ton")
    (found,) = series(*made)
    assert sorted(point.low for point in found.points) == [500, 600]


def test_a_figure_of_long_ago_is_no_earlier_count() -> None:
    draft = Draft("In 2005 a blast killed 15 people. This blast killed 11 persons.", day="2031-05-06")
    draft.count("15", 15, "people", as_of=draft.time("2005", "2005", "2005-01-01", "2005-12-31"))
    draft.count("11", 11, "persons")
    assert sorted([point.low for point in each.points] for each in series(draft)) == [[11], [15]]


def test_a_figure_alone_is_kept_when_large_or_telling_what_became_of_people() -> None:
    (killed,) = series(simple("The flood killed two people.", "two", 2, "people"))
    assert killed.counted == "killed … people"
    assert series(simple("It bought 4,000 drones.", "4,000", 4000, "drones"))
    assert series(simple("It bought 40 drones.", "40", 40, "drones")) == ()


def test_a_point_has_its_speaker_side_and_day() -> None:
    draft = Draft(
        "Mayor Ola Berg said on Monday that 12 people were killed. By 1 May, 30 people were missing.", day="2031-05-06"
    )
    berg = draft.name("Ola Berg", side="no")
    statement = draft.say("that 12 people were killed", berg, source="Mayor Ola Berg", cue="said", said="2031-05-05")
    draft.count("12", 12, "people", statement=statement)
    draft.count("30", 30, None, as_of=draft.time("1 May", "2031-05-01"))
    found = {point.low: point for each in series(draft) for point in each.points}
    assert (found[12].source, found[12].side, found[12].statement) == ("Mayor Ola Berg", "no", statement)
    assert (found[12].earliest, found[12].latest) == ("2031-05-05", "2031-05-05")
    assert (found[30].earliest, found[30].source, found[30].speaker) == ("2031-05-01", "The Lantern", None)


def toll(low: float, day: str, side: str | None, *, who: str = "Harbour Office", outlet: str = "A") -> Draft:
    draft = Draft(f"{who} said {int(low)} people were killed near pier {day}.", day=day, outlet=outlet)
    speaker = draft.name(who, "organisation", side=side)
    statement = draft.say(f"{int(low)} people were killed", speaker, source=who, cue="said")
    draft.count(str(int(low)), low, "people", statement=statement)
    return draft


def test_a_later_value_of_the_same_side_supersedes_and_is_no_conflict() -> None:
    (found,) = series(toll(12, "2031-05-01", "no"), toll(15, "2031-05-03", "no", who="Coast Guard"))
    assert [(p.low, p.superseded, p.conflict) for p in found.points] == [(12, True, False), (15, False, False)]


def test_the_same_value_again_supersedes_nothing() -> None:
    (found,) = series(toll(12, "2031-05-01", "no"), toll(12, "2031-05-03", "no"))
    assert [p.superseded for p in found.points] == [False, False]


def test_values_of_two_sides_that_cannot_both_hold_are_in_conflict() -> None:
    first, second = toll(12, "2031-05-01", "no"), toll(40, "2031-05-02", "se", who="Border Office", outlet="B")
    (found,) = series(first, second)
    assert [p.conflict for p in found.points] == [True, True]
    (found,) = series(first, second, toll(40, "2031-05-04", "no", outlet="C"))
    assert [(p.low, p.superseded, p.conflict) for p in found.points] == [
        (12, True, False),
        (40, False, False),
        (40, False, False),
    ]


def test_outlets_in_their_own_voice_clash_on_one_day_only() -> None:
    one = simple("There 12 people were killed.", "12", 12, "people", day="2031-05-01", outlet="A")
    other = simple("There 19 people were killed.", "19", 19, "people", day="2031-05-01", outlet="B")
    later = simple("There 25 people were killed.", "25", 25, "people", day="2031-05-04", outlet="C")
    (found,) = series(one, other, later)
    assert [(p.low, p.conflict) for p in found.points if p.low == 25] == [(25, False)]
    assert {p.low for p in found.points if p.conflict} == {12, 19}


def test_the_order_of_reports_does_not_matter() -> None:
    drafts = [
        toll(low, f"2031-05-0{n + 1}", side, outlet=str(n))
        for n, (low, side) in enumerate([(12, "no"), (40, "se"), (15, None), (12, "se")])
    ]
    first = series(*drafts)
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        assert series(*drafts) == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Doctors treated 14 people.", "14", 14, "people"),
            ("In all 31 patients were admitted.", "31", 31, "patients"),
        ),
        (("It put the number of injured at 43.", "43", 43, None), ("Some 58 people were hurt.", "58", 58, "people")),
        (("At least 40 workers fell ill.", "40", 40, "workers"), ("They say 43 were injured.", "43", 43, None)),
        (("The death toll of the fire rose to 3.", "3", 3, None), ("Crews found 4 bodies.", "4", 4, "bodies")),
        (("Evacuees numbered 850.", "850", 850, None), ("About 600 people fled their homes.", "600", 600, "people")),
        (("Some 300 people rallied.", "300", 300, "people"), ("They put the crowd at 1,500.", "1,500", 1500, None)),
        (
            ("The port cancelled 24 flights.", "24", 24, "flights"),
            ("There 20 flights were cancelled.", "20", 20, "flights"),
        ),
    ],
)
def test_the_predicate_tells_what_is_counted(
    one: tuple[str, str, float, str | None], other: tuple[str, str, float, str | None]
) -> None:
    (found,) = series(simple(*one), simple(*other, outlet="B"))
    assert sorted(point.low for point in found.points) == sorted((one[2], other[2]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Crews found 12 dead.", "12", 12, "dead"), ("There 3 children were killed.", "3", 3, "children")),
        (("There 31 people were hurt.", "31", 31, "people"), ("Now 5 people are still in hospital.", "5", 5, "people")),
        (("There 31 people were hurt.", "31", 31, "people"), ("Another 5 people were hurt.", "5", 5, "people")),
        (("There 31 people were hurt.", "31", 31, "people"), ("There 12 people were arrested.", "12", 12, "people")),
    ],
)
def test_groups_further_lots_and_those_left_are_no_totals(
    one: tuple[str, str, float, str], other: tuple[str, str, float, str]
) -> None:
    assert all(len(each.points) == 1 for each in series(simple(*one), simple(*other, outlet="B")))


def test_the_injured_and_the_ill_are_two_things_where_a_report_gives_both() -> None:
    both = Draft("There 31 people were injured. Then 80 people fell ill.")
    both.count("31", 31, "people")
    both.count("80", 80, "people")
    assert len(series(both, simple("In all 90 people fell ill.", "90", 90, "people", outlet="B"))) == 2


def test_a_figure_denied_is_no_figure() -> None:
    draft = Draft("Four people died, not three. All but two of the people died. Five people were not hurt.")
    for words, low, counted in (("Four", 4, "people"), ("three", 3, None), ("two", 2, None), ("Five", 5, None)):
        draft.count(words, low, counted)
    assert [[point.low for point in each.points] for each in series(draft)] == [[4]]


def test_measures_of_one_dimension_are_compared_in_one_unit() -> None:
    one = Draft("Some 390 cubic metres of brine escaped.", day="2031-05-01", outlet="A")
    one.count("390 cubic metres", 390, unit="cubic metre")
    same = Draft("It spilled 390,000 litres of brine.", day="2031-05-01", outlet="B")
    same.count("390,000 litres", 390_000, unit="litre")
    more = Draft("The leak of brine released 900 cubic metres.", day="2031-05-01", outlet="C")
    more.count("900 cubic metres", 900, unit="cubic metre")
    (found,) = series(one, same)
    assert [point.conflict for point in found.points] == [False, False]
    assert sorted(point.unit or "" for point in found.points) == ["cubic metre", "litre"]
    (found,) = series(one, same, more)
    assert [point.conflict for point in found.points] == [True, True, True]


def test_money_goes_by_what_is_told_of_it() -> None:
    one = Draft("Repairs would cost 5 million euros.", outlet="A")
    one.count("5 million euros", 5e6, "Repairs", unit="euro")
    other = Draft("The bill has reached 8 million euros.", outlet="B")
    other.count("8 million euros", 8e6, "bill", unit="euro")
    stolen = Draft("Thieves stole 3 million euros.", outlet="C")
    stolen.count("3 million euros", 3e6, unit="euro")
    assert sorted(sorted(point.low for point in each.points) for each in series(one, other, stolen)) == [
        [3e6],
        [5e6, 8e6],
    ]


def test_what_a_figure_was_before_is_superseded_and_counts_the_same() -> None:
    draft = Draft("The number of people hurt stands at 58, up from 43.", day="2031-05-06")
    draft.count("58", 58)
    draft.count("43", 43)
    (found,) = series(draft)
    assert {point.low: point.superseded for point in found.points} == {43: True, 58: False}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The health ministry put the number of dead at 43.", "The health ministry"),
        ("There are 43 dead, according to the health ministry.", "the health ministry"),
        ("There are 43 dead, the health ministry said.", "the health ministry"),
        ("They dispute the health ministry's toll of 43 dead.", "the health ministry"),
        ("The fire left 43 dead.", "The Lantern"),
    ],
)
def test_a_figure_in_no_statement_has_the_source_that_its_sentence_names(text: str, source: str) -> None:
    (found,) = series(simple(text, "43", 43, "dead" if "43 dead" in text else None, outlet="The Lantern"))
    assert [point.source for point in found.points] == [source]


def test_a_body_that_gives_another_value_supersedes_its_own() -> None:
    first = simple("The health ministry put the number of dead at 3.", "3", 3, None, day="2031-05-01")
    second = simple("The ministry raised the number of dead to 5.", "5", 5, None, day="2031-05-04", outlet="B")
    union = simple("The union counted 4 dead.", "4", 4, "dead", day="2031-05-02", outlet="C")
    (found,) = series(first, second, union)
    assert [(p.low, p.superseded) for p in found.points] == [(3, True), (4, False), (5, False)]


def test_a_later_figure_that_is_lower_is_in_conflict_and_a_higher_one_is_growth() -> None:
    first = simple("The ministry put the number of dead at 9.", "9", 9, None, day="2031-05-01")
    lower = simple("The union counted 4 dead.", "4", 4, "dead", day="2031-05-02", outlet="B")
    higher = simple("The union counted 14 dead.", "14", 14, "dead", day="2031-05-02", outlet="B")
    assert [point.conflict for point in series(first, lower)[0].points] == [True, True]
    assert [point.conflict for point in series(first, higher)[0].points] == [False, False]


def test_a_headline_has_the_source_of_the_same_figure_below() -> None:
    draft = Draft("Toll rises to 43 dead.\nThe ministry put the number of dead at 43.", day="2031-05-01")
    draft.quantities = []
    draft.count("43", 43, "dead")
    second = draft.at("43", 1)
    first = draft.quantities[0]
    draft.quantities.append(msgspec.structs.replace(first, id="q2", span=second, counted=None))
    (found,) = series(draft)
    assert [point.source for point in found.points] == ["The ministry", "The ministry"]


def test_a_statement_that_gives_another_source_for_the_figure_has_that_source() -> None:
    draft = Draft("The Harbour Agency reported that the union counts 58 injured.", day="2031-05-06")
    agency = draft.name("The Harbour Agency", "organisation")
    key = draft.say("that the union counts 58 injured", agency, source="The Harbour Agency", cue="reported")
    draft.count("58", 58, "injured", statement=key)
    (found,) = series(draft)
    assert [(point.source, point.statement) for point in found.points] == [("the union", key)]
