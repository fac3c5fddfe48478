"""What of a report's statements is compared: all that takes a position, and nothing that takes none."""

import msgspec
import pytest

from onrecord.claims.cast import Cast
from onrecord.claims.units import units
from onrecord.spans import Span
from onrecord.statements import Act

from .fixture import Desk


def told(desk: Desk) -> list[str]:
    """The words of the units of the desk's only report."""
    scene = desk.scene()
    (key,) = scene.reports
    found = units(scene.reports[key], scene.findings[key], Cast(scene))
    return [scene.reports[key].text[unit.span.start : unit.span.end] for unit in found]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("“We did not pay the miller,” said the bakers.", "We did not pay the miller", "the bakers"),
        ("The vans did not stop. The guard said the gate was locked.", "the gate was locked", "The guard"),
        ("The flour was mouldy, said a baker who did not want to be named.", "The flour was mouldy", "a baker who did"),
    ],
)
def test_a_negation_beside_the_cue_does_not_silence_the_statement(text: str, content: str, source: str) -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", text)
    desk.says(report, content, source=source)
    assert told(desk) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mill has not confirmed that the flour was mouldy.", "confirmed", "The mill"),
        ("Neither the mill nor the guild of bakers had said that the flour was mouldy.", "said", "Neither the mill"),
        ("The mill declined to say that the flour was mouldy.", "say", "The mill"),
    ],
)
def test_who_does_not_say_it_takes_no_position(text: str, cue: str, source: str) -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", text)
    desk.says(report, "the flour was mouldy", cue=cue, source=source)
    assert told(desk) == []


def test_what_stands_before_a_statement_within_is_kept() -> None:
    desk = Desk()
    text = "The flour was mouldy, the guild said, correcting that the loaves were burnt."
    report = desk.report("Valley Voice", "2040-01-03", text)
    outer = desk.says(report, "The flour was mouldy", source="the guild")
    desk.says(report, "the loaves were burnt", cue="correcting", source="the guild")
    kept = desk.found[report]["statements"]
    first, second = (each for each in kept)
    later = Span(report, text.index("correcting"), len(text) - 1)
    kept[:] = [
        msgspec.structs.replace(first, content=(*first.content, later)),  # type: ignore[attr-defined, type-var]
        msgspec.structs.replace(second, within=outer),  # type: ignore[type-var]
    ]
    assert told(desk) == ["The flour was mouldy", "the loaves were burnt"]


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("a sale of the mill to the bakers as “a rumour”", "a sale of the mill to the bakers"),
        ("a sale of the mill to the bakers as fake news", "a sale of the mill to the bakers"),
        ("a sale of the mill as false and its price as a joke", "a sale of the mill as false and its price as a joke"),
    ],
)
def test_the_verdict_that_ends_a_denial_is_no_part_of_what_is_denied(content: str, matter: str) -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", f"The council dismissed {content}.")
    desk.says(report, content, cue="dismissed", source="The council", act="deny")
    assert told(desk) == [matter]


def test_an_order_that_someone_tells_of_is_what_he_says_and_nothing_that_its_giver_says() -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", "The baker said the guild had ordered him to burn the flour.")
    outer = desk.says(report, "the guild had ordered him to burn the flour", source="The baker")
    desk.says(report, "to burn the flour", cue="ordered", source="the guild", act="demand")
    kept = desk.found[report]["statements"]
    kept[1] = msgspec.structs.replace(kept[1], within=outer)  # type: ignore[type-var]
    assert told(desk) == ["the guild had ordered him to burn the flour"]


def test_a_short_denial_is_one() -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", "The guild denied any bribe.")
    desk.says(report, "any bribe", cue="denied", source="The guild", act="deny")
    assert told(desk) == ["any bribe"]


@pytest.mark.parametrize("content", ["was wrong", "is not true", "never happened"])
def test_a_verdict_whose_that_was_left_out_is_passed_on_what_was_told_before(content: str) -> None:
    desk = Desk()
    text = f"A baker said the mill had burnt the flour. The guild said that {content}."
    report = desk.report("Valley Voice", "2040-01-03", text)
    desk.says(report, "the mill had burnt the flour", source="A baker")
    desk.says(report, content, source="The guild", act="deny")
    assert told(desk) == ["the mill had burnt the flour"] * 2


def test_a_verdict_whose_source_lies_beyond_its_sentence_harms_nothing() -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", "Not true. The guild of all the bakers of the valley said.")
    desk.says(report, "Not true", source="The guild", act="deny")
    assert told(desk) == []


@pytest.mark.parametrize("content", ["there was none", "he was not here", "it was the guild's own"])
def test_a_brief_answer_is_one(content: str) -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", f"Asked about the flour, the miller said {content}.")
    desk.says(report, content, source="the miller")
    assert told(desk) == [content]


def test_a_bare_figure_is_one_and_a_bare_noun_is_none() -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", "The guild has spoken of 14. The miller praised him.")
    desk.says(report, "14", cue="spoken of", source="The guild")
    desk.says(report, "him", cue="praised", source="The miller", act="praise")
    desk.counts(report, "14", 14, "")
    assert told(desk) == ["14"]


@pytest.mark.parametrize(("figure", "apart"), [(False, []), (True, ["90 sacks"])])
def test_a_thing_named_within_a_statement_is_left_to_it_unless_it_is_a_figure(figure: bool, apart: list[str]) -> None:
    desk = Desk()
    content = "the guild wrote of 90 sacks" if figure else "the guild wrote of the flour"
    thing = content.removeprefix("the guild wrote of ")
    report = desk.report("Valley Voice", "2040-01-03", f"The baker said {content}.")
    outer = desk.says(report, content, source="The baker")
    desk.says(report, thing, cue="wrote of", source="the guild")
    if figure:
        desk.counts(report, "90", 90, "sacks")
    kept = desk.found[report]["statements"]
    kept[1] = msgspec.structs.replace(kept[1], within=outer, nominal=True)  # type: ignore[type-var]
    assert told(desk) == (apart or [content])


def test_what_is_left_over_beside_a_statement_within_is_none() -> None:
    desk = Desk()
    text = "The baker said he had been shamed by publicly denying that the flour was mouldy."
    report = desk.report("Valley Voice", "2040-01-03", text)
    outer = desk.says(report, "by publicly denying that the flour was mouldy", source="The baker")
    desk.says(report, "the flour was mouldy", cue="denying", source="The baker", act="deny")
    kept = desk.found[report]["statements"]
    kept[1] = msgspec.structs.replace(kept[1], within=outer)  # type: ignore[type-var]
    assert told(desk) == ["the flour was mouldy"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "kept"),
    [
        ("The guild aims to deny the baker any flour.", "deny", "the baker any flour", "assert", []),
        ("The guild rejected the offer of flour.", "rejected", "the offer of flour", "assert", []),
        ("The guild denied the theft of flour.", "denied", "the theft of flour", "deny", ["the theft of flour"]),
    ],
)
def test_who_keeps_something_back_says_nothing(text: str, cue: str, content: str, act: Act, kept: list[str]) -> None:
    desk = Desk()
    report = desk.report("Valley Voice", "2040-01-03", text)
    desk.says(report, content, cue=cue, source="The guild", act=act)
    assert told(desk) == kept
