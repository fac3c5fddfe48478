"""The happenings of one report: a verb or noun with the time that hangs on it in the parse, or with who does it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.events.acts import Act, acts
from onrecord.events.nouns import Event, Participant
from onrecord.mentions.roster import Roster
from onrecord.reading.tokens import Reading
from onrecord.reading.tree import Tree
from onrecord.spans import content_id
from onrecord.times.nouns import Time

CLIMB = 6  # heads between a time and what it dates
# Verbs that tell nothing by themselves: what they take in says what happened.
LIGHT = frozenset({"be", "have", "do", "begin", "start", "continue", "happen", "occur", "take"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "across", "off", "on"})
SUBJECTS = ("nsubj", "csubj")
PASSIVE = ("nsubjpass",)
OBJECTS = ("dobj", "obj", "dative")


def find(reading: Reading, tree: Tree, roster: Roster, times: Sequence[Time]) -> tuple[Event, ...]:
    """Every happening of a report: what a date or time of day is attached to, and every act of someone known.

    In order of the text. Participants of an act are those that `acts` finds; of another happening the grammatical
    subject (agent, or patient of a passive) and object (patient), where the roster knows whom they name; a place is an
    entity that is a place or country, under "in", "at" and the like.
    """
    starts = [token.start for token in reading.tokens]
    places = frozenset(entity.id for entity in roster.entities() if entity.kind in ("place", "government"))
    dated: dict[int, Time] = {}
    for time in times:
        if time.type not in ("DATE", "TIME") or time.unanchored.endswith("_REF"):
            continue
        trigger = _dated(starts, tree, time)
        if trigger is not None:
            dated.setdefault(trigger, time)
    done = acts(tree, roster)
    return tuple(
        _event(tree, trigger, dated.get(trigger), done.get(trigger), roster, places)
        for trigger in sorted(dated.keys() | done.keys())
    )


def _dated(starts: list[int], tree: Tree, time: Time) -> int | None:
    """The verb or noun that a time dates: the nearest above it in the parse."""
    first, last = max(0, bisect_right(starts, time.span.start) - 1), bisect_left(starts, time.span.end)
    index = next((i for i in range(first, last) if not first <= tree.tokens[i].head < last), None)
    for _ in range(CLIMB):
        if index is None:
            return None
        token = tree.tokens[index]
        if not first <= index < last and (token.tag.startswith("VB") or token.lemma.lower() in eventive()):
            return _told(tree, index)
        index = token.head if token.head != index else None
    return None


@cache
def eventive() -> frozenset[str]:
    """Nouns that tell a happening."""
    text = files("onrecord.events").joinpath("nouns.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _told(tree: Tree, index: int) -> int:
    """The word that tells the happening: under a light verb its eventive subject or object ("talks began")."""
    if tree.tokens[index].lemma.lower() not in LIGHT:
        return index
    told = (c for c in tree.children[index] if tree.tokens[c].lemma.lower() in eventive())
    return next(told, index)


def _event(
    tree: Tree, trigger: int, time: Time | None, act: Act | None, roster: Roster, places: frozenset[str]
) -> Event:
    reading = tree.reading
    span = reading.span(trigger, trigger + 1)
    return Event(
        id=content_id("e", reading.report, span.start, span.end),
        trigger=span,
        participants=tuple(sorted(act.participants)) if act else _participants(tree, trigger, roster),
        place=_place(tree, trigger, roster, places),
        time=time.id if time else None,
        type=act.type if act else None,
        mode=act.mode if act else "told",
        words=reading.span(act.first, act.last) if act else None,
    )


def _participants(tree: Tree, trigger: int, roster: Roster) -> tuple[Participant, ...]:
    found: set[Participant] = set()
    subject = tree.subject(trigger) if tree.tokens[trigger].tag.startswith("VB") else None
    if subject is not None:
        passive = tree.tokens[subject].dep in PASSIVE
        found |= _named(tree, subject, "patient" if passive else "agent", roster)
    for child in tree.children[trigger]:
        token = tree.tokens[child]
        if token.dep in OBJECTS:
            found |= _named(tree, child, "patient", roster)
        elif token.dep == "agent" or (token.dep == "prep" and token.text.lower() in ("with", "between", "against")):
            noun = tree.child(child, "pobj")
            role = "agent" if token.dep == "agent" else "other"
            found |= _named(tree, noun, role, roster) if noun is not None else set()
        elif token.dep in ("poss", "compound", "amod"):
            found |= _named(tree, child, "other", roster)
    return tuple(sorted(found))


def _named(tree: Tree, index: int, role: str, roster: Roster) -> set[Participant]:
    """The entity that a noun names, and those coordinated with it."""
    joined = [index, *(c for c in tree.children[index] if tree.tokens[c].dep == "conj")]
    return {Participant(role, entity) for each in joined if (entity := roster.at(each)) is not None}


def _place(tree: Tree, trigger: int, roster: Roster, places: frozenset[str]) -> str | None:
    for child in tree.children[trigger]:
        token = tree.tokens[child]
        if token.dep == "prep" and token.text.lower() in PLACE_PREPOSITIONS:
            noun = tree.child(child, "pobj")
            entity = roster.at(noun) if noun is not None else None
            if entity in places:
                return entity
    return None
