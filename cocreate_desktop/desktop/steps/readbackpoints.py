"""The two lists of a readback at the desk: the sentences of the summary, and what people miss. Each by keyboard alone: F2, Alt
with an arrow and Del for a sentence, Enter to make a point of what somebody misses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ...domain import privacy
from ...domain.answers import Answer
from ...domain.notes import Channel
from ...domain.privacy import FLAG_NAMES
from ...language import _
from ...services.readback import ANSWER_NAMES, ReadbackView
from .. import forms
from ..desk import Desk
from . import acts, keys

_ID = Qt.ItemDataRole.UserRole


class Points(QObject):
    """The summary: what was only proposed becomes written as soon as something in it is changed."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._view: ReadbackView | None = None
        self._list = forms.child(form, QListWidget, "points")
        self._list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self._list.itemChanged.connect(self._on_changed)
        for key, slot in (("Alt+Up", self._up), ("Alt+Down", self._down), ("Del", self._away)):
            keys.add(self._list, key, slot)

    def show_view(self, view: ReadbackView) -> None:
        """Shows the sentences; the place in the list stays."""
        before, self._view = self._view, view
        if before is not None and (before.points, before.step.id) == (view.points, view.step.id):
            return
        row = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for point in view.points:
            item = QListWidgetItem(point)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        self._list.blockSignals(False)

    @Slot(QListWidgetItem)
    def _on_changed(self, _item: QListWidgetItem) -> None:
        self._write(_("Change a sentence"), self._texts())

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    @Slot()
    def _away(self) -> None:
        texts, row = self._texts(), self._list.currentRow()
        # Without any sentence the summary would be proposed anew: the last one stays.
        if 0 <= row < len(texts) and len(texts) > 1:
            self._write(_("Take a sentence away"), [*texts[:row], *texts[row + 1 :]])

    def _move(self, by: int) -> None:
        texts, row = self._texts(), self._list.currentRow()
        if not 0 <= row < len(texts) or not 0 <= row + by < len(texts):
            return
        texts[row], texts[row + by] = texts[row + by], texts[row]
        self._list.setCurrentRow(row + by)
        self._write(_("Move a sentence"), texts)

    def _texts(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _write(self, words: str, points: Sequence[str]) -> None:
        view, readbacks = self._view, self._desk.services.readbacks
        if view is None or tuple(points) == view.points:
            return
        step_id = view.step.id
        done = acts.do(
            self._desk,
            words,
            lambda: readbacks.write(step_id, points),
            lambda before: readbacks.write(step_id, before),
        )
        if done is None:  # refused: the list shows what is kept
            self._view = None
            self.show_view(view)


class Missed(QObject):
    """What people miss, in their words: nobody but the desk reads it before it is a point."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._shown: tuple[Answer, ...] = ()
        self._list = forms.child(form, QListWidget, "missed")
        for key, slot in (("Return", self._take), ("Enter", self._take), ("Del", self._away)):
            keys.add(self._list, key, slot)
        self._list.itemDoubleClicked.connect(self._take)

    def show_view(self, view: ReadbackView) -> None:
        """Shows those that are no point yet."""
        waiting = tuple(one for one in view.words if not one.shown)
        if waiting == self._shown:
            return
        self._shown, row = waiting, self._list.currentRow()
        self._list.clear()
        for answer in waiting:
            item = QListWidgetItem(_told(answer))
            item.setData(_ID, answer.id)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))

    def _chosen(self) -> Answer | None:
        item = self._list.currentItem()
        chosen = item.data(_ID) if self._list.count() else ""
        return next((one for one in self._shown if one.id == chosen), None)

    @Slot()
    def _take(self) -> None:
        answer, readbacks = self._chosen(), self._desk.services.readbacks
        if answer is None:
            return
        acts.do(
            self._desk,
            _("Make it a point of the summary"),
            lambda: readbacks.take(answer.id),
            lambda before: readbacks.give_back(answer.id, before),
        )

    @Slot()
    def _away(self) -> None:
        """Only what was typed here can go; what a phone sent is its neighbour's."""
        answer, readbacks = self._chosen(), self._desk.services.readbacks
        if answer is None or answer.channel is not Channel.DESK:
            self._desk.voice.message(_("What a neighbour sent stays; it is seen at this desk only."))
            return
        acts.do(
            self._desk,
            _("Take it away"),
            lambda: readbacks.remove(answer.id),
            lambda _none: readbacks.restore(answer.id),
        )


def _told(answer: Answer) -> str:
    """The words, with what was answered and what looks like a personal detail."""
    notes = [_(ANSWER_NAMES[answer.value])] if answer.value in ANSWER_NAMES else []
    notes += [_(FLAG_NAMES[one]) for one in privacy.flags(answer.words)]
    words = " ".join(answer.words.split())
    return f"{words}  ({', '.join(notes)})" if notes else words
