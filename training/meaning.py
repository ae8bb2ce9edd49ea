"""Fits the sentence vector: `python -m training.meaning --checkpoint FILE … --encoder DIR --corpora DIR --out FILE`.

The untouched encoder makes a vector of a sentence as the mean over its pieces. A linear map from some layers of the
trained encoder to those vectors (ridge regression) gives nearly the same from the pass that all other heads share. The
mean and the map can change places, so that the graph maps each piece and the reader takes the mean. Prints how well the
cosines between sentences that were not fitted on agree with those of the untouched encoder.

Of several checkpoints that went on from one, the mean is taken.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import MARK_LOOK, STRICT, cut_pieces, cut_windows
from training.batches import CLOSE_MARK, OPEN_MARK
from training.corpora import Labelled, load_ewt, load_gum, load_sourcing
from training.export import MEANING, join_layers
from training.network import Reader, load_encoder, load_mean
from training.train import MAX_SENTENCE_CHARS

SENTENCES = 10_000
HELD_OUT = 1_000
RIDGE = 3.0
LEAST_PIECES = 4


def frame(ids: Tensor, looks: Tensor) -> tuple[Tensor, Tensor]:
    """One window between its marks: (1, pieces + 2) each."""
    ids = torch.cat([torch.tensor([OPEN_MARK]), ids, torch.tensor([CLOSE_MARK])])[None]
    mark = torch.tensor([MARK_LOOK + int(looks.max()) // STRICT * STRICT])
    return ids, torch.cat([mark, looks, mark])[None]


def gather(texts: list[Labelled], trained: Reader, untouched: Reader, tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """Mean of the trained encoder's pieces in context, some layers side by side, and vector of the untouched encoder;
    a row a sentence."""
    means, wanted = [], []
    with torch.no_grad():
        for text in texts:
            bounds = find_sentence_bounds(text.text, max_sentence_chars=MAX_SENTENCE_CHARS)
            pieces = cut_pieces(text.text, bounds, tokenizer)
            ids, looks = torch.from_numpy(pieces.ids).long(), torch.from_numpy(pieces.looks).long()
            for start, end in cut_windows(pieces.stretches):
                hidden = join_layers(trained.encode(*frame(ids[start:end], looks[start:end] + STRICT), None))[0, 1:-1]
                for first, last in zip(pieces.stretches[:-1], pieces.stretches[1:], strict=True):
                    if start <= first and last <= end and last - first >= LEAST_PIECES:
                        means.append(hidden[first - start : last - start].mean(0))
                        plain = untouched.encode(*frame(ids[first:last], looks[first:last]), None)[-1]
                        wanted.append(plain[0, 1:-1].mean(0))
            if len(means) >= SENTENCES:
                break
    return torch.stack(means), torch.nn.functional.normalize(torch.stack(wanted), dim=-1)


def main() -> None:
    """Fit the map and write the checkpoint with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, nargs="+")
    for name in ("encoder", "corpora", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    order = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(order.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    trained, untouched = Reader(dropout=0.0).eval(), Reader(dropout=0.0).eval()
    state = load_mean(order.checkpoint)
    trained.load_state_dict({name: tensor for name, tensor in state.items() if name != MEANING})
    load_encoder(untouched, order.encoder / "model.safetensors")
    torch.nn.init.zeros_(untouched.looks.weight)
    texts = [
        *load_sourcing(order.corpora / "sourcing/train.jsonl"),
        *load_sourcing(order.corpora / "sourcing/written.jsonl"),
        *load_gum(order.corpora, "train", free=True),
        *load_ewt(order.corpora, "train"),
    ]
    random.Random(5).shuffle(texts)  # noqa: S311
    means, wanted = gather(texts, trained, untouched, tokenizer)
    fitted = len(means) - HELD_OUT
    left = means[:fitted].T @ means[:fitted] + RIDGE * torch.eye(means.shape[1])
    mapping = torch.linalg.solve(left, means[:fitted].T @ wanted[:fitted])
    given = torch.nn.functional.normalize(means[fitted:] @ mapping, dim=-1)
    upper = np.triu_indices(HELD_OUT, 1)
    ours = (given @ given.T).numpy()[upper]
    theirs = (wanted[fitted:] @ wanted[fitted:].T).numpy()[upper]
    cosine = float((given * wanted[fitted:]).sum(-1).mean())
    print(
        f"cosine with the untouched encoder {cosine:.3f}, "
        f"r of the cosines of pairs {np.corrcoef(ours, theirs)[0, 1]:.3f}"
    )
    torch.save({**state, MEANING: mapping}, order.out)


if __name__ == "__main__":
    main()
