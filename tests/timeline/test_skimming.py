"""Where sentences end, and which days they name, without the language model."""

import time

import pytest

from onrecord.reports.report import Published, Region, Report
from onrecord.spans import Span
from onrecord.timeline.skimming import LONGEST, skim


def report(text: str, *, day: str | None = "2031-05-14", regions: tuple[Region, ...] = ()) -> Report:
    """A report of a Wednesday."""
    return Report(id="r1", text=text, published=Published(earliest=day, latest=day, basis="given"), regions=regions)


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in skim(report(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ferry sank. Nobody was hurt.", 2),
        ("The ferry sank . Nobody was hurt .", 2),
        ("“The ferry sank.” Nobody was hurt.", 2),
        ("The ferry sank . '' `` Nobody was hurt , '' she said .", 2),
        ("Did it sink? It did! And then?", 3),
        ("Dr. Lindt met Gen. Oske and Mr. J. R. Caro in the harbour.", 1),
        ("The U.S. Coast Guard came on Jan. 4 with St. Olaf aboard.", 1),
        ("It cost 3.5 million. that was all", 1),
        ("A heading without a mark\nThe ferry sank.", 2),
        ("", 0),
        ("  \n \t\n", 0),
    ],
)
def test_sentences_end_at_their_marks(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_spans_are_the_words_shown() -> None:
    made = report("  The ferry sank .  Nobody was hurt, Mr. Oske said.\n\nIt lies at 30 metres. ")
    found = skim(made)
    assert [made.quote(sentence.span) for sentence in found] == [sentence.text for sentence in found]
    assert [sentence.place for sentence in found] == [0, 1, 2]
    assert all(sentence.text == sentence.text.strip() for sentence in found)


def test_a_sentence_without_end_is_cut() -> None:
    found = sentences("word " * 2000)
    assert len(found) > 1
    assert max(map(len, found)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank on Monday.", "2031-05-12"),
        ("The hearing will be held on Friday.", "2031-05-16"),
        ("On Friday the court will rule.", "2031-05-16"),
        ("The hearing is scheduled for Friday.", "2031-05-16"),
        ("He agreed to leave on Friday.", "2031-05-16"),
        ("It was held on Friday.", "2031-05-09"),
        ("The ferry sank on 4 May.", "2031-05-04"),
        ("The ferry sank on May 4, 2029.", "2029-05-04"),
        ("The ferry sank yesterday.", "2031-05-13"),
    ],
)
def test_days_are_named_by_the_tense_of_their_sentence(text: str, day: str) -> None:
    (sentence,) = skim(report(text))
    assert sentence.days == (day,)
    assert sentence.dated


@pytest.mark.parametrize("text", ["The ferry sank in May 2029.", "The ferry sank last year."])
def test_coarser_dates_are_no_days(text: str) -> None:
    (sentence,) = skim(report(text))
    assert (sentence.days, sentence.dated) == ((), True)


def test_an_undated_report_names_only_full_dates() -> None:
    found = skim(report("It sank on Monday. It was built on 4 May 2029.", day=None))
    assert [sentence.days for sentence in found] == [(), ("2029-05-04",)]


def test_boilerplate_is_left_out() -> None:
    text = "The ferry sank.\nSubscribe to our letter.\nNobody was hurt."
    start = text.index("Subscribe")
    advert = Region(span=Span("r1", start, start + 24), kind="boilerplate", sign="advert line")
    assert [sentence.text for sentence in skim(report(text, regions=(advert,)))] == [
        "The ferry sank.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize("text", ["." * 200_000, "A. " * 70_000, '." ' * 60_000, "Monday " * 30_000, "’" * 200_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    skim(report(text))
    assert time.process_time() - begun < 20
