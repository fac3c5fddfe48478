"""spaCy behind one small interface: a report in, a Reading out.

A report is always parsed by itself, so that no number depends on what is read beside it.
"""

import functools
import importlib.util
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.options import Options
from onrecord.reading.segments import Segment, segments
from onrecord.reading.tokens import Name, Reading, Sentence, Token
from onrecord.reports.report import Report
from onrecord.spans import content_id

LEMMATIZER = "lemmatizer"
WORDS_KEPT = 1 << 16  # pairs of word and tag whose lemma is remembered
BATCH = 32  # segments of one report at once; measured no faster beyond


def read(report: Report, options: Options = Options()) -> Reading:
    """Parse a report's text, boilerplate left out.

    Args:
        report: its regions tell what is heading, caption, byline or boilerplate.
        options: `model` names the spaCy pipeline: tagger, lemmatizer, parser and names.

    Raises:
        ModelError: the pipeline is not installed, or lacks a part.
    """
    pieces = list(segments(report))
    pipeline = _pipeline(options.model)
    lemma = _lemmas(options.model)
    docs = pipeline.pipe((report.text[piece.start : piece.end] for piece in pieces), batch_size=BATCH)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for piece, doc in zip(pieces, docs, strict=True):
        _take(piece, doc, tokens, sentences, names, lemma)
    return Reading(
        report=report.id, text=report.text, tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names)
    )


def model_version(options: Options = Options()) -> str:
    """Name and version of the pipeline, read without loading it, for fingerprints.

    Raises:
        ModelError: the pipeline is not installed.
    """
    folders = _spec(options.model).submodule_search_locations or []
    metas = sorted(path for folder in folders for path in Path(folder).glob("**/meta.json"))
    known = metas[0].read_text(encoding="utf-8") if metas else ""
    return f"{options.model} {content_id('m', known)} spacy {version('spacy')}"


def _spec(model: str) -> ModuleSpec:
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None:
        raise ModelError(
            f"The language model {model!r} is not installed. Install it with pip, or name another with --model."
        )
    return spec


@functools.cache
def _pipeline(model: str) -> Language:
    _spec(model)
    try:
        pipeline = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(f"The language model {model!r} cannot be loaded: {error}. Install it again.") from error
    for part in ("tagger", "parser", "ner", LEMMATIZER):
        if part not in pipeline.pipe_names:
            raise ModelError(f"The language model {model!r} has no {part}; choose another with --model.")
    for part in _lemma_parts(pipeline):
        pipeline.disable_pipe(part)
    return pipeline


def _lemma_parts(pipeline: Language) -> list[str]:
    """The parts that find lemmas: they look at a word and its tag, so they need not be asked for every token."""
    return [part for part in ("attribute_ruler", LEMMATIZER) if part in pipeline.component_names]


@functools.cache
def _lemmas(model: str) -> Callable[[str, str], str]:
    """The lemma of a word with a tag; each pair is worked out once, alone, so no number depends on what came before."""
    pipeline = _pipeline(model)
    parts = [pipeline.get_pipe(part) for part in _lemma_parts(pipeline)]

    @functools.lru_cache(WORDS_KEPT)
    def lemma(word: str, tag: str) -> str:
        doc = Doc(pipeline.vocab, [word])
        doc[0].tag_ = tag
        for part in parts:
            doc = part(doc)
        return doc[0].lemma_

    return lemma


def _take(
    piece: Segment,
    doc: Doc,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
    lemma: Callable[[str, str], str],
) -> None:
    """Add one parsed segment; token indexes and offsets become those of the report."""
    place: dict[int, int] = {}  # index in the doc -> index in the reading; spaces are left out
    words = [token for token in doc if not token.is_space]
    for index, token in enumerate(words):
        place[token.i] = len(tokens) + index
    for words_of_sentence in _by_sentence(doc):
        first = len(tokens)
        for word in words_of_sentence:
            tokens.append(_token(word, piece.start, place, len(sentences), lemma))
        start, end = tokens[first].start, tokens[-1].end
        sentences.append(Sentence(start, end, first, len(tokens), piece.paragraph, piece.region))
    for entity in doc.ents:
        inside = [place[token.i] for token in entity if token.i in place]
        if inside:
            names.append(Name(inside[0], inside[-1] + 1, entity.label_))


def _by_sentence(doc: Doc) -> list[list[Any]]:
    """Each sentence's tokens without spaces; none is empty."""
    parts = ([token for token in sentence if not token.is_space] for sentence in doc.sents)
    return [part for part in parts if part]


def _token(word: Any, offset: int, place: dict[int, int], sentence: int, lemma: Callable[[str, str], str]) -> Token:
    start = offset + word.idx
    head = place.get(word.head.i, place[word.i])
    text, tag = word.text, word.tag_
    return Token(start, start + len(word), text, lemma(text, tag), tag, word.dep_, head, sentence)
