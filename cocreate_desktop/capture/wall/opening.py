"""The pixels of a photo's bytes, decoded once. What is no picture is refused."""

from __future__ import annotations

import cv2
import numpy as np

from cocreate_desktop.capture.wall.shapes import Pixels
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _


def pixels_of(content: bytes) -> Pixels:
    """Of a JPEG or PNG, as displayed. Raises BadFile."""
    packed = np.frombuffer(content, np.uint8)
    try:
        found = cv2.imdecode(packed, cv2.IMREAD_COLOR_RGB) if packed.size else None
    except cv2.error as problem:
        raise BadFile(path=_("the photo"), why=_("the picture is damaged.")) from problem
    if found is None:
        raise BadFile(path=_("the photo"), why=_("this is no picture or PDF that we know."))
    return np.asarray(found, np.uint8)


def fitted(picture: Pixels, longest: int) -> tuple[Pixels, float]:
    """The picture with its longest side at most ``longest`` pixels, and the scale (its pixels per pixel given, at most 1)."""
    high, wide = picture.shape[:2]
    scale = min(1.0, longest / max(high, wide))
    if scale == 1.0:
        return picture, 1.0
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def packed(picture: Pixels, quality: int) -> bytes:
    """As JPEG of this quality (0 to 100)."""
    there = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    _done, content = cv2.imencode(".jpg", there, (cv2.IMWRITE_JPEG_QUALITY, quality))
    return content.tobytes()
