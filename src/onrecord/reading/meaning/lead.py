"""The meaning of a report's first lines, which tell what is new in it."""

import functools

from onrecord.reading.meaning.embedded import pack
from onrecord.reading.meaning.vectors import vectors
from onrecord.reading.prose import opening
from onrecord.reports.report import Report

LEAD = 400  # code points of title and text; more of a report tells of what went before


def lead(report: Report) -> bytes:
    """The sentence vector of a report's title and first lines, as 384 signed bytes.

    Raises:
        ModelError: a file of the model is missing or damaged.
    """
    return _packed(opening(report, LEAD))


@functools.lru_cache(maxsize=10_000)
def _packed(text: str) -> bytes:
    return pack(vectors([text]))
