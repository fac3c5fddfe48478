"""What grouping needs to know of a report, so that a large record is grouped without reading its reports again."""

import hashlib
from collections.abc import Mapping, Sequence
from sys import intern

import msgspec
from msgspec.structs import replace

from onrecord.findings import Findings
from onrecord.memory import digest
from onrecord.reports.report import Published, Report
from onrecord.stories.profile import Profile, profile
from onrecord.stories.words import WORD

LINE = 90  # code points of a first line that stands for a title


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A report, as far as grouping looks at it.

    Attributes:
        id: of the report.
        same: a hash that reports with the same title and text share.
        published: what the report brought, else what study found in it.
        title: as printed; None where it has none.
        line: the first line that is a heading or prose, cut at a word's end.
        profile: what it is about.
    """

    id: str
    same: str
    published: Published
    title: str | None
    line: str
    profile: Profile

    @property
    def light(self) -> "Card":
        """Without what only scores are made from, which is most of it."""
        keys = tuple(map(intern, self.profile.keys))
        return replace(self, profile=replace(self.profile, terms=b"", weights=b"", meaning=b"", keys=keys))

    @property
    def key(self) -> str:
        """A hash of all of it."""
        return digest(self)


def card(report: Report, found: Findings | None) -> Card:
    """The card of a report, from that report alone."""
    same = hashlib.sha256(f"{report.title or ''}\x1f{report.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Card(
        id=report.id,
        same=same,
        published=found.published if found and report.published.basis == "unknown" else report.published,
        title=report.title,
        line=_first_line(report),
        profile=profile(report, found),
    )


def cards(reports: Sequence[Report], findings: Mapping[str, Findings]) -> list[Card]:
    """The cards of some reports, each once."""
    return [card(each, findings.get(each.id)) for each in {report.id: report for report in reports}.values()]


def _first_line(report: Report) -> str:
    skipped = {region.span.start for region in report.regions if region.kind in {"boilerplate", "byline"}}
    start = 0
    for line in report.text.splitlines(keepends=True):
        words = line.strip()
        if words and start not in skipped and WORD.search(words):
            return words if len(words) <= LINE else words[:LINE].rsplit(" ", 1)[0] + " …"
        start += len(line)
    return report.id
