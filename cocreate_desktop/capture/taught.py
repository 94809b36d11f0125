"""Runs the networks of our own; they lie beside the program, and nothing is ever fetched. How they were taught:
resources/models/README.md."""

from __future__ import annotations

import functools
import os
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop import paths


@functools.cache
def network(name: str) -> Any:
    """The network of this name as onnxruntime runs it, read once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, (os.cpu_count() or 2) - 1)
    options.log_severity_level = 3
    kept = paths.resources() / "models" / f"{name}.onnx"
    return onnxruntime.InferenceSession(str(kept), options, providers=["CPUExecutionProvider"])


def asked(picture: npt.NDArray[np.uint8], grid: int) -> npt.NDArray[np.float32]:
    """A picture (red green blue) as networks take it: 1 × 3 × high × wide, 0 to 1, each side a multiple of ``grid``; what it
    lacks at the right and below goes on as its edge is."""
    high, wide = picture.shape[:2]
    around = cv2.copyMakeBorder(picture, 0, -high % grid, 0, -wide % grid, cv2.BORDER_REPLICATE)
    return np.ascontiguousarray((around.astype(np.float32) / 255).transpose(2, 0, 1)[None])
