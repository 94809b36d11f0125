"""Photos of made-up walls with the truth about them, for the tests of what is made of a wall once its notes are found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.rehearsal.walls import Wall

Pixels = npt.NDArray[np.uint8]
Corners = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A note as a finder tells of it."""

    quad: Corners
    confidence: float = 0.9


Finder = Callable[..., Sequence[Place]]


def jpeg(picture: Pixels) -> bytes:
    _done, packed = cv2.imencode(
        ".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), (cv2.IMWRITE_JPEG_QUALITY, 93)
    )
    return packed.tobytes()


def opened(content: bytes) -> Pixels:
    found = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR_RGB)
    assert found is not None
    return np.asarray(found, np.uint8)


def quads(wall: Wall) -> list[Corners]:
    return [np.array(note.quad, np.float64) for note in wall.notes]


def sees(places: Sequence[Corners], confidence: float = 0.9) -> Finder:
    """A finder that sees notes at these places of the whole photo."""

    def find(picture: Pixels, *, going: Callable[[], bool], told: Callable[[float], None]) -> Sequence[Place]:
        told(1.0)
        return [Place(quad, confidence) for quad in places] if going() else []

    return find


def square(x: float, y: float, side: float) -> Corners:
    """An upright square by its top left corner."""
    return np.array(((x, y), (x + side, y), (x + side, y + side), (x, y + side)), np.float64)


def turned(points: Corners, degrees: float, about: tuple[float, float]) -> Corners:
    way = cv2.getRotationMatrix2D(about, -degrees, 1.0)
    return np.asarray(cv2.transform(points[None], way)[0], np.float64)


def photographed(
    wall: Wall, part: Corners, size: tuple[int, int], shade: float = 1.0
) -> tuple[Pixels, dict[int, Corners]]:
    """A photo of ``size`` of the part of a wall within four corners, and where its notes are in it, by place on the wall."""
    wide, high = size
    frame = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    way = cv2.getPerspectiveTransform(part.astype(np.float32), frame)
    seen = cv2.warpPerspective(wall.picture, way, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT)
    lit = np.clip(np.asarray(seen, np.float64) * np.linspace(1.0, shade, wide)[None, :, None], 0, 255)
    moved = {
        place: np.asarray(cv2.perspectiveTransform(quad[None], way)[0], np.float64)
        for place, quad in enumerate(quads(wall))
    }
    inside = {
        place: quad
        for place, quad in moved.items()
        if (quad.mean(axis=0) > 0).all() and (quad.mean(axis=0) < size).all()
    }
    return lit.astype(np.uint8), inside
