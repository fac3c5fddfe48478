"""Captions of pictures, told by the credit at their end, by the words that they begin with, or by an image link."""

import re

from onrecord.reports.lines import Line, bare, shape
from onrecord.reports.vocabulary import credit_words, furniture

_LONGEST = 80  # words
_PARTS = re.compile(r"\s*(?:[/|,;:·©–—-]|\bvia\b|\bby\b|\bof\b)\s*")
_LABEL = (
    r"(?:file |handout )?(?:photos?|images?|pictures?|photographs?|pics?|credits?|illustration|graphic)(?: credits?)?"
)
# "Photo: NAME", "Image by NAME", "Courtesy of NAME" at the end of a line, behind a sentence or a stroke.
_BEHIND = r"(?:^|[.!?…|”\"’)\]])\s{0,2}\(?"
_LABELLED = re.compile(
    rf"(?:{_BEHIND}(?:{_LABEL}\s?(?::|\bby\b|[–—|-])|courtesy(?::| of\b))|\s{_LABEL}:)\s?[^.!?]{{2,70}}$",
    re.IGNORECASE,
)
# "Photo by", "Courtesy of", "Image:" at the beginning of a bracket.
_CREDIT_OPENING = re.compile(r"([a-z]+(?: [a-z]+)?)\s?(?::|\b(?:by|of|from|via|courtesy|credit|credits)\b)")
_SYMBOL = re.compile(r"©\s?[^.©]{2,60}$")


def opens_as_caption(line: Line) -> bool:
    """Whether a line begins as captions do: "File photo", "In this photo", "FILE -"."""
    text = line.text[:60].lower()
    return shape(line.text).words <= _LONGEST and text.startswith(credit_words().openings)


def is_credit(words: str) -> bool:
    """Whether some words, mostly out of a bracket, name the maker of a picture."""
    key = words.strip(" .").lower()
    if not key or len(key) > 100 or len(key.split()) > 9:
        return False
    known = credit_words()
    if key in known.agencies:
        return True
    parts = [part for part in _PARTS.split(key) if part]
    if any(part in known.agencies for part in parts) and words[:1].isupper():
        return True
    opening = _CREDIT_OPENING.match(key)
    if opening and opening.group(1) in known.words:
        return True
    return key in known.words or (len(key.split()) <= 4 and key.endswith((" photo", " image", " photos", " images")))


def names_photo(words: str) -> bool:
    """Whether a credit says outright that it is one of a picture."""
    return any(word in credit_words().words for word in re.findall(r"[a-z]+", words.lower()))


def bracket_at_end(text: str) -> tuple[int, str] | None:
    """Where the bracket that ends a line begins, and what is in it, if it is a credit."""
    closed = text.rstrip(". ")
    if closed[-1:] not in {")", "]"}:
        return None
    opening = closed.rfind("(" if closed[-1] == ")" else "[", max(0, len(closed) - 120))
    inside = closed[opening + 1 : -1]
    if opening < 0 or not is_credit(inside) or _is_acronym(closed[:opening], inside):
        return None
    return opening, inside


def _is_acronym(before: str, inside: str) -> bool:
    """Whether a bracket only abbreviates the name before it: "the Press Trust of India (PTI)"."""
    initials = "".join(word[0] for word in before.split()[-8:] if word[0].isupper())
    return inside.isupper() and initials.endswith(inside)


def ends_in_credit(line: Line) -> bool:
    """Whether a line ends in a credit without brackets: "REUTERS/Jane Doe", "Photo: Jane Doe", "© AFP"."""
    seen = shape(line.text)
    tail = line.text[-120:]
    if seen.words > _LONGEST or seen.words < 2:
        return False
    return _slashed(tail) or bool(_LABELLED.search(tail)) or (bool(_SYMBOL.search(tail)) and seen.words > 4)


def _slashed(tail: str) -> bool:
    """An agency and a name with a stroke between, in either order."""
    cut = tail.rstrip(".) ").rfind("/")
    if cut < 0:
        return False
    left, right = tail[:cut].split()[-3:], tail[cut + 1 :].rstrip(".) ").split()
    if not left or not 1 <= len(right) <= 5 or not all(word[0].isupper() or word in {"via", "de"} for word in right):
        return False
    ends = [" ".join(left[i:]) for i in range(len(left))]
    ends += [" ".join(right[: i + 1]) for i in range(len(right))] + [" ".join(right[i:]) for i in range(len(right))]
    first = left[-1].rsplit("/", 1)[-1]
    agencies = credit_words().agencies
    named = any(end.strip("(.").lower().removesuffix(" photo") in agencies for end in [*ends, first])
    return named and (left[-1][:1].isupper() or left[-1][:1] in "(.")


def reads_as_report(line: Line) -> bool:
    """Whether a line with a credit at its end is running text all the same: it tells who said something."""
    words = set(re.findall(r"[a-z]+", line.text[:3000].lower()))
    return shape(line.text).words > _LONGEST or bool(words & furniture().speech)


def repeats(line: Line, alts: list[str]) -> bool:
    """Whether a line gives the same words as the alternative text of an image link in the report."""
    key = bare(line.text)
    return len(key) > 15 and any(key == alt or (len(key) > 40 and alt.startswith(key[:200])) for alt in alts)
