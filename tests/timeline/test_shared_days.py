"""An undated report takes its year from a happening that a dated one tells too."""

from onrecord.findings import Findings
from onrecord.reports.report import Published, Report
from onrecord.study import study
from onrecord.timeline.shared_days import proofs

DATED = "Lisbon and Madrid signed the fisheries treaty in Vigo in June 2031, the harbour council said."
DAY = Published(earliest="2031-07-02", latest="2031-07-02", basis="given")


def _proofs(undated: str, dated: str = DATED) -> dict[str, tuple[str, str]]:
    reports = [Report(id="r1", text=dated, published=DAY), Report(id="r2", text=undated)]
    findings: dict[str, Findings] = {report.id: study(report) for report in reports}
    published = {key: found.published for key, found in findings.items()}
    return {key: (p.earliest, p.latest) for key, p in proofs(reports, findings, published).items()}


def test_a_day_of_last_year_that_another_report_dates_gives_the_year() -> None:
    text = "Lisbon and Madrid signed the fisheries treaty in Vigo on June 18 last year."
    assert _proofs(text) == {"r2": ("2032-01-01", "2032-12-31")}


def test_an_upcoming_day_without_its_year_bounds_the_date() -> None:
    dated = "The harbour council of Vigo will open the fisheries treaty museum on 9 May 2033."
    text = "The fisheries treaty museum of Vigo will open on May 9."
    assert _proofs(text, dated) == {"r2": ("2032-11-07", "2033-05-09")}


def test_another_happening_of_that_month_proves_nothing() -> None:
    assert _proofs("A ferry sank off Porto on June 18 last year.") == {}


def test_a_dated_report_is_left_as_it_is() -> None:
    text = "Lisbon and Madrid signed the fisheries treaty in Vigo on June 18 last year."
    reports = [Report(id="r1", text=DATED, published=DAY), Report(id="r2", text=text, published=DAY)]
    findings = {report.id: study(report) for report in reports}
    assert proofs(reports, findings, {report.id: DAY for report in reports}) == {}
