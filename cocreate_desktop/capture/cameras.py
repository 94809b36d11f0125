"""The cameras of this machine: their names, live pictures and photos at full size. OpenCV opens them; a picture is never
mirrored, because nothing can be read in a mirror. One camera is used by one thread."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cocreate_desktop.capture import cameranames, plain
from cocreate_desktop.capture.cameranames import numbered
from cocreate_desktop.capture.frames import QUALITY
from cocreate_desktop.capture.quality import warnings_of
from cocreate_desktop.domain.errors import CameraGone
from cocreate_desktop.services.seeing import Frame, WholePhoto

LIVE_WIDE: Final = 1280
_MOST_CAMERAS: Final = 4
# From the largest down: a camera keeps the first size that it knows.
_SIZES: Final = ((3840, 2160), (2560, 1440), (1920, 1080), (1280, 720))
_BACKENDS: Final = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}

Pixels = NDArray[np.uint8]


def cameras() -> tuple[str, ...]:
    """The names of the cameras; a camera's number is its place. Where the system tells no names they are looked for by opening
    them one after the other, which takes a second each and lights their lamps."""
    found = cameranames.told()
    if found is None:
        return tuple(numbered(number) for number in range(_most()))
    return tuple(name for _node, name in found)


@contextmanager
def camera(number: int) -> Iterator[OpenCamera]:
    """Opens the camera with this number. Raises CameraGone."""
    place, name = number, numbered(number)
    found = cameranames.told()
    if found is not None:
        if not 0 <= number < len(found):
            raise CameraGone(name=name)
        place, name = found[number]
    with looking(place, name) as opened:
        yield opened


@contextmanager
def looking(source: int | str, name: str) -> Iterator[OpenCamera]:
    """Opens a camera by the system's own number, or a film (or numbered pictures) by its path. Raises CameraGone."""
    found = _opened(source)
    try:
        if not found.isOpened():
            raise CameraGone(name=name)
        if isinstance(source, int):
            _enlarge(found)
        yield OpenCamera(found, name)
    finally:
        found.release()


class OpenCamera:
    """Fulfils ``services.seeing.Camera``."""

    def __init__(self, source: cv2.VideoCapture, name: str) -> None:
        self._source = source
        self._name = name

    def frame(self) -> Frame:
        """The next live picture, at most ``LIVE_WIDE`` wide. Raises CameraGone."""
        seen = self._next()
        high, wide = seen.shape[:2]
        if wide > LIVE_WIDE:
            size = (LIVE_WIDE, max(1, round(high * LIVE_WIDE / wide)))
            seen = np.asarray(cv2.resize(seen, size, interpolation=cv2.INTER_AREA), np.uint8)
        high, wide = seen.shape[:2]
        return Frame(wide, high, seen.tobytes(), warnings_of(seen))

    def sharp(self) -> Frame:
        """The next live picture in the camera's own size, without warnings: for what is small in it. Raises CameraGone."""
        seen = self._next()
        high, wide = seen.shape[:2]
        return Frame(wide, high, seen.tobytes())

    def shoot(self) -> WholePhoto:
        """A photo at full size. Raises CameraGone."""
        picture = Image.fromarray(self._next())
        content, media_type = plain.written(picture, quality=QUALITY, small=False, drawn=False)
        return WholePhoto(content, media_type, picture.width, picture.height, self._name)

    def _next(self) -> Pixels:
        try:
            came, seen = self._source.read()
        except cv2.error as problem:
            raise CameraGone(name=self._name) from problem
        if not came or not seen.size:
            raise CameraGone(name=self._name)
        return np.asarray(cv2.cvtColor(seen, cv2.COLOR_BGR2RGB), np.uint8)


def _most() -> int:
    """How many cameras open, counted from the first."""
    for number in range(_MOST_CAMERAS):
        found = _opened(number)
        there = found.isOpened()
        found.release()
        if not there:
            return number
    return _MOST_CAMERAS


def _opened(source: int | str) -> cv2.VideoCapture:
    # What it writes to the terminal nobody can use: that a camera gives nothing is told by CameraGone.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    if isinstance(source, int):
        return cv2.VideoCapture(source, _BACKENDS.get(sys.platform, cv2.CAP_ANY))
    return cv2.VideoCapture(source)


def _enlarge(source: cv2.VideoCapture) -> None:
    """Asks for the largest pictures, packed (a USB line is too narrow for plain ones), and for the newest, not a queue."""
    source.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    source.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    for wide, high in _SIZES:
        source.set(cv2.CAP_PROP_FRAME_WIDTH, wide)
        source.set(cv2.CAP_PROP_FRAME_HEIGHT, high)
        if source.get(cv2.CAP_PROP_FRAME_WIDTH) >= wide:
            return
