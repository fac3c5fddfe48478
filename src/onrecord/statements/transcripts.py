"""Statements of interviews that a report prints turn by turn, each turn under its speaker's label.

A turn is its speaker's statement as a whole; what is attributed within it nests.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from onrecord.reading import Tree
from onrecord.reports import Turn, turns
from onrecord.reports.turns import QUESTIONS
from onrecord.statements.drafts import Draft

CONFIDENCE = 0.9
BETWEEN = 3  # paragraphs without a label that may go on with a turn, before the next label

Known = Callable[[int], bool]


def transcripts(tree: Tree, known: Known) -> Iterator[Draft]:
    """The turns of the interviews that a report prints; their act is to assert, for want of a cue.

    Args:
        tree: the report, parsed.
        known: whether a token mentions someone who can speak.
    """
    starts = [token.start for token in tree.tokens]
    told = [turn for turn in turns(tree.reading.text) if _is_prose(tree, turn)]
    named = {turn.label for turn in told if _is_named(tree, starts, turn, known)}
    taken = _printed_alike([turn for turn in told if turn.label in named])
    for turn, following in zip(taken, [*taken[1:], None], strict=False):
        source = bisect_left(starts, turn.name[0]), bisect_left(starts, turn.name[1])
        yield Draft(_content(tree, turn, following), source, None, confidence=CONFIDENCE, quoted=True)


def _printed_alike(told: list[Turn]) -> list[Turn]:
    """The turns without those of another print than an interview's labels: a headline "Hale: no" above "HALE: No"."""
    capitals = [turn for turn in told if turn.label.split()[-1].isupper()]
    return capitals if len([turn for turn in capitals if turn.label.upper() not in QUESTIONS]) > 1 else told


def _is_prose(tree: Tree, turn: Turn) -> bool:
    sentences = tree.reading.sentences
    at = bisect_right(sentences, turn.name[0], key=lambda sentence: sentence.start) - 1
    return at >= 0 and sentences[at].end > turn.name[0] and sentences[at].region == "prose"


def _is_named(tree: Tree, starts: list[int], turn: Turn, known: Known) -> bool:
    """Whether a label is letters for question and answer, capitals, or names someone who can speak."""
    first, last = bisect_left(starts, turn.name[0]), bisect_left(starts, turn.name[1])
    if first >= last:
        return False
    by_letter = turn.label.upper() in QUESTIONS or turn.label.split()[-1].isupper()
    return by_letter or any(known(token) for token in range(first, last))


def _content(tree: Tree, turn: Turn, following: Turn | None) -> list[tuple[int, int]]:
    """The words of a turn, and paragraphs that go on with it before the next, as a piece each."""
    pieces = [turn.words]
    if following is not None:
        between = _paragraphs(tree, turn.words[1], following.name[0])
        if len(between) <= BETWEEN:
            pieces += between
    return [(start, _bare_end(tree, start, end) if turn.marked else end) for start, end in pieces]


def _paragraphs(tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of prose within `[start, end)`, as extents."""
    sentences = tree.reading.sentences
    first = bisect_left(sentences, start, key=lambda sentence: sentence.start)
    found: dict[int, tuple[int, int]] = {}
    for at in range(first, len(sentences)):
        sentence = sentences[at]
        if sentence.end > end:
            break
        if sentence.region == "prose":
            found[sentence.paragraph] = found.get(sentence.paragraph, (sentence.start, 0))[0], sentence.end
    return list(found.values())


def _bare_end(tree: Tree, start: int, end: int) -> int:
    """An end without the mark that closes a quotation opened before the label."""
    return end - 1 if end - 1 > start and tree.reading.text[end - 1] in '"”»' else end


def in_turns(tree: Tree, drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """Drafts with turns that layout has set, in order of the text, longest first.

    Drafts that a turn holds, cue and words, stay, for they nest; of others, pieces within a turn are the turn's.
    """
    if not turns:
        return list(drafts)
    pieces = sorted((start, end, number) for number, turn in enumerate(turns) for start, end in turn.content)
    kept = []
    for draft in drafts:
        home = None if draft.cue is None else _turn_at(pieces, tree.tokens[draft.cue].end - 1)
        inside = [piece for piece in draft.content if _turn_at(pieces, piece[0], piece[1]) == home]
        draft.content = inside
        if inside and not (home is not None and _much_of(draft, turns[home])):
            draft.inner = draft.inner or home is not None
            kept.append(draft)
    return sorted([*kept, *turns], key=lambda draft: (draft.start, -draft.end))


def _turn_at(pieces: list[tuple[int, int, int]], start: int, end: int | None = None) -> int | None:
    """The turn that holds any of `[start, end)`, or the code point `start`."""
    until = start + 1 if end is None else end
    at = bisect_left(pieces, until, key=lambda piece: piece[0]) - 1
    return pieces[at][2] if at >= 0 and pieces[at][1] > start else None


def _much_of(draft: Draft, turn: Draft) -> bool:
    """Whether a draft within a turn is most of it, so that it is the turn found again."""
    held = sum(end - start for start, end in draft.content)
    return 2 * held > sum(end - start for start, end in turn.content) and draft.source is None
