"""The encoder: the same numbers whatever is read beside, no seams, true offsets, bounded work, clear errors."""

import time
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from training.convert import annotation

from onrecord.errors import ModelError
from onrecord.reading.encoder import Attribution, attributions, encoder_version, marks
from onrecord.reading.encoder.article import article
from onrecord.reading.encoder.decode import Decoded, distinct
from onrecord.reading.encoder.evidence import Many
from onrecord.reading.encoder.features import CAPITAL, LOWER, NO_LETTERS, UPPER, Row, features
from onrecord.reading.encoder.files import FILES
from onrecord.reading.encoder.marks import MOST
from onrecord.reading.encoder.quoted import whole_quotations
from onrecord.reading.encoder.runs import Run, best_run, best_runs
from onrecord.reading.encoder.windows import LONGEST, windows
from onrecord.reading.segments import LINE, Segment

SAID = "“The bridge will open in May,” said Ines Carvalho, the harbour master. "
PLAIN = "Rain fell on the valley and the river rose through the night. "


def lines(text: str) -> list[Segment]:
    return [Segment(line.start(), line.end(), number, "prose") for number, line in enumerate(LINE.finditer(text))]


def read(text: str) -> tuple[Attribution, ...]:
    return attributions(text, lines(text))


def words(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            "" if each.source is None else text[slice(*each.source)],
            text[slice(*each.cue)],
            " ".join(text[start:end] for start, end in each.content),
        )
        for each in found
    ]


def test_who_said_what() -> None:
    ((source, cue, content),) = words(SAID, read(SAID))
    assert source.startswith("Ines Carvalho")
    assert cue == "said"
    assert "The bridge will open in May" in content


def test_indirect_speech_and_according_to() -> None:
    text = "The ministry said that the dam was safe.\n\nTwo workers are missing, according to the police."
    first, second = words(text, read(text))
    assert (first[0], first[2]) == ("The ministry", "the dam was safe")
    assert (second[0], second[2]) == ("the police", "Two workers are missing")


def test_confidence_is_a_chance() -> None:
    for each in read(SAID + PLAIN * 3 + SAID):
        assert 0 < each.confidence <= 1
        assert 0 < each.content_confidence <= 1
        assert 0 < each.source_confidence <= 1


def test_a_text_alone_and_after_others_gives_the_same_numbers() -> None:
    text = (SAID + PLAIN * 4 + "\n\n") * 12
    alone = marks(text)
    for _ in range(3):
        marks(PLAIN * 50)
        marks("A B C " + SAID * 30)
    again = marks(text)
    assert np.array_equal(alone.tags, again.tags)
    assert alone.links.keys() == again.links.keys()
    assert all(np.array_equal(alone.links[at].rows, again.links[at].rows) for at in alone.links)


def test_windows_cover_a_text_once_and_overlap() -> None:
    breaks = np.zeros(5_000, np.int64)
    breaks[::70] = 2
    for given in (breaks, np.zeros(5_000, np.int64), np.ones(5_000, np.int64), breaks[:LONGEST], breaks[:1]):
        cut = windows(given)
        assert [window.first for window in cut] == [0, *(window.last for window in cut[:-1])]
        assert cut[-1].last == given.size
        assert all(window.start <= window.first < window.last <= window.end for window in cut)
        assert all(window.end - window.start <= LONGEST for window in cut)
        assert all(one.end > other.start + 20 for one, other in pairwise(cut))
    assert windows(breaks[:0]) == []


def test_windows_hand_over_at_paragraphs() -> None:
    breaks = np.zeros(3_000, np.int64)
    breaks[::30] = 2
    assert all(breaks[window.last] for window in windows(breaks)[:-1])


@pytest.mark.parametrize("before", range(0, 30, 3))
def test_a_statement_at_a_windows_edge_is_found_wherever_it_falls(before: int) -> None:
    text = PLAIN * before + SAID + PLAIN * 20
    found = [each for each in words(text, read(text)) if "bridge" in each[2]]
    assert [("Carvalho" in source, cue) for source, cue, _ in found] == [(True, "said")]


@pytest.mark.parametrize(
    "odd",
    [
        "😀👩‍👩‍👧 ",
        "Jose\u0301 a\u0308u ",
        "Привет, мир. ",
        "東京は雨。",
        "\u200b\u00ad\ufeff ",
        "\U0001f1ef\U0001f1f5 ",
    ],
)
def test_offsets_stay_true_beside_odd_characters(odd: str) -> None:
    text = odd * 3 + "\n\n" + SAID + "\n\n" + odd
    found = [each for each in words(text, read(text)) if "bridge" in each[2]]
    assert [source[:13] for source, _, _ in found] == ["Ines Carvalho"]
    given = features(text)
    assert (given.ends > given.starts).all()
    assert given.ends.max() <= len(text)


@pytest.mark.parametrize("text", ["", "\n\n", " ", "?", "。。。", "a" * 5_000, "\u0301" * 50])
def test_a_text_that_says_nothing(text: str) -> None:
    assert read(text) == ()


def test_features_tell_case_breaks_and_quotation_marks() -> None:
    given = features("Ann saw UNESCO.\n\n“He left,” she said. “Open\nend")
    assert given.case[:2].tolist() == [CAPITAL, LOWER]
    assert UPPER in given.case[2:4]
    assert NO_LETTERS in given.case
    assert given.breaks.tolist().count(2) == 1
    assert set(given.quoting.tolist()) == {0, 1, 2}
    assert given.quoting[-1] == 0


