"""What only looks like a time: a person's name, a number that is no year, a day that is in no calendar."""

from onrecord.reading.tokens import Reading
from onrecord.times.forms import needs_anchor, resolve
from onrecord.times.lexicon import Word
from onrecord.times.rules import Raw
from onrecord.times.tense import Tenses

BARE = frozenset({"month", "month-after-preposition", "weekday", "weekday-short", "season", "year", "named-day"})
MODERN = range(1900, 2051)  # years that need no preposition before them
RECENT = 1700  # years that may stand after a mere "of", "the" or "for"
OPENING = frozenset("Iπθ<,bACΞ")  # words that may stand before any other year
COUNTED = frozenset("XuU5Q%")  # words that a number counts
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your", "s"})
YEARLY = frozenset("rRY5")  # words of a year's own phrase ("early 1870", "the year 1870")


def sensible(raw: Raw, words: list[Word], reading: Reading, tenses: Tenses) -> bool:
    """Whether a raw time can be one where it stands."""
    if not needs_anchor(raw.form) and "-" in raw.form and resolve(raw.form, None) is None:
        return False
    last = reading.text[words[raw.last - 1].start : words[raw.last - 1].end]
    if raw.rule == "day-of-month":
        return last[0].isdigit()  # not the first of something
    if raw.form in ("P3Q", "PXQ") or (raw.rule == "past" and last.lower() == "last"):
        return False  # three quarters of something; in some quarters; the last of something
    if raw.rule == "set-word" and last[0].isupper():
        around = [*words[max(0, raw.first - 1) : raw.first], *words[raw.last : raw.last + 1]]
        return not any(_is_name(word) for word in around)  # the name of a paper
    if raw.rule not in BARE:
        return True
    index = tenses.token_at(words[raw.last - 1].start)
    if index is not None and _is_other_word(index, raw, words, reading, tenses):
        return False
    return raw.rule != "year" or _is_year(raw, words, reading, tenses)


def _is_other_word(index: int, raw: Raw, words: list[Word], reading: Reading, tenses: Tenses) -> bool:
    """Whether the parse takes a word for a name ("April Winters") or a verb ("spring")."""
    if raw.rule == "season" and reading.tokens[index].tag.startswith("VB"):
        return True
    if raw.rule == "named-day" and " " in reading.text[words[raw.first].start : words[raw.last - 1].end]:
        return False
    if raw.rule.startswith("month") and raw.first and words[raw.first - 1].kind == "θ":
        return False  # "in April Lee resigned"
    return index in tenses.people or _names(reading, index)


def _names(reading: Reading, index: int) -> bool:
    """Whether a word begins a longer name ("April Winters", "the Sunday Times")."""
    token = reading.tokens[index]
    name = token.dep == "compound" and token.head == index + 1
    return name and reading.tokens[token.head].tag in ("NNP", "NNPS") and not token.text.isdigit()


def _is_year(raw: Raw, words: list[Word], reading: Reading, tenses: Tenses) -> bool:
    before = words[raw.first - 1] if raw.first else None
    after = words[raw.last] if raw.last < len(words) else None
    year = int(words[raw.last - 1].value)
    kind = before.kind if before else ""
    if kind in ("H", "#") or (after and after.kind in COUNTED):
        return False
    inner = {word.kind for word in words[raw.first : raw.last]}
    said = reading.text[before.start : before.end].lower() if before else ""
    tag = _tag(after, reading, tenses) if after else ""
    if tag in ("NNS", "NN") and not (kind and kind in "tO") and year not in MODERN:
        return False  # "1400 men"
    attributive = said in OWNERS or (bool(kind) and kind in "tOIπθ6" and "q" not in inner)
    if tag == "NNS" and (year % 10 == 0 or not attributive):
        return False  # "some 1950 houses", not "its 1911 rules"
    if before and after and _is_name(before) and _is_name(after):
        return False  # "the Russell 2000 Index"
    if year in MODERN or kind in OPENING or inner & YEARLY or said == "as" or not (before or after):
        return True
    return bool(kind) and kind in "Ot6" and (year >= RECENT or (kind == "t" and year % 10 > 0))


def _is_name(word: Word) -> bool:
    return word.kind == "_" and word.value[:1].isupper()


def _tag(word: Word, reading: Reading, tenses: Tenses) -> str:
    """The part of speech of a word; where the text is not parsed, a guess at plurals."""
    index = tenses.token_at(word.start)
    if index is not None and reading.tokens[index].tag:
        return reading.tokens[index].tag
    return "NNS" if word.value.endswith("s") and word.value.islower() else ""
