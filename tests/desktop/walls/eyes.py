"""Eyes and a camera that do what a test says, at once or when it lets them go on. They keep the contract of
``services.seeing``: long work that ends early, errors of the house, values without arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from cocreate_desktop.domain.cards import CardSet
from cocreate_desktop.domain.errors import BadFile, CameraGone, CocreateError
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.domain.walls import Box, Quad
from cocreate_desktop.services.seeing import (
    Before,
    Camera,
    CardsLooked,
    Crop,
    Frame,
    Looked,
    PosterLooked,
    Reading,
    Seen,
    SheetsLooked,
    WholePhoto,
    always,
    unheard,
)

WORDS = ("Meer bankjes", "Een grote tafel", "Veilig oversteken", "Schaduw", "Koffie", "Jeu de boules")
NOTHING = Before()
PAPERS = ("#FFDC6E", "#FFBF98", "#F9BCD1", "#D9C9F4", "#B5DBF1", "#C4E3A7")


def picture(wide: int = 640, high: int = 480, notes: int = 6, kind: str = "JPG") -> bytes:
    """A picture of a wall with notes of six colours, as the bytes of a file."""
    image = QImage(wide, high, QImage.Format.Format_RGB888)
    image.fill(QColor("#C9A97A"))
    painter = QPainter(image)
    for number in range(notes):
        painter.fillRect(*_place(number), 80, 80, QColor(PAPERS[number % 6]))
    painter.end()
    return packed(image, kind)


def packed(image: QImage, kind: str = "JPG") -> bytes:
    """An image as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def _place(number: int) -> tuple[int, int]:
    return 40 + number % 6 * 96, 60 + number // 6 * 96


def _quad(number: int) -> Quad:
    left, top = (float(one) for one in _place(number))
    return (left, top), (left + 80, top), (left + 80, top + 80), (left, top + 80)


class FakeEyes:
    """``hold`` cleared makes looking and reading wait; ``notes`` are seen in each photo; ``breaks`` is raised by the next
    look."""

    def __init__(self) -> None:
        self.hold, self.began, self.forgotten, self.lose = Event(), Event(), Event(), Event()
        self.hold.set()
        self.notes = 6
        self.warnings: tuple[str, ...] = ()
        self.warn: tuple[str, ...] = ()
        self.names: tuple[str, ...] = ("Ingebouwde camera",)
        self.breaks: Exception | None = None
        self.heard: list[tuple[str, ...]] = []
        self.batches: list[int] = []
        self.headings: list[int] = []
        self.opened: list[int] = []
        self.let_go: list[int] = []
        self.known: list[int] = []
        self.broken = False

    def open(
        self,
        path: Path,
        going: Callable[[], bool] = always,
        refused: Callable[[CocreateError], None] | None = None,  # noqa: ARG002 - no folder comes here
    ) -> Iterator[WholePhoto]:
        content = path.read_bytes()
        if path.suffix == ".pdf":
            for page in range(int(content)):
                if going():
                    yield self.take(picture(), f"{path.name}, {page + 1}")
            return
        yield self.take(content, path.name)

    def take(self, content: bytes, name: str) -> WholePhoto:
        image = QImage.fromData(content)
        if image.isNull():
            raise BadFile(path=name, why="Dit is geen foto.")
        return WholePhoto(content, "image/jpeg", image.width(), image.height(), name)

    def look(
        self,
        whole: bytes,
        *,
        board: Quad | None = None,
        before: Before = NOTHING,
        going: Callable[[], bool] = always,
        told: Callable[[float], None] = unheard,
    ) -> Looked | None:
        self.known.append(len(before.known))
        told(0.4)
        self.began.set()
        if not self._waited(going):
            return None
        problem, self.breaks = self.breaks, None
        if problem is not None:
            raise problem
        image = QImage.fromData(whole)
        seen = tuple(self._seen(number) for number in range(self.notes))
        return Looked(
            image.width(),
            image.height(),
            seen,
            whole,
            (0, 0, image.width(), image.height()),
            board,
            self.warnings,
        )

    def read(
        self, crops: Sequence[bytes], words: Sequence[str] = (), going: Callable[[], bool] = always
    ) -> Iterator[Reading]:
        self.heard.append(tuple(words))
        self.batches.append(len(crops))
        for number in range(len(crops)):
            if not self._waited(going):
                return
            yield Reading(number, WORDS[number % len(WORDS)], 0.95)

    def read_heading(self, whole: bytes, places: Sequence[Quad]) -> tuple[str, ...]:
        assert whole
        self.headings.append(len(places))
        return tuple("SPELEN" for _place in places)

    def trim(self, picture: bytes, cut: Box, notes: Sequence[Quad]) -> tuple[bytes, Box] | None:
        assert picture
        assert cut
        assert notes
        return None

    def cut(self, whole: bytes, quad: Quad) -> Crop:
        assert quad
        return Crop(whole, "yellow")

    def cards(self, picture: bytes | Frame, cards: CardSet) -> CardsLooked:
        assert picture
        return CardsLooked(cards.number, 1, ())

    def dots(self, whole: bytes, posters: Sequence[Poster]) -> PosterLooked:
        assert whole
        return PosterLooked(0, len(posters), problem="none")

    def sheets(self, whole: bytes) -> SheetsLooked:
        image = QImage.fromData(whole)
        return SheetsLooked(image.width(), image.height(), ())

    def forget(self) -> None:
        self.forgotten.set()

    def cameras(self) -> tuple[str, ...]:
        return self.names

    @contextmanager
    def camera(self, number: int) -> Iterator[Camera]:
        self.opened.append(number)
        if self.broken:
            raise RuntimeError("kapot")
        try:
            yield FakeCamera(self)
        finally:
            self.let_go.append(number)

    def _waited(self, going: Callable[[], bool]) -> bool:
        while going():
            if self.hold.wait(0.01):
                return True
        return False

    def _seen(self, number: int) -> Seen:
        crop = Crop(picture(80, 80, 0), "yellow")
        return Seen(_quad(number), crop, 0.9, island=1 if number < 3 else 2, heading=_quad(number % 3))


class FakeCamera:
    """Gives a picture of the wall until it is lost."""

    def __init__(self, eyes: FakeEyes) -> None:
        self._eyes = eyes
        self._shots = 0
        image = QImage.fromData(picture(640, 360)).convertToFormat(QImage.Format.Format_RGB888)
        self._pixels = bytes(image.constBits())[: 640 * 360 * 3]

    def frame(self) -> Frame:
        if self._eyes.lose.is_set():
            raise CameraGone(name="Ingebouwde camera")
        return Frame(640, 360, self._pixels, self._eyes.warn)

    def sharp(self) -> Frame:
        if self._eyes.lose.is_set():
            raise CameraGone(name="Ingebouwde camera")
        return Frame(640, 360, self._pixels)

    def shoot(self) -> WholePhoto:
        if self._eyes.lose.is_set():
            raise CameraGone(name="Ingebouwde camera")
        self._shots += 1
        return WholePhoto(picture(640, 360), "image/jpeg", 640, 360, f"camera {self._shots}")
