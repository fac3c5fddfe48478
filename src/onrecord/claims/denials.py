"""Denials whose own words say only that something is untrue, and what they deny."""

import re
from collections.abc import Iterator

from onrecord.claims.cues import has, words_of
from onrecord.claims.cutting import EDGE, LEAST_CHARS, clauses
from onrecord.claims.page import Page, Unit
from onrecord.claims.polarity import VERDICT
from onrecord.spans import Span
from onrecord.statements.nouns import Statement
from onrecord.stories.words import WORD, rarity

LOOK_BACK = 2  # sentences before "called the reports groundless" in which the reports' matter may stand


def is_verdict(pieces: list[Span], page: Page, *, denies: bool = False) -> bool:
    """Whether the content merely denies, "fake news", and does not say what; `denies` where its cue does so already."""
    words = [word for piece in pieces for word in WORD.findall(page.words(piece))]
    if len(words) <= SHORT and any(UNTRUE.search(page.words(piece)) for piece in pieces):
        return True
    # Whose account it is does not say what is in it.
    if denies and _epithet(" ".join(page.words(piece) for piece in pieces)):
        return True
    said = [
        word.lower() for place, word in enumerate(words) if not (word[0].isupper() and word[1:2].islower() and place)
    ]
    denied = words_of("verdicts") | (words_of("anaphors") if denies else frozenset())
    return len(said) <= SHORT and any(word in denied for word in said) and not _says_more(said)


SHORT = 8  # words of a verdict at the most
# A verdict of more than one word: "is not true", "never happened", "out of the question".
UNTRUE = re.compile(
    r"\b(?:not|n[’']t|far\s+from)\s+(?:\w+\s+)?(?:true|so|correct|accurate|right|the\s+case)\b(?!\s+\w)|"
    r"\b(?:never|not|n[’']t)\s+(?:happened?|take\s+place|took\s+place|exist(?:ed)?|occur(?:red)?)\b(?!\s+\w)|"
    r"\bout\s+of\s+the\s+question\b",
    re.IGNORECASE,
)
# The words that someone is quoted with for another's account: “a fairy tale”.
EPITHET = re.compile(r"[“\"‘]([^“”\"]{3,60})[”\"’]?")


def _epithet(words: str) -> bool:
    """Whether the words are another's account and a quoted epithet for it: "Arland's claim “a fairy tale”"."""
    quoted = EPITHET.search(words)
    if quoted is None or has("affirmations", quoted[1]):
        return False
    rest = WORD.findall(words[: quoted.start()] + " " + words[quoted.end() :])
    plain = words_of("anaphors") | words_of("openers") | {"as", "of"}
    left = [word for word in rest if word.lower() not in plain and not word[0].isupper() and word != "s"]
    return not left and any(word.lower() in words_of("anaphors") for word in rest)


def _says_more(said: list[str]) -> bool:
    plain = words_of("verdicts") | words_of("anaphors") | {"news", "and", "all"}
    return sum(word not in plain and rarity(word) > 0 and not word.endswith("ly") for word in said) > 1


def anaphoric(pieces: list[Span], page: Page) -> bool:
    """Whether the verdict is passed on something told before: "the reports are false", "that was wrong"."""
    first = pieces[0] if pieces else None
    if first is not None and LEFT_OUT.search(page.report.text, max(0, first.start - LEFT), first.start):
        return True
    return any(word.lower() in words_of("anaphors") for piece in pieces for word in WORD.findall(page.words(piece)))


# A word for what was told before that was left before the words: "that" of "that was wrong".
LEFT_OUT = re.compile(r"\b(?:that|this|it|these|those)\s+$", re.IGNORECASE)
LEFT = 8  # characters before the words


def hangs_verdict(cue: str) -> bool:
    return any(word.lower() in words_of("verdict_verbs") for word in WORD.findall(cue))


def denied_matter(statement: Statement, page: Page) -> Iterator[Unit]:
    """What a verdict is passed on: the rest of its sentence, else what was told just before."""
    place = page.sentence(statement.content[0].start)
    sentence = page.found.sentences[place] if page.found.sentences else None
    if sentence is None or not sentence.overlaps(statement.content[0]):
        return
    own = sorted([*statement.content, *statement.cue, *statement.source])
    rest = [
        unit for span in _outside(sentence, own) for unit in clauses([span], page, statement, denies=True, beside=True)
    ]
    if rest:
        yield max(rest, key=lambda unit: (unit.wording.weight, unit.id))
        return
    other = _answered(statement, page)
    before = [before_verdict(span, page) for span in other.content] if other else _told_before(place, page)
    told = clauses(before, page, statement, denies=True, beside=True, told_by=other)
    if told:
        yield max(told, key=lambda unit: (unit.wording.weight, unit.id))


def before_verdict(piece: Span, page: Page) -> Span:
    """What is denied, without the verdict that ends it: "a sale of the port as “a rumour”"."""
    words = page.words(piece)
    for found in VERDICT.finditer(words):
        last = len(WORD.findall(words[found.end() :])) <= 1
        if last and found.group()[:2].lower() == "as" and has("verdicts", found.group()):
            end = piece.start + len(words[: found.start()].rstrip(EDGE))
            return Span(piece.report, piece.start, end) if end - piece.start >= LEAST_CHARS else piece
    return piece


def _answered(statement: Statement, page: Page) -> Statement | None:
    """The statement that a verdict is passed on: one of him whose account it is, else what was told shortly before."""
    here = statement.content[0]
    place = page.sentence(here.start)
    before = [
        other for other in page.found.statements if other.content[0] < here and not _of_one(statement, other, page)
    ]
    named = {name.key for span in (*statement.content, *statement.cue) for name in page.cast.named_in(span)}
    by_him = [other for other in before if page.voice(other).speaker in named]
    near = [other for other in before if place - page.sentence(other.content[0].start) <= LOOK_BACK]
    disputed = [other for other in near if other.act in {"deny", "allege"} or page.denies(other)]
    last = [other for other in near if place - page.sentence(other.content[0].start) == 1]
    found = by_him or disputed or last
    return max(found, key=lambda other: (other.content, other.id)) if found else None


def _of_one(one: Statement, other: Statement, page: Page) -> bool:
    """Whether two statements are of one side, which does not deny what it says itself; what it denied is another's."""
    if page.denies(other):
        return False
    sides = [page.cast.side(page.cast.speaker(statement)) for statement in (one, other)]
    return sides[0] is not None and sides[0] == sides[1]


def _told_before(place: int, page: Page) -> list[Span]:
    return [page.found.sentences[place - 1]] if place else []


def _outside(sentence: Span, own: list[Span]) -> list[Span]:
    pieces, start = [], sentence.start
    for span in own:
        end = min(span.start, sentence.end)
        if end - start >= LEAST_CHARS:
            pieces.append(Span(sentence.report, start, end))
        start = max(start, span.end)
    if sentence.end - start >= LEAST_CHARS:
        pieces.append(Span(sentence.report, start, sentence.end))
    return pieces
