"""What is told of the future, its window and likelihood, and what became of it."""

import random

import pytest

from onrecord.prospects import Prospect, find
from tests.people.made import Draft, Gathering


def prospects(*drafts: Draft) -> tuple[Prospect, ...]:
    made = Gathering(*drafts)
    return find(made.tellings(), made.reports, cast=made.cast)


def draft(
    text: str, *, day: str | None = "2031-05-05", outlet: str = "A", names: tuple[str, ...] = ("Ola Berg",)
) -> Draft:
    made = Draft(text, day=day, outlet=outlet)
    for name in names:
        if name in text:
            made.name(name, "person" if name == "Ola Berg" else "organisation")
    return made


@pytest.mark.parametrize(
    "text",
    [
        "Ola Berg pledges to open the new bridge.",
        "Ola Berg is expected to resign.",
        "The army is to bring in water.",
        "The council plans to sell the dock.",
        "The vote is scheduled for the spring.",
        "The harbour is almost certain to close.",
    ],
)
def test_words_of_plans_look_ahead_alone(text: str) -> None:
    assert [each.outcome for each in prospects(draft(text))] == ["open"]


@pytest.mark.parametrize(
    "text",
    [
        "Ola Berg may resign.",
        "Ola Berg could resign.",
        "It would be costly.",
        "They’ll never sell the dock.",
        "There will be more of this.",
        "The aim is to sell the dock.",
        "They could have sold the dock.",
        "The vote in May was close.",
        "It was the will of the people.",
        "The delay was due to snow.",
        "Ola Berg opened the bridge.",
    ],
)
def test_weak_words_and_nouns_alone_do_not(text: str) -> None:
    assert prospects(draft(text)) == ()


def test_a_weak_word_counts_beside_a_future_time_or_in_a_prediction() -> None:
    dated = draft("Ola Berg may resign on Friday.")
    dated.time("Friday", "2031-05-09")
    (found,) = prospects(dated)
    assert (found.earliest, found.latest) == ("2031-05-09", "2031-05-09")
    warned = draft("Ola Berg warned that the dam could break.")
    warned.say("the dam could break", warned.entities[0].id, source="Ola Berg", cue="warned", act="warn")
    assert len(prospects(warned)) == 1
    past = draft("Ola Berg said he might resign on 2 May.")
    past.time("2 May", "2031-05-02")
    assert prospects(past) == ()


def test_what_a_report_of_unknown_day_looks_forward_to_may_be_its_last_possible_day() -> None:
    text = "Ola Berg might come to the fair on 9 May."
    open_, told = Draft(text, day="2031-04-02", until="2031-05-09"), Draft(text, day="2031-05-09")
    for made in (open_, told):
        made.time("9 May", "2031-05-09")
    assert [each.latest for each in prospects(open_)] == ["2031-05-09"]
    assert prospects(told) == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("it is considering sending a ferry", True),
        ("the ferry would likely sail", True),
        ("it has plans for a ferry", True),
        ("it is preparing to send a ferry", True),
        ("the ferry would likely have sailed", False),
        ("it considered the ferry", False),
    ],
)
def test_what_a_government_considers_or_holds_likely_looks_ahead(said: str, found: bool) -> None:
    made = Draft(f"Arland said {said}.", day="2031-05-05")
    made.name("Arland", "government", side="aa")
    made.say(said, made.entities[0].id, source="Arland", cue="said")
    assert bool(prospects(made)) == found


def test_likelihood_words_are_spans() -> None:
    made = draft("Ola Berg is expected to resign, and is likely to be sued.")
    (found,) = prospects(made)
    assert [made.report.quote(span) for span in found.likelihood] == ["expected", "likely"]


def test_the_statement_is_the_prospect_with_its_speaker() -> None:
    made = Draft("Ola Berg told reporters the dock will probably be sold, and left.", day="2031-05-05")
    berg = made.name("Ola Berg")
    key = made.say("the dock will probably be sold", berg, source="Ola Berg", cue="told")
    gathering = Gathering(made)
    (found,) = find(gathering.tellings(), gathering.reports, cast=gathering.cast)
    assert made.report.quote(found.span) == "the dock will probably be sold"
    assert (found.statement, found.speaker, found.source) == (key, gathering.entity_of[berg], "Ola Berg")


