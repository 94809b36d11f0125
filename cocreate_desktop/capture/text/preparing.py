"""Crops made ready to be read: opened, brought to one size, and their greys stretched, so that a note in the shade is read like
one in the light. Nothing else is done to them: flattening the paper or fattening the ink was tried and reads worse."""

from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.text.models import Pixels
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

_DARKEST, _LIGHTEST = 1.0, 99.0  # percent of the pixels
_DARK, _LIGHT = 10.0, 245.0
_MOST_STRETCHED: Final = 4.0
_LEAST_DETAIL: Final = 1e-6


def opened(content: bytes, name: str) -> Pixels:
    """The picture in a JPEG or PNG file; ``name`` is for messages. Raises BadFile."""
    try:
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as problem:
        raise BadFile(path=name, why=_("the picture is damaged.")) from problem
    if picture is None:
        raise BadFile(path=name, why=_("the picture is damaged."))
    return picture.astype(np.uint8, copy=False)


def ready(picture: Pixels, longest: int) -> Pixels:
    """The picture with its longest side grown to ``longest`` pixels where it is smaller (a larger one keeps its own pixels, to
    read from), and its greys stretched over the whole range."""
    grown = longest / max(picture.shape[:2])
    if grown > 1:
        size = tuple(max(1, round(side * grown)) for side in (picture.shape[1], picture.shape[0]))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC).astype(np.uint8, copy=False)
    low, high = np.percentile(picture, (_DARKEST, _LIGHTEST))
    gain = min(_MOST_STRETCHED, (_LIGHT - _DARK) / max(1.0, high - low))
    # A table of 256 values: the same for the three channels, so that colours stay what they are.
    table = np.clip((np.arange(256) - low) * gain + _DARK, 0, 255).astype(np.uint8)
    stretched: Pixels = table[picture]
    return stretched


def clearness(picture: Pixels) -> float:
    """How easily it will be read, as far as can be told without reading: sharp edges, and pixels enough. Only to be compared
    with others."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (128, 128), interpolation=cv2.INTER_AREA)
    low, high = np.percentile(small, (_DARKEST, _LIGHTEST))
    edges = float(cv2.Laplacian(grey, cv2.CV_32F).std()) / max(1.0, float(high - low))
    return float(np.log(edges + _LEAST_DETAIL) + np.log(min(picture.shape[:2])))
