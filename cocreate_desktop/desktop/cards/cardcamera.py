"""The camera's part of the screen for cards: it goes on by itself, shows the room, reads when it is told to, and says why when
it cannot."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.phasetile import LIVE, NOT_YET, POSSIBLE, PhaseTile
from ..walls.camerachoice import CameraChoice
from ..walls.livecamera import CameraLost, CamerasFound, LiveCamera
from . import cardwords
from .cardview import CardView
from .session import CardSession
from .sight import CardFrame, CardSight


class CardCamera(QObject):
    """Wires view, tile and buttons of the form ``cards/cards``."""

    def __init__(self, desk: Desk, session: CardSession, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sight = CardSight()
        self.camera = LiveCamera(desk, self, self._sight)
        self.view = forms.child(form, CardView, "view")
        self.tile = forms.child(form, PhaseTile, "read")
        self.stop = forms.child(form, KeyButton, "stop")
        self.turn_on = forms.child(form, KeyButton, "turnOn")
        self._choice = CameraChoice(form)
        self._wanted = self._live = False
        self._lost = self._why = ""
        self._number = 0
        for signal, slot in (
            (self.camera.found, self._on_found),
            (self.camera.frame, self._on_frame),
            (self.camera.lost, self._on_lost),
            (self.camera.turned, self.show_state),
            (self.tile.clicked, self._on_read),
            (self.stop.clicked, self._on_stop),
            (self.turn_on.clicked, self._on_turn_on),
            (self._choice.combo.activated, self._on_choice),
        ):
            signal.connect(slot)

    @property
    def live(self) -> bool:
        """Whether there is a live picture."""
        return self._live

    def open(self) -> None:
        """The screen is shown: the camera goes on, if there is one."""
        self._wanted = True
        self.camera.look_for()
        self.show_state()

    def close(self) -> None:
        """The screen goes: reading ends and the camera goes off."""
        self._wanted = self._live = False
        self._session.read(False)
        self.camera.stop()
        self.show_state()

    @Slot()
    def toggle(self) -> None:
        """Reads now, or stops."""
        self._session.read(not self._session.reading and self._live)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Tile, buttons and picture as they are now."""
        session = self._session
        handed_out = len(session.standing.handed_out)
        self._why = why = cardwords.cannot_read(session.found, len(session.questions), handed_out)
        self._live = self._live and self.camera.on
        if session.reading and not self._live:
            session.read(False)
        reading = session.reading
        self._sight.look_for(session.card_set if reading else None)
        if reading:
            self.tile.setText(_("Reads now"))
            self.tile.show_phase(LIVE, _("call: cards up, still"))
        else:
            ready = self._live and not why
            # The key stands with the word: behind what to call it would be cut off.
            self.tile.setText(" · ".join((_("Read now"), _("Space")) if ready else (_("Read now"),)))
            self.tile.show_phase(POSSIBLE if ready else NOT_YET, self._caption(why))
        self.tile.setAccessibleName(_("Reads now") if reading else _("Read now"))
        self.stop.setVisible(reading)
        self.turn_on.setVisible(self._wanted and not self.camera.on and bool(self._choice.names) and not why)
        self._choice.show()
        if not self._live or why:
            self.view.show_words(self._words(why), "cards" if why else "camera")

    def _caption(self, why: str) -> str:
        if why:
            return _("not possible now")
        if not self._live:
            return _("there is no picture yet")
        return _("call: cards up, still")

    def _words(self, why: str) -> str:
        if why:
            return why
        none = _(
            "No camera found on this laptop. Photograph the room with a phone: scan the code beside this."
        )
        off = _("The camera is off.")
        return self._choice.words(on=self.camera.on, lost=self._lost, none=none, off=off)

    @Slot(object)
    def _on_found(self, found: CamerasFound) -> None:
        self._choice.offer(found)
        self._number = min(self._number, max(0, len(found.names) - 1))
        self._choice.combo.setCurrentIndex(self._number)
        if found.names and self._wanted and not self.camera.on:
            self._lost = ""
            self.camera.start(self._number)
        self.show_state()

    @Slot(object)
    def _on_frame(self, seen: CardFrame) -> None:
        # The next picture is looked at while this one is painted: one is on its way at most.
        self.camera.painted()
        looked = seen.looked if self._session.reading else None
        marks = self._session.seen(looked) if looked is not None else ()
        if not self._why:
            self.view.show_seen(seen, marks)
        if not self._live:
            self._live, self._lost = True, ""
            self.show_state()

    @Slot(object)
    def _on_lost(self, lost: CameraLost) -> None:
        self._lost, self._live = lost.words, False
        self.show_state()

    @Slot()
    def _on_read(self) -> None:
        if self.tile.click_allowed():
            self.toggle()

    @Slot()
    def _on_stop(self) -> None:
        self._session.read(False)

    @Slot()
    def _on_turn_on(self) -> None:
        self._lost = ""
        self.camera.start(self._number)

    @Slot(int)
    def _on_choice(self, number: int) -> None:
        self._number = number
        self._live = False
        self.camera.start(number)
        self.show_state()
