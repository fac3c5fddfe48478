"""What is to be said of the reports that were just added: copies, new versions, and those that were not read."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.copies.nouns import Copy
from onrecord.store.codec import decode_list
from onrecord.store.engine import through
from onrecord.store.intake import Intake
from onrecord.store.loading import in_parts
from onrecord.store.nouns import Summary


def summary(connection: Connection, intake: Intake) -> Summary:
    """What became of everything that an intake took."""
    return Summary(
        added=len(intake.added),
        already=intake.already,
        rejected=tuple(intake.rejected),
        copies=copies(connection, intake.added),
        versions=versions(connection, intake.added),
        not_read=not_read(connection, intake.added),
    )


def copies(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports are, for the most part, another's text."""
    look, keys = through(connection), set(added)
    stories = {story for (story,) in in_parts(look, "SELECT story FROM story_reports WHERE report IN ({})", keys)}
    bodies = in_parts(look, "SELECT body FROM lines WHERE kind = 'copy' AND story IN ({})", stories)
    took = {copy.report for copy in decode_list([body for (body,) in bodies], Copy) if copy.kind == "copy"}
    return len(took & keys)


def versions(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports gave an address that was there another text; the first of an address is none."""
    look = through(connection)
    own = in_parts(look, "SELECT url FROM reports WHERE url IS NOT NULL AND id IN ({})", added)
    fresh = Counter(url for (url,) in own)
    every = dict(in_parts(look, "SELECT url, COUNT(*) FROM reports WHERE url IN ({}) GROUP BY url", fresh))
    return sum(count - (count == every[url]) for url, count in fresh.items())


def not_read(connection: Connection, added: Iterable[str]) -> int:
    """How many of the reports are kept unread."""
    query = "SELECT report FROM findings WHERE unread IS NOT NULL AND report IN ({})"
    return len(list(in_parts(through(connection), query, added)))
