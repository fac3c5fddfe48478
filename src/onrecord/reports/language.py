"""The language of a report's prose, by py3langid; the same for the same text on every machine."""

import functools
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENOUGH = 120  # characters from which all languages are in play
_SAMPLE = 3000
_SURE = 0.5


def language_of(prose: str, declared: str | None = None) -> str:
    """ISO 639-1 code of a text's language.

    Args:
        prose: the text without its boilerplate; the first 3,000 characters are read.
        declared: what the page says, believed only where the text is too short to tell.

    Raises:
        ModelError: the model that tells languages cannot be loaded.
    """
    sample = prose[:_SAMPLE].strip()
    code = (declared or "").strip().lower()[:2]
    if not any(character.isalpha() for character in sample):
        return code if code in _likely() else "en"
    found, sure = _identifier().classify(sample)
    if len(sample) >= _ENOUGH and sure >= _SURE:
        return str(found)
    if code in _likely():
        return code
    return next((str(name) for name, _ in _identifier().rank(sample) if name in _likely()), "en")


@functools.cache
def _likely() -> frozenset[str]:
    return frozenset(tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))["likely"])


@functools.cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (slow to load, and not wanted for reading a record)

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:  # it is unpacked into a temporary file
        raise ModelError(
            f"The model that tells languages cannot be loaded ({error.strerror or error}): free some space for"
            " temporary files, then run this again."
        ) from error
