"""What a figure counts, in a form in which figures of several reports can be compared.

People at large are one class, told apart by what became of them; measures go by dimension and by what is told of them.
"""

import re

import msgspec

from onrecord.figures.lists import dimension, listed, table
from onrecord.figures.states import NEAR_AFTER, NEAR_BEFORE, NONE, State, clause, reach, state_of, told_of_measure
from onrecord.people.cards import fold
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.timeline.words import TELLING, is_past, root, weight, words

# Where the noun phrase of what is counted ends and what follows only qualifies it.
_QUALIFYING = re.compile(
    r"\s(?:in|from|at|to|for|with|who|that|which|by|on|near|across|under|since|during|between)\s|[,;(]"
)
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
# What a measure is of: "in damage", "of farm land"; two words at the most.
_MEASURED = re.compile(r"\s(?:in|of|worth of)\s((?:[^\W\d_][\w-]*\s)?[^\W\d_][\w-]*)")
_DIFFERENCE = re.compile(r"(?:\s[\w-]+){0,2}\s(?:more|less|fewer|higher|lower)\sthan\b")
_STILL = re.compile(r"\b(?:still (?:being|in|under|at|without)|remains?|remained|remaining)\b", re.IGNORECASE)
_ALL_BUT = re.compile(r"\b(?:all|everyone|everything|anything) but (?:the )?$", re.IGNORECASE)
# "put the turnout at 63 percent": the thing is named after the verb, and who put it there before.
_PUT_AT = re.compile(
    r"\b(?:puts?|estimated?s?|set|valued?|gave)\s(?:(?:the|its|total)\s)*(?P<what>[^\W\d][\w-]*(?:\s[\w-]+)?)\s(?:at|as)\s$"
)
_DENIED = re.compile(
    r"\s(?:(?:was|were|is|are|had|has|have|did|do|does)\s)?(?:not\b|never\b)|\s(?:was|were|did|has|have)n['’]t\b"
)
MORE = "+more"  # stands among the narrowing words of a further lot
LEFT = "+left"  # and of those who are left of an earlier one
PERSON = "person"


