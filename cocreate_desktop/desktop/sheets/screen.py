"""The screen on which slips and table sheets are entered from a photo: first the photo, by whichever road, then sheet by
sheet, each beside the line in which it is typed. It takes the place of the step while the foot stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

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
from ..steps.face import show_question
from ..steps.voteentry import EntryPanel
from ..walls.bringlist import BringList
from ..walls.camerapane import CameraPane
from ..walls.choosing import PictureChoice
from ..walls.drops import PictureDrops
from ..walls.livecamera import LiveCamera
from ..walls.phonehint import show_phone
from ..walls.photoqueue import Refused
from . import sheetwords
from .pile import Pile
from .sheetrows import row_of, words_of
from .sheetview import SheetView

_TAKE, _CHECK = 0, 1
_STRANGERS = (SheetState.OTHER_ROUND, SheetState.OTHER_PROJECT)


class SheetsScreen(QWidget):
    """Shown for the vote of the step of now."""

    # Emits: nothing; back to the step.
    left = Signal()
    # Emits: Brought; photos of sheets to look at.
    brought = Signal(object)
    # Emits: nothing; sheets are entered from now on, or no longer.
    turned = Signal()
    # Emits: WholePhoto; a shot of the camera to look at.
    shot = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundView | None = None
        self._busy = False
        self.pile = Pile()
        self._form = form = forms.fill(self, "sheets/sheets")
        self.live = LiveCamera(desk, self)
        self.camera = CameraPane(self.live, form, self, sheetwords.live_words)
        self.entry = EntryPanel(desk, form)
        self._stages = forms.child(form, QStackedWidget, "stages")
        self._problem_card = forms.child(form, QFrame, "problemCard")
        self._problem, self._question, self._line = (
            forms.child(form, QLabel, name) for name in ("problem", "question", "line")
        )
        self.view = forms.child(form, SheetView, "sheet")
        self.list = forms.child(form, BringList, "list")
        names = ("files", "paste", "again", "back", "previousSheet", "nextSheet", "lineUndo")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in names}
        self.choice = PictureChoice(self, _("Photos of sheets"))
        self.drops = PictureDrops(self, any_file=True)
        self._keys = actions.build(self, "sheets")
        self._wire()
        self._ask_for_photo()

    @property
    def problem(self) -> str:
        """Why the last photo did not do, empty when it did."""
        return self._problem.text()

    @property
    def checking(self) -> bool:
        """Whether sheets are entered now."""
        return self._stages.currentIndex() == _CHECK

    def show_view(self, view: EveningView) -> None:
        """The evening as it is now; the sheets of another vote go."""
        before, self._found = self._found, view.round
        found = self._found
        if found is not None and before is not None and found.round.id != before.round.id:
            self.pile = Pile()
            self._ask_for_photo()
        forms.child(self._form, QLabel, "kicker").setText(_("Enter sheets from a photo"))
        show_question(self._question, found.question if found is not None else "")
        address = self._desk.project.photo_address(view.evening.id)
        told = _("Scan, and take a photo of the sheets laid out. It comes here by itself.")
        show_phone(self._form, view.evening, address, told)
        if sheetwords.cannot_enter(found):
            self.say(sheetwords.cannot_enter(found))
        self._show_entry()
        self._show_side()

    def show_sheets(self, name: str, looked: SheetsLooked) -> None:
        """A photo was looked at: what is new in it joins the pile, and the first to enter is opened."""
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
        fresh = len(self.pile.sheets)
        self.pile.add(looked.sheets, told)
        self.pile.place = fresh if self.pile.place < 0 or not self._waits else self.pile.place
        self.pile.go_on()
        self.say(sheetwords.cannot_enter(found) or sheetwords.also_unread(looked.unread))
        self._stages.setCurrentIndex(_CHECK)
        self._show_sheet()
        self.turned.emit()

    def say(self, words: str) -> None:
        """Why a photo does not do, or empty."""
        self._problem.setText(words)
        self._problem_card.setVisible(bool(words))

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """A file that is no photo, in one sentence."""
        self.say(f"{refused.name}: {refused.why}")

    def set_busy(self, busy: bool) -> None:
        """A photo is looked at now, or no longer."""
        self._busy = busy
        self._show_side()

    def open(self) -> None:
        """It is shown from now on."""
        self.take_focus()

    def close_down(self) -> None:
        """It is not shown any more: the camera goes off."""
        self.live.stop()

    @Slot()
    def take_focus(self) -> None:
        """What is used first."""
        if self.checking:
            self.entry.take_focus()
            if not self.entry.able:
                self.buttons["nextSheet"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = self.camera.turn_on if self.camera.turn_on.isVisibleTo(self) else self.camera.shoot
        (first if first.isEnabled() else self.buttons["files"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar takes a photo wherever nothing else takes it, as long as the camera is on."""
        if event.key() == Qt.Key.Key_Space and self.camera.live and not self.checking:
            self.camera.take()
            event.accept()
            return
        super().keyPressEvent(event)

    def _wire(self) -> None:
        self.live.shot.connect(self.shot)
        self.drops.brought.connect(self.brought)
        self.choice.brought.connect(self.brought)
        self.choice.refused.connect(self.show_refused)
        self.entry.told.connect(self._on_told)
        self.entry.entered.connect(self._on_entered)
        self.list.currentRowChanged.connect(self._on_row)
        self._desk.undo.indexChanged.connect(self._on_undo_moved)
        for name, key in (("previousSheet", "Alt+Left"), ("nextSheet", "Alt+Right")):
            self.buttons[name].setProperty("keyHint", actions.key_text(key))
        for name, slot in (
            ("files", self.choice.files),
            ("paste", self.choice.paste),
            ("again", self._ask_for_photo),
            ("back", self.left),
            ("previousSheet", self._on_previous),
            ("nextSheet", self._on_next),
            ("lineUndo", self._desk.undo.undo),
        ):
            self.buttons[name].clicked.connect(slot)
        for key, slot in (
            ("sheets.previous", self._on_previous),
            ("sheets.next", self._on_next),
            ("sheets.again", self._ask_for_photo),
            ("sheets.file", self.choice.files),
            ("sheets.back", self.left),
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
        """The sheet of now, with its line filled in as far as its code says."""
        sheet = self.pile.shown
        if sheet is None:
            return
        self.view.show_picture(sheet.picture, words_of(sheet))
        self.entry.forget()
        self._show_entry()
        self._show_side()
        self._on_told()
        if self.isVisible():
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
        """What stands beside the picture: how to take a photo, or the sheets."""
        checking = self.checking
        for name in ("phonePart", "phoneRule"):
            forms.child(self._form, QWidget, name).setVisible(not checking)
        self.list.setVisible(bool(self.pile.sheets))
        title = _("The sheets") if self.pile.sheets else _("A photo of the sheets")
        forms.child(self._form, QLabel, "sideTitle").setText(title)
        forms.child(self._form, QLabel, "sideText").setText(self._side_words())
        self._show_list()

    def _side_words(self) -> str:
        if self._busy:
            return _("The photo is looked at…")
        if self.pile.sheets:
            words = sheetwords.left_words(self.pile.left, self.pile.counted)
            return f"{words} {_('The photo itself is not kept.')}".strip()
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
        self.pile.tick(self.pile.place, self._desk.undo.index())
        self.pile.go_on()
        self._show_sheet()
        self.entry.said, self.entry.doubt, self.entry.undoable = said, doubt, undoable
        self._on_told()

    @Slot(int)
    def _on_undo_moved(self, index: int) -> None:
        """What was taken back is to be entered again; what was redone is counted."""
        if self.pile.undone(index):
            self._show_entry()
            self._show_side()

    @Slot()
    def _ask_for_photo(self) -> None:
        self._stages.setCurrentIndex(_TAKE)
        self.say(sheetwords.cannot_enter(self._found) if self._found is not None else "")
        self._show_side()
        self.turned.emit()
        if self.isVisible():
            self.take_focus()

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
            self._stages.setCurrentIndex(_CHECK)
            self._show_sheet()
            self.turned.emit()
