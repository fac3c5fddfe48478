"""A statement while it is being found: token and character extents, before speakers and ids."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.statements.nouns import Act
from onrecord.statements.quotations import Quotation


@dataclass(slots=True)
class Draft:
    """Words attributed to a source.

    Attributes:
        content: `[start, end)` pieces in code points.
        source: `[first, last)` in tokens, or None.
        cue: index of the cue's token, or None for a quotation that runs on.
        cue_end: token after the cue's last ("according to").
        act: what was done with the words.
        confidence: 0 to 1, by the pattern that found it.
        relay: `[first, last)` in tokens of who relayed it ("Reuters quoted ..."), if the pattern tells.
        cited: the source is whom the relay cites; if that is no one who passes words on, it spoke itself.
        follows: the draft whose source it shares, for a quotation with no cue of its own.
        quoted: found as a quotation of whole sentences.
        inner: added since it stands within another's words; quotations that run on are not its speaker's.
    """

    content: list[tuple[int, int]]
    source: tuple[int, int] | None
    cue: int | None
    act: Act = "assert"
    confidence: float = 0.8
    cue_end: int = 0
    relay: tuple[int, int] | None = None
    cited: bool = False
    follows: "Draft | None" = None
    quoted: bool = False
    inner: bool = False

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Code point after the content's last."""
        return self.content[-1][1]

    def covers(self, start: int, end: int) -> bool:
        """Whether one piece of the content covers `[start, end)`."""
        return any(first <= start and end <= last for first, last in self.content)


def inside(extents: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Whether a code point stands in one of some extents, which are in order and do not overlap."""
    starts = [start for start, _ in extents]

    def test(position: int) -> bool:
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < extents[at][1]

    return test


def touches(draft: Draft, mark: Quotation) -> bool:
    """Whether a piece of a draft's content and a quotation have words in common."""
    return any(start < mark.end and mark.start < end for start, end in draft.content)
