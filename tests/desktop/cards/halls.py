"""Halls full of neighbours with cards as numbered pictures, and eyes whose camera shows them again and again: only the camera
is played, whoever reads the cards is real."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Event

from PySide6.QtGui import QImage, QPainter

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.capture import cameras
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.errors import CameraGone
from cocreate_desktop.rehearsal.rooms import RoomPlan, film
from cocreate_desktop.services.seeing import Camera, Frame, WholePhoto

SIZE = (800, 450)
FRAMES = 2
Sides = tuple[tuple[int, str], ...]


@lru_cache(maxsize=32)
def pictures(sides: Sides, seed: int, form: CardForm = CardForm.TURNED) -> tuple[QImage, ...]:
    """The hall in which these cards are held up, in two pictures."""
    plan = RoomPlan(
        cards=dict(sides),
        seed=seed,
        width=SIZE[0],
        height=SIZE[1],
        form=form,
        sides=(30, 34),
        tilt=8,
        askew=5,
        blur=0.3,
        noise=0.004,
        fingers=0.0,
        shake=0.5,
    )
    made = []
    for room in film(plan, FRAMES):
        high, wide = room.picture.shape[:2]
        image = QImage(room.picture.tobytes(), wide, high, wide * 3, QImage.Format.Format_RGB888)
        made.append(image.copy())
    return tuple(made)


def two_alike(sides: Mapping[int, str], number: int, seed: int = 5) -> tuple[QImage, ...]:
    """Two halls beside each other: in the second one somebody holds a card of this number too."""
    return tuple(
        _beside(left, right)
        for left, right in zip(
            pictures(tuple(sides.items()), seed), pictures(((number, "B"),), seed), strict=True
        )
    )


def _beside(left: QImage, right: QImage) -> QImage:
    wide = QImage(left.width() * 2, left.height(), QImage.Format.Format_RGB888)
    painter = QPainter(wide)
    painter.drawImage(0, 0, left)
    painter.drawImage(left.width(), 0, right)
    painter.end()
    return wide


class HallEyes(OwnEyes):
    """Real eyes; their camera shows the film in ``folder``. ``lose`` set: the camera is unplugged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._films = 0
        self.names: tuple[str, ...] = ("Ingebouwde camera",)
        self.lose = Event()
        self.opened: list[int] = []
        self.frames: tuple[Frame | WholePhoto, ...] = ()
        self.shots: tuple[Frame | WholePhoto, ...] = ()
        self.shown = 0

    def show(self, images: tuple[QImage, ...]) -> None:
        """From the next picture on this is what the camera sees: numbered pictures, opened as a camera's film."""
        self._films += 1
        there = self._folder / f"film {self._films}"
        there.mkdir()
        for number, image in enumerate(images):
            image.save(str(there / f"{number:03d}.png"))
        self.frames, self.shots = (tuple(_film(there, shoot)) for shoot in (False, True))

    def cameras(self) -> tuple[str, ...]:
        return self.names

    @contextmanager
    def camera(self, number: int) -> Iterator[Camera]:
        assert number < len(self.names)
        self.opened.append(number)
        yield HallCamera(self)


class HallCamera:
    """Shows the pictures of the film one after the other, and begins anew."""

    def __init__(self, eyes: HallEyes) -> None:
        self._eyes = eyes

    def frame(self) -> Frame:
        return self.sharp()

    def sharp(self) -> Frame:
        seen = self._next(self._eyes.frames)
        assert isinstance(seen, Frame)
        return seen

    def shoot(self) -> WholePhoto:
        shot = self._next(self._eyes.shots)
        assert isinstance(shot, WholePhoto)
        return shot

    def _next(self, film: tuple[Frame | WholePhoto, ...]) -> Frame | WholePhoto:
        if self._eyes.lose.is_set():
            raise CameraGone(name="Ingebouwde camera")
        self._eyes.shown += 1
        return film[self._eyes.shown % len(film)]


def _film(folder: Path, shoot: bool) -> Iterator[Frame | WholePhoto]:
    """What a camera makes of numbered pictures."""
    with cameras.looking(str(folder / "%03d.png"), "film") as camera:
        for _picture in folder.glob("*.png"):
            yield camera.shoot() if shoot else camera.sharp()
