"""A report more, grouped by what it touches alone, leaves the record as if all had been grouped from the beginning."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.judgements import Judgement
from onrecord.reports.report import Published
from onrecord.spans import Span
from onrecord.stories import Card, bunches, components, growing, kinship, moving, regroup, seeking, touched, touching
from onrecord.stories.profile import profiled

from .shelf import Shelf

FIRST = 737_000  # a day, as an ordinal


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that parts split, bunches are full and names are common with a few reports."""
    for module, name, value in (
        (components, "LARGEST", 7),
        (bunches, "SIZE", 3),
        (growing, "SIZE", 3),
        (seeking, "AT_ONCE", 4),
        (seeking, "BUNCHES", 2),
        (kinship, "COMMON", 6),
    ):
        monkeypatch.setattr(module, name, value)


def made(dice: random.Random, number: int) -> Card:
    """A report on one of a few matters, some of which share words, people and days."""
    matter = dice.randrange(5)
    own = [f"m{matter}w{n}" for n in range(14)]
    shared = [f"w{n}" for n in range(30)]
    day = None if dice.random() < 0.1 else FIRST + 15 * matter + dice.randrange(40)
    names = [f"p{matter % 3}n{n}" for n in range(6)] + [f"m{matter}n{n}" for n in range(3)]
    key = f"r{dice.randrange(1 << 32):08x}{number:03x}"
    profile = profiled(
        key,
        _vector(dice.sample(own, 5) + dice.sample(shared, 7)),
        _vector(dice.sample(own, 4) + dice.sample(shared, 4)),
        _vector(dice.sample(names, 3)),
        meaning=bytes(dice.choice([3, 9, dice.randrange(128)]) for _ in range(384)),
        language="de" if dice.random() < 0.08 else "en",
        earliest=day,
        latest=day and day + dice.choice([0, 0, 9]),
        telling={name: dice.randrange(1, 3) for name in dice.sample(names, 6)},
    )
    return Card(
        id=key, same=key, published=_published(day), title=f"Of {matter}", line=f"Line {number}", profile=profile
    )


def copied(dice: random.Random, card: Card, number: int) -> Card:
    """The same words elsewhere, on the same day or another."""
    key = f"r{dice.randrange(1 << 32):08x}{number:03x}"
    day = card.profile.earliest and card.profile.earliest + dice.choice([0, 0, -8, 5])
    profile = replace(card.profile, id=key, earliest=day, latest=day)
    return replace(card, id=key, published=_published(day), profile=profile)


def _vector(words: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(sorted(words), len(words) ** -0.5)


def _published(day: int | None) -> Published:
    text = date.fromordinal(day).isoformat() if day else None
    return Published(earliest=text, latest=text, basis="declared" if day else "unknown")


def stream(dice: random.Random, count: int) -> list[Card]:
    """Reports, every fifth a copy."""
    found: list[Card] = []
    for number in range(count):
        copy = found and dice.random() < 0.2
        found.append(copied(dice, dice.choice(found), number) if copy else made(dice, number))
    return found


def portions(dice: random.Random, cards: Sequence[Card], most: int) -> Iterator[list[Card]]:
    place = 0
    while place < len(cards):
        size = dice.randint(1, most)
        yield list(cards[place : place + size])
        place += size


class Growth:
    """A record that grows, beside all of it grouped from the beginning; how often only some of it was grouped again."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.judgements: list[Judgement] = []
        self.named: dict[str, str] = {}
        self.local = self.whole = 0

    def take(self, fresh: Sequence[Card]) -> None:
        self.shelf.card_of.update((card.id, card) for card in fresh if card.id not in self.shelf.at)
        done = touched(self.shelf, fresh, judgements=self.judgements, named=self.named)
        self.shelf.card_of.update((card.id, card) for card in fresh)
        expected = regroup(self.shelf.card_of.values(), judgements=self.judgements, named=self.named)
        self.local, self.whole = self.local + (done is not None), self.whole + (done is None)
        self.shelf.take(done or expected)
        self.shelf.check(expected)


@pytest.mark.parametrize("seed", range(8))
def test_reports_that_come_in_any_portions_stand_as_if_all_had_come_at_once(seed: int) -> None:
    dice, growth = random.Random(seed), Growth()
    for fresh in portions(dice, stream(dice, 70), most=1 + seed % 4):
        growth.take(fresh)
    assert growth.local > 4 * growth.whole
    assert len({place.level for place in growth.shelf.at.values()}) > 1


def test_an_earlier_copy_stands_in_the_place_of_a_later_one_if_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[bool] = []

    def stands(*given: Any) -> bool:
        found.append(moving.stands(*given))
        return found[-1]

    monkeypatch.setattr(touching, "stands", stands)
    dice, growth = random.Random(3), Growth()
    growth.take(stream(dice, 70))
    for number in range(25):
        led = [key for key, place in growth.shelf.at.items() if place.level and place.leader == key]
        card = growth.shelf.card_of[dice.choice(sorted(led))]
        day = card.profile.earliest and card.profile.earliest - dice.choice([1, 4, 30])
        profile = replace(card.profile, id=f"rc{number}", earliest=day, latest=day)
        growth.take([replace(card, id=f"rc{number}", published=_published(day), profile=profile)])
    assert {*found} == {True, False}


@pytest.mark.parametrize("seed", range(6))
def test_what_people_decide_holds_as_reports_come(seed: int) -> None:
    dice, growth = random.Random(100 + seed), Growth()
    cards = stream(dice, 60)
    for number, fresh in enumerate(portions(dice, cards, most=3)):
        touching = list(fresh)
        if number % 3 == 1:  # some may not be there yet
            about = dice.sample(cards, dice.choice([2, 3]))
            spans = tuple(Span(card.id, 0, 1) for card in about)
            growth.judgements.append(
                Judgement(
                    decision=dice.choice(["merge", "split"]),
                    kind=dice.choice(["story", "report"]),
                    about=spans,
                    words=("",) * len(spans),
                    sequence=number,
                )
            )
            touching += [card for card in about if card.id in growth.shelf.at]
        if number % 4 == 2:
            card = dice.choice(fresh)
            growth.named[card.id] = dice.choice(["Valley", "Hill"])
        growth.take(list({card.id: card for card in touching}.values()))
    assert growth.local > growth.whole


@pytest.mark.parametrize("seed", range(4))
def test_reports_that_are_other_than_they_were(seed: int) -> None:
    dice, growth = random.Random(200 + seed), Growth()
    cards = stream(dice, 45)
    growth.take(cards[:20])
    for number, card in enumerate(cards[20:]):
        known = dice.choice(list(growth.shelf.card_of.values()))
        other = made(dice, number)
        changed = (
            known,  # nothing, as where a decision is on what it says
            replace(known, line="Another line"),
            replace(known, same=f"other {number}", title="Another title"),
            replace(known, profile=replace(other.profile, id=known.id), same=other.same),
        )[number % 4]
        growth.take([card, changed] if card.id != changed.id else [card])
    assert growth.local


def test_only_what_may_be_near_is_read() -> None:
    dice, growth = random.Random(7), Growth()
    growth.take(stream(dice, 60))
    alone = profiled("rff", _vector(["x1", "x2", "x3"]), _vector(["x1", "x2"]), _vector(["x4"]), meaning=bytes(384))
    growth.shelf.read.clear()
    growth.take([Card(id="rff", same="x", published=Published(), title=None, line="x", profile=alone)])
    assert growth.shelf.read == []
