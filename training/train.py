"""Trains the reader model: `python -m training.train --corpora FOLDER --out FOLDER`.

One network learns all heads together; an epoch takes from each corpus the share that `SHARES` gives. Several processes
(`--processes`) work on their own batches and average their gradients after each step. Losses are logged as JSON lines.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import distributed, multiprocessing, nn

from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import LOOKS, MARK_LOOK, STRICT, WINDOW_PIECES, cut_pieces, cut_windows
from training.corpora import (
    Labelled,
    cut_contents,
    load_commitments,
    load_ewt,
    load_gum,
    load_polnear,
    load_ptc,
    load_re3d,
    load_sourcing,
    load_timex,
    load_wnut,
    silver_voices,
)
from training.losses import WEIGHTS, measure_losses
from training.network import Reader, load_encoder
from training.windows import Targets, Window, perturb

OPEN_MARK, CLOSE_MARK, PADDING = 101, 102, 0
MAX_SENTENCE_CHARS = 2_000
SHARES = {  # of the windows of a corpus that an epoch takes
    "polnear": 1.0,
    "ptc": 0.5,
    "sourcing": 2.0,
    "ewt": 0.5,
    "gum": 0.25,
    "uw": 1.0,
    "wnut": 0.4,
    "timex": 0.3,
    "re3d": 0.7,
}
BROAD_CORPORA = frozenset(
    {"polnear"}
)  # their guides count more as an attribution than sourcing.md: plans, wishes, talks
SIDES = (  # names that stand for sides in the news, exchanged in training so that no head learns a side
    "russia ukraine israel iran china india pakistan turkey greece serbia kosovo armenia azerbaijan syria iraq germany "
    "france poland britain taiwan japan america belarus georgia lebanon yemen sudan egypt",
    "russian ukrainian israeli iranian chinese indian pakistani turkish greek serbian armenian syrian iraqi german "
    "french polish british japanese american palestinian lebanese egyptian",
    "moscow kiev tehran beijing delhi islamabad ankara athens belgrade damascus baghdad berlin paris warsaw london "
    "tokyo washington minsk beirut cairo brussels",
    "putin obama trump biden clinton merkel erdogan assad netanyahu modi johnson blair bush sanders",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one training run was asked for."""

    corpora: Path
    encoder: Path  # folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2
    out: Path
    more: Path | None  # further articles in the format of the sourcing labels, read anew at each epoch
    start: Path | None  # a checkpoint to go on from
    epochs: int
    batches: tuple[int, ...]  # pieces in a batch of each process: fewer for one whose core is shared with others
    seed: int
    encoder_rate: float
    head_rate: float
    only_open: bool
    shares: dict[str, float]

    @property
    def processes(self) -> int:
        """How many processes work together."""
        return len(self.batches)


def load_corpora(order: Order) -> list[Labelled]:
    """Every training text of the corpora that the order allows."""
    folder, free = order.corpora, order.only_open
    texts = [
        *load_sourcing(folder / "sourcing/train.jsonl"),
        *load_sourcing(folder / "sourcing/written.jsonl"),
        *load_ewt(folder, "train"),
        *load_gum(folder, "train", free=free),
        *load_wnut(folder / "wnut17/wnut17train.conll"),
        *load_timex(folder, free=free),
        *load_re3d(folder, free=free),
    ]
    if not free:
        texts += load_polnear(folder, "train")
        texts += load_ptc(folder, held_out=False)
        texts += load_commitments(folder / "factuality/UW/train.jsonl")
        texts += load_commitments(folder / "factuality/MEANTIME/train.jsonl")
    return texts


def prepare(labelled: Labelled, tokenizer: Tokenizer) -> Targets:
    """A text cut into pieces, with its targets."""
    bounds = find_sentence_bounds(labelled.text, max_sentence_chars=MAX_SENTENCE_CHARS)
    if labelled.corpus == "polnear":
        labelled = silver_voices(cut_contents(labelled, bounds), bounds)
    return Targets(labelled, cut_pieces(labelled.text, bounds, tokenizer))


