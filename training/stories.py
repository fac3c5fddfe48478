"""Made-up stories with their claims, for fitting the weights of `onrecord.claims` and for measuring it.

A file of `stories/` holds reports, each under a line `=== number | outlet | day | title`. Braces mark the members of
claims: `{name+|words}` asserts, `~` hedges, `-` denies, `^` concedes, `<` withdraws. After `@@@` a line for each claim
that a reader can tell the standing of: its name, how it stands in the end, its history, its origins if countable.
"""

import re
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent / "stories"
STANCES = {"+": "asserts", "~": "hedges", "-": "denies", "^": "concedes", "<": "withdraws"}
# A member of a claim, with no other within it.
MEMBER = re.compile(r"\{(\w+)([-+~^<])\|([^{}]*)\}")
Row = dict[str, Any]


class Story(msgspec.Struct, frozen=True):
    """Reports as rows for `read_as_is`, by file name; claims as `tests.gold.scoring_story` wants them."""

    reports: dict[str, Row]
    claims: list[Row]


def load(name: str) -> Story:
    """A story of the folder."""
    body, table = (FOLDER / f"{name}.txt").read_text("utf-8").split("@@@\n")
    claims: dict[str, Row] = {}
    reports = {}
    for chunk in re.split(r"^=== ", body, flags=re.MULTILINE)[1:]:
        head, marked = chunk.split("\n", 1)
        number, outlet, day, title = (part.strip() for part in head.split("|"))
        file = f"{number}.txt"
        text = _read(marked, file, claims).strip() + "\n"
        reports[file] = {"id": file, "text": text, "outlet": outlet, "published": day, "title": title}
    for line in filter(None, table.splitlines()):
        key, now, history, origins = (part.strip() for part in line.split("|"))
        claims[key] |= {"now": now, "history": [_then(each) for each in history.split()]}
        if origins:
            claims[key]["origins"] = [int(number) for number in origins.split(",")]
    return Story(reports, list(claims.values()))


def _read(marked: str, file: str, claims: dict[str, Row]) -> str:
    """A report's text without its marks, which go to the claims."""

    def unmarked(match: re.Match[str]) -> str:
        claim = claims.setdefault(match[1], {"id": match[1], "members": []})
        claim["members"].append({"file": file, "content": match[3], "in": None, "stance": STANCES[match[2]]})
        return match[3]

    while MEMBER.search(marked):
        marked = MEMBER.sub(unmarked, marked)
    return marked


def _then(standing: str) -> Row:
    status, days = standing.split("@")
    return {"standing": status, "since": days.split(",")}
