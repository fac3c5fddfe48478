"""Which figures come into one series, whose they are, and which of them are superseded or in conflict."""

import random

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