def draw_epoch(texts: list[Targets], shares: dict[str, float], dice: random.Random) -> list[Window]:
    """The windows of one epoch, cut anew at other places each time."""
    by_corpus: dict[str, list[tuple[Targets, int, int]]] = defaultdict(list)
    for text in texts:
        size = dice.choice((WINDOW_PIECES, WINDOW_PIECES, 224, 192, 128))
        for start, end in cut_windows(text.pieces.stretches, size=size):
            by_corpus[text.labelled.corpus].append((text, start, end))
    drawn: list[tuple[Targets, int, int]] = []
    for corpus, cuts in sorted(by_corpus.items()):
        share = shares[corpus]
        whole, rest = int(share), share - int(share)
        drawn += cuts * whole + dice.sample(cuts, round(rest * len(cuts)))
    return [text.cut(start, end) for text, start, end in drawn]


def make_batches(windows: list[Window], size: int, dice: random.Random) -> list[list[Window]]:
    """Batches of up to `size` pieces, of windows of about one length, in a random order."""
    windows = sorted(windows, key=lambda window: len(window.ids) + dice.random() * 24)
    batches: list[list[Window]] = [[]]
    longest = 0
    for window in windows:
        longest = max(longest, len(window.ids))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = len(window.ids)
        batches[-1].append(window)
    dice.shuffle(batches)
    return batches


