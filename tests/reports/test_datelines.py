"""The dateline before a paragraph is no part of its sentence."""

import pytest

from onrecord.reports import make_report
from onrecord.study import study

REST = "The harbour council said the crane had failed twice before dawn on the old quay."


@pytest.mark.parametrize(
    "dateline",
    [
        "VIGO, Spain (Wire Press) — ",
        "VIGO, March 3, 2031 (Wire) - ",
        "Vigo (Wire Press) — ",
        "VIGO: ",
        "PORTO/VIGO -- ",
    ],
)
def test_a_dateline_is_a_region_of_its_own(dateline: str) -> None:
    report = make_report(f"{dateline}{REST}\n\n{REST} It will be mended.")
    told = [(report.quote(region.span), region.sign) for region in report.regions]
    assert told[0] == (dateline.strip(), "dateline")
    found = study(report)
    assert report.quote(found.sentences[1]) == REST
    assert report.quote(found.statements[0].source) == "The harbour council"


@pytest.mark.parametrize("opening", ["", "NATO ", "The U.S. ", "Vigo - a port - "])
def test_what_only_looks_like_one_is_prose(opening: str) -> None:
    report = make_report(f"{opening}{REST}\n\n{REST} It will be mended.")
    assert [region.sign for region in report.regions if region.sign == "dateline"] == []


def test_a_dateline_still_dates_the_report() -> None:
    report = make_report(f"VIGO, March 3, 2031 (Wire) - {REST}\n\n{REST} It will be mended.")
    assert (study(report).published.day, study(report).published.basis) == ("2031-03-03", "dateline")
