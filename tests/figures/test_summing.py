"""Which figures of a report are shown as parts of another, and which sums are left to chance."""

import random

import msgspec
import pytest

from onrecord.figures import line_up, sum_notes
from tests.people.made import Draft, Gathering

Counts = list[tuple[str, float, str | None]]


def notes(draft: Draft) -> dict[str, tuple[str, ...]]:
    """What is noted of each figure, by its words."""
    made = Gathering(draft)
    found = line_up(made.reports, made.findings, published=made.published, cast=made.cast)
    told = sum_notes(found)
    return {
        made.quote(point.span): told[point.quantity]
        for each in found
        for point in each.points
        if point.quantity in told
    }


def drafted(text: str, *counts: tuple[str, float, str | None], unit: str | None = None) -> Draft:
    draft = Draft(text, day="2031-05-01")
    for words, low, noun in counts:
        draft.count(words, low, noun, unit=unit)
    return draft


HELPERS: Counts = [("1,500", 1500, "helpers"), ("900", 900, "nurses"), ("600", 600, "cooks")]
SENTENCES = "The city bought new pumps. Its old ones had rusted. Nobody had looked at them. The harbour froze over. "


@pytest.mark.parametrize(
    "text",
    [
        "The city hired 1,500 helpers, 900 nurses and 600 cooks.",
        "The city hired 1,500 helpers: 900 nurses and 600 cooks.",
        "The city hired 900 nurses and another 600 cooks, 1,500 helpers in all.",
        "The city hired 1,500 helpers. They started in May. Of these 900 are nurses, and 600 are cooks.",
        "The city hired 900 nurses plus 600 cooks. The 1,500 helpers started in May.",
    ],
)
def test_a_whole_names_its_parts_and_each_part_its_whole(text: str) -> None:
    assert notes(drafted(text, *HELPERS)) == {
        "1,500": ("= 900 + 600",),
        "900": ("part of 1,500",),
        "600": ("part of 1,500",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The city hired 900 nurses and 600 cooks. " + SENTENCES + "Last year it had 1,500 helpers.",
        "The city hired 1,500 helpers. The 900 nurses came in May. The 600 cooks came in June.",
        "The city hired 1,500 helpers, 900 nurses or 600 cooks.",
    ],
)
def test_figures_far_apart_or_in_no_list_are_not_added_up(text: str) -> None:
    assert notes(drafted(text, *HELPERS)) == {}


def test_one_sides_large_figures_are_added_up_further_off() -> None:
    text = "Kelis sent 1,500 helpers. " + SENTENCES + "Kelis sent 900 nurses and 600 cooks."
    far = "Kelis sent 1,500 helpers. " + 3 * SENTENCES + "Kelis sent 900 nurses and 600 cooks."
    for printed, expected in ((text, 3), (far, 0)):
        draft = Draft(printed, day="2031-05-01")
        kelis = draft.name("Kelis", "government", side="kelis")
        first = draft.say("sent 1,500 helpers", kelis)
        second = draft.say("sent 900 nurses and 600 cooks", kelis)
        for (words, low, noun), said in zip(HELPERS, (first, second, second), strict=True):
            draft.count(words, low, noun, statement=said)
        assert len(notes(draft)) == expected


def test_two_sides_figures_far_apart_are_not_added_up() -> None:
    draft = Draft("Kelis sent 1,500 helpers. " + SENTENCES + "Oran sent 900 nurses and 600 cooks.", day="2031-05-01")
    kelis, oran = (draft.name(name, "government", side=name.lower()) for name in ("Kelis", "Oran"))
    first = draft.say("sent 1,500 helpers", kelis)
    second = draft.say("sent 900 nurses and 600 cooks", oran)
    for (words, low, noun), said in zip(HELPERS, (first, second, second), strict=True):
        draft.count(words, low, noun, statement=said)
    assert notes(draft) == {}


def test_small_parts_are_kept_beside_their_whole() -> None:
    draft = drafted(
        "The flood killed 12 people, 5 farmers, 4 drivers and 3 cooks.",
        ("12", 12, "people"),
        ("5", 5, "farmers"),
        ("4", 4, "drivers"),
        ("3", 3, "cooks"),
    )
    assert notes(draft)["12"] == ("= 5 + 4 + 3",)
    assert notes(draft)["3"] == ("part of 12",)


def test_what_became_of_them_tells_a_sum_from_chance() -> None:
    text = "In Orl 12 people were killed. In Bren 5 farmers and 7 drivers were injured."
    assert notes(drafted(text, ("12", 12, "people"), ("5", 5, "farmers"), ("7", 7, "drivers"))) == {}
    alike = text.replace("injured", "killed")
    assert notes(drafted(alike, ("12", 12, "people"), ("5", 5, "farmers"), ("7", 7, "drivers"))) != {}


