"""The parts of people's names, and when two printed names are one person's."""

import re

import msgspec

from onrecord.mentions.kinds import SUFFIXES
from onrecord.mentions.lexicon import given_names, lexicon

# The parts of a name: runs between spaces and hyphens.
PARTS = re.compile(r"[^\s\-‐‑]+")


class PersonName(msgspec.Struct, frozen=True):
    """A name taken apart: lower-case given parts, surname, and a suffix such as "jr"."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether more than a surname is printed."""
        return bool(self.given)


def take_apart(name: str) -> PersonName:
    """The parts of a printed name without titles; Korean, Chinese and Vietnamese names begin with the surname."""
    words = [word for word in name.replace(",", " ").split() if word]
    suffix = words.pop().rstrip(".").casefold() if len(words) > 1 and words[-1] in SUFFIXES else ""
    if len(words) == 1:
        return PersonName((), _plain(words[0]), suffix)
    if family_first(words):
        return PersonName(tuple(part for word in words[1:] for part in _parts(word)), _plain(words[0]), suffix)
    at = _surname_at(words)
    return PersonName(tuple(part for word in words[:at] for part in _parts(word)), _plain(words[-1]), suffix)


def family_first(words: list[str]) -> bool:
    """Whether a name's first word is its family name ("Song Mi-ra", but "Grace Kim")."""
    if words[0] not in lexicon().family_first or words[0] in given_names() or len(words) > 3:
        return False
    return (
        words[-1] not in lexicon().family_first or "-" in words[-1] or words[1] not in given_names() or len(words) == 3
    )


def compatible(one: PersonName, other: PersonName) -> bool:
    """Whether two full names may be one person's: one surname, and given parts that agree or are initials."""
    if one.surname != other.surname or one.suffix != other.suffix:
        return False
    short, long = sorted((one.given, other.given), key=len)
    if "".join(short) == "".join(long):
        return True
    return _agree(short[0], long[0]) if short and long else True


def gender_of(name: PersonName, printed: str) -> str:
    """`f` or `m` by the given name, or "" where the list does not tell."""
    words = printed.split()
    if family_first(words) and len(words) > 1:
        return given_names().get("-".join(words[1:]), "")
    return given_names().get(words[0], "") if name.given else ""


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _surname_at(words: list[str]) -> int:
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in lexicon().particles:
        at -= 1
    return at


def _parts(word: str) -> list[str]:
    return [part.rstrip(".").casefold() for part in PARTS.findall(word)]


def _plain(word: str) -> str:
    word = word.casefold().rstrip(".")
    return word[3:] if word.startswith(("al-", "el-")) else word
