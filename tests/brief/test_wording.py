"""Dates, shares and counts in words."""

from typing import get_args

import pytest

from onrecord.brief import wording
from onrecord.claims.nouns import Stance, Standing, Status
from onrecord.mentions.nouns import EntityKind
from onrecord.quantities.nouns import Bound
from onrecord.reports.report import Basis, Published
from onrecord.statements.nouns import Act, Kind
from onrecord.timeline.nouns import Precision


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2025-04-26", "2025-04-26", "26 Apr 2025"),
        ("2025-04-29", "2025-05-01", "between 29 Apr and 1 May 2025"),
        ("2025-04-29", "2025-04-30", "between 29 and 30 Apr 2025"),
        ("2024-12-30", "2025-01-02", "between 30 Dec 2024 and 2 Jan 2025"),
        ("2024-08-01", "2024-08-31", "Aug 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-02-01", "2023-02-28", "Feb 2023"),
        ("2024-06-01", "2024-08-31", "Jun to Aug 2024"),
        ("2024-12-01", "2025-02-28", "Dec 2024 to Feb 2025"),
        ("1962-01-01", "1962-12-31", "1962"),
        ("1960-01-01", "1969-12-31", "the 1960s"),
        ("2025-04-29", None, "29 Apr 2025 or later"),
        (None, "2025-04-29", "29 Apr 2025 or earlier"),
        (None, None, "undated"),
        ("2025-05-02", "2025-05-01", "2 May 2025 or 1 May 2025"),
        ("spring", "spring", "spring"),
    ],
)
def test_days(earliest: str | None, latest: str | None, words: str) -> None:
    assert wording.days(earliest, latest) == words


def test_a_reports_date_says_how_it_is_known() -> None:
    when = Published(earliest="2025-04-29", latest="2025-05-01", basis="story")
    assert wording.published(when) == "between 29 Apr and 1 May 2025, narrowed by the story"
    assert wording.published(Published()) == "undated"


def standing(since: str | None, status: str) -> Standing:
    return Standing(since=since, status=status, because=(), rule="")  # type: ignore[arg-type]


def test_history_says_until_when_each_standing_held() -> None:
    told = (standing("2024-10-20", "alleged"), standing("2024-10-30", "denied"), standing("2025-04-26", "conceded"))
    until = "alleged until 30 Oct 2024, denied until 26 Apr 2025, conceded"
    assert wording.history(told, frozenset({"2025-04-26"})) == f"{until} since 26 Apr 2025"
    assert wording.history(told, frozenset()) == f"{until} by 26 Apr 2025"
    assert wording.history((standing(None, "alleged"),), frozenset()) == "alleged, undated"


def test_what_is_conceded_by_a_further_side_is_conceded_again() -> None:
    told = (standing("2024-11-01", "denied"), standing("2025-04-26", "conceded"), standing("2025-04-28", "conceded"))
    assert wording.history(told, frozenset({"2025-04-26"})) == (
        "denied until 26 Apr 2025, conceded since 26 Apr 2025 and again on 28 Apr 2025"
    )


def test_origins_and_shares() -> None:
    assert wording.origins(2, 4) == "2 to 4 origins"
    assert wording.origins(1, 1) == "1 origin"
    assert [wording.share(part) for part in (0.0, 0.001, 0.93, 0.999, 1.0)] == [
        "0%",
        "under 1%",
        "93%",
        "over 99%",
        "100%",
    ]
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
    assert wording.listed(list("ABCDEFG")) == "A, B, C, D, E and 2 more"


def test_every_word_of_the_nouns_has_its_wording() -> None:
    tables = {"status": Status, "stance": Stance, "entity": EntityKind, "bound": Bound, "sign": Bound, "basis": Basis}
    tables |= {"act": Act, "kind": Kind, "precision": Precision}
    for table, literal in tables.items():
        assert set(get_args(literal)) == set(wording.vocabulary()[table]), table
