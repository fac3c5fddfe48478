"""Vectors of stretches of a report, each read where it stands."""

import numpy as np
import pytest

from onrecord.reading import meaning
from onrecord.reading.meaning.matter import matters
from onrecord.reading.meaning.nouns import ALONE, TOGETHER
from onrecord.reading.meaning.windows import BEFORE, NEW, SENTENCE, windows
from onrecord.spans import Span

TEXT = (
    "The dairy denied that its milk had made anyone ill. "
    "“Nobody fell sick from it,” its owner said. "
    "The county will build a new bridge over the Ister next year."
)


def _sentences(text: str) -> list[Span]:
    ends = [at + 1 for at, mark in enumerate(text) if mark == "." and text[at + 1 : at + 2] in {"", " "}]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [Span("r1", start, end) for start, end in zip(starts, ends, strict=True)]


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_words_on_one_matter_lie_close_whatever_their_words() -> None:
    places = [
        _place(TEXT, each) for each in ("its milk had made", "Nobody fell sick from it", "will build a new bridge")
    ]
    found = matters(TEXT, _sentences(TEXT), places).matters
    assert found.shape == (3, meaning.WIDTH)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.2


def test_what_stands_before_is_read_with_it() -> None:
    other = "The museum lost its painting. It was found again."
    one = "The hikers were lost in fog. It was found again."
    first = matters(one, _sentences(one), [_place(one, "It was found again")]).matters
    second = matters(other, _sentences(other), [_place(other, "It was found again")]).matters
    assert first[0] @ second[0] < 0.99


def test_places_in_no_sentence_say_nothing() -> None:
    sentences = _sentences(TEXT)
    for read in (matters(TEXT, sentences[:1], [(len(TEXT) - 5, len(TEXT))]), matters(TEXT, [], [(0, 10)])):
        assert not read.matters.any() and not read.bearings.any()


def test_who_speaks_for_and_against_bears_two_ways() -> None:
    text = (
        "The mayor took money from the quarry, the clerk said. "
        "He had been paid by its owner for years, according to the auditors. "
        "The mayor denied that he had ever taken money from the quarry."
    )
    told = ("The mayor took money from the quarry", "He had been paid by its owner", "he had ever taken money")
    one, same, other = matters(text, _sentences(text), [_place(text, each) for each in told]).bearings
    assert one[:TOGETHER] @ same[:TOGETHER] > 0 > one[:TOGETHER] @ other[:TOGETHER]
    denies = TOGETHER + ALONE.index("denies")
    assert other[denies] > max(one[denies], same[denies])


def test_every_sentence_is_of_one_window() -> None:
    text = " ".join(f"Ship number {n} left the harbour of Tarn with salt and timber on a calm day." for n in range(60))
    sentences = _sentences(text)
    cut = list(windows(text, sentences))
    starts = [int(start) for window in cut for start in window.starts]
    assert starts == sorted(set(starts))
    assert {sentence.start for sentence in sentences} <= set(starts)
    assert len(cut) > 1
    assert all(window.pieces.size <= NEW + BEFORE + 2 for window in cut)
    assert all(window.first > 1 for window in cut[1:])


@pytest.mark.parametrize("words", ["a " * 200_000, "x" * 400_000])
def test_an_endless_sentence_is_read_at_its_beginning(words: str) -> None:
    (window,) = windows(words, [Span("r1", 0, len(words))])
    assert window.pieces.size <= SENTENCE + 2