def test_windows_by_deadline_and_duration() -> None:
    deadline = draft("The council will decide by Friday.")
    deadline.time("Friday", "2031-05-09")
    assert [(p.earliest, p.latest) for p in prospects(deadline)] == [("2031-05-05", "2031-05-09")]
    lasting = draft("The council will decide within two weeks.")
    lasting.time("two weeks", "P2W", kind="DURATION")
    assert [(p.earliest, p.latest) for p in prospects(lasting)] == [("2031-05-05", "2031-05-19")]
    aimless = draft("The council plans to sit for two weeks.")
    aimless.time("two weeks", "P2W", kind="DURATION")
    assert [(p.earliest, p.latest) for p in prospects(aimless)] == [(None, None)]
    undated = draft("The council plans to decide by Friday.", day=None)
    undated.time("Friday", None, unanchored="XXXX-WXX-5")
    assert [(p.earliest, p.latest) for p in prospects(undated)] == [(None, None)]


def plan(text: str = "Ola Berg will open the new bridge on Friday.") -> Draft:
    made = draft(text)
    if "Friday" in text:
        made.time("Friday", "2031-05-09")
    return made


def outcome(later: str, *, day: str = "2031-05-10", first: Draft | None = None) -> tuple[str, int]:
    made = draft(later, day=day, outlet="B")
    found = [each for each in prospects(first or plan(), made) if each.span.report != made.report.id]
    return found[0].outcome, len(found[0].because)


@pytest.mark.parametrize(
    "later",
    [
        "Ola Berg opened the bridge before a small crowd.",
        "The bridge was opened by Ola Berg, who said that it would last a hundred years.",
    ],
)
def test_a_later_report_tells_that_it_came_about(later: str) -> None:
    assert outcome(later) == ("came about", 1)


@pytest.mark.parametrize(
    "later",
    [
        "Ola Berg did not open the bridge.",
        "Ola Berg cancelled the opening of the bridge.",
        "Ola Berg never opened the new bridge.",
    ],
)
def test_a_later_report_tells_that_it_did_not(later: str) -> None:
    assert outcome(later) == ("did not", 1)


@pytest.mark.parametrize(
    "later",
    [
        "Ola Berg may have opened the bridge.",
        "If Ola Berg opened the bridge, nobody saw it.",
        "Ola Berg could have cancelled the opening of the bridge.",
        "Ola Berg opened a school.",
        "Work on the tunnel was cancelled in the spring, and Ola Berg spoke of the bridge he wants to open.",
        "Crowds opened the gates.",
        "Ola Berg wants to open the bridge.",
    ],
)
def test_a_window_that_passed_without_a_report_has_lapsed(later: str) -> None:
    assert outcome(later) == ("lapsed", 0)


def test_a_name_and_its_verb_are_enough_where_nothing_else_was_told() -> None:
    resign = plan("Ola Berg will resign on Friday.")
    assert outcome("Ola Berg resigned.", first=resign) == ("came about", 1)
    assert outcome("Ebba Lund resigned.", first=resign) == ("lapsed", 0)
    resume = plan("Rail service will resume on Friday.")
    assert outcome("Rail service resumed before dawn.", first=resume) == ("came about", 1)
    assert outcome("Bus service resumed before dawn.", first=resume) == ("lapsed", 0)


def test_a_report_of_the_same_day_or_an_earlier_one_tells_nothing() -> None:
    assert outcome("Ola Berg opened the bridge.", day="2031-05-05") == ("open", 0)
    assert outcome("Ola Berg opened the bridge.", day="2031-05-01") == ("open", 0)


def test_a_date_outside_of_the_window_is_another_happening() -> None:
    made = draft("Ola Berg opened the bridge on 2 April.", day="2031-05-10", outlet="B")
    made.time("2 April", "2031-04-02")
    assert [each.outcome for each in prospects(plan(), made)] == ["lapsed"]


def test_what_is_expected_not_to_be_done_comes_about_when_it_is_not() -> None:
    denied = "Ola Berg will not open the new bridge on Friday."
    assert outcome("Ola Berg did not open the new bridge.", first=plan(denied))[0] == "came about"
    assert outcome("Ola Berg opened the new bridge after all.", first=plan(denied))[0] == "did not"


def test_of_two_outcomes_the_later_holds() -> None:
    off = draft("Ola Berg postponed the opening of the bridge.", day="2031-05-08", outlet="B")
    done = draft("Ola Berg opened the bridge.", day="2031-05-12", outlet="C")
    assert [each.outcome for each in prospects(plan(), off, done)] == ["came about"]
    same = draft("Ola Berg opened the bridge.", day="2031-05-08", outlet="C")
    assert [each.outcome for each in prospects(plan(), off, same)] == ["open"]


