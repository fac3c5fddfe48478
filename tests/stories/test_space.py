"""Scores of pairs follow from the two reports alone, and no pair that counts is passed over."""

import numpy as np
import pytest

from onrecord.reports.report import Published, Report
from onrecord.stories import components as looking
from onrecord.stories import space as spaces
from onrecord.stories.components import Part, components
from onrecord.stories.profile import profile
from onrecord.stories.space import Space

FLOOD = "The river Tesk burst its banks at Ormond and drowned the mill. Mayor Ida Vole asked for boats and sandbags."
WATER = (
    "Mayor Ida Vole of Ormond asked for boats after the Tesk burst its banks and drowned the mill, with sandbags short."
)
CHESS = (
    "Grandmaster Pell Orsten lost his title in Varna after nine hours, when a clock failed and an appeal was refused."
)
GERMAN = "Der Fluss Tesk trat in Ormond über die Ufer. Bürgermeisterin Ida Vole bat um Boote und Sandsäcke."


def report(key: str, text: str, day: str | None = None, language: str = "en") -> Report:
    published = Published(earliest=day, latest=day, basis="declared" if day else "unknown")
    return Report(id=key, text=text, published=published, language=language)


def space(*reports: Report) -> Space:
    return Space([profile(each, None) for each in reports])


def score(one: Report, other: Report) -> float:
    return float(space(one, other).table(np.arange(2))[0, 1])


def listed(found: list[list[Part]]) -> list[list[list[int]]]:
    return [[part.rows.tolist() for part in parts] for parts in found]


def test_one_happening_scores_high_and_another_low() -> None:
    assert score(report("a", FLOOD), report("b", WATER)) > 0.5 > 5 * score(report("a", FLOOD), report("c", CHESS))


def test_a_score_is_the_same_whatever_else_is_there_and_in_both_directions() -> None:
    a, b, c, d = (report(key, text) for key, text in zip("abcd", (FLOOD, WATER, CHESS, FLOOD + CHESS), strict=True))
    alone = score(a, b)
    assert alone == score(b, a)
    assert space(c, a, d, b).table(np.arange(4))[1, 3] == alone
    assert space(d, b, c, a).scores(1, np.array([0, 2, 3]))[2] == pytest.approx(alone, abs=2e-6)


def test_some_of_a_space_score_as_they_do_in_it_however_many_are_compared_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = (FLOOD, CHESS, WATER, CHESS + " Varna.", FLOOD + CHESS, WATER + " Tesk.")
    whole = space(*(report(f"{n}", text) for n, text in enumerate(texts)))
    rows = np.array([5, 0, 3, 2])
    expected = whole.table(np.arange(6))[np.ix_(rows, rows)]
    monkeypatch.setattr(spaces, "AT_ONCE", 2)
    assert (whole.table(rows) == expected).all()
    assert (whole.chosen(rows).table(np.arange(4)) == expected).all()
    assert whole.chosen(rows).ids == ["5", "0", "3", "2"]


def test_days_between_take_some_of_it_and_an_unknown_date_none() -> None:
    same = score(report("a", FLOOD, "2031-05-01"), report("b", WATER, "2031-05-03"))
    week = score(report("a", FLOOD, "2031-05-01"), report("b", WATER, "2031-05-12"))
    year = score(report("a", FLOOD, "2031-05-01"), report("b", WATER, "2032-05-01"))
    assert same > week > year > 0.4 * same
    assert score(report("a", FLOOD, "2031-05-01"), report("b", WATER)) == same


def test_across_languages_names_alone_count() -> None:
    assert score(report("a", FLOOD), report("g", GERMAN, language="de")) > 0.2
    assert score(report("c", CHESS), report("g", GERMAN, language="de")) == 0


def test_a_report_without_a_word_scores_next_to_nothing() -> None:
    assert score(report("a", ""), report("b", FLOOD)) < 0.2


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_how_many_are_compared_at_once_changes_no_component(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    texts = (FLOOD, CHESS, WATER, CHESS + " Varna.", FLOOD + " Tesk.")
    found = space(*(report(f"{n}", text) for n, text in enumerate(texts)))
    monkeypatch.setattr(looking, "FIRST", at_once)
    assert listed(components(found, least=0.3)) == [[[0, 2, 4]], [[1, 3]]]


def test_components_hold_what_a_chain_of_pairs_holds() -> None:
    found = components(space(report("a", FLOOD), report("c", CHESS), report("b", WATER)), least=0.3)
    assert listed(found) == [[[0, 2]], [[1]]]
    assert components(space(), least=0.3) == []


def test_a_component_too_large_is_asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LARGEST", 2)
    reports = [report(f"a{n}", FLOOD + " " + " ".join([CHESS] * n)) for n in range(4)]
    found = components(space(*reports), least=0.05)
    assert max(len(part.rows) for parts in found for part in parts) <= 2
    assert sorted(row for parts in listed(found) for part in parts for row in part) == [0, 1, 2, 3]
