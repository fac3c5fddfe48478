"""The encoder's files as they ship inside the package, each checked against its fingerprint before it is used."""

from onrecord.reading.shipped import Shipped

MODEL = "encoder.onnx"
TOKENIZER = "tokenizer.json"
DECODING = "decoding.json"
REMEDY = "Install onrecord again, or write the files anew with `make train`."
FILES = Shipped("onrecord.reading.encoder", "The encoder's", REMEDY)


def encoder_version() -> str:
    """A short name for exactly these weights, word pieces and thresholds, for cache keys.

    Raises:
        ModelError: the list of fingerprints is missing.
    """
    return "encoder " + FILES.version()
