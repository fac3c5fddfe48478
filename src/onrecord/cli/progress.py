"""Progress of long work: one line on stderr, redrawn on a terminal, silent where stderr is no terminal."""

import sys

WIDTH = 70


def report(stage: str, done: int, total: int | None) -> None:
    """Redraw the line; `total` is None where it is not known yet."""
    if not sys.stderr.isatty():
        return
    count = f"{done}" if total is None else f"{done} of {total}"
    sys.stderr.write(f"\r{stage}: {count}".ljust(WIDTH))
    sys.stderr.flush()


def finish() -> None:
    """Clear the line."""
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * WIDTH + "\r")
        sys.stderr.flush()
