"""Paints a row of the run sheet and makes the field in which its title or minutes are changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...language import _
from ...services.typed import LONGEST_STEP
from .. import theme
from ..drawing import paint_box, paint_icon
from .sheetmodel import ROW_ROLE, SheetRow, kind_icon

Index = QModelIndex | QPersistentModelIndex
ROW = 34
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TITLE_AT = 118
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


@dataclass(frozen=True, slots=True)
class StepEdited:
    """A step's ``field`` (title or minutes) was typed."""

    step_id: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class MinutesRefused:
    """Minutes that no step can have were typed; ``stays`` when they are still in their field."""

    typed: str
    stays: bool


def minutes_box(row: QRect) -> QRectF:
    """Where the minutes stand in a row."""
    return QRectF(row.right() - 86, row.top() + 3, 48, row.height() - 6)


class SheetDelegate(QStyledItemDelegate):
    """34 high: grip, time, icon, title, minutes."""

    # Emits: StepEdited.
    edited = Signal(object)
    # Emits: MinutesRefused.
    refused = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = "title"
        self._begun = ""

    def prepare(self, what: str, begun: str = "") -> None:
        """Which field the next editor changes (title or minutes), and what was already typed."""
        self._what, self._begun = what, begun

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The size it wants."""
        return QSize(300, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, SheetRow):
            return
        painter.save()
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        _paint_row(painter, option.rect, row, chosen=chosen, over=over)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain field over what it changes."""
        row = index.data(ROW_ROLE)
        edit = QLineEdit(parent)
        edit.setProperty("inRow", True)
        if self._what == "minutes":
            # More digits than a step can have minutes: what is too much is said, never cut off.
            edit.setValidator(QRegularExpressionValidator(r"[0-9]{0,5}", edit))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setAccessibleName(_("Minutes of {title}").format(title=row.title))
        else:
            edit.setAccessibleName(_("Title of the step"))
            edit.setProperty("spelling", True)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands there now, or the digit already typed."""
        row = index.data(ROW_ROLE)
        if not isinstance(editor, QLineEdit) or not isinstance(row, SheetRow) or editor.isModified():
            return
        if self._begun:
            editor.setText(self._begun)
            editor.setModified(True)
        else:
            editor.setText(str(row.minutes) if self._what == "minutes" else row.title)
            editor.selectAll()
        self._begun = ""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Says what was typed."""
        row = index.data(ROW_ROLE)
        if isinstance(editor, QLineEdit) and isinstance(row, SheetRow):
            before = str(row.minutes) if self._what == "minutes" else row.title
            typed = editor.text().strip()
            if typed and not self._possible(typed):
                self.refused.emit(MinutesRefused(typed, stays=False))
            elif typed and typed != before:
                self.edited.emit(StepEdited(row.key, self._what, typed))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Minutes that cannot be are said, and stay in their field, when they are entered."""
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTERS
            and not self._possible(editor.text())
        ):
            self.refused.emit(MinutesRefused(editor.text(), stays=True))
            return True
        return super().eventFilter(editor, event)

    def _possible(self, typed: str) -> bool:
        return self._what != "minutes" or (typed.isdecimal() and 1 <= int(typed) <= LONGEST_STEP)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Over the title or over the minutes."""
        rect = option.rect
        if self._what == "minutes":
            editor.setGeometry(minutes_box(rect).toRect())
        else:
            editor.setGeometry(
                rect.left() + _TITLE_AT - 8, rect.top() + 2, rect.width() - _TITLE_AT - 90, ROW - 4
            )


def _paint_row(painter: QPainter, rect: QRect, row: SheetRow, *, chosen: bool, over: bool) -> None:
    box = QRectF(rect)
    if chosen:
        paint_box(painter, box, 8, theme.colour("tint"), theme.colour("accent"))
    else:
        if over:
            paint_box(painter, box, 8, theme.colour("sunken"), None)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
    middle = box.center().y()
    left = box.left()
    paint_icon(painter, "dots-six-vertical", QRectF(left + 4, middle - 8, 16, 16), theme.colour("ink2"))
    paint_icon(painter, kind_icon(row.kind), QRectF(left + 86, middle - 10, 20, 20), theme.colour("accent"))
    _paint_words(painter, box, row, chosen=chosen)
    _paint_minutes(painter, rect, row, chosen=chosen)


def _paint_words(painter: QPainter, box: QRectF, row: SheetRow, *, chosen: bool) -> None:
    painter.setFont(theme.font("body", tabular=True))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(box.adjusted(34, 0, 0, 0), _LEFT, row.at)
    room = box.adjusted(_TITLE_AT, 0, -98, 0)
    face = theme.font("body")
    if chosen or row.now:
        face.setWeight(face.Weight.DemiBold)
    painter.setFont(face)
    painter.setPen(theme.colour("ink"))
    title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, title)
    after = painter.fontMetrics().horizontalAdvance(title) + 12
    rest = room.adjusted(after, 0, 0, 0)
    if row.more and rest.width() > 60:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        more = painter.fontMetrics().elidedText(row.more, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, _LEFT, more)


def _paint_minutes(painter: QPainter, rect: QRect, row: SheetRow, *, chosen: bool) -> None:
    field = minutes_box(rect)
    if chosen:
        paint_box(painter, field, 6, theme.colour("surface"), theme.colour("edge"))
    painter.setFont(theme.font("body", tabular=True))
    painter.setPen(theme.colour("ink"))
    painter.drawText(field.adjusted(0, 0, -11, 0), _RIGHT, str(row.minutes))
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(QRectF(rect).adjusted(0, 0, -7, 0), _RIGHT, _("min"))
