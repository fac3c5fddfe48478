"""The steps from what comes in to a story's record, each of them pure; a record may take others in their place.

They load the language model and its kin, each when it is first called: only who adds reports waits for that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.judgements import Judgement
from onrecord.memory import Memory
from onrecord.options import Options
from onrecord.reports.arrival import Rejection
from onrecord.reports.report import Report
from onrecord.stories.nouns import Story

if TYPE_CHECKING:
    from onrecord.store.families import Grouper


def read_all(paths: Iterable[str | Path], **chosen: Any) -> Iterable[Report | Rejection]:
    """The first step: whatever comes in, as reports."""
    from onrecord import reports  # noqa: PLC0415

    return reports.read_all(paths, **chosen)


def study(report: Report, *, options: Options) -> Findings:
    """The second: what is found in one report."""
    from onrecord.study import prepare as step  # noqa: PLC0415

    return step(report, options)


def fingerprint(options: Options) -> str:
    """By which findings are known to be out of date."""
    from onrecord.study import fingerprint as step  # noqa: PLC0415

    return step(options)


def grouper() -> "Grouper":
    """The third: which reports are one story."""
    from onrecord import stories  # noqa: PLC0415

    return stories


def gather(  # noqa: PLR0913 - keyword-only, and each its own
    story: Story,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
    options: Options,
    as_of: str | None = None,
    memory: Memory | None = None,
) -> Gathered:
    """The fourth: what the reports of a story come to."""
    from onrecord.gather import gather as step  # noqa: PLC0415

    return step(story, reports, findings, judgements=judgements, options=options, as_of=as_of, memory=memory)


def revise(
    gathered: Gathered,
    reports: Sequence[Report],
    findings: Mapping[str, Findings],
    *,
    judgements: Sequence[Judgement],
) -> dict[str, Findings]:
    """Beside it: findings as judgements and the story's dates leave them, where that is otherwise than study did."""
    from onrecord.applied import apply, dated  # noqa: PLC0415

    revised = {}
    for key, found in apply(reports, findings, judgements).findings.items():
        published = gathered.published.get(key, found.published)
        fitted = dated(found, published) if published != found.published else found
        if fitted != findings[key]:
            revised[key] = fitted
    return revised


class Steps(NamedTuple):
    """The steps from what comes in to a story; a record takes others in their place, as long as they are pure."""

    read_all: Callable[..., Iterable[Report | Rejection]] = read_all
    study: Callable[..., Findings] = study
    fingerprint: Callable[[Options], str] = fingerprint
    grouper: Callable[[], "Grouper"] = grouper
    gather: Callable[..., Gathered] = gather
    revise: Callable[..., dict[str, Findings]] = revise


REAL = Steps()
