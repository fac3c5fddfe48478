"""Put trained weights into the package: `python -m training.ship encoder.pt polnear-train.jsonl`.

Exports the int8 graph, copies MiniLM's word pieces, calibrates on the held-out reports, writes the fingerprints, and
fills the model card's figures in.
"""

import argparse
import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch

import onrecord.reading.encoder
from onrecord.reading.encoder.files import DECODING, FILES, MODEL, TOKENIZER
from onrecord.reading.encoder.settings import Settings
from onrecord.reading.shipped import FINGERPRINTS, FOLDER
from training.calibrate import calibrate, counted
from training.export import export
from training.measure import Figures, figures, judged
from training.model import Reader
from training.prepare import Batch, batch, places, prepare, read, split
from training.train import minilm

DATA = Path(onrecord.reading.encoder.__path__[0]) / FOLDER
EXAMPLE_REPORTS, EXAMPLE_SIZE = 20, 8
CARD = Path(__file__).parents[1] / "docs" / "model-card.md"

# The card's table of figures, between the two comments that mark it.
TABLE = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def ship(weights: Path, annotated: Path, dev: Path | None = None) -> None:
    """Write every file of the encoder from trained weights, and its figures into the card."""
    reader = Reader()
    reader.load_state_dict(torch.load(weights, map_location="cpu"))
    held_out, taught = split(read(annotated))
    export(reader, DATA / MODEL, _examples(taught))
    shutil.copy(minilm().with_name(TOKENIZER), DATA / TOKENIZER)
    _write_settings(Settings())
    chosen = calibrate([judged(report, Settings()) for report in held_out], Settings())
    _write_settings(chosen.settings)
    rows = [("held out from training, scales crossed", chosen.pair, chosen.content)]
    if dev is not None:
        rows.append(("dev", *_figures(read(dev), chosen.settings)))
    _write_figures(rows)


def _examples(reports: Sequence[dict[str, Any]]) -> list[Batch]:
    """A few windows, from which export learns how large each channel gets."""
    prepared = [prepare(report) for report in reports[:EXAMPLE_REPORTS]]
    windows = places(prepared)
    return [batch(prepared, windows[first : first + EXAMPLE_SIZE]) for first in range(0, len(windows), EXAMPLE_SIZE)]


def _write_settings(settings: Settings) -> None:
    """The settings, and with them the fingerprint of every file."""
    (DATA / DECODING).write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n")
    digests = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in (DECODING, MODEL, TOKENIZER)}
    (DATA / FINGERPRINTS).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    vars(FILES).pop("fingerprints", None)  # what was read before is of the files before


def _figures(reports: Sequence[dict[str, Any]], settings: Settings) -> tuple[Figures, Figures]:
    """Of source and content, and of content alone."""
    tried = [judged(report, settings) for report in reports]
    chosen, gold = counted(tried, settings), [each.gold for each in tried]
    return figures(chosen, gold), figures(chosen, gold, source=False)


def _write_figures(rows: Sequence[tuple[str, Figures, Figures]]) -> None:
    lines = ["| reports | source and content: P, R, F1 | content: P, R, F1 |", "|---|---|---|"]
    for name, pair, content in rows:
        both = (", ".join(f"{value:.1f}" for value in each) for each in (pair, content))
        lines.append(f"| {name} | {' | '.join(both)} |")
    table = "\n".join(lines) + "\n"
    card = CARD.read_text(encoding="utf-8")
    CARD.write_text(TABLE.sub(lambda found: found[1] + table + found[2], card), encoding="utf-8")


def main() -> None:
    """Read options and ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="what training wrote")
    parser.add_argument("annotated", type=Path, help="the same JSON Lines as for training")
    parser.add_argument("--dev", type=Path, help="further annotated reports, only measured on")
    given = parser.parse_args()
    ship(given.weights, given.annotated, given.dev)


if __name__ == "__main__":
    main()
