"""Made-up reports from templates, the same for the same seed, to fill a record of any size.

Stories are of very different sizes, as in a real collection; each has its own place, matter, people and weeks.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from onrecord.reports import Report, make_report
from onrecord.reports.report import Published

SIZES = (300, 150, 100, *repeat(50, 4), *repeat(25, 10))  # reports of each story, 1,000 in all
_EITHER = re.compile(r"\[([^\]]*)\]")
START = date(2031, 1, 6)
COPIED = 0.4  # of the briefs
SPAN = 3640  # days within which stories begin
Words = dict[str, Any]


def made_reports(seed: int = 1, *, sizes: tuple[int, ...] = SIZES) -> Iterator[Report]:
    """The reports of stories of these sizes, about 300 words each, in an order that mixes the stories."""
    dice = random.Random(seed)
    found = [report for story, size in enumerate(sizes) for report in _story(dice, story, size)]
    dice.shuffle(found)
    return iter(found)


def made_briefs(seed: int = 1, *, sizes: tuple[int, ...]) -> Iterator[Report]:
    """Agency briefs of about 75 words, two in five of them another outlet's copy, cut or whole; mixed likewise."""
    dice = random.Random(seed)
    found = []
    for story, size in enumerate(sizes):
        told: list[Report] = []
        for report in _story(dice, story, size, middle=0.08):
            copied = dice.random() < COPIED and told
            told.append(_copy(dice, dice.choice(told), report) if copied else report)
        found += told
    dice.shuffle(found)
    return iter(found)


def _copy(dice: random.Random, copied: Report, place: Report) -> Report:
    """A report carried again where another would have stood, its last paragraph perhaps left out."""
    paragraphs = copied.text.split("\n\n")
    whole = len(paragraphs) < 3 or dice.random() < 0.5
    text = "\n\n".join(paragraphs if whole else paragraphs[:-1])
    return make_report(
        text, title=copied.title, outlet=place.outlet, url=place.url, published=place.published, source=place.source
    )


@cache
def _templates() -> Words:
    return tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))


def _story(dice: random.Random, number: int, size: int, *, middle: float = 0.8) -> Iterator[Report]:
    words = _templates()
    people = [f"{dice.choice(words['given'])} {name}" for name in dice.sample(words["family"], 4)]
    own = dict(zip(("chief", "critic", "witness", "minister"), people, strict=True))
    own |= words["matter"][number % len(words["matter"])] | {"place": _place(number)}
    own["body"] = f"{own['place']} {own['body']}"
    first = START + timedelta(days=40 * number % SPAN)
    for index in range(size):
        yield _report(dice, own, first + timedelta(days=28 * index // size), f"{number}-{index}", middle=middle)


def _place(number: int) -> str:
    """The place of a story: from the list, and made up where that is at its end."""
    listed = _templates()["place"]
    if number < len(listed):
        return str(listed[number])
    dice = random.Random(f"place {number}")
    return "".join(dice.choice("bdfgklmnprstv") + dice.choice("aeiou") for _ in range(3)).capitalize() + "ham"


def _report(dice: random.Random, own: Words, day: date, key: str, *, middle: float) -> Report:
    """A report; `middle` is the chance of each line between its first and its last."""
    words = _templates()
    outlet = dice.choice(words["outlet"])
    between = [line for line in words["middle"] if dice.random() < middle]
    lines = [dice.choice(words["opening"]), *dice.sample(between, len(between)), dice.choice(words["closing"])]
    text = "\n\n".join(_chosen(dice, line).format(**own, **_facts(dice, day, outlet)) for line in lines)
    return make_report(
        text,
        title=f"{own['place']} {own['thing']}: {own['people']} ask about the {own['harm']}",
        outlet=outlet,
        url=f"https://{outlet.replace(' ', '-').lower()}.example/{day:%Y/%m/%d}/{key}",
        published=Published(earliest=day.isoformat(), latest=day.isoformat(), basis="declared"),
        source=f"made {key}",
    )


def _chosen(dice: random.Random, line: str) -> str:
    """A line with one of each of its [alternatives|others]."""
    return _EITHER.sub(lambda found: dice.choice(found[1].split("|")), line)


def _facts(dice: random.Random, day: date, outlet: str) -> Words:
    """Numbers and days that a line may name."""
    before = day - timedelta(days=dice.randrange(1, 6))
    return {
        "outlet": outlet,
        "n": dice.randrange(20, 4000),
        "m": dice.randrange(2, 19),
        "year": dice.randrange(1950, 2020),
        "weekday": before.strftime("%A"),
        "day": f"{before:%B} {before.day}",
        "later": f"{day + timedelta(days=dice.randrange(3, 30)):%B %d}",
        "month": f"{day:%B}",
    }
