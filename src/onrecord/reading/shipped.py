"""Files of a model as they ship inside the package, each checked against its fingerprint before it is used."""

import hashlib
import json
from functools import cached_property
from importlib.resources import files

from onrecord.errors import ModelError

FOLDER = "data"
FINGERPRINTS = "fingerprints.json"


class Shipped:
    """The files of one model.

    Args:
        package: the package whose folder `data` holds them, with `fingerprints.json`: SHA-256 by name.
        called: what messages call the model.
        remedy: what messages tell the user to do.
    """

    def __init__(self, package: str, called: str, remedy: str) -> None:
        self.package, self.called, self.remedy = package, called, remedy

    def content(self, name: str) -> bytes:
        """The bytes of one file.

        Raises:
            ModelError: the file is missing, or is not the one that the fingerprints name.
        """
        found = self.read(name)
        if hashlib.sha256(found).hexdigest() != self.fingerprints.get(name):
            reason = f"{self.called} file {name} is damaged: its SHA-256 is not the one on record."
            raise ModelError(f"{reason} {self.remedy}")
        return found

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """SHA-256 of each file, by name.

        Raises:
            ModelError: the list itself is missing or cannot be read.
        """
        try:
            found: dict[str, str] = json.loads(self.read(FINGERPRINTS))
        except ValueError as error:
            raise ModelError(f"{self.called} file {FINGERPRINTS} is damaged: {error}. {self.remedy}") from error
        return found

    def version(self) -> str:
        """Short and different for any other files, for cache keys."""
        return hashlib.sha256(self.read(FINGERPRINTS)).hexdigest()[:14]

    def read(self, name: str) -> bytes:
        """The bytes of one file as they are.

        Raises:
            ModelError: it is missing.
        """
        try:
            return files(self.package).joinpath(FOLDER, name).read_bytes()
        except OSError as error:
            raise ModelError(f"{self.called} file {name} is missing. {self.remedy}") from error
