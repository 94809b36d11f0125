"""The welcome at the desk: the question, the rung, the house rules, and how neighbours join."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...codes.wifi import wifi_text
from ...domain.evening import Evening
from ...domain.project import RUNG_SENTENCES
from ...language import _
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from . import acts
from .face import StepFace, show_question
from .qrpicture import QrPicture

_PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Face(StepFace):
    """The desk's face of the welcome."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/welcome")
        self._question = forms.child(form, QLabel, "question")
        self._rung = forms.child(form, QLabel, "rung")
        self._rules = forms.child(form, QPlainTextEdit, "rules")
        self._wifi = forms.child(form, QLineEdit, "wifiName")
        self._password = forms.child(form, QLineEdit, "wifiPassword")
        self._hint = forms.child(form, QLabel, "wifiHint")
        self._wifi_code = forms.child(form, QrPicture, "wifiCode")
        self._page_code = forms.child(form, QrPicture, "pageCode")
        self._page = forms.child(form, QLabel, "page")
        self._evening: Evening | None = None
        self._rules.setTabChangesFocus(True)
        self._rules.installEventFilter(self)
        self._wifi.editingFinished.connect(self._on_wifi)
        self._password.editingFinished.connect(self._on_wifi)

    def show_view(self, view: EveningView) -> None:
        """Shows what the room is told; what is being typed stays."""
        evening = self._evening = view.evening
        show_question(self._question, view.project.question or view.project.name)
        self._rung.setText(_(RUNG_SENTENCES[view.project.rung]))
        if not self._rules.hasFocus():
            self._rules.setPlainText("\n".join(evening.house_rules))
        for field, words in ((self._wifi, evening.wifi_name), (self._password, evening.wifi_password)):
            if not field.hasFocus() and field.text() != words:
                field.setText(words)
        self._show_joining(evening)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """PageDown and PageUp step through the evening also here; leaving the house rules keeps them."""
        if watched is self._rules and isinstance(event, QKeyEvent) and event.key() in _PAGES:
            event.ignore()
            return True
        if watched is self._rules and event.type() == QEvent.Type.FocusOut:
            self._keep_rules()
        return super().eventFilter(watched, event)

    def _show_joining(self, evening: Evening) -> None:
        hall = self.desk.project.hall
        address = self.desk.project.join_address(evening.id) if hall.running else ""
        self._page_code.show_words(address)
        self._page.setText(
            hall.address.partition("://")[2] or hall.address if address else _("The page for phones starts.")
        )
        name = evening.wifi_name
        self._wifi_code.show_words(wifi_text(name, evening.wifi_password) if name else "")
        self._hint.setText(
            _("The stage shows this Wi-Fi with its code.")
            if name
            else _("Without a name the stage shows the page only.")
        )

    def _keep_rules(self) -> None:
        rules = tuple(line.strip() for line in self._rules.toPlainText().splitlines() if line.strip())
        if self._evening is not None and rules != self._evening.house_rules:
            self._change(_("Change the house rules"), house_rules=rules)

    @Slot()
    def _on_wifi(self) -> None:
        name, password = self._wifi.text().strip(), self._password.text().strip()
        evening = self._evening
        if evening is not None and (name, password) != (evening.wifi_name, evening.wifi_password):
            self._change(_("Change the Wi-Fi"), wifi_name=name, wifi_password=password)

    def _change(self, words: str, **fields: object) -> None:
        evening, evenings = self._evening, self.desk.services.evenings
        if evening is None:
            return
        before = {name: getattr(evening, name) for name in fields}
        acts.do(
            self.desk,
            words,
            lambda: evenings.change(evening.id, **fields),
            lambda _evening: evenings.change(evening.id, **before),
        )
