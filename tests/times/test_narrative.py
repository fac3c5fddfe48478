"""A text that tells of years past counts from itself, not from its publication."""

from tests.times.made import found, quick

TOLD = " ".join(f"The abbey burnt in {year} and was built again." for year in range(1498, 1512))


def test_days_and_months_take_the_year_last_told() -> None:
    text = TOLD + " In May 1520 it burnt. On 3 June it rained. By December all was dry. In January it snowed."
    assert [value for _, value in quick(text)][-4:] == ["1520-05", "1520-06-03", "1520-12", "1521-01"]


def test_an_aside_is_not_counted_from() -> None:
    text = TOLD + " In 1512 the king came, as one had in 1066. In May he left. In 1513 he died."
    assert ("May", "1512-05") in quick(text)


def test_a_look_back_is_not_counted_from() -> None:
    text = TOLD + " In 1512 the king came. Twenty years earlier he had been a page. In May he left."
    assert quick(text)[-2:] == [("Twenty years earlier", "1492"), ("May", "1512-05")]


def test_today_is_the_present_and_this_year_the_one_told() -> None:
    assert quick(TOLD + " Later this year it burnt. Today it stands.")[-2:] == [
        ("Later this year", "1511"),
        ("Today", "PRESENT_REF"),
    ]


def test_before_christ_too() -> None:
    text = " ".join(f"In {year} BC the king fought." for year in range(499, 489, -1))
    assert quick(text + " The following year he won. In the next decade he ruled.")[-2:] == [
        ("The following year", "BC0489"),
        ("the next decade", "BC047"),
    ]


def test_news_that_names_a_few_years_stays_news() -> None:
    text = "The bridge was built in 1911 and 1931. It burnt in 1961. The council met on Friday and in February."
    assert [time.value for time in found(text)][-2:] == ["2031-03-07", "2031-02"]


def test_vague_forward_steps_in_a_telling_have_no_day() -> None:
    assert quick("In the end it fell. Three days later, on that same day, it rose. " + TOLD)[0][1] is None
