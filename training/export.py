"""Writes the model files: `python -m training.export --checkpoint FILE --encoder FOLDER --out FOLDER`.

The float graph is quantised to int8 (dynamic, weights per channel), gets its card (labels, thresholds, temperatures,
link distances) as metadata, and is printed with its SHA-256, which `dateline.language.encoder` pins. With
`--keep-float` the float graph stays beside it, for `python -m eval.parity`.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.language.encoder import CARD_KEY, CARD_VERSION
from training.corpora import CERTAINTIES, CHECKABLES, KINDS, TECHNIQUES, VOICES
from training.network import LINK_WIDTH, OUTPUTS, WIDTH, Reader
from training.windows import ENTITY_TYPES

OPSET = 17
MEANING = "meaning"  # sentence vector: the mean of its pieces
MEANING_LAYERS = (0, 2, 5)  # that it is made from: the lower ones have kept more of what the encoder was trained for


def join_layers(states: Sequence[Tensor]) -> Tensor:
    """The layers of the sentence vector side by side."""
    return torch.cat([states[number] for number in MEANING_LAYERS], -1)


class Graph(nn.Module):
    """The network for one window at a time: no padding, so no mask; outputs in the order of the card."""

    def __init__(self, network: Reader, meaning: Tensor | None) -> None:
        super().__init__()
        self.network = network
        self.meaning = nn.Linear(len(meaning), WIDTH, bias=False) if meaning is not None else None
        if self.meaning is not None and meaning is not None:
            self.meaning.weight = nn.Parameter(meaning.T.contiguous())

    def forward(self, ids: Tensor, looks: Tensor) -> tuple[Tensor, ...]:
        """ids, looks: (1, pieces with both marks)."""
        states = self.network.encode(ids, looks, None)
        outputs = [self.network.apply_head(name, states[-3:]) for name in OUTPUTS]
        if self.meaning is not None:
            outputs.append(self.meaning(join_layers(states)))
        return tuple(outputs)


def list_outputs(*, meaning: bool) -> dict[str, int]:
    """Every output of the graph with the numbers that it gives for a piece."""
    return {**OUTPUTS, **({MEANING: WIDTH} if meaning else {})}


def write_float(network: Reader, path: Path, *, meaning: Tensor | None) -> None:
    """The graph in float32."""
    ids = torch.randint(1000, 2000, (1, 40))
    looks = torch.randint(0, 15, (1, 40))
    names = list(list_outputs(meaning=meaning is not None))
    axes = {name: {1: "pieces"} for name in ("ids", "looks", *names)}
    torch.onnx.export(
        Graph(network, meaning).eval(),
        (ids, looks),
        str(path),
        input_names=["ids", "looks"],
        output_names=names,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """The same graph with int8 weights in every matrix product and in the embeddings."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            extra_options={"MatMulConstBOnly": True},
        )


def make_card(network: Reader, *, thresholds: dict[str, float], temperatures: dict[str, float], meaning: bool) -> str:
    """The card as JSON."""
    return json.dumps(
        {
            "version": CARD_VERSION,
            "outputs": list_outputs(meaning=meaning),
            "labels": {
                "voice": VOICES,
                "certainty": CERTAINTIES,
                "checkable": CHECKABLES,
                "from_silence": ("no", "yes"),
                "kind": KINDS,
                "entity": ENTITY_TYPES,
                "technique": TECHNIQUES,
            },
            "thresholds": thresholds,
            "temperatures": temperatures,
            "distances": [[round(float(x), 5) for x in row] for row in network.distances.weight.detach()],
            "link_width": LINK_WIDTH,
        },
        sort_keys=True,
    )


def write_model(
    checkpoint: Path, encoder: Path, out: Path, *, settings: dict[str, dict[str, float]], keep_float: bool
) -> None:
    """The model files in `out`."""
    network = Reader(dropout=0.0)
    state = torch.load(checkpoint, weights_only=True)
    meaning = state.pop(MEANING, None)
    network.load_state_dict(state)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    float_path = out / "float.onnx"
    write_float(network, float_path, meaning=meaning)
    quantise(float_path, out / "reader.onnx")
    graph = onnx.load(str(out / "reader.onnx"))
    del graph.metadata_props[:]
    graph.metadata_props.add(key=CARD_KEY, value=make_card(network, meaning=meaning is not None, **settings))
    for number, output in enumerate(graph.graph.output):
        dims = output.type.tensor_type.shape.dim
        dims[len(dims) - 1].ClearField("dim_param")
        dims[len(dims) - 1].dim_value = list(list_outputs(meaning=meaning is not None).values())[number]
    onnx.save(graph, str(out / "reader.onnx"))
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    if not keep_float:
        float_path.unlink()
    for name in ("reader.onnx", "tokenizer.json"):
        content = (out / name).read_bytes()
        print(f'    "{name}": "{hashlib.sha256(content).hexdigest()}",  # {len(content):,} bytes')


def main() -> None:
    """Read the order from the command line and run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=Path(__file__).parent / "settings.json")
    parser.add_argument("--keep-float", action="store_true")
    options = vars(parser.parse_args())
    settings = json.loads(options.pop("settings").read_text(encoding="utf-8"))
    write_model(**options, settings=settings)


if __name__ == "__main__":
    main()
