"""Running the command line: within this process where it is only asked, as a process where it is killed or piped."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from onrecord.cli import main


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON Lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run one command here, with streams that are no terminals."""
    with _streams(stdin) as (out, err):
        try:
            main([str(each) for each in arguments])
        except SystemExit as left:
            code = left.code
    assert isinstance(code, int)
    return Ran(code, _text(out), _text(err))


def good(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run one command that must end well."""
    ran = run(*arguments, stdin=stdin)
    assert ran.code == 0, ran.err
    return ran


def process(*arguments: object, **chosen: Any) -> "subprocess.Popen[str]":
    """Start one command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        stdout=chosen.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **chosen.pop("env", {})},
        **chosen,
    )


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined, no-any-return]  # a BytesIO
