"""Reading several reports at once, in processes of their own; none of them ever sees the record."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from onrecord.errors import OnrecordError
from onrecord.findings import Findings
from onrecord.reports.report import Report

Study = Callable[[Report], Findings]
Submit = Callable[[Report], Future[Findings]]


@contextmanager
def readers(study: Study, *, workers: int) -> Iterator[Submit]:
    """Hand out reports to be read: by this process where `workers` is 1, else by so many new ones.

    Args:
        study: a plain function of a module, so that another process finds it by name.
        workers: how many processes read.

    Raises:
        OnrecordError: a reading process ended before its report was read.
    """
    if workers <= 1:
        yield lambda report: _at_once(study, report)
        return
    # New processes, never forked ones: a copy of this one would hold its locks and its database connections.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)
    try:
        yield lambda report: pool.submit(study, report)
    except BrokenProcessPool as error:
        raise OnrecordError(
            "a reading process ended early, perhaps for want of memory; what was read is kept, so run this again,"
            " with fewer workers"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _at_once(study: Study, report: Report) -> Future[Findings]:
    done: Future[Findings] = Future()
    try:
        done.set_result(study(report))
    except OnrecordError as error:
        done.set_exception(error)
    return done


def _start() -> None:
    """Leave Ctrl-C to the process that writes, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
