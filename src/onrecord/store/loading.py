"""Reports, findings and what was gathered, read from the tables when they are first asked for.

A list of stories or of claims needs no text and no findings, and most readers of a large record look no further.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from onrecord.errors import RecordError
from onrecord.findings import Findings
from onrecord.reports.report import Report
from onrecord.store.codec import decode
from onrecord.store.connection import Database, Look

T = TypeVar("T")

_AT_ONCE = 400  # ids in one query


class Loaded(Mapping[str, T]):
    """Nouns by report id, each read once, when it is first asked for."""

    def __init__(
        self,
        database: Database,
        keys: Iterable[str],
        load: Callable[[Look, list[str]], dict[str, T]],
        *,
        check: Callable[[Look], None] | None = None,
    ) -> None:
        self._database = database
        self._keys = dict.fromkeys(keys)
        self._load = load
        self._check = check
        self._held: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._held:
            if key not in self._keys:
                raise KeyError(key)
            self.fetch([key])
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def fetch(self, keys: Iterable[str]) -> None:
        """Read several at once."""
        missing = [key for key in keys if key not in self._held and key in self._keys]
        if not missing:
            return
        with self._database.looking() as look:
            if self._check:
                self._check(look)
            self._held.update(self._load(look, missing))
        lost = [key for key in missing if key not in self._held]
        if lost:
            raise RecordError(f"{self._database.path} has lost {', '.join(lost)}; run `onrecord verify`")


def load_reports(look: Look, keys: Iterable[str] | None = None) -> dict[str, Report]:
    """Reports by id, in order of id; all of them where no ids are given."""
    rows = _rows(look, "SELECT id, text, body FROM reports", "id", keys)
    return {key: msgspec.structs.replace(decode(body, Report), text=text) for key, text, body in rows}


def load_findings(look: Look, keys: Iterable[str] | None = None) -> dict[str, Findings]:
    """Findings by report id, in order of id; all of them where no ids are given."""
    rows = _rows(look, "SELECT report, body FROM findings", "report", keys)
    return {key: decode(body, Findings) for key, body in rows}


def load_revised(look: Look, keys: Iterable[str]) -> dict[str, Findings]:
    """Findings as judgements and the dates of their story leave them."""
    ordered = sorted(set(keys))
    rows = _rows(look, "SELECT report, body FROM revised", "report", ordered)
    return load_findings(look, ordered) | {key: decode(body, Findings) for key, body in rows}


def load_names(look: Look) -> dict[str, str]:
    """The story that a person named for a report, by report id; of several names the least by code point."""
    return dict(look("SELECT report, MIN(name) FROM named GROUP BY report ORDER BY report"))


def in_parts(look: Look, query: str, keys: Iterable[str], **values: Any) -> Iterator[tuple[Any, ...]]:
    """Rows of a query with `{}` in the place of a list of keys, in order of the keys' parts; each key is asked once."""
    ordered = sorted(set(keys))
    for first in range(0, len(ordered), _AT_ONCE):
        some = {f"k{place}": each for place, each in enumerate(ordered[first : first + _AT_ONCE])}
        yield from look(query.format(", ".join(f":{name}" for name in some)), **some, **values)


def _rows(look: Look, query: str, key: str, keys: Iterable[str] | None) -> Iterator[tuple[Any, ...]]:
    if keys is None:
        yield from look(f"{query} ORDER BY {key}")
        return
    yield from in_parts(look, f"{query} WHERE {key} IN ({{}}) ORDER BY {key}", keys)
