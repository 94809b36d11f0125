"""The review of photos of a wall: each note that was seen is looked at once, the doubtful first, and becomes a note on
the board or no note. Everything by keys alone and by mouse alone; what was typed or taken is never lost."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from ...domain.errors import CocreateError
from ...domain.walls import Sighting
from ...look import NOTE_COLOURS
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..relay import Batch
from ..steps import keys
from .crops import SIDE, CropShelf
from .notecard import NoteCard
from .pencil import Making
from .photoside import PhotoSide
from .reviewcount import ReviewCount
from .reviewdeeds import ReviewDeeds
from .reviewhands import ReviewHands
from .reviewlist import NextList, RowChosen
from .reviewrest import ReviewRest, Wish
from .reviewrows import rows_of
from .reviewstate import Numbers, ReviewState, state_of

CARD, WIDEST, USUAL = 470, 640, 1366  # pixels
_LOW = 712  # pixels: lower, the list needs the room
_OURS = ("photo", "sighting", "note")
_TOGETHER = 2


class ReviewScreen(QWidget):
    """Shows all photos for a step; fills the room between the window's head and its edge."""

    # Emits: nothing; the facilitator goes on later.
    left = Signal()
    # Emits: nothing; what was checked hangs on the board, and she wants to see it.
    to_board = Signal()
    # Emits: PhotoWanted; BoardShown.
    photo_wanted = Signal(object)
    board_shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = self._step_id = self._photo_id = ""
        self._stale = False
        self._numbers = Numbers()
        self._crops = CropShelf(desk.services.walls)
        form = forms.fill(self, "walls/review")
        self._card_frame = forms.child(form, QFrame, "reviewCard")
        self._pages = forms.child(form, QStackedWidget, "pages")
        self._work = forms.child(form, QWidget, "work")
        self._rest_page, self._foot = forms.child(form, QWidget, "rest"), forms.child(form, QWidget, "foot")
        self._list = forms.child(form, NextList, "list")
        self._add = forms.child(form, KeyButton, "add")
        self._later = forms.child(form, KeyButton, "later")
        self._board = forms.child(form, KeyButton, "toBoard")
        self._list.use(self._crops)
        self._card = NoteCard(form, self._crops, self)
        self._side = PhotoSide(desk, form, self._numbers, self)
        self._deeds, self._rest = ReviewDeeds(form, self), ReviewRest(desk, form, self)
        self._count = ReviewCount(form, self)
        self._hands = ReviewHands(desk, self._card, self._side, self._numbers, self)
        self._wire()

    @property
    def current(self) -> str:
        """The id of the note that is checked now; empty when none is."""
        return self._hands.current

    @property
    def state(self) -> ReviewState:
        """What is shown."""
        return self._hands.state

    def show_evening(self, evening_id: str, step_id: str = "") -> None:
        """Shows the photos for a step of an evening, from the first note that waits."""
        if (evening_id, step_id) != (self._evening_id, self._step_id):
            self._card.forget()
            self._side.forget()
            self._numbers.forget()
        self._evening_id, self._step_id, self._hands.current = evening_id, step_id, ""
        self._hands.pencil.leave()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again. The note that is checked stays, and what is typed on it too."""
        self._stale = False
        if not self._evening_id:
            return
        try:
            review = self._desk.walls.review(self._evening_id)
            notes = self._desk.walls.notes(self._evening_id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        state = state_of(review, notes, self._step_id)
        self._hands.look(state)
        self._numbers.give(state.sightings)
        self._show()

    def show_progress(self, photo_id: str | None, share: float = 0.0, stage: str = "") -> None:
        """How far the machine is with a photo: ``share`` from 0 to 1 of a stage ("looking", "reading"). None: it is done."""
        self._side.show_progress(photo_id, share, stage)

    @Slot()
    def take_focus(self) -> None:
        """To the line with the words, or to what there is to press."""
        target = self._card.text if self._pages.currentWidget() is self._work else self._rest.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window gives the words and the crop more room, and the photo most."""
        super().resizeEvent(event)
        wide = min(max(CARD, CARD + round((self.width() - USUAL) * 0.3)), WIDEST)
        self._card_frame.setFixedWidth(wide)
        more = min((wide - CARD) * 0.6, max(0, self.height() - _LOW) * 0.5)
        self._card.set_crop_side(SIDE + round(more))

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while it was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Photos are large: out of sight they need not stay in memory."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._side.let_go()
            self._stale = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what is drawn, then leads to the foot, and from the foot out."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    # --- wiring ---

    def _wire(self) -> None:
        built, hands = actions.build(self, "walls"), self._hands
        for action_id, slot in (
            ("walls.take", hands.take),
            ("walls.reject", hands.reject),
            ("walls.proposal", self._card.take_proposal),
            ("walls.previous", hands.before),
            ("walls.next", hands.after),
            ("walls.split", hands.split),
            ("walls.merge", hands.merge),
            ("walls.add", hands.add),
            ("walls.showBoard", hands.show_board),
            ("walls.count", self._count.ask),
            ("walls.again", self._side.ask_again),
            ("walls.photo", self._on_photo),
            ("walls.otherPhoto", self._side.turn),
            ("walls.larger", self._side.view.larger),
            ("walls.smaller", self._side.view.smaller),
            ("walls.fitAll", self._side.view.fit_all),
            ("walls.board", self._on_board),
        ):
            built[action_id].triggered.connect(slot)
        # One key for each colour, where the table names them all in one line.
        self.removeAction(built["walls.colour"])
        for place, colour in enumerate(NOTE_COLOURS):
            keys.add(self, actions.spec("walls.colour").shortcuts[place], hands.paint, colour.letter)
        for name in ("walls.take", "walls.reject", "walls.add", "walls.board"):
            built[name].setAutoRepeat(False)
        self._wire_buttons()
        self._wire_parts()

    def _wire_buttons(self) -> None:
        hands = self._hands
        for button, slot in (
            (self._deeds.take, hands.take),
            (self._deeds.reject, hands.reject),
            (self._deeds.split, hands.split),
            (self._deeds.merge, hands.merge),
            (self._deeds.back, hands.back),
            (self._deeds.yes, hands.pencil.confirm),
            (self._deeds.other, hands.pencil.again),
            (self._deeds.no, hands.pencil.leave),
            (self._add, hands.add),
            (self._later, self.left),
            (self._board, self._on_board),
        ):
            button.clicked.connect(slot)
        deeds = self._deeds
        for button in (deeds.take, deeds.reject, deeds.split, deeds.merge, deeds.back):
            # A click leaves the line that is typed on its focus.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _wire_parts(self) -> None:
        view, hands = self._side.view, self._hands
        view.chosen.connect(hands.chosen)
        view.drawn.connect(hands.pencil.hear)
        view.entered.connect(hands.entered)
        view.escaped.connect(self._on_escape)
        self._card.text.entered.connect(hands.take)
        self._card.text.escaped.connect(self._on_escape)
        self._card.text.textChanged.connect(self._on_changed)
        self._card.coloured.connect(self._on_changed)
        self._list.chosen.connect(self._on_row)
        self._list.escaped.connect(self.take_focus)
        self._side.turned_to.connect(self._on_turned)
        self._side.wanted.connect(self.photo_wanted)
        self._rest.wished.connect(self._on_wish)
        self._count.field.entered.connect(self.take_focus)
        hands.pencil.changed.connect(self._on_pencil)
        hands.moved.connect(self._show)
        hands.acted.connect(self.refresh)
        hands.typing.connect(self.take_focus)
        hands.board_shown.connect(self.board_shown)
        self._desk.relay.happened.connect(self._on_happened)
        self._desk.undo.canUndoChanged.connect(self._deeds.show_undo)
        self._deeds.show_undo(self._desk.undo.canUndo())

    # --- showing ---

    @Slot()
    def _show(self) -> None:
        state, one = self._hands.state, self._hands.one
        if one is not None:
            self._photo_id = one.photo_id
        self._side.show_state(state, self._photo_id)
        self._photo_id = self._side.photo.id if self._side.photo is not None else ""
        if one is None:
            self._card.show_none()
            self._rest.show_state(state, self._evening_id)
        else:
            self._show_one(one)
        self._turn_page(self._work if one is not None or self._hands.pencil.making else self._rest_page)
        self._side.view.show_current(self._hands.current, self._hands.pencil.picked)
        self._show_counts()
        self._list.show_rows(rows_of(self._hands.state, self._hands.current, self._numbers))

    def _show_one(self, one: Sighting) -> None:
        with QSignalBlocker(self._card):
            self._card.show_note(one, self._hands.state, self._numbers.of(one.id))
        self._on_changed()

    def _turn_page(self, page: QWidget) -> None:
        if self._pages.currentWidget() is page:
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self._pages.isAncestorOf(focused)
        self._pages.setCurrentWidget(page)
        if inside:
            self.take_focus()

    def _show_counts(self) -> None:
        state = self._hands.state
        self._count.show_state(state, self._step_id)
        self._add.setEnabled(self._side.photo is not None and self._side.photo.width > 0)

    # --- what is heard ---

    @Slot()
    def _on_board(self) -> None:
        """Photos whose notes are all done are finished, which takes a while; the others wait."""
        names = [photo.id for photo in self._hands.state.photos]
        self._rest.finish(names)
        self.to_board.emit()

    @Slot()
    def _on_photo(self) -> None:
        if self._side.view.hasFocus():
            self.take_focus()
        else:
            self._side.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_changed(self) -> None:
        one = self._hands.one
        if one is not None:
            alone = len(self._hands.neighbours(one)) < _TOGETHER
            self._deeds.show_note(one, changed=self._card.changed, neighbours=not alone)

    @Slot(object)
    def _on_row(self, chosen: RowChosen) -> None:
        self._hands.go_to(chosen.sighting_id)
        self.take_focus()

    @Slot()
    def _on_escape(self) -> None:
        focused = QApplication.focusWidget()
        if self._hands.pencil.making is not Making.NOTHING:
            self._hands.pencil.leave()
        elif self._side.leave_question():
            self.take_focus()
        elif focused is not None and self._foot.isAncestorOf(focused) and focused is not self._count.field:
            self.left.emit()
        elif focused in (self._card.text, self._rest.button):
            self._later.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    @Slot(str)
    def _on_turned(self, photo_id: str) -> None:
        self._photo_id = photo_id
        self._hands.turn_to(photo_id)

    @Slot(object)
    def _on_wish(self, wish: Wish) -> None:
        deeds = {Wish.PHOTO: self._side.ask_again, Wish.LATER: self.left.emit, Wish.ADD: self._hands.add}
        deeds.get(wish, self._on_board)()

    @Slot()
    def _on_pencil(self) -> None:
        pencil, view = self._hands.pencil, self._side.view
        making = pencil.making is not Making.NOTHING
        view.use(pencil.tool, pencil.outlines)
        view.show_current(self._hands.current, pencil.picked)
        self._deeds.show_making(pencil)
        self._turn_page(self._work if making or self._hands.one is not None else self._rest_page)
        if making:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities.isdisjoint(_OURS):
            return
        if self._hands.holding or not self.isVisible():
            self._stale = True
        else:
            self.refresh()
