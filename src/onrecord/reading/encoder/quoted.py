"""Contents bound by quotation marks: words mostly inside a quotation are all of it, and marks are never cut off."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from onrecord.reading.encoder.features import Features
from onrecord.reading.encoder.runs import Run
from onrecord.spans import merged

MOST = 0.5  # share of a quotation's pieces from which a content takes all of it


def whole_quotations(
    features: Features, quotations: Sequence[Run]
) -> Callable[[tuple[Run, ...], Run], tuple[Run, ...]]:
    """A function that widens a content's runs to the quotations they mostly cover, without its cue.

    Args:
        features: where word pieces stand.
        quotations: `[start, end)` in code points, in order, marks included, not overlapping.
    """
    starts, ends = features.starts.tolist(), features.ends.tolist()
    quoted = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in quotations]
    lasts = [last for _, last in quoted]

    def widen(content: tuple[Run, ...], cue: Run) -> tuple[Run, ...]:
        return tuple(merged(_widened(run, quoted, lasts, cue) for run in content))

    return widen


def _widened(run: Run, quoted: list[Run], lasts: list[int], cue: Run) -> Run:
    first, last = run
    for at in range(bisect_right(lasts, first), len(quoted)):
        low, high = quoted[at]
        if low >= last:
            break
        if low <= cue[0] < high:
            continue
        if min(last, high) - max(first, low) >= MOST * (high - low):
            first, last = min(first, low), max(last, high)
    return first, last
