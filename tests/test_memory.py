"""What is kept between gatherings: found again under the same key, made anew under another, never needed."""

import msgspec
import pytest

from onrecord.gather import gather
from onrecord.memory import Memory, digest
from onrecord.stories.nouns import Story
from tests.claims.fixture import Desk


class Bag(msgspec.Struct, frozen=True):
    words: frozenset[str]
    weights: dict[str, float]


def test_once_is_made_once_for_one_source_and_context() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    first = Memory({"r1": "source"})
    assert first.once("r1", "part", ["context"], int, make) == 1
    second = Memory({"r1": "source"}, first.fresh)
    assert second.once("r1", "part", ["context"], int, make) == 1
    assert second.fresh == {}
    assert second.once("r1", "part", ["another"], int, make) == 2
    assert Memory({"r1": "other"}, first.fresh).once("r1", "part", ["context"], int, make) == 3
    assert Memory({}, first.fresh).once("r1", "part", ["context"], int, make) == 4


def test_what_was_seen_is_known_in_the_same_context() -> None:
    first = Memory({"r1": "source"})
    assert not first.seen("r1", "part", ["context"])
    second = Memory({"r1": "source"}, first.fresh)
    assert second.seen("r1", "part", ["context"]) and second.fresh == {}
    assert not second.seen("r1", "part", ["another"])
    assert not Memory({}, first.fresh).seen("r1", "part", ["context"])


def test_findings_that_were_revised_are_another_source() -> None:
    one, other = Memory({"r1": "source"}), Memory({"r1": "source"})
    other.revise({"r1": ["another date"], "r2": []})
    assert one.sources != other.sources and other.sources.keys() == {"r1"}


def test_equal_nouns_have_one_digest_however_they_were_made() -> None:
    one = Bag(frozenset(["b", "a"]), {"x": 1.0, "y": 0.1})
    other = Bag(frozenset(["a", "b"]), {"y": 0.1, "x": 1.0})
    assert digest(one) == digest(other) != digest(Bag(frozenset("a"), {}))


def told(desk: Desk, count: int) -> None:
    """So many reports in which a minister and a critic speak of one bridge."""
    for n in range(count):
        key = desk.report(
            f"Post {n}",
            f"2031-05-{1 + n:02d}",
            f"The minister said the Orle bridge was safe on Monday. A critic, Ida Varn, said that {n + 3} beams of the"
            " Orle bridge had cracked. Nobody was hurt.",
        )
        desk.says(key, "the Orle bridge was safe on Monday", source="The minister")
        desk.says(key, f"{n + 3} beams of the Orle bridge had cracked", source="Ida Varn")
        desk.counts(key, str(n + 3), n + 3, "beams")


@pytest.mark.parametrize("sampled", [2, 32])
def test_a_story_with_one_report_more_is_gathered_as_without_memory(
    sampled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.claims.sample.SAMPLED", sampled)
    desk = Desk()
    told(desk, 9)
    reports = list(desk.reports.values())
    findings = dict(desk.scene().findings)
    sources = {report.id: report.id for report in reports}
    kept: dict[tuple[str, str], object] = {}
    for count in (7, 8, 9):
        some = reports[:count]
        story = Story(id="s1", name="", reports=tuple(report.id for report in some))
        memory = Memory(sources, kept)  # type: ignore[arg-type]
        assert gather(story, some, findings, memory=memory) == gather(story, some, findings)
        kept |= memory.fresh
    again = Memory(sources, kept)  # type: ignore[arg-type]
    gather(story, reports, findings, memory=again)
    assert {part for _, part in again.fresh} <= {"chances", "near"}
