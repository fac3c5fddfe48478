"""Interviews printed turn by turn, on lines written for this test."""

import pytest

from onrecord.options import Options
from onrecord.reports import make_report
from onrecord.spans import quote
from onrecord.study import study

LEAD = (
    "Ida Brandt, who runs the ferries to Sule, spoke to this paper's Jon Aske on Monday.\n\n"
    "An edited record of the talk follows.\n\n"
)
ENCODER, RULES = Options(), Options(reader="rules")
READERS = pytest.mark.parametrize("options", [ENCODER, RULES], ids=["encoder", "rules"])


def told(text: str, options: Options) -> list[tuple[str, str]]:
    """Source's words and content of each statement."""
    report = make_report(text)
    return [
        (quote(report.text, s.source or ()), quote(report.text, s.content)) for s in study(report, options).statements
    ]


@READERS
def test_each_turn_is_its_speakers(options: Options) -> None:
    talk = (
        "ASKE: Will the boats sail in winter?\n\n"
        "BRANDT: Two of the three will. The third needs a new shaft and we have no dock for it.\n\n"
        "ASKE: And the fares?\n\n"
        "BRANDT: The fares stay where they are until May."
    )
    found = told(LEAD + talk, options)
    assert ("ASKE", "Will the boats sail in winter?") in found
    assert ("BRANDT", "Two of the three will. The third needs a new shaft and we have no dock for it.") in found
    assert ("BRANDT", "The fares stay where they are until May.") in found


def test_an_interviewer_may_be_named_nowhere_else() -> None:
    talk = (
        "VINTER: Will the boats sail?\n\nBRANDT: Two of them will.\n\nVINTER: And the fares?\n\nBRANDT: They stay put."
    )
    found = told(LEAD + talk, RULES)
    assert ("VINTER", "And the fares?") in found
    assert ("BRANDT", "They stay put.") in found


def test_capitals_that_both_speak_again_take_turns() -> None:
    talk = "HALV: Will they sail?\n\nREPORTER: So I was told.\n\nHALV: And the fares?\n\nREPORTER: They stay put."
    found = told("The harbour spoke to the press on Monday.\n\n" + talk, RULES)
    assert ("HALV", "And the fares?") in found
    assert ("REPORTER", "They stay put.") in found


@READERS
def test_questions_and_answers(options: Options) -> None:
    talk = (
        "Q: Will the boats sail?\n\nA: Two of the three will sail.\n\nQ: And the fares?\n\nA: They stay where they are."
    )
    found = told(LEAD + talk, options)
    assert ("A", "Two of the three will sail.") in found
    assert ("Q", "And the fares?") in found


def test_a_turn_takes_in_paragraphs_before_the_next() -> None:
    talk = (
        "Aske: Will the boats sail in winter?\n\nBrandt: Two of them will.\n\nThe third needs a new shaft.\n\n"
        "Aske: And the fares?\n\nBrandt: They stay.\n\nThe ferries carried 40,000 people last year."
    )
    found = {words: source for source, words in told(LEAD + talk, RULES)}
    assert next(source for words, source in found.items() if "Two of them will." in words) == "Brandt"
    assert next(source for words, source in found.items() if "a new shaft" in words) == "Brandt"
    assert not [words for words in found if "40,000" in words]


def test_a_turn_within_marks_leaves_them_out() -> None:
    talk = '"ASKE: Will the boats sail?\n\n"BRANDT: Two of them will sail.\n\n"ASKE: And the fares?"'
    assert ("BRANDT", "Two of them will sail.") in told(LEAD + talk, RULES)
    assert ("ASKE", "And the fares?") in told(LEAD + talk, RULES)


@pytest.mark.parametrize(
    "lines",
    [
        "Brandt: 1,412\n\nAske: 987\n\nBrandt: 2,399",  # a tally
        "Update: The boats sail again now.\n\nUpdate: The harbour is open.\n\nUpdate: The fares stay.",  # one label
        "Brandt: The boats sail again now.\n\nAske: The harbour is open.",  # too few to tell
        "Monday: The boats sail again now.\n\nTuesday: The harbour is open.\n\nMonday: The fares stay.",  # nobody
    ],
)
def test_other_lines_with_a_colon_are_no_turns(lines: str) -> None:
    found = told(LEAD + lines, RULES)
    assert not [words for source, words in found if source in {"Brandt", "Aske", "Update", "Monday", "Tuesday"}]


def test_what_is_told_within_a_turn_nests() -> None:
    talk = (
        "ASKE: Will the boats sail?\n\nBRANDT: Two of them will. The minister said the third was too old.\n\n"
        "ASKE: And the fares?"
    )
    report = make_report(LEAD + talk)
    found = study(report, RULES).statements
    inner = next(s for s in found if quote(report.text, s.content).startswith("the third was too old"))
    outer = next(s for s in found if s.id == inner.within)
    assert quote(report.text, outer.source or ()) == "BRANDT"


def test_a_headline_above_an_interview_in_capitals_is_no_turn_of_it() -> None:
    talk = "ASKE: Will the boats sail?\n\nBRANDT: Two of them will.\n\nASKE: And the fares?\n\nBRANDT: They stay put."
    found = told("Brandt: Ferries to sail all winter\n\nShe told the paper that two would sail.\n\n" + talk, RULES)
    assert ("BRANDT", "Two of them will.") in found
    assert not any("She told the paper" in words for _, words in found)
