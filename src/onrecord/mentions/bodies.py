"""The bodies that one report names, found again by name, acronym or the words that a name begins with."""

import re
from collections import defaultdict

from onrecord.mentions.draft import Draft
from onrecord.mentions.lexicon import lexicon, singular

NEAR = 20  # bodies of one first word that are looked at
# The letters and digits of each word of a body's name.
WORD = re.compile(r"[\w&]+(?:[’'](?!s\b)\w+)?")

Key = tuple[str, ...]


class Bodies:
    """Drafts of bodies by what they may be called."""

    def __init__(self) -> None:
        self._named: dict[Key, Draft] = {}
        self._firsts: dict[str, list[tuple[Key, Draft]]] = defaultdict(list)
        self._acronyms: dict[str, Draft] = {}

    def find(self, text: str, key: Key) -> Draft | None:
        """The body that a printed name means: `key` is its `body_key`, or another that a body was added under."""
        return self._acronyms.get(text) or self._named.get(key) or self._short_form(key)

    def add(self, draft: Draft, text: str, key: Key, *, bracketed: str = "") -> None:
        """File a body under its key, under an acronym printed in brackets after it, and under its initials."""
        self._named[key] = draft
        self._firsts[key[0] if key else ""].append((key, draft))
        if bracketed.isupper() and 2 <= len(bracketed) <= 8:
            self._acronyms[bracketed] = draft
        words = [word for word in WORD.findall(text) if word.casefold() not in lexicon().small]
        if len(words) >= 3:
            self._acronyms.setdefault("".join(word[0] for word in words).upper(), draft)

    def _short_form(self, key: Key) -> Draft | None:
        """A body whose name begins with these words ("Acme" for Acme Widgets), when only one does."""
        if not key or (key[0] in lexicon().generic and len(key) == 1):
            return None
        known = [draft for full, draft in self._firsts.get(key[0], ())[:NEAR] if full[: len(key)] == key]
        return known[0] if len(known) == 1 else None


def body_key(text: str) -> Key:
    """The words by which two printed names of a body are one: no small words, no legal form, one spelling."""
    words = [word.casefold().replace("defence", "defense") for word in WORD.findall(text)]
    kept = [word for word in words if word not in lexicon().small and word not in lexicon().legal]
    return tuple(kept or words)


def body_nouns(text: str) -> set[str]:
    """The lower-case nouns of bodies that are in a name ("ministry")."""
    printed = {word.casefold() for word in WORD.findall(text)}
    words = printed | {singular(word) for word in printed}
    return {word for word in words if lexicon().body(word)} | ({"airline"} if words & {"airways", "air"} else set())
