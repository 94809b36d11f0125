"""The bar of a dry run, over every room: what the simulated neighbours do, how fast time goes, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from ...domain.events import DryRunChanged
from ...language import _, ngettext
from ...services.practising import DryRun, Lively
from .. import forms
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from ..relay import Batch, Relay
from .dialog import fill_paces


class DryRunBar(QWidget):
    """Hidden while no dry run is on."""

    # Emits: nothing; the dry run should end.
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "dryrun/bar")
        self._facts = forms.child(form, NameLabel, "facts")
        self._pace = forms.child(form, QComboBox, "pace")
        self._still = forms.child(form, KeyButton, "still")
        self._stop = forms.child(form, KeyButton, "stop")
        self._run: DryRun | None = None
        fill_paces(self._pace, 1)
        self._pace.activated.connect(self._on_pace)
        self._still.toggled.connect(self._on_still)
        self._stop.clicked.connect(self.ended)
        self.hide()

    def follow(self, run: DryRun, relay: Relay) -> None:
        """Stands over this dry run until ``leave``."""
        self._run = run
        self._pace.setCurrentIndex(max(self._pace.findData(run.pace), 0))
        self._still.setChecked(run.still)
        relay.happened.connect(self._on_happened)
        self._show()
        self.show()

    def leave(self) -> None:
        """It is over."""
        self._run = None
        self.hide()

    def _show(self) -> None:
        if self._run is not None:
            self._facts.show_words(" · ".join(_told(self._run.told)))

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(DryRunChanged):
            self._show()

    @Slot(int)
    def _on_pace(self, _index: int) -> None:
        if self._run is not None:
            self._run.run(int(self._pace.currentData()))

    @Slot(bool)
    def _on_still(self, still: bool) -> None:
        self._still.setText(_("Go on") if still else _("Pause"))
        self._still.setProperty("iconName", "play" if still else "pause")
        if self._run is not None:
            self._run.stand(still)


def _told(told: Lively) -> list[str]:
    """What they have done, in words; while a vote is open what those without a phone would say."""
    phones = _("{n} of {all} neighbours on their phone").format(n=told.phones, all=told.people)
    words = [phones]
    if told.hands:
        hands = ", ".join(f"{letter} {many}" for letter, many in told.hands)
        words.append(_("hands of those without a phone: {hands}").format(hands=hands))
    else:
        words.append(ngettext("{n} note", "{n} notes", told.notes).format(n=told.notes))
        words.append(ngettext("{n} vote", "{n} votes", told.votes).format(n=told.votes))
    if told.refused:
        missed = ngettext("{n} phone got no answer", "{n} times a phone got no answer", told.refused)
        words.append(missed.format(n=told.refused))
    words.append(_("nothing is kept"))
    return words
