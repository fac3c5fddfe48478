"""A record's stories as readers ask for them: the list, one by whatever name it is known, and all of one as a view."""

from collections.abc import Callable
from functools import partial
from typing import Any

from onrecord.errors import RecordError, UnknownId
from onrecord.gathered import Gathered
from onrecord.store.codec import decode, decode_list
from onrecord.store.connection import Database, Look
from onrecord.store.lines import bodies
from onrecord.store.loading import Loaded, load_reports, load_revised
from onrecord.store.nouns import StorySummary
from onrecord.store.parts import LISTED, WHOLE, Parts
from onrecord.store.versions import versions
from onrecord.store.views import StoryView
from onrecord.stories.nouns import Story

_SUMMARIES = "SELECT id, name, reports, claims, statements, earliest, latest FROM stories ORDER BY id"


def due(look: Look) -> bool:
    """Whether some story is to be gathered again before it is read."""
    return look("SELECT COUNT(*) FROM pending") != [(0,)]


def stories(look: Look) -> list[StorySummary]:
    """All stories, the latest first, ties by id."""
    names = StorySummary.__struct_fields__
    rows = [StorySummary(**dict(zip(names, row, strict=True))) for row in look(_SUMMARIES)]
    return sorted(rows, key=lambda story: story.latest or "", reverse=True)


def story_id(look: Look, key: str) -> str:
    """The id of the story that an id, the beginning of one, an earlier id, or a name means.

    A story's id is that of its earliest report, so any report's id in that form means the story that it is in now.

    Raises:
        UnknownId: it means no story, or several.
    """
    known = {each.id: each.name for each in stories(look)}
    name = key.casefold().strip()
    ways: list[Callable[[], list[str]]] = [
        lambda: [one for one in known if one == key],
        lambda: _alias(look, key),
        lambda: [one for one, title in known.items() if title.casefold() == name],
        lambda: [one for one in known if one.startswith(key)] if len(key) > 1 else [],
        lambda: [one for one, title in known.items() if title.casefold().startswith(name)] if name else [],
    ]
    for way in ways:
        found = sorted(set(way()))
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownId(f"{key!r} means {len(found)} stories: {_listed(found, known)}; give more of an id")
    if not known:
        raise UnknownId(f"there is no story {key!r}: the record has none yet")
    raise UnknownId(f"there is no story {key!r}; there are: {_listed(_nearest(name, known), known)}")


def only_story(look: Look) -> str:
    """The id of the one story that there is.

    Raises:
        UnknownId: there is none, or more than one.
    """
    known = {each.id: each.name for each in stories(look)}
    if not known:
        raise UnknownId("the record has no story yet")
    if len(known) > 1:
        raise UnknownId(f"the record has {len(known)} stories; name one: {_listed(list(known), known)}")
    return next(iter(known))


def load_view(database: Database, key: str) -> StoryView:
    """One story, of which nothing is read that is not asked for."""
    with database.looking() as look:
        ((body, made_from),) = look("SELECT body, made_from FROM stories WHERE id = :id", id=key)
        story = decode(body, Story)
        edited = versions(look, story.reports)
    same = partial(_check_same, database, key, made_from)

    def load(part: str) -> Any:
        with database.looking() as look:
            same(look)
            return _part(look, key, part)

    return StoryView(
        Parts(story, load),
        Loaded(database, story.reports, load_reports),
        Loaded(database, story.reports, load_revised, check=same),
        versions=edited,
    )


def bare_view(database: Database, report: str) -> StoryView:
    """A report by itself, where no story has it."""
    alone = Story(id="", name="", reports=(report,))
    return StoryView(
        Gathered(story=alone, published={}),
        Loaded(database, (report,), load_reports),
        Loaded(database, (report,), load_revised),
    )


def load_gathered(look: Look, key: str) -> Parts:
    """What was gathered of a story, read within a transaction."""
    ((body,),) = look("SELECT body FROM stories WHERE id = :id", id=key)
    return Parts(decode(body, Story), partial(_part, look, key))


def _part(look: Look, story: str, part: str) -> Any:
    if part in LISTED:
        kind, noun = LISTED[part]
        return decode_list(bodies(look, story, kind), noun)
    ((body,),) = look("SELECT body FROM parts WHERE story = :story AND part = :part", story=story, part=part)
    return decode(body, WHOLE[part])


def _check_same(database: Database, key: str, made_from: str, look: Look) -> None:
    if look("SELECT made_from FROM stories WHERE id = :id", id=key) != [(made_from,)]:
        raise RecordError(f"{database.path}: the story {key} changed while it was being read; read it again")


def _alias(look: Look, key: str) -> list[str]:
    if not key.startswith("s"):
        return []
    return [story for (story,) in look("SELECT story FROM story_reports WHERE report = :id", id="r" + key[1:])]


def _nearest(name: str, known: dict[str, str]) -> list[str]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only ever needed for this message

    def likeness(key: str) -> float:
        return max(SequenceMatcher(None, name, each).ratio() for each in (known[key].casefold(), key))

    return sorted(known, key=lambda key: (-likeness(key), key))[:5]


def _listed(keys: list[str], known: dict[str, str]) -> str:
    return "; ".join(f"{key} ({known[key]})" for key in keys[:5])
