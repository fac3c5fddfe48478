"""Copies among invented reports: which kind, which way, and the same words on both sides."""

import random
import time

from onrecord.copies import Copy, find
from onrecord.copies.credits import Credits, credits_of
from onrecord.memory import Memory
from onrecord.reports.report import Published, Region, Report
from onrecord.spans import Span, content_id

LINE = (
    "harbour council voted ferry timetable winter storm ice crews pilots signal lantern island bread flour bakery "
    "anchor gull market square tower bell clock choir school painter bridge river mill wheel grain barge captain"
)
WORDS = LINE.split()


def prose(seed: int, words: int) -> str:
    """Sentences of chance words that no other seed gives."""
    chance = random.Random(seed)
    said = [chance.choice(WORDS) for _ in range(words)]
    return " ".join(f"{' '.join(said[i : i + 12]).capitalize()}." for i in range(0, words, 12))


def report(text: str, *, day: str | None = None, outlet: str | None = None, regions: tuple[Region, ...] = ()) -> Report:
    published = Published(earliest=day, latest=day, basis="declared" if day else "unknown")
    key = content_id("r", text, outlet, day)
    moved = tuple(Region(span=Span(key, r.span.start, r.span.end), kind=r.kind, sign=r.sign) for r in regions)
    return Report(id=key, text=text, outlet=outlet, published=published, regions=moved)


def found(*reports: Report) -> tuple[Copy, ...]:
    edges = find(reports, {}, {})
    texts = {r.id: r.text for r in reports}
    for edge in edges:
        for here, there in edge.spans:
            assert (here.report, there.report) == (edge.report, edge.of)
            assert _plain(texts[here.report][here.start : here.end]) == _plain(
                texts[there.report][there.start : there.end]
            )
    return edges


def _plain(text: str) -> list[str]:
    return "".join(mark if mark.isalnum() else " " for mark in text.lower()).split()


def test_a_copy_is_of_the_earlier_report() -> None:
    text = prose(1, 120)
    first, second = report(text, day="2030-01-01"), report(text + " Ends.", day="2030-01-03")
    (edge,) = found(second, first)
    assert (edge.kind, edge.report, edge.of, edge.directed) == ("copy", second.id, first.id, True)
    assert edge.share > 0.95
    assert "published later" in edge.because


def test_without_a_date_or_credit_the_direction_is_not_known() -> None:
    text = prose(1, 120)
    one, other = report(text, outlet="A"), report(text, outlet="B")
    (edge,) = found(one, other)
    assert (edge.of, edge.directed, edge.because) == (min(one.id, other.id), False, "")


def test_a_credit_goes_before_the_dates() -> None:
    text = prose(1, 120)
    agency = report(text, day="2030-01-02", outlet="Reuters")
    paper = report("PORT (Reuters) — " + text, day="2030-01-01", outlet="Port Mail")
    (edge,) = found(agency, paper)
    assert (edge.report, edge.of, edge.because) == (paper.id, agency.id, "it credits Reuters")


def test_a_paragraph_inside_a_longer_report_is_embedded() -> None:
    paragraph = prose(2, 48)
    source = report(paragraph + "\n" + prose(3, 200), day="2030-01-01")
    taker = report(prose(4, 300) + "\n" + paragraph + "\n" + prose(5, 300), day="2030-01-02")
    (edge,) = found(source, taker)
    assert (edge.kind, edge.report) == ("embedded", taker.id)
    assert taker.text[edge.spans[0][0].start : edge.spans[0][0].end] in paragraph


def test_the_same_words_quoted_by_both_are_a_quotation_and_no_copy() -> None:
    quoted = "“" + prose(6, 36) + "”"
    one = report(prose(7, 150) + f" {quoted} said the mayor. " + prose(8, 100), day="2030-01-01")
    other = report(prose(9, 150) + f" {quoted} the mayor told us. " + prose(10, 100), day="2030-01-02")
    (edge,) = found(one, other)
    assert edge.kind == "quotation"


def test_reports_of_their_own_are_no_copies() -> None:
    assert found(*(report(prose(seed, 200)) for seed in range(20, 30))) == ()


def test_shared_boilerplate_is_no_copying() -> None:
    foot = "\n" + prose(11, 60)
    texts = [prose(seed, 90) for seed in (12, 13)]
    reports = [
        report(
            text + foot, regions=(Region(span=Span("r", len(text), len(text + foot)), kind="boilerplate", sign="x"),)
        )
        for text in texts
    ]
    assert found(*reports) == ()


