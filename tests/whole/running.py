"""Runs the command line as a person does: in a process of its own, bounded in time and memory."""

import ctypes
import os
import re
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
CLOSING = re.compile(r"^(\d+) in: (\d+) added.*, (\d+) already there, (\d+) rejected$", re.MULTILINE)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
LIMIT = 3 << 30  # bytes of address space: the model takes about one of them


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The closing line of `add`: in, added, already there, rejected."""
        found = CLOSING.search(self.out)
        assert found, self
        total, added, already, rejected = map(int, found.groups())
        assert total == added + already + rejected
        assert rejected == self.err.count("rejected: ")
        return total, added, already, rejected


def onrecord(*arguments: str | Path, stdin: str = "", first: str = "", powerless: bool = False) -> Ran:
    """Run one command to its end; never may it show a traceback.

    Args:
        arguments: the command and what it takes.
        stdin: what is piped into it.
        first: Python that the process runs before the command.
        powerless: whether permissions bind it even where root runs the tests.
    """
    program, switch, main = ONRECORD
    run = subprocess.run(
        [program, switch, f"{first}\n{main}", *map(str, arguments)], input=stdin.encode(), capture_output=True,
        check=False, timeout=120, preexec_fn=partial(_limit, powerless=powerless), env=environment(),
    )  # fmt: skip
    ran = Ran(run.returncode, run.stdout.decode(), run.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


def environment() -> dict[str, str]:
    """One thread a process: the tests themselves run side by side."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "error", "COLUMNS": "200"}


def _limit(*, powerless: bool) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    if powerless and os.geteuid() == 0:
        # prctl(2): without CAP_DAC_OVERRIDE in its bounding set, root may write no more than anyone.
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)
