"""Runs of capitalised words, which is where English prints names.

A capital that only opens a sentence does not count, and small words that names hold ("of", "for", "bin") join a run.
"""

from collections.abc import Iterator

from onrecord.mentions.gazetteer import match
from onrecord.mentions.lexicon import Lexicon, given_names, lexicon
from onrecord.reading import Reading, Sentence

OPENERS = frozenset("“\"‘'([—–:-•*")
NOUN_TAGS = ("NNP", "NNPS")
LONGEST = 16  # tokens in one name
HEADLINE = 6  # words of a line that may be a headline though no region says so
LOUD = 0.6  # share of capitalised words from which a heading's capitals tell nothing


class Words:
    """How the words of a report are printed elsewhere in it, and which tokens open a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.labels: dict[int, str] = {}
        for name in reading.names:
            for index in range(name.first, name.last):
                self.labels[index] = name.label
        self.lower: set[str] = set()
        self.upper: set[str] = set()
        for index, token in enumerate(reading.tokens):
            if not token.text[:1].isupper():
                self.lower.add(token.text)
            elif not self.opens(index) and token.tag in NOUN_TAGS:
                self.upper.add(token.text)

    def opens(self, index: int) -> bool:
        """Whether a token is the first word of a sentence, quotation or bracket, so that its capital tells nothing."""
        tokens = self.reading.tokens
        first = self.reading.sentences[tokens[index].sentence].first
        return index == first or tokens[index - 1].text in OPENERS

    def begins_name(self, index: int) -> bool:
        """Whether a capitalised token may begin or hold a name."""
        token = self.reading.tokens[index]
        words = lexicon()
        if (token.text in words.never or (token.text in words.openers and self.opens(index))) and not self._exempt(
            index
        ):
            return False
        if not self.opens(index):
            return token.tag not in ("PRP", "PRP$", "DT", "IN", "CC", "WP", "WDT", "WRB") or token.text.isupper()
        return self._opens_with_name(index, words)

    def _exempt(self, index: int) -> bool:
        """A month may be a surname beside a given name ("Theresa May"), and any word part of a name like "Do-yun"."""
        if _hyphen_follows(self.reading, index):
            return True
        near = self.reading.tokens[index - 1].text if index else ""
        return self.labels.get(index) == "PERSON" and near in given_names()

    def _opens_with_name(self, index: int, words: Lexicon) -> bool:
        token = self.reading.tokens[index]
        low = token.text.casefold()
        if token.text in self.upper or token.text in given_names() or token.text.isupper():
            return True
        if match(self.reading.text, token.start) is not None or token.text in words.titles:
            return True
        if low in self.lower or words.body(low) or words.office(low) or token.tag not in NOUN_TAGS:
            return index in self.labels and low not in self.lower and not words.body(low) and not _common(low, words)
        return not _common(low, words)


def runs(reading: Reading, words: Words, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Each run of capitalised words of a sentence, as `[first, last)`."""
    quiet = not _loud(reading, sentence)
    index = sentence.first
    while index < sentence.last:
        token = reading.tokens[index]
        if token.text[:1].isupper() and (words.begins_name(index) if quiet else _listed(reading, index)):
            last = _run_end(reading, words, index, sentence.last) if quiet else _known_end(reading, index)
            yield index, last
            index = last
        elif quiet and _hyphened_particle(reading, index, sentence.last):
            last = _run_end(reading, words, index + 2, sentence.last)
            yield index, last
            index = last
        elif (not token.text[:1].isupper()) and (end := _known_end(reading, index)) > index:
            yield index, end
            index = end
        else:
            index += 1


