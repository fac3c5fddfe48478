"""The command line: data on stdout, messages and progress on stderr.

Exit codes: 0 good; 1 where `add` rejected something or `verify` found something; 2 usage or failure; 130 interrupted.
"""

import os
import sys

import typer

from onrecord.errors import OnrecordError

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code; an error is one line, never a traceback."""
    from onrecord.cli.app import app

    try:
        code = app(args=arguments, standalone_mode=False)
        sys.stdout.flush()
    except OnrecordError as error:
        code = _complain(str(error))
    except typer.TyperException as error:
        code = _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        code = _complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
    if code == INTERRUPTED:
        print("onrecord: interrupted; what was added is kept, run the same command again to finish", file=sys.stderr)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> int:
    print(f"onrecord: {message}", file=sys.stderr)
    return 2


def _usage(error: typer.TyperException) -> int:
    """Print a usage error the way typer does, and give exit code 2."""
    show = getattr(error, "show", None)
    if show is None:
        return _complain(str(error))
    show()
    return int(getattr(error, "exit_code", 2))
