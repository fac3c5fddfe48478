"""The encoder's files as they ship inside the package, each checked against its fingerprint before it is used."""

import functools
import hashlib
import json
from importlib.resources import files
from typing import Any

from onrecord.errors import ModelError

FOLDER = "data"
MODEL = "encoder.onnx"
TOKENIZER = "tokenizer.json"
DECODING = "decoding.json"
FINGERPRINTS = "fingerprints.json"
REMEDY = "Install onrecord again, or write the files anew with `make train`."


def content(name: str) -> bytes:
    """The bytes of one of the encoder's files.

    Raises:
        ModelError: the file is missing, or is not the one that the fingerprints name.
    """
    found = _read(name)
    if hashlib.sha256(found).hexdigest() != fingerprints().get(name):
        raise ModelError(f"The encoder's file {name} is damaged: its SHA-256 is not the one on record. {REMEDY}")
    return found


@functools.cache
def decoding() -> dict[str, Any]:
    """Thresholds and calibration that training chose for these weights.

    Raises:
        ModelError: the file is missing or damaged.
    """
    found: dict[str, Any] = json.loads(content(DECODING))
    return found


@functools.cache
def fingerprints() -> dict[str, str]:
    """SHA-256 of each file, by name.

    Raises:
        ModelError: the list itself is missing or cannot be read.
    """
    try:
        found: dict[str, str] = json.loads(_read(FINGERPRINTS))
    except ValueError as error:
        raise ModelError(f"The encoder's file {FINGERPRINTS} is damaged: {error}. {REMEDY}") from error
    return found


def encoder_version() -> str:
    """A short name for exactly these weights, word pieces and thresholds, for cache keys."""
    return "encoder " + hashlib.sha256(_read(FINGERPRINTS)).hexdigest()[:14]


def _read(name: str) -> bytes:
    try:
        return files(__package__).joinpath(FOLDER, name).read_bytes()
    except OSError as error:
        raise ModelError(f"The encoder's file {name} is missing. {REMEDY}") from error
