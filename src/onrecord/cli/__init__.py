"""The command line: data on stdout, messages and progress on stderr.

Exit codes: 0 good; 1 where `add` rejected something or `verify` found something; 2 usage or failure; 130 interrupted.
"""

import os
import sys
from io import TextIOWrapper

import typer

from onrecord.errors import OnrecordError

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code; an error is one line, never a traceback."""
    _ready()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0  # whoever read our output has seen enough
    except OSError as error:
        code = _complain(_in_words(error))
    except KeyboardInterrupt:
        code = _interrupted()
    _let_go()
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    from typer.main import get_command

    from onrecord.cli.app import app

    command = get_command(app)
    try:
        with command.make_context("onrecord", sys.argv[1:] if arguments is None else list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as left:
        return left.exit_code
    except OnrecordError as error:
        return _complain(str(error))
    except typer.TyperException as error:
        return _usage(error)
    except typer.Abort:
        return _interrupted()
    return 0


def _ready() -> None:
    """Output that any text can go to: UTF-8 where it is no terminal, and nowhere where there is none."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open until we leave
        elif isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _let_go() -> None:
    """Print what is held back; where that cannot be done, drop it, or Python complains of it at the very end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str) -> int:
    print(f"onrecord: {message}", file=sys.stderr)
    return 2


def _interrupted() -> int:
    print("onrecord: interrupted", file=sys.stderr)
    return INTERRUPTED


def _in_words(error: OSError) -> str:
    return f"{error.filename or 'input or output'}: {error.strerror or error}"


def _usage(error: typer.TyperException) -> int:
    """Print a usage error the way typer does, and give exit code 2."""
    show = getattr(error, "show", None)
    if show is None:
        return _complain(str(error))
    show()
    return int(getattr(error, "exit_code", 2))
