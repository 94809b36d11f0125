"""What the review shows while no note is checked: nothing is there yet, nothing was found, or all of it is done, with
how the computer did and what becomes of the whole photo."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from ...domain.errors import CocreateError
from ...domain.steps import Kind
from ...language import _
from ...services import looking
from ...services.wallwords import keep_words
from .. import forms
from ..desk import Desk
from ..parts.emptystate import EmptyState
from . import reviewwords
from .reviewstate import ReviewState


class Wish(StrEnum):
    """What the one button asks for."""

    PHOTO = "photo"
    LATER = "later"
    ADD = "add"
    BOARD = "board"


class ReviewRest(QObject):
    """Wires the page ``rest`` of the form ``walls/review``."""

    # Emits: Wish.
    wished = Signal(object)

    def __init__(self, desk: Desk, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._empty = forms.child(form, EmptyState, "restState")
        self._keep_row = forms.child(form, QWidget, "keepRow")
        self._keep = forms.child(form, QCheckBox, "keep")
        self._state = ReviewState()
        self._wish = Wish.PHOTO
        self._empty.pressed.connect(self._on_pressed)
        self._keep.clicked.connect(self._on_keep)

    @property
    def button(self) -> QWidget:
        """Where the focus goes."""
        return self._empty.button

    def show_state(self, state: ReviewState, evening_id: str) -> None:
        """Shows what is so now."""
        self._state = state
        if not state.photos:
            words = (_("No photo yet"), _("Take a photo of the wall, or bring one in."), _("New photo"))
            self._show(Wish.PHOTO, *words, icon="camera")
        elif not state.sightings and state.waiting_for_a_look:
            sentence = _("What it finds comes here by itself. You can go on with the evening meanwhile.")
            self._show(Wish.LATER, _("The computer is looking"), sentence, _("Continue later"), role="plain")
        elif not state.total:
            sentence = _("Outline them yourself, or take another photo.")
            self._show(Wish.ADD, _("No notes were found"), sentence, _("A note is missing"), icon="plus")
        else:
            self._show_done(state, evening_id)
        wholes = [photo for photo in state.photos if photo.whole]
        self._keep_row.setVisible(self._wish is Wish.BOARD and bool(wholes))
        self._keep.setText(keep_words(self._desk.services.projects.current().photos_until))
        self._keep.setChecked(bool(wholes) and all(photo.keep_whole for photo in wholes))

    def finish(self, photo_ids: Sequence[str]) -> None:
        """The review of these is done. What is kept of them is cut and packed anew, aside."""
        services, eyes = self._desk.services, self._desk.project.eyes
        self._desk.aside(partial(looking.finish, services, eyes, photo_ids), self._on_finished)

    @Slot(object)
    def _on_finished(self, _photos: object) -> None:
        self._desk.relay.tell_now()

    def _show_done(self, state: ReviewState, evening_id: str) -> None:
        title = _("All notes are checked")
        more = ""
        if state.waiting_for_a_look:
            title, more = _("All notes so far are checked"), _("The computer still looks at another photo.")
        try:
            did = reviewwords.accuracy_words(state, self._desk.services.walls.accuracy(evening_id))
            ahead = self._ahead(evening_id) if not more else ""
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            did = ahead = ""
        told = " ".join(filter(None, (did, more, ahead)))
        self._show(Wish.BOARD, title, told, _("To the board"), icon="arrow-right")

    def _ahead(self, evening_id: str) -> str:
        """What the run sheet has after this step, when that is where the notes are put together."""
        evenings = self._desk.services.evenings
        now, steps = evenings.get(evening_id).current_step, evenings.steps(evening_id)
        place = next((n for n, step in enumerate(steps) if step.id == now), -1)
        following = steps[place + 1] if 0 <= place < len(steps) - 1 else None
        if following is None or following.kind is not Kind.THEMES:
            return ""
        title = following.title or _("themes")
        return _("Next on the run sheet: {title}. Go there when the room is ready.").format(title=title)

    def _show(
        self, wish: Wish, title: str, sentence: str, button: str, *, icon: str = "", role: str = "main"
    ) -> None:
        self._wish = wish
        for name, value in (
            ("title", title),
            ("sentence", sentence),
            ("buttonText", button),
            ("buttonIcon", icon),
            ("buttonRole", role),
        ):
            self._empty.setProperty(name, value)

    @Slot()
    def _on_pressed(self) -> None:
        self.wished.emit(self._wish)

    @Slot(bool)
    def _on_keep(self, keep: bool) -> None:
        walls = self._desk.services.walls
        names = [photo.id for photo in self._state.photos if photo.whole]

        def verb() -> None:
            for name in names:
                walls.keep_whole(name, keep)

        self._desk.attempt(verb)
