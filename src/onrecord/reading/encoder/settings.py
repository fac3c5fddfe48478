"""How the encoder's marks are decoded: weights and thresholds, chosen in training on reports held out from it."""

import functools

import msgspec

from onrecord.errors import ModelError
from onrecord.reading.encoder.files import DECODING, FILES, REMEDY


class Scale(msgspec.Struct, frozen=True):
    """A logistic scale from what is seen of an attribution to the chance that it is right."""

    weights: tuple[float, ...]
    bias: float


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of decoding.

    Attributes:
        cue: chance of beginning a cue from which a word piece is tried as one.
        content, source: weights of a cue's link, of the content's answer, and of the tags.
        naming: how far against a source the evidence may speak at its best, in log-odds, before there is none.
        widening: chance by the tags from which words beside a source are of it.
        entering: cost of beginning a piece of content, so that stray words make none.
        beginning: how far the tag of a content's beginning lowers that cost.
        least: confidence from which an attribution counts.
        alike: share of common words from which two contents are one.
        whole, of_content, of_source: scales of confidence, in both, the content, the source.
    """

    cue: float = 0.06
    content: tuple[float, float, float] = (0.6, 0.5, 0.1)
    source: tuple[float, float, float] = (0.5, 0.5, 0.1)
    naming: float = 1.5
    widening: float = 0.5
    entering: float = 1.5
    beginning: float = 0.3
    least: float = 0.35
    alike: float = 0.5
    whole: Scale = Scale((), 0.0)
    of_content: Scale = Scale((), 0.0)
    of_source: Scale = Scale((), 0.0)


@functools.cache
def settings() -> Settings:
    """The settings that belong to the weights which ship.

    Raises:
        ModelError: their file is missing or damaged.
    """
    try:
        return msgspec.json.decode(FILES.content(DECODING), type=Settings)
    except msgspec.DecodeError as error:
        raise ModelError(f"The encoder's file {DECODING} is damaged: {error}. {REMEDY}") from error
