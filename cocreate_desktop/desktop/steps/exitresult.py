"""What came out of an exit poll, at the desk: words of people that others may read, and the result once it is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...domain import privacy
from ...domain.answers import Answer
from ...domain.privacy import FLAG_NAMES
from ...domain.statements import ABOUT_NAMES
from ...language import N_, _, number_text
from ...services.exitpoll import ExitView
from .. import forms
from ..desk import Desk
from . import acts

_ID = Qt.ItemDataRole.UserRole
_HEADS = (N_("Statement"), N_("about"), N_("yes"), N_("so-so"), N_("no"))


class OwnWords(QObject):
    """A list with a tick for what others may read."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._list = forms.child(form, QListWidget, "words")
        self._list.itemChanged.connect(self._on_ticked)
        self._shown: tuple[Answer, ...] = ()

    def show_view(self, view: ExitView) -> None:
        """Shows them anew when they are others than before; the place in the list stays."""
        if view.words == self._shown:
            return
        self._shown, row = view.words, self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for answer in self._shown:
            item = QListWidgetItem(_flagged(answer.words))
            item.setData(_ID, answer.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if answer.shown else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._list.blockSignals(False)

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        polls, answer_id = self._desk.services.exitpoll, str(item.data(_ID))
        on = item.checkState() is Qt.CheckState.Checked
        acts.do(
            self._desk,
            _("Let others read it") if on else _("Keep it from others"),
            lambda: polls.let_read(answer_id, on),
            lambda _answer: polls.let_read(answer_id, not on),
        )


def _flagged(words: str) -> str:
    flags = [_(FLAG_NAMES[one]) for one in privacy.flags(words)]
    return f"{words}  ({', '.join(flags)})" if flags else words


class ResultPage(QObject):
    """Hidden is said to be hidden; then numbers with their base, and the statements apart."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._marks = forms.child(form, QLabel, "resultMarks")
        self._words = forms.child(form, QLabel, "resultWords")
        self._table = forms.child(form, QTableWidget, "said")
        self._mirror = forms.child(form, QLabel, "mirror")
        self._table.setColumnCount(len(_HEADS))
        for column, head in enumerate(_HEADS):
            item = QTableWidgetItem(_(head))
            item.setTextAlignment(_side(column))
            self._table.setHorizontalHeaderItem(column, item)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        heads = self._table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_view(self, view: ExitView) -> None:
        """Shows the result, or that it is hidden."""
        self._table.setVisible(view.shown)
        self._mirror.setVisible(view.shown)
        if not view.shown:
            self._marks.setText(_("Hidden"))
            self._words.setText(
                _("Nobody sees a total before you show the result; this desk does not either.")
            )
            return
        marks = view.satisfaction
        percent = _("{percent} % satisfied").format(percent=marks.percent)
        self._marks.setText(percent if marks.percent is not None else marks.marks_words)
        said = (
            marks.marks_words if marks.percent is not None else "",
            marks.goal_words,
            marks.interval_words,
        )
        self._words.setText(" · ".join(one.rstrip(".") for one in said if one))
        mirror = view.mirror
        self._mirror.setText(mirror.words if mirror is not None else "")
        self._fill(view)

    def _fill(self, view: ExitView) -> None:
        own = any(view.settings.statements)
        self._table.setRowCount(len(view.statements))
        for row, one in enumerate(view.statements):
            words = one.words if own else _(one.words)
            cells = (words, _(ABOUT_NAMES[one.about]), *map(number_text, (one.yes, one.so_so, one.no)))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                self._table.setItem(row, column, item)


def _side(column: int) -> Qt.AlignmentFlag:
    """Numbers stand right, words left."""
    side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
