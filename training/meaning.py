"""Put MiniLM's sentence vectors into the package: `python -m training.meaning README.md docs/*.md`.

The weights are all-MiniLM-L6-v2's own, not trained any further: one text in, the mean of its word pieces' vectors out,
brought to length 1. Made int8 as the reader of statements is (see `training.export`), so that no number depends on what
is read beside a text. From the paragraphs of the files named, export learns how large each channel gets.
"""

import argparse
import functools
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

import onrecord.reading.meaning
from onrecord.reading.meaning.files import MODEL
from onrecord.reading.meaning.vectors import pieces
from onrecord.reading.shipped import FINGERPRINTS, FOLDER
from training.export import EXAMPLE, OPSET, quantize, smooth, write_out
from training.model import Encoder, Reader, start_from
from training.train import minilm

DATA = Path(onrecord.reading.meaning.__path__[0]) / FOLDER
PARAGRAPH_CHARS = 80, 600  # shorter ones teach nothing of sizes; of longer ones the beginning is enough


class Meaning(nn.Module):
    """Word pieces of one text, [tokens], to a vector of length 1, [width]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """The mean over all pieces, with the marks at both ends, as all-MiniLM-L6-v2 takes it."""
        mean = self.encoder.plainly(pieces).mean(0)
        return mean / mean.norm().clamp_min(1e-12)


def meaning() -> Meaning:
    """The model with the weights as they were published."""
    reader = Reader()
    start_from(reader, minilm())
    return Meaning(reader.encoder).eval()


def export(
    model: nn.Module, target: Path, examples: Sequence[Tensor], *, output: str = "vector", by_token: bool = False
) -> None:
    """Write `target`, with one output, for the whole or for each word piece; the model is not to be used after."""
    tokens = {0: "tokens"}
    smooth(model.encoder, [functools.partial(model, example) for example in examples])
    write_out(model.encoder)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (torch.zeros(EXAMPLE, dtype=torch.long),),
            plain,
            dynamo=False,
            opset_version=OPSET,
            input_names=("pieces",),
            output_names=(output,),
            dynamic_axes={"pieces": tokens, output: tokens} if by_token else {"pieces": tokens},
        )
        quantize(plain, target)


def ship(texts: Sequence[Path]) -> None:
    """Write the model and its fingerprint; its word pieces are those of the reader of statements."""
    DATA.mkdir(exist_ok=True)
    export(meaning(), DATA / MODEL, list(_examples(texts)))
    fingerprint(MODEL)


def fingerprint(name: str) -> None:
    """Write the fingerprint of one file of the folder beside those of the others."""
    listed = DATA / FINGERPRINTS
    digests = json.loads(listed.read_text("utf-8")) if listed.exists() else {}
    digests[name] = hashlib.sha256((DATA / name).read_bytes()).hexdigest()
    listed.write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _examples(texts: Sequence[Path]) -> Iterator[Tensor]:
    least, most = PARAGRAPH_CHARS
    for path in texts:
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if len(paragraph) >= least:
                yield torch.from_numpy(pieces(paragraph[:most]))


def main() -> None:
    """Read options and ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", help="files of English prose")
    ship(parser.parse_args().texts)


if __name__ == "__main__":
    main()
