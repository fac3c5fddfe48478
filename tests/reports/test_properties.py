"""What holds for any text and any bytes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReportError
from onrecord.reports import Report, as_is, find_regions, read_bytes
from tests.reports.prose import PARAGRAPHS, TITLE

_DIRT = (
    *PARAGRAPHS,
    TITLE,
    *["", "", "-", "![Divers at the quay on Tuesday](https://i.example/a.jpg)", "[email protected]", "00:00", "(AFP)"],
    *["Advertisement", "Read more:", "By Ada Lund", "BY ADA LUND [[email protected]]", "(0/250)", "with the Daily"],
    *["Divers at the quay on Tuesday. (Photo: AFP)The board met.", "Exit mobile version", "©", "?", "\t", "  indented"],
    *["![", "](", "((", "<b>", "\u2028"],
)
texts = st.lists(st.sampled_from(_DIRT) | st.text(max_size=60), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "", " ", "\r\n"]).map(lambda gap: gap.join(lines))
)


@given(texts)
@settings(deadline=2000)
def test_regions_are_ordered_apart_and_within_the_text(text: str) -> None:
    report = as_is({"id": "r", "text": text})
    at = 0
    for region in report.regions:
        assert at <= region.span.start < region.span.end <= len(report.text)
        words = report.quote(region.span)
        assert words == words.strip()
        at = region.span.end
    assert find_regions(report.text, report="r") == report.regions


@given(st.binary(max_size=3000), st.sampled_from(["a.txt", "a.html", "a", "a.jsonl"]))
@settings(deadline=5000, max_examples=60)
def test_any_bytes_are_a_report_or_an_error(data: bytes, name: str) -> None:
    try:
        report = read_bytes(data, name)
    except ReportError as error:
        assert "\n" not in str(error)
    else:
        assert isinstance(report, Report)
        report.text.encode()


@given(texts, st.sampled_from(["<p>{}</p>", "<div><div>{}</div>", "<html><body><article>{}", "{}"]))
@settings(deadline=5000, max_examples=60)
def test_any_page_is_a_report_or_an_error(text: str, shape: str) -> None:
    try:
        report = read_bytes(shape.format(text).encode("utf-8", "replace"), "a.html")
    except ReportError as error:
        assert str(error)
    else:
        assert all(report.quote(region.span).strip() for region in report.regions)
