"""What is read of a report, and that its offsets are those of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.options import Options
from onrecord.reading import Tree, model_version, read
from onrecord.reports.report import Region, Report
from onrecord.spans import Span

TEXT = "Harbour news\nShare this page\nAna Ruiz spoke on Monday. The quay is old."


def _report(text: str, *regions: tuple[int, int, str]) -> Report:
    made = tuple(Region(span=Span("r1", s, e), kind=kind, sign="test") for s, e, kind in regions)  # type: ignore[arg-type]
    return Report(id="r1", text=text, regions=made)


def test_boilerplate_is_not_read_and_regions_are_told() -> None:
    report = _report(TEXT, (0, 12, "heading"), (13, 28, "boilerplate"))
    reading = read(report)
    assert [(TEXT[s.start : s.end], s.region) for s in reading.sentences] == [
        ("Harbour news", "heading"),
        ("Ana Ruiz spoke on Monday.", "prose"),
        ("The quay is old.", "prose"),
    ]


def test_a_region_within_a_line_cuts_it() -> None:
    text = "The quay is old. [AFP] The crane is new."
    reading = read(_report(text, (17, 22, "boilerplate")))
    assert "AFP" not in [token.text for token in reading.tokens]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_token_is_its_slice_of_the_text(text: str) -> None:
    reading = read(_report(text))
    assert all(text[token.start : token.end] == token.text for token in reading.tokens)
    starts = [token.start for token in reading.tokens]
    assert starts == sorted(starts)


def test_a_report_reads_the_same_beside_others() -> None:
    alone = read(_report(TEXT))
    for other in ("A quay. " * 50, "Ships."):
        read(_report(other))
        assert read(_report(TEXT)) == alone


def test_a_line_without_end_is_cut_and_read() -> None:
    reading = read(_report("quay " * 5_000))
    assert len(reading.tokens) == 5_000


def test_the_tree_knows_extents_and_subjects() -> None:
    reading = read(_report("The old harbour master said that the quay was sinking."))
    tree = Tree(reading)
    verb = next(i for i, token in enumerate(reading.tokens) if token.text == "said")
    subject = tree.subject(verb)
    assert subject is not None
    assert [reading.tokens[i].text for i in range(*tree.extent(subject))] == ["The", "old", "harbour", "master"]


@pytest.mark.parametrize("model", ["no_such_model", "no such model"])
def test_a_missing_model_is_named(model: str) -> None:
    with pytest.raises(ModelError, match=model):
        model_version(Options(model=model))
