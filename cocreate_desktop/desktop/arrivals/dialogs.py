"""What opens beside the count at the door: the code for a tablet, who is in the room, and the two taps at another moment."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ...domain.doorcount import door_address
from ...domain.errors import CocreateError
from ...domain.evening import Evening
from ...domain.representation import PERSPECTIVE_NAMES, Perspective
from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.qrpicture import QrPicture
from ..steps import acts
from .counter import CounterCard
from .strip import CountedStrip

_WIDE, _LISTS = 860, 660  # pixels


class TabletDialog(SafeDialog):
    """The code for a tablet at the door. Opened with ``open()``."""

    def __init__(self, desk: Desk, evening: Evening, parent: QWidget | None = None) -> None:
        text = _("Whoever has this code can count people and take back the last one, and nothing else.")
        super().__init__(_("A tablet at the door"), text, _("Close"), parent=parent)
        form = forms.load("arrivals/tablet", self)
        self.body.addWidget(form)
        hall = desk.project.hall
        address = door_address(hall.address, evening.secret) if hall.running else ""
        code = forms.child(form, QrPicture, "code")
        code.show_words(address)
        code.setVisible(bool(address))
        how = _("Scan it with the phone or tablet of whoever counts. Do not show it to the room.")
        forms.child(form, QLabel, "tabletHow").setText(
            how if address else _("The page for phones is not open now. Count at the desk, or on paper.")
        )
        wifi = forms.child(form, QLabel, "tabletWifi")
        wifi.setText(_("Wi-Fi: {name}").format(name=evening.wifi_name))
        wifi.setVisible(bool(evening.wifi_name))
        forms.child(form, QLabel, "tabletAddress").setText(address)


class PerspectivesDialog(SafeDialog):
    """Who is in the room that no age tells: a tick is kept at once. Opened with ``open()``."""

    def __init__(self, desk: Desk, evening: Evening, parent: QWidget | None = None) -> None:
        text = _("Tick whom you see in the room. Nobody is asked, and it says nothing about how many.")
        super().__init__(_("Who is in the room"), text, _("Close"), parent=parent)
        self._desk, self._evening_id = desk, evening.id
        self.setFixedWidth(_LISTS)
        form = forms.load("arrivals/perspectives", self)
        self.body.addWidget(form)
        self._boxes = {one: forms.child(form, QCheckBox, f"seen{n}") for n, one in enumerate(Perspective)}
        for one, box in self._boxes.items():
            box.setText(_(PERSPECTIVE_NAMES[one]))
            box.setChecked(one.value in evening.perspectives)
            box.clicked.connect(self._on_clicked)

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:
        one = next(one for one, box in self._boxes.items() if box is self.sender())
        arrivals, evening_id = self._desk.services.arrivals, self._evening_id
        acts.do(
            self._desk,
            _(PERSPECTIVE_NAMES[one]),
            lambda: arrivals.see(evening_id, one, on),
            lambda _evening: arrivals.see(evening_id, one, not on),
        )


class DoorDialog(SafeDialog):
    """The two taps, for whoever comes in while another step is on. Opened with ``open()``."""

    def __init__(self, desk: Desk, evening_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Somebody comes in"), _("The evening goes on."), _("Close"), parent=parent)
        self._desk, self._evening_id = desk, evening_id
        self.setFixedWidth(_WIDE)
        self.counter = CounterCard(desk, self)
        self.counter.lower()
        self._strip = CountedStrip(self.counter, self)
        for part in (self.counter, self._strip):
            self.body.addWidget(part)
        self.counter.add_keys(self)
        desk.relay.happened.connect(self._on_happened)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """The role comes first."""
        super().showEvent(event)
        self.counter.take_focus()

    @Slot(object)
    def _on_happened(self, _batch: object) -> None:
        self._read()

    def _read(self) -> None:
        try:
            view = self._desk.services.arrivals.view(self._evening_id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self.counter.show_count(self._evening_id, view)
        self._strip.show_last()
