"""What a quoted speaker retells, in a record: every view names who tells it."""

import re
from pathlib import Path

from onrecord import brief
from onrecord.record import Record
from onrecord.reports.report import Published, Report, report_id

TEXT = (
    "The pump at Ostrow failed on Monday. “The inspector, Jon Adler, told me that the pump was older than the house,”"
    " said Mira Voss, who lives beside it. The water board said the pump was new."
)
TOLD = "Jon Adler, as told by Mira Voss"


def test_every_view_names_who_retells_it(tmp_path: Path) -> None:
    published = Published(earliest="2031-03-05", latest="2031-03-05", basis="declared")
    report = Report(id=report_id(TEXT, None, "Ostrow Echo"), text=TEXT, outlet="Ostrow Echo", published=published)
    with Record.open(tmp_path / "record.db") as record:
        record.add([report])
        view = record.story(record.stories()[0].id)
        (inner,) = (statement for statement in view.statements() if statement.retold)
        outer = next(statement for statement in view.statements() if statement.id == inner.within)
        assert view.as_told(inner) == ", as told by Mira Voss"
        assert view.as_told(outer) == ""
        assert f"speaker {TOLD}, act" in record.why(inner.id).rule
        assert record.cite(inner.id).speaker == TOLD
        assert record.verify() == []
        for page in (brief.markdown(view), brief.html(view)):
            assert "as told by Mira Voss" in re.sub(r"<[^>]+>", "", page)
