"""Trains the reader model: `python -m training.train --corpora FOLDER --encoder FOLDER --out FOLDER`.

One network learns all heads together; an epoch takes from each corpus the share that `SHARES` gives. With `--teachers`
it learns from what earlier checkpoints say too, on the labelled texts and on plain ones. Losses are logged as JSON
lines, on the texts of training and on the dev parts. A GPU takes it with `--device cuda`.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from dateline.language.segmentation import find_sentence_bounds
from dateline.language.windows import WINDOW_PIECES, cut_pieces, cut_windows
from training.batches import Batch, stack
from training.corpora import (
    Labelled,
    cut_contents,
    is_kept_out,
    load_dev,
    load_plain,
    load_sourcing,
    load_train,
    silver_voices,
)
from training.losses import WEIGHTS, Lesson, measure_gaps, measure_losses, take_lesson
from training.network import Reader, load_encoder
from training.windows import Targets, perturb

MAX_SENTENCE_CHARS = 2_000
SHARES = {  # of the windows of a corpus that an epoch takes
    "polnear": 1.0,
    "ptc": 0.6,
    "sourcing": 2.0,
    "ewt": 0.7,
    "gum": 0.4,
    "uw": 0.6,
    "wnut": 0.3,
    "timex": 0.2,
    "re3d": 0.6,
    "plain": 0.0,
}
BROAD_CORPORA = frozenset({"polnear"})  # its guide counts more as an attribution than sourcing.md: plans, wishes, talks
WINDOW_SIZES = (WINDOW_PIECES, WINDOW_PIECES, 224, 192, 128)
REPORTED = 3  # every so many rounds the losses are logged and the weights saved
RISE = 0.05  # share of the run in which the rates rise


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one training run was asked for."""

    corpora: Path
    encoder: Path  # folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2
    out: Path
    more: Path | None  # further articles in the format of the sourcing labels
    start: Path | None  # a checkpoint to go on from
    teachers: tuple[Path, ...]  # checkpoints to learn from
    label_weight: float  # of the labels, where there are teachers
    epochs: int
    rounds: int  # that the batches of an epoch are taken; teachers are asked in the first alone
    minutes: float  # after which the run ends, if it has not yet
    batch: int  # pieces
    seed: int
    encoder_rate: float
    head_rate: float
    dropout: float
    masked: float  # share of the pieces that are hidden, in every other window
    memory: float  # of the running average of the weights
    only_open: bool
    shares: dict[str, float]
    device: str
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A window to be cut: the number of its text, its first and past its last piece."""

    text: int
    start: int
    end: int
    strict: bool


def prepare(labelled: Labelled, tokenizer: Tokenizer) -> Targets:
    """A text cut into pieces, with its targets."""
    bounds = find_sentence_bounds(labelled.text, max_sentence_chars=MAX_SENTENCE_CHARS)
    if labelled.corpus in BROAD_CORPORA:
        labelled = silver_voices(cut_contents(labelled, bounds), bounds)
    return Targets(labelled, cut_pieces(labelled.text, bounds, tokenizer))


def draw_epoch(texts: Sequence[Targets], shares: dict[str, float], dice: random.Random) -> list[Cut]:
    """The windows of one epoch, cut anew at other places each time."""
    by_corpus: dict[str, list[Cut]] = defaultdict(list)
    for number, text in enumerate(texts):
        corpus = text.labelled.corpus
        for start, end in cut_windows(text.pieces.stretches, size=dice.choice(WINDOW_SIZES)):
            strict = dice.random() < 0.5 if corpus == "plain" else corpus not in BROAD_CORPORA
            by_corpus[corpus].append(Cut(text=number, start=start, end=end, strict=strict))
    drawn: list[Cut] = []
    for corpus, cuts in sorted(by_corpus.items()):
        whole, rest = divmod(shares[corpus], 1)
        drawn += cuts * int(whole) + dice.sample(cuts, round(rest * len(cuts)))
    return drawn


def make_batches(cuts: Sequence[Cut], size: int, dice: random.Random) -> list[list[Cut]]:
    """Batches of up to `size` pieces, of windows of about one length, in a random order."""
    batches: list[list[Cut]] = [[]]
    longest = 0
    for cut in sorted(cuts, key=lambda cut: cut.end - cut.start + dice.random() * 24):
        longest = max(longest, cut.end - cut.start)
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = cut.end - cut.start
        batches[-1].append(cut)
    dice.shuffle(batches)
    return batches


class Steps(Dataset[tuple[int, Batch]]):
    """The batch of every step of the run with its number, which it has in every round; any process can make any."""

    def __init__(
        self, texts: Sequence[Targets], batches: Sequence[list[Cut]], order: Sequence[int], *, seed: int, masked: float
    ) -> None:
        self.texts, self.batches, self.order, self.seed, self.masked = texts, batches, order, seed, masked

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, step: int) -> tuple[int, Batch]:
        dice = random.Random(1_000_003 * self.seed + step)  # noqa: S311 - reproducible, not secret
        cuts = self.batches[self.order[step]]
        windows = [self.texts[cut.text].cut(cut.start, cut.end) for cut in cuts]
        shown = [perturb(w, dice, masked=self.masked) if self.masked else (w.ids, w.looks) for w in windows]
        return self.order[step], stack(windows, shown=shown, strict=[cut.strict for cut in cuts])


def plan_steps(texts: Sequence[Targets], order: Order) -> tuple[Steps, list[int]]:
    """All steps of a run, and after which of them it reports."""
    dice = random.Random(order.seed)  # noqa: S311
    batches: list[list[Cut]] = []
    rounds: list[list[int]] = []
    for _ in range(order.epochs):
        drawn = make_batches(draw_epoch(texts, order.shares, dice), order.batch, dice)
        numbers = list(range(len(batches), len(batches) + len(drawn)))
        rounds += [numbers, *(dice.sample(numbers, len(numbers)) for _ in range(order.rounds - 1))]
        batches += drawn
    ends = np.cumsum([len(numbers) for numbers in rounds])[REPORTED - 1 :: REPORTED].tolist()
    keys = [key for numbers in rounds for key in numbers]
    return Steps(texts, batches, keys, seed=order.seed, masked=order.masked), ends


def train(order: Order) -> None:
    """The whole run: log and checkpoints go to the folder `out`."""
    torch.manual_seed(order.seed)
    device = torch.device(order.device)
    tokenizer = Tokenizer.from_file(str(order.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts = [prepare(text, tokenizer) for text in load_texts(order)]
    steps, ends = plan_steps(texts, order)
    uses = Counter(steps.order)
    dev = [batch.move(device) for batch in make_dev(order, tokenizer)]
    network = Reader(dropout=order.dropout)
    load_encoder(network, order.encoder / "model.safetensors")
    if order.start is not None:
        network.load_state_dict(torch.load(order.start, weights_only=True))
    network.pieces.weight.requires_grad_(requires_grad=False)
    network.to(device).train()
    teachers = [load_teacher(path, device) for path in order.teachers]
    lessons: dict[int, Lesson] = {}
    optimizer = make_optimizer(network, order)
    average = Average(network, memory=order.memory)
    began, means = time.monotonic(), Means(device)
    loader = DataLoader(
        steps,
        batch_size=None,
        num_workers=order.workers,
        prefetch_factor=8 if order.workers else None,
        pin_memory=device.type == "cuda",
    )
    for number, (key, made) in enumerate(loader, 1):
        batch = made.move(device)
        lesson = lessons.get(key) or (ask(teachers, batch) if teachers else None)
        uses[key] -= 1
        if lesson is not None and uses[key]:
            lessons[key] = lesson
        else:
            lessons.pop(key, None)
        passed = max(number / len(steps), (time.monotonic() - began) / (60 * order.minutes))
        set_rates(optimizer, order, passed)
        losses = take_step(network, lesson, batch, optimizer, order)
        average.take(network)
        means.take(losses)
        if number in ends or passed >= 1 or number == len(steps):
            on_dev = measure_dev(average.make(network), dev)
            seconds = round(time.monotonic() - began)
            line = {"step": number, "steps": len(steps), "seconds": seconds, "train": means.pop(), "dev": on_dev}
            log(order, line)
            average.save(network, order.out / "last.pt")
        if passed >= 1:
            break


def load_texts(order: Order) -> list[Labelled]:
    """Every text that the run learns from."""
    texts = [text for text in load_train(order.corpora, only_open=order.only_open) if not is_kept_out(text)]
    if order.more is not None:
        texts += [text for text in load_sourcing(order.more) if not is_kept_out(text)]
    if order.shares["plain"]:
        texts += load_plain(order.corpora)
    return texts


def make_dev(order: Order, tokenizer: Tokenizer) -> list[Batch]:
    """The dev parts, cut as the reader cuts them."""
    texts = [prepare(text, tokenizer) for text in load_dev(order.corpora)]
    cuts = [
        Cut(text=number, start=start, end=end, strict=text.labelled.corpus not in BROAD_CORPORA)
        for number, text in enumerate(texts)
        for start, end in cut_windows(text.pieces.stretches)
    ]
    batches = make_batches(cuts, 8_192, random.Random(0))  # noqa: S311
    steps = Steps(texts, batches, range(len(batches)), seed=0, masked=0.0)
    return [steps[number][1] for number in range(len(steps))]


def load_teacher(path: Path, device: torch.device) -> Reader:
    """A trained network that only tells."""
    teacher = Reader(dropout=0.0)
    teacher.load_state_dict(torch.load(path, weights_only=True))
    return teacher.to(device).eval().requires_grad_(requires_grad=False)


@torch.no_grad()
def measure_dev(network: Reader, batches: Sequence[Batch]) -> dict[str, float]:
    """The mean loss of each head over the dev parts."""
    found: dict[str, list[float]] = defaultdict(list)
    for batch in batches:
        for name, loss in measure_losses(network, run(network, batch), batch).items():
            found[name].append(float(loss))
    return {name: float(np.mean(losses)) for name, losses in found.items()}


def run(network: Reader, batch: Batch) -> dict[str, Tensor]:
    """The outputs without the marks, in single precision; a network in training reads what is shown."""
    ids, looks = (batch.shown_ids, batch.shown_looks) if network.training else (batch.ids, batch.looks)
    with torch.autocast(ids.device.type, torch.bfloat16):
        outputs = network(ids, looks, batch.mask)
    return {name: output[:, 1:-1].float() for name, output in outputs.items()}


@torch.no_grad()
def ask(teachers: Sequence[Reader], batch: Batch) -> Lesson:
    """What the teachers say of a batch."""
    return take_lesson(teachers, [run(teacher, batch) for teacher in teachers], batch)


def take_step(
    network: Reader, lesson: Lesson | None, batch: Batch, optimizer: torch.optim.Optimizer, order: Order
) -> dict[str, Tensor]:
    """The losses of one batch, after the weights took one step against them."""
    outputs = run(network, batch)
    losses = measure_losses(network, outputs, batch)
    total = sum(WEIGHTS[name] * loss for name, loss in losses.items())
    if lesson is not None:
        gaps = measure_gaps(network, outputs, batch, lesson)
        total = order.label_weight * total + sum(WEIGHTS[name] * gap for name, gap in gaps.items())
        losses |= {f"{name}_gap": gap for name, gap in gaps.items()}
    optimizer.zero_grad()
    total.backward()
    nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    return {name: loss.detach() for name, loss in losses.items()}


def make_optimizer(network: Reader, order: Order) -> torch.optim.Optimizer:
    """AdamW with one rate for the encoder and one for the heads."""
    in_encoder = ("positions", "layers", "norm", "kind_of_text")
    encoder = [p for name, p in network.named_parameters() if name.startswith(in_encoder) and p.requires_grad]
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": encoder, "lr": order.encoder_rate}, {"params": heads, "lr": order.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def set_rates(optimizer: torch.optim.Optimizer, order: Order, passed: float) -> None:
    """A short rise, then down to nearly nothing; `passed` is the share of the run, 0 to 1."""
    share = min(passed / RISE, max(0.02, (1 - passed) / (1 - RISE)))
    for group, rate in zip(optimizer.param_groups, (order.encoder_rate, order.head_rate), strict=True):
        group["lr"] = rate * share


class Average:
    """The running average of the weights, which is what a run leaves (arXiv:1803.05407)."""

    def __init__(self, network: Reader, *, memory: float) -> None:
        self.memory, self.steps = memory, 0
        self.weights = [p.detach().clone() for p in network.parameters() if p.requires_grad]

    @torch.no_grad()
    def take(self, network: Reader) -> None:
        """Move towards the weights of now."""
        self.steps += 1
        memory = min(self.memory, self.steps / (self.steps + 20))
        own = [p for p in network.parameters() if p.requires_grad]
        torch._foreach_lerp_(self.weights, own, 1 - memory)

    def make(self, network: Reader) -> Reader:
        """A network with the average."""
        made = Reader(dropout=0.0).to(self.weights[0].device)
        made.load_state_dict(self._state(network))
        return made.eval()

    def save(self, network: Reader, path: Path) -> None:
        """Write the average as a checkpoint."""
        torch.save({name: tensor.cpu() for name, tensor in self._state(network).items()}, path)

    def _state(self, network: Reader) -> dict[str, Tensor]:
        own = [name for name, p in network.named_parameters() if p.requires_grad]
        return {**network.state_dict(), **dict(zip(own, self.weights, strict=True))}


class Means:
    """Running means of losses, kept on the device: asking it for each would hold it up."""

    def __init__(self, device: torch.device) -> None:
        self.device, self.counts = device, Counter[str]()
        self.sums: dict[str, Tensor] = {}

    def take(self, losses: dict[str, Tensor]) -> None:
        """Add those of one step."""
        self.counts.update(losses.keys())
        for name, loss in losses.items():
            self.sums[name] = self.sums.get(name, torch.zeros((), device=self.device)) + loss

    def pop(self) -> dict[str, float]:
        """The means since the last time."""
        means = {name: float(total / self.counts[name]) for name, total in self.sums.items()}
        self.counts.clear()
        self.sums.clear()
        return means


def log(order: Order, line: dict[str, object]) -> None:
    """One line of the log, rounded."""
    text = json.dumps(line, default=float)
    rounded = json.loads(text, parse_float=lambda number: round(float(number), 4))
    with (order.out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(rounded) + "\n")


def main() -> None:
    """Read the order from the command line and run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--teachers", type=Path, nargs="*", default=())
    parser.add_argument("--label-weight", type=float, default=0.5, help="of the labels beside the teachers")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=1, help="how often the batches of an epoch are taken")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="at most; the rates fall accordingly")
    parser.add_argument("--batch", type=int, default=2_048, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--masked", type=float, default=0.1, help="share of pieces hidden in every other window")
    parser.add_argument("--memory", type=float, default=0.99, help="of the running average of the weights")
    parser.add_argument("--only-open", action="store_true", help="leave out what has research or unstated terms")
    parser.add_argument("--share", action="append", default=[], metavar="CORPUS=SHARE")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare batches")
    options = vars(parser.parse_args())
    given = {name: float(share) for name, share in (pair.split("=") for pair in options.pop("share"))}
    options["teachers"] = tuple(options["teachers"])
    order = Order(**options, shares={**SHARES, **given})
    order.out.mkdir(parents=True, exist_ok=True)
    if order.device == "cpu":
        torch.set_num_threads(1)
    train(order)


if __name__ == "__main__":
    main()
