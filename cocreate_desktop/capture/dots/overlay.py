"""The straightened page of a poster with what was counted drawn on it: a ring round every sticker, sure or not, and the number
beside each box."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.wall.opening import pixels_of
from cocreate_desktop.capture.wall.shapes import Pixels
from cocreate_desktop.domain.posters import Poster, PosterBox, pages
from cocreate_desktop.services.seeing import BoxCount, PosterLooked, Sticker

_SURE: Final = (20, 20, 20)
_UNSURE: Final = (200, 30, 160)
_LEAST_SCALE: Final = 4.0


def drawn(looked: PosterLooked, poster: Poster) -> bytes:
    """A PNG of the page. ``looked`` is one with boxes, counted on a page of ``poster``."""
    picture, scale = _enlarged(pixels_of(looked.picture), looked.scale)
    for sticker in looked.stickers:
        _ring(picture, sticker, scale)
    counts = {one.box: one for one in looked.boxes}
    for box in pages(poster)[looked.page - 1].boxes:
        _number(picture, box, counts[box.option], scale)
    _done, packed = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return packed.tobytes()


def _enlarged(picture: Pixels, scale: float) -> tuple[Pixels, float]:
    """Large enough for numbers that can be read."""
    more = max(1.0, _LEAST_SCALE / scale)
    if more == 1.0:
        return picture, scale
    return np.asarray(
        cv2.resize(picture, None, fx=more, fy=more, interpolation=cv2.INTER_CUBIC), np.uint8
    ), scale * more


def _ring(picture: Pixels, sticker: Sticker, scale: float) -> None:
    colour = _SURE if sticker.sure and sticker.box >= 0 else _UNSURE
    middle = (round(sticker.x * scale), round(sticker.y * scale))
    cv2.circle(picture, middle, max(2, round(sticker.radius * scale)), (255, 255, 255), 4, cv2.LINE_AA)
    cv2.circle(picture, middle, max(2, round(sticker.radius * scale)), colour, 2, cv2.LINE_AA)
    cv2.circle(picture, middle, 2, (255, 255, 255), -1, cv2.LINE_AA)


def _number(picture: Pixels, box: PosterBox, counted: BoxCount, scale: float) -> None:
    said = f"{counted.number}{'?' if counted.doubts else ''}"
    size = scale / 4
    place = (round((box.x - 6) * scale) - round(9 * size * len(said)), round((box.y + box.high / 2) * scale))
    cv2.putText(picture, said, place, cv2.FONT_HERSHEY_SIMPLEX, size, (255, 255, 255), 6, cv2.LINE_AA)
    colour = _UNSURE if counted.doubts else _SURE
    cv2.putText(picture, said, place, cv2.FONT_HERSHEY_SIMPLEX, size, colour, 2, cv2.LINE_AA)
