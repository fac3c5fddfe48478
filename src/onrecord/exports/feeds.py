"""What changed in a record, as feeds that any reader can follow: Atom (RFC 4287) and JSON Feed 1.1.

The same change has the same id in every feed and at every fetch, so that a reader shows it once.
"""

import re
import uuid
from xml.sax.saxutils import escape, quoteattr

import msgspec

from onrecord.exports.items import Item, items
from onrecord.record import Record
from onrecord.store.diffs import Diff
from onrecord.store.journal import moment

_TITLE = "onrecord: what changed"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(record: Record, diff: Diff) -> str:
    """The changes as an Atom feed, the latest first; an empty feed is as old as the day that was asked for."""
    found = items(record, diff)
    updated = found[0].at if found else moment(diff.since)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <id>{urn('feed', diff.by)}</id>\n  <title>{_TITLE}</title>\n  <updated>{updated}</updated>\n"
        f"  <author><name>onrecord</name></author>\n{''.join(map(_entry, found))}</feed>\n"
    )


def json_feed(record: Record, diff: Diff) -> str:
    """The changes as a JSON Feed, the latest first."""
    rows = []
    for item in items(record, diff):
        row = {
            "id": urn(*item.key),
            "title": item.title,
            "content_text": item.text,
            "date_published": item.at,
            "tags": [item.kind],
        }
        rows.append(row | ({"url": item.url} if item.url else {}))
    return msgspec.json.encode({"version": _JSON_FEED, "title": _TITLE, "items": rows}).decode() + "\n"


def urn(*key: str) -> str:
    """A name for a change that depends on nothing but its key (RFC 4122, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(("onrecord", *key))).urn


def _entry(item: Item) -> str:
    link = f"    <link rel={quoteattr('alternate')} href={quoteattr(_xml(item.url))}/>\n" if item.url else ""
    return (
        f"  <entry>\n    <id>{urn(*item.key)}</id>\n    <title>{escape(_xml(item.title))}</title>\n"
        f"    <updated>{item.at}</updated>\n{link}    <category term={quoteattr(item.kind)}/>\n"
        f'    <content type="text">{escape(_xml(item.text))}</content>\n  </entry>\n'
    )


def _xml(text: str) -> str:
    return _NOT_XML.sub(" ", text)
