"""What `study` prints keeps to its JSON contract on any text: generated ones, made-up reports, the example story."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.contract import contract
from onrecord.demo import story_folder
from onrecord.reports import Rejection, as_is, read_all

from . import contracts, hostile, made
from .running import onrecord as run

# Pieces that reports are made of, and those that upset offsets: emoji, combining marks, right-to-left, odd breaks.
PIECES = (
    "“We will not go,” ", "said Dora Finch, ", "director of the Tunnel Authority. ", "At least 14 people ", "Mr. Osei ",
    "told Reuters on Monday ", "that 25,000-30,000 troops ", "denied ", "according to police, ", "She said: ‘No.’ ",
    "\n\n", "\r\n", "\n", " ", "“", "”", "\"", "'", "’", "—", "…", ". ", ", ", "(", ")",
    "👩‍👩‍👧‍👦", "🇫🇷", "é", "n̈", "אמר ראש הממשלה ", "قال الوزير ", "\u200f", "\u00a0", "\u2028", "ﬁ", "İ", "ß",
    "Story continues below this ad\n", "Photo: Ida Moor/Herald\n", "https://x.example/2031/05/04/a.jpg ",
    "3 per cent ", "$4.5bn ", "5 May 2031 ", "next week ", "between 1,2 and ", "½ ", "１２ ", "٣ ", "1e309 ", "0x1F ",
)  # fmt: skip
reports = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
@example("A")
@example("5")
@example("“")
@example("\ud83d\ude00 said 5.")
@example("\x00“No,” he said.\x00")
@example(hostile.TEXT)
@example("A grey van was stopped a little before 10 p . m . on Friday , according to police . It was empty .")
@example("He said that " * 300)
@example("“" * 500 + "said Dora Finch")
def test_any_text_gives_findings_that_keep_to_the_contract(text: str) -> None:
    try:
        report = as_is({"id": "any", "text": text})
    except onrecord.errors.ReportError:
        return
    contracts.check(json.loads(contract(report, onrecord.study(report))))


@pytest.mark.parametrize("name", made.EVERY)
def test_made_up_reports_keep_to_the_contract(name: str) -> None:
    report = as_is({"text": made.EVERY[name].replace("\n", "\r\n")})
    row = json.loads(contract(report, onrecord.study(report)))
    contracts.check(row)
    assert row["text"] == made.EVERY[name].replace("\n", "\r\n"), "the text is taken as it is"
    assert row["statements"]
    assert row["quantities"]
    assert row["times"]


def test_the_example_story_keeps_to_the_contract() -> None:
    with story_folder() as folder:
        for report in read_all([folder], manifest=folder / "manifest.csv"):
            if isinstance(report, Rejection):
                continue
            row = json.loads(contract(report, onrecord.study(report)))
            contracts.check(row)
            _check_boilerplate(row)


def _check_boilerplate(row: dict[str, Any]) -> None:
    dirt = [region["span"] for region in row["regions"] if region["kind"] == "boilerplate"]
    for start, end in [*contracts.findings(row), *row["sentences"]]:
        assert not any(start < d_end and d_start < end for d_start, d_end in dirt), row["text"][start:end]


def test_what_is_not_known_is_ignored_and_never_echoed(tmp_path: Path) -> None:
    """Lines with the answers beside them give the same bytes as lines without."""
    bare = [{"id": f"no/{name} é", "text": text, "published": "2031-05-20"} for name, text in made.EVERY.items()]
    gold = {
        "statements": [{"content": [[0, 5]], "speaker": "GOLD"}], "entities": ["GOLD"], "quantities": "GOLD",
        "regions": [{"span": [0, 9], "kind": "boilerplate"}], "split": 7, "sentences": None, "times": {"GOLD": 1},
        "language": "xx", "byline_": "GOLD", "events": [[]], "speaker": "GOLD",
    }  # fmt: skip
    outputs = []
    for rows in (bare, [{**gold, **row} for row in bare]):
        path = tmp_path / "rows.jsonl"
        path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        ran = run("study", "--as-is", path)
        assert ran.code == 0, ran.err
        outputs.append(ran.out)
    assert outputs[0] == outputs[1]
    assert "GOLD" not in outputs[0]
    lines = [json.loads(line) for line in outputs[0].splitlines()]
    assert [(line["id"], line["text"]) for line in lines] == [(row["id"], row["text"]) for row in bare]
    for line in lines:
        contracts.check(line)
