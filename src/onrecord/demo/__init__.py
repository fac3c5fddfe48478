"""The example story: fictional reports, kept as package data so that the demo works from an installed wheel."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def story_folder() -> Iterator[Path]:
    """The folder of the example story's reports and manifest, on disk while the context lasts."""
    with as_file(files("onrecord.demo").joinpath("story")) as folder:
        yield folder
