"""PolNeAR's public release in the kit's form: `python -m training.convert PolNeAR/data/train > polnear-train.jsonl`.

A part of the release has a folder `text` with one file a report, and a folder `attributions` with brat's stand-off
annotation of each, `REPORT_ANNOTATOR.ann`: spans ("T") of type Source, Cue, Content and others, and events ("E") of
type Attribution that join them. Of several annotators the first by name is taken. Spans of type Discard mark what is no
text of the article.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROLE = re.compile(r"^(Source|Cue|Content)\d*$")  # a second content is "Content2"
APART = "Discard"

Spans = list[list[int]]


def converted(folder: Path) -> Iterator[dict[str, Any]]:
    """Each report of one part of the release, in order of names; reports without annotation are left out."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            text = path.read_bytes().decode("utf-8")
            yield {"id": path.stem, "text": text, **annotation(annotations[0].read_text(encoding="utf-8"))}


def annotation(standoff: str) -> dict[str, Any]:
    """Statements and discarded spans of one file of brat's stand-off annotation."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []
    discard: Spans = []
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            kind, _, extents = rest.split("\t")[0].partition(" ")
            spans[key] = [[int(number) for number in extent.split()] for extent in extents.split(";")]
            discard += spans[key] if kind == APART else []
        elif key.startswith("E"):
            events.append(rest.split())
    statements = [_statement(event, spans) for event in events]
    return {"statements": [each for each in statements if each["content"]], "discard": sorted(discard)}


def _statement(event: list[str], spans: dict[str, Spans]) -> dict[str, Spans | None]:
    parts: dict[str, Spans] = {"source": [], "cue": [], "content": []}
    for argument in event:
        role, _, key = argument.partition(":")
        named = ROLE.match(role)
        if named is not None:
            parts[named[1].lower()] += spans[key]
    return {role: sorted(found) or None for role, found in parts.items()}


def main() -> None:
    """Write JSON Lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="one part of the release, such as PolNeAR/data/train")
    for report in converted(parser.parse_args().folder):
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
