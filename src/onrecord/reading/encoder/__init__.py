"""An encoder of our own: who said what, read by a small network that ships inside the package."""

from typing import TYPE_CHECKING

from onrecord.lazily import lazily

if TYPE_CHECKING:
    from onrecord.reading.encoder.attributions import Attribution, attributions
    from onrecord.reading.encoder.files import encoder_version
    from onrecord.reading.encoder.marks import Marks, marks

__all__ = ["Attribution", "Marks", "attributions", "encoder_version", "marks"]

lazily(
    __name__,
    {
        "attributions": "Attribution attributions",
        "files": "encoder_version",
        "marks": "Marks marks",
    },
)
