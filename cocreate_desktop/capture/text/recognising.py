"""What a strip with one line of writing says, and how sure that is of each letter."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.text.models import FAR_EAST, Networks, Numbers, Pixels, run

HIGH: Final = 48
"""Pixels: the height of every strip."""
_SHORTEST, _LONGEST, _STEP = 96, 2400, 8


@dataclass(frozen=True, slots=True)
class Line:
    """Letters, and how sure the reader was of each (0 to 1). ``dropped`` signs of East Asia stood among them."""

    text: str = ""
    scores: tuple[float, ...] = ()
    dropped: int = 0


def read(networks: Networks, strip: Pixels) -> Line:
    """What one strip says. Strips are read one by one: to lay several in one batch wins nothing, and what is short
    would be read with the blank behind it."""
    answer = run(networks.reader, _flat(strip))[0]
    line = _letters(networks, answer)
    strange = sum(letter >= FAR_EAST for letter in line.text)
    # A blot in a Latin line becomes a Chinese letter easily; a Chinese line is not Latin.
    return _letters(networks, answer * networks.latin) if 0 < 2 * strange <= len(line.text) else line


def _flat(strip: Pixels) -> Numbers:
    """The strip as the reader wants it: one in a batch, channels first, -1 to 1, grey behind its end."""
    high, wide = strip.shape[:2]
    length = max(1, min(_LONGEST, -(-HIGH * wide // high)))
    flat = np.zeros((1, 3, HIGH, max(_SHORTEST, -(-length // _STEP) * _STEP)), np.float32)
    small = cv2.resize(strip, (length, HIGH)).astype(np.float32)
    flat[0, :, :, :length] = (small / 127.5 - 1).transpose(2, 0, 1)
    return flat


def _letters(networks: Networks, answer: Numbers) -> Line:
    """The best letter of each moment, repeated ones once (connectionist temporal classification, Graves 2006)."""
    best = answer.argmax(axis=1)
    new: npt.NDArray[np.bool_] = np.ones(len(best), np.bool_)
    new[1:] = best[1:] != best[:-1]
    new &= best != 0
    scores = answer[np.arange(len(best)), best][new]
    text = "".join(networks.letters[which] for which in best[new])
    return Line(text, tuple(float(score) for score in scores))
