"""Random and hostile inputs for quantities: none may crash, break what must always hold, or take more than linear time.

Run by itself it takes as many inputs as it is told, and a seed: `python -m tests.quantities.fuzz 1000000 1`.
"""

import random
import sys
import time
from collections.abc import Callable

from onrecord import quantities
from onrecord.quantities.bounds import bounded
from onrecord.quantities.found import spotted
from onrecord.quantities.nouns import Quantity
from onrecord.quantities.tables import rows, symbols_after, words_after
from onrecord.reading.tokens import Name, Reading, Sentence, Token
from onrecord.spans import Span
from onrecord.times.nouns import Time, TimeType

WORDS = (
    *(row[0] for row in rows("numbers.tsv")),
    *(row[0] for row in rows("bounds.tsv")),
    *(row[0] for row in rows("labels.tsv")),
    *words_after(),
    *symbols_after(),
    *[
        "rose",
        "fell",
        "to",
        "from",
        "by",
        "between",
        "and",
        "or",
        "of",
        "the",
        "a",
        "an",
        "in",
        "out",
        "per",
        "at",
        "up",
        "down",
        "people",
        "soldiers",
        "cost",
        "was",
        "were",
        "no",
        "one",
        "'s",
    ],
)
MARKS = (
    " ",
    " ",
    " ",
    " ",
    "-",
    "–",
    ", ",
    ".",
    ". ",
    ",",
    "/",
    "(",
    ") ",
    "$",
    "€",
    "£",
    "%",
    "'",
    '"',
    ":",
    "\n",
    "\u00a0",
    "",
)
LETTERS = "0123456789.,-–−+$€£%/:'° aeiounrstkmKMGß½²µΩ日\u202f\u0301\U0001f600\x00"
TAGS = (
    "NN",
    "NNS",
    "NNP",
    "CD",
    "VBD",
    "VBN",
    "IN",
    "TO",
    "DT",
    "JJ",
    "RB",
    "HYPH",
    ",",
    ".",
    "CC",
    "PRP",
    "$",
    "WDT",
    "-LRB-",
)
DEPS = (
    *(
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "prep",
        "nummod",
        "quantmod",
        "npadvmod",
        "amod",
        "compound",
        "conj",
        "appos",
    ),
    *("attr", "acl", "relcl", "xcomp", "advcl", "ROOT", "dep", "punct", "agent", "nmod", "advmod"),
)
KINDS: tuple[TimeType, ...] = ("DATE", "TIME", "DURATION", "SET")
LABELS = ("PERSON", "ORG", "DATE", "PRODUCT", "CARDINAL", "WORK_OF_ART")


def random_text(chance: random.Random) -> str:
    """Numbers in all forms, units, bounds, marks, and now and then characters of any sort."""
    parts: list[str] = []
    for _ in range(chance.randrange(1, 12)):
        kind = chance.random()
        if kind < 0.35:
            parts.append(_digits(chance))
        elif kind < 0.85:
            parts.append(chance.choice(WORDS))
        else:
            parts.append("".join(chance.choices(LETTERS, k=chance.randrange(1, 9))))
        parts.append(chance.choice(MARKS))
    return "".join(parts)


def _digits(chance: random.Random) -> str:
    value = chance.randrange(10 ** chance.randrange(1, 14))
    return chance.choice(
        (str(value), f"{value:,}", f"{value / 100:.2f}", f"{value:,}.5", f"0{value}", f"{value}.{value}.1")
    )


