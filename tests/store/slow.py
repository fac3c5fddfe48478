"""A study that waits, and leaves the number of its process behind, for the test of what a killed run leaves."""

import os
import time
from pathlib import Path

from onrecord.findings import Findings
from onrecord.options import Options
from onrecord.reports.report import Report

from .fakes import STEPS as FAST
from .fakes import made


def study(report: Report, *, options: Options) -> Findings:
    (Path(os.environ["SLOW_MARKS"]) / str(os.getpid())).touch()
    time.sleep(60)
    raise AssertionError("nobody stopped this")


STEPS = FAST._replace(study=study)
MANY = tuple(made(f"Report {number} #slow\n") for number in range(8))