def test_the_same_words_of_one_speaker_count_once() -> None:
    drafts = [plan() for _ in range(2)]
    copied = Draft(drafts[1].report.text, day="2031-05-06", outlet="B")
    berg = [each.name("Ola Berg") for each in (drafts[0], copied)]
    for each, key in zip((drafts[0], copied), berg, strict=True):
        each.say("will open the new bridge on Friday", key, source="Ola Berg")
        each.time("Friday", "2031-05-09")
    assert [each.span.report for each in prospects(drafts[0], copied)] == [drafts[0].report.id]


def test_the_order_of_reports_does_not_matter() -> None:
    drafts = [
        plan(),
        draft("Ola Berg opened the bridge.", day="2031-05-10", outlet="B"),
        draft("The council plans to sell the dock.", outlet="C"),
        draft("The council scrapped its plan to sell the dock.", day="2031-05-11", outlet="D"),
    ]
    first = prospects(*drafts)
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        assert prospects(*drafts) == first


def test_a_named_speaker_who_answers_for_it_says_what_will_be() -> None:
    for side, expected in (("no", 1), (None, 0)):
        made = Draft("Ola Berg said the army will rebuild the dock.", day="2031-05-05")
        berg = made.name("Ola Berg", side=side)
        made.say("the army will rebuild the dock", berg, source="Ola Berg", cue="said")
        assert len(prospects(made)) == expected


def test_a_weekday_that_is_looked_forward_to_is_the_next() -> None:
    made = draft("The weather service forecast heavy rain for Sunday.", day="2031-05-07")
    made.time("Sunday", "2031-05-04", unanchored="XXXX-WXX-7")
    assert [(each.earliest, each.latest) for each in prospects(made)] == [("2031-05-11", "2031-05-11")]


def test_a_thing_that_is_forecast_comes_about_on_its_day() -> None:
    forecast = draft("The weather service forecast heavy rain for Friday.")
    forecast.time("Friday", "2031-05-09")
    told = draft("Heavy rain fell on Friday.", day="2031-05-10", outlet="B")
    told.time("Friday", "2031-05-09")
    found = [each.outcome for each in prospects(forecast, told) if each.span.report == forecast.report.id]
    assert found == ["came about"]


def test_the_speaker_of_a_promise_is_no_part_of_what_is_promised() -> None:
    made = Draft("Ola Berg said the canal water would be tested by Friday.", day="2031-05-05")
    berg = made.name("Ola Berg")
    made.say("the canal water would be tested by Friday", berg, source="Ola Berg", cue="said")
    made.time("Friday", "2031-05-09")
    assert outcome("The canal water has been tested.", first=made) == ("came about", 1)
    assert outcome("The canal water has not been tested.", first=made) == ("did not", 1)
    assert outcome("The canal is frozen.", first=made) == ("lapsed", 0)


def test_a_speaker_who_tells_that_it_was_put_off() -> None:
    made = Draft("Ola Berg said the yard expects to restart output by Friday.", day="2031-05-05")
    berg = made.name("Ola Berg")
    made.say("the yard expects to restart output by Friday", berg, source="Ola Berg", cue="said")
    made.time("Friday", "2031-05-09")
    assert outcome("Ola Berg said that the restart had been postponed.", first=made)[0] == "did not"


def test_a_sentence_that_predicts_counts_once_by_what_is_predicted() -> None:
    made = Draft("Ola Berg predicted that the yard would close by Friday.", day="2031-05-05")
    berg = made.name("Ola Berg")
    key = made.say("the yard would close by Friday", berg, source="Ola Berg", cue="predicted", act="predict")
    made.time("Friday", "2031-05-09")
    assert [each.statement for each in prospects(made)] == [key]


@pytest.mark.parametrize(
    ("planned", "later"),
    [
        ("The bank plans a share sale by Friday.", "The bank dropped its share sale."),
        ("The yard will publish its accounts by Friday.", "The yard missed its deadline to publish the accounts."),
        ("The yard is to publish its accounts by Friday.", "The yard has yet to publish the accounts."),
    ],
)
def test_what_was_dropped_missed_or_is_yet_to_be_did_not_come_about(planned: str, later: str) -> None:
    made = draft(planned)
    made.time("Friday", "2031-05-09")
    assert outcome(later, first=made)[0] == "did not"
