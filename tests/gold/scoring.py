"""Scores of findings on the gold of the example story's reports: who said what, figures, times, dirt, dates.

A run of word characters is a token. Gold words are located in the report's own text, whatever made it; words that
the text lacks stay in the denominator, so that text lost in extraction costs recall.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from onrecord.findings import Findings
from onrecord.mentions.nouns import Entity
from onrecord.quantities.nouns import Quantity
from onrecord.reports.report import Published, Report
from onrecord.spans import Span
from onrecord.statements.nouns import Statement

from .example import Row

WORD = re.compile(r"\w+")
ARTICLE = re.compile(r"^(the|a|an|some) ")
Studied = Mapping[str, tuple[Report, Findings]]  # by file name


class Part(msgspec.Struct):
    """One measure: `hit` of `gold` wanted, of `predicted` offered (0 where only recall or a share is meant)."""

    hit: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def recall(self) -> float:
        """Share of the gold that was hit, 0 to 100; 100 where there was nothing to hit."""
        return 100 * self.hit / self.gold if self.gold else 100.0

    @property
    def precision(self) -> float:
        """Share of what was offered that hit, 0 to 100; 100 where nothing was offered."""
        return 100 * self.hit / self.predicted if self.predicted else 100.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Scores = dict[str, Part]


def score_reports(gold: Iterable[Row], studied: Studied) -> Scores:
    """Score every report's findings; the parts are explained in README.md beside this file.

    Raises:
        KeyError: a report that should have been read was not given.
    """
    scores: Scores = defaultdict(Part)
    for row in gold:
        if row["read"] == "yes":
            _one_report(scores, row, *studied[row["file"]])
        elif row["read"] == "not read":
            tick(scores["unread"], studied[row["file"]][1].unread is not None)
    return dict(scores)


def _one_report(scores: Scores, row: Row, report: Report, found: Findings) -> None:
    _score_statements(scores, row, report, found)
    _score_quantities(scores, row, report, found)
    _score_times(scores, row, report, found)
    _score_dirt(scores, row, report, found)
    if row["published"]["basis"] != "story":
        tick(scores["published"], _same_days(row["published"], found.published))


def tick(part: Part, good: bool) -> None:
    """Count one wanted thing, and whether it was right."""
    part.gold += 1
    part.hit += good


# Locating gold words in a report's own text


def locate(text: str, words: str, inside: str | None = None) -> tuple[int, int] | None:
    """Where the words stand (within `inside`, if given), any white space for a blank; None if the text lacks them."""
    start, end = 0, len(text)
    if inside is not None:
        around = locate(text, inside)
        if around is None:
            return None
        start, end = around
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    match = re.compile(left + r"\s+".join(map(re.escape, words.split())) + right).search(text, start, end)
    return match.span() if match else None


def gold_tokens(text: str, pieces: Iterable[str], inside: str | None = None) -> set[int]:
    """Starts of the tokens of gold pieces, wherever the text has them."""
    places = [place for piece in pieces if (place := locate(text, piece, inside))]
    return {match.start() for place in places for match in WORD.finditer(text, *place)}


def span_tokens(text: str, spans: Iterable[Span]) -> set[int]:
    """Starts of the tokens of spans."""
    return {match.start() for span in spans for match in WORD.finditer(text, span.start, span.end)}


def dice(one: set[int], other: set[int]) -> float:
    """Twice the shared tokens over all tokens, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def pair_up(want: list[set[int]], have: list[set[int]]) -> list[tuple[int, int]]:
    """One-to-one pairs of token sets, best Dice first, from 0.5 on, as indices."""
    scored = [(-dice(w, h), i, j) for i, w in enumerate(want) for j, h in enumerate(have) if w & h]
    left, right, pairs = set(range(len(want))), set(range(len(have))), []
    for score, i, j in sorted(scored):
        if score <= -0.5 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


# Statements


def _score_statements(scores: Scores, row: Row, report: Report, found: Findings) -> None:
    """Found, speaker, kind, act, via and said of one report."""
    wanted = row["statements"]
    pairs = pair_statements(row, report, found)
    entities = {entity.id: entity for entity in found.entities}
    for part, hit in (("found", len(pairs)), ("speaker", _speakers_right(pairs, entities, report.text))):
        scores[part].hit += hit
        scores[part].gold += len(wanted)
        scores[part].predicted += len(found.statements)
    for want, got in pairs:
        tick(scores["kind"], got.kind == want["kind"])
        tick(scores["act"], got.act in want["act"])
    got_of = {id(want): got for want, got in pairs}
    for want in wanted:
        _score_relay(scores, want, got_of.get(id(want)), entities, report.text)


def pair_statements(row: Row, report: Report, found: Findings) -> list[tuple[Row, Statement]]:
    """Gold statements with the statement found for each."""
    want = [gold_tokens(report.text, gold["content"], gold["in"]) for gold in row["statements"]]
    have = [span_tokens(report.text, statement.content) for statement in found.statements]
    return [(row["statements"][i], found.statements[j]) for i, j in pair_up(want, have)]


