"""What arrives, as reports: text, HTML pages, JSON Lines, folders and streams, with their dirt marked, not cut."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.reports.arrival import Given, Rejection
    from onrecord.reports.make import make_report
    from onrecord.reports.published import days_in_links
    from onrecord.reports.read import read, read_all, read_as_is, read_bytes
    from onrecord.reports.regions import find_regions
    from onrecord.reports.report import Published, Region, Report, report_id
    from onrecord.reports.rows import as_is
    from onrecord.reports.turns import Turn, turns

__all__ = [
    "Given",
    "Published",
    "Region",
    "Rejection",
    "Report",
    "Turn",
    "as_is",
    "days_in_links",
    "find_regions",
    "make_report",
    "read",
    "read_all",
    "read_as_is",
    "read_bytes",
    "report_id",
    "turns",
]

lazily(
    __name__,
    {
        "arrival": "Given Rejection",
        "make": "make_report",
        "published": "days_in_links",
        "read": "read read_all read_as_is read_bytes",
        "regions": "find_regions",
        "report": "Published Region Report report_id",
        "rows": "as_is",
        "turns": "Turn turns",
    },
)