def random_reading(chance: random.Random, text: str) -> Reading:
    """A reading of a text with any tags and any tree at all, so long as heads stay in their sentence."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    words = _words(text)
    while words:
        size = min(len(words), chance.randrange(1, 25))
        first = len(tokens)
        for start, end in words[:size]:
            head = first + chance.randrange(size)
            tag, dep = chance.choice(TAGS), chance.choice(DEPS)
            word = text[start:end]
            tokens.append(Token(start, end, word, word.lower(), tag, dep, head, len(sentences)))
        _untangle(tokens, first)
        sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), 0, "prose"))
        if size > 2:
            names.append(Name(first, first + chance.randrange(1, size), chance.choice(LABELS)))
        del words[:size]
    return Reading(report="r", text=text, tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names))


def _words(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for place in range(len(text) + 1):
        if place == len(text) or text[place].isspace() or text[place] in "-(),'":
            if place > start:
                found.append((start, place))
            if place < len(text) and not text[place].isspace():
                found.append((place, place + 1))
            start = place + 1
    return found


def _untangle(tokens: list[Token], first: int) -> None:
    """Hang every token whose heads run in a circle on the first one, which is made the root."""
    for index in range(first, len(tokens)):
        seen, at = set(), index
        while tokens[at].head != at and at not in seen:
            seen.add(at)
            at = tokens[at].head
        if at in seen or index == first:
            old = tokens[index]
            tokens[index] = Token(old.start, old.end, old.text, old.lemma, old.tag, old.dep, first, old.sentence)


def random_times(chance: random.Random, text: str) -> list[Time]:
    """A few times anywhere in a text."""
    found = []
    for number in range(chance.randrange(3)):
        start = chance.randrange(max(1, len(text) - 1))
        span = Span("r", start, min(len(text), start + chance.randrange(1, 12)))
        form = chance.choice(("2030-05-01", "R-2D", "P3M", "PRESENT_REF", "2030"))
        kind = chance.choice(KINDS)
        found.append(
            Time(id=f"t{number}", span=span, type=kind, value=form, earliest=None, latest=None, unanchored=form)
        )
    return found


def check_text(text: str) -> None:
    """What must hold of the pattern part, for any text."""
    last = 0
    for amount in spotted(text, 0, len(text)):
        assert last <= amount.start < amount.number_end <= amount.end <= len(text), text
        assert amount.high is None or amount.low < amount.high, text
        assert abs(amount.low) <= 1e19, text
        bound = bounded(amount, text, 0, len(text))
        assert 0 <= bound.start <= amount.start, text
        assert amount.end <= bound.end <= len(text), text
        last = amount.number_end


def check_reading(reading: Reading, times: list[Time]) -> tuple[Quantity, ...]:
    """What must hold of all that is found, for any reading."""
    found = quantities.find(reading, times)
    known = {each.id for each in times}
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(reading.text), reading.text
        assert each.counted is None or 0 <= each.counted.start < each.counted.end <= len(reading.text), reading.text
        assert each.as_of is None or each.as_of in known, reading.text
        assert (each.bound == "range") == (each.high is not None), reading.text
    assert list(found) == sorted(found, key=lambda each: each.span), reading.text
    return found


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "thousands": lambda n: "1" + ",111" * (n // 4) + ",1",
    "points": lambda n: "1.2" * (n // 3),
    "hyphens": lambda n: "1-" * (n // 2),
    "blanks": lambda n: "7" + " " * n + "8",
    "millions": lambda n: "two million " * (n // 12),
    "scales": lambda n: "million " * (n // 8),
    "tens": lambda n: "twenty-" * (n // 7),
    "thousands of": lambda n: "thousands of " * (n // 13),
    "bounds": lambda n: "more than " * (n // 10),
    "ranges": lambda n: "5 to " * (n // 5),
    "money": lambda n: "$5 " * (n // 3),
    "signs": lambda n: "$" * n + "5",
    "parentheses": lambda n: "5 km (" * (n // 6),
    "from": lambda n: "rose from 5 " * (n // 12),
    "capitals": lambda n: "5 Ab Ab Ab " * (n // 11),
    "no one": lambda n: "no one was " * (n // 11),
    "noughts": lambda n: "1" + " 000" * (n // 4),
}


def slowest(size: int) -> tuple[str, float]:
    """The hostile input whose time grows most when it is four times as long, and by how much; 4 is linear."""
    grown = {}
    for name, made in HOSTILE.items():
        short, long = made(size), made(4 * size)
        grown[name] = _seconds(long) / max(_seconds(short), 1e-4)
    worst = max(grown, key=lambda name: grown[name])
    return worst, grown[worst]


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        check_text(text)
        best = min(best, time.process_time() - begin)
    return best


def main(count: int, seed: int) -> None:
    """Check so many texts, every fourth of them with a random reading, and how time grows."""
    chance = random.Random(seed)
    found = 0
    for number in range(count):
        text = random_text(chance)
        check_text(text)
        if number % 4 == 0:
            found += len(check_reading(random_reading(chance, text), random_times(chance, text)))
    worst, times = slowest(20_000)
    print(
        f"{count:,} texts, {count // 4:,} readings with {found:,} quantities; slowest: {worst}, {times:.1f} times for 4"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
