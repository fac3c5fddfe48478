"""Files and streams: what a path stands for, and reading from it no more than a report can hold."""

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec

from onrecord.errors import ReportError
from onrecord.reports.arrival import Rejection


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Something to read: its name for people, and its path, None for standard input."""

    name: str
    path: Path | None = None


def walk(path: str | Path) -> Iterator[Source | Rejection]:
    """The files that a path stands for, in order of name; hidden files and folders are passed over."""
    if path == "-":
        yield Source(name="standard input")
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Rejection(source=_shown(path), reason=_absent(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    else:
        yield Source(name=_shown(path), path=path)


def _folder(top: Path) -> Iterator[Source | Rejection]:
    failed: list[OSError] = []
    seen = False
    for folder, subfolders, names in os.walk(top, onerror=failed.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            seen = True
            file = Path(folder, name)
            if file.is_file():
                yield Source(name=_shown(file), path=file)
            else:
                yield Rejection(
                    source=_shown(file), reason="no regular file, or a link to nothing: nothing was read from it"
                )
    for error in failed:
        seen = True
        reason = f"cannot be opened ({error.strerror}): check its permissions"
        yield Rejection(source=_shown(Path(error.filename or top)), reason=reason)
    if not seen:
        yield Rejection(source=_shown(top), reason="no files in this folder: add one that holds reports")


def _absent(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "cannot be opened (permission denied): check its permissions and those of its folder"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file: check its name"
    return f"cannot be opened ({getattr(error, 'strerror', None) or error}): check its name"


def _shown(path: Path) -> str:
    """A path as text that any output can carry."""
    return os.fsencode(path).decode("utf-8", "replace") if "\x00" not in str(path) else repr(str(path))


@contextmanager
def open_source(source: Source) -> Iterator[io.BufferedReader]:
    """A source's bytes, buffered; standard input is left open."""
    if source.path is not None:
        with source.path.open("rb") as stream:
            yield stream
        return
    raw = sys.stdin.buffer
    yield raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw))


def read_bounded(stream: io.BufferedReader, limit: int) -> bytes:
    """All of a stream.

    Raises:
        ReportError: it has more bytes than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReportError(f"more than {limit:,} bytes, too long for one report: split it, or raise --max-chars")
    return data


def numbered_lines(stream: io.BufferedReader, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines with anything on them, numbered from 1; None for one of more than `limit` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, None
        elif line.strip():
            yield number, line
