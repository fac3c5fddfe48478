"""Which way a weekday or a date without its year lies."""

import pytest

from tests.times.made import quick, values

AHEAD = "2031-03-14"
BEHIND = "2031-03-07"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote is scheduled for Friday.", AHEAD),
        ("They planned a rally for Friday.", AHEAD),
        ("The council postponed the vote until Friday.", AHEAD),
        ("The strikers have until Friday to return.", AHEAD),
        ("The judge ordered him to pay by Friday.", AHEAD),
        ("She wants a deal by Friday.", AHEAD),
        ("The union faces a Friday deadline.", AHEAD),
        ("The envoy left ahead of Friday's talks.", AHEAD),
        ("The report is due on Friday.", AHEAD),
        ("On Friday the court will rule.", AHEAD),
        ("He was blamed for Friday's raid.", BEHIND),
        ("The river had risen by Friday.", BEHIND),
        ("The toll rose by Friday.", BEHIND),
        ("The council met on Friday.", BEHIND),
    ],
)
def test_of_a_weekday(text: str, value: str) -> None:
    assert values(text) == [("Friday", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote is scheduled for Friday.", AHEAD),
        ("The court will rule on Friday.", AHEAD),
        ("On Friday, the court will rule.", AHEAD),
        ("The court ruled on Friday.", BEHIND),
        ("The port will shut, but the court ruled on Friday.", BEHIND),
    ],
)
def test_without_a_parse(text: str, value: str) -> None:
    assert quick(text) == [("Friday", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Her brother said he had been sent to close a valve on Saturday 1 March without a mask.",
        "The log sheets for 1 March had been taken from the control room.",
        "The crew managed to land the boat on 1 March.",
    ],
)
def test_what_had_been_done_to_some_end_is_no_plan(text: str) -> None:
    ((_, value),) = values(text)
    assert value == "2031-03-01"


@pytest.mark.parametrize(
    "text", ["The port is going to close on Friday.", "Divers will be sent to close it on Friday."]
)
def test_what_is_to_be_done_to_some_end_is_ahead(text: str) -> None:
    assert values(text) == [("Friday", AHEAD)]
