"""What a page declares of its report in JSON-LD, however its maker nested or broke it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.reports.vocabulary import page_words

_LONGEST = 2_000_000  # characters of one script
_MOST = 5000  # nodes looked at
# What can still be read where the JSON is broken.
_FIELD = re.compile(r'"(headline|datePublished)"\s{0,5}:\s{0,5}"([^"\\]{4,300})"')


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """A report's own metadata, each value as the page writes it."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    urls: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


def read_jsonld(scripts: list[str]) -> Declared:
    """What the scripts say of the page's report: the first node that is an article."""
    found = [declared for script in scripts for declared in _articles(script[:_LONGEST])]
    return found[0] if found else Declared()


def _articles(script: str) -> Iterator[Declared]:
    script = script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        data = json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        fields = dict(reversed(_FIELD.findall(script)))
        if fields:
            date = fields.get("datePublished")
            yield Declared(title=_text(fields.get("headline")), dates=(date,) if date else ())
        return
    for node in _nodes(data):
        if _types(node) & page_words().article_types:
            yield _declared(node)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document, outer before inner, but not those that a list of other reports holds."""
    queue = [data]
    seen = 0
    while queue and seen < _MOST:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, list):
            queue += node[:_MOST]
        elif isinstance(node, dict):
            yield node
            queue += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _declared(node: dict[str, Any]) -> Declared:
    page = node.get("mainEntityOfPage")
    urls = [page, page.get("@id") if isinstance(page, dict) else None, node.get("url"), node.get("@id")]
    date = node.get("datePublished")
    return Declared(
        title=_text(node.get("headline")) or _text(node.get("name")),
        byline=", ".join(_names(node.get("author"))) or None,
        outlet=next(iter(_names(node.get("publisher"))), None),
        urls=tuple(url for url in urls if isinstance(url, str)),
        dates=(date,) if isinstance(date, str) else (),
    )


def _names(value: Any) -> list[str]:
    """The names of persons or organisations, given as text, object or list."""
    values = value[:20] if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in values]
    flat = [name[0] if isinstance(name, list) and name else name for name in names]
    return [text for text in map(_text, flat) if text and not text.startswith(("http:", "https:"))]


def _text(value: Any) -> str | None:
    """A value as plain text; entities, which many pages leave in, are read."""
    return html.unescape(value).strip() or None if isinstance(value, str) else None
