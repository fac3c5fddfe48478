"""The encoder as the reader of statements: the same speakers, acts and days are worked out from its marks."""

import subprocess
import sys

import pytest

from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reading.encoder import Attribution
from onrecord.reports.report import Published, Report
from onrecord.spans import quote
from onrecord.statements.encoded import encoded
from onrecord.study import fingerprint, study

from .parsed import parsed, words

TEXT = (
    "Harbour master Ana Ruiz said on Monday that the crane had failed twice before dawn.\n\n"
    "“Nobody warned us about the crane,” she said. The council denied that it had known of the fault."
)
ENCODER = Options(reader="encoder")


def _found() -> Findings:
    day = Published(earliest="2026-03-04", latest="2026-03-04", basis="given")
    return study(Report(id="r1", text=TEXT, published=day), ENCODER)


def test_the_encoder_finds_who_said_what() -> None:
    found = _found()
    names = {entity.id: entity.name for entity in found.entities}
    told = [(names.get(s.speaker or ""), quote(TEXT, s.content), s.act, s.said) for s in found.statements]
    assert ("Ana Ruiz", "the crane had failed twice before dawn", "assert", "2026-03-02") in told
    assert ("Ana Ruiz", "“Nobody warned us about the crane,”", "assert", "2026-03-02") in told
    assert any(act == "deny" and "known of the fault" in words for _, words, act, _ in told)


def test_the_same_report_reads_the_same_again() -> None:
    assert _found() == _found()


def test_findings_of_the_two_readers_are_kept_apart() -> None:
    assert fingerprint(ENCODER) != fingerprint(Options(reader="rules"))


def test_the_rules_do_without_the_encoder() -> None:
    code = (
        "import sys; from onrecord.reports import make_report; from onrecord.options import Options;"
        "from onrecord.study import study;"
        f"study(make_report({TEXT!r}), Options(reader='rules')); sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("People in the town said the dam was old.", "in the town", "People in the town"),
        ("The company said the dam was old.", "The", "The company"),
        ("Ana Melo, who said the dam was old, left.", "Ana Melo, who", "Ana Melo"),
    ],
)
def test_a_source_is_a_whole_phrase(text: str, marked: str, whole: str) -> None:
    tree, _ = parsed(text)
    extents = [(text.index(part), text.index(part) + len(part)) for part in (marked, "said", "the dam was old")]
    found = Attribution(extents[0], extents[1], (extents[2],), 0.9, 0.9, 0.9)
    (draft,) = encoded(tree, [found], ())
    assert words(tree, draft.source) == whole


@pytest.mark.parametrize(
    ("text", "marked", "verb", "act"),
    [
        ("The mayor also denied that the dam was old.", "also", "denied", "deny"),
        ("The mayor has repeatedly promised to mend the dam.", "has", "promised", "promise"),
        ("The mayor then said that the dam was old.", "said", "said", "assert"),
    ],
)
def test_a_cue_cut_short_before_its_verb_is_the_verb(text: str, marked: str, verb: str, act: str) -> None:
    tree, _ = parsed(text)
    start = max(text.find("that the dam"), text.find("to mend the dam"))
    cue, source = text.index(marked), text.index("The mayor")
    found = Attribution((source, source + 9), (cue, cue + len(marked)), ((start, len(text) - 1),), 0.9, 0.9, 0.9)
    (draft,) = encoded(tree, [found], ())
    assert draft.cue is not None
    assert (tree.tokens[draft.cue].text, draft.act) == (verb, act)


def test_words_get_the_subject_that_they_were_cut_behind() -> None:
    tree, _ = parsed("Ana Ruiz said the crew had mended the crane.")
    text = tree.reading.text
    cut = (text.index("had mended"), len(text) - 1)
    mark = Attribution((0, 8), (9, 13), (cut,), confidence=0.9, content_confidence=0.9, source_confidence=0.9)
    (draft,) = encoded(tree, [mark], ())
    assert text[slice(*draft.content[0])] == "the crew had mended the crane"
