"""Progress of long work: one line on stderr, redrawn on a terminal, silent where stderr is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 70


def report(stage: str, done: int, total: int | None) -> None:
    """Redraw the line; `total` is None where it is not known yet."""
    if not sys.stderr.isatty():
        return
    count = f"{done}" if total is None else f"{done} of {total}"
    sys.stderr.write(f"\r{stage}: {count}".ljust(WIDTH))
    sys.stderr.flush()


@contextmanager
def shown() -> Iterator[None]:
    """Work whose line is cleared when it ends, however it ends."""
    try:
        yield
    finally:
        if sys.stderr.isatty():
            sys.stderr.write("\r" + " " * WIDTH + "\r")
            sys.stderr.flush()
