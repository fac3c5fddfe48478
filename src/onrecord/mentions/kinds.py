"""Whether a run of capitals names a person, a body or a place, by its words and shape, then by the model's label."""

from typing import Literal

from onrecord.mentions.gazetteer import match
from onrecord.mentions.lexicon import given_names, lexicon
from onrecord.mentions.nouns import EntityKind
from onrecord.reading import Reading

LABELS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"
}  # fmt: skip
SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
WORDS_OF_PERSON = 5


class Kinds:
    """What kind of thing a run of tokens names."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.label: dict[int, str] = {}
        self.extent: dict[int, tuple[int, int]] = {}
        for name in reading.names:
            for index in range(name.first, name.last):
                self.label[index] = name.label
                self.extent[index] = (name.first, name.last)

    def tell(self, first: int, last: int) -> tuple[EntityKind | None, Literal["shape", "model", "guess"]]:
        """The kind, and whether the words, the model or a guess says so; None where it names nobody and no place."""
        if self.reading.text[self.reading.tokens[first].start : self.reading.tokens[last - 1].end] in lexicon().titles:
            return ("person", "model") if self._label(first, last) == "PERSON" else (None, "guess")
        if self.body(first, last):
            return "organisation", "shape"
        if self.place(first, last):
            return "place", "shape"
        if self.person(first, last):
            return "person", "shape"
        kind = LABELS.get(self._label(first, last))
        if kind is not None:
            return kind, "model"
        token = self.reading.tokens[first]
        if last - first == 1 and token.tag not in ("NNP", "NNPS"):
            return None, "guess"
        if self._label(first, last) == "NORP" and last - first == 1 and token.tag == "NNP":
            return "person", "guess"
        if self._label(first, last) in ("NORP", "LANGUAGE", "DATE", "TIME", "LAW", "EVENT"):
            return None, "guess"
        return "organisation", "guess"

    def person(self, first: int, last: int) -> bool:
        """Whether two to five words look like a person's full name."""
        words = self._words(first, last)
        if not 2 <= len(words) <= WORDS_OF_PERSON + 2 or words[-1] in lexicon().org_words or not _name_like(words):
            return False
        if self._label(first, last) == "PERSON":
            return True
        if words[0] in given_names() or (words[0].split("-")[0] in given_names() and "-" in words[0]):
            return self._label(first, last) not in ("GPE", "LOC", "FAC") or words[0] not in ("San", "Santa", "Santiago")
        return words[0] in lexicon().family_first and self._east_asian(words)

    def could_be_person(self, first: int, last: int) -> bool:
        """Whether what stands after a title may be a name of a person, a surname alone included."""
        tokens = self.reading.tokens
        words = self._words(first, last)
        if not words or len(words) > WORDS_OF_PERSON + 3 or not words[0][:1].isupper() or words[0] in SUFFIXES:
            return False
        if words[0] in lexicon().org_words or words[-1] in lexicon().org_words or words[0] in lexicon().titles:
            return False
        if not _name_like(words) or tokens[first].tag == "POS":
            return False
        hit = match(self.reading.text, tokens[first].start)
        if hit is None or hit.entries[0].kind in ("outlet", "platform"):
            return True
        return self._label(first, last) == "PERSON" or words[0] in given_names() or self.person(first, last)

    def person_end(self, first: int, last: int) -> int:
        """Where a person's name that begins at `first` ends, when the model ends it before the run does."""
        extent = self.extent.get(first)
        if extent and self.label[first] == "PERSON" and first < extent[1] < last and extent[1] - first >= 2:
            follows = self.reading.tokens[extent[1]].text
            return (
                extent[1]
                if follows not in SUFFIXES and match(self.reading.text, self.reading.tokens[extent[1]].start)
                else last
            )
        return last

    def body(self, first: int, last: int) -> bool:
        """Whether a run holds a word of bodies, where such a word stands in their names."""
        words = self._words(first, last)
        known = lexicon().org_words
        head = words
        for index, word in enumerate(words):
            if word in ("of", "for", "on", "and") and index:
                head = words[:index]
                break
        if not head or (len(words) == 1 and words[0] in known and self._label(first, last) != "ORG"):
            return False
        return head[-1] in known or (len(head) > 1 and head[0] in ("University", "Bank", "Ministry", "Court", "Club"))

    def place(self, first: int, last: int) -> bool:
        """Whether a run of two words or more ends, or begins, as places do ("Kherson Region", "Mount Aso")."""
        words = self._words(first, last)
        if len(words) < 2 or self._label(first, last) in ("PERSON", "ORG"):
            return False
        return words[-1] in lexicon().place_words or words[0] in ("Mount", "Lake", "Cape", "Fort", "Port", "Gulf")

    def _east_asian(self, words: list[str]) -> bool:
        given = words[1:]
        hyphened = len(given) == 1 and "-" in given[0]
        return hyphened or (len(given) in (1, 2) and all(w.isalpha() and 2 <= len(w) <= 9 for w in given))

    def _words(self, first: int, last: int) -> list[str]:
        """The run's words, hyphened parts as one word."""
        tokens = self.reading.tokens
        return self.reading.text[tokens[first].start : tokens[last - 1].end].split() if first < last else []

    def _label(self, first: int, last: int) -> str:
        """The model's label that covers most of the run, where it covers at least half."""
        counts: dict[str, int] = {}
        for index in range(first, last):
            label = self.label.get(index)
            if label is not None:
                counts[label] = counts.get(label, 0) + 1
        best = max(counts, key=lambda label: counts[label], default="")
        return best if best and 2 * counts[best] >= last - first else ""


def _name_like(words: list[str]) -> bool:
    """Letters, hyphens, apostrophes and points only, with no joining word but a particle."""
    particles = lexicon().particles
    return all(
        word.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha() for word in words
    ) and all(word[:1].isupper() or word in particles or word.startswith(("al-", "el-", "d'", "d’")) for word in words)
