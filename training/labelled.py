"""How passages with labels are read: `python -m training.labelled training/passages/for_rules/nests3.txt`.

Beside NAME.txt, marked as `training.passages` tells, stands NAME.tsv: passage, number of the statement, label, relay.
A label is `deny`, `admit`, `other`, or `-` where a careful reader might waver; a relay is the words that name whoever
passed a statement on, or `-`. `--half odd` or `even` takes every other passage.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.gold.scoring import dice, pair_up, span_tokens

from onrecord.findings import Findings
from onrecord.reports.report import Report, report_id
from onrecord.spans import Span
from onrecord.statements import Statement
from onrecord.study import study
from training.passages import passages_of

TOLD = frozenset({"deny", "admit", "other"})  # labels by which it is counted whether a denial is told
ARTICLES = frozenset({"a", "an", "the"})
SAME = 0.5  # Dice of words from which two spans are the same


class Label(NamedTuple):
    """What a reader says of one statement."""

    kind: str
    relay: str


def labels(path: Path) -> dict[tuple[str, int], Label]:
    """The labels of a file, by passage and number.

    Raises:
        ValueError: a line has not four columns.
    """
    found = {}
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) != 4:
            raise ValueError(f"{path.name}: wants four columns: {line!r}")
        found[columns[0], int(columns[1])] = Label(columns[2], columns[3])
    return found


def counts(passage: Mapping[str, Any], known: Mapping[tuple[str, int], Label]) -> Counter[str]:
    """Statements asked for, offered, found, and right with their source; relays and denials told, of how many."""
    text, wanted = passage["text"], passage["statements"]
    found = study(Report(id=report_id(text, passage["id"], None), text=text))
    want = [span_tokens(text, _spans(each["content"])) for each in wanted]
    pairs = dict(pair_up(want, [span_tokens(text, each.content) for each in found.statements]))
    counted = Counter(gold=len(wanted), offered=len(found.statements), found=len(pairs))
    for number, each in enumerate(wanted):
        got = found.statements[pairs[number]] if number in pairs else None
        right = got is not None and _source_right(text, each, got)
        counted["right"] += right
        label = known.get((passage["id"], number + 1), Label("-", "-"))
        if label.relay != "-":
            counted["nested"] += 1
            counted["nested right"] += right and got is not None and _relayed(text, label.relay, got, found)
        if got is not None and label.kind in TOLD:
            counted["denials"] += 1
            counted["denials told"] += (got.act == "deny") == (label.kind == "deny")
    return counted


def _spans(extents: Sequence[Sequence[int]] | None) -> list[Span]:
    return [Span("", start, end) for start, end in extents or ()]


def _source_right(text: str, gold: Mapping[str, Any], got: Statement) -> bool:
    want = span_tokens(text, _spans(gold["source"]))
    return not want or dice(want, span_tokens(text, got.source)) >= SAME


def _relayed(text: str, relay: str, got: Statement, found: Findings) -> bool:
    """Whether who passed a statement on, or spoke the one around it, has a word in common with the relay."""
    return any(_words(relay) & _words(name) for name in _names(text, got, found))


def _names(text: str, got: Statement, found: Findings) -> Iterator[str]:
    named = {entity.id: entity for entity in found.entities}
    for key in got.via:
        yield from (named[key].name, *named[key].aliases)
    around = next((each for each in found.statements if each.id == got.within), None)
    if around is not None:
        yield " ".join(text[span.start : span.end] for span in around.source)
        if around.speaker in named:
            yield named[around.speaker].name


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - ARTICLES


def main() -> None:
    """Score the passages of a file and print a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    given = parser.parse_args()
    known = labels(given.passages.with_suffix(".tsv"))
    chosen = passages_of(given.passages)[
        {"odd": slice(1, None, 2), "even": slice(0, None, 2)}.get(given.half, slice(None))
    ]
    total = sum((counts(each, known) for each in chosen), Counter())
    pair = 200 * total["right"] / max(1, total["gold"] + total["offered"])
    print(  # noqa: T201
        f"{given.passages.name}: source and content F1 {pair:.1f}; nested right {total['nested right']} of"
        f" {total['nested']}; denials told {total['denials told']} of {total['denials']} found"
    )


if __name__ == "__main__":
    main()
