"""The files of the sentence vectors' model as they ship inside the package."""

from onrecord.reading.shipped import Shipped

MODEL = "meaning.onnx"
MATTER = "matter.onnx"
REMEDY = "Install onrecord again, or write the files anew with `python -m training.meaning`."
FILES = Shipped("onrecord.reading.meaning", "The sentence vectors'", REMEDY)


def meaning_version() -> str:
    """A short name for exactly these weights, for cache keys.

    Raises:
        ModelError: the list of fingerprints is missing.
    """
    return "meaning " + FILES.version()
