"""Shows one frozen state of the stage and fades to the next. It knows no service and nothing of screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ... import look
from ...language import speaking
from .. import theme
from . import (
    arrivals,
    ideas,
    offers,
    pause,
    proposal,
    readback,
    show,
    talk,
    thanks,
    themes,
    thinking,
    trial,
    vote,
    welcome,
)
from . import exit as exit_poll
from .blocks import only_codes, practice
from .letters import SMALLEST, at_least
from .painting import HIGH, Drawn, Sheet
from .state import ExitOnStage, Face, StageState, Vote

Paint = Callable[[Sheet, StageState, float], None]
FACES: Final[dict[Face, Paint]] = {
    Face.WELCOME: welcome.paint,
    Face.IDEAS: ideas.paint,
    Face.THINKING: thinking.paint,
    Face.THEMES: themes.paint,
    Face.SHOW: show.paint,
    Face.TALK: talk.paint,
    Face.VOTE: vote.paint,
    Face.ARRIVALS: arrivals.paint,
    Face.PROPOSAL: proposal.paint,
    Face.OFFERS: offers.paint,
    Face.READBACK: readback.paint,
    Face.EXIT: exit_poll.paint,
    Face.PAUSE: pause.paint,
    Face.THANKS: thanks.paint,
    Face.TRIAL: trial.paint,
}
EMPTY: Final = StageState(Face.BLANK)


def render(
    state: StageState, size: QSize, progress: float = 1.0, *, drawn: list[Drawn] | None = None
) -> QImage:
    """The picture at ``size`` pixels; the same state gives the same pixels. ``progress`` 0 to 1 is that of a reveal.

    ``drawn`` collects the words that were painted, with their size and place in a picture 1080 high.
    """
    image = _dark(size)
    if state.face is Face.BLANK or size.isEmpty():
        return image
    with _sheet(image, state) as sheet:
        sheet.fill(QRectF(0, 0, sheet.wide, HIGH), "paper")
        if state.qr_only:
            only_codes(sheet, state)
        else:
            FACES[state.face](sheet, state, progress)
        if state.practice:
            practice(sheet)
    if drawn is not None:
        drawn.extend(sheet.drawn)
    return image


def _dark(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    return image


@contextmanager
def _sheet(image: QImage, state: StageState) -> Iterator[Sheet]:
    """The brush for ``image``, in the language and the letters of ``state``."""
    # Codes are scanned dark on light, so a picture of codes alone is light all over.
    tokens = look.DARK if state.dark and not state.qr_only else look.LIGHT
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    sheet = Sheet(painter, image.size(), tokens)
    painter.scale(sheet.scale, sheet.scale)
    with speaking(state.language), at_least(round(SMALLEST * state.larger)):
        yield sheet
    painter.end()


class Rendered:
    """Pictures one after the other, each as ``render`` makes it. While votes come in only the turnout is painted again, over
    what stays: a tenth of the work."""

    def __init__(self) -> None:
        self._of: tuple[StageState, QSize] | None = None  # what stays, and how large
        self._still: vote.Still | None = None
        self._part = QRect()  # of the turnout, in pixels
        self._below = QImage()
        self._image = QImage()
        self._words: list[Drawn] = []

    def picture(self, state: StageState, size: QSize, drawn: list[Drawn] | None = None) -> QImage:
        """The picture of now; the same image again, painted anew, where only the turnout is another."""
        body = state.body
        if not vote.counting(state) or not isinstance(body, Vote) or size.isEmpty():
            self._of = None
            return render(state, size, drawn=drawn)
        if self._of != (vote.uncounted(state), size):
            self._begin(state, body, size)
        self._image.setDevicePixelRatio(1.0)  # whoever shows it may have set another
        with _sheet(self._image, state) as sheet:
            assert self._still is not None, "it has begun"
            sheet.painter.save()
            sheet.painter.resetTransform()
            sheet.painter.drawImage(self._part, self._below, self._part)
            sheet.painter.restore()
            sheet.drawn.extend(self._words)
            vote.paint_turnout(sheet, body, self._still)
        if drawn is not None:
            drawn.extend(sheet.drawn)
        return self._image

    def other(self, state: StageState, size: QSize, ratio: float) -> QRect:
        """Where a widget that shows the last picture must be painted again for that of ``state``: all of it, or where the
        turnout is. ``ratio`` are the pixels in one of the widget's own."""
        part = QRect(QPoint(), size)
        if vote.counting(state) and self._of == (vote.uncounted(state), size):
            part = self._part
        return QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio).toAlignedRect()

    def _begin(self, state: StageState, body: Vote, size: QSize) -> None:
        self._below = _dark(size)
        with _sheet(self._below, state) as sheet:
            sheet.fill(QRectF(0, 0, sheet.wide, HIGH), "paper")
            self._still = vote.paint_still(sheet, state, body)
            box = vote.turnout_box(sheet, self._still)
            self._part = QRectF(box.topLeft() * sheet.scale, box.size() * sheet.scale).toAlignedRect()
            if state.practice:
                practice(sheet)
        self._words = sheet.drawn
        self._image = self._below.copy()
        self._of = vote.uncounted(state), size


class StageCanvas(QWidget):
    """Paints the state last shown. Another scene fades in; a revealed result grows; within a scene nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EMPTY
        self._rendered = Rendered()
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
        # All seats stand on one page: its turn comes and nothing moves. The canvas alone knows how many there is room for.
        if talk.only_turned(before, state) and self._image == render(state, self._pixels()):
            return
        if state.scene != before.scene or state.face is not before.face:
            self._begin(_is_reveal(before, state))
        self._image = QImage()
        self.update(self._rendered.other(state, self._pixels(), self.devicePixelRatioF()))

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
            self._image = self._rendered.picture(self._state, self._pixels(), words)
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
    if isinstance(old, ExitOnStage) and isinstance(new, ExitOnStage) and not after.qr_only:
        return new.result is not None and old.result is None
    if not isinstance(old, Vote) or not isinstance(new, Vote) or after.qr_only:
        return False
    return new.phase.shown and not old.phase.shown
