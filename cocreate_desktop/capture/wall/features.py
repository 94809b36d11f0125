"""What is remarkable in a picture, by which two photos of one wall are laid over one another. To find it takes half a second,
so that of earlier photos is remembered; in memory only, and let go when asked."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.opening import fitted, pixels_of
from cocreate_desktop.capture.wall.shapes import Pixels

LONGEST: Final = 1100
"""Pixels of the longest side of the pictures that are laid over one another."""
_MOST: Final = 2200
_FAINT: Final = 0.02  # notes on a dark wall differ little from one another
_REMEMBERED: Final = 40  # pictures, of about a megabyte each

Features = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""Places (n × 2, pixels) and descriptions (n × 128)."""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What is known of the picture of an earlier photo: its size (pixels), the scale at which it was looked at (at most 1), and
    what is remarkable in it, in pixels of that scale."""

    width: int
    height: int
    scale: float
    features: Features


def features_of(small: Pixels) -> Features:
    """What is remarkable in a picture that was made small (SIFT, Lowe 2004)."""
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    points, described = cv2.SIFT.create(nfeatures=_MOST, contrastThreshold=_FAINT).detectAndCompute(
        grey, None
    )
    places = np.array([point.pt for point in points], np.float32).reshape(-1, 2)
    if not points:
        return places, np.zeros((0, 128), np.float32)
    # The root makes many small likenesses count more than a few large ones (Arandjelović and Zisserman 2012).
    shares = described / np.maximum(described.sum(axis=1, keepdims=True), 1e-6)
    return places, np.sqrt(shares).astype(np.float32)


class Memory:
    """The last ``most`` pictures that were asked for, by their bytes. May be asked from several threads."""

    def __init__(self, most: int = _REMEMBERED) -> None:
        self._most = most
        self._one_at_a_time = Lock()
        self._found: OrderedDict[bytes, Earlier] = OrderedDict()

    def __len__(self) -> int:
        return len(self._found)

    def of(self, content: bytes) -> Earlier:
        """What is known of a picture (JPEG or PNG). Raises BadFile."""
        name = hashlib.sha256(content).digest()
        with self._one_at_a_time:
            found = self._found.pop(name, None) or _looked_at(content)
            self._found[name] = found
            if len(self._found) > self._most:
                self._found.popitem(last=False)
        return found

    def forget(self) -> None:
        """Lets all of it go."""
        with self._one_at_a_time:
            self._found.clear()


def _looked_at(content: bytes) -> Earlier:
    picture = pixels_of(content)
    small, scale = fitted(picture, LONGEST)
    return Earlier(picture.shape[1], picture.shape[0], scale, features_of(small))


_memory = Memory()


def earlier_of(content: bytes) -> Earlier:
    """What is known of the picture of an earlier photo, remembered. Raises BadFile."""
    return _memory.of(content)


def forget() -> None:
    """Lets go of what is remembered of earlier photos."""
    _memory.forget()
