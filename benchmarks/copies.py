"""Speed of finding copies beside rensa's MinHash with banding, on the same reports in the same run.

    pip install rensa==0.5.0
    python benchmarks/copies.py reports.jsonl

Both read the same texts in memory, on one core, several times in turn; the best of each counts. rensa gets runs of six
words, 128 permutations and 64 bands, and its pairs are checked at a Jaccard of 0.2, the setting with its best F1.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from measuring import rows_of
from onrecord.copies import find
from onrecord.reports import Report, as_is

ROUNDS = 5
RUN, PERMUTATIONS, BANDS, JACCARD, SEED = 6, 128, 64, 0.2, 42
WORD = re.compile(r"\w+")


def with_rensa(reports: Sequence[Report]) -> int:
    """How many pairs rensa finds."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - installed for this alone

    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for number, report in enumerate(reports):
        words = WORD.findall(report.text.lower())
        made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        made.update([" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))])
        index.insert(number, made)
        hashes.append(made)
    pairs = 0
    for number, made in enumerate(hashes):
        near = {other for other in index.query(made) if other < number}
        pairs += sum(made.jaccard(hashes[other]) >= JACCARD for other in near)
    return pairs


def with_onrecord(reports: Sequence[Report]) -> int:
    """How many edges onrecord finds, with their spans and directions."""
    return len(find(reports, {}, {}))


def seconds(work: Callable[[Sequence[Report]], int], reports: Sequence[Report]) -> float:
    """Processor time of one round."""
    began = time.process_time()
    work(reports)
    return time.process_time() - began


def main() -> None:
    """Read reports, measure both, print reports a second and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, help="JSON Lines with `text` and the like")
    reports = [as_is(row) for row in rows_of(parser.parse_args().reports)]
    best = [min(each) for each in zip(*(_round(reports) for _ in range(ROUNDS)), strict=True)]
    ours, theirs = (len(reports) / each for each in best)
    sys.stdout.write(f"onrecord {ours:,.0f} reports/s, rensa {theirs:,.0f} reports/s, ratio {ours / theirs:.2f}\n")


def _round(reports: Sequence[Report]) -> tuple[float, float]:
    return seconds(with_onrecord, reports), seconds(with_rensa, reports)


if __name__ == "__main__":
    main()
