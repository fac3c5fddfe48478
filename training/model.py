"""The network: a MiniLM encoder that also sees case, line breaks and quotation marks, with heads for tags and links.

Heads are independent of each other: another task adds a head over the same pass, and none of the others changes.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
WORDS, POSITIONS = 30522, 512
CASES, BREAKS, QUOTING = 5, 3, 3  # values of the added input features; see onrecord.reading.encoder.features
ROLES, TAGS = 3, 3  # source, cue, content; outside, begins, inside
LINKS, LINK_WIDTH = 5, 128  # see training.prepare.LINKS
DISTANCES = 64  # buckets of relative distance, half of them backwards
DROPOUT = 0.1
SMALL = 0.01  # spread of the added embeddings at the start, so that training begins with MiniLM's own input
UNLIKELY = -2.0  # bias of a link at the start: most pairs are none


class Layer(nn.Module):
    """One layer of BERT's encoder, post-norm."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, tokens, width]; `bias` is added to attention, very low at padding."""
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = self._attention(query, key, value, bias).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.attended(attended)))
        out: Tensor = self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))
        return out

    def _attention(self, query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
        drop = DROPOUT if self.training else 0.0
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=bias, dropout_p=drop)


class Encoder(nn.Module):
    """The body: word pieces with case, line break before and quotation state, to one vector each."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(WORDS, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))  # BERT's "sentence A"
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.case = nn.Embedding(CASES, WIDTH)
        self.breaks = nn.Embedding(BREAKS, WIDTH)
        self.quoting = nn.Embedding(QUOTING, WIDTH)
        for added in (self.case, self.breaks, self.quoting):
            nn.init.normal_(added.weight, std=SMALL)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def embed(self, pieces: Tensor) -> Tensor:
        """Vectors of word pieces alone; export replaces this by an int8 table."""
        vectors: Tensor = self.word(pieces)
        return vectors

    def plainly(self, pieces: Tensor) -> Tensor:
        """Word pieces of one text, [tokens], to a vector each, [tokens, width], as MiniLM itself reads them."""
        x = self.norm(self.embed(pieces) + self.position.weight[: pieces.shape[0]] + self.kind)[None]
        nothing = torch.zeros(1, 1, 1, 1)  # no padding, so nothing to keep attention from
        for layer in self.layers:
            x = layer(x, nothing)
        read: Tensor = x[0]
        return read

    def forward(self, pieces: Tensor, case: Tensor, breaks: Tensor, quoting: Tensor, mask: Tensor) -> Tensor:
        """All arguments are [batch, tokens]; the result is [batch, tokens, width]."""
        base = self.embed(pieces) + self.position.weight[: pieces.shape[1]] + self.kind
        x: Tensor = self.dropout(self.norm(base + self.case(case) + self.breaks(breaks) + self.quoting(quoting)))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class LinkHead(nn.Module):
    """For each token and each kind of link, a score of every token; distance adds a learned bias."""

    def __init__(self) -> None:
        super().__init__()
        self.middle = nn.Linear(WIDTH, WIDTH)
        self.query = nn.Linear(WIDTH, LINKS * LINK_WIDTH)
        self.key = nn.Linear(WIDTH, LINKS * LINK_WIDTH)
        self.bias = nn.Parameter(torch.full((LINKS,), UNLIKELY))
        self.distance = nn.Embedding(DISTANCES, LINKS)
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor) -> Tensor:
        """From [batch, tokens, width] to [batch, links, tokens, tokens]."""
        batch, length, _ = x.shape
        middle = functional.gelu(self.middle(x))
        query = self.query(middle).view(batch, length, LINKS, LINK_WIDTH).permute(0, 2, 1, 3)
        key = self.key(middle).view(batch, length, LINKS, LINK_WIDTH).permute(0, 2, 3, 1)
        scores: Tensor = query @ key / math.sqrt(LINK_WIDTH) + self.bias.view(1, LINKS, 1, 1)
        near: Tensor = self.distance(_buckets(length, x.device)).permute(2, 0, 1)[None]
        return scores + near


def _buckets(length: int, device: torch.device) -> Tensor:
    """Bucket of the distance between each two tokens: logarithmic, backwards apart from forwards."""
    place = torch.arange(length, device=device)
    distance = place[None, :] - place[:, None]
    bucket = torch.clamp((torch.log2(distance.abs().float() + 1) * 3.4).long(), max=DISTANCES // 2 - 1)
    return torch.where(distance < 0, bucket, bucket + DISTANCES // 2)


class Reader(nn.Module):
    """The encoder with its heads.

    `tags` gives three independent O/B/I decisions, for source, cue and content; `links` who belongs to whom.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = nn.Linear(WIDTH, ROLES * TAGS)
        self.links = LinkHead()

    def forward(
        self, pieces: Tensor, case: Tensor, breaks: Tensor, quoting: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits: tags [batch, tokens, 9] and links [batch, links, tokens, tokens]."""
        x = self.encoder(pieces, case, breaks, quoting, mask)
        return self.tags(x), self.links(x)

    def added(self) -> list[nn.Parameter]:
        """Parameters that MiniLM does not have; they learn at a higher rate."""
        encoder = self.encoder
        parts = (encoder.case, encoder.breaks, encoder.quoting, self.tags, self.links)
        return [parameter for part in parts for parameter in part.parameters()]


def start_from(reader: Reader, weights: Path) -> None:
    """Give the encoder MiniLM's weights, from `model.safetensors` of all-MiniLM-L6-v2."""
    given = {name.removeprefix("bert."): tensor for name, tensor in load_file(weights).items()}
    encoder = reader.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(given["embeddings.position_embeddings.weight"])
        encoder.kind.copy_(given["embeddings.token_type_embeddings.weight"][0])
        for kind in ("weight", "bias"):
            getattr(encoder.norm, kind).copy_(given[f"embeddings.LayerNorm.{kind}"])
            for number, layer in enumerate(encoder.layers):
                _start_layer(layer, given, f"encoder.layer.{number}.", kind)


def _start_layer(layer: nn.Module, given: dict[str, Tensor], prefix: str, kind: str) -> None:
    parts = [given[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
    named = {
        "attended": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm2": "output.LayerNorm",
    }
    getattr(layer.qkv, kind).copy_(torch.cat(parts))
    for own, theirs in named.items():
        getattr(getattr(layer, own), kind).copy_(given[f"{prefix}{theirs}.{kind}"])
