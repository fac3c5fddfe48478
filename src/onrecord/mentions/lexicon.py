"""The word lists by which people and bodies are told; the words themselves are in data/words.toml."""

import functools
import tomllib
from importlib import resources

import msgspec


class Lexicon(msgspec.Struct, frozen=True):
    """The word lists, each a set; phrases keep their spaces. What each holds is said in data/words.toml."""

    titles: frozenset[str]
    title_heads: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    voice: frozenset[str]
    own: frozenset[str]
    severed: frozenset[str]
    groups: frozenset[str]
    state: frozenset[str]
    private: frozenset[str]
    papers: frozenset[str]
    org_words: frozenset[str]
    place_words: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    joins: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]
    acts: frozenset[str]
    domains: frozenset[str]
    leaders: frozenset[str]
    fillers: frozenset[str]
    ends: frozenset[str]
    legal: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    spokes: frozenset[str]
    firms: frozenset[str]
    any_body: frozenset[str]
    institutions: frozenset[str]
    mass: frozenset[str]
    notes: frozenset[str]
    carried: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    nobody: frozenset[str]
    media: frozenset[str]
    mastheads: frozenset[str]
    outlets: frozenset[str]
    airing: frozenset[str]
    courtesy: frozenset[str]

    def office(self, noun: str) -> bool:
        """Whether a lower-case noun or two-word phrase is an office or work of one person."""
        return noun in self.voice or noun in self.own or noun in self.title_heads

    def gender(self, words: str) -> str:
        """`m` or `f` by a lower-case title, courtesy or noun ("mr", "spokeswoman"), or "" where it does not tell."""
        return "m" if words in self.male else "f" if words in self.female else ""

    def body(self, noun: str) -> bool:
        """Whether a lower-case noun is a body's."""
        return noun in self.state or noun in self.private


def data(name: str) -> str:
    """The text of a data file of this package."""
    return (resources.files("onrecord.mentions") / "data" / name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """The fields of a tab-separated data file, comment lines left out."""
    lines = data(name).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@functools.cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    lists = {key: _words(text) for key, text in tomllib.loads(data("words.toml")).items()}
    heads = frozenset(title.casefold().rstrip(".") for title in lists["titles"] if "." not in title)
    return Lexicon(title_heads=heads, **lists)


@functools.cache
def given_names() -> dict[str, str]:
    """Given name to `f`, `m`, or an empty string where it is given to both."""
    found: dict[str, str] = {}
    for gender, names in rows("given_names.tsv"):
        for name in names.split():
            found[name] = gender if found.get(name, gender) == gender else ""
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


def singular(noun: str) -> str:
    """The singular of a lower-case noun, by ending, for nouns of people and bodies ("spokesmen", "universities")."""
    for ending, instead in (("women", "woman"), ("men", "man"), ("people", "person"), ("ies", "y"), ("sses", "ss")):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun[: -len(ending)] + instead
    if noun.endswith(("ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ops")):
        return noun[:-1]
    return noun
