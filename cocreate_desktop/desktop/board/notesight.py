"""The photo of a note at the board: beside it while the mouse rests on it or its words are changed, and large by a key. Never
on the board for the room: what may be read on paper was not looked at for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...domain.notes import Note
from ...language import _
from .. import theme as worn
from ..models.board import BoardModel
from ..parts.notepicture import NotePicture, drawn
from ..pictures import PictureBook
from .lettering import draw
from .scene import BoardScene
from .view import BoardView

SMALL = 190
_GAP, _FOOT = 8, 84
_AWAY = (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize)


class NoteSight(QObject):
    """Lays the photo beside its note; it goes when the mouse does, or when the typing ends."""

    def __init__(self, pictures: PictureBook, model: BoardModel, scene: BoardScene, board: BoardView) -> None:
        super().__init__(board)
        self._model = model
        self._scene = scene
        self._board = board
        self._picture = NotePicture(pictures, board.viewport())
        self._resting = ""  # on which note the mouse rests
        board.viewport().installEventFilter(self)
        scene.farther.connect(self.put_away)

    def show_beside(self, note: Note, box: QRectF) -> None:
        """The photo of a note that lies in ``box`` of the scene, to its left when there is more room; nothing without one."""
        if self._scene.far or not self._picture.take(note, SMALL):
            return
        place: QRect = self._board.mapFromScene(box).boundingRect()
        room, own = self._board.viewport().rect(), self._picture.size()
        left = place.left() - _GAP - own.width()
        if left < 0:
            left = min(place.right() + _GAP, room.width() - own.width())
        top = min(place.top(), room.height() - own.height())
        self._picture.move(left, max(0, top))
        self._picture.show()
        self._picture.raise_()

    @Slot()
    def put_away(self) -> None:
        """Nothing more to see."""
        self._resting = ""
        self._picture.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The mouse that rests on a note shows its photo, as a hint appears."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._rest(self._note_at(event.pos().x(), event.pos().y()))
        elif self._resting and event.type() in _AWAY:
            self.put_away()
        elif self._resting and event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            here = self._note_at(round(event.position().x()), round(event.position().y()))
            if here != self._resting:
                self.put_away()
        return False

    def _note_at(self, x: int, y: int) -> str:
        return self._scene.note_at(self._board.mapToScene(x, y)) or ""

    def _rest(self, note_id: str) -> None:
        note, box = self._model.note(note_id), self._scene.box_of(note_id)
        if note is not None and note.picture and box is not None and not self._picture.isVisible():
            self._resting = note_id
            self.show_beside(note, box)


class LargePhoto(QWidget):
    """The photo of a note over the whole board, with its words below; any of the keys that one tries puts it away."""

    def __init__(self, pictures: PictureBook, board: BoardView) -> None:
        super().__init__(board)
        self._pictures = pictures
        self._board = board
        self._note: Note | None = None
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_note(self, note: Note, before: QWidget | None) -> None:
        """Covers the board; afterwards ``before`` has the focus again."""
        self._note, self._before = note, before
        self.setAccessibleName(_("Photo of the note: {text}").format(text=note.text))
        self.setGeometry(self._board.viewport().geometry())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo in the middle, the words under it."""
        if self._note is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.colour("sunken"))
        room = QRectF(self.rect()).adjusted(24, 24, -24, -_FOOT)
        size = QSize(max(int(room.width()), 1), max(int(room.height()), 1))
        image = drawn(self._pictures, self._note, size, self.devicePixelRatioF())
        place = QRectF(room.topLeft(), image.deviceIndependentSize())
        place.moveCenter(room.center())
        painter.drawImage(place.topLeft(), image)
        painter.setPen(worn.colour("edge"))
        painter.drawRect(place)
        painter.setFont(worn.font("strong"))
        painter.setPen(worn.colour("ink"))
        draw(painter, QRectF(24, self.height() - _FOOT + 12, self.width() - 48, _FOOT - 24), self._note.text)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Its keys mean something else to board and window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _puts_away(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Enter, Space, and the key that showed it."""
        if _puts_away(event):
            self._leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click puts it away."""
        self._leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window puts it away."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.hide()

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)


def _puts_away(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_P)
    return event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
