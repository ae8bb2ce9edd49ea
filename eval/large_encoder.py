"""An encoder of RoBERTa-large's size (arXiv:1907.11692) in float32, which the pass of the reader model is timed beside.

Its weights are random, which costs the same time as trained ones. It starts from vectors: looking them up takes next
to nothing. Needs the package onnx, which comes with the extra `training`.
"""

import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnxruntime

LAYERS, WIDTH, INNER, HEADS = 24, 1024, 4096, 16
WEIGHTS = {  # of one layer
    "query": (WIDTH, WIDTH),
    "key": (WIDTH, WIDTH),
    "value": (WIDTH, WIDTH),
    "out": (WIDTH, WIDTH),
    "rise": (WIDTH, INNER),
    "fall": (INNER, WIDTH),
    "query_bias": (WIDTH,),
    "key_bias": (WIDTH,),
    "value_bias": (WIDTH,),
    "out_bias": (WIDTH,),
    "rise_bias": (INNER,),
    "fall_bias": (WIDTH,),
    "norm": (WIDTH,),
    "norm_bias": (WIDTH,),
    "last_norm": (WIDTH,),
    "last_norm_bias": (WIDTH,),
}
_SPREAD = 0.02  # of the random weights, as where training starts
_HEAD = f"""
<ir_version: 9, opset_import: ["" : 20]>
large (float[pieces, {WIDTH}] hidden_0) => (float[pieces, {WIDTH}] hidden_{LAYERS}) {{
  by_head = Constant <value = int64[3] {{0, {HEADS}, {WIDTH // HEADS}}}> ()
  whole = Constant <value = int64[2] {{0, {WIDTH}}}> ()
  scale = Constant <value = float {{{1 / math.sqrt(WIDTH / HEADS)}}}> ()
"""
# NUMBER is the layer's, NEXT that of the one after.
_LAYER = """
  q_NUMBER = Gemm (hidden_NUMBER, query_NUMBER, query_bias_NUMBER)
  k_NUMBER = Gemm (hidden_NUMBER, key_NUMBER, key_bias_NUMBER)
  v_NUMBER = Gemm (hidden_NUMBER, value_NUMBER, value_bias_NUMBER)
  q_parted_NUMBER = Reshape (q_NUMBER, by_head)
  k_parted_NUMBER = Reshape (k_NUMBER, by_head)
  v_parted_NUMBER = Reshape (v_NUMBER, by_head)
  q_heads_NUMBER = Transpose <perm = [1, 0, 2]> (q_parted_NUMBER)
  k_heads_NUMBER = Transpose <perm = [1, 2, 0]> (k_parted_NUMBER)
  v_heads_NUMBER = Transpose <perm = [1, 0, 2]> (v_parted_NUMBER)
  met_NUMBER = MatMul (q_heads_NUMBER, k_heads_NUMBER)
  scaled_NUMBER = Mul (met_NUMBER, scale)
  shares_NUMBER = Softmax <axis = -1> (scaled_NUMBER)
  mixed_NUMBER = MatMul (shares_NUMBER, v_heads_NUMBER)
  back_NUMBER = Transpose <perm = [1, 0, 2]> (mixed_NUMBER)
  joined_NUMBER = Reshape (back_NUMBER, whole)
  attended_NUMBER = Gemm (joined_NUMBER, out_NUMBER, out_bias_NUMBER)
  sum_NUMBER = Add (hidden_NUMBER, attended_NUMBER)
  normed_NUMBER = LayerNormalization <axis = -1> (sum_NUMBER, norm_NUMBER, norm_bias_NUMBER)
  raised_NUMBER = Gemm (normed_NUMBER, rise_NUMBER, rise_bias_NUMBER)
  bent_NUMBER = Gelu (raised_NUMBER)
  fallen_NUMBER = Gemm (bent_NUMBER, fall_NUMBER, fall_bias_NUMBER)
  last_sum_NUMBER = Add (normed_NUMBER, fallen_NUMBER)
  hidden_NEXT = LayerNormalization <axis = -1> (last_sum_NUMBER, last_norm_NUMBER, last_norm_bias_NUMBER)
"""


def load_large_encoder() -> Any | None:
    """A session for one thread that takes `hidden_0`, (pieces, WIDTH); null where onnx is not installed."""
    try:
        from onnx import TensorProto, parser, save  # noqa: PLC0415 - an optional package
    except ImportError:
        return None
    layers = [_LAYER.replace("NUMBER", str(number)).replace("NEXT", str(number + 1)) for number in range(LAYERS)]
    model = parser.parse_model(_HEAD + "".join(layers) + "}")
    random = np.random.default_rng(0)
    drawn = {name: random.normal(0, _SPREAD, shape).astype(np.float32) for name, shape in WEIGHTS.items()}
    with TemporaryDirectory() as folder:
        with (Path(folder) / "weights").open("wb") as file:
            for number in range(
                LAYERS
            ):  # every layer gets memory of its own; that the values are the same costs nothing
                for name, weights in drawn.items():
                    tensor = TensorProto(name=f"{name}_{number}", dims=weights.shape, data_type=TensorProto.FLOAT)
                    tensor.data_location = TensorProto.EXTERNAL
                    for key, value in (("location", "weights"), ("offset", file.tell()), ("length", weights.nbytes)):
                        tensor.external_data.add(key=key, value=str(value))
                    model.graph.initializer.append(tensor)
                    file.write(weights.tobytes())
        save(model, Path(folder) / "large.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(Path(folder) / "large.onnx", options, providers=["CPUExecutionProvider"])
