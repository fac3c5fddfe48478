"""Write a trained reader as the int8 ONNX file that ships: one window in, its tags and links out.

The graph has no batch: scales of int8 activations follow from one window alone, so nothing read beside it can change
its numbers. Weights of matrix products are int8 by output channel; word vectors are int8 with one scale a word piece.
"""

import copy
import functools
import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Encoder, Layer, Reader
from training.prepare import Batch

OPSET = 20
INPUTS, OUTPUTS = ("pieces", "case", "breaks", "quoting"), ("tags", "links")
MAPS = ("qkv", "attended", "inner", "outer")  # of a layer, smoothed before they become int8
SHARE = 0.8  # of the difficulty that moves from the inputs to the weights
EXAMPLE = 40  # word pieces of the example that is traced; the length stays free


class WrittenOut(Layer):
    """Attention written out, so that the graph holds nothing but matrix products and a softmax."""

    def _attention(self, query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
        scores = (query / math.sqrt(query.shape[-1])) @ key.transpose(-1, -2)
        return torch.softmax(scores, -1) @ value


class IntWords(nn.Module):
    """Word vectors as int8 with a scale a word piece."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.scale = nn.Buffer(table.abs().amax(1, keepdim=True) / 127)
        self.table = nn.Buffer(torch.round(table / self.scale.clamp_min(1e-12)).to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """[1, tokens] to [1, tokens, width]."""
        return self.table[pieces].float() * self.scale[pieces]


class _Smoothed(nn.Module):
    """A linear map whose inputs are brought to one size before, and its weights to the reverse.

    int8 inputs share one scale; a few channels far larger than the rest would leave those no steps (SmoothQuant, Xiao
    and others, 2023).
    """

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(0).clamp_min(1e-5)
        scale = (largest.clamp_min(1e-5) ** SHARE / weights ** (1 - SHARE)).clamp_min(1e-3)
        self.down = nn.Buffer(1 / scale)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(linear.weight.detach() * scale)
        self.linear.bias = nn.Parameter(linear.bias.detach())

    def forward(self, x: Tensor) -> Tensor:
        """As the linear map that it stands for."""
        out: Tensor = self.linear(x * self.down)
        return out


class _OneWindow(nn.Module):
    """A reader without batch, mask or dropout."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, case: Tensor, breaks: Tensor, quoting: Tensor) -> tuple[Tensor, Tensor]:
        """All arguments are [tokens]; tags come as [tokens, 9], links as [links, tokens, tokens]."""
        mask = torch.ones_like(pieces)
        tags, links = self.reader(*(row[None] for row in (pieces, case, breaks, quoting, mask)))
        return tags[0], links[0]


def export(reader: Reader, target: Path, examples: Sequence[Batch] = (), *, int8: bool = True) -> None:
    """Write `target`; with `int8` off, the same graph with all its weights as they were trained.

    `examples` are windows from which the size of each channel is learned; the more like what will be read, the better.
    """
    reader = copy.deepcopy(reader).eval()
    if int8 and examples:
        smooth(reader.encoder, [functools.partial(reader, **example.inputs) for example in examples])
    with tempfile.TemporaryDirectory() as folder:
        plain = target if not int8 else Path(folder) / "plain.onnx"
        _trace(_plain(reader, int8=int8), plain)
        if int8:
            quantize(plain, target)


def quantize(plain: Path, target: Path) -> None:
    """Make a graph's matrix products int8.

    Weights have seven bits: processors without VNNI add two products of eight bits in sixteen, and what is too large is
    cut off there, so that they would read otherwise than newer ones.
    """
    quantize_dynamic(
        plain,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )


def smooth(encoder: Encoder, examples: Sequence[Callable[[], object]]) -> None:
    """Put smoothed maps in place of the layers' own; each of `examples` runs the encoder once."""
    largest: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].detach().abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest.get(module, seen), seen)

    maps = [(layer, name) for layer in encoder.layers for name in MAPS]
    hooks = [getattr(layer, name).register_forward_pre_hook(note) for layer, name in maps]
    with torch.no_grad():
        for run in examples:
            run()
    for hook in hooks:
        hook.remove()
    for layer, name in maps:
        linear = getattr(layer, name)
        setattr(layer, name, _Smoothed(linear, largest[linear]))


def _plain(reader: Reader, *, int8: bool) -> nn.Module:
    write_out(reader.encoder, int8=int8)
    return _OneWindow(reader).eval()


def write_out(encoder: Encoder, *, int8: bool = True) -> None:
    """Make the encoder one that can be traced, with word vectors as int8."""
    for layer in encoder.layers:
        layer.__class__ = WrittenOut
    if int8:
        encoder.word = IntWords(encoder.word.weight.detach())  # type: ignore[assignment]


def _trace(window: nn.Module, target: Path) -> None:
    example = tuple(torch.zeros(EXAMPLE, dtype=torch.long) for _ in INPUTS)
    torch.onnx.export(
        window,
        example,
        target,
        dynamo=False,
        opset_version=OPSET,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={
            **{name: {0: "tokens"} for name in INPUTS},
            "tags": {0: "tokens"},
            "links": {1: "tokens", 2: "tokens"},
        },
    )