def _speakers_right(pairs: list[tuple[Row, Statement]], entities: dict[str, Entity], text: str) -> int:
    """How many pairs name the speaker; an entity is credited for one gold name only, the one that it meets most."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for want, got in pairs:
        if got.speaker is not None and _named(want["speaker_names"], entities.get(got.speaker), text):
            met[got.speaker][want["speaker"]] += 1
    return sum(max(names.values()) for names in met.values())


def _score_relay(scores: Scores, want: Row, got: Statement | None, entities: dict[str, Entity], text: str) -> None:
    """Via, said and nesting, counted over the gold statements that have one."""
    if want["via"] is not None:
        chain = [entities.get(entity) for entity in got.via] if got else []
        tick(scores["via"], any(_named([want["via"]], entity, text) for entity in chain))
    if want["said"] is not None:
        tick(scores["said"], got is not None and got.said == want["said"])
    if want["within"] is not None:
        tick(scores["within"], got is not None and got.within is not None)


def _named(names: Iterable[str], entity: Entity | None, text: str) -> bool:
    """Whether an entity carries one of the names, as its name or as an alias that the report prints."""
    if entity is None:
        return False
    printed = _plain(text)
    carried = {_plain(entity.name)} | {_plain(alias) for alias in entity.aliases if _plain(alias) in printed}
    return bool(carried & set(map(_plain, names)))


def _plain(name: str) -> str:
    return ARTICLE.sub("", " ".join(name.replace("’", "'").casefold().split()))


# Figures


def _score_quantities(scores: Scores, row: Row, report: Report, found: Findings) -> None:
    """Figures (value, unit and counted words right, in place), their bounds, and their sources."""
    spoken = {statement.id: statement.speaker for statement in found.statements}
    entities = {entity.id: entity for entity in found.entities}
    scores["figures"].predicted += len(found.quantities)
    free = list(found.quantities)
    for want in row["quantities"]:
        got = next((quantity for quantity in free if same_figure(want, quantity, report.text)), None)
        tick(scores["figures"], got is not None)
        if got is not None:
            free.remove(got)
            tick(scores["bound"], got.bound == want["bound"])
        if want["speaker"] is not None:
            speaker = spoken.get(got.statement or "") if got else None
            right = speaker is not None and _named(want["speaker_names"], entities.get(speaker), report.text)
            tick(scores["figure source"], right)


def same_figure(want: Row, got: Quantity, text: str) -> bool:
    """Whether a quantity stands at the gold words with its value, its unit, and a word of what it counts."""
    place = locate(text, want["words"], want["in"])
    if place is None or not (got.span.start < place[1] and place[0] < got.span.end):
        return False
    if (got.low, got.high) != (want["low"], want["high"]):
        return False
    if want["unit"] is not None:
        return unit_name(got.unit) == unit_name(want["unit"])
    counted = text[got.counted.start : got.counted.end] if got.counted else ""
    return want["counted"] is None or bool(_words(counted) & _words(want["counted"]))


def unit_name(unit: str | None) -> str:
    """A unit in one spelling ("cubic meter" as "cubic metre")."""
    return (unit or "").casefold().replace("meter", "metre").replace("liter", "litre")


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


# Times, dirt, dates


def _score_times(scores: Scores, row: Row, report: Report, found: Findings) -> None:
    """Times in place with the gold value; for a time of day, the day suffices."""
    scores["times"].predicted += len(found.times)
    free = list(found.times)
    for want in row["times"]:
        place = locate(report.text, want["words"], want["in"]) or (0, 0)
        here = [time for time in free if time.span.start < place[1] and place[0] < time.span.end]
        got = next((time for time in here if _same_time(want["value"], time.value)), None)
        tick(scores["times"], got is not None)
        if got is not None:
            free.remove(got)


def _same_time(want: str, got: str | None) -> bool:
    return got is not None and (got == want or ("T" in want and got[:10] == want[:10]))


def _score_dirt(scores: Scores, row: Row, report: Report, found: Findings) -> None:
    """Dirt that no finding touches (or that the text lacks), and quoted words that nobody said and none takes."""
    said = [span for statement in found.statements for span in statement.content]
    figures = [quantity.span for quantity in found.quantities]
    mentions = [span for entity in found.entities for span in entity.mentions]
    for part, read in (("boilerplate", [*found.sentences, *said, *figures, *mentions]), ("unsaid", said)):
        for words in row[part]:
            place = locate(report.text, words)
            tick(scores[part], place is None or not any(s.start < place[1] and place[0] < s.end for s in read))


def _same_days(want: Row, got: Published) -> bool:
    return (want.get("earliest"), want.get("latest")) == (got.earliest, got.latest)
