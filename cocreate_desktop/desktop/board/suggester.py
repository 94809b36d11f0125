"""Offers loose notes that may belong together: it looks aside, says why, and does nothing until somebody answers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.steps import Kind, read_settings
from ...domain.steps.themes import ThemesSettings
from ...domain.suggesting import Refusal, Suggestion, suggestion
from ...language import _
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.typinghints import TypingHints
from .commands import RefuseSuggestion
from .scene import BoardScene


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was looked at: when it is the same again, so is the answer."""

    step_id: str
    notes: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...]
    known: tuple[str, ...]


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

        def work() -> tuple[_Asked, Suggestion | None]:
            return asked, suggestion(asked.notes, asked.refused, asked.known)

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
        self._scene.suggest(frozenset(found.note_ids) if found else frozenset())
        self._bar.setVisible(found is not None)
        if found is not None:
            asking = _("Do these {n} notes belong together? Perhaps they are about “{word}”.")
            self._words.setText(asking.format(n=len(found.note_ids), word=found.word))
        self.changed.emit()


def _asked(view: EveningView) -> _Asked | None:
    step = view.step
    if step is None or step.kind is not Kind.THEMES:
        return None
    # The board is the evening's: what was refused when it was put in order is not asked again when it is read back.
    every = (read_settings(one) for one in view.steps if one.kind is Kind.THEMES)
    refused = [
        text for settings in every if isinstance(settings, ThemesSettings) for text in settings.refused
    ]
    loose = tuple((note.id, note.text) for note in view.board.of(""))
    known = (view.project.question, view.project.name, step.question)
    return _Asked(step.id, loose, tuple(map(Refusal.of, refused)), known)
