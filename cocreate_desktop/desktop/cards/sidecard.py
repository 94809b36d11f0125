"""The card beside the picture: how many were read, which cards people hold, who is missing or in doubt, and one tap to say what
somebody sees."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.cards import ranges_of
from ...domain.errors import BadValue, CocreateError
from ...domain.evening import Evening
from ...language import _, ngettext
from .. import forms
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.meter import Meter
from ..steps import acts
from ..steps.face import settle, show_typed
from . import standing
from .cardrows import ROW, CardRows
from .session import CardSession
from .standing import Standing

MOST_UNCLEAR, LEAST_UNCLEAR = 2, 1
"""So many rows in doubt are seen at once, fewer in a low window; the list scrolls."""


class SideCard(QObject):
    """Wires the right side of the form ``cards/cards``."""

    # Emits: nothing; nothing is left to type here.
    done = Signal()

    def __init__(self, desk: Desk, session: CardSession, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._evening: Evening | None = None
        self.missing = forms.child(form, CardRows, "missing")
        self.unclear = forms.child(form, CardRows, "unclear")
        self.handed_out = forms.child(form, QLineEdit, "handedOut")
        self._form = form
        self._meter = forms.child(form, Meter, "meter")
        self._chip = forms.child(form, Chip, "unclearChip")
        self._shown: Standing | None = None
        self._most = MOST_UNCLEAR
        self._say_bad("")
        self.handed_out.returnPressed.connect(self._on_handed_out)
        self.handed_out.editingFinished.connect(self._on_handed_out)

    def label(self, name: str) -> QLabel:
        """One of its labels."""
        return forms.child(self._form, QLabel, name)

    def show_evening(self, evening: Evening) -> None:
        """The evening whose cards they are."""
        self._evening = evening
        show_typed(self.handed_out, evening.handed_out)

    def set_tight(self, tight: bool) -> None:
        """A low window."""
        self._most = LEAST_UNCLEAR if tight else MOST_UNCLEAR
        if self._shown is not None:
            self._show_unclear(self._shown)

    @Slot()
    def show_state(self) -> None:
        """How the sweep stands now."""
        now, found, question = self._session.standing, self._session.found, self._session.question
        self.label("meaning").setText(standing.legend(found, question) if found and question else "")
        if now == self._shown:
            return
        self._shown = now
        self.handed_out.setPlaceholderText(ranges_of(now.handed_out) or "1-44, 50")
        seen, all_of_them = len(now.seen), now.expected
        self.label("counted").setText(_("{n} of {total}").format(n=seen, total=all_of_them))
        self._meter.show_part(seen, all_of_them)
        self._meter.setAccessibleDescription(_("{n} of {total} cards read").format(n=seen, total=all_of_them))
        self.missing.show_rows(now.missing)
        self.missing.setVisible(bool(now.missing))
        words = _("Every card that was handed out is read.") if now.handed_out else ""
        self.label("allRead").setText(words if not now.missing else "")
        self.label("allRead").setVisible(not now.missing)
        self._show_unclear(now)
        self.label("others").setText(" ".join(now.others))
        self.label("others").setVisible(bool(now.others))

    def _show_unclear(self, now: Standing) -> None:
        number = len(now.unclear)
        self.unclear.show_rows(now.unclear)
        self.unclear.setFixedHeight(ROW * min(max(number, 1), self._most))
        self._chip.show_state(ngettext("{n} card", "{n} cards", number).format(n=number), "warn", "question")
        for part in (self.unclear, self._chip, self.label("unclearTitle"), self.label("unclearWords")):
            part.setVisible(number > 0)

    @Slot()
    def _on_handed_out(self) -> None:
        evening = self._evening
        if evening is None or not self.handed_out.isModified():
            return
        words, before = self.handed_out.text().strip(), evening.handed_out
        cards, evening_id = self._desk.services.cards, evening.id
        try:
            kept = cards.hand_out(evening_id, words)
        except BadValue as problem:
            self._say_bad(str(problem.values["example"]))
            return
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._say_bad("")
        settle(self.handed_out, kept.handed_out)
        act = acts.Act(
            self._desk,
            _("Say which cards were handed out"),
            lambda: cards.hand_out(evening_id, before),
            lambda: cards.hand_out(evening_id, words),
        )
        self._desk.undo.push(act)
        self._desk.relay.tell_now()
        self.done.emit()

    def _say_bad(self, example: str) -> None:
        """One line under the field; what was typed stays until it is mended."""
        words = _("These are no numbers of cards that were made. Write for example: {example}")
        self.label("handedProblem").setText(words.format(example=example) if example else "")
        self.label("handedProblem").setVisible(bool(example))
        if example:
            settle(self.handed_out, None)
