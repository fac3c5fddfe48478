"""Parties and ties, as the brief draws them."""

from typing import Any, get_args

from onrecord.events.nouns import Type
from onrecord.relations import Relation, network
from onrecord.relations.network import CLASSES
from onrecord.spans import Span


def line(agent: str, patient: str | None, kind: Any = "ASSAULT", **more: Any) -> Relation:
    span = Span("r1", 0, 4)
    chosen: dict[str, Any] = {
        "id": f"l{agent}{kind}{patient}", "type": kind, "mode": "told", "agent": agent, "agent_side": None,
        "patient": patient, "patient_side": None, "mutual": False, "earliest": None, "latest": None,
        "basis": "unknown", "place": None, "figures": (), "spans": (span,), "triggers": (span,),
    }  # fmt: skip
    return Relation(**chosen | more)


def test_every_type_is_of_a_class() -> None:
    assert set(CLASSES) == set(get_args(Type))
    assert len(set(CLASSES.values())) == 4


def test_lines_between_two_parties_are_one_tie() -> None:
    found = network([line("a", "b"), line("a", "b", "ACCUSE"), line("a", "b", "THREATEN"), line("b", "a", "AID")])
    assert found.parties == ("a", "b")
    assert [(tie.agent, tie.patient, len(tie.lines)) for tie in found.ties] == [("a", "b", 3), ("b", "a", 1)]
    assert found.ties[0].classes == (("words of conflict", 2), ("conflict", 1))


def test_who_speaks_for_one_side_is_one_party() -> None:
    found = network(
        [
            line("a", "b", agent_side="xr"),
            line("c", "b", agent_side="xr"),
            line("a", "c", agent_side="xr", patient_side="xr"),
        ]
    )
    assert found.parties == ("b", "xr")
    assert [len(tie.lines) for tie in found.ties] == [2]


def test_only_what_is_told_as_done_to_someone_is_drawn() -> None:
    found = network([line("a", "b", mode="negated"), line("a", "b", mode="ahead"), line("a", None)])
    assert (found.parties, found.ties) == ((), ())


def test_what_both_do_has_no_direction() -> None:
    found = network([line("b", "a", "CONSULT", mutual=True), line("a", "b", "CONSULT", mutual=True)])
    assert [(tie.agent, tie.patient, len(tie.lines)) for tie in found.ties] == [("a", "b", 2)]


def test_the_parties_with_the_most_lines_are_kept() -> None:
    found = network([line("hub", f"p{n:02d}") for n in range(30)], most=12)
    assert len(found.parties) == 12
    assert found.parties[0] == "hub"
    assert len(found.ties) == 11
