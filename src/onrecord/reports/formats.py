"""What a file is: text, a page, or rows of reports; by the ending of its name, else by its first bytes."""

import functools
import re
import tomllib
from importlib.resources import files
from pathlib import PurePath
from typing import Literal

import msgspec

from onrecord.errors import ReportError

Format = Literal["text", "html", "rows"]

_PAGE = re.compile(
    rb"\s{0,200}(?:<!--.{0,2000}?-->\s{0,200})?(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_MARKS = (b"\xef\xbb\xbf",)


class _Endings(msgspec.Struct, frozen=True):
    text: frozenset[str]
    html: frozenset[str]
    rows: frozenset[str]
    refused: dict[str, frozenset[str]]


def format_of(name: str, head: bytes) -> Format:
    """The format of a file with this name that begins with these bytes.

    A page by its first tag is a page whatever its name, since pages are often saved as .txt.

    Raises:
        ReportError: the name's ending is that of something else.
    """
    ending = PurePath(name).suffix.lstrip(".").lower()
    known = _endings()
    for reason, refused in known.refused.items():
        if ending in refused:
            raise ReportError(reason)
    if ending in known.rows:
        return "rows"
    if ending in known.html or looks_like_page(head):
        return "html"
    return "text" if ending in known.text else sniff(head)


def sniff(head: bytes) -> Format:
    """The format that a stream's first bytes tell."""
    if looks_like_page(head):
        return "html"
    return "rows" if head.removeprefix(_MARKS[0]).lstrip()[:1] == b"{" else "text"


def looks_like_page(head: bytes) -> bool:
    """Whether bytes begin as an HTML document does."""
    return bool(_PAGE.match(head.removeprefix(_MARKS[0])[:4096]))


@functools.cache
def _endings() -> _Endings:
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("formats.toml").read_text("utf-8")), _Endings)