def _hyphen_follows(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    if index == 0 or index + 2 >= len(tokens) or not tokens[index - 1].text[:1].isupper():
        return False
    hyphen, after = tokens[index + 1], tokens[index + 2]
    return hyphen.text in "-‐‑" and tokens[index].end == hyphen.start and hyphen.end == after.start


def _common(low: str, words: Lexicon) -> bool:
    """Whether a word is one for people or papers, so that a capital at a sentence's start is no sign of a name."""
    stem = low[:-1] if low.endswith("s") else low
    return any(word in kind for word in (low, stem) for kind in (words.groups, words.papers, words.own, words.voice))


def _loud(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is printed like a headline: most words capitalised, in a heading or with no full stop."""
    if sentence.region != "heading" and reading.text[sentence.end - 1] in '.!?”"’:':
        return False
    letters = [t for t in reading.tokens[sentence.first : sentence.last] if t.text[:1].isalpha()]
    if sentence.region != "heading" and len(letters) < HEADLINE:
        return False
    return sum(t.text[0].isupper() for t in letters) > LOUD * max(1, len(letters))


def _listed(reading: Reading, index: int) -> bool:
    return _known_end(reading, index) > index


def _known_end(reading: Reading, index: int) -> int:
    """The token after a name of the gazetteer, or the token itself when none begins there."""
    hit = match(reading.text, reading.tokens[index].start)
    if hit is None:
        return index
    end = index
    while end < len(reading.tokens) and reading.tokens[end].end < hit.end:
        end += 1
    return end + 1 if end < len(reading.tokens) and reading.tokens[end].end == hit.end else index


def _run_end(reading: Reading, words: Words, first: int, limit: int) -> int:
    """Where a run that begins at `first` ends."""
    last = max(first + 1, _known_end(reading, first))
    while last < min(limit, first + LONGEST):
        grown = _grow(reading, words, first, last, limit)
        if grown == last:
            return last
        last = grown
    return last


def _grow(reading: Reading, words: Words, first: int, last: int, limit: int) -> int:
    """The run's end after one more word, hyphen or joining word; `last` when it ends here."""
    tokens = reading.tokens
    token = tokens[last]
    if token.text[:1].isupper() or (
        token.text[:1].isdigit() and words.labels.get(last) == words.labels.get(last - 1, "-")
    ):
        return max(last + 1, _known_end(reading, last)) if words.begins_name(last) else last
    if token.text in "-‐‑–" and token.start == tokens[last - 1].end and last + 1 < limit:
        return last + 2 if tokens[last + 1].start == token.end and tokens[last + 1].text[:1].isalpha() else last
    if _hyphened_particle(reading, last, limit):
        return last + 3
    return _joined(reading, words, first, last, limit)


def _hyphened_particle(reading: Reading, index: int, limit: int) -> bool:
    """Whether "al-" or the like stands here with a capitalised word on it ("al-Masri")."""
    tokens = reading.tokens
    if (
        index + 2 >= limit
        or tokens[index].text.casefold() not in lexicon().particles
        or tokens[index + 1].text not in "-‐‑"
    ):
        return False
    return tokens[index + 1].start == tokens[index].end and tokens[index + 2].text[:1].isupper()


def _joined(reading: Reading, words: Words, first: int, last: int, limit: int) -> int:
    """Step over small words, or a possessive, that stand within a name."""
    tokens = reading.tokens
    after = last
    while after < min(limit, last + 3) and (tokens[after].text in lexicon().joins or tokens[after].tag == "POS"):
        after += 1
    if after == last or after >= limit or not tokens[after].text[:1].isupper() or not words.begins_name(after):
        return last
    small = [token.text for token in tokens[last:after]]
    return after + 1 if _holds(reading, words, first, last, after, small) else last


def _holds(reading: Reading, words: Words, first: int, last: int, after: int, small: list[str]) -> bool:
    """Whether small words between two capitals are within one name."""
    tokens = reading.tokens
    if all(word in lexicon().particles or word == "&" for word in small):
        return True
    org = any(token.text in lexicon().org_words for token in tokens[first:last])
    label = words.labels.get(last)
    together = label in ("ORG", "FAC", "LAW", "WORK_OF_ART", "GPE") and label == words.labels.get(after)
    if tokens[last].tag == "POS":
        if tokens[last - 1].text in ("North", "South", "West", "East"):
            return False
        return together and match(reading.text, tokens[first].start) is None and label == words.labels.get(last - 1)
    phrase = reading.text[tokens[last - 1].start : tokens[after].end]
    if phrase in lexicon().titles:
        return True
    if small[0] in ("of", "for"):
        named = tokens[last - 1].text not in lexicon().titles and words.labels.get(last - 1) != "PERSON"
        return named and (org or (together and label != "GPE"))
    if small[0] in ("and", "on", "in", "to"):
        inside = any(token.text in ("of", "for", "on") for token in tokens[first:last])
        return together and org and (inside or (label == "ORG" and small[0] != "in"))
    return False
