"""The section on who did what to whom: a table of parties, a drawing beside, and nothing but words of reports."""

from typing import Any

import msgspec
import pytest
from lxml import etree
from lxml import html as parser

from onrecord import brief
from onrecord.relations import Relation
from onrecord.spans import Span
from onrecord.store.views import StoryView

from .fixture import story_view

HOSTILE = '<script>alert(1)</script>"'


def relation(key: str, agent: str, patient: str | None, span: Span, **more: Any) -> Relation:
    chosen: dict[str, Any] = {
        "id": key, "type": "ACCUSE", "mode": "told", "agent": agent, "agent_side": None, "patient": patient,
        "patient_side": None, "mutual": False, "earliest": None, "latest": None, "basis": "unknown", "place": None,
        "figures": (), "spans": (span,), "triggers": (span,),
    }  # fmt: skip
    return Relation(**chosen | more)


def with_relations(view: StoryView, relations: tuple[Relation, ...]) -> StoryView:
    gathered = msgspec.structs.replace(view.gathered, relations=relations)
    reports = {report.id: report for report in view.reports()}
    findings = {report.id: view.findings(report.id) for report in view.reports()}
    return StoryView(gathered, reports, findings, versions=view.versions)


@pytest.fixture(scope="module")
def view() -> StoryView:
    plain = story_view()
    ids = {entity.name: entity.id for entity in plain.entities()}
    span = plain.prospects()[0].span
    return with_relations(
        plain,
        (
            relation("l1", ids["Norvia"], ids["Marek Tull"], span, agent_side="nv"),
            relation("l2", ids["Anton Reyl"], ids["Marek Tull"], span, agent_side="nv", type="AID"),
            relation("l3", ids["Marek Tull"], ids["Norvia"], span, patient_side="nv", mode="negated"),
            relation("l4", ids["Petra Vance"], ids["Norvia"], span, agent_side="em", patient_side="nv", type="ASSAULT"),
        ),
    )


@pytest.fixture(scope="module")
def section(view: StoryView) -> etree._Element:
    (found,) = parser.document_fromstring(brief.html(view)).xpath("//section[@id='relations']")
    return found


def test_a_row_for_each_two_parties(section: etree._Element) -> None:
    rows = [
        [" ".join(cell.itertext()).strip() for cell in row.xpath("./th|./td")]
        for row in section.xpath(".//tbody/tr[th]")
    ]
    assert [(row[0].strip("\u2068\u2069"), row[1].strip("\u2068\u2069")) for row in rows] == [
        ("Norvia", "Marek Tull"),
        ("Estmark", "Norvia"),
    ]
    assert rows[0][2].split() == ["Accuse,", "Aid", "cooperation"]
    assert rows[1][2].split() == ["Assault", "conflict"]


def test_the_words_are_a_report_s(section: etree._Element, view: StoryView) -> None:
    span = view.prospects()[0].span
    assert view.quote(span) in ["".join(piece.itertext()) for piece in section.xpath(".//bdi[@class='piece']")]


def test_the_table_comes_before_the_drawing(section: etree._Element) -> None:
    assert [child.get("class") for child in section.xpath("./div[@class='tied']/div")] == ["scroll", "drawn"]


def test_the_drawing_says_in_words_what_it_shows(section: etree._Element) -> None:
    (drawing,) = section.xpath(".//svg[contains(@class, 'network')]")
    assert drawing.get("role") == "img"
    assert "3 parties" in drawing.findtext("title")
    assert "Norvia to Marek Tull: 2" in drawing.findtext("desc")
    assert len(drawing.xpath(".//circle")) == 3
    assert len(drawing.xpath(".//path[@stroke-dasharray]")) == 1


def test_markdown_has_a_line_for_each_two_parties(view: StoryView) -> None:
    text = brief.markdown(view)
    (_, section) = text.split("## Who did what to whom\n\n")
    lines = section.partition("\n\n")[0].splitlines()
    assert [line.partition(".")[0] for line in lines] == [
        "- **Norvia** to **Marek Tull**, cooperation: Accuse, Aid",
        "- **Estmark** to **Norvia**, conflict: Assault",
    ]
    assert all("[^" in line for line in lines)
    assert "Who did what" not in brief.markdown(story_view())


def test_without_ties_there_is_no_section() -> None:
    page = brief.html(story_view())
    assert 'id="relations"' not in page
    assert "#relations" not in page


def test_names_are_words_and_nothing_else(view: StoryView) -> None:
    entities = tuple(msgspec.structs.replace(e, name=HOSTILE) if e.name == "Marek Tull" else e for e in view.entities())
    plain = with_relations(view, view.relations())
    hostile = StoryView(
        msgspec.structs.replace(plain.gathered, entities=entities),
        {report.id: report for report in plain.reports()},
        {report.id: plain.findings(report.id) for report in plain.reports()},
    )
    (found,) = parser.document_fromstring(brief.html(hostile)).xpath("//section[@id='relations']")
    assert found.xpath(".//script") == []
    assert any(HOSTILE[:10] in "".join(text.itertext()) for text in found.xpath(".//svg//text"))
