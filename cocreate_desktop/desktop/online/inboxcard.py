"""What came in from home: by what it is about, what waits first; shown, hidden, answered or hung on the wall by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QListWidget, QListWidgetItem, QWidget

from ...domain.notes import NoteState
from ...domain.project import Project
from ...language import _, ngettext, number_text
from ...services.athome import Thing
from ...services.online import Inbox
from ...services.onlineinbox import InboxItem
from .. import forms
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from ..steps import keys
from . import inboxwords, onlineacts
from .aboutdelegate import ROW_ROLE as ABOUT_ROLE
from .aboutdelegate import AboutDelegate
from .answerdialog import AnswerDialog
from .inboxwords import AboutRow, SaidRow
from .saiddelegate import ROW_ROLE, SaidDelegate

_DEEDS = ("show", "hide", "answer", "wall", "showAll")


class InboxCard(QWidget):
    """Fed by ``show_inbox``; what it changes goes through the services, and whoever feeds it reads them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "online/inbox")
        self.moderated = forms.child(form, QCheckBox, "moderated")
        self._waiting = forms.child(form, Chip, "waiting")
        self.abouts = forms.child(form, QListWidget, "abouts")
        self.said = forms.child(form, QListView, "said")
        self._none = forms.child(form, EmptyState, "noneSaid")
        self._keys = forms.child(form, QLabel, "keys")
        self.deeds = {name: forms.child(form, KeyButton, name) for name in _DEEDS}
        self.rows = QStandardItemModel(self)
        self.dialog: AnswerDialog | None = None
        self._inbox = Inbox()
        self._ways: Mapping[str, str] = {}
        self._thing: Thing | None = None
        self._filling = self._going_on = False
        self.abouts.setItemDelegate(AboutDelegate(self.abouts))
        self.said.setItemDelegate(SaidDelegate(self.said))
        self._wire()

    @property
    def chosen(self) -> InboxItem | None:
        """The one that the keys are about."""
        row = self.said.currentIndex().data(ROW_ROLE)
        return row.item if isinstance(row, SaidRow) else None

    def _wire(self) -> None:
        self.said.setModel(self.rows)
        self.said.setResizeMode(QListView.ResizeMode.Adjust)
        self.said.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.said.selectionModel().currentChanged.connect(self._on_chosen)
        self.said.doubleClicked.connect(self.answer)
        self.abouts.currentItemChanged.connect(self._on_about)
        self.moderated.clicked.connect(self._on_moderated)
        for name, key, slot in (
            ("show", "S", self.show_it), ("hide", "H", self.hide_it),
            ("answer", "A", self.answer), ("wall", "W", self.hang),
        ):  # fmt: skip
            self.deeds[name].clicked.connect(slot)
            keys.add(self.said, key, slot)
        keys.add(self.said, "Delete", self.hide_it)
        for key in ("Return", "Enter"):
            keys.add(self.said, key, self.show_it)
        self.deeds["showAll"].clicked.connect(self.show_all)
        self._none.button.hide()

    def show_inbox(self, inbox: Inbox, project: Project, ways: Mapping[str, str]) -> None:
        """Everything anew; what was chosen stays chosen. ``ways`` has the names of the invitations."""
        self._inbox, self._ways = inbox, ways
        self.moderated.setChecked(project.online_moderated)
        waits = len(inbox.waiting)
        words = ngettext("{n} waits", "{n} wait", waits).format(n=number_text(waits))
        self._waiting.show_state(words, "warn", "hourglass")
        self._waiting.setVisible(bool(waits))
        self._fill_abouts()
        self._fill()

    def take_focus(self) -> None:
        """The keys are for the first that waits."""
        if self.rows.rowCount():
            self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_abouts(self) -> None:
        self._filling = True
        self.abouts.clear()
        rows = inboxwords.abouts_of(self._inbox)
        if self._thing not in [row.thing for row in rows]:
            self._thing = None
        for place, row in enumerate(rows):
            item = QListWidgetItem(row.spoken)
            item.setData(ABOUT_ROLE, row)
            item.setToolTip("")
            self.abouts.addItem(item)
            if row.thing == self._thing:
                self.abouts.setCurrentRow(place)
        self._filling = False

    def _fill(self) -> None:
        chosen, place = self.chosen, max(self.said.currentIndex().row(), 0)
        now = self._desk.services.clock.now()
        rows = inboxwords.rows_of(self._inbox, self._thing, self._ways, now)
        self.rows.clear()
        for row in rows:
            item = QStandardItem(row.spoken)
            item.setEditable(False)
            item.setData(row, ROW_ROLE)
            self.rows.appendRow(item)
        if rows:
            place = _next(rows, place) if self._going_on else _same(rows, chosen, place)
            self.said.setCurrentIndex(self.rows.index(place, 0))
        self._show_empty()
        self._show_deeds()

    def _show_empty(self) -> None:
        nothing = not self.rows.rowCount()
        self.said.setVisible(not nothing)
        self._none.setVisible(nothing)
        words = _(
            "What people say at home, help they offer and what they think of the proposal comes in here."
        )
        if self._thing is not None:
            words = _("People stand behind it; nobody wrote anything about it yet.")
        self._none.setProperty("title", _("Nothing came in yet"))
        self._none.setProperty("sentence", words)

    def _show_deeds(self) -> None:
        one = self.chosen
        self.deeds["show"].setEnabled(one is not None and one.state is not NoteState.SHOWN)
        self.deeds["hide"].setEnabled(one is not None and one.state is not NoteState.HIDDEN)
        self.deeds["answer"].setEnabled(one is not None and inboxwords.may_answer(one))
        self.deeds["wall"].setEnabled(one is not None and inboxwords.may_hang(one))
        plain = self._plain()
        self.deeds["showAll"].setVisible(len(plain) > 1)
        for name in ("show", "hide", "answer", "wall"):
            self.deeds[name].setVisible(bool(self.rows.rowCount()))

    def _plain(self) -> tuple[InboxItem, ...]:
        """What waits and holds nothing that somebody should look at first."""
        about = self._inbox.items if self._thing is None else self._inbox.about(*self._thing)
        return tuple(one for one in about if one.waits and not one.flags and not one.link)

    @Slot()
    def show_it(self) -> None:
        """Others may read it."""
        self._settle(NoteState.SHOWN)

    @Slot()
    def hide_it(self) -> None:
        """Nobody else reads it."""
        self._settle(NoteState.HIDDEN)

    @Slot()
    def show_all(self) -> None:
        """Everything that waits and holds nothing personal."""
        plain = self._plain()
        if plain and onlineacts.settle(self._desk, plain, NoteState.SHOWN):
            words = ngettext(
                "{n} is shown from the next sharing on.",
                "{n} are shown from the next sharing on.",
                len(plain),
            )
            self._tell(words.format(n=number_text(len(plain))))

    def _settle(self, state: NoteState) -> None:
        one = self.chosen
        if one is None or one.state is state:
            return
        self._going_on = one.waits  # what came in is gone through: the next one takes its place
        done = onlineacts.settle(self._desk, (one,), state)
        self._going_on = False
        if not done:
            return
        shown = state is NoteState.SHOWN
        self._tell(_("It is shown from the next sharing on.") if shown else _("Nobody else reads it."))

    @Slot()
    def answer(self) -> None:
        """Asks for an answer; what was typed before is there again."""
        one = self.chosen
        if one is not None and inboxwords.may_answer(one):
            self.dialog = AnswerDialog(self._desk, one, self.window())
            self.dialog.open()

    @Slot()
    def hang(self) -> None:
        """Makes a note of it on the board."""
        one = self.chosen
        if one is not None and inboxwords.may_hang(one) and onlineacts.to_wall(self._desk, one) is not None:
            self._tell(_("It hangs on the wall as a note from home."))

    def _tell(self, words: str) -> None:
        self._desk.voice.message(words, self._desk.undo.undo)

    @Slot(bool)
    def _on_moderated(self, on: bool) -> None:
        if not onlineacts.moderate(self._desk, on):
            self.moderated.setChecked(not on)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_about(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        row = item.data(ABOUT_ROLE) if item is not None else None
        if not self._filling and isinstance(row, AboutRow):
            self._thing = row.thing
            self._fill()

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_deeds()


def _same(rows: Sequence[SaidRow], chosen: InboxItem | None, place: int) -> int:
    """The place of what was chosen; where it is no more, the same place."""
    ids = [(row.item.kind, row.item.id) for row in rows]
    known = (chosen.kind, chosen.id) if chosen is not None else None
    return ids.index(known) if known in ids else min(place, len(ids) - 1)


def _next(rows: Sequence[SaidRow], place: int) -> int:
    """Where one goes on: at what waits now in this place, else at the first that does."""
    waiting = sum(row.item.waits for row in rows)
    return place if place < waiting else 0 if waiting else min(place, len(rows) - 1)
