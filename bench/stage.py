"""How many milliseconds a frame of twelve growing bars takes at 1920 × 1080, beside twelve bare filled rectangles."""

import os
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bench.stand.clock import milliseconds
from bench.stand.figure import Figure, middle, tell
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import Face, StageResult, StageState, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.rounds import Phase

_SIZE = QSize(1920, 1080)
_FRAMES = 54


def _state() -> StageState:
    rows = tuple(StageResult(i + 1, "ABCDEFGHIJKL"[i], f"Keuze {i + 1}", 60 - 4 * i) for i in range(12))
    body = Vote(Phase.REVEALED, (), 34, 41, rows, ("102 stippen van 34 mensen.", "Dit is een advies."))
    return StageState(Face.VOTE, "bench", "Uitslag van de stippen", "Wat moet als eerste komen?", body=body)


def _bare(progress: float) -> QImage:
    image = QImage(_SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#F6F0E4"))
    painter = QPainter(image)
    for row in range(12):
        painter.fillRect(
            QRect(400, 140 + 68 * row, round((1200 - 80 * row) * progress), 58), QColor("#FFDC6E")
        )
    painter.end()
    return image


def _milliseconds(frame: Callable[[float], QImage]) -> float:
    frame(0.5)
    return middle([milliseconds(partial(frame, (number + 1) / _FRAMES)) for number in range(_FRAMES)])


def main() -> None:
    """Prints the median of the frames of one growth."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication), "the bench runs by itself"
    Theme(app, "light", still=True)
    state = _state()
    ours = _milliseconds(lambda progress: render(state, _SIZE, progress))
    bare = _milliseconds(_bare)
    what = "a frame of 12 bars at 1920 × 1080"
    tell(Figure(what, ours, "ms", bare, "twelve bare rectangles", "16 ms a frame"))


if __name__ == "__main__":
    main()
