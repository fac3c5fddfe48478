"""What a figure counts, in a form in which figures of several reports can be compared.

A head noun brought to its synonym, the words that narrow it, the unit, and what became of what is counted (killed).
"""

import re
from functools import cache

import msgspec

from onrecord.people.cards import fold
from onrecord.people.lists import data_lines
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.timeline.words import TELLING, root, weight, words

# Where the noun phrase of what is counted ends and what follows only qualifies it.
_QUALIFYING = re.compile(
    r"\s(?:in|from|at|to|for|with|who|that|which|by|on|near|across|under|since|during|between)\s|[,;(]"
)
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_PARTING = re.compile(r"[,;:—–(]|\b(?:and|while|but)\b")
# What a measure is of: "in damage", "of farm land"; two words at the most.
_MEASURED = re.compile(r"\s(?:in|of|worth of)\s((?:[^\W\d_][\w-]*\s)?[^\W\d_][\w-]*)")
MORE = "+more"  # stands among the narrowing words of a further lot
NEAR_AFTER = 45  # code points after a figure in which a word tells what became of it
NEAR_BEFORE = 40


class Counted(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """What a figure counts or measures.

    Attributes:
        head: the noun that is counted, in its common form; "" where none is printed.
        unit: the unit, "" for counted things.
        state: what became of them ("killed"), or "".
        change: `up` or `down` for a rise or fall, else "".
        when: the year that a figure of long ago holds for, else "".
        narrowed: the words that narrow the noun, sorted ("north", "korean").
    """

    head: str
    unit: str
    state: str
    change: str
    when: str
    narrowed: tuple[str, ...]

    @property
    def base(self) -> "Counted":
        """The same, not narrowed."""
        return msgspec.structs.replace(self, narrowed=())


def counted(
    report: Report, quantity: Quantity, sentence: Span, *, when: str = ""
) -> tuple[Counted, tuple[Span, ...]] | None:
    """What a figure counts, and the words that say so; None where its sentence does not plainly tell.

    Measures, and nouns of which a story counts many lots, count the same only where the same is told of them.
    """
    noun = quantity.counted or (_measured(report, quantity, sentence) if quantity.unit else None)
    nouns = [_singular(word) for word in _nouns(report.quote(noun))] if noun else []
    state, where = _state(report, quantity, noun, sentence)
    state = state or next((_states()[word] for word in reversed(nouns) if word in _states()), "")
    head = _head(nouns, state)
    if not (head or state) or (head and not (head.isalpha() and weight(head))):
        return None
    if quantity.unit and noun and report.quote(noun).split()[-1][0].isupper():
        return None  # a name beside a measure is rarely what is measured
    if not state and (_is_bare_measure(quantity, noun) or is_generic(head)):
        state = _doing(report, quantity, noun, sentence)
    more = _increment(report, quantity, noun)
    key = Counted(
        head=head,
        unit=quantity.unit or "",
        state=state,
        change=quantity.change or "",
        when=when,
        narrowed=_narrowed(nouns, more=more is not None),
    )
    return key, _words(report, more, noun, where) or (quantity.span,)


def _nouns(phrase: str) -> list[str]:
    """The words of the noun phrase without what qualifies it; "members of the crew" counts members."""
    cut = _QUALIFYING.search(phrase)
    plain = _OF.split(phrase[: cut.start()] if cut and cut.start() else phrase)[0]
    return [fold(word.removesuffix("'s").removesuffix("’s")) for word, _, _ in words(plain)]


def _measured(report: Report, quantity: Quantity, sentence: Span) -> Span | None:
    """What a measure is of: the noun in "5 million dollars in damage"."""
    found = _MEASURED.match(report.text, quantity.span.end, sentence.end)
    return Span(report.id, found.start(1), found.end(1)) if found else None


def _head(nouns: list[str], state: str) -> str:
    """The noun in its common form; "12 dead" and "12 killed" count persons."""
    last = nouns[-1] if nouns else ""
    if state and (not last or (last in _states() and last not in _synonyms())):
        return "person"
    return _synonyms().get(last, last)


def _narrowed(nouns: list[str], *, more: bool) -> tuple[str, ...]:
    left_out = _listed("modifiers_left_out.txt") | _listed("increments.txt")
    found = {word for word in nouns[:-1] if word not in left_out and word not in _states() and not word.isdigit()}
    return tuple(sorted(found | {MORE} if more else found))


def _words(report: Report, *spans: Span | None) -> tuple[Span, ...]:
    """The given words in order of the text, those side by side as one span."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span):
        if joined and not report.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(report.id, joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _state(report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> tuple[str, Span | None]:
    """The nearest word that tells what became of what is counted: after the figure first, else before it."""
    first, last = _reach(quantity, noun)
    after = _clause(report.text[last : min(sentence.end, last + NEAR_AFTER)], from_end=False)
    begin = max(sentence.start, first - NEAR_BEFORE)
    before = _clause(report.text[begin:first], from_end=True)
    for start, found in ((last, words(after)), (first - len(before), words(before)[::-1])):
        for word, a, b in found:
            if word.casefold() in _states():
                return _states()[word.casefold()], Span(report.id, start + a, start + b)
            if word[0].isdigit():
                break
    return "", None


def _doing(report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> str:
    """The stem of the telling word after what is counted ("people marched") or before a measure ("lost 5 tons").

    Without one, a mark that nothing shares.
    """
    first, last = _reach(quantity, noun)
    if quantity.unit:
        near = words(_clause(report.text[max(sentence.start, first - NEAR_BEFORE) : first], from_end=True))[::-1]
    else:
        near = words(_clause(report.text[last : min(sentence.end, last + NEAR_AFTER)], from_end=False))
    return next((f"~{root(word)}" for word, _, _ in near if weight(word) > TELLING), f"~{quantity.id}")


def _is_bare_measure(quantity: Quantity, noun: Span | None) -> bool:
    """Whether a unit and noun say too little of what is measured; money for a noun after it says enough."""
    if quantity.unit is None:
        return False
    follows = noun is not None and noun.start >= quantity.span.start
    return not follows or quantity.unit.split()[-1] not in _listed("money.txt")


def _reach(quantity: Quantity, noun: Span | None) -> tuple[int, int]:
    spans = (quantity.span, noun) if noun else (quantity.span,)
    return min(span.start for span in spans), max(span.end for span in spans)


def _clause(text: str, *, from_end: bool) -> str:
    """The part of a stretch that no mark and no "and" parts from the figure."""
    parts = _PARTING.split(text)
    return parts[-1] if from_end else parts[0]


def _increment(report: Report, quantity: Quantity, noun: Span | None) -> Span | None:
    """Where "more", "another" and the like stand in the figure or right before it, "more than" aside."""
    begin, end = max(0, quantity.span.start - 12), _reach(quantity, noun)[1]
    found = words(report.text[begin:end])
    following = [word for word, _, _ in found[1:]] + [""]
    for (word, a, b), after in zip(found, following, strict=True):
        if word.casefold() in _listed("increments.txt") and after != "than" and not after[:1].isupper():
            return Span(report.id, begin + a, begin + b)
    return None


def _singular(noun: str) -> str:
    irregular = _synonyms().get(noun)
    if irregular or len(noun) < 4:
        return noun
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@cache
def _synonyms() -> dict[str, str]:
    rows = (line.split("\t") for line in data_lines("onrecord.figures", "counted.tsv"))
    return {row[0]: row[1] for row in rows}


@cache
def _states() -> dict[str, str]:
    rows = (line.split("\t") for line in data_lines("onrecord.figures", "states.tsv"))
    return {row[0]: row[1] for row in rows}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in data_lines("onrecord.figures", name) for word in line.split())


def is_generic(head: str) -> bool:
    """Whether a story counts many lots of a thing, as of people."""
    return head in _listed("generic.txt")


def is_left_out(unit: str | None) -> bool:
    """Whether a unit is one of time, which is read as a time and lined up with nothing."""
    return unit is not None and unit in _units_left_out()


@cache
def _units_left_out() -> frozenset[str]:
    return _listed("units_left_out.txt")
