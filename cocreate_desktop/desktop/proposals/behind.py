"""The notes behind the chosen paragraph, and its theme: a tick links a note or takes it away. The notes stay as they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QListWidgetItem, QWidget

from ...domain.notes import Note
from ...language import _
from ...services.overview import EveningView
from ...services.proposals import Behind, ProposalView
from .. import forms
from ..desk import Desk
from ..parts.plaintip import plain_tip
from ..pictures import fitted
from ..steps import acts

_NOTE = int(Qt.ItemDataRole.UserRole)
_PICTURE = QSize(44, 44)


class NotesBehind(QObject):
    """Wires the upper right of the form."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._paragraph: Behind | None = None
        self._view: EveningView | None = None
        self._head = forms.child(form, QLabel, "notesLabel")
        self.list = forms.child(form, QListWidget, "notes")
        self.list.setIconSize(_PICTURE)
        self.every = forms.child(form, QCheckBox, "all")
        self.theme = forms.child(form, QComboBox, "theme")
        self.list.itemChanged.connect(self._on_ticked)
        self.every.toggled.connect(self._on_every)
        self.theme.activated.connect(self._on_theme)

    def show_view(self, view: EveningView, found: ProposalView, paragraph_id: str) -> None:
        """Shows what is behind this paragraph."""
        self._view = view
        self._paragraph = next((one for one in found.paragraphs if one.paragraph.id == paragraph_id), None)
        self._show()

    def _show(self) -> None:
        one, view = self._paragraph, self._view
        for part in (self.list, self.every, self.theme):
            part.setEnabled(one is not None)
        number = one.number if one is not None else 0
        self._head.setText(
            _("Notes &behind paragraph {n}").format(n=number) if number else _("Notes &behind it")
        )
        linked = one.notes if one is not None else ()
        more = view.board.in_order() if view is not None and self.every.isChecked() else ()
        there = {note.id for note in linked}
        self._fill(
            [*((note, True) for note in linked), *((note, False) for note in more if note.id not in there)]
        )
        self._show_themes()

    def _fill(self, rows: list[tuple[Note, bool]]) -> None:
        self.list.blockSignals(True)
        here = self.list.currentRow()
        self.list.clear()
        for note, linked in rows:
            item = QListWidgetItem(" ".join(note.text.split()))
            item.setData(_NOTE, note.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
            item.setToolTip(plain_tip(note.text))
            if note.picture:
                content = self._desk.pictures.content(note.picture)
                item.setIcon(QIcon(QPixmap.fromImage(fitted(note.picture, content, _PICTURE))))
            self.list.addItem(item)
        self.list.setCurrentRow(min(here, self.list.count() - 1))
        self.list.blockSignals(False)

    def _show_themes(self) -> None:
        mine = self._paragraph.theme if self._paragraph is not None else None
        themes = (
            [one for one in self._view.board.themes if not one.merged_into] if self._view is not None else []
        )
        if mine is not None and all(one.id != mine.id for one in themes):
            themes = [mine, *themes]
        names = [
            (_("no theme"), ""),
            *((one.name or _("theme without a sentence"), one.id) for one in themes),
        ]
        if [
            (self.theme.itemText(place), self.theme.itemData(place)) for place in range(self.theme.count())
        ] != names:
            self.theme.clear()
            for name, theme_id in names:
                self.theme.addItem(name, theme_id)
        self.theme.setCurrentIndex(max(self.theme.findData(mine.id if mine is not None else ""), 0))

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        one, note_id = self._paragraph, str(item.data(_NOTE))
        if one is None:
            return
        linking, verbs = item.checkState() is Qt.CheckState.Checked, self._desk.services.proposals.paragraphs
        verb, words = (
            (verbs.link, _("Link a note")) if linking else (verbs.unlink, _("Take a note from a paragraph"))
        )
        paragraph_id = one.paragraph.id
        acts.do(self._desk, words, lambda: verb(paragraph_id, (note_id,)), verbs.take_back, verbs.do_again)

    @Slot(bool)
    def _on_every(self, _checked: bool) -> None:
        self._show()

    @Slot(int)
    def _on_theme(self, _place: int) -> None:
        one, wanted = self._paragraph, str(self.theme.currentData() or "")
        if one is None or one.paragraph.theme_id == wanted:
            return
        paragraph_id, verbs = one.paragraph.id, self._desk.services.proposals.paragraphs
        acts.do(
            self._desk,
            _("Choose the theme of a paragraph"),
            lambda: verbs.of_theme(paragraph_id, wanted),
            verbs.take_back,
            verbs.do_again,
        )