def stack(windows: list[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """ids, looks and mask of a batch: (windows, longest + 2)."""
    width = max(len(window.ids) for window in windows) + 2
    ids = torch.full((len(windows), width), PADDING)
    looks = torch.full((len(windows), width), MARK_LOOK)
    strict = torch.tensor([0 if window.corpus in BROAD_CORPORA else STRICT for window in windows])
    mask = torch.zeros((len(windows), width))
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, 0], ids[row, size + 1] = OPEN_MARK, CLOSE_MARK
        ids[row, 1 : size + 1] = torch.from_numpy(window.ids)
        looks[row, 1 : size + 1] = torch.from_numpy(window.looks)
        mask[row, : size + 2] = 1.0
    return ids, looks + strict[:, None], mask


def find_swaps(tokenizer: Tokenizer) -> list[list[int]]:
    """The names of `SIDES` that are one piece, group by group."""
    return [[i for i in map(tokenizer.token_to_id, group.split()) if i is not None] for group in SIDES]


def train(rank: int, order: Order) -> None:
    """One process of a training run; the first writes the log and the checkpoints."""
    torch.set_num_threads(1)
    torch.manual_seed(order.seed + rank)
    if order.processes > 1:
        distributed.init_process_group("gloo", f"file://{order.out}/meeting", rank=rank, world_size=order.processes)
    tokenizer = Tokenizer.from_file(str(order.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = Reader()
    load_encoder(network, order.encoder / "model.safetensors")
    if order.start is not None:
        network.load_state_dict(widen_looks(torch.load(order.start, weights_only=True)))
    network.pieces.weight.requires_grad_(requires_grad=False)
    texts = [prepare(text, tokenizer) for text in load_corpora(order)]
    epochs = Epochs(order=order, texts=texts, tokenizer=tokenizer)
    steps = epochs.count_steps()
    optimizer, schedule = make_optimizer(network, order, steps)
    average = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    dice = random.Random(order.seed + 31 * rank)  # noqa: S311 - reproducible, not secret
    swaps = find_swaps(tokenizer)
    began, step = time.monotonic(), 0
    network.train()
    for epoch in range(order.epochs):
        sums: dict[str, list[float]] = defaultdict(list)
        for batch in epochs.draw(epoch, rank):
            losses = take_step(network, [perturb(window, swaps, dice) for window in batch], optimizer, order)
            schedule.step()
            step += 1
            blend(average, network, rate=min(0.99, step / (step + 20)))
            for name, loss in losses.items():
                sums[name].append(loss)
            if rank == 0 and step % 20 == 0:
                log(order, step=step, steps=steps, seconds=time.monotonic() - began, losses=sums)
                sums.clear()
        if rank == 0:
            torch.save(average, order.out / f"epoch-{epoch + 1}.pt")


def widen_looks(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """A checkpoint from before the strict reading: its looks serve both readings to begin with."""
    looks = state["looks.weight"]
    return {**state, "looks.weight": looks.repeat(LOOKS // len(looks), 1)}


@dataclass(slots=True, kw_only=True)
class Epochs:
    """The batches of every epoch, the same in all processes before they are dealt out."""

    order: Order
    texts: list[Targets]
    tokenizer: Tokenizer

    def count_steps(self) -> int:
        """About how many steps the run takes: the first epoch's, times the epochs."""
        return self.order.epochs * min(map(len, self._make(0)))

    def draw(self, epoch: int, rank: int) -> Iterator[list[Window]]:
        """The batches of one process in one epoch; every process has equally many."""
        if rank == 0 and self.order.more is not None and self.order.more.exists():
            (self.order.out / f"more-{epoch}.jsonl").write_bytes(self.order.more.read_bytes())
        if self.order.processes > 1:
            distributed.barrier()  # all processes draw from the same texts, or none would wait for the others
        dealt = self._make(epoch)
        yield from dealt[rank][: min(map(len, dealt))]

    def _make(self, epoch: int) -> list[list[list[Window]]]:
        dice = random.Random(1000 * self.order.seed + epoch)  # noqa: S311
        texts = self.texts
        copy = self.order.out / f"more-{epoch}.jsonl"
        if copy.exists():
            texts = texts + [prepare(text, self.tokenizer) for text in load_sourcing(copy)]
        windows = draw_epoch(texts, self.order.shares, dice)
        dice.shuffle(windows)
        dealt, at, sizes = [], 0, self.order.batches
        for size in sizes:
            past = at + round(len(windows) * size / sum(sizes))
            dealt.append(make_batches(windows[at:past], size, dice))
            at = past
        return dealt


def make_optimizer(
    network: Reader, order: Order, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with one rate for the encoder and one for the heads; a short rise, then down to a twentieth."""
    encoder = [
        p
        for name, p in network.named_parameters()
        if name.startswith(("positions", "layers", "norm", "kind")) and p.requires_grad
    ]
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": encoder, "lr": order.encoder_rate}, {"params": heads, "lr": order.head_rate}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rise = max(20, steps // 20)

    def rate(step: int) -> float:
        if step < rise:
            return (step + 1) / rise
        return max(0.05, 1 - (step - rise) / max(1, steps - rise))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def take_step(network: Reader, batch: list[Window], optimizer: torch.optim.Optimizer, order: Order) -> dict[str, float]:
    """The losses of one batch, after the weights took one step against them."""
    ids, looks, mask = stack(batch)
    with torch.autocast("cpu", torch.bfloat16):
        outputs = network(ids, looks, mask)
    losses = measure_losses(network, outputs, batch)
    total = sum(WEIGHTS[name] * loss for name, loss in losses.items())
    optimizer.zero_grad(set_to_none=False)
    total.backward()
    if order.processes > 1:
        average_gradients(network, order.processes)
    nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def average_gradients(network: Reader, processes: int) -> None:
    """Every process goes on with the mean of all gradients."""
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in network.parameters() if p.requires_grad]
    flat = torch.cat([grad.reshape(-1) for grad in grads])
    distributed.all_reduce(flat)
    flat /= processes
    at = 0
    for parameter in (p for p in network.parameters() if p.requires_grad):
        size = parameter.numel()
        parameter.grad = flat[at : at + size].view_as(parameter)
        at += size


def blend(average: dict[str, torch.Tensor], network: Reader, *, rate: float) -> None:
    """Move the running average of the weights towards the weights of now."""
    for name, tensor in network.state_dict().items():
        if name != "pieces.weight":
            average[name].lerp_(tensor, 1 - rate)


def log(order: Order, *, step: int, steps: int, seconds: float, losses: dict[str, list[float]]) -> None:
    """One line of the log: mean losses since the last."""
    means = {name: round(float(np.mean(values)), 4) for name, values in sorted(losses.items())}
    line = json.dumps({"step": step, "steps": steps, "seconds": round(seconds), **means})
    with (order.out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    """Read the order from the command line and run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batches", type=int, nargs="+", default=[2_048], help="pieces in a batch, of each process")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--only-open", action="store_true", help="leave out what has research or unstated terms")
    parser.add_argument("--share", action="append", default=[], metavar="CORPUS=SHARE")
    options = vars(parser.parse_args())
    given = {name: float(share) for name, share in (pair.split("=") for pair in options.pop("share"))}
    options["batches"] = tuple(options["batches"])
    order = Order(**options, shares={**SHARES, **given})
    order.out.mkdir(parents=True, exist_ok=True)
    (order.out / "meeting").unlink(missing_ok=True)
    if order.processes == 1:
        train(0, order)
    else:
        multiprocessing.spawn(train, (order,), nprocs=order.processes)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
