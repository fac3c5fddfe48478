"""Who gave a figure: the speaker of the statement that it stands in, else whoever its sentence attributes it to.

"The ministry put the number at 43" and "the union's count of 58" give figures without quoting.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

import msgspec

from onrecord.figures.lists import listed
from onrecord.findings import Findings
from onrecord.people.cast import Cast, Voice
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
FAR = 160  # code points on either side of a figure in which its source is looked for
# "The ministry's count of 58": the words between who counts and the figure.
_POSSESSED = re.compile(
    r"['’]s?\s(?:\w+\s){0,2}(?:count|figure|estimate|tally|number|toll|total|reckoning|claim)\s(?:of|that)\s(?:\w+\s)?$"
)
_NAMED_AFTER = re.compile(
    r"\baccording to\s(?:figures from\s|data from\s)?(?P<who>(?:the\s|its\s)?[^,.;:\n]{2,60}?)"
    r"(?=[,.;:\n]|\s(?:on|in|and|but)\s|$)"
)
# A body by its last word: "the regional health ministry", "police", "Kordal's union".
_BODY = r"(?:[Tt]he\s|[Ii]ts\s)?(?:[\w’'-]+\s){0,3}"


class Attribution:
    """The sources of one report's figures."""

    def __init__(self, report: Report, found: Findings, cast: Cast) -> None:
        self._report, self._cast = report, cast
        self._statements = {statement.id: statement for statement in found.statements}
        placed = [(span, s) for s in found.statements for span in (*s.cue, *s.source)]
        self._cues = sorted(placed, key=lambda each: (each[0], each[1].id))
        self._starts = [span.start for span, _ in self._cues]
        self._names = sorted((span, e.id) for e in found.entities if not e.unnamed for span in e.mentions)
        self._name_starts = [span.start for span, _ in self._names]
        self._sentences = found.sentences

    def of(self, quantity: Quantity, sentence: Span) -> tuple[Voice, Statement | None]:
        """Who gave a figure, and the statement that it stands in or that its sentence makes."""
        statement = self._statements.get(quantity.statement or "")
        owner = self._possessor(quantity, sentence)
        if owner:
            return owner, statement
        if statement is not None and (inner := self._within(quantity, statement, sentence)):
            return msgspec.structs.replace(inner, statement=statement.id), statement
        if statement is not None:
            return self._named(self._cast.voice(self._report, statement), statement), statement
        near = self._cued(sentence)
        voice = self._giver(quantity, sentence) or self._after(quantity, sentence)
        if voice:
            return voice, None
        if near is not None and self._reaches(near, quantity, sentence):
            return msgspec.structs.replace(
                self._named(self._cast.voice(self._report, near), near), statement=None
            ), near
        return self._cast.voice(self._report, None), None

    def _named(self, voice: Voice, statement: Statement) -> Voice:
        """A voice whose source is a pronoun, by whom it stands for; "it", else, by the body named before."""
        if voice.source.casefold() not in PRONOUNS:
            return voice
        speaker = self._cast.of(voice.speaker)
        if speaker:
            return msgspec.structs.replace(voice, source=speaker.name)
        body = self._body_before(statement.source[0]) if voice.source.casefold() == "it" and statement.source else None
        return msgspec.structs.replace(body, statement=voice.statement) if body else voice

    def _body_before(self, pronoun: Span) -> Voice | None:
        """The body that a sentence names first before a pronoun; before one at its head, the sentence before does."""
        at = max(bisect_right(self._sentences, pronoun.start, key=lambda each: each.start) - 1, 0)
        if at and self._sentences[at].start == pronoun.start:
            at -= 1
        begin = max(self._sentences[at].start, pronoun.start - 2 * FAR)
        found = next(_any_body().finditer(self._report.text, begin, pronoun.start), None)
        return self._printed(found.start(), found.end()) if found else None

    def _cued(self, sentence: Span) -> Statement | None:
        """The one statement whose cue or source stands in the sentence."""
        around = self._cues[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
        found = {statement.id: statement for _, statement in around}
        return next(iter(found.values())) if len(found) == 1 else None

    def _reaches(self, statement: Statement, quantity: Quantity, sentence: Span) -> bool:
        """Whether a figure stands right beside a statement's words, so that its source gave it too."""
        spans = (*statement.content, *statement.cue)
        gap = min(max(s.start - quantity.span.end, quantity.span.start - s.end) for s in spans)
        return gap <= FAR // 4 and statement.kind != "direct"

    def _possessor(self, quantity: Quantity, sentence: Span) -> Voice | None:
        before = self._report.text[max(sentence.start, quantity.span.start - FAR) : quantity.span.start]
        found = _POSSESSED.search(before)
        if not found:
            return None
        return self._ending_at(quantity.span.start - len(before) + found.start(), sentence)

    def _within(self, quantity: Quantity, statement: Statement, sentence: Span) -> Voice | None:
        """Who gives the figure by the words of a statement itself ("... reported that the union counts 58")."""
        begin = min(span.start for span in statement.content)
        begin = max(begin, sentence.start, quantity.span.start - FAR)
        verb = next(_giving().finditer(self._report.text, begin, quantity.span.start), None)
        return self._ending_at(verb.start(), sentence) if verb and verb.start() > begin else None

    def _giver(self, quantity: Quantity, sentence: Span) -> Voice | None:
        """Who stands before a verb that gives figures, nearest before the figure."""
        begin = max(sentence.start, quantity.span.start - FAR)
        verb = None
        for found in _giving().finditer(self._report.text, begin, quantity.span.start):
            verb = found
        if verb is None:
            return None
        voice = self._ending_at(verb.start(), sentence)
        if voice is None and verb.start() - sentence.start <= 5:
            return self._before(sentence, self._report.text[sentence.start : verb.start()])
        return voice

    def _before(self, sentence: Span, subject: str) -> Voice | None:
        """For "It put the number at 43": the last source of the sentence before."""
        if subject.strip().casefold() not in PRONOUNS:
            return None
        at = bisect_left(self._sentences, sentence.start, key=lambda each: each.start) - 1
        if at < 0 or "\n\n" in self._report.text[self._sentences[at].end : sentence.start]:
            return None
        near = self._cued(self._sentences[at])
        return msgspec.structs.replace(self._cast.voice(self._report, near), statement=None) if near else None

    def _after(self, quantity: Quantity, sentence: Span) -> Voice | None:
        """Whom "according to" names, or who "said" at the sentence's end."""
        end = min(sentence.end, quantity.span.end + FAR)
        found = _NAMED_AFTER.search(self._report.text, sentence.start, end)
        if found:
            return self._printed(found.start("who"), found.end("who"))
        said = _saying().search(self._report.text, quantity.span.end, end)
        return self._ending_at(said.end("who"), sentence) if said else None

    def _ending_at(self, place: int, sentence: Span) -> Voice | None:
        """Who is named right before a place: an entity, with an apposition between, or a body by its last word."""
        for step in range(bisect_left(self._name_starts, place) - 1, -1, -1):
            span, key = self._names[step]
            if span.start < sentence.start or place - span.end > 2:
                break
            return self._voice(key, span)
        found = _body().search(self._report.text, max(sentence.start, place - 60), place)
        if not found:
            return None
        article = found.group().rfind(" the ") + 1  # "disputing the ministry" is the ministry
        return self._printed(found.start() + article, found.end())

    def _printed(self, start: int, end: int) -> Voice:
        inside = range(bisect_left(self._name_starts, start), bisect_right(self._name_starts, end))
        key = next((self._names[n][1] for n in inside if self._names[n][0].end <= end), None)
        words = self._report.text[start:end].strip()
        speaker = self._cast.of(key)
        return Voice(
            statement=None,
            speaker=speaker.id if speaker else None,
            source=words,
            side=speaker.speaks_for if speaker else None,
        )

    def _voice(self, key: str, span: Span) -> Voice:
        speaker = self._cast.of(key)
        words = self._report.quote(span)
        if speaker is None:
            return Voice(statement=None, speaker=None, source=words, side=None)
        source = speaker.name if words.casefold() in PRONOUNS else words
        return Voice(statement=None, speaker=speaker.id, source=source, side=speaker.speaks_for)


def whose(voice: Voice, cast: Cast, outlet: str | None) -> str | None:
    """Who may give a figure anew: a side, a named speaker, a body of the story, else the outlet."""
    if voice.side:
        return voice.side
    speaker = cast.of(voice.speaker)
    printed = speaker.name if speaker and not speaker.unnamed else voice.source
    words = [word for word in re.findall(r"[\w'’-]+", printed.casefold()) if word not in ("the", "its", "a")]
    if words and words[-1] in listed("bodies.txt"):
        return f"body {words[-1]}" if len(words) == 1 else f"body {' '.join(words[-2:])}"
    if speaker and not speaker.unnamed:
        return f"named {speaker.name.casefold()}"
    return f"outlet {outlet}" if voice.statement is None and outlet and voice.source == outlet else None


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _giving() -> re.Pattern[str]:
    """A verb that gives figures, with its auxiliaries and a comma before it."""
    return re.compile(
        rf",?\s(?:(?:has|have|had|now|also|still|later|then|since|on\s\w+day)\s)*(?:{_any(listed('givers.txt'))})\b"
    )


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(r",\s(?P<who>[^,.;:\n\"”]{2,60}?)\s(?:said|says|reported|added)\b")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){_BODY}(?:{_any(listed('bodies.txt'))})(?=,?$|['’]?$)")


@cache
def _any_body() -> re.Pattern[str]:
    """A body with its article, as a subject has it."""
    return re.compile(rf"(?<![\w’'-])[Tt]he\s(?:[\w’'-]+\s){{0,3}}?(?:{_any(listed('bodies.txt'))})(?!\w)")
