"""Marks in a text: nested where they overlap, exact, and safe whatever the text holds."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from onrecord.brief.marks import Anchors, blocks, isolated, link, visible
from onrecord.reports.report import Region, Report
from onrecord.spans import Span

CALM = "abc <&>\"' é😀\n\t“”"


def report(text: str, regions: tuple[Region, ...] = ()) -> Report:
    return Report(id="r1", text=text, regions=regions)


@given(st.data())
def test_any_overlapping_ranges_keep_the_text_and_mark_exactly_their_own_words(data: st.DataObject) -> None:
    text = data.draw(st.text(CALM, min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(st.lists(ends, max_size=6, unique=True))
    sentences = tuple(Span("r1", *pair) for pair in data.draw(st.lists(ends, max_size=2, unique=True)))
    anchors = Anchors(["r1"])
    keys = {anchors.words((Span("r1", *pair),)): pair for pair in spans}
    found = blocks(report(text), sentences, anchors.places.get("r1", {}), "r1")
    page = parser.fragment_fromstring("".join(f"<p>{block.markup}</p>" for block in found), create_parent=True)
    assert page.text_content() == "".join(line for line in text.split("\n") if line.strip())
    ids = page.xpath(".//@id")
    assert len(ids) == len(set(ids))
    for key, (start, end) in keys.items():
        marked = "".join(p.text_content() for p in page.xpath(".//*[@id=$k or @data-of=$k]", k=key))
        lines = text[start:end].replace("\n", "")
        assert marked == lines or not marked.strip() or "".join(marked.split()) == "".join(lines.split())


def test_crossing_ranges_are_marked_piece_by_piece() -> None:
    anchors = Anchors(["r1"])
    one, two = anchors.words((Span("r1", 0, 6),)), anchors.words((Span("r1", 4, 9),))
    (block,) = blocks(report("abcdefghij"), (), anchors.places["r1"], "r1")
    assert str(block.markup) == (
        f'<span class="w" id="{one}">abcd<span class="w" id="{two}">ef</span></span>'
        f'<span class="w" data-of="{two}">ghi</span>j'
    )


def test_words_in_several_pieces_share_one_anchor() -> None:
    anchors = Anchors(["r1"])
    key = anchors.words((Span("r1", 0, 2), Span("r1", 4, 6)))
    (block,) = blocks(report("abcdefgh"), (), anchors.places["r1"], "r1")
    assert anchors.scattered() == [key]
    assert str(block.markup) == f'<span class="w" id="{key}">ab</span>cd<span class="w" data-of="{key}">ef</span>gh'


def test_regions_of_whole_lines_are_labelled_once_and_others_marked_in_place() -> None:
    text = "Advert one\nAdvert two\nprose a@b.example prose"
    regions = (
        Region(span=Span("r1", 0, 21), kind="boilerplate", sign="advert line"),
        Region(span=Span("r1", 28, 39), kind="boilerplate", sign="masked e-mail"),
    )
    found = blocks(report(text, regions), (), {}, "r1")
    assert [(block.style, block.label) for block in found] == [
        ("region boilerplate", "boilerplate: advert line"),
        ("region boilerplate", ""),
        ("", ""),
    ]
    assert '<span class="region boilerplate">a@b.example</span>' in str(found[2].markup)


def test_a_long_line_with_many_marks_takes_bounded_work() -> None:
    text = "word " * 20_000
    anchors = Anchors(["r1"])
    for start in range(0, len(text) - 30, 25):
        anchors.words((Span("r1", start, start + 30),))
    (block,) = blocks(report(text), (), anchors.places["r1"], "r1")
    assert parser.fragment_fromstring(f"<p>{block.markup}</p>").text_content() == text


def test_only_web_addresses_become_links() -> None:
    assert link("https://news.example/a?b=1") == "https://news.example/a?b=1"
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//news.example",
        "https://",
        "ftp://a.example",
    ):
        assert link(url) is None
    for odd in ("java\nscript:alert(1)", "https://a.example/\u202e", "https://a .example", "http://[", "", None):
        assert link(odd) is None


def test_control_characters_are_shown_one_for_one() -> None:
    text = "a\x00b\x1bc\x7fd\x85e\ud800f\tg\nh"
    assert visible(text) == "a␀b␛c\ufffdd\ufffde\ufffdf\tg\nh"
    assert visible(7) == 7
    assert isolated("<x>\u202e") == '<bdi dir="auto" class="odd">&lt;x&gt;\u202e</bdi>'


def test_anchors_tell_reports_apart_by_as_little_as_it_takes() -> None:
    anchors = Anchors(["r1234567", "r1234599", "rab<cdef"])
    assert [anchors.report(key) for key in anchors.reports] == ["r123456", "r123459", "rab_cde"]
