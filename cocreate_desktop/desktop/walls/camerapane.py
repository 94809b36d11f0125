"""The camera's part of the screen for photos: turn on, see what it sees, take one photo after the other, choose another
camera. When there is none, or it goes away, it says so and leads to the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.seeing import Frame
from .. import forms
from ..parts.keybutton import KeyButton
from .bringwords import live_words
from .camerachoice import CameraChoice
from .cameraview import CameraView
from .livecamera import CameraLost, CamerasFound, LiveCamera

STEADY: Final = 4
"""So many live pictures in a row must say the same before another warning is shown: words that flicker cannot be read."""


class CameraPane(QObject):
    """Wires the camera's part of a form as ``walls/bring`` has it; ``told`` says what is wrong with a live picture."""

    # Emits: nothing; other buttons can be used now.
    changed = Signal()

    def __init__(
        self,
        camera: LiveCamera,
        form: QWidget,
        parent: QObject,
        told: Callable[[Iterable[str]], str] = live_words,
    ) -> None:
        super().__init__(parent)
        self._camera, self._told = camera, told
        self.view = forms.child(form, CameraView, "view")
        self.shoot = forms.child(form, KeyButton, "shoot")
        self.turn_on = forms.child(form, KeyButton, "turnOn")
        self._turn_off = forms.child(form, KeyButton, "turnOff")
        self._choice = CameraChoice(form)
        self._live = False
        self._lost = ""
        self._coming, self._times = "", 0
        for signal, slot in (
            (camera.found, self._on_found),
            (camera.frame, self._on_frame),
            (camera.lost, self._on_lost),
            (camera.turned, self._show_state),
            (self.shoot.clicked, self._on_shoot),
            (self.turn_on.clicked, self._on_turn_on),
            (self._turn_off.clicked, camera.stop),
            (self._choice.combo.activated, self._on_choice),
        ):
            signal.connect(slot)
        self._show_state()
        camera.look_for()

    @property
    def live(self) -> bool:
        """Whether there is a live picture to shoot."""
        return self._live

    @Slot()
    def take(self) -> None:
        """Takes a photo, as the button does."""
        if self._live:
            self._on_shoot()

    @Slot()
    def _show_state(self) -> None:
        on, some = self._camera.on, bool(self._choice.names)
        had_focus = self.shoot.hasFocus() or self._turn_off.hasFocus()
        self._live = self._live and on
        self.shoot.setVisible(on)
        self.shoot.setEnabled(self._live)
        self._turn_off.setVisible(on)
        self.turn_on.setVisible(not on)
        self.turn_on.setEnabled(some)
        self._choice.show()
        if not self._live:
            self.view.show_words(
                self._words(), "camera" if some or self._choice.names is None else "device-mobile"
            )
        if not on and had_focus and some:
            self.turn_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _words(self) -> str:
        none = _("No camera found on this laptop. A phone does it as well: scan the code beside this.")
        off = _("The camera is off. Nothing is kept before you take a photo.")
        return self._choice.words(on=self._camera.on, lost=self._lost, none=none, off=off)

    @Slot(object)
    def _on_found(self, found: CamerasFound) -> None:
        self._choice.offer(found)
        self._show_state()
        if found.names:
            self.turn_on.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_frame(self, frame: Frame) -> None:
        warning = self._told(frame.warnings)
        self._times = self._times + 1 if warning == self._coming else 1
        self._coming = warning
        shown = warning if self._times >= STEADY else self.view.warning
        self.view.show_frame(frame, shown)
        self._camera.painted()
        if not self._live:
            self._live, self._lost = True, ""
            self.shoot.setEnabled(True)
            self.shoot.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    @Slot(object)
    def _on_lost(self, lost: CameraLost) -> None:
        self._lost = lost.words
        self._show_state()

    @Slot()
    def _on_turn_on(self) -> None:
        if self._choice.names:
            self._lost = ""
            self._camera.start(max(self._choice.combo.currentIndex(), 0))

    @Slot()
    def _on_shoot(self) -> None:
        self._camera.shoot()

    @Slot(int)
    def _on_choice(self, number: int) -> None:
        if self._camera.on:
            self._live = False
            self._camera.start(number)
            self._show_state()
