"""Passages written for training, with their statements marked in the text.

`python -m training.passages` checks them and counts their kinds; `--jsonl` writes them as a training step reads them.

A file holds several passages, each under a line `== NAME`. Parts of statements stand in braces that open with a letter
for the role and the number of the statement within the passage: `{s1 Police} {c1 said} {t1 the road was open}.` Roles
are `s` for the source, `c` for the cue and `t` for the content. Braces nest, as where an agency relays what somebody
said; a part of the same role and number met again is a further piece; a part of two statements carries both numbers
(`{s1,2 Police}`). As in PolNeAR, a source ends with the comma that closes its apposition, and a cue with its colon;
neither need be put inside the braces.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).with_suffix("")
FOR_RULES = HERE / "for_rules"  # passages that the rules were written by, and the encoder learns from too
NAME = re.compile(r"^== (\S+)\n", re.MULTILINE)
MARK = re.compile(r"\{(?P<role>[sct])(?P<numbers>\d+(?:,\d+)*) |(?P<close>\})|[{}]")
ROLES = {"s": "source", "c": "cue", "t": "content"}
QUOTE = re.compile("[\"“„«]|(?<!\\w)['‘]")
PASSIVE = re.compile(r"^(?:was|were|is|are|has been|have been|had been|been|being)\b.*(?:ed|said|told|thought|known)\b")

Statement = dict[str, list[list[int]] | None]


class Part(NamedTuple):
    """A marked part, `[start, end)` in code points of the bare text; `numbers` are those of its statements."""

    role: str
    numbers: tuple[int, ...]
    start: int
    end: int


def passages(folder: Path = HERE) -> list[dict[str, Any]]:
    """Every passage of every `.txt` file of a folder, in order of names of files: `{"id", "text", "statements"}`.

    Statements are in order of their numbers: `source`, `cue` and `content`, each a list of `[start, end)` in code
    points, the source perhaps null. ValueError, with the passage's name, where the marks are not right.
    """
    made = [each for path in sorted(folder.glob("*.txt")) for each in passages_of(path)]
    twice = [name for name, count in Counter(each["id"] for each in made).items() if count > 1]
    if twice:
        raise ValueError(f"{twice[0]}: a name given twice")
    return made


def passages_of(path: Path) -> list[dict[str, Any]]:
    """Every passage of one file, in its order; see `passages`."""
    return [_passage(name, marked) for name, marked in _cut(path)]


def taught() -> list[dict[str, Any]]:
    """Every passage that the encoder learns from; of those for rules without what is told inside a quotation.

    What somebody quoted tells that others said is found by rules, and no statement of PolNeAR's.
    """
    return [*passages(), *({**each, "statements": _outside_quotations(each)} for each in passages(FOR_RULES))]


def _outside_quotations(passage: dict[str, Any]) -> list[Statement]:
    """The statements whose cue stands in no quotation that its paragraph opened."""
    text = passage["text"]
    kept = []
    for each in passage["statements"]:
        cue = each["cue"][0][0]
        before = text[text.rfind("\n", 0, cue) + 1 : cue]
        opened = before.count('"') % 2 + sum(map(before.count, "“„«")) - sum(map(before.count, "”»"))
        if opened % 2 == 0:
            kept.append(each)
    return kept


def _cut(path: Path) -> Iterator[tuple[str, str]]:
    """Name and marked text of each passage of a file."""
    before, *rest = NAME.split(path.read_text(encoding="utf-8"))
    if before.strip():
        raise ValueError(f"{path.name}: text before the first name")
    for name, marked in zip(rest[::2], rest[1::2], strict=True):
        yield name, marked.strip()


def _passage(name: str, marked: str) -> dict[str, Any]:
    try:
        text, parts = _read(marked)
        statements = [_statement(number, text, parts) for number in _numbers(parts)]
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return {"id": name, "text": text, "statements": statements}


def _read(marked: str) -> tuple[str, list[Part]]:
    """The bare text, and the parts marked in it."""
    bare: list[str] = []
    opened: list[tuple[str, tuple[int, ...], int]] = []
    parts: list[Part] = []
    length = last = 0
    for mark in MARK.finditer(marked):
        bare.append(marked[last : mark.start()])
        length += len(bare[-1])
        last = mark.end()
        if mark["role"]:
            opened.append((mark["role"], tuple(int(number) for number in mark["numbers"].split(",")), length))
        elif mark["close"] and opened:
            parts.append(Part(*opened.pop(), length))
        else:
            raise ValueError(f"a brace that means nothing at {marked[mark.start() :][:30]!r}")
    if opened:
        raise ValueError(f"never closed: {opened[-1][0]}{opened[-1][1][0]}")
    return "".join([*bare, marked[last:]]), parts


def _numbers(parts: Sequence[Part]) -> range:
    """Numbers of the statements, which must run from 1 without a gap."""
    found = {number for part in parts for number in part.numbers}
    if found != set(range(1, len(found) + 1)):
        raise ValueError(f"numbers are not 1 to {len(found)}: {sorted(found)}")
    return range(1, len(found) + 1)


def _statement(number: int, text: str, parts: Sequence[Part]) -> Statement:
    made: dict[str, list[list[int]]] = {role: [] for role in ROLES.values()}
    for part in parts:
        if number in part.numbers:
            if text[part.start : part.end].strip() != text[part.start : part.end] or part.start == part.end:
                raise ValueError(f"empty or with a space at its edge: {part.role}{number}")
            made[ROLES[part.role]].append([part.start, _end(part, text)])
    if len(made["cue"]) != 1 or not made["content"]:
        raise ValueError(f"statement {number} wants one cue and a content")
    spans = sorted(span for each in made.values() for span in each)
    if any(one[1] > other[0] for one, other in pairwise(spans)):
        raise ValueError(f"parts of statement {number} overlap")
    return {"source": sorted(made["source"]) or None, "cue": sorted(made["cue"]), "content": sorted(made["content"])}


def _end(part: Part, text: str) -> int:
    """Where a part ends, with the comma that closes an apposition or the colon after a cue."""
    following = text[part.end : part.end + 1]
    apposed = part.role == "s" and following == "," and ", " in text[part.start : part.end]
    return part.end + (apposed or (part.role == "c" and following == ":"))


def _kinds(passage: dict[str, Any]) -> Iterator[str]:
    """A word for each trait of each statement, to be counted."""
    text, statements = passage["text"], passage["statements"]
    outer = [span for each in statements for span in each["content"]]
    for each in statements:
        start, end = each["cue"][0][0], each["cue"][-1][1]
        said = " … ".join(text[first:last] for first, last in each["content"])
        yield "statement"
        yield "no source" if each["source"] is None else "source"
        yield "relayed" if any(first <= start and end <= last for first, last in outer) else "outermost"
        yield f"{min(len(each['content']), 3)} pieces of content"
        yield "quotation" if QUOTE.match(said) else "with words quoted" if QUOTE.search(said) else "indirect"
        yield "content first" if each["content"][0][0] < start else "cue first"
        if PASSIVE.match(text[start:end]):
            yield "passive cue"


def _counts(given: Sequence[dict[str, Any]]) -> Iterator[str]:
    counts = Counter(kind for passage in given for kind in _kinds(passage))
    words = [len(passage["text"].split()) for passage in given]
    yield f"{len(given)} passages, {sum(words)} words"
    yield from (f"{count:6} {kind}" for kind, count in counts.most_common())
    odd = [each["id"] for each, count in zip(given, words, strict=True) if not 90 <= count <= 220]
    yield f"not of 90 to 220 words: {' '.join(odd) or 'none'}"


def main() -> None:
    """Write JSON Lines, or counts by kind and the names of passages of unusual length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help="write the passages, not their counts")
    given = passages()
    as_json = (json.dumps(passage, ensure_ascii=False) for passage in given)
    sys.stdout.writelines(f"{line}\n" for line in (as_json if parser.parse_args().jsonl else _counts(given)))


if __name__ == "__main__":
    main()
