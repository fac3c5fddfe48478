"""Many hostile texts through the finder of times: none may break it, none may take longer than its length.

Usage: python benchmarks/times_fuzz.py [COUNT] [SEED]      (100,000 texts, seed 1)
"""

import random
import sys
import time

from measuring import ROOT

sys.path.insert(0, str(ROOT))  # the texts, and what must hold of them, live with the tests

from tests.times.hostile import DAYS, broken, texts

SHORT, LONG = 2_000, 16_000  # characters of a text that repeats one piece
ENOUGH = 0.02  # seconds below which a short text's time is mostly noise
UNITS = 40


def main(count: int, seed: int) -> int:
    """Print how many texts broke it, and the worst growth of time with length; 1 where anything did."""
    start, bad = time.process_time(), 0
    for number, text in enumerate(texts(seed, count)):
        wrong = broken(text, DAYS[number % len(DAYS)])
        if wrong:
            bad += 1
            print(f"{text!r}: {wrong}", flush=True)
    print(f"{count:,} texts, {bad} broke it, {time.process_time() - start:.0f} s of one core", flush=True)
    growth, unit = max(growths(seed))
    print(f"worst growth of time from {SHORT:,} to {LONG:,} characters, of {UNITS} pieces repeated: {growth:.1f} times")
    print(f"(length grows {LONG // SHORT} times; the piece is {unit!r})")
    return bool(bad)


def growths(seed: int) -> list[tuple[float, str]]:
    """How many times longer the long text takes than the short one, for each of many random pieces."""
    dice = random.Random(seed)
    found = []
    for piece in texts(seed + 1, UNITS):
        unit = piece[: dice.randint(1, 30)] + " " * dice.randint(0, 1)
        short, long = (min(_seconds(unit * (length // len(unit) + 1)) for _ in range(2)) for length in (SHORT, LONG))
        found.append((long / max(short, ENOUGH), unit))
    return found


def _seconds(text: str) -> float:
    start = time.process_time()
    broken(text, "2031-03-10")
    return time.process_time() - start


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(given + [100_000, 1][len(given) :])))
