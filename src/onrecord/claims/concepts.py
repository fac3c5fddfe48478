"""Words as concepts: the stem that a word's forms share, or the form that stands for its synonyms."""

from onrecord.claims.cues import concepts
from onrecord.stories.words import rarity, stem

LEAST = 0.4  # what a word that stands for a whole list of synonyms weighs at the least


def concept(word: str) -> str:
    """The form that a word and its synonyms share; empty for a word that says nothing."""
    plain = word.lower().replace("’", "'")
    found = concepts().get(plain) or concepts().get(stem(plain))
    if found:
        return found
    return stem(plain) if rarity(plain) > 0 else ""


def weight(word: str) -> float:
    """What a word weighs in a claim, 0 to 1."""
    alone = concept(word) == stem(word) and word.lower() not in concepts()
    return rarity(word) if alone else max(rarity(word), LEAST)
