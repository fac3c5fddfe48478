"""What people decide: it survives, is orphaned, is refused where it does not fit."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import OptionError, UnknownId
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.mentions.nouns import Entity
from onrecord.record import Record
from onrecord.spans import content_id
from tests.record.opening import opened
from tests.store.fakes import BRIDGE, HARBOUR, ORCHARD, STEPS, made


def test_a_judgement_survives_every_re_run(record: Record) -> None:
    said = record.story("#harbour").findings(HARBOUR.id).statements[0]
    judgement = record.judge("reject", [said.id], by="Ida", note="a slip")
    assert (judgement.words, judgement.sequence) == (("the crane fell at noon.",), 1)
    assert record.judge("reject", said.id, by="Ida", note="a slip") == judgement
    assert record.story("#harbour").doubtful() == (said.id,)
    record.add([BRIDGE])
    assert record.story().doubtful() == (said.id,)
    assert record.judgements() == (judgement,)
    assert record.orphaned() == ()


def test_a_judgement_is_orphaned_where_the_text_is_another(record: Record, tmp_path: Path) -> None:
    said = record.story("#harbour").findings(HARBOUR.id).statements[0]
    judgement = record.judge("reject", [said.id])
    edited = made(HARBOUR.text.replace("noon", "dusk"), day="2031-03-01")
    lost = msgspec.structs.replace(judgement, words=("the crane rose at noon.",))
    with opened(tmp_path / "edited.db") as other:
        other.add([edited])
        other.adopt([judgement])
        assert other.orphaned() == (judgement.id,)
        assert other.story().doubtful() == ()
    with opened(tmp_path / "same.db") as other:
        other.adopt([lost])
        other.add([HARBOUR])
        assert other.orphaned() == (lost.id,)
        assert other.story().orphaned() == (lost.id,)


def test_stories_that_a_person_merges_are_one(record: Record) -> None:
    record.judge("merge", [story.id for story in record.stories()])
    assert [story.reports for story in record.stories()] == [5]


def test_a_story_bears_the_name_that_a_person_gave_it(record: Record) -> None:
    record.judge("rename", [record.story("#harbour").story.id], value="The crane")
    record.judge("rename", [record.story("the crane").story.id], value="The fall of the crane")
    record.add([BRIDGE])
    assert [story.name for story in record.stories()] == ["The fall of the crane"]


def test_findings_as_judgements_leave_them_are_shown(tmp_path: Path) -> None:
    given = Entity(id=content_id("e", "given"), name="Vera", kind="person")

    def revise(gathered: Gathered, _reports: Any, findings: Any, **_more: Any) -> dict[str, Findings]:
        found = findings[ORCHARD.id]
        said = msgspec.structs.replace(found.statements[0], speaker=given.id)
        return {ORCHARD.id: msgspec.structs.replace(found, entities=(*found.entities, given), statements=(said,))}

    with opened(tmp_path / "a.db", steps=STEPS._replace(revise=revise)) as record:
        record.add([ORCHARD])
        assert record.story().statements()[0].speaker == given.id
        assert [hit.speaker for hit in record.search("speaker:vera")] == ["Vera"]
        assert record.why(given.id).rule == "person: Vera"
        assert record.verify() == []
        with pytest.raises(UnknownId, match="no report has words to cite"):
            record.cite(given.id)


@pytest.mark.parametrize(
    ("decision", "ids", "value", "why"),
    [
        ("merge", [HARBOUR.id], "", "takes 2 ids or more"),
        ("rename", [HARBOUR.id], "x", "cannot rename report"),
        ("date", [HARBOUR.id], "soon", "'soon' is no day"),
        ("date", [HARBOUR.id], "2031-02-02/2031-01-01", "is no day"),
        ("bless", [HARBOUR.id], "", "no decision"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    record: Record, decision: Any, ids: list[str], value: str, why: str
) -> None:
    with pytest.raises(OptionError, match=why):
        record.judge(decision, ids, value=value)
    assert record.judgements() == ()
