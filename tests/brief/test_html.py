"""The page: self-contained, safe, sound in its links and headings, and every line of it a span of a report."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from lxml import etree
from lxml import html as parser

from onrecord import brief
from onrecord.brief import desk
from onrecord.brief.desk import Limits
from onrecord.brief.marks import visible
from onrecord.findings import Findings
from onrecord.gathered import Gathered
from onrecord.store.views import StoryView
from onrecord.stories.nouns import Story

from .fixture import TEXTS, story_view

SHAPES = ("conceded", "corroborated", "disputed", "denied", "asserted", "alleged")


@pytest.fixture(scope="module")
def view() -> StoryView:
    return story_view()


@pytest.fixture(scope="module")
def source(view: StoryView) -> str:
    return brief.html(view)


@pytest.fixture(scope="module")
def page(source: str) -> etree._Element:
    return parser.document_fromstring(source)


def shown(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_id_is_there_once_and_every_link_within_the_page_leads_somewhere(page: etree._Element) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) > 100
    inner = [href for href in page.xpath("//@href") if href.startswith("#")]
    assert len(inner) > 100
    assert {href[1:] for href in inner} <= set(ids)
    for attribute in ("aria-labelledby", "aria-describedby"):
        for value in page.xpath(f"//@{attribute}"):
            assert set(value.split()) <= set(ids)


def test_nothing_is_fetched_from_anywhere(page: etree._Element) -> None:
    assert page.xpath("//@src | //@srcset | //@data | //@action | //@poster | //@style") == []
    outer = page.xpath("//*[@href and not(starts-with(@href, '#'))]")
    assert {element.tag for element in outer} == {"a"}
    assert all(element.get("href").startswith("https://news.example/") for element in outer)
    assert all(element.get("rel") == "noopener noreferrer" for element in outer)
    assert "url(" not in page.findtext(".//style")
    assert "@import" not in page.findtext(".//style")


def test_the_policy_lets_only_the_pages_own_style_and_script_run(page: etree._Element) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = page.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_policy_stands_before_what_it_governs(source: str) -> None:
    assert source.index("Content-Security-Policy") < source.index("<style>") < source.index("<script>")


def test_hostile_words_are_shown_and_never_live(page: etree._Element, source: str) -> None:
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//img | //iframe | //object | //embed | //b[@onclick]") == []
    assert not [name for element in page.iter() for name in element.attrib if name.lower().startswith("on")]
    assert not [href for href in page.xpath("//@href") if "javascript" in href.lower()]
    assert "<script>alert(1)</script>" in shown(page)
    assert "<b onclick=alert(3)>the valve</b>" in shown(page)
    assert "javascript:alert(5)" in shown(page)
    assert "\x07" not in source
    assert "␇" in source


def test_characters_that_turn_the_direction_stay_within_their_own_box(page: etree._Element) -> None:
    for element in page.iter("p", "h1", "h3", "a", "span", "td", "th", "li", "b"):
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if not set("\u202e\u2069") & set(own):
            continue
        assert element.xpath("ancestor-or-self::p[@dir='auto']")
    for element in page.iter("bdi"):
        if set("\u202e\u2069") & set(element.text or ""):
            assert element.get("class") in {"odd", "piece", "around"}


def test_every_line_shown_is_a_slice_of_its_report(page: etree._Element, view: StoryView) -> None:
    lines = page.xpath("//a[contains(concat(' ', @class, ' '), ' words ')]")
    assert len(lines) > 60
    for line in lines:
        text = view.report(line.get("data-report")).text
        places = [tuple(map(int, pair.split("-"))) for pair in line.get("data-spans").split()]
        pieces = [piece.text for piece in line.xpath("bdi[@class='piece']")]
        assert pieces == [visible(text[start:end]) for start, end in places]


def test_text_beside_the_words_is_the_reports_own_too(page: etree._Element, view: StoryView) -> None:
    around = page.xpath("//bdi[@class='around']")
    assert len(around) > 30
    for element in around:
        line = element.xpath("ancestor::a[1] | preceding-sibling::a[1] | following-sibling::a[1]")[0]
        text = view.report(line.get("data-report")).text
        places = [tuple(map(int, pair.split("-"))) for pair in line.get("data-spans").split()]
        if element.getparent() is line:
            assert element.text == text[places[0][1] : places[1][0]]
        elif element.getnext() is line:
            assert text[: places[0][0]].endswith(element.text)
        else:
            assert text[places[-1][1] :].startswith(element.text)


def test_a_line_leads_to_its_very_words(page: etree._Element) -> None:
    for line in page.xpath("//a[contains(concat(' ', @class, ' '), ' words ')]"):
        anchor = line.get("href")[1:]
        (first,) = page.xpath("//*[@id=$anchor]", anchor=anchor)
        assert first.xpath("ancestor::article[@class='text']")
        rest = page.xpath("//*[@data-of=$anchor]", anchor=anchor)
        marked = "".join(shown(piece) for piece in (first, *rest)).replace(" ", "")
        assert marked == "".join(shown(piece) for piece in line.xpath("bdi[@class='piece']")).replace(" ", "")


def test_the_full_texts_are_whole(page: etree._Element, view: StoryView) -> None:
    bodies = page.xpath("//article[@class='text']/div[@class='body']")
    for body, report in zip(bodies, view.reports(), strict=True):
        text = "".join(body.xpath(".//text()[not(parent::span[@class='label'])]"))
        assert "".join(text.split()) == "".join(str(visible(report.text)).split())


def test_regions_are_told_in_words(page: etree._Element) -> None:
    labels = {shown(label) for label in page.xpath("//article//p[contains(@class, 'region')]")}
    assert "Story continues below" in labels or any(label.endswith("Story continues below") for label in labels)
    boilerplate = page.xpath("//article//p[contains(@class, 'boilerplate')]")
    assert len(boilerplate) == 2
    assert page.xpath("//span[contains(@class, 'region caption')][text()='200,000 ']") == []


def test_headings_go_down_one_level_at_a_time(page: etree._Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_has_landmarks_and_a_way_past_them(page: etree._Element) -> None:
    assert page.get("lang") == "en"
    for tag in ("main", "footer"):
        assert len(page.xpath(f"//{tag}")) == 1
    assert len(page.xpath("//body/header")) == 1
    assert page.xpath("//nav/@aria-label") == ["Sections"]
    assert page.xpath("//body/a[@class='skip']/@href") == ["#main"]
    assert all(cell.get("scope") in {"col", "row"} for cell in page.iter("th"))
    assert all(table.xpath("caption") for table in page.iter("table"))
    for drawn in page.xpath("//svg[not(@aria-hidden)]"):
        assert drawn.get("role") == "img"
        assert shown(drawn.find("title"))
        assert shown(drawn.find("desc"))


def test_a_standing_is_told_by_a_word_and_a_shape(page: etree._Element) -> None:
    shapes = {symbol.get("id"): etree.tostring(symbol) for symbol in page.iter("symbol")}
    drawings = {re.sub(rb' id="[^"]*"', b"", drawing) for drawing in shapes.values()}
    assert len(drawings) == len(shapes)
    tags = page.xpath("//span[starts-with(@class, 'status ')]")
    assert len(tags) > 15
    for tag in tags:
        assert tag.xpath(".//use/@href")[0][1:] in shapes
        assert shown(tag)
    assert [section.get("id") for section in page.xpath("//section[@id='stands']/section")] == list(SHAPES)


def test_a_denial_that_became_an_admission_shows_its_history(page: etree._Element) -> None:
    (card,) = page.xpath("//section[@id='conceded']//li[@class='claim']")
    steps = [shown(step) for step in card.xpath(".//ol[@class='steps']/li")]
    assert steps == ["Asserted from 3 Mar 2025", "Disputed from 5 Mar 2025", "Conceded since 26 Mar 2025"]
    assert "1 to 4 origins" in shown(card)
    assert "counts for nothing: confidence 0.42" in shown(card)
    assert len(card.xpath(".//span[@class='decisive']")) == 3


def test_who_said_what_groups_speakers_and_keeps_the_unresolved_apart(page: etree._Element) -> None:
    voices = [shown(h3) for h3 in page.xpath("//section[@id='said']//section/h3")]
    assert voices[0] == "Ruth Calder for Norvia 4"
    assert voices[-1] == "Speaker not resolved 2"
    said = shown(page.xpath("//section[@id='said']")[0])
    assert "“he”, not resolved" in said
    assert "relayed by Meridian Press Agency" in said
    assert "named as “She”" in said
    assert "Same words in: Valley Courier, 4 Mar 2025" in said


def test_filters_wait_for_the_script(page: etree._Element) -> None:
    (form,) = page.xpath("//form")
    assert form.get("hidden") is not None
    names = {option.get("value") for option in form.xpath(".//select[@name='side']/option")}
    assert names == {"", "Norvia", "Estmark"}
    keys = set(page.xpath("//section[@id='said']//li/@data-speaker"))
    assert keys == set(form.xpath(".//select[@name='speaker']/option/@value")) - {""}
    assert page.xpath("//section[@id='said']//li[@hidden]") == []


def test_doubtful_lines_stand_apart(page: etree._Element) -> None:
    apart = shown(page.xpath("//section[@id='doubtful']")[0])
    assert "he called it an accident" in apart
    assert "below the floor" in apart
    assert "1 judgement no longer fits" in apart
    assert "he called it an accident" not in shown(page.xpath("//section[@id='said']")[0])
    assert "he called it an accident" not in shown(page.xpath("//section[@id='stands']")[0])


def test_figures_stand_in_a_drawing_and_a_table(page: etree._Element) -> None:
    (series,) = page.xpath("//figure[@id='figure-f1injured']")
    assert len(series.xpath(".//tbody/tr")) == 6
    (wide,) = series.xpath(".//div[@class='wide']/svg")
    assert len(wide.xpath(".//g[starts-with(@class, 'mark')]")) == 6
    assert "undated" in wide.xpath("text/text()")
    assert "fewer than 10" in shown(series)
    assert "conflicts with another side" in shown(series)
    assert "a nurse at the Tarven hospital, undated: about 70" in shown(wide.find("desc"))
    assert len(set(wide.xpath(".//*[contains(@class, 'shape')]/@d"))) >= 2


def test_the_timeline_shows_how_exact_dates_are_and_sets_conflicts_side_by_side(page: etree._Element) -> None:
    whens = [shown(when) for when in page.xpath("//section[@id='timeline']//p[@class='when']")]
    assert whens[0] == "1962 to the year"
    assert whens[-1] == "Apr 2025 to the month, ahead when reported"
    (parted,) = page.xpath("//li[contains(@class, 'conflict')]")
    assert [shown(date) for date in parted.xpath(".//span[@class='date']")] == ["1 Mar 2025", "2 Mar 2025"]


def test_what_was_expected_says_what_became_of_it(page: etree._Element) -> None:
    lines = [shown(p) for p in page.xpath("//section[@id='expected']//p[@class='stand']")]
    assert lines[0].startswith("Came about expected: between 9 Mar and 30 Apr 2025 likelihood: “expects”")
    assert lines[1] == "Lapsed expected: 20 Mar 2025 or earlier"


def test_each_report_tells_where_it_is_from(page: etree._Element) -> None:
    rows = [shown(row) for row in page.xpath("//li[@class='report-row']")]
    assert len(rows) == len(TEXTS)
    assert "3 Mar 2025, declared by the page" in rows[0]
    assert "1 quoted passage that no statement covers" in rows[0]
    assert "“No one told us to leave,”" in rows[0]
    assert "Copy of report 1, The Tarven Herald (93% of its words): it credits Meridian Press Agency" in rows[1]
    assert "about 40% of the page’s visible text is missing" in rows[1]
    assert "between 5 and 6 Mar 2025, inferred from the text" in rows[2]
    assert "Shares a passage with report 6" in rows[4]
    assert "Edited version of report 5, 26 Mar 2025" in rows[5]
    assert "narrowed by the story" in rows[6]
    assert "Not read: not English: ko" in rows[7]


def test_people_tell_whom_they_speak_for_and_how_that_is_known(page: etree._Element) -> None:
    rows = [[shown(cell) for cell in row] for row in page.xpath("//section[@id='people']//tbody/tr")]
    assert rows[0] == ["Ruth Calder person also Calder", "Defence Minister", "Norvia role: Defence Minister", "4", "2"]
    assert not any("a western official" in row[0] for row in rows)


def test_the_same_record_gives_the_same_page(source: str) -> None:
    assert brief.html(story_view()) == source


def test_a_hostile_story_name_is_only_text() -> None:
    page = parser.document_fromstring(brief.html(story_view(name="</title><script>alert(9)</script>\u202e")))
    assert len(page.xpath("//script")) == 1
    assert page.findtext(".//title").startswith("</title><script>alert(9)</script>")


def test_a_large_story_carries_only_the_texts_that_its_lines_point_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "LARGE", 3)
    monkeypatch.setattr(desk, "CAPPED", Limits(claims=1, voices=2, statements=1, texts=False))
    page = parser.document_fromstring(brief.html(story_view()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)
    articles = page.xpath("//article[@class='text']")
    assert 0 < len(articles) < len(TEXTS)
    assert len(page.xpath("//li[@class='report-row']")) == len(TEXTS)
    assert "Left off this page, and kept in the record:" in shown(page)
    assert "more speakers" in shown(page)
    assert "3 are in the record and not on this page" in shown(page) or "2 more are in the record" in shown(page)


def test_a_story_of_which_nothing_was_read_still_has_its_page() -> None:
    whole = story_view()
    key = whole.story.reports[-2]
    story = Story(id="s1", name="", reports=(key,))
    view = StoryView(
        Gathered(story=story, published={}), {key: whole.report(key)}, {key: Findings(report=key, fingerprint="f")}
    )
    page = parser.document_fromstring(brief.html(view))
    assert shown(page.find(".//h1")) == "Untitled story"
    assert "dates not known" in shown(page.find(".//header"))
    assert [h2.get("id") for h2 in page.iter("h2")] == ["reports-h", "texts-h", "reading-h"]
    assert brief.markdown(view).startswith("# Untitled story")
