"""The gold of who said what in short passages: hand-written TOML, compiled to offsets after every string was found.

Run as a module (`python -m tests.gold.attribution`) to write `attribution.jsonl` anew.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE, COMPILED = HERE / "attribution.toml", HERE / "attribution.jsonl"
KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
ACTS = {
    "assert", "deny", "confirm", "concede", "allege", "warn",
    "promise", "demand", "predict", "condemn", "praise", "ask",
}  # fmt: skip
PASSAGE_KEYS = {"id", "field", "region", "published", "byline", "tags", "text", "s", "note"}
STATEMENT_KEYS = {"src", "cue", "c", "by", "k", "act", "via", "in", "cont", "said", "relay", "tags", "note"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OCCURRENCE = re.compile(r"#(\d+)$")
Row = dict[str, Any]


class GoldError(Exception):
    """Gold that does not fit its own passage."""


def load_attribution() -> list[Row]:
    """The gold of each passage, as compiled."""
    return [json.loads(line) for line in COMPILED.read_text(encoding="utf-8").splitlines()]


def compile_attribution() -> list[Row]:
    """Every passage's gold with offsets in code points, from the hand-written file.

    Raises:
        GoldError: a string is not in its passage, or is there more often than its number says; an id comes twice.
    """
    passages = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["passage"]
    if len({passage["id"] for passage in passages}) != len(passages):
        raise GoldError("an id comes twice")
    return [compile_passage(passage) for passage in passages]


def compile_passage(passage: Row) -> Row:
    """One passage with its statements; everything checked."""
    try:
        _check_keys(passage, PASSAGE_KEYS)
        text, names = passage["text"].strip("\n"), _Names()
        rows = [_statement(text, row, names) for row in passage["s"]]
        for number, row in enumerate(rows):
            _check_order(rows, number, row)
    except GoldError as error:
        raise GoldError(f"{passage.get('id')}: {error}") from None
    kept = {key: passage.get(key) for key in ("id", "field", "region", "published", "byline")}
    return {**kept, "text": text, "tags": passage["tags"], "statements": rows, "note": passage.get("note")}


def _statement(text: str, row: Row, names: "_Names") -> Row:
    _check_keys(row, STATEMENT_KEYS)
    speaker, speaker_names = names.read(row["by"])
    compiled: Row = {
        "source": [find(text, row["src"])] if "src" in row else None,
        "cue": [find(text, words) for words in _several(row["cue"])] if "cue" in row else None,
        "content": [find(text, words) for words in _several(row["c"])],
        "kind": KINDS[row.get("k", "i")],
        "act": row.get("act", "assert").split("|"),
        "speaker": speaker,
        "speaker_names": speaker_names,
        "via": [names.read(relay)[0] for relay in row.get("via", [])],
        "via_names": [names.read(relay)[1] for relay in row.get("via", [])],
        "within": row.get("in"),
        "continues": row.get("cont"),
        "said": row.get("said"),
        "relay": row.get("relay", False),
        "tags": row.get("tags", []),
        "note": row.get("note"),
    }
    if not set(compiled["act"]) <= ACTS:
        raise GoldError(f"no such act: {row['act']!r}")
    if compiled["said"] is not None and not DAY.fullmatch(compiled["said"]):
        raise GoldError(f"no day: {row['said']!r}")
    return compiled


class _Names:
    """The names of a passage's speakers: "first|others"; the others need saying once."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}  # any name: the first one
        self.others: dict[str, list[str]] = {}  # the first one: all, itself first

    def read(self, said: str) -> tuple[str | None, list[str]]:
        """The speaker's name and all names; (None, []) for nobody."""
        if not said:
            return None, []
        first, *others = said.split("|")
        first = self.known.get(first, first)
        names = self.others.setdefault(first, [first])
        names += [name for name in others if name not in names]
        self.known.setdefault(first, first)
        return first, names


def find(text: str, words: str) -> list[int]:
    """Where the words stand, `[start, end]`; "first .. last" is all between, "words#2" the second time.

    Raises:
        GoldError: they do not occur, occur less often than the number says, or more than once without a number.
    """
    number = OCCURRENCE.search(words)
    first, _, last = OCCURRENCE.sub("", words).partition(" .. ")
    pattern = _edged(first) + (r"[\s\S]*?" + _edged(last) if last else "")
    found = [[*match.span()] for match in re.finditer(pattern, text)]
    if not found or (number is None and len(found) > 1) or (number and not 0 < int(number[1]) <= len(found)):
        raise GoldError(f"{len(found)} times: {words!r}")
    return found[int(number[1]) - 1 if number else 0]


def _edged(words: str) -> str:
    """A pattern in which a word's edge must be a word's edge in the text."""
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return left + re.escape(words) + right


def _several(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _check_keys(row: Row, known: set[str]) -> None:
    if set(row) - known:
        raise GoldError(f"unknown keys: {sorted(set(row) - known)}")


def _check_order(rows: list[Row], number: int, row: Row) -> None:
    """What a statement stands within must hold it; what it continues must come before, by the same speaker."""
    if row["within"] is not None and (
        row["within"] == number or not _holds(rows[row["within"]]["content"], row["content"])
    ):
        raise GoldError(f"statement {number} is not within {row['within']}")
    if row["within"] is not None and rows[row["within"]]["speaker"] not in row["via"][-1:]:
        raise GoldError(f"statement {number} is not via the speaker of {row['within']}")
    if row["continues"] is not None and (
        row["continues"] >= number or rows[row["continues"]]["speaker"] != row["speaker"]
    ):
        raise GoldError(f"statement {number} does not continue {row['continues']}")


def _holds(outer: list[list[int]], inner: list[list[int]]) -> bool:
    return all(any(start <= s and e <= end for start, end in outer) for s, e in inner)


def write() -> None:
    """Write the compiled gold beside this file."""
    lines = [json.dumps(row, ensure_ascii=False) for row in compile_attribution()]
    COMPILED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
