"""What is taken over into the record as of a day: judgements whose words are there, or still set two things apart."""

import pytest

from onrecord.errors import OptionError
from onrecord.judgements import Decision, Judgement
from onrecord.spans import Span
from onrecord.store.earlier import day, fitting


def judged(decision: Decision, *reports: str) -> Judgement:
    return Judgement(
        decision=decision,
        kind="entity",
        about=tuple(Span(key, 0, 4) for key in reports),
        words=tuple(f"Name in {key}" for key in reports),
    )


@pytest.mark.parametrize(
    ("about", "left"),
    [
        (("r1",), ("r1",)),
        (("r1", "r2"), ("r1", "r2")),
        (("r1", "r9"), None),
        (("r9",), None),
        (("r1", "r9", "r2"), ("r1", "r2")),
    ],
)
def test_words_of_later_reports_are_left_out(about: tuple[str, ...], left: tuple[str, ...] | None) -> None:
    kept = fitting([judged("split", *about)], ["r1", "r2"])
    assert kept == ([judged("split", *left)] if left else [])


@pytest.mark.parametrize("given", ["soon", "2031", "2031-02-30", "", "2031-01-01T10:00"])
def test_what_is_no_day(given: str) -> None:
    with pytest.raises(OptionError, match="is no day"):
        day(given)
