"""What a day brought, in the reports' sentences: those nearest to what all tell of it, each telling something new.

Centroid summaries (Radev et al. 2004) of each day's sentences, as date-wise timelines are made (Tran et al. 2013;
Gholipour Ghalandari and Ifrim 2020), with a bound on what a sentence may repeat of any other in the timeline.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import fsum, log, sqrt

from onrecord.timeline.skimming import Skimmed
from onrecord.timeline.words import TELLING, root, weight, words

LEADS = 5  # first sentences of a report, which tell its day where they name none
DAYS_AFTER = 2  # a report tells of these many days before it
FADING = 0.5  # what a sentence of a report is worth with each day in between
NAMED = 2.0  # what a sentence that names the day is worth
WORDS = range(8, 61)  # words of a sentence that reads well by itself
REPEATED = 0.5  # cosine from which a sentence repeats another
LOOKED_AT = 500  # sentences of a day that are tried, best first; those after them say less and less of it

Vector = Mapping[str, float]


class Sentences:
    """The sentences of a story's reports, found by the day that they tell of, with their words weighed."""

    def __init__(self, reports: Iterable[Sequence[Skimmed]]) -> None:
        self._of: dict[str, list[tuple[float, Skimmed]]] = defaultdict(list)
        self._known_in: Counter[str] = Counter()  # sentences that have a stem
        self._count = 0
        self._vectors: dict[Skimmed, Vector] = {}
        for report in reports:
            for sentence in report:
                self._count += 1
                self._known_in.update(_stems(sentence.text).keys())
                for day, worth in _days(sentence):
                    self._of[day].append((worth, sentence))

    def told(self, day: str) -> list[tuple[float, Skimmed]]:
        """What tells of a day, with what each is worth: prose of a readable length, else whatever there is."""
        every = self._of.get(day, [])
        plain = [each for each in every if each[1].region == "prose"]
        return [each for each in plain if len(each[1].text.split()) in WORDS] or plain or every

    def vector(self, sentence: Skimmed) -> Vector:
        """The stems of a sentence, weighed by how often it and how seldom other sentences have them; of length 1."""
        found = self._vectors.get(sentence)
        if found is None:
            counts = _stems(sentence.text)
            found = _unit({key: (1 + log(n)) * log(self._count / self._known_in[key]) for key, n in counts.items()})
            self._vectors[sentence] = found
        return found


def summarise(sentences: Sentences, day: str, *, size: int, before: list[Vector]) -> list[Skimmed]:
    """The sentences that tell best what a day brought, best first, and at least one where any tells of it.

    Args:
        sentences: of the story.
        day: `YYYY-MM-DD`.
        size: how many sentences at most.
        before: vectors of the sentences chosen for other days; those chosen now are added.
    """
    told = sentences.told(day)
    vectors = [sentences.vector(sentence) for _, sentence in told]
    centre = _centre([worth for worth, _ in told], vectors)
    ranked = sorted(
        range(len(told)), key=lambda n: (-told[n][0] * cosine(vectors[n], centre), told[n][1].span, told[n][1].text)
    )[:LOOKED_AT]
    chosen: list[int] = []
    for n in ranked:
        if len(chosen) == size:
            break
        if not any(cosine(vectors[n], other) > REPEATED for other in before):
            chosen.append(n)
            before.append(vectors[n])
    return [told[n][1] for n in chosen or ranked[:1]]


def cosine(one: Vector, other: Vector) -> float:
    """Likeness of two vectors of length 1, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return fsum(value * other[key] for key, value in one.items() if key in other)


def _days(sentence: Skimmed) -> Iterable[tuple[str, float]]:
    """The days that a sentence tells of: those it names; else, near the top of a report, that day and those before."""
    if sentence.days:
        return [(day, NAMED) for day in sentence.days]
    published = sentence.published.day
    if published is None or sentence.place >= LEADS:
        return []
    last = date.fromisoformat(published).toordinal()
    back = range(min(DAYS_AFTER + 1, last))  # there is no day before the first of the calendar
    return [(date.fromordinal(last - days).isoformat(), FADING**days) for days in back]


def _stems(text: str) -> Counter[str]:
    return Counter(root(word) for word, _, _ in words(text) if weight(word) > TELLING)


def _centre(worth: Sequence[float], vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for much, vector in zip(worth, vectors, strict=True):
        for key, value in vector.items():
            total[key] += much * value
    return _unit(total)


def _unit(vector: Vector) -> Vector:
    length = sqrt(fsum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}
