"""onrecord: keeps the record of a developing story: who said what, on whose word, and how it stands."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.errors import (
        BusyDatabase,
        ForeignDatabase,
        ManifestError,
        ModelError,
        NewerDatabase,
        OnrecordError,
        OptionError,
        RecordError,
        ReportError,
        UnknownId,
    )
    from onrecord.findings import Findings
    from onrecord.options import Options
    from onrecord.record import Record, Summary
    from onrecord.reports.arrival import Given, Rejection
    from onrecord.reports.read import read, read_all
    from onrecord.reports.report import Published, Report
    from onrecord.spans import Span
    from onrecord.store.views import StoryView
    from onrecord.study import study

__version__ = "0.1.0"

__all__ = [
    "BusyDatabase",
    "Findings",
    "ForeignDatabase",
    "Given",
    "ManifestError",
    "ModelError",
    "NewerDatabase",
    "OnrecordError",
    "OptionError",
    "Options",
    "Published",
    "Record",
    "RecordError",
    "Rejection",
    "Report",
    "ReportError",
    "Span",
    "StoryView",
    "Summary",
    "UnknownId",
    "__version__",
    "read",
    "read_all",
    "study",
]

lazily(
    __name__,
    {
        "errors": "BusyDatabase ForeignDatabase ManifestError ModelError NewerDatabase"
        " OnrecordError OptionError RecordError ReportError UnknownId",
        "findings": "Findings",
        "options": "Options",
        "record": "Record Summary",
        "reports.arrival": "Given Rejection",
        "reports.read": "read read_all",
        "reports.report": "Published Report",
        "spans": "Span",
        "store.views": "StoryView",
        "study": "study",
    },
)
