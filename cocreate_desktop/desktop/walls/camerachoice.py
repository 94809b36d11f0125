"""Which cameras there are on this laptop, the choice between several, and what stands in place of a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ...language import _
from .. import forms
from .livecamera import CamerasFound


class CameraChoice:
    """Wires ``cameras`` and ``cameraLabel`` of a form; they are shown when there is something to choose."""

    def __init__(self, form: QWidget) -> None:
        self.combo = forms.child(form, QComboBox, "cameras")
        self._label = forms.child(form, QLabel, "cameraLabel")
        self.names: tuple[str, ...] | None = None

    def offer(self, found: CamerasFound) -> None:
        """What was found, in place of what was there before."""
        self.names = found.names
        self.combo.clear()
        self.combo.addItems(list(found.names))

    def show(self) -> None:
        """Choice and label as they are wanted now."""
        several = self.names is not None and len(self.names) > 1
        for part in (self.combo, self._label):
            part.setVisible(several)

    def words(self, *, on: bool, lost: str, none: str, off: str) -> str:
        """What stands there while there is no picture: ``lost`` is why it went away, ``none`` says that there is no camera and
        ``off`` that it is not on."""
        if on:
            return _("The camera starts…")
        if lost:
            return lost
        if self.names is None:
            return _("Looking for a camera…")
        return off if self.names else none
