"""Which acts of several reports are one line, when it happened, and who is a party."""

import random

import pytest

from onrecord.relations import relate
from tests.relations.made import Told, attack, relations


def test_one_act_of_two_reports_is_one_line() -> None:
    found, made = relations(
        attack(day="2031-05-04"), attack("At dawn Rovia attacked Lunen.", day="2031-05-06", outlet="B")
    )
    (one,) = found
    assert (one.type, one.mode, one.agent_side, one.patient_side, one.mutual) == ("ASSAULT", "told", "xr", "xl", False)
    assert (one.earliest, one.latest, one.basis) == ("2031-05-04", "2031-05-06", "published")
    assert [made.quote(span) for span in one.spans] == [
        "Rovia attacked Lunen with 40 boats",
        "At dawn Rovia attacked Lunen",
    ]
    assert [made.quote(span) for span in one.triggers] == ["attacked", "attacked"]


def test_acts_told_weeks_apart_are_two() -> None:
    found, _ = relations(attack(day="2031-05-04"), attack(day="2031-06-04", outlet="B"))
    assert [one.earliest for one in found] == ["2031-05-04", "2031-06-04"]


def dated(text: str, words: str, value: str, latest: str | None = None, *, day: str = "2031-05-09") -> Told:
    draft = attack(text, day=day, outlet=text)
    key = draft.time(words, value, value if len(value) == 10 else f"{value}-01", latest)
    (event,) = draft.events
    draft.events.clear()
    entities = [entity.id for entity in draft.entities]
    clause = text.partition(".")[0]
    draft.act("ASSAULT", clause, "attacked", (entities[0],), (entities[1],), time=key)
    assert event.id == draft.events[0].id
    return draft


def test_the_words_give_the_day() -> None:
    found, _ = relations(dated("Rovia attacked Lunen on 4 May.", "4 May", "2031-05-04"))
    assert (found[0].earliest, found[0].latest, found[0].basis) == ("2031-05-04", "2031-05-04", "told")


def test_a_coarser_date_and_a_report_soon_after_join_the_day() -> None:
    found, _ = relations(
        dated("Rovia attacked Lunen on 4 May.", "4 May", "2031-05-04"),
        dated("Rovia attacked Lunen in May.", "May", "2031-05", "2031-05-31", day="2031-06-20"),
        attack(day="2031-05-06"),
    )
    (one,) = found
    assert (one.earliest, one.latest, len(one.spans)) == ("2031-05-04", "2031-05-04", 3)


def test_two_days_are_two_acts() -> None:
    found, _ = relations(
        dated("Rovia attacked Lunen on 4 May.", "4 May", "2031-05-04"),
        dated("Rovia attacked Lunen on 6 May.", "6 May", "2031-05-06"),
    )
    assert [one.earliest for one in found] == ["2031-05-04", "2031-05-06"]


def test_another_date_in_the_clause_leaves_the_day_open() -> None:
    draft = attack("Rovia attacked Lunen as in 1999 or in 2004.", day="2031-05-04")
    draft.time("1999", "1999", "1999-01-01", "1999-12-31")
    draft.time("2004", "2004", "2004-01-01", "2004-12-31")
    (one,) = relations(draft)[0]
    assert (one.earliest, one.latest, one.basis) == (None, None, "unknown")


@pytest.mark.parametrize(("day", "until"), [(None, None), ("2031-01-01", "2031-12-31")])
def test_a_report_of_no_known_day_dates_nothing(day: str | None, until: str | None) -> None:
    (one,) = relations(attack(day=day, until=until))[0]
    assert (one.earliest, one.basis) == (None, "unknown")


def test_figures_in_the_clause_are_kept() -> None:
    draft = attack(day="2031-05-04", text="Rovia attacked Lunen with 40 boats. It lost 3.")
    draft.count("40", 40, "boats")
    draft.count("3", 3)
    found, made = relations(draft)
    assert [made.quote(span) for span in found[0].figures] == ["40"]


def test_modes_are_kept_apart() -> None:
    draft = Told("Rovia attacked Lunen. Rovia never attacked Lunen, it said.", day="2031-05-04")
    rovia, lunen = draft.name("Rovia", "government"), draft.name("Lunen", "government")
    draft.act("ASSAULT", "Rovia attacked Lunen", "attacked", (rovia,), (lunen,))
    draft.act("ASSAULT", "Rovia never attacked Lunen", "never attacked", (rovia,), (lunen,), mode="negated")
    assert sorted(one.mode for one in relations(draft)[0]) == ["negated", "told"]


def test_who_talks_with_each_other_is_one_line() -> None:
    draft = Told("Talks between Rovia and Lunen began.", day="2031-05-04")
    rovia, lunen = draft.name("Rovia", "government"), draft.name("Lunen", "government")
    draft.act("CONSULT", "Talks between Rovia and Lunen", "Talks", (lunen, rovia))
    (one,) = relations(draft)[0]
    assert one.mutual
    assert one.agent < (one.patient or "")


def test_unnamed_sources_places_and_treaties_are_no_parties() -> None:
    draft = Told("Experts, Mount Ord and Rovia signed the Ord Treaty.", day="2031-05-04")
    experts = draft.name("Experts", "group", unnamed=True)
    mount = draft.name("Mount Ord", "place")
    rovia = draft.name("Rovia", "government")
    treaty = draft.name("Ord Treaty", "organisation")
    draft.act("SUPPORT", "signed the Ord Treaty", "signed", (experts, mount, rovia), (treaty,))
    (one,) = relations(draft)[0]
    assert (one.agent, one.patient) == (relations(draft)[1].cast.named(rovia), None)


def test_ones_own_country_is_no_patient() -> None:
    draft = Told("Mara Lindt praised Rovia.", day="2031-05-04")
    lindt, rovia = draft.name("Mara Lindt", side="xr"), draft.name("Rovia", "government", side="xr")
    draft.act("SUPPORT", "Mara Lindt praised Rovia", "praised", (lindt,), (rovia,))
    assert [one.patient for one in relations(draft)[0]] == [None]


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_matter(seed: int) -> None:
    drafts = [
        attack(day="2031-05-04"),
        attack("At dawn Rovia attacked Lunen.", day="2031-05-06", outlet="B"),
        dated("Rovia attacked Lunen on 4 May.", "4 May", "2031-05-04"),
        dated("Rovia attacked Lunen in May.", "May", "2031-05", "2031-05-31"),
        attack(day=None, outlet="C"),
    ]
    found, made = relations(*drafts)
    shuffled = list(made.reports)
    random.Random(seed).shuffle(shuffled)
    assert relate(shuffled, made.findings, published=made.published, cast=made.cast) == found


def test_thousands_of_reports_of_one_act() -> None:
    drafts = [attack(f"Rovia attacked Lunen. Copy {n}.", day="2031-05-04", outlet=f"O{n}") for n in range(300)]
    (one,) = relations(*drafts)[0]
    assert len(one.spans) == 300
