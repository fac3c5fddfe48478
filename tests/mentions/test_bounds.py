"""Hostile and odd texts take bounded time and give entities all the same."""

import time

import pytest

from onrecord.mentions import find
from onrecord.reading import Reading, Sentence, Token
from onrecord.reports.report import Report


def made(words: list[str], tags: list[str]) -> Reading:
    """A reading of made-up tokens, ten to a sentence, so that no model need parse a megabyte."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    at = 0
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        head = index - index % 10
        tokens.append(
            Token(at, at + len(word), word, word.lower(), tag, "nsubj" if index != head else "ROOT", head, index // 10)
        )
        at += len(word) + 1
        if index % 10 == 9 or index == len(words) - 1:
            sentences.append(Sentence(tokens[head].start, tokens[-1].end, head, index + 1, len(sentences), "prose"))
    return Reading(report="r1", text=" ".join(words), tokens=tuple(tokens), sentences=tuple(sentences), names=())


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        (["Aa"], ["NNP"]),
        (["spokesman", "John", "Smith", "said"], ["NN", "NNP", "NNP", "VBD"]),
        (["He"], ["PRP"]),
        (["of", "Ministry"], ["IN", "NNP"]),
        (["(", "Kim", ","], ["-LRB-", "NNP", ","]),
    ],
)
def test_time_grows_with_the_text_and_no_faster(words: list[str], tags: list[str]) -> None:
    def seconds(times: int) -> float:
        reading = made(words * times, tags * times)
        started = time.perf_counter()
        roster = find(Report(id="r1", text=reading.text), reading)
        for index in range(0, len(reading.tokens), 7):
            found = roster.resolve(index, index + 1)
            if found is not None:
                roster.note_speaker(found, index)
        roster.entities()
        return time.perf_counter() - started

    small = seconds(8_000 // len(words))
    large = seconds(64_000 // len(words))
    assert large < 24 * small + 2


def test_an_empty_report_names_nobody() -> None:
    reading = Reading(report="r1", text="", tokens=(), sentences=(), names=())
    assert find(Report(id="r1", text=""), reading).entities() == ()
