"""The screen on which slips and table sheets are entered from a photo: first the photo, by whichever road, then sheet by
sheet, each beside the line in which it is typed. It takes the place of the step while the foot stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.notes import Channel
from ...domain.rounds import Happening
from ...language import _
from ...services.overview import EveningView
from ...services.seeing import SheetsLooked
from ...services.sheets import SheetState
from ...services.tallying import RoundView
from .. import actions, forms, theme
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps.voteentry import EntryPanel, Typed
from ..walls.bringlist import BringList
from ..walls.photoscreen import CHECK, PhotoScreen
from . import sheetwords
from .pile import Pile
from .sheetrows import row_of, words_of
from .sheetview import SheetView

_STRANGERS = (SheetState.OTHER_ROUND, SheetState.OTHER_PROJECT)


class SheetsScreen(PhotoScreen):
    """The check is sheet by sheet."""

    name = "sheets"
    glare = sheetwords.GLARE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Photos of sheets"), parent)
        form = self._form
        self.pile = Pile()
        self._lines: dict[int, Typed] = {}  # by place, what was typed halfway
        self._at = -1  # the place whose line is shown
        self.entry = EntryPanel(desk, form)
        self._line = forms.child(form, QLabel, "line")
        self.view = forms.child(form, SheetView, "sheet")
        self.list = forms.child(form, BringList, "list")
        for name in ("previousSheet", "nextSheet", "lineUndo"):
            self.buttons[name] = forms.child(form, KeyButton, name)
        self._wire()
        self._ask_for_photo()

    def show_view(self, view: EveningView) -> None:
        """The evening as it is now; the sheets of another vote go."""
        before, self._found = self._found, view.round
        found = self._found
        if found is not None and before is not None and found.round.id != before.round.id:
            self.pile, self._lines, self._at = Pile(), {}, -1
            self._ask_for_photo()
        told = _("Scan, and take a photo of the sheets laid out. It comes here by itself.")
        self._show_head(view, _("Enter sheets from a photo"), told)
        if sheetwords.cannot_enter(found):
            self.say(sheetwords.cannot_enter(found))
        self._show_entry()
        self._show_side()

    def show_sheets(self, name: str, looked: SheetsLooked) -> None:
        """A photo was looked at: what is new in it joins the pile, and the first to enter is opened; one that is being typed
        stays."""
        found = self._found
        if found is None:
            return
        if not looked.sheets:
            self.say(sheetwords.nothing_seen(name, looked))
            return
        texts = [one.text for one in looked.sheets]
        told = self._desk.attempt(lambda: self._desk.services.sheets.tell(found.round.id, texts))
        if told is None:
            return
        for one in told:
            if one.state in _STRANGERS:
                self._list_stranger(found, one.question)
        self.live.stop()
        fresh, checked = len(self.pile.sheets), self.checking
        self.pile.add(looked.sheets, told)
        if not self.entry.halfway:
            self.pile.place = fresh if self.pile.place < 0 or not self._waits else self.pile.place
            self.pile.go_on()
        self.say(sheetwords.cannot_enter(found) or sheetwords.also_unread(looked.unread))
        self._stages.setCurrentIndex(CHECK)
        self._show_sheet()
        if not checked and self.isVisible():
            self.take_focus()
        self.turned.emit()

    def _focus_check(self) -> None:
        self.entry.take_focus()
        if not self.entry.able:
            self.buttons["nextSheet"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hindrance(self) -> str:
        return sheetwords.cannot_enter(self._found) if self._found is not None else ""

    def _wire(self) -> None:
        self.entry.told.connect(self._on_told)
        self.entry.entered.connect(self._on_entered)
        self.list.currentRowChanged.connect(self._on_row)
        self._desk.undo.indexChanged.connect(self._on_undo_moved)
        for name, key in (("previousSheet", "Alt+Left"), ("nextSheet", "Alt+Right")):
            self.buttons[name].setProperty("keyHint", actions.key_text(key))
        for name, slot in (
            ("previousSheet", self._on_previous),
            ("nextSheet", self._on_next),
            ("lineUndo", self._desk.undo.undo),
        ):
            self.buttons[name].clicked.connect(slot)
        for key, slot in (
            ("sheets.previous", self._on_previous),
            ("sheets.next", self._on_next),
        ):
            self._keys[key].triggered.connect(slot)

    @property
    def _waits(self) -> bool:
        return self.pile.shown is not None and self.pile.shown.waits

    def _list_stranger(self, found: RoundView, question: str) -> None:
        """A sheet of another vote or evening is answered with no, and stands in what happened."""
        auditing = self._desk.services.auditing
        self._desk.attempt(
            lambda: auditing.refused(found.round.id, Happening.OTHER_SHEET, channel="paper", subject=question)
        )

    def _show_sheet(self) -> None:
        """The sheet of now, with its line as it was left, else filled in as far as its code says."""
        sheet, place = self.pile.shown, self.pile.place
        if sheet is None:
            return
        self.view.show_picture(sheet.picture, words_of(sheet))
        another, before = place != self._at, self._at
        if another:
            if before >= 0 and self.entry.halfway:
                self._lines[before] = self.entry.typed
            self.entry.forget()
        self._at = place
        self._show_entry()
        if another and place in self._lines:
            self.entry.put(self._lines.pop(place))
        self._show_side()
        self._on_told()
        if another and self.isVisible():
            self.take_focus()

    def _show_entry(self) -> None:
        """The line for the sheet of now; none where it cannot be entered, or was."""
        sheet, found = self.pile.shown, self._found
        if found is None:
            return
        opens = sheet is not None and sheet.told.state.enters and not sheet.done
        channel = sheet.told.channel if sheet is not None else None
        self.entry.show_round(found, channel or Channel.PAPER, able=opens and channel is not None)
        if sheet is not None and opens and self.entry.empty:
            self.entry.fill(sheet.told)
        place, last = self.pile.place, len(self.pile.sheets) - 1
        self.buttons["previousSheet"].setEnabled(place > 0)
        self.buttons["nextSheet"].setEnabled(place < last)

    def _show_side(self) -> None:
        """How to take a photo, and the sheets."""
        super()._show_side()
        self.list.setVisible(bool(self.pile.sheets))
        self._show_list()

    def _side_title(self) -> str:
        return _("The sheets") if self.pile.sheets else _("A photo of the sheets")

    def _side_words(self) -> str:
        if self.pile.sheets:
            words = sheetwords.left_words(self.pile.left, self.pile.counted)
            return " ".join(filter(None, (words, _("The photo itself is not kept."))))
        return _(
            "Lay slips or table sheets apart, with their codes up. You type what stands on each; it lies beside the line."
        )

    def _show_list(self) -> None:
        self.list.blockSignals(True)
        self.list.show_rows([row_of(place, sheet) for place, sheet in enumerate(self.pile.sheets)])
        self.list.setCurrentRow(self.pile.place)
        self.list.blockSignals(False)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    @Slot()
    def _on_told(self) -> None:
        """What there is to say of the last entry, else what to type."""
        sheet = self.pile.shown
        opens = self.entry.able
        words = self.entry.said or (self.entry.hint if opens else "")
        if sheet is not None and not opens and not self.entry.said:
            words = words_of(sheet)
        self._line.setText(words)
        theme.set_style_property(self._line, "tone", "warn" if self.entry.doubt else "ink2")
        self.buttons["lineUndo"].setVisible(self.entry.undoable)

    @Slot(object)
    def _on_entered(self, _entered: object) -> None:
        """The sheet of now was counted: the next is opened, and what was said of it stays to be read."""
        if not self.checking or self.pile.shown is None:
            return
        said, doubt, undoable = self.entry.said, self.entry.doubt, self.entry.undoable
        index = self._desk.undo.index()
        self.pile.tick(self.pile.place, index, self._deed_at(index))
        self.pile.go_on()
        self._at = -1
        self._show_sheet()
        self.entry.said, self.entry.doubt, self.entry.undoable = said, doubt, undoable
        self._on_told()

    @Slot(int)
    def _on_undo_moved(self, index: int) -> None:
        """What was taken back is to be entered again; what was redone is counted."""
        if self.pile.undone(index, self._deed_at):
            self._show_entry()
            self._show_side()

    def _deed_at(self, index: int) -> object:
        """The deed at an index of the undo stack, from 1."""
        return self._desk.undo.command(index - 1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self.checking:
            self.pile.go(by)
            self._show_sheet()

    @Slot(int)
    def _on_row(self, place: int) -> None:
        if 0 <= place < len(self.pile.sheets):
            self.pile.place = place
            self._stages.setCurrentIndex(CHECK)
            self._show_sheet()
            self.turned.emit()