class Counted(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """What a figure counts or measures.

    Attributes:
        head: the noun that is counted, in its common form; "" where none is printed or what is told says enough.
        unit: the dimension of the unit, else the unit; "" for counted things.
        state: what became of them ("killed"), or is told of a measure ("cost"), or "".
        change: `up` or `down` for a rise or fall, else "".
        when: the year that a figure of long ago holds for, else "".
        narrowed: the words that narrow the noun, sorted ("north", "korean"), and marks of a further lot.
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

    @property
    def apart(self) -> frozenset[str]:
        """Narrowing words that make it another lot than the total: groups of people, further ones, those left."""
        return frozenset(word for word in self.narrowed if word[0] == "+" or word in listed("groups.txt"))


Told = tuple[Counted, tuple[Span, ...]]


def counted(report: Report, quantity: Quantity, sentence: Span, *, when: str = "") -> Told | None:
    """What a figure counts, and the words that say so; None where its sentence does not plainly tell."""
    if _ALL_BUT.search(report.text, max(sentence.start, quantity.span.start - 20), quantity.span.start):
        return None
    if quantity.unit is None and _DENIED.match(report.text, reach(quantity, quantity.counted)[1], sentence.end):
        return None  # "one death was not linked": counted by nobody
    unit, noun = _unit(report, quantity)
    if unit:
        return _measure(report, quantity, noun, sentence, unit, when)
    return _count(report, quantity, noun, sentence, when)


def _unit(report: Report, quantity: Quantity) -> tuple[str, Span | None]:
    """The unit and the noun; a currency that was read as a counted noun ("2 billion crowns") is the unit."""
    noun = quantity.counted
    if quantity.unit is None and noun and (last := _singular(fold(report.quote(noun).split()[-1]))) in money():
        return last, None
    put = quantity.unit and _PUT_AT.search(report.text, max(0, quantity.span.start - 50), quantity.span.start)
    if put and (noun is None or noun.end <= put.start()):
        noun = Span(report.id, put.start("what"), put.end("what"))
    return quantity.unit or "", noun


def _count(report: Report, quantity: Quantity, noun: Span | None, sentence: Span, when: str) -> Told | None:
    """Counted people and things; nouns of which a story counts many lots need the same to be told of them."""
    plain = _plain(report, noun)
    nouns = [_singular(word) for word in plain]
    state = state_of(report, quantity, noun, sentence)
    if not state.name or (plain and plain[-1] in _states()):
        state = next((State(_states()[word], None) for word in reversed(plain) if word in _states()), state)
    head = _head(nouns, state.name)
    if head != PERSON and state.span and report.quote(state.span).casefold() in listed("state_nouns.txt"):
        state = NONE
    if not (head or state.name) or (head and not (head.isalpha() and weight(head))):
        return None
    name = state.name or (_doing(report, quantity, noun, sentence) if is_generic(head) else "")
    more = _increment(report, quantity, noun)
    narrowed = _narrowed(nouns, head, told=bool(state.name))
    marks = _marks(report, quantity, noun, sentence, more)
    key = Counted(
        head=head, unit="", state=name, change=quantity.change or "", when=when, narrowed=_sorted(narrowed | marks)
    )
    return key, _words(report, more, noun, state.span) or (quantity.span,)


def _measure(
    report: Report, quantity: Quantity, noun: Span | None, sentence: Span, unit: str, when: str
) -> Told | None:
    """Amounts by dimension and by what is told of them; where nothing is, the noun has to be the same."""
    noun = noun or _measured(report, quantity, sentence)
    nouns = [word for word in _nouns(report, noun) if word not in unit.split()]
    state = told_of_measure(report, quantity, noun, sentence)
    if state.name:
        nouns = [word for word in nouns if word not in table("measured.tsv")]
        head, name = "", state.name
        narrowed = set() if _is_money(unit) else {word for word in nouns if weight(word) > TELLING}
    else:
        head = nouns[-1] if nouns else ""
        if not head or not (head.isalpha() and weight(head)):
            return None
        if noun and report.quote(noun).split()[-1][0].isupper():
            return None  # a name beside a measure is rarely what is measured
        narrowed = _narrowed(nouns, head, told=False)
        name = "" if _says_enough(unit, noun, quantity, narrowed) else _doing(report, quantity, noun, sentence)
    more = _increment(report, quantity, noun)
    key = Counted(
        head=head,
        unit=dimension(unit),
        state=name,
        change=quantity.change or "",
        when=when,
        narrowed=_sorted(narrowed | _marks(report, quantity, noun, sentence, more)),
    )
    return key, _words(report, more, noun, state.span) or (quantity.span,)


def _says_enough(unit: str, noun: Span | None, quantity: Quantity, narrowed: set[str]) -> bool:
    """Whether the noun alone tells what is measured: money for something, a share of something named in full."""
    if unit == "percentage":
        return bool(narrowed) or (noun is not None and noun.end <= quantity.span.start)
    return noun is not None and noun.start >= quantity.span.start and _is_money(unit)


def _nouns(report: Report, noun: Span | None) -> list[str]:
    """The words of the noun phrase without what qualifies it; "members of the crew" counts members."""
    return [_singular(word) for word in _plain(report, noun)]


def _plain(report: Report, noun: Span | None) -> list[str]:
    if noun is None:
        return []
    phrase = report.quote(noun)
    cut = _QUALIFYING.search(phrase)
    kept = _OF.split(phrase[: cut.start()] if cut and cut.start() else phrase)[0]
    return [fold(word.removesuffix("'s").removesuffix("’s")) for word, _, _ in words(kept)]


def _measured(report: Report, quantity: Quantity, sentence: Span) -> Span | None:
    """What a measure is of: the noun in "5 million dollars in damage"."""
    found = _MEASURED.match(report.text, quantity.span.end, sentence.end)
    return Span(report.id, found.start(1), found.end(1)) if found else None


def _head(nouns: list[str], state: str) -> str:
    """The noun in its common form; "12 dead" and "12 workers killed" count persons, and so does "12" alone."""
    last = nouns[-1] if nouns else ""
    if state and (not last or last in listed("persons.txt") or last in _states()):
        return PERSON
    if state and (last in listed("groups.txt") or last in table("groups_of.tsv")):
        return PERSON
    return table("counted.tsv").get(last, last)


def _narrowed(nouns: list[str], head: str, *, told: bool) -> set[str]:
    """The words that narrow the noun; of people of whom a state is told, their group and what is rarely left out."""
    left_out = listed("modifiers_left_out.txt") | listed("increments.txt")
    found = {w for w in nouns[:-1] if w not in left_out and w not in _states() and not w.isdigit()}
    if told and head == PERSON:
        last = nouns[-1] if nouns else ""
        found = {word for word in found if word in listed("groups.txt")}
        if last in listed("groups.txt") or last in table("groups_of.tsv"):
            found.add(table("groups_of.tsv").get(last, table("counted.tsv").get(last, last)))
    return found


def _marks(report: Report, quantity: Quantity, noun: Span | None, sentence: Span, more: Span | None) -> set[str]:
    """Marks of a further lot, of a difference ("40 more than"), and of those still left."""
    first, last = reach(quantity, noun)
    marks = {MORE} if more or _DIFFERENCE.match(report.text, quantity.span.end, sentence.end) else set()
    near = clause(report.text[max(sentence.start, first - 12) : first], from_end=True)
    after = clause(report.text[last : min(sentence.end, last + 25)], from_end=False)
    return marks | ({LEFT} if _STILL.search(near) or _STILL.search(after) else set())


def _sorted(narrowed: set[str]) -> tuple[str, ...]:
    return tuple(sorted(narrowed))


def _words(report: Report, *spans: Span | None) -> tuple[Span, ...]:
    """The given words in order of the text, those side by side as one span."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span):
        if joined and not report.text[joined[-1].end : span.start].strip():
            joined[-1] = Span(report.id, joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _doing(report: Report, quantity: Quantity, noun: Span | None, sentence: Span) -> str:
    """The stem of the telling word after what is counted ("people voted") or before a measure ("bought 5 tons").

    Without one, a mark that nothing shares.
    """
    first, last = reach(quantity, noun)
    if quantity.unit:
        near = words(clause(report.text[max(sentence.start, first - NEAR_BEFORE) : first], from_end=True))[::-1]
    else:
        near = words(clause(report.text[last : min(sentence.end, last + NEAR_AFTER)], from_end=False))
    found = next((word for word, _, _ in near if weight(word) > TELLING), None)
    if found is None and not quantity.unit:  # "the airport cancelled 240 flights"
        before = words(clause(report.text[max(sentence.start, first - NEAR_BEFORE) : first], from_end=True))[::-1]
        found = next((word for word, _, _ in before if is_past(word) and weight(word) > TELLING), None)
    return f"~{root(found)}" if found else f"~{quantity.id}"


def _increment(report: Report, quantity: Quantity, noun: Span | None) -> Span | None:
    """Where "more", "another" and the like stand in the figure or right before it, "more than" aside."""
    begin, end = max(0, quantity.span.start - 12), reach(quantity, noun)[1]
    found = words(report.text[begin:end])
    following = [word for word, _, _ in found[1:]] + [""]
    for (word, a, b), after in zip(found, following, strict=True):
        if word.casefold() in listed("increments.txt") and after != "than" and not after[:1].isupper():
            return Span(report.id, begin + a, begin + b)
    return None


def _singular(noun: str) -> str:
    if noun in table("counted.tsv") or len(noun) < 4:
        return table("counted.tsv").get(noun, noun)
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _states() -> dict[str, str]:
    return table("states.tsv")


def money() -> frozenset[str]:
    """Last words of units of money."""
    return listed("money.txt")


def _is_money(unit: str) -> bool:
    return unit.rsplit(maxsplit=1)[-1] in money()


def is_generic(head: str) -> bool:
    """Whether a story counts many lots of a thing, as of people."""
    return head in listed("generic.txt")


def is_left_out(unit: str | None) -> bool:
    """Whether a unit is one of time, which is read as a time and lined up with nothing."""
    return unit is not None and unit.removesuffix(" of age") in listed("units_left_out.txt")
