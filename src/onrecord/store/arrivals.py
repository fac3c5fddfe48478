"""Reports that arrived more than once, with other metadata: which of them the record shows.

All that differ are kept as a set, and the choice is made from the set alone, so that no order of arrival can change it.
"""

from collections.abc import Iterable

import msgspec

from onrecord.reports.report import Published, Region, Report
from onrecord.store.codec import digest, encode

# Of dates that came with a report, the one that its publisher printed is taken before one read off the address, and
# that before one that was given for it; `unknown` comes last.
_BASES = ("declared", "url", "given", "dateline", "inferred", "story", "unknown")


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What came with a report's text, as one source had it."""

    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: Published
    language: str
    regions: tuple[Region, ...]
    extractor: str
    notes: tuple[str, ...]

    @property
    def hash(self) -> str:
        """By which a second arrival with the same metadata is known."""
        return digest(encode(self))


def arrival(report: Report) -> Arrival:
    """What came with a report's text."""
    return Arrival(**{name: getattr(report, name) for name in Arrival.__struct_fields__})


def choose(key: str, text: str, arrived: Iterable[Arrival]) -> Report:
    """The report that the record shows for a text, from all that arrived with it.

    A date is chosen by its basis, then its narrowness, then its value; any other value by code point. What hangs
    together (the extractor with its regions, language and notes) is taken together.
    """
    ordered = sorted(arrived, key=lambda each: (each.extractor, encode(each)))
    return Report(
        id=key,
        text=text,
        title=_least(each.title for each in ordered),
        byline=_least(each.byline for each in ordered),
        outlet=_least(each.outlet for each in ordered),
        url=_least(each.url for each in ordered),
        published=min((each.published for each in ordered), key=_weight),
        language=ordered[0].language,
        regions=ordered[0].regions,
        extractor=ordered[0].extractor,
        notes=tuple(dict.fromkeys(note for each in ordered for note in each.notes)),
    )


def content(report: Report) -> str:
    """Hash of everything of a report that may change what is found in it."""
    return digest(encode(msgspec.structs.replace(report, source="", notes=())))


def _least(values: Iterable[str | None]) -> str | None:
    return min((value for value in values if value), default=None)


def _weight(published: Published) -> tuple[object, ...]:
    width = (published.earliest is None) + (published.latest is None) + (published.day is None)
    return _BASES.index(published.basis), width, published.earliest or "", published.latest or "", published.spans
