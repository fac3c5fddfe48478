"""What all tests share: where the evaluation kit is, if it is anywhere."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _shared() -> Path | None:
    named = os.environ.get("ONRECORD_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if (folder / "seeds").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation kit; tests that ask for it are skipped where it is absent."""
    folder = _shared()
    if folder is None:
        pytest.skip("the evaluation kit is not here: set ONRECORD_SHARED")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tests were skipped, also when none was."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    terminalreporter.write_line(f"tests skipped: {skipped}")
