"""What a story's other reports prove of a report's date: copies follow what they copy, and happenings have one year.

Bounds only ever narrow an interval; one that would leave no day is not taken.
"""

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.copies.nouns import Copy
from onrecord.reports.report import Published
from onrecord.spans import Span
from onrecord.timeline.shared_days import Proof

SETTLED = ("declared", "url", "given")  # bases that come with the report and are left as they are
ROUNDS = 5  # copies of copies of copies are followed no further


def narrow(
    published: Mapping[str, Published], copies: Iterable[Copy], proven: Mapping[str, Proof] | None = None
) -> dict[str, Published]:
    """The dates of a story's reports, narrowed by what its others prove (basis `story`).

    Copies and embedded passages of known direction bound a date: the taker is not older than the first day of what it
    took, and what was taken is not younger than the taker's last day. So do the happenings that two reports tell
    (`proven`, see `shared_days`).
    """
    taken = sorted((each for each in copies if each.directed and each.kind in ("copy", "embedded")), key=lambda c: c.id)
    found = dict(sorted(published.items()))
    for key, proof in sorted((proven or {}).items()):
        found[key] = _bounded(found[key], proof.earliest, proof.latest, proof.spans)
    for _ in range(ROUNDS):
        before = dict(found)
        for copy in taken:
            taker, origin = found.get(copy.report), found.get(copy.of)
            if taker is None or origin is None:
                continue
            words = tuple(pair[1] for pair in copy.spans[:1])
            found[copy.report] = _bounded(taker, origin.earliest, None, words)
            found[copy.of] = _bounded(origin, None, taker.latest, tuple(pair[0] for pair in copy.spans[:1]))
        if found == before:
            break
    return found


def _bounded(date: Published, earliest: str | None, latest: str | None, words: tuple[Span, ...]) -> Published:
    """A date with further bounds, or the same where they add nothing or contradict it."""
    if date.basis in SETTLED:
        return date
    lower = max(filter(None, (date.earliest, earliest)), default=None)
    upper = min(filter(None, (date.latest, latest)), default=None)
    if (lower, upper) == (date.earliest, date.latest) or (lower and upper and lower > upper):
        return date
    spans = tuple(dict.fromkeys((*date.spans, *words)))
    return msgspec.structs.replace(date, earliest=lower, latest=upper, basis="story", spans=spans)
