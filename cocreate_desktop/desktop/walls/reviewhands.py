"""What the facilitator does in a review, by key or button: takes, rejects, adds, splits, merges, goes on and back. It
holds which note is checked now; what that looks like is the screen's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ...domain.walls import Sighting, SightingState
from ...language import _
from ..desk import Desk
from ..steps import keys
from .boardcorners import BoardShown
from .boardpen import BoardPen
from .lookedagain import heirs
from .notecard import NoteCard
from .pencil import Made, Making, Pencil
from .photolens import NoteChosen
from .photoside import PhotoSide
from .reviewacts import ReviewActs
from .reviewstate import Numbers, ReviewState, outline_of

_LIVE = (SightingState.OPEN, SightingState.TAKEN)
_DONE_BEFORE = (SightingState.DOUBLE, SightingState.REJECTED)


class ReviewHands(QObject):
    """The deeds of the screen."""

    # Emits: nothing; another note is checked now.
    moved = Signal()
    # Emits: nothing; what was done is done: read everything again.
    acted = Signal()
    # Emits: nothing; the line with the words wants the focus.
    typing = Signal()
    # Emits: BoardShown.
    board_shown = Signal(object)

    def __init__(
        self, desk: Desk, card: NoteCard, side: PhotoSide, numbers: Numbers, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._card, self._side, self._numbers = desk, card, side, numbers
        self.state = ReviewState()
        self.current = ""
        self.holding = False
        self.pencil = Pencil(self)
        self._busy: frozenset[str] = frozenset()
        self._acts = ReviewActs(desk, self)
        self._acts.about.connect(self._on_about)
        self._acts.turned.connect(self._on_cut)
        self.pencil.made.connect(self._on_made)
        self.pencil.changed.connect(self._on_drawing)
        self._pen = BoardPen(side.view)
        self._pen.drawn.connect(self.pencil.hear)
        side.board_wanted.connect(self.show_board)

    @property
    def one(self) -> Sighting | None:
        """The note that is checked now."""
        return self.state.by_id.get(self.current)

    def look(self, state: ReviewState) -> None:
        """What is so now; the current note stays while it is there, outlined anew or not."""
        again = heirs(self.state, state)
        self._card.hand_on(again)
        self._numbers.hand_on(again)
        self.current = again.get(self.current, self.current)
        self.state = state
        if self.current not in state.by_id:
            self.current = next((one.id for one in state.turn if one.id not in self._busy), "")

    def go_to(self, sighting_id: str) -> None:
        """Another note is checked; what was being drawn is left."""
        if sighting_id != self.current:
            self.pencil.leave()
            self.current = sighting_id
        self.moved.emit()

    def can_change(self, one: Sighting) -> bool:
        """Whether it can be rejected, split or merged."""
        return one.state in _LIVE and one.id not in self._busy

    def neighbours(self, one: Sighting) -> list[Sighting]:
        """All of its photo that it can be merged with, itself included."""
        return [other for other in self.state.of(one.photo_id) if self.can_change(other)]

    @Slot()
    def take(self) -> None:
        """It is right: to the next. What was seen before or is no note becomes one that waits."""
        one = self.one
        if self.pencil.making is not Making.NOTHING:
            self.pencil.confirm()
        elif one is None or one.id in self._busy:
            return
        elif one.state in _DONE_BEFORE:
            self._acts.reopen(one)
            self.typing.emit()
        elif one.state is SightingState.TAKEN and not self._card.changed:
            self.go_to(self.state.after(one.id))
        elif not self._card.words.strip():
            self._card.say(_("Type a few words, for instance what is drawn. The picture stays beside them."))
        else:
            self._take(one)

    def _take(self, one: Sighting) -> None:
        before, following = self.state.note_of(one), self.state.after(one.id)
        letter = self._card.letter or (before.colour if before is not None else "")
        self.holding = True
        taken = self._acts.take(one, self._card.words, letter, before)
        self.holding = False
        if taken:
            self._card.drop(one.id)
            self.current = following
        self.acted.emit()

    @Slot()
    def reject(self) -> None:
        """It is no note."""
        one = self.one
        if one is None or not self.can_change(one) or self.pencil.making is not Making.NOTHING:
            return
        following = self.state.after(one.id)
        self.holding = True
        rejected = self._acts.reject(one, self.state.note_of(one))
        self.holding = False
        if rejected:
            self.current = following
        self.acted.emit()

    @Slot()
    def split(self) -> None:
        """One note is several; again for another way."""
        one, photo = self.one, self._side.photo
        if self.pencil.making is Making.SPLIT:
            self.pencil.again()
        elif one is not None and photo is not None and self.can_change(one):
            self.pencil.split(photo, one.id, outline_of(one))

    @Slot()
    def merge(self) -> None:
        """Several notes are one; again for another neighbour."""
        if self.pencil.making is Making.MERGE:
            self.pencil.again()
        else:
            self._begin_merge()

    @Slot()
    def add(self) -> None:
        """A note is missing."""
        photo, one = self._side.photo, self.one
        if photo is None or photo.width <= 0 or self.pencil.making is Making.ADD:
            return
        quads = [outline_of(other) for other in self.state.of(photo.id)]
        near = outline_of(one) if one is not None and one.photo_id == photo.id else None
        self.pencil.add(photo, quads, near)

    @Slot()
    def show_board(self) -> None:
        """The facilitator shows where the board is, and the machine looks again inside it."""
        photo = self._side.photo
        if photo is None or photo.width <= 0 or self.pencil.making is Making.BOARD:
            return
        if not photo.whole:
            self._desk.voice.message(
                _("The whole photo is not kept any more. To look again, take a new photo of the board.")
            )
        else:
            self.pencil.show_board(photo)

    @Slot()
    def back(self) -> None:
        """Takes back what was done last."""
        self._desk.undo.undo()
        self.typing.emit()

    @Slot()
    def before(self) -> None:
        """The note before, without taking this one."""
        self.go_to(self.state.step(self.current, -1))

    @Slot()
    def after(self) -> None:
        """The note after, without taking this one."""
        self.go_to(self.state.step(self.current, 1))

    @Slot()
    def paint(self) -> None:
        """The colour whose key was pressed."""
        self._card.paint(keys.asked(self))

    @Slot()
    def entered(self) -> None:
        """Enter on the photo: what is drawn is taken, else one types."""
        if self.pencil.making is Making.NOTHING:
            self.typing.emit()
        else:
            self.pencil.confirm()

    @Slot(object)
    def chosen(self, chosen: NoteChosen) -> None:
        """A note was chosen on the photo."""
        if self.pencil.making is Making.MERGE:
            self.pencil.pick(chosen.sighting_id)
        elif chosen.also and chosen.sighting_id != self.current:
            self._begin_merge((chosen.sighting_id,))
        elif self.pencil.making is Making.NOTHING:
            self.go_to(chosen.sighting_id)
            if not chosen.walking:
                self.typing.emit()

    @Slot(str)
    def turn_to(self, photo_id: str) -> None:
        """Another photo: its first note that waits, else its first one. What was being drawn is left."""
        self.pencil.leave()
        waiting = next((one.id for one in self.state.turn if one.photo_id == photo_id), "")
        others = self.state.of(photo_id)
        self.go_to(waiting or (others[0].id if others else ""))

    def _begin_merge(self, picked: tuple[str, ...] = ()) -> None:
        one, photo = self.one, self._side.photo
        if one is None or photo is None or not self.can_change(one):
            return
        quads = {other.id: outline_of(other) for other in self.neighbours(one)}
        if set(picked) <= set(quads):
            numbers = {name: self._numbers.of(name) for name in quads}
            self.pencil.merge(photo, one.id, quads, numbers, picked)

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        """Cut aside; the notes that are replaced wait for it. A board is for whoever looks."""
        if made.making is Making.BOARD:
            self.board_shown.emit(BoardShown(made.photo.id, made.quads[0]))
            self._desk.voice.message(_("Looks again inside the board. What you checked stays."))
            return
        before = [
            (one, self.state.note_of(one)) for one in map(self.state.by_id.__getitem__, made.sighting_ids)
        ]
        words = "\n".join(filter(None, (self._words_on(one) for one, _note in before)))
        carried = words if made.making is Making.MERGE or (before and self._card.changed) else ""
        self._busy = frozenset(made.sighting_ids)

        def told(first: Sighting) -> None:
            self.go_to(first.id)
            self._card.prepare(first.id, carried)
            self.typing.emit()

        self._acts.make(made, before, told)

    @Slot()
    def _on_drawing(self) -> None:
        self._pen.show_board(self.pencil.board, self.pencil.size)

    def _words_on(self, one: Sighting) -> str:
        return self._card.words if one.id == self.current else self.state.words_of(one)

    @Slot()
    def _on_cut(self) -> None:
        if not self._acts.cutting:
            self._busy = frozenset()

    @Slot(str)
    def _on_about(self, sighting_id: str) -> None:
        self.current = sighting_id
