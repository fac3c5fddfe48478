"""Whom a pronoun means: whoever last spoke, or was last the subject of a sentence, and agrees with it.

Only the paragraph and the few before it are asked, and a pronoun that cannot be told is left unresolved.
"""

from bisect import bisect_left, insort

from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon
from onrecord.reading import Reading

PARAGRAPHS = 3  # paragraphs back, its own included, in which a pronoun's antecedent may stand
LOOK_BACK = 40  # candidates that are asked
ROOTS = frozenset(("ROOT", "conj", "parataxis"))


class Focus:
    """Who is talked of where: subjects of main clauses and speakers first, then everyone mentioned."""

    def __init__(self, reading: Reading, at: dict[int, Draft]) -> None:
        self.reading = reading
        self.quoted = quoted_tokens(reading)
        self._strong: list[tuple[int, int, Draft]] = []
        self._weak: list[tuple[int, int, Draft]] = []
        for index, draft in sorted(at.items(), key=lambda item: item[0]):
            if not self.quoted[index]:
                self._note(index, draft)

    def speaker(self, draft: Draft, token: int) -> None:
        """Note that someone speaks at a token."""
        insort(self._strong, (token, draft.order, draft), key=_place)

    def mention(self, draft: Draft, token: int) -> None:
        """Note someone found later than the names, by a description."""
        if not self.quoted[token]:
            row = (token, draft.order, draft)
            insort(self._strong if self._main_subject(token) else self._weak, row, key=_place)

    def antecedent(self, token: int) -> Draft | None:
        """Whom the pronoun at a token means, or None where it cannot be told."""
        word = self.reading.tokens[token].text.casefold()
        fitting = self._first(self._strong, token, word) or self._first(self._weak, token, word)
        if fitting is not None and fitting.kind == "person" and not fitting.plural:
            fitting.gender = fitting.gender or ("m" if word in lexicon().he else "f" if word in lexicon().she else "")
        return fitting

    def last_speaker(self, token: int, kinds: tuple[str, ...]) -> Draft | None:
        """The one of some kinds who last spoke or acted before a token."""
        at = bisect_left(self._strong, (token, -1), key=_place)
        for place, _, draft in reversed(self._strong[max(0, at - LOOK_BACK) : at]):
            if self._paragraph(token) - self._paragraph(place) >= PARAGRAPHS:
                return None
            if draft.kind in kinds:
                return draft
        return None

    def _first(self, rows: list[tuple[int, int, Draft]], token: int, word: str) -> Draft | None:
        """The latest row before a token that agrees; for "he" and "she" one whose gender is known to agree comes first
        if it is in the same sentence or the one before."""
        at = bisect_left(rows, (token, -1), key=_place)
        for place, _, draft in reversed(rows[max(0, at - LOOK_BACK) : at]):
            if self._paragraph(token) - self._paragraph(place) >= PARAGRAPHS:
                return None
            if agrees(word, draft):
                return draft
        return None

    def _note(self, index: int, draft: Draft) -> None:
        rows = self._strong if self._main_subject(index) else self._weak
        rows.append((index, draft.order, draft))

    def _main_subject(self, index: int) -> bool:
        """Whether a token heads the subject of a main clause, or is named as source ("according to")."""
        token = self.reading.tokens[index]
        if token.dep in ("nsubj", "nsubjpass"):
            return self.reading.tokens[token.head].dep in ROOTS
        before = self.reading.tokens[token.head].text.casefold()
        return (
            token.dep == "pobj"
            and before == "to"
            and self.reading.tokens[token.head - 1].text.casefold() == "according"
        )

    def _paragraph(self, index: int) -> int:
        sentence = self.reading.tokens[index].sentence
        return _ordinal(self.reading, sentence)


def is_pronoun(word: str) -> bool:
    """Whether a lower-case word is a pronoun of the third person."""
    words = lexicon()
    return word in words.he or word in words.she or word in words.it or word in words.they


def agrees(word: str, draft: Draft) -> bool:
    """Whether a pronoun may mean someone."""
    if word in lexicon().he or word in lexicon().she:
        return (
            draft.kind == "person" and not draft.plural and draft.gender in ("", "m" if word in lexicon().he else "f")
        )
    if word in lexicon().it:
        return draft.kind in ("organisation", "government") or (draft.kind == "place" and draft.acts)
    return draft.plural or draft.kind in ("group", "organisation", "government")


def quoted_tokens(reading: Reading) -> bytearray:
    """For each token, whether it stands within quotation marks; each paragraph begins outside them."""
    flags = bytearray(len(reading.tokens))
    for sentence_paragraph in _paragraph_ranges(reading):
        inside = False
        for index in range(*sentence_paragraph):
            text = reading.tokens[index].text
            if text in ("“", '"', "”", "``", "''"):
                inside = text == "“" or (text != "”" and not inside)
            flags[index] = inside
    return flags


def _paragraph_ranges(reading: Reading) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    number = None
    for sentence in reading.sentences:
        if sentence.paragraph == number:
            ranges[-1] = (ranges[-1][0], sentence.last)
        else:
            ranges.append((sentence.first, sentence.last))
            number = sentence.paragraph
    return ranges


def _ordinal(reading: Reading, sentence: int) -> int:
    return reading.sentences[sentence].paragraph


def _place(row: tuple[int, int, Draft] | tuple[int, int]) -> tuple[int, int]:
    return row[0], row[1]
