"""The pledges of a project in the follow-up: what is done, late and to come; add, change and mark done by key, and take what is
to come along as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from ...domain import reminders
from ...domain.pledges import Pledge, PledgeState
from ...language import _, ngettext
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from ..steps import acts, keys
from .pledgedelegate import ROW_ROLE, PledgeDelegate, PledgeRow, row_of
from .pledgedialog import PledgeDialog, PledgeDraft


class PledgesCard(QWidget):
    """Fed by ``show``; what it changes goes through the services, and whoever feeds it reads them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "aftercare/pledges")
        self._list = forms.child(form, QListWidget, "pledges")
        self._empty, self._keys = forms.child(form, QLabel, "empty"), forms.child(form, QLabel, "keys")
        self._told = forms.child(form, QLabel, "calendarTold")
        self._export = forms.child(form, KeyButton, "export")
        self._rows: tuple[PledgeRow, ...] = ()
        self._draft = PledgeDraft()
        self.dialog: PledgeDialog | None = None
        self.asking: SaveAs | None = None
        self._list.setItemDelegate(PledgeDelegate(self._list))
        forms.child(form, KeyButton, "add").clicked.connect(self.add)
        self._export.clicked.connect(self._on_export)
        self._list.itemDoubleClicked.connect(self._on_change)
        for key in ("Return", "Enter"):
            keys.add(self._list, key, self._on_change)
        keys.add(self._list, "Space", self._on_done)
        keys.add(self._list, "Delete", self._on_remove)

    def show_pledges(self, pledges: Sequence[Pledge], today: date, moments: int = 0) -> None:
        """The pledges as they stand ``today``, by day; ``moments`` is how many reply moments go into the calendar too. The
        chosen one stays chosen."""
        rows = tuple(row_of(one, today) for one in reminders.in_order(pledges))
        if rows != self._rows:
            self._rows = rows
            self._fill()
        going = sum(not one.over and bool(one.due) for one in pledges)
        said = ngettext("{n} pledge", "{n} pledges", going).format(n=going)
        replies = ngettext("{n} moment to reply", "{n} moments to reply", moments).format(n=moments)
        self._told.setText(
            _("{pledges}, {replies}").format(pledges=said, replies=replies) if moments else said
        )
        self._export.setEnabled(bool(going + moments))
        for part in (self._list, self._keys):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _fill(self) -> None:
        chosen, place = self._current(), self._list.currentRow()
        self._list.clear()
        for row in self._rows:
            item = QListWidgetItem(row.spoken)
            item.setData(ROW_ROLE, row)
            self._list.addItem(item)
        ids = [row.pledge.id for row in self._rows]
        if chosen is not None and self._rows:
            self._list.setCurrentRow(ids.index(chosen.id) if chosen.id in ids else min(place, len(ids) - 1))

    @Slot()
    def add(self) -> None:
        """Asks for a new one; what was typed before and not kept is there again."""
        self._open(PledgeDialog(self._desk, self._draft, parent=self))

    @Slot()
    def _on_change(self) -> None:
        pledge = self._current()
        if pledge is not None:
            self._open(PledgeDialog(self._desk, PledgeDraft(), pledge, parent=self))

    @Slot()
    def _on_done(self) -> None:
        """Done, or open again."""
        pledge = self._current()
        if pledge is None:
            return
        pledges = self._desk.services.pledges
        state = PledgeState.OPEN if pledge.over else PledgeState.DONE
        done = acts.do(
            self._desk,
            _("Change a pledge"),
            lambda: pledges.set_state(pledge.id, state),
            lambda _done: pledges.put_back(pledge),
        )
        if done is not None and done.over:
            self._desk.voice.message(_("“{what}” is done.").format(what=pledge.what), self._desk.undo.undo)

    @Slot()
    def _on_remove(self) -> None:
        pledge, pledges = self._current(), self._desk.services.pledges
        if pledge is None:
            return
        gone = acts.do(
            self._desk,
            _("Remove a pledge"),
            lambda: _removed(self._desk, pledge),
            lambda _done: pledges.restore(pledge.id),
        )
        if gone is not None:
            self._desk.voice.message(_("“{what}” is removed.").format(what=pledge.what), self._desk.undo.undo)

    @Slot()
    def _on_export(self) -> None:
        name = self._desk.services.projects.current().name
        file = _("Pledges {project}").format(project=name) + ".ics"
        self.asking = SaveAs(self, _("Pledges for a calendar"), file, _("Calendar (*.ics)"), None)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, saved: Saved) -> None:
        out = self._desk.attempt(lambda: self._desk.project.files.calendar(saved.path))
        if out is not None:
            SavedDialog(Path(out), self).open()

    def _open(self, dialog: PledgeDialog) -> None:
        self.dialog = dialog
        dialog.left.connect(self._on_left)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    @Slot(object)
    def _on_left(self, draft: PledgeDraft) -> None:
        self._draft = draft

    @Slot(object)
    def _on_kept(self, _pledge: Pledge) -> None:
        self._draft = PledgeDraft()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> Pledge | None:
        row = self._list.currentIndex().data(ROW_ROLE)
        return row.pledge if isinstance(row, PledgeRow) else None


def _removed(desk: Desk, pledge: Pledge) -> Pledge:
    desk.services.pledges.remove(pledge.id)
    return pledge
