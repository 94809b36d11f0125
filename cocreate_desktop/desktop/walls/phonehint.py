"""The code that leads a phone to the page where photos are sent, with the words beside it; the same wherever photos come in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ...domain.evening import Evening
from ...language import _
from .. import forms
from ..parts.qrpicture import QrPicture


def show_phone(form: QWidget, evening: Evening, address: str, words: str) -> None:
    """Fills the parts ``code``, ``phoneText`` and ``phoneWifi`` of a form. ``address`` is empty while no phone can come in."""
    code, text = forms.child(form, QrPicture, "code"), forms.child(form, QLabel, "phoneText")
    wifi = forms.child(form, QLabel, "phoneWifi")
    code.show_words(address)
    code.setVisible(bool(address))
    text.setText(words if address else _("The page for phones is not open now. Use the camera or a file."))
    wifi.setText(_("Wi-Fi: {name}").format(name=evening.wifi_name))
    wifi.setVisible(bool(address and evening.wifi_name))
