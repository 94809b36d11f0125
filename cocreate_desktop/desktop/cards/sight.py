"""What is seen in one live picture of the room: the picture, and the cards in it while the desk reads. It looks in the camera's
thread, and the next picture only comes when this one was taken over: pictures are left out, never queued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ...domain.cards import CardSet
from ...services.seeing import Camera, CardsLooked, Eyes, Frame

WIDEST: Final = 1920
"""Pixels: a larger picture is shown smaller, for nobody sees the difference and painting it takes long."""


@dataclass(frozen=True, slots=True)
class CardFrame:
    """``image`` looks into the bytes of ``frame``, which are kept for it; ``looked`` is None while nothing is read."""

    frame: Frame
    image: QImage
    looked: CardsLooked | None


class CardSight:
    """Told in the window's thread which cards to look for; asked in the camera's thread."""

    def __init__(self) -> None:
        self._cards: CardSet | None = None

    def look_for(self, cards: CardSet | None) -> None:
        """From the next picture on; None: only look."""
        self._cards = cards

    def __call__(self, eyes: Eyes, camera: Camera) -> CardFrame:
        """The next picture. Raises CameraGone."""
        cards = self._cards
        frame = camera.sharp()
        looked = eyes.cards(frame, cards) if cards is not None else None
        return CardFrame(frame, image_of(frame), looked)


def image_of(frame: Frame) -> QImage:
    """The picture as it is painted; one that is not made smaller looks into the bytes of the frame."""
    kind = QImage.Format.Format_RGB888
    image = QImage(frame.pixels, frame.width, frame.height, frame.width * 3, kind)
    if frame.width <= WIDEST:
        return image
    return image.scaledToWidth(WIDEST, Qt.TransformationMode.FastTransformation)
