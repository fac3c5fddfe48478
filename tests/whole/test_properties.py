"""A record follows from its set of reports and judgements alone: orders, portions, repeats and interruptions drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.findings import Findings
from onrecord.judgements import Judgement
from onrecord.options import Options
from onrecord.record import Record, Steps
from onrecord.reports import Published, Report
from onrecord.reports.report import report_id
from onrecord.steps import REAL
from onrecord.study import study
from tests.store import fakes

from . import made
from .exporting import exported

DAYS = {"flood.txt": "2031-05-04", "pumps.txt": "2031-05-06", "admission.txt": "2031-05-12", "theft.txt": "2031-05-08"}
DRAWN = settings(
    max_examples=10,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


class Cut(BaseException):
    """Ends a run anywhere, as Ctrl-C does."""


class World(NamedTuple):
    """Everything that a record can be made of, what it must come to, and steps that read nothing twice."""

    reports: list[Report]
    judgements: tuple[Judgement, ...]
    expected: str
    steps: Steps


def report(name: str, outlet: str) -> Report:
    """A made-up report of an outlet, dated where its day is known."""
    day = DAYS.get(name)
    published = Published(earliest=day, latest=day, basis="declared") if day else Published()
    text = made.EVERY[name]
    return Report(id=report_id(text, None, outlet), text=text, outlet=outlet, published=published, extractor="text")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Seven reports, two of them copies, one of them seen with two titles; and three decisions."""
    reports = [report(name, "Elver Herald") for name in sorted(made.EVERY)]
    reports += [report("pumps.txt", "Coast Wire"), report("theft.txt", "Coast Wire")]
    reports.append(msgspec.structs.replace(reports[0], title="The pumps were off"))
    found = {each.id: study(each) for each in reports}
    steps = REAL._replace(study=known(found))
    with Record.open(tmp_path_factory.mktemp("world") / "a.db", steps=steps) as record:
        record.add(reports)
        named = [each for story in record.stories() for each in record.story(story.id).entities()]
        finch = next(each for each in named if "Finch" in each.name)
        record.judge("rename", finch.id, value="Director Finch")
        said = record.story(record.stories()[0].id).statements()[0]
        record.judge("reject", said.id)
        record.judge("merge", [story.id for story in record.stories()])
        return World(reports, record.judgements(), exported(record), steps)


def known(found: dict[str, Findings], *, cut: Callable[[], None] = lambda: None) -> Callable[..., Findings]:
    """A step that tells what was found before."""

    def step(report: Report, *, options: Options) -> Findings:
        assert options == Options()
        cut()
        return found[report.id]

    return step


@contextmanager
def opened(steps: Steps, folder: str) -> Iterator[Record]:
    with Record.open(Path(folder) / "a.db", steps=steps) as record:
        yield record


@DRAWN
@given(data=st.data())
def test_any_order_portions_and_repeats(world: World, data: st.DataObject) -> None:
    order = data.draw(st.permutations([*world.reports, *world.reports[:3]]), label="order")
    cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=4), label="cuts"))
    judged = data.draw(st.integers(0, len(cuts)), label="judged")
    with TemporaryDirectory() as folder:
        for part, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(order)], strict=True)):
            with opened(world.steps, folder) as record:
                record.add(order[start:end])
                if part == judged:
                    record.adopt(world.judgements)
        with opened(world.steps, folder) as record:
            assert exported(record) == world.expected
            assert record.verify() == []


@DRAWN
@given(data=st.data())
def test_a_run_that_is_cut_short_anywhere_and_run_again(world: World, data: st.DataObject) -> None:
    order = data.draw(st.permutations(world.reports), label="order")
    left = data.draw(st.lists(st.integers(0, 14), min_size=1, max_size=4), label="steps before each cut")

    def cutting(count: int) -> Steps:
        """Steps of which so many are done before the run ends, whichever they are."""
        done = 0

        def counted(step: Callable[..., Any]) -> Callable[..., Any]:
            def run(*args: Any, **chosen: Any) -> Any:
                nonlocal done
                done += 1
                if done > count:
                    raise Cut
                return step(*args, **chosen)

            return run

        return world.steps._replace(
            **{name: counted(getattr(world.steps, name)) for name in ("study", "gather", "revise")}
        )

    with TemporaryDirectory() as folder:
        for count in left:
            try:
                with opened(cutting(count), folder) as record:
                    record.adopt(world.judgements)
                    record.add(order)
            except Cut:
                with Record.open(Path(folder) / "a.db", read_only=True) as record:
                    assert record.verify() == []
        with opened(world.steps, folder) as record:
            record.adopt(world.judgements)
            record.add(order)
            assert exported(record) == world.expected
            assert record.verify() == []


@DRAWN
@given(data=st.data())
def test_as_of_a_day_it_is_the_record_of_the_reports_until_then(world: World, data: st.DataObject) -> None:
    last = data.draw(st.sampled_from(sorted({*DAYS.values(), "2031-05-07", "2031-06-30"})), label="day")
    chosen = data.draw(st.permutations(world.reports), label="order")
    dated = [each for each in chosen if each.published.latest]
    until = [each for each in dated if (each.published.latest or "") <= last]
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        opened(world.steps, one) as record,
        opened(world.steps, other) as alone,
    ):
        record.add(dated)
        alone.add(until)
        with record.as_of(last) as then, alone.as_of(last) as same:
            assert exported(then) == exported(same)
            if last == max(each.published.latest or "" for each in until):
                assert exported(then) == exported(alone)


@pytest.mark.parametrize("workers", [1, 3, 4])
def test_any_number_of_processes(tmp_path: Path, workers: int) -> None:
    with (
        Record.open(tmp_path / "a.db", steps=fakes.STEPS) as record,
        Record.open(tmp_path / "b.db", steps=fakes.STEPS) as one,
    ):
        record.add([*fakes.EVERY, fakes.BRIDGE], workers=workers)
        one.add([fakes.BRIDGE, *reversed(fakes.EVERY)])
        assert exported(record) == exported(one)
