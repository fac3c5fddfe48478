"""What a report tells, stretch by stretch."""

import time

import msgspec

from onrecord.reports.report import Region, Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.statements.told import told

TEXT = "The mill burned. Ida Holm said the roof had fallen. Rain came later."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("r1", start, start + len(words))


SENTENCES = tuple(
    span(words) for words in ("The mill burned.", "Ida Holm said the roof had fallen.", "Rain came later.")
)
SAID = Statement(
    id="t1", source=(span("Ida Holm"),), cue=(span("said"),), content=(span("the roof had fallen"),), kind="indirect"
)


def test_contents_with_their_parts_and_the_sentences() -> None:
    report = Report(id="r1", text=TEXT)
    assert told(report, SENTENCES, [SAID]) == (SENTENCES[0], SENTENCES[1], SAID.content[0], SENTENCES[2])
    both = msgspec.structs.replace(SAID, content=(Span("r1", SAID.content[0].start, SENTENCES[2].end),))
    assert told(report, SENTENCES, [both]) == (
        SENTENCES[0],
        SENTENCES[1],
        Span("r1", both.content[0].start, SENTENCES[1].end),
        both.content[0],
        SENTENCES[2],
    )


def test_headings_tell_nothing_of_their_own() -> None:
    report = Report(id="r1", text=TEXT, regions=(Region(span=SENTENCES[0], kind="heading", sign="short"),))
    assert told(report, SENTENCES, []) == SENTENCES[1:]


def test_thousands_of_sentences_and_statements_take_time_in_step() -> None:
    report = Report(id="r1", text="x" * 1_000_000)
    sentences = [Span("r1", at * 20, at * 20 + 19) for at in range(40_000)]
    said = [
        Statement(id=f"t{at}", source=(), cue=(), content=(Span("r1", at * 20, at * 20 + 5),), kind="indirect")
        for at in range(0, 40_000, 2)
    ]
    start = time.process_time()
    assert len(told(report, sentences, said)) == 60_000
    assert time.process_time() - start < 20  # all pairs, 800 million, take minutes
