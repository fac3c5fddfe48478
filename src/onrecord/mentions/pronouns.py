"""Whom a pronoun means: whoever last spoke, or was last the subject of a sentence, and agrees with it.

Only the paragraph and the few before it are asked, and a pronoun that cannot be told is left unresolved. Bodies that
are described and no source ("the company had known") are asked too, and looked up only where a pronoun means them.
"""

from bisect import bisect_left, insort
from collections.abc import Callable

from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon
from onrecord.mentions.phrases import noun_at, phrase_start
from onrecord.reading import Reading

PARAGRAPHS = 3  # paragraphs back, its own included, in which a pronoun's antecedent may stand
LOOK_BACK = 40  # candidates that are asked
Row = tuple[int, int, Draft]  # where someone is talked of, his order, and who
ROOTS = frozenset(("ROOT", "conj", "parataxis"))


class Focus:
    """Who is talked of where: subjects of main clauses and speakers first, then everyone mentioned."""

    def __init__(self, reading: Reading, at: dict[int, Draft], described: Callable[[int], Draft | None]) -> None:
        """The focus of a text, in which names stand `at` tokens; `described` looks up a description by its head."""
        self.reading = reading
        self.quoted = quoted_tokens(reading)
        self._described = described
        self._strong: list[Row] = []
        self._weak: list[Row] = []
        for index, draft in sorted(at.items() | self._bodies(at), key=lambda item: item[0]):
            if not self.quoted[index]:
                self._note(index, draft)

    def _bodies(self, at: dict[int, Draft]) -> set[tuple[int, Draft]]:
        """Where "the company" and the like are subjects of main clauses, each with a draft that stands for it."""
        found = set()
        for index, token in enumerate(self.reading.tokens):
            if token.dep in ("nsubj", "nsubjpass") and token.tag in ("NN", "NNS") and index not in at:
                mass = noun_at(self.reading, index) in lexicon().mass
                if (mass or self._main_subject(index)) and _described_body(self.reading, index):
                    found.add((index, Draft(order=-1, kind="organisation", plural=mass, stands_for=index)))
        return found

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
        row = self._first(self._strong, token, word) or self._first(self._weak, token, word)
        if word in lexicon().they:
            row = self._many(token) or row
        elif word in lexicon().it:
            row = self._misread(token, row) or row
        fitting = row[2] if row is not None else None
        if fitting is not None and fitting.stands_for is not None:
            fitting = self._described(fitting.stands_for)
        if fitting is not None and fitting.kind == "person" and not fitting.plural:
            fitting.gender = fitting.gender or ("m" if word in lexicon().he else "f" if word in lexicon().she else "")
        return fitting

    def last_speaker(self, token: int, kinds: tuple[str, ...]) -> Draft | None:
        """The one of some kinds who last spoke or acted before a token."""
        for place, _, draft in reversed(self._until(self._strong, token)):
            if self._paragraph(token) - self._paragraph(place) >= PARAGRAPHS:
                return None
            if draft.kind in kinds and draft.stands_for is None:
                return draft
        return None

    def _many(self, token: int) -> Row | None:
        """Those who are many ("police", "the strikers") in the sentence of a "they", before it."""
        rows = sorted((*self._until(self._strong, token), *self._until(self._weak, token)), key=_place)
        here = self.reading.tokens[token].sentence
        same = [row for row in rows if row[2].plural and self.reading.tokens[row[0]].sentence == here]
        return same[-1] if same else None

    def _misread(self, token: int, fitting: Row | None) -> Row | None:
        """A name that was taken for a person's, where "it" means whom its sentence or the one before begins with."""
        here = self.reading.tokens[token].sentence
        for row in reversed(self._until(self._strong, token)):
            place, _, draft = row
            sentence = self.reading.tokens[place].sentence
            if here - sentence > 1 or self._paragraph(place) != self._paragraph(token):
                return None
            if fitting is not None and self.reading.tokens[fitting[0]].sentence >= sentence:
                return None
            if draft.kind == "person" and not (draft.plural or draft.gender or draft.roles or draft.unnamed):
                draft.kind = "organisation"
                return row
        return None

    def _until(self, rows: list[Row], token: int) -> list[Row]:
        """The last rows before a token."""
        at = bisect_left(rows, (token, -1), key=_place)
        return rows[max(0, at - LOOK_BACK) : at]

    def _first(self, rows: list[Row], token: int, word: str) -> Row | None:
        """The latest row before a token that agrees; for "he" and "she" one whose gender is known to agree comes first
        if it is in the same sentence or the one before."""
        for row in reversed(self._until(rows, token)):
            if self._paragraph(token) - self._paragraph(row[0]) >= PARAGRAPHS:
                return None
            if agrees(word, row[2]):
                return row
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


def _described_body(reading: Reading, head: int) -> bool:
    """Whether a noun is that of a body, or of a paper, which "the" or an owner stands before."""
    noun = noun_at(reading, head)
    if not (lexicon().body(noun) or (noun in lexicon().papers and reading.tokens[head].tag == "NN")):
        return False
    first = phrase_start(reading, head)
    return reading.tokens[first].text.casefold() in lexicon().definite or any(
        reading.tokens[index].tag == "POS" for index in range(first, head)
    )


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


def _place(row: Row | tuple[int, int]) -> tuple[int, int]:
    return row[0], row[1]
