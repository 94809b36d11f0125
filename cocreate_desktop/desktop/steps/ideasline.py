"""The line that ideas are typed on, with the colour and the table of the next notes. It keeps what is typed, for each step by
itself, until it hangs or is taken off by hand: nothing that arrives, fails or goes by touches it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from ...domain.notes import Note, NoteState, table_words
from ...domain.text import NOTE
from ...language import _, number_text
from ...services.overview import EveningView
from .. import actions, forms, theme
from ..desk import Desk
from ..drafting import Draft
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile
from . import keys, noteacts
from .captureline import CaptureLine
from .colourchoice import ColourChoice, ColourChosen

COLOURS = "ABCDEF"
TABLES = tuple(str(n) for n in range(1, 10))
_ON_THE_BAR = 48
# From here on the line says how long it is.
_LONG = NOTE - 200


class IdeasLine(QObject):
    """Wires the line of the form ``steps/ideas``; ``face`` is the widget that its keys hold in."""

    def __init__(self, desk: Desk, form: QWidget, face: QWidget) -> None:
        super().__init__(face)
        self._desk = desk
        self._line = forms.child(form, CaptureLine, "line")
        self._tile = forms.child(form, LetterTile, "tile")
        self._colours = forms.child(form, ColourChoice, "colours")
        self._table_chip = forms.child(form, Chip, "tableChip")
        self._table_button = forms.child(form, KeyButton, "table")
        self._length = forms.child(form, QLabel, "length")
        self._double = forms.child(form, QFrame, "double")
        self._double_words = forms.child(form, QLabel, "doubleWords")
        self._plus_one = forms.child(form, KeyButton, "plusOne")
        self._evening_id = self._step_id = ""
        self._drafts: dict[str, str] = {}
        self._draft = Draft(desk, self._line)
        self._colour, self._table = COLOURS[0], ""
        self._pending = self._same = ""
        self._refused = False
        self._menu = QMenu(face)
        self._double.hide()
        self._length.hide()
        self._wire(form, face)
        self._show_colour(self._colour)
        self._show_table("")

    @property
    def line(self) -> CaptureLine:
        """Where one types."""
        return self._line

    def show_view(self, view: EveningView) -> None:
        """Only another step changes the line: what was typed for that step comes back, also after a crash."""
        self._evening_id = view.evening.id
        step_id = view.step.id if view.step is not None else ""
        if step_id == self._step_id:
            return
        if self._step_id:
            self._drafts[self._step_id] = self._line.text()
        self._step_id = step_id
        self._forget()
        kept = self._draft.aim(f"ideas {step_id}" if step_id else "")
        self._line.start_anew(self._drafts.pop(step_id, kept))

    def leave_double(self) -> bool:
        """Takes the offer of a double away and leaves the words; says whether there was one."""
        there = bool(self._pending)
        self._forget()
        return there

    def _wire(self, form: QWidget, face: QWidget) -> None:
        for key, colour in zip(actions.spec("ideas.colour").shortcuts, COLOURS, strict=True):
            keys.add(face, key, self._on_colour_key, colour)
        for key in actions.spec("ideas.table").shortcuts:
            keys.add(face, key, self._on_table_key, key[-1].replace("0", ""))
        for key in actions.spec("ideas.anyway").shortcuts:
            keys.add(self._line, key, self._on_anyway)
        self._fill_menu()
        self._colours.chosen.connect(self._on_colour)
        self._line.lines_pasted.connect(self._on_pasted)
        self._line.returnPressed.connect(self._on_return)
        self._line.textChanged.connect(self._on_text)
        self._table_button.clicked.connect(self._on_table_wanted)
        for name, slot in (
            ("plusOne", self._on_plus_one),
            ("hangAnyway", self._on_anyway),
            ("dropIt", self._on_drop),
        ):
            forms.child(form, KeyButton, name).clicked.connect(slot)

    def _fill_menu(self) -> None:
        group = QActionGroup(self._menu)
        for table in ("", *TABLES):
            action = self._menu.addAction(table_words(table) or _("No table"))
            action.setData(table)
            action.setCheckable(True)
            group.addAction(action)
        self._menu.triggered.connect(self._on_table_chosen)

    @Slot()
    def _on_colour_key(self) -> None:
        self._show_colour(keys.asked(self))

    @Slot(object)
    def _on_colour(self, chosen: ColourChosen) -> None:
        self._show_colour(chosen.letter)

    @Slot()
    def _on_table_key(self) -> None:
        self._choose_table(keys.asked(self))

    @Slot(QAction)
    def _on_table_chosen(self, action: QAction) -> None:
        self._choose_table(str(action.data()))

    @Slot()
    def _on_table_wanted(self) -> None:
        for action in self._menu.actions():
            action.setChecked(action.data() == self._table)
        self._menu.popup(self._table_button.mapToGlobal(self._table_button.rect().bottomLeft()))

    def _choose_table(self, table: str) -> None:
        """A table brings its colour, for colour means table on the board; from the seventh on they begin again."""
        self._show_table(table)
        if table:
            self._show_colour(COLOURS[(int(table) - 1) % len(COLOURS)])

    def _show_table(self, table: str) -> None:
        self._table = table
        self._table_chip.show_state(table_words(table), "plain", "table")
        self._table_chip.setVisible(bool(table))

    def _show_colour(self, letter: str) -> None:
        self._colour = letter
        self._tile.setProperty("letter", letter)
        self._colours.show_letter(letter)

    @Slot(str)
    def _on_text(self, words: str) -> None:
        if self._pending and words != self._pending:
            self._forget()
        self._show_length(len(words))

    def _show_length(self, length: int) -> None:
        """Nothing is cut: a text that is too long is said to be so while there is time to make two notes of it."""
        over = length > NOTE
        said = _("{n} of {limit} characters").format(n=number_text(length), limit=number_text(NOTE))
        if over:
            said = _("Too long: {said}. Make it two notes; nothing is cut off.").format(said=said)
        self._length.setText(said)
        self._length.setVisible(length > _LONG)
        theme.set_style_property(self._length, "tone", "danger" if over else "")

    @Slot()
    def _on_return(self) -> None:
        """Enter hangs the note up. A double is offered first: a second Enter counts it with the one that hangs."""
        words = self._line.text()
        if not self._step_id or not words.strip():
            return
        if not self._pending:
            double = self._desk.services.capturing.double_of(self._evening_id, words)
            if double is not None:
                self._offer(words, double)
                return
        self._hang(words, self._same)

    def _offer(self, words: str, double: Note) -> None:
        hangs = double.state is NoteState.SHOWN
        self._pending, self._same = words, double.id if hangs else ""
        self._double_words.setText(_double_words(double))
        self._plus_one.setVisible(hangs)
        self._double.show()

    @Slot()
    def _on_plus_one(self) -> None:
        self._hang(self._line.text(), self._same)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_anyway(self) -> None:
        """A note of its own, also when the same hangs already."""
        if self._step_id and self._line.text().strip():
            self._hang(self._line.text())
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_drop(self) -> None:
        """Takes the words off; the key for undo brings them back."""
        self._line.clear()
        self._forget()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._pending = self._same = ""
        self._double.hide()

    def _hang(self, words: str, double_of: str = "") -> None:
        made = noteacts.hang(self._desk, self._step_id, words, self._colour, double_of, self._table)
        if made is None:
            self._refused = True
            return
        self._line.start_anew()
        self._forget()
        if self._refused:
            # What was told about the words that stood here is over.
            self._refused = False
            self._desk.voice.solved("problem")

    @Slot()
    def _on_pasted(self) -> None:
        """Pasted text of several lines: each line a note, in one act with one message."""
        if self._step_id:
            noteacts.take_pasted(self._desk, self._step_id, self._line.pasted, self._colour, self._table)


def _double_words(double: Note) -> str:
    """Where the same words are already, cut to what fits on the bar."""
    said = {
        NoteState.HIDDEN: _("“{text}” is there already, but hidden."),
        NoteState.WAITING: _("“{text}” waits already, from a phone."),
    }.get(double.state, _("“{text}” hangs there already."))
    return said.format(text=noteacts.short(double.text, _ON_THE_BAR))
