"""The network: the encoder of all-MiniLM-L6-v2 with an embedding of letter case and layout, and all heads on top.

Every head gives one row a piece, so that one graph without any notion of spans serves all of them: spans, sentences
and links are put together from the rows afterwards (`dateline.language.heads` tells how to read each one).
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.windows import LOOKS
from training.corpora import CERTAINTIES, CHECKABLES, KINDS, TECHNIQUES, VOICES
from training.windows import ENTITY_TAGS

WIDTH, LAYERS, HEADS_PER_LAYER, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30_522, 512
LINK_TAGS = 6  # begins, goes on, ends: of a source, then of a content; outside is 0
LINK_WIDTH = 48
DISTANCES = 32  # buckets of the distance between anchor and piece

SENTENCE_LABELS = (len(VOICES), len(CERTAINTIES), len(CHECKABLES), 2)

# name of an output -> numbers a piece
OUTPUTS = {
    "roles": 9,  # source, cue, content: outside, begins, inside of each
    "anchors": LINK_TAGS * LINK_WIDTH,
    "members": LINK_TAGS * LINK_WIDTH,
    "runs": 1,  # a content without a cue begins here
    "kinds": 2 * len(KINDS),  # as the anchor, as part of the source
    "sentences": len(SENTENCE_LABELS) + sum(SENTENCE_LABELS),  # weight of the piece for each label, then the labels
    "starts": 1,
    "entities": ENTITY_TAGS,
    "amounts": 6,  # times, quantities: outside, begins, inside of each
    "persuasion": 1,
    "techniques": 3 * len(TECHNIQUES),  # inside, at the first piece, at the last
    "commitments": 1,
}
DEEP = ("roles", "anchors", "members", "techniques", "sentences", "kinds")  # outputs that get a layer of their own


class Layer(nn.Module):
    """One layer of BERT (arXiv:1810.04805), normalised after each part."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rise = nn.Linear(WIDTH, INNER)
        self.fall = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """hidden: (windows, pieces, WIDTH); mask: (windows, 1, 1, pieces), 0 or far below; null without padding."""
        windows, pieces, _ = hidden.shape
        parts = self.query_key_value(hidden).view(windows, pieces, 3, HEADS_PER_LAYER, WIDTH // HEADS_PER_LAYER)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # no dropout of attention: with it torch has no fused kernel for the CPU, and training takes twice as long
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = self.out(attended.transpose(1, 2).reshape(windows, pieces, WIDTH))
        hidden = self.norm(hidden + functional.dropout(attended, self.dropout, self.training))
        raised = functional.gelu(self.rise(hidden))
        return self.last_norm(hidden + functional.dropout(self.fall(raised), self.dropout, self.training))


class Reader(nn.Module):
    """Encoder and heads; gives a dictionary of (windows, pieces, numbers) by name of output."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind_of_text = nn.Parameter(torch.zeros(WIDTH))
        self.looks = nn.Embedding(LOOKS, WIDTH)
        nn.init.normal_(self.looks.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout
        self.mixtures = nn.ParameterDict({name: nn.Parameter(torch.tensor([0.0, 0.5, 1.0])) for name in OUTPUTS})
        self.hidden = nn.ModuleDict({name: nn.Linear(WIDTH, WIDTH) for name in DEEP if name != "members"})
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in OUTPUTS.items()})
        self.distances = nn.Embedding(DISTANCES, LINK_TAGS)
        nn.init.zeros_(self.distances.weight)

    def embed(self, ids: Tensor, looks: Tensor) -> Tensor:
        """(windows, pieces, WIDTH) before the first layer."""
        position = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.pieces(ids) + self.positions(position) + self.looks(looks) + self.kind_of_text
        return functional.dropout(self.norm(hidden), self.dropout, self.training)

    def encode(self, ids: Tensor, looks: Tensor, mask: Tensor | None) -> list[Tensor]:
        """The states after each layer. ids, looks: (windows, pieces); mask: 1 for a piece; null without padding."""
        hidden = self.embed(ids, looks)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10_000.0
        states = []
        for layer in self.layers:
            hidden = layer(hidden, bias)
            states.append(hidden)
        return states

    def forward(self, ids: Tensor, looks: Tensor, mask: Tensor | None) -> dict[str, Tensor]:
        """Every output, (windows, pieces, numbers); ids, looks and mask as in `encode`."""
        states = self.encode(ids, looks, mask)[-3:]
        states = [functional.dropout(state, self.dropout, self.training) for state in states]
        return {name: self.apply_head(name, states) for name in OUTPUTS}

    def apply_head(self, name: str, states: list[Tensor]) -> Tensor:
        """One head on its own mixture of the last three layers (arXiv:1802.05365, section 3.2)."""
        weights = torch.softmax(self.mixtures[name], 0)
        mixed = weights[0] * states[0] + weights[1] * states[1] + weights[2] * states[2]
        inner = "anchors" if name == "members" else name
        if inner in self.hidden:
            mixed = functional.gelu(self.hidden[inner](mixed))
        out: Tensor = self.heads[name](mixed)
        return out


def bucket(distance: Tensor) -> Tensor:
    """Buckets of a signed distance in pieces: single steps near the anchor, then growing by half."""
    far = torch.log2(distance.abs().clamp(min=1).float()) * 2
    side = torch.where(distance.abs() < 4, distance.abs().float(), far).clamp(max=15).long()
    return torch.where(distance < 0, side, side + DISTANCES // 2)


def load_encoder(network: Reader, path: Path) -> None:
    """Fill the encoder from all-MiniLM-L6-v2 (model.safetensors of sentence-transformers)."""
    stored = load_file(path)
    state = {
        "pieces.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "kind_of_text": stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        for part in ("weight", "bias"):
            three = [stored[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"{new}.query_key_value.{part}"] = torch.cat(three)
            state[f"{new}.out.{part}"] = stored[f"{old}.attention.output.dense.{part}"]
            state[f"{new}.norm.{part}"] = stored[f"{old}.attention.output.LayerNorm.{part}"]
            state[f"{new}.rise.{part}"] = stored[f"{old}.intermediate.dense.{part}"]
            state[f"{new}.fall.{part}"] = stored[f"{old}.output.dense.{part}"]
            state[f"{new}.last_norm.{part}"] = stored[f"{old}.output.LayerNorm.{part}"]
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or any(name.startswith(("layers.", "pieces", "positions")) for name in missing):
        raise ValueError(f"{path} does not fit: {unexpected} are too many. It has to be all-MiniLM-L6-v2.")


def load_mean(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of checkpoints that went on from one (arXiv:2203.05482); of a single one, that one."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
