"""The two networks that read, taken from the files inside the wheel of rapidocr (PP-OCRv6 small, Apache-2.0) and run by
onnxruntime itself: rapidocr's own code, which can download, is never imported."""

import ctypes
import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

Pixels = npt.NDArray[np.uint8]
"""A picture: rows, columns, and blue green red."""
Numbers = npt.NDArray[np.float32]

FINDER: Final = "PP-OCRv6_det_small.onnx"
READER: Final = "PP-OCRv6_rec_small.onnx"
_SILENT = 4  # only what ends the process
_BLANK = ""
FAR_EAST: Final = "\u2e80"
"""The writing of East Asia begins here (pictograms come behind it, and are left out with it)."""


@dataclass(frozen=True, slots=True)
class Networks:
    """``finder`` says where there is writing, ``reader`` what a line says; ``letters`` names what the reader can see, the first
    of them nothing at all; ``latin`` is 1 for those that are not of East Asia, else 0."""

    finder: onnxruntime.InferenceSession
    reader: onnxruntime.InferenceSession
    letters: tuple[str, ...]
    latin: Numbers


def places() -> tuple[Path, Path]:
    """The files of both networks. Raises BadFile when the installation lacks them."""
    spec = find_spec("rapidocr")
    folders = [Path(folder) / "models" for folder in spec.submodule_search_locations or ()] if spec else []
    for folder in folders:
        if (folder / FINDER).is_file() and (folder / READER).is_file():
            return folder / FINDER, folder / READER
    raise BadFile(path=READER, why=_("it is missing from this installation."))


def threads() -> int:
    """How many threads read: one core stays free for the window, and more than four win nothing on lines this small."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


def load(count: int = 0) -> Networks:
    """Both networks, ready, on ``count`` threads (0: as many as `threads` says). Takes half a second and about 90 MiB.
    Raises BadFile."""
    finder, reader = (_session(path, count or threads()) for path in places())
    names = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
    letters = (_BLANK, *names, " ")
    return Networks(finder, reader, letters, np.array([letter < FAR_EAST for letter in letters], np.float32))


def run(network: onnxruntime.InferenceSession, given: Numbers) -> Numbers:
    """What a network answers to one batch."""
    answer: Numbers = network.run(None, {network.get_inputs()[0].name: given})[0]
    return answer


def give_back() -> None:
    """Hands the memory of networks that were let go to the system: glibc would keep four fifths of it for the process."""
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):  # musl has none, and gives back by itself
            library.malloc_trim(0)


def _session(path: Path, count: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _SILENT
    options.intra_op_num_threads = count
    options.inter_op_num_threads = 1
    # Pictures of many sizes would leave an arena that only grows.
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
