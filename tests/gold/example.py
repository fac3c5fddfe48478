"""The gold of the example story: hand-written TOML, compiled after every quoted word was found in its file.

Run as a script (`python tests/gold/example.py`) to write `example.jsonl` and `example_story.json` anew.
"""

import html.parser
import json
import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STORY = Path(str(resources.files("onrecord.demo"))) / "story"
REPORTS, WHOLE = HERE / "example.jsonl", HERE / "example_story.json"
KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
Row = dict[str, Any]


class GoldError(Exception):
    """Gold that does not fit the story's files."""


def load_reports() -> list[Row]:
    """The gold of each report, as compiled."""
    return [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]


def load_story() -> Row:
    """The gold of the whole story, as compiled."""
    loaded: Row = json.loads(WHOLE.read_text(encoding="utf-8"))
    return loaded


def compile_reports() -> list[Row]:
    """Every report's gold from the hand-written files, each quoted word checked against the report's file."""
    said, told = _toml("example_statements.toml"), _toml("example_figures.toml")
    names = said.pop("names")
    return [_report(file, said, told.get(file, {}), names) for file in sorted(told)]


def compile_story() -> Row:
    """The whole story's gold from its hand-written file, each quoted word checked."""
    story = _toml("example_story.toml")
    for claim in story["claims"]:
        claim["members"] = [_member(member) for member in claim["members"]]
    for prospect in story["prospects"]:
        prospect["words"] = find(visible(prospect["file"]), prospect["words"])
    for series in story["figures"]:
        for point in series["points"]:
            find(visible(point["file"]), point["in"])
    return story


def visible(file: str) -> str:
    """What a browser would show of a story file, white space as single blanks."""
    raw = (STORY / file).read_text(encoding="utf-8")
    if not file.endswith(".html"):
        return " ".join(raw.split())
    page = _Page()
    page.feed(raw)
    return " ".join("".join(page.pieces).split())


class _Page(html.parser.HTMLParser):
    """Collects the visible words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "title")
        self.pieces.append("" if tag in ("a", "b", "i", "span", "font") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "title")
        self.pieces.append("" if tag in ("a", "b", "i", "span", "font") else " ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def find(text: str, words: str, inside: str | None = None) -> str:
    """The words in full, where `first .. last` stands for all between; they must occur once, within `inside` if given.

    Raises:
        GoldError: the words do not occur, or occur more than once.
    """
    if inside is not None:
        text = find(text, inside)
    first, _, last = words.partition(" .. ")
    # A word's edge must be a word's edge in the text; between the two ends, as little as possible.
    pattern = _edged(first) + (".*?" + _edged(last) if last else "")
    found = [match.group() for match in re.finditer(pattern, text)]
    if len(found) != 1:
        raise GoldError(f"{len(found)} times, not once: {words!r}")
    return found[0]


def _edged(words: str) -> str:
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return left + re.escape(words) + right


def _toml(name: str) -> Row:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _report(file: str, said: Row, told: Row, names: dict[str, list[str]]) -> Row:
    text = visible(file)
    return {
        "file": file,
        "read": told.get("read", "yes"),
        "published": told["published"],
        "statements": [_statement(text, row, names) for row in _rows(file, said, "statements")],
        "quantities": [_quantity(text, row, names) for row in _rows(file, {file: told, **_others(told)}, "quantities")],
        "times": [_time(text, row) for row in _rows(file, {file: told, **_others(told)}, "times")],
        "boilerplate": [find(text, words) for words in told.get("boilerplate", [])],
        "unsaid": [find(text, words) for words in told.get("unsaid", [])],
    }


def _others(told: Row) -> Row:
    """The tables of the figures file, when this one borrows from another."""
    borrows = {told.get(part) for part in ("quantities", "times") if isinstance(told.get(part), str)}
    return {name: table for name, table in _toml("example_figures.toml").items() if name in borrows}


def _rows(file: str, tables: Row, part: str) -> list[Row]:
    """The rows of one part; a copy names the file whose rows it shares, and the rows that it is `without`."""
    table = tables.get(file, {})
    rows = table.get(part, [])
    if isinstance(rows, list):
        return rows
    without = set(table.get("without", ()))
    return [row for row in tables[rows][part] if not without & {row.get("t"), row.get("q"), *row.get("c", ())}]


def _statement(text: str, row: Row, names: dict[str, list[str]]) -> Row:
    """One statement; an alternative is checked like the words themselves."""
    inside, by = row.get("in"), row["by"]
    source = row.get("src")
    if source is not None and source not in text:
        raise GoldError(f"no such source: {source!r}")
    return {
        "content": [find(text, piece, inside) for piece in row["c"]],
        "in": inside,
        "source": source,
        "speaker": by,
        "speaker_names": [by, *names.get(by, [])],
        "kind": KINDS[row["k"]],
        "act": row["act"].split("|"),
        "via": row.get("via"),
        "said": row.get("said"),
        "within": find(text, row["within"]) if "within" in row else None,
    }


def _quantity(text: str, row: Row, names: dict[str, list[str]]) -> Row:
    """One figure: `q` its words, `n` counted or unit, `low`, `high`, `bound`, `by` the source."""
    return {
        "words": find(text, row["q"], row.get("in")),
        "in": row.get("in"),
        "low": row["low"],
        "high": row.get("high"),
        "bound": row.get("bound", "exact"),
        "unit": row.get("unit"),
        "counted": row.get("n"),
        "speaker": row.get("by"),
        "speaker_names": [row["by"], *names[row["by"]]] if "by" in row else [],
    }


def _time(text: str, row: Row) -> Row:
    """One temporal expression: `t` its words, `v` its TIMEX3 value."""
    return {"words": find(text, row["t"], row.get("in")), "in": row.get("in"), "value": row["v"]}


def _member(member: Row) -> Row:
    words = find(visible(member["file"]), member["c"], member.get("in"))
    return {"file": member["file"], "content": words, "in": member.get("in"), "stance": member["stance"]}


def write() -> None:
    """Write the compiled gold beside this file."""
    lines = [json.dumps(row, ensure_ascii=False) for row in compile_reports()]
    REPORTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    WHOLE.write_text(json.dumps(compile_story(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
