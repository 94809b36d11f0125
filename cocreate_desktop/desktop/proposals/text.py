"""The paragraphs of a proposal at the desk: chosen, added, worded in place, moved, joined, cut and removed, each with undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ...domain.steps import ProposalSettings
from ...domain.themes import Theme
from ...language import _, ngettext
from ...services.overview import EveningView
from ...services.paragraphs import Edit, Paragraphs
from ...services.proposals import Behind, ProposalView
from .. import forms, utf16
from ..desk import Desk
from ..drafting import Draft
from ..parts.keybutton import KeyButton
from ..steps import acts
from .editor import ParagraphEditor, Typed
from .rows import ROW_ROLE, ParagraphDelegate, ParagraphRow

_NEEDING = ("edit", "up", "down", "merge", "remove")


class TextPanel(QObject):
    """Wires the left of the form. ``chosen`` says that another paragraph was chosen."""

    # Emits: str, the id of the paragraph or empty.
    chosen = Signal(str)

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._view = ProposalView(ProposalSettings())
        self._evening_id = ""
        self.list = forms.child(form, QListWidget, "paragraphs")
        self.list.setItemDelegate(ParagraphDelegate(self.list))
        self.editor = ParagraphEditor(self.list)
        self._worded = Draft(desk, self.editor)
        self._new = forms.child(form, QLineEdit, "new")
        self._begun, self._step_id = Draft(desk, self._new), ""
        self._buttons = {name: forms.child(form, KeyButton, name) for name in (*_NEEDING, "themes")}
        for name, slot in (
            ("edit", self.edit),
            ("up", self.up),
            ("down", self.down),
            ("merge", self.merge),
            ("remove", self.remove),
            ("themes", self.bring_themes),
        ):
            self._buttons[name].clicked.connect(slot)
        self._new.returnPressed.connect(self._on_new)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(self._on_opened)
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self._worded.drop)

    @property
    def paragraph_id(self) -> str:
        """The paragraph that is chosen; empty when there is none."""
        row = self._row()
        return row.id if row is not None else ""

    def show_view(self, view: EveningView, found: ProposalView) -> None:
        """Shows the text as it is now; what is being typed stays."""
        self._view, self._evening_id = found, view.evening.id
        self._begin(view.step.id if view.step is not None else "")
        rows = [_row(one, len(found.about(one.paragraph.id))) for one in found.paragraphs]
        here = self.paragraph_id
        self._fill(rows)
        if rows and self.paragraph_id != here:
            self.choose(here if any(row.id == here for row in rows) else "")
        if rows and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.editor.follow()
        there = {one.paragraph.theme_id for one in found.paragraphs}
        missing = [theme for theme in view.board.themes if _speaks(theme, view) and theme.id not in there]
        self._buttons["themes"].setVisible(bool(missing))
        self._show_buttons()

    def _begin(self, step_id: str) -> None:
        """The line for a new paragraph is that of this step."""
        if step_id == self._step_id:
            return
        self._step_id = step_id
        words = self._begun.aim(f"new paragraph {step_id}" if step_id else "")
        if words and not self._new.text():
            self._new.setText(words)

    def choose(self, paragraph_id: str) -> None:
        """Chooses this paragraph; the first when it is not there."""
        places = [one.paragraph.id for one in self._view.paragraphs]
        self.list.setCurrentRow(places.index(paragraph_id) if paragraph_id in places else 0 if places else -1)

    @Slot()
    def edit(self) -> None:
        """Words the chosen paragraph in place."""
        row = self._row()
        if row is not None:
            self.editor.ask(row)
            self._go_on_with(row)

    def word(self, paragraph_id: str, first: int) -> None:
        """Asks for the words of a paragraph, with what stands from the character ``first`` on chosen."""
        self.choose(paragraph_id)
        row = self._row()
        if row is not None and row.id == paragraph_id:
            self.editor.ask(row, chosen=(utf16.units(row.text[:first]), utf16.units(row.text)))
            self._go_on_with(row)

    def _go_on_with(self, row: ParagraphRow) -> None:
        """What was half typed for a paragraph when the program ended without a word."""
        words = self._worded.aim(f"paragraph {row.id}", row.text)
        if words != row.text:
            self.editor.setPlainText(words)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def up(self) -> None:
        """One place up."""
        place = self.list.currentRow()
        if place > 0:
            before = self._view.paragraphs[place - 2].paragraph.id if place > 1 else ""
            self._move(before)

    @Slot()
    def down(self) -> None:
        """One place down."""
        place = self.list.currentRow()
        if 0 <= place < len(self._view.paragraphs) - 1:
            self._move(self._view.paragraphs[place + 1].paragraph.id)

    @Slot()
    def merge(self) -> None:
        """Joins the chosen paragraph to the one before it."""
        chosen = self.paragraph_id
        if chosen and self.list.currentRow() > 0:
            edit = self._do(_("Join two paragraphs"), lambda: self._verbs.merge(chosen))
            if edit is not None:
                self.choose(edit.id)

    @Slot()
    def remove(self) -> None:
        """Takes the chosen paragraph from the text."""
        chosen = self.paragraph_id
        if chosen and self._do(_("Remove a paragraph"), lambda: self._verbs.remove(chosen)) is not None:
            self._desk.voice.message(_("The paragraph is gone from the text."), self._desk.undo.undo)

    @Slot()
    def bring_themes(self) -> None:
        """A paragraph for each theme that has none yet."""
        proposal = self._view.proposal
        if proposal is None:
            return
        evening_id = self._evening_id
        edit = self._do(_("Bring in the themes"), lambda: self._verbs.from_themes(proposal.id, evening_id))
        if edit is not None:
            words = ngettext("{n} paragraph came in.", "{n} paragraphs came in.", len(edit.after))
            self._desk.voice.message(words.format(n=len(edit.after)), self._desk.undo.undo)

    @property
    def _verbs(self) -> Paragraphs:
        return self._desk.services.proposals.paragraphs

    def _move(self, after: str) -> None:
        chosen = self.paragraph_id
        if self._do(_("Move a paragraph"), lambda: self._verbs.move(chosen, after=after)) is not None:
            self.choose(chosen)

    def _do(self, words: str, verb: Callable[[], Edit]) -> Edit | None:
        return acts.do(self._desk, words, verb, self._verbs.take_back, self._verbs.do_again)

    def _row(self) -> ParagraphRow | None:
        place = self.list.currentRow()
        row = self.list.item(place).data(ROW_ROLE) if place >= 0 else None
        return row if isinstance(row, ParagraphRow) else None

    def _fill(self, rows: list[ParagraphRow]) -> None:
        """Puts the rows in; those that are as they were stay, so that nothing jumps."""
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for place, row in enumerate(rows):
            if place == self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(place)
            if item.data(ROW_ROLE) != row:
                item.setData(ROW_ROLE, row)
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), row.spoken)

    def _show_buttons(self) -> None:
        place, last = self.list.currentRow(), self.list.count() - 1
        for name in _NEEDING:
            self._buttons[name].setEnabled(place >= 0)
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["merge"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(0 <= place < last)

    @Slot()
    def _on_new(self) -> None:
        proposal, words = self._view.proposal, self._new.text()
        if proposal is None or not words.strip():
            return
        after = self.paragraph_id or None
        edit = self._do(_("Add a paragraph"), lambda: self._verbs.add(proposal.id, words, after=after))
        if edit is not None:
            self._new.clear()
            self.choose(edit.id)

    @Slot(object)
    def _on_typed(self, typed: Typed) -> None:
        before = next(
            (one.paragraph for one in self._view.paragraphs if one.paragraph.id == typed.paragraph_id), None
        )
        if before is None:
            return
        edit: Edit | None = None
        if typed.words.strip() != before.text:
            edit = self._do(_("Word a paragraph"), lambda: self._verbs.edit(before.id, typed.words))
            typed.taken = edit is not None
        if typed.cut and typed.taken:
            lead = len(typed.words) - len(typed.words.lstrip())
            at = typed.cut - lead
            self._do(_("Cut a paragraph in two"), lambda: self._verbs.split(before.id, at))

    @Slot(int)
    def _on_chosen(self, _place: int) -> None:
        self._show_buttons()
        self.chosen.emit(self.paragraph_id)

    @Slot(QListWidgetItem)
    def _on_opened(self, _item: QListWidgetItem) -> None:
        self.edit()


def _speaks(theme: Theme, view: EveningView) -> bool:
    """Whether a theme has words to bring."""
    return not theme.merged_into and bool(theme.name or view.board.of(theme.id))


def _row(one: Behind, said: int) -> ParagraphRow:
    notes = ngettext("{n} note behind it", "{n} notes behind it", len(one.notes)).format(n=len(one.notes))
    told = [notes if one.notes else _("no notes behind it")]
    if said:
        told.append(ngettext("{n} reaction", "{n} reactions", said).format(n=said))
    if one.theme is not None and one.theme.name and one.theme.name != one.paragraph.text:
        told.append(one.theme.name)
    return ParagraphRow(one.paragraph.id, one.number, one.paragraph.text, " · ".join(told))