def test_a_credit_that_no_words_bear_out_is_an_edge_of_its_own() -> None:
    post = report(prose(14, 90), outlet="Island Post")
    other = report(prose(15, 90) + "\nThe ferry sank, Island Post reported.", outlet="Bay Mail")
    (edge,) = found(post, other)
    assert (edge.kind, edge.report, edge.of, edge.share, edge.spans) == ("credit", other.id, post.id, 0.0, ())


def test_the_order_of_reports_changes_nothing() -> None:
    text = prose(1, 120)
    reports = [report(text + prose(seed, 12 * seed), outlet=f"O{seed}") for seed in range(1, 8)]
    expected = found(*reports)
    assert expected
    assert all(find(random.Random(seed).sample(reports, 7), {}, {}) == expected for seed in range(4))


def test_many_identical_reports_all_lead_to_one() -> None:
    reports = [report(prose(1, 120), outlet=f"O{n}") for n in range(200)]
    edges = found(*reports)
    assert len(edges) == 199
    assert {edge.of for edge in edges} == {min(r.id for r in reports)}


def test_no_words_no_copies() -> None:
    assert found(report(""), report("…", outlet="B"), report("—", outlet="C")) == ()


def test_credits_by_their_words() -> None:
    told = report(
        "He told The Associated Press so. AP news is a name. According to Kyodo News, all is well.", outlet="X"
    )
    assert [credit.key for credit in credits_of(told, {})] == ["Associated Press", "Kyodo"]


def test_credits_kept_with_a_report_are_looked_for_again_when_there_are_other_outlets() -> None:
    told = report("According to the Elver Post, all is well. The Elver Post said so.", outlet="X")
    sources = {told.id: "source"}
    first, other = Memory(sources), {"Elver Post": "Elver Post"}
    assert Credits({}, first).of(told) == ()
    assert Credits({}, Memory(sources, first.fresh)).of(told) == ()
    with_outlet = Memory(sources, first.fresh)
    assert Credits(other, with_outlet).of(told) == credits_of(told, other) != ()
    again = Memory(sources, with_outlet.fresh)
    assert Credits(other, again).of(told, wanted={"Elver Post"}) == credits_of(told, other)
    assert Credits(other, again).of(told, wanted={"Coast Wire"}) == Credits(other, again).of(told, wanted=set()) == ()
    assert again.fresh == {}


def edited(passage: str, every: int) -> str:
    """A passage with one word in so many put into another."""
    return " ".join("lately" if n % every == every - 1 else word for n, word in enumerate(passage.split()))


def test_a_lightly_edited_passage_is_embedded_where_its_source_is_credited() -> None:
    passage = prose(2, 48)
    agency = report(passage + "\n" + prose(3, 200), day="2030-01-01", outlet="Harbour Press Agency")
    loose = prose(4, 200) + "\n" + edited(passage, 12) + "\n" + prose(5, 200)
    credited = report(loose + " Harbour Press Agency reported so.", day="2030-01-02", outlet="Port Mail")
    (edge,) = found(agency, credited)
    assert (edge.kind, edge.report, edge.because) == ("embedded", credited.id, "it credits Harbour Press Agency")
    assert found(agency, report(loose, day="2030-01-02", outlet="Port Mail")) == ()


def test_initials_in_a_dateline_credit_the_agency() -> None:
    text = "PORT, 2 January (HPA) - " + prose(1, 120)
    agency = report(text + " " + prose(2, 30), outlet="Harbour Press Agency")
    paper = report(text, outlet="Port Mail")
    (edge,) = found(agency, paper)
    assert (edge.kind, edge.report, edge.directed) == ("copy", paper.id, True)


def test_formulas_that_many_reports_print_do_not_make_every_pair() -> None:
    lines = [f"The weather office in port {n} said a storm was near and all should stay at home." for n in range(12)]
    reports = [
        report("\n".join(random.Random(n).sample(lines, 6)) + "\n" + prose(n, 60), outlet=f"O{n}") for n in range(90)
    ]
    assert len(found(*reports)) < 90 * 20


def test_a_text_under_two_thousand_addresses_takes_bounded_time() -> None:
    text = prose(9, 300)
    many = [report(text, outlet=f"Outlet {n}") for n in range(2_000)]
    began = time.process_time()
    edges = find(many, {}, {})
    assert time.process_time() - began < 20
    assert len(edges) == len(many) - 1
    assert len({edge.of for edge in edges}) == 1
