"""Bodies by what they are and where: "Kesby's ambulance service" is "the ambulance service in Kesby"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.claims.cues import demonyms, words_of
from onrecord.claims.nations import is_adjective, plain
from onrecord.mentions.nouns import Entity
from onrecord.reports.report import Report
from onrecord.spans import Span

# "The ministry IN TAMARA", "the Food Office OF BRELAND": where a body is, at the end of its name.
WHERE = re.compile(r"^(.+?)\s+(?:in|of|at)\s+((?:[A-Z][\w’'-]+\s?){1,2})$")
# "Kesby's ambulance service": whose a body is, at the beginning.
WHOSE = re.compile(r"^((?:[A-Z][\w’'-]*?\s?){1,2})[’']s?\s+(.+)$")
# A place as a report prints it: "in Kesby"; a business may be what shares are in.
IN_PLACE = re.compile(
    r"[Ii]n(?<!\w[Ii]n)(?<!shares [Ii]n)(?<!stake [Ii]n)(?<!confidence [Ii]n)(?<!trust [Ii]n)(?<!faith [Ii]n)"
    r"\s+([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?![\w’'])"
)
# A place right after the name of a body: "the Ministry of Health in Arnem".
AFTER = re.compile(r"\s+(?:in|of)\s+([A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)")

# "Rita Moss OF THE NURSES' UNION": a body right after a name.
OF_BODY = re.compile(r",?\s+of\s+the\s+((?:[A-Z][\w-]*[’']?s?\s+){0,5}[A-Z][\w-]+)(?=[\s,.;”\"])")

LONGEST = 120  # characters of a name that are read


class Placed(NamedTuple):
    """What a body is, in lower case and in order, and the place that its name tells, if any."""

    core: tuple[str, ...]
    place: str | None


def same_bodies(
    bodies: Sequence[Entity], places: frozenset[str], reports: Mapping[str, Report]
) -> list[tuple[Entity, Entity]]:
    """Pairs of bodies that are one: of one kind at one place, or of a kind that the story has at one place only."""
    found: dict[tuple[str, ...], dict[str | None, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for body in bodies:
        known = {p for name in (body.name, *body.aliases) if (p := _placed(name, places))}
        told = {at for span in body.mentions if (at := _place_after(span, reports, places))}
        known |= {Placed(placed.core, at) for placed in known for at in told}
        several = len({placed.place for placed in known} - {None}) > 1
        for placed in sorted(known, key=str):
            found[placed.core][placed.place] += [] if several else [body]
    nouns: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for core in found:
        nouns[core[-1]].add(core)
    pairs = []
    for core in sorted(found):
        by_place = found[core]
        named = sorted(place for place in by_place if place is not None)
        joined = [by_place[place] for place in named]
        if len(named) == 1 and (len(core) > 1 or len(nouns[core[-1]]) == 1) and _at_home(by_place, named[0]):
            joined = [[*by_place[named[0]], *by_place.get(None, [])]]
        pairs += [(each[0], other) for each in joined if each for other in each[1:]]
    return pairs


def _at_home(by_place: Mapping[str | None, Sequence[Entity]], place: str) -> bool:
    """Whether a body whose place is not told may be the one of a place: no other country's is meant by it."""
    sides = {body.speaks_for for body in by_place[place]}
    return all(body.speaks_for in sides for body in by_place.get(None, ()))


def places_of(entities: Sequence[Entity], printed: Mapping[str, int]) -> frozenset[str]:
    """The names of places of a story, in lower case; `printed` are those that stand after "in"."""
    named = {" ".join(plain(e.name)) for e in entities if e.kind in {"place", "government"} and not e.unnamed}
    return frozenset(named.union(printed))


def printed_places(reports: Mapping[str, Report]) -> Counter[str]:
    """How often the reports of a story print that something is in a place, by the place in lower case."""
    texts = (reports[key].text for key in sorted(reports))
    return Counter(match[1].lower() for text in texts for match in IN_PLACE.finditer(text))


def _placed(name: str, places: frozenset[str]) -> Placed | None:
    """What a body is and where, by its name; None where the name does not tell what it is."""
    place = None
    name = name[:LONGEST]
    if (where := WHERE.match(name)) and (at := _place(where[2], places)):
        name, place = where[1], at
    if whose := WHOSE.match(name):
        at = _place(whose[1], places)
        name, place = (whose[2], at) if at and place in {None, at} else (name, place)
    words = plain(name)
    if place is None and len(words) > 1 and name[:1].isupper() and (at := _place(words[0], places)):
        words, place = words[1:], at
    core = _core(words[1:] if name.startswith("national ") else words)
    return Placed(core, place) if core and core[-1] in words_of("body_nouns") else None


def _place_after(span: Span, reports: Mapping[str, Report], places: frozenset[str]) -> str | None:
    """The place that is printed right after a name: "the Ministry of Health in Arnem"."""
    report = reports.get(span.report)
    where = AFTER.match(report.text, span.end) if report else None
    return _place(where[1], places) if where else None


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """ "Ministry of Health" is "health ministry"."""
    if "of" in words[1:-1]:
        at = words.index("of", 1)
        words = [*words[at + 1 :], *words[:at]]
    return tuple(word for word in words if word not in {"of", "the", "and"})


def _place(name: str, places: frozenset[str]) -> str | None:
    """The place that a word names, or whose adjective it is; a country known to the gazetteer by its code."""
    word = name.strip().lower()
    if word in demonyms():
        return demonyms()[word]
    if word in places:
        return word
    found = {place for place in places if " " not in place and is_adjective(word, place)}
    return found.pop() if len(found) == 1 else None


def represented(names: Sequence[Entity], reports: Mapping[str, Report]) -> set[tuple[str, ...]]:
    """The bodies whose names are printed right after someone's, by their words: "Rita Moss of the Nurses' Union"."""
    places = [
        (reports[span.report].text, span.end) for name in names for span in name.mentions if span.report in reports
    ]
    found = {plain(match[1]) for text, end in places if (match := OF_BODY.match(text, end))}
    return {words for words in found if words and words[-1] in words_of("represented")}
