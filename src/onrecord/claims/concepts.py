"""Words as concepts: the stem that a word's forms share, or the form that stands for its synonyms."""

from collections.abc import Iterator

import msgspec

from onrecord.claims.cues import Sense, phrases, senses, stems, words_of
from onrecord.stories.words import WORD, rarity, stem

LEAST = 0.4  # what a word that stands for a whole list of synonyms weighs at the least
PHRASE = 0.7  # the same for a phrase
LEAST_DEED = 0.6  # the same for a deed
DEED = 0.3  # what a word that is a deed by its ending alone must weigh


class Said(msgspec.Struct, frozen=True):
    """A concept in its place.

    Attributes:
        concept: the form that stands for it.
        weight: what it weighs, 0 to 1.
        start, end: the words, code points.
        deed: whether it is something that happens or is done.
        contrary: whether the words say the contrary of the concept ("innocent" of guilt).
        sure: whether the deed is known from the list, and not by its ending alone.
    """

    concept: str
    weight: float
    start: int
    end: int
    deed: bool = False
    contrary: bool = False
    sure: bool = False


def concept(word: str) -> str:
    """The form that a word and its synonyms share; empty for a word that says nothing."""
    found = _sense(_plain(word))
    if found:
        return found.form
    return stem(_plain(word)) if rarity(_plain(word)) > 0 else ""


def said(text: str, start: int, end: int) -> Iterator[Said]:
    """The concepts of a stretch of text, phrases first, in order; words that say nothing are left out."""
    words = [(_plain(match.group()), match.start(), match.end()) for match in WORD.finditer(text, start, end)]
    at = 0
    while at < len(words):
        size, sense = _phrase([word for word, _, _ in words[at : at + LONGEST]])
        word, from_, to = words[at]
        if sense:
            to = words[at + size - 1][2]
            yield Said(sense.form, PHRASE, from_, to, deed=sense.deed, contrary=sense.contrary, sure=sense.deed)
        elif found := _of_word(word, from_, to):
            yield found
        at += size


LONGEST = 4  # words of the longest phrase


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _sense(word: str) -> Sense | None:
    return senses().get(word) or stems().get(stem(word))


def _phrase(words: list[str]) -> tuple[int, Sense | None]:
    for phrase, sense in phrases().get(words[0], ()):
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase), sense
    return 1, None


def _of_word(word: str, start: int, end: int) -> Said | None:
    sense = _sense(word)
    if sense:
        weight = max(rarity(word), LEAST_DEED if sense.deed else LEAST)
        return Said(sense.form, weight, start, end, deed=sense.deed, contrary=sense.contrary, sure=sense.deed)
    weight = rarity(word)
    # "They're" and "I'd" say nothing either.
    if not weight or "'" in word:
        return None
    return Said(stem(word), weight, start, end, deed=weight >= DEED and _ends_like_a_deed(word))


def _ends_like_a_deed(word: str) -> bool:
    return len(word) > 4 and word.endswith(tuple(sorted(words_of("deed_endings"))))
