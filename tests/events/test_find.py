"""Happenings: what a date is attached to, and acts."""

from onrecord import events, mentions, reading, times
from onrecord.events import Event
from onrecord.reports.report import Published, Report

DAY = Published(earliest="2031-03-10", latest="2031-03-10", basis="given")


def found(text: str) -> tuple[tuple[Event, ...], dict[str, str], dict[str, str | None]]:
    """The events of a text, the names of its entities and the values of its times, by id."""
    report = Report(id="r1", text=text, published=DAY)
    read = reading.read(report)
    roster = mentions.find(report, read)
    when = times.find(read, published=DAY)
    happened = events.find(read, reading.Tree(read), roster, when)
    return happened, {e.id: e.name for e in roster.entities()}, {t.id: t.value for t in when}


def test_a_verb_with_its_day_and_people() -> None:
    text = "Germany and Poland signed the pact in Vienna on 3 May 2030."
    happened, names, values = found(text)
    (event,) = happened
    assert text[event.trigger.start : event.trigger.end] == "signed"
    assert values[event.time or ""] == "2030-05-03"
    assert {(p.role, names[p.entity]) for p in event.participants} == {("agent", "Germany"), ("agent", "Poland")}
    assert event.place is None or names[event.place] == "Vienna"


def test_the_subject_of_a_passive_is_the_patient() -> None:
    happened, names, _ = found("France was invaded in 1940.")
    (event,) = happened
    assert [(p.role, names[p.entity]) for p in event.participants] == [("patient", "France")]


def test_without_a_time_only_acts_happen() -> None:
    assert found("The mill turned slowly. It is now in use.")[0] == ()
    (event,) = found("Germany signed the pact. It is now in force.")[0]
    assert (event.type, event.time) == ("SUPPORT", None)


def test_a_light_verb_leaves_the_word_to_its_noun() -> None:
    text = "The talks began on 3 May 2030."
    (event,) = found(text)[0]
    assert text[event.trigger.start : event.trigger.end] == "talks"
