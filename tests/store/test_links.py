"""Ids that name nothing: a figure's parts and its whole are quantities of its own report."""

import msgspec
import pytest

from onrecord.figures.nouns import FigureSeries, Point
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.quantities.nouns import Quantity
from onrecord.spans import Span
from onrecord.store import links
from onrecord.stories.nouns import Story


def counted(report: str, start: int) -> Quantity:
    return Quantity(id=f"q{report}{start}", span=Span(report, start, start + 2), low=12.0)


FINDINGS = {
    key: Findings(report=key, fingerprint="made", quantities=(counted(key, 0), counted(key, 5))) for key in ("r1", "r2")
}
POINT = Point(
    quantity="qr10", span=Span("r1", 0, 2), statement=None, speaker=None, source="Ledger", side=None, earliest=None,
    latest=None, low=12.0, high=None, bound="exact", change=None, unit=None, parts=("qr15",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({}, []),
        ({"parts": (), "whole": "qr15"}, []),
        ({"parts": ("qr15", "qr25")}, ["qr25"]),
        ({"whole": "qr20"}, ["qr20"]),
        ({"quantity": "gone", "whole": "away"}, ["away", "gone"]),
    ],
)
def test_parts_and_wholes_are_quantities_of_the_same_report(change: dict[str, object], lost: list[str]) -> None:
    series = FigureSeries(id="f1", counted="boats", points=(msgspec.structs.replace(POINT, **change),))
    gathered = Gathered(story=Story(id="s1", name="", reports=("r1", "r2")), published={}, figures=(series,))
    assert list(links.broken(gathered, FINDINGS)) == [f"the quantity {key} is named, and is not there" for key in lost]
