"""The characters of a report's text, made fit to be hashed, stored and shown before anything is counted.

Nothing here changes a word: only what no reader sees, or what no file can hold, is taken out or replaced.
"""

import re
import unicodedata

_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
# Characters without ink that split words or turn the reading direction: soft hyphen, zero-width space, BOM, bidi marks.
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0xFEFF, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
_CONTROLS = {code: " " for code in [*range(0x20), 0x7F] if code not in {0x09, 0x0A}}
_CLEAN = {**_CONTROLS, **_C1, **_UNSEEN, **_BREAKS, 0: "\ufffd"}

_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK_RUN = re.compile(r"\n{4,}")
_SPACE_RUN = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Text with newlines as `\\n`, controls as spaces, NUL and lone surrogates as U+FFFD, and nothing unseen in it.

    Codes 0x80-0x9F are read as Windows-1252, as HTML does, since that is where stray ones come from.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = printable(text.translate(_CLEAN))
    return _BLANK_RUN.sub("\n\n\n", text).strip()


def printable(text: str) -> str:
    """Text that UTF-8 can carry, of the same length: lone surrogates become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def clean_line(text: str | None, limit: int = 500) -> str | None:
    """A title, name or label on one line, or None when nothing is left of it."""
    if not text:
        return None
    line = _SPACE_RUN.sub(" ", clean_text(text[: limit * 4])).strip()
    return line[:limit].rstrip() or None


def letters(text: str) -> int:
    """How many characters are letters of any script."""
    return sum(unicodedata.category(character)[0] == "L" for character in text)
