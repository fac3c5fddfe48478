"""A statement while it is being found: token and character extents, before speakers and ids."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.reading import Tree
from onrecord.statements.nouns import Act
from onrecord.statements.quotations import Quotation

PLACE = 256  # code points of a text that are looked up together


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
        retold: told by a speaker who is quoted, not by the report.
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
    retold: bool = False

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


class Near:
    """Drafts by place, so that those with words in common with another are found without asking each."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._places: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """File one more draft."""
        for place in _places(draft):
            self._places[place].append(draft)

    def near(self, draft: Draft) -> list[Draft]:
        """The drafts that a piece of its content is near to and whose extent it overlaps, in order of filing."""
        found = self._at(_places(draft))
        return [other for other in found if other.start < draft.end and draft.start < other.end]

    def touching(self, mark: Quotation) -> bool:
        """Whether any draft has words in common with a quotation."""
        return any(touches(draft, mark) for draft in self._at(range(mark.start // PLACE, (mark.end - 1) // PLACE + 1)))

    def _at(self, places: Iterable[int]) -> list[Draft]:
        return list({id(other): other for place in places for other in self._places.get(place, ())}.values())


def _places(draft: Draft) -> list[int]:
    return sorted({place for start, end in draft.content for place in range(start // PLACE, (end - 1) // PLACE + 1)})


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


def paragraph(tree: Tree, position: int) -> int:
    """Number of the paragraph that a code point stands in."""
    sentences = tree.reading.sentences
    at = bisect_right(sentences, position, key=lambda sentence: sentence.start) - 1
    return sentences[max(0, at)].paragraph
