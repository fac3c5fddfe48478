"""A report's own words: its text outside boilerplate, and its opening, which tells what is new in it."""

from collections.abc import Iterator

from onrecord.reports.report import Report


def prose(report: Report) -> Iterator[tuple[int, str]]:
    """The stretches of the text that are no boilerplate, each with where it begins."""
    start = 0
    for region in report.regions:
        if region.kind == "boilerplate":
            if start < region.span.start:
                yield start, report.text[start : region.span.start]
            start = max(start, region.span.end)
    if start < len(report.text):
        yield start, report.text[start:]


def opening(report: Report, length: int) -> str:
    """The first `length` code points of title and text; a title that the text repeats stands once."""
    parts: list[str] = []
    left = length
    for _, piece in prose(report):
        parts.append(piece[:left] if parts else piece.lstrip()[:left])
        left -= len(parts[-1])
        if left <= 0:
            break
    text = "".join(parts)
    return text if not report.title or text.startswith(report.title) else f"{report.title}\n{text}"[:length]
