"""Offers loose notes that may belong together, first those that hung together on a wall of paper: it looks aside, says why, and
does nothing until somebody answers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.notes import Channel
from ...domain.steps import Kind, read_settings
from ...domain.steps.themes import ThemesSettings
from ...domain.suggesting import Refusal, Suggestion, suggestion, wall_suggestion
from ...language import _
from ...services.overview import EveningView
from ...services.walls import Walls
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.typinghints import TypingHints
from .commands import RefuseSuggestion
from .scene import BoardScene

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was looked at: when it is the same again, so is the answer. ``photographed``: notes from photos hang loose."""

    evening_id: str
    step_id: str
    notes: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...]
    known: tuple[str, ...]
    photographed: bool


class Suggester(QObject):
    """Fills the bar of the form and dashes the notes on the scene; ``now`` is what is offered."""

    # Emits: nothing; something else, or nothing more, is offered.
    changed = Signal()

    def __init__(self, desk: Desk, scene: BoardScene, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._scene = scene
        self._asked: _Asked | None = None
        self.now: Suggestion | None = None
        self._last: Suggestion | None = None
        self._away = False
        self._bar = forms.child(form, QWidget, "suggestion")
        self._words = forms.child(form, QLabel, "suggestionWords")
        no, yes = forms.child(form, KeyButton, "suggestionNo"), forms.child(form, KeyButton, "suggestionYes")
        no.clicked.connect(self.refuse)
        self._hints = TypingHints({no: ("N", "Alt N"), yes: ("S", "Alt S")}, self)
        self._show(None)

    def look(self, view: EveningView) -> None:
        """Looks aside for a group among the loose notes, when they or the refusals changed."""
        asked = _asked(view)
        if asked is None or asked == self._asked:
            return
        self._asked = asked
        walls = self._desk.services.walls

        def work() -> tuple[_Asked, Suggestion | None]:
            return asked, _of_wall(asked, walls) or suggestion(asked.notes, asked.refused, asked.known)

        self._desk.aside(work, self._found)

    @Slot(object)
    def put_away(self, away: bool) -> None:
        """Nothing is offered while only the board is shown; afterwards again what was."""
        self._away = away
        self._show(self._last)

    @Slot()
    def refuse(self) -> None:
        """Not now, and not again for this group."""
        if self.now is not None and self._asked is not None:
            refusal = Refusal(self.now.key, self.now.note_ids)
            self._desk.undo.push(RefuseSuggestion(self._desk, self._asked.step_id, refusal))

    def _found(self, answer: tuple[_Asked, Suggestion | None]) -> None:
        asked, found = answer
        if asked == self._asked:
            self._last = found
            self._show(found)

    def _show(self, found: Suggestion | None) -> None:
        found = None if self._away else found
        self.now = found
        self._scene.suggest(
            frozenset(found.note_ids) if found else frozenset(), found.word if found and found.wall else ""
        )
        self._bar.setVisible(found is not None)
        if found is not None:
            self._words.setText(_why(found))
        self.changed.emit()


def _why(found: Suggestion) -> str:
    many = len(found.note_ids)
    if not found.wall:
        asking = _("Do these {n} notes belong together? Perhaps they are about “{word}”.")
        return asking.format(n=many, word=found.word)
    if not found.word:
        return _("These {n} notes hung together on the wall. Do they belong together?").format(n=many)
    word = found.word if len(found.word) <= _SHOWN else found.word[:_SHOWN].rstrip() + "…"
    return _("These {n} notes hung together on the wall, under “{word}”.").format(n=many, word=word)


def _of_wall(asked: _Asked, walls: Walls) -> Suggestion | None:
    """Without notes from photos nothing is read."""
    if not asked.photographed:
        return None
    loose = [note_id for note_id, _text in asked.notes]
    return wall_suggestion(walls.islands(asked.evening_id), loose, asked.refused)


def _asked(view: EveningView) -> _Asked | None:
    step = view.step
    if step is None or step.kind is not Kind.THEMES:
        return None
    # The board is the evening's: what was refused when it was put in order is not asked again when it is read back.
    every = (read_settings(one) for one in view.steps if one.kind is Kind.THEMES)
    refused = [
        text for settings in every if isinstance(settings, ThemesSettings) for text in settings.refused
    ]
    loose = view.board.of("")
    return _Asked(
        view.evening.id,
        step.id,
        tuple((note.id, note.text) for note in loose),
        tuple(map(Refusal.of, refused)),
        (view.project.question, view.project.name, step.question),
        any(note.channel is Channel.PHOTO for note in loose),
    )