def test_features_tell_words_and_names() -> None:
    text = "Then Ines Carvalho Okonkwo-Reyes of Upper Tamsin, Ann"
    given = features(text)

    def grouped(numbers: Row) -> list[str]:
        groups = [np.flatnonzero(numbers == number) for number in np.unique(numbers)]
        return [text[given.starts[group[0]] : given.ends[group[-1]]] for group in groups]

    assert grouped(given.words) == [
        "Then",
        "Ines",
        "Carvalho",
        "Okonkwo",
        "-",
        "Reyes",
        "of",
        "Upper",
        "Tamsin",
        ",",
        "Ann",
    ]
    assert grouped(given.names) == ["Then Ines Carvalho Okonkwo", "-", "Reyes", "of", "Upper Tamsin", ",", "Ann"]


def test_boilerplate_is_not_read_and_offsets_are_the_reports() -> None:
    text = "SUBSCRIBE NOW said nobody\n" + SAID.strip() + "\nADVERT\nShe said the toll would fall."
    pieces = [piece for piece in lines(text) if piece.paragraph not in (0, 2)]
    found = words(text, attributions(text, pieces))
    assert [each[0][:13] for each in found] == ["Ines Carvalho", "She"]
    assert found[1][2] == "the toll would fall"


def test_an_article_maps_both_ways() -> None:
    text = "One two.\nSKIP\nThree four. Five"
    shown = article(text, [Segment(0, 8, 0, "prose"), Segment(14, 25, 2, "prose"), Segment(26, 30, 2, "prose")])
    assert shown.text == "One two.\n\nThree four. Five"
    assert shown.back(0, len(shown.text)) == ((0, 8), (14, 30))
    assert shown.here(14, 19) == (10, 15)
    assert shown.here(9, 13) is None
    assert [text[start:end] for start, end in shown.back(10, 15)] == ["Three"]


def test_a_content_mostly_quoted_takes_the_whole_quotation() -> None:
    text = "“One two three four,” said Ann. Five six “seven” eight."
    given = features(text)
    quotations = [(0, 21), (41, 48)]
    widen = whole_quotations(given, quotations)
    cue = int(np.flatnonzero(given.starts == text.index("said"))[0])
    ((first, last),) = widen(((1, 5),), (cue, cue + 1))
    assert text[given.starts[first] : given.ends[last - 1]] == "“One two three four,”"
    assert widen(((cue + 3, cue + 5),), (cue, cue + 1)) == ((cue + 3, cue + 5),)


def test_an_attribution_within_anothers_content_is_not_the_same() -> None:
    def made(cue: Run, source: Run, content: Run, whole: float) -> Decoded:
        return Decoded(cue, source, (content,), (), whole)

    outer, inner = made((1, 2), (0, 1), (2, 40), 0.8), made((4, 5), (2, 4), (6, 40), 0.7)
    again = made((41, 42), (42, 44), (2, 40), 0.6)
    assert distinct([again, inner, outer], 0.7) == [outer, inner]


def test_polnears_release_becomes_the_kits_form() -> None:
    standoff = (
        "T1\tSource 10 13\tshe\nT2\tCue 14 18\tsaid\nT3\tContent 19 25;30 32\tso what\n"
        "T4\tAttribution 14 18\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5\n"
        "T5\tContent 40 44\tword\nT6\tDiscard 0 5\tBy Al\nE2\tAttribution:T4 Cue:T2\n"
    )
    assert annotation(standoff) == {
        "statements": [{"source": [[10, 13]], "cue": [[14, 18]], "content": [[19, 25], [30, 32], [40, 44]]}],
        "discard": [[0, 5]],
    }


def test_best_runs_bridge_doubt_and_leave_stray_words() -> None:
    def odds(*values: float) -> Many:
        return np.array(values, np.float64)

    cost = np.full(9, 1.5)
    assert best_runs(odds(-3, 2, 2, -0.5, 2, -3, -3, 1, -3), cost) == [(1, 5)]
    assert best_runs(odds(2, 2, -5, -5, -5, 2, 2, 2, 2), cost) == [(0, 2), (5, 9)]
    assert best_runs(odds(), odds()) == []
    assert best_run(odds(-1, 2, -1, 3, -4, 1)) == (4.0, (1, 4))
    assert best_run(odds(-1, -2)) == (0.0, (0, 0))


def test_a_hundred_thousand_quotation_marks_take_bounded_time_and_memory() -> None:
    text = '“ " ” he said ' * 1_000 + '"“' * 48_500
    seen = marks(text[:9_000])
    assert len(seen.links) <= MOST * len(seen.windows)
    quotations = [(at, at + 3) for at in range(0, len(text) - 3, 4)]
    began = time.process_time()
    attributions(text, [Segment(0, len(text), 0, "prose")], quotations)
    assert time.process_time() - began < 120


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "decoding.json", "fingerprints.json"])
def test_a_missing_file_is_named_with_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FILES, "package", "onrecord.reading")  # it has no such folder
    monkeypatch.delitem(vars(FILES), "fingerprints", raising=False)
    with pytest.raises(ModelError, match=r"The encoder's file .* is missing\. Install onrecord again"):
        FILES.content(name)


def test_a_damaged_file_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = FILES.read
    monkeypatch.setattr(FILES, "read", lambda name: whole(name)[:-1] if name == "encoder.onnx" else whole(name))
    with pytest.raises(ModelError, match=r"encoder\.onnx is damaged.*Install onrecord again"):
        FILES.content("encoder.onnx")


def test_the_files_that_ship_are_those_on_record() -> None:
    named = FILES.fingerprints
    assert sorted(named) == ["decoding.json", "encoder.onnx", "tokenizer.json"]
    for name in named:
        assert FILES.content(name)
    assert encoder_version() == encoder_version()
    card = (files("onrecord.reading.encoder") / "data" / "fingerprints.json").read_text(encoding="utf-8")
    assert all(digest in card for digest in named.values())
