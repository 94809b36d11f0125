"""Another laptop joins: its code so large that it is read across a table, until when it holds, what to do there, and who came.
Closing takes the code back."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.moments import moment_of
from ...language import _, in_a_row, ngettext
from ...services.sharing import PairingOffer, RoadKind, SharingChanged
from .. import forms, problems
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..relay import Batch
from .code import CodePicture
from .notice import Notice
from .words import until_text

WIDE: Final = 640


class OfferDialog(SafeDialog):
    """Opened with ``open()``; it asks for a code by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _("It gets the whole project, follows the evening, and takes over when this laptop stops.")
        super().__init__(_("Let another laptop join"), text, _("Close"), parent=parent)
        self.setFixedWidth(WIDE)
        self._desk = desk
        self.gone = self._left = False
        self._known = {road.id for road in desk.project.sharing.roads}
        form = forms.load("sharing/offer", self)
        self.body.addWidget(form)
        self.code = forms.child(form, CodePicture, "code")
        self.until = forms.child(form, QLabel, "until")
        self._until_icon = forms.child(form, IconLabel, "untilIcon")
        self.again = forms.child(form, KeyButton, "again")
        self._address_title = forms.child(form, QLabel, "addressTitle")
        self.addresses = forms.child(form, QLabel, "addresses")
        self.joined = forms.child(form, QLabel, "joined")
        self._joined_icon = forms.child(form, IconLabel, "joinedIcon")
        self.notice = Notice(self)
        self.body.addWidget(self.notice)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._wire()
        self._show_joined()
        self.ask()

    def _wire(self) -> None:
        self._end.timeout.connect(self._on_too_old)
        self.again.clicked.connect(self.ask)
        self._desk.relay.happened.connect(self._on_happened)
        self.finished.connect(self._on_closed)

    @Slot()
    def ask(self) -> None:
        """Asks for a (new) code, aside."""
        self.again.hide()
        self.notice.clear()
        self.until.setText(_("Making a code …"))
        self._until_icon.show_icon("hourglass", "ink2")
        self._desk.tasks.run(self._desk.project.sharing.offer, self._show_offer, self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it must be."""
        super().showEvent(event)
        self.fit()

    def _show_offer(self, offer: PairingOffer) -> None:
        if self.gone:
            self._withdraw()  # it was closed before the code came
            return
        self.code.show_code(offer.code)
        self.code.show()
        now = self._desk.services.clock.now()
        self.until.setText(_("This code works until {time}.").format(time=until_text(offer.until, now)))
        self._until_icon.show_icon("clock", "ink2")
        self.addresses.setText("\n".join(offer.addresses))
        for label in (self._address_title, self.addresses):
            label.setVisible(bool(offer.addresses))
        self._end.start(_left_ms(offer, now))
        self.fit()

    def _failed(self, problem: BaseException) -> None:
        known = problems.foreseen(problem)
        if self.gone:
            return
        self.code.hide()
        self.until.setText(_("There is no code now."))
        self._until_icon.show_icon("warning", "warn")
        self.again.show()
        self.notice.wrong(known)
        self.fit()

    def leave(self) -> None:
        """The project is closed, and with it its code is gone."""
        self._left = True
        self.reject()

    def _show_joined(self) -> None:
        """Who joined since this was opened."""
        roads = self._desk.project.sharing.roads
        names = [road.name for road in roads if road.kind is RoadKind.LAPTOP and road.id not in self._known]
        if names:
            told = ngettext("{names} has joined.", "{names} have joined.", len(names))
            self.joined.setText(told.format(names=in_a_row(names)))
        else:
            self.joined.setText(_("Nobody has joined yet. It stands here as soon as somebody does."))
        self._joined_icon.show_icon(*(("check-circle-fill", "accent") if names else ("hourglass", "ink2")))

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(SharingChanged):
            self._show_joined()

    @Slot()
    def _on_too_old(self) -> None:
        self.code.hide()
        self.until.setText(_("This code does not work any more."))
        self._until_icon.show_icon("warning", "warn")
        self.again.show()
        self.again.setFocus()
        self.fit()

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self.gone = True
        self._end.stop()
        self._desk.relay.happened.disconnect(self._on_happened)
        if not self._left:
            self._withdraw()

    def _withdraw(self) -> None:
        self._desk.aside(self._desk.project.sharing.withdraw, _done)


def _left_ms(offer: PairingOffer, now: datetime) -> int:
    until = moment_of(offer.until)
    return 0 if until is None else max(0, round((until - now).total_seconds() * 1000))


def _done(_nothing: None) -> None:
    """The code is taken back."""
