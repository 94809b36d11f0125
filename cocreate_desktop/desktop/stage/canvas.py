"""Shows one frozen state of the stage and fades to the next. It knows no service and nothing of screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ... import look
from ...language import speaking
from .. import theme
from . import ideas, pause, show, thanks, themes, thinking, vote, welcome
from .blocks import only_codes
from .letters import SMALLEST, at_least
from .painting import HIGH, Drawn, Sheet
from .state import Face, StageState, Vote

Paint = Callable[[Sheet, StageState, float], None]
FACES: Final[dict[Face, Paint]] = {
    Face.WELCOME: welcome.paint,
    Face.IDEAS: ideas.paint,
    Face.THINKING: thinking.paint,
    Face.THEMES: themes.paint,
    Face.SHOW: show.paint,
    Face.VOTE: vote.paint,
    Face.PAUSE: pause.paint,
    Face.THANKS: thanks.paint,
}
EMPTY: Final = StageState(Face.BLANK)


def render(
    state: StageState, size: QSize, progress: float = 1.0, *, drawn: list[Drawn] | None = None
) -> QImage:
    """The picture at ``size`` pixels; the same state gives the same pixels. ``progress`` 0 to 1 is that of a reveal.

    ``drawn`` collects the words that were painted, with their size and place in a picture 1080 high.
    """
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    if state.face is Face.BLANK or size.isEmpty():
        return image
    # Codes are scanned dark on light, so a picture of codes alone is light all over.
    tokens = look.DARK if state.dark and not state.qr_only else look.LIGHT
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    sheet = Sheet(painter, size, tokens)
    painter.scale(sheet.scale, sheet.scale)
    sheet.fill(QRectF(0, 0, sheet.wide, HIGH), "paper")
    with speaking(state.language), at_least(round(SMALLEST * state.larger)):
        if state.qr_only:
            only_codes(sheet, state)
        else:
            FACES[state.face](sheet, state, progress)
    painter.end()
    if drawn is not None:
        drawn.extend(sheet.drawn)
    return image


class StageCanvas(QWidget):
    """Paints the state last shown. Another scene fades in; a revealed result grows; within a scene nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EMPTY
        self._image = QImage()
        self._before = QImage()
        self._revealing = False
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_moved)
        self._motion.finished.connect(self._on_arrived)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def state(self) -> StageState:
        """What is shown, or fading in."""
        return self._state

    @property
    def moving(self) -> bool:
        """Whether a change is under way."""
        return self._motion.state() is QVariantAnimation.State.Running

    def show_state(self, state: StageState) -> None:
        """Shows another state; the same one again does nothing."""
        if state == self._state:
            return
        before, self._state = self._state, state
        if state.scene != before.scene or state.face is not before.face:
            self._begin(_is_reveal(before, state))
        self._image = QImage()
        self.update()

    def picture(self, size: QSize) -> QImage:
        """What is shown, at another size and as it will be when nothing moves any more."""
        return render(self._state, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the picture of now."""
        painter = QPainter(self)
        image = self._picture_now()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(0, 0, image)
        if self.moving and not self._revealing and not self._before.isNull():
            painter.setOpacity(1.0 - self._progress())
            painter.drawImage(QRectF(self.rect()), self._before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture."""
        self._image = QImage()
        self._before = QImage()
        super().resizeEvent(event)

    def _picture_now(self) -> QImage:
        if self._revealing and self.moving:
            return render(self._state, self._pixels(), self._progress())
        if self._image.size() != self._pixels():  # the same size on a finer screen is another picture too
            words: list[Drawn] = []
            self._image = render(self._state, self._pixels(), drawn=words)
            self.setAccessibleName(_read(words))
        return self._image

    def _begin(self, reveal: bool) -> None:
        self._before = self._image
        self._revealing = reveal
        self._motion.stop()
        length = theme.motion_ms("reveal" if reveal else "stage")
        if length and self.isVisible():
            self._motion.setDuration(length)
            self._motion.start()

    def _progress(self) -> float:
        value = self._motion.currentValue()
        return float(value) if isinstance(value, float | int) else 1.0

    def _pixels(self) -> QSize:
        return (self.size().toSizeF() * self.devicePixelRatioF()).toSize()

    @Slot(object)
    def _on_moved(self, _value: object) -> None:
        self.update()

    @Slot()
    def _on_arrived(self) -> None:
        self._before = QImage()
        self._revealing = False
        self.update()


def description(state: StageState) -> str:
    """What hangs there in words, for who does not see it: the lines of the picture from top to bottom."""
    lines: list[Drawn] = []
    render(state, QSize(480, 270), drawn=lines)
    return _read(lines)


def _read(words: list[Drawn]) -> str:
    return " ".join(line.text for line in words)


def _is_reveal(before: StageState, after: StageState) -> bool:
    old, new = before.body, after.body
    if not isinstance(old, Vote) or not isinstance(new, Vote) or after.qr_only:
        return False
    return new.phase.shown and not old.phase.shown
