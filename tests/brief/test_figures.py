"""Figures in the brief: what is noted of a whole and of its parts, on the page and in Markdown."""

from msgspec.structs import replace

from onrecord import brief
from onrecord.store.views import StoryView

from .fixture import story_view


def with_sum(view: StoryView) -> StoryView:
    """The story, with one of its figures made up of two others."""
    injured, *others = view.figures()
    first, *between, whole, last, undated = injured.points
    points = (
        replace(first, whole=whole.quantity),
        *between,
        replace(whole, parts=(first.quantity, last.quantity)),
        replace(last, whole=whole.quantity),
        undated,
    )
    gathered = replace(view.gathered, figures=(replace(injured, points=points), *others))
    reports = {report.id: report for report in view.reports()}
    return StoryView(gathered, reports, {key: view.findings(key) for key in reports}, versions=view.versions)


def test_a_whole_tells_its_parts_and_each_part_its_whole() -> None:
    text = brief.markdown(with_sum(story_view()))
    rows = [line for line in text.splitlines() if "= 30 + 60" in line or "part of 61" in line]
    assert ["part of 61" in row for row in rows] == [True, False, True]
    assert "“61”" in rows[1]
    assert "= 30 + 60" not in brief.markdown(story_view())


def test_the_page_tells_the_same() -> None:
    page = brief.html(with_sum(story_view()))
    assert page.count('<span class="note">part of 61</span>') == 2
    assert page.count('<span class="note">= 30 + 60</span>') == 1
