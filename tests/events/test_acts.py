"""Acts: their PLOVER type, who does them to whom, and whether they are told as done."""

from typing import get_args

import pytest

from onrecord.events import Event, Type
from onrecord.events.plover import tells_act, type_of
from onrecord.reading import Tree, read
from onrecord.reports.report import Report
from tests.conftest import ROOT
from tests.events.test_find import found

TABLE = ROOT / "src" / "onrecord" / "events" / "plover.tsv"


def acts(text: str) -> list[Event]:
    return [event for event in found(text)[0] if event.type is not None]


def told(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    """Type, mode, agents and patients of each act of a text."""
    _, names, _ = found(text)

    def parties(event: Event, role: str) -> set[str]:
        return {names[each.entity] for each in event.participants if each.role == role}

    return [(e.type or "", e.mode, parties(e, "agent"), parties(e, "patient")) for e in acts(text)]


GERMANY, POLAND, FRANCE = {"Germany"}, {"Poland"}, {"France"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany attacked Poland.", [("ASSAULT", "told", GERMANY, POLAND)]),
        ("Poland was attacked by Germany.", [("ASSAULT", "told", GERMANY, POLAND)]),
        ("Germany launched an attack on Poland.", [("ASSAULT", "told", GERMANY, POLAND)]),
        ("Germany's attack on Poland went on.", [("ASSAULT", "told", GERMANY, POLAND)]),
        ("Germany imposed sanctions on Poland.", [("SANCTION", "told", GERMANY, POLAND)]),
        ("Germany did not attack Poland.", [("ASSAULT", "negated", GERMANY, POLAND)]),
        ("Germany will help Poland.", [("AID", "ahead", GERMANY, POLAND)]),
        ("Germany may help Poland.", [("AID", "ahead", GERMANY, POLAND)]),
        ("Germany met with Poland.", [("CONSULT", "told", GERMANY, POLAND)]),
        ("Germany thanked Poland and France.", [("SUPPORT", "told", GERMANY, POLAND | FRANCE)]),
        ("Talks between Germany and Poland failed.", [("CONSULT", "told", GERMANY | POLAND, set())]),
        ("Germany backed down.", [("CONCEDE", "told", GERMANY, set())]),
        ("Germany declined to comment.", []),
        ("Germany was born in a long and cold winter.", []),
    ],
)
def test_who_does_what_to_whom(text: str, expected: list[tuple[str, str, set[str], set[str]]]) -> None:
    assert told(text) == expected


def test_what_one_is_accused_of_is_alleged_of_them() -> None:
    assert told("Germany accused Poland of attacking France.") == [
        ("ACCUSE", "told", GERMANY, POLAND),
        ("ASSAULT", "alleged", POLAND, FRANCE),
    ]


def test_who_is_asked_is_to_do_it() -> None:
    assert told("Germany urged Poland to release the sailors.") == [
        ("REQUEST", "told", GERMANY, POLAND),
        ("CONCEDE", "ahead", POLAND, set()),
    ]
    assert told("Germany called on Poland to release the sailors.") == [
        ("REQUEST", "told", GERMANY, POLAND),
        ("CONCEDE", "ahead", POLAND, set()),
    ]


def test_what_is_refused_is_not_done() -> None:
    refused, helped = told("Germany refused to help Poland.")
    assert refused[:3] == ("REJECT", "told", GERMANY)
    assert helped == ("AID", "negated", GERMANY, POLAND)


def test_troops_act_for_their_country_where_the_report_names_it() -> None:
    text = "Norway has sent ships. Norwegian troops attacked Poland."
    assert told(text)[-1] == ("ASSAULT", "told", {"Norway"}, POLAND)
    assert told("Norwegian troops attacked Poland.") == []


def test_relative_pronouns_stand_for_their_noun() -> None:
    assert told("Germany, which attacked Poland, lost.") == [("ASSAULT", "told", GERMANY, POLAND)]


def test_he_is_who_was_last_spoken_of_and_no_further_mention_of_them() -> None:
    text = "Mara Lindt spoke on Monday. She thanked Poland."
    assert told(text)[-1] == ("SUPPORT", "told", {"Mara Lindt"}, POLAND)


def test_whose_thing_it_is_is_the_patient() -> None:
    assert told("France condemned Germany's long silence.") == [("ACCUSE", "told", FRANCE, GERMANY)]


def test_a_verb_that_tells_the_same_as_its_noun_is_one_act() -> None:
    (event,) = acts("Germany signed a treaty with Poland on 3 May 2030.")
    assert (event.type, event.time is not None) == ("SUPPORT", True)


def test_the_clause_holds_the_trigger() -> None:
    text = "Rain fell, and Germany attacked 40 ships of Poland near the coast, officials said."
    (event,) = acts(text)
    assert event.words is not None
    assert event.words.covers(event.trigger)
    assert text[event.words.start : event.words.end].startswith("Germany attacked 40 ships")


def test_particles_go_before_the_bare_verb() -> None:
    reading = read(Report(id="r1", text="They called. They called for help. They called off the strike."))
    tree = Tree(reading)
    types = [type_of(tree, i) for i, token in enumerate(tree.tokens) if token.text == "called"]
    assert types == [None, "REQUEST", "SANCTION"]


def test_nouns_that_are_acts_by_themselves() -> None:
    assert tells_act("Treaty")
    assert tells_act("war")
    assert not tells_act("Bank")


# The table


def rows() -> list[tuple[str, ...]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def test_the_table_has_every_type_and_enough_words() -> None:
    assert {kind for kind, *_ in rows()} == {*get_args(Type), "NONE"}
    assert len({(part, word) for _, part, _, words in rows() for word in words.split()}) >= 500


def test_a_word_with_one_frame_has_one_type() -> None:
    seen = [(part, beside, word) for _, part, beside, words in rows() for word in words.split()]
    assert [each for each in seen if seen.count(each) > 1] == []


def test_the_table_is_made_of_words() -> None:
    for _, part, beside, words in rows():
        assert part in ("v", "n")
        assert beside == "-" or beside.isalpha()
        assert all(word == word.lower() and word.replace("-", "").isalpha() for word in words.split())
        assert words.split() == sorted(words.split())