def test_small_figures_of_other_things_are_not_added_up() -> None:
    text = "Three bakers and four painters met. The talks went on over seven dinners."
    found = drafted(text, ("Three", 3, "bakers"), ("four", 4, "painters"), ("seven", 7, "dinners"))
    assert notes(found) == {}


def test_percentages_years_ages_ranges_and_single_ones_are_not_added_up() -> None:
    shares = "Wool made 60% of sales, cotton 35% and silk 25% of sales."
    assert (
        notes(drafted(shares, ("60%", 60, "sales"), ("35%", 35, "cotton"), ("25%", 25, "silk"), unit="percentage"))
        == {}
    )
    ages = "The 70 people met a man aged 30 and a woman aged 40."
    aged = drafted(ages, ("70", 70, "people"))
    aged.count("aged 30", 30, unit="year of age")
    aged.count("aged 40", 40, unit="year of age")
    assert notes(aged) == {}
    years = drafted("The city fed 4,061 people in 2030 and 2031.", ("4,061", 4061, "people"))
    for year in ("2030", "2031"):
        years.count(year, float(year))
        years.time(year, year, f"{year}-01-01", f"{year}-12-31")
    assert notes(years) == {}
    ranged = Draft("The city hired 1,500 helpers, 900 to 950 nurses and 600 cooks.", day="2031-05-01")
    ranged.count("1,500", 1500, "helpers")
    ranged.count("900 to 950", 900, "nurses", high=950, bound="range")
    ranged.count("600", 600, "cooks")
    assert notes(ranged) == {}
    single = "The flood killed 5 people, 4 men and one woman."
    assert notes(drafted(single, ("5", 5, "people"), ("4", 4, "men"), ("one", 1, "woman"))) == {}


def test_money_adds_up_in_one_currency_alone() -> None:
    text = "The flood cost 5 million crowns, 2 million in wages and 3 million in rent."
    counts: Counts = [("5 million crowns", 5e6, None), ("2 million", 2e6, "wages"), ("3 million", 3e6, "rent")]
    assert notes(drafted(text, *counts, unit="crown"))["5 million crowns"] == ("= 2,000,000 + 3,000,000",)
    mixed = Draft(text, day="2031-05-01")
    for (words, low, noun), unit in zip(counts, ("crown", "crown", "us dollar"), strict=True):
        mixed.count(words, low, noun, unit=unit)
    assert notes(mixed) == {}


def test_a_part_is_no_rival_of_its_whole() -> None:
    draft = drafted(
        "The mayor said 12 people died. The nurse said 5 people died in Orl and 7 people died in Bren.",
        ("12", 12, "people"),
        ("5", 5, None),
        ("7", 7, None),
    )
    mayor, nurse = draft.name("The mayor", side="mayor"), draft.name("The nurse", side="nurse")
    keys = [draft.say("12 people died", mayor)] + 2 * [draft.say("5 people died in Orl and 7 people died", nurse)]
    draft.quantities = [
        msgspec.structs.replace(quantity, statement=key) for quantity, key in zip(draft.quantities, keys, strict=True)
    ]
    made = Gathering(draft)
    found = line_up(made.reports, made.findings, published=made.published, cast=made.cast)
    points = [point for each in found for point in each.points]
    assert [len(each.points) for each in found] == [3]
    assert sorted(len(point.parts) for point in points) == [0, 0, 2]
    assert not any(point.conflict for point in points)


def test_the_order_in_which_figures_are_found_changes_nothing() -> None:
    draft = drafted("The city hired 1,500 helpers, 900 nurses and 600 cooks.", *HELPERS)
    expected = notes(draft)
    for seed in range(6):
        random.Random(seed).shuffle(draft.quantities)
        assert notes(draft) == expected


def test_a_list_of_more_than_five_is_not_added_up() -> None:
    places = ("cooks", "nurses", "drivers", "clerks", "guards", "divers")
    for many, expected in ((5, 6), (6, 0)):
        parts = [(f"{number + 101}", number + 101, place) for number, place in enumerate(places[:many])]
        whole = sum(low for _, low, _ in parts)
        listed = ", ".join(f"{words} {place}" for words, _, place in parts[:-1])
        text = f"The city hired {whole} helpers: {listed} and {parts[-1][0]} {parts[-1][2]}."
        assert len(notes(drafted(text, (str(whole), whole, "helpers"), *parts))) == expected
