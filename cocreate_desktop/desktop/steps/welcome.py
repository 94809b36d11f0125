"""The welcome at the desk: the question, the rung, the house rules, and how neighbours join."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...codes.wifi import wifi_text
from ...domain.evening import Evening
from ...domain.joining import welcome_settings
from ...domain.project import RUNG_SENTENCES
from ...domain.steps import Kind
from ...language import _
from ...services.overview import EveningView
from .. import forms, theme
from ..desk import Desk
from ..parts.qrpicture import QrPicture
from ..prepare.fields import SavedCheck
from . import acts
from .face import StepFace, settle, show_question, show_typed

_PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
# What a Wi-Fi network itself allows: bytes in its name, characters in its password.
_LONGEST_NAME = 32
_PASSWORD = range(8, 64)


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
        self._online = forms.child(form, QCheckBox, "online")
        self._checks = {
            "online": SavedCheck(desk, "online", self._online),
            "wifi_hidden": SavedCheck(desk, "wifi_hidden", forms.child(form, QCheckBox, "wifiHidden")),
        }
        self._evening: Evening | None = None
        self._rules.setTabChangesFocus(True)
        self._rules.installEventFilter(self)
        self._wifi.editingFinished.connect(self._on_name)
        self._password.editingFinished.connect(self._on_password)

    def show_view(self, view: EveningView) -> None:
        """Shows what the room is told; what is being typed stays."""
        evening = self._evening = view.evening
        show_question(self._question, view.project.question or view.project.name)
        self._rung.setText(_(RUNG_SENTENCES[view.project.rung]))
        rules = "\n".join(evening.house_rules)
        if not self._rules.document().isModified() and self._rules.toPlainText() != rules:
            self._rules.setPlainText(rules)
        show_typed(self._wifi, evening.wifi_name)
        show_typed(self._password, evening.wifi_password)
        self._show_ways(view)
        self._show_joining(view)

    def _show_ways(self, view: EveningView) -> None:
        """What is ticked of the ways in, and what cannot be."""
        settings, address = welcome_settings(view.steps), view.project.follow_up
        step = next((one for one in view.steps if one.kind is Kind.WELCOME), None)
        for name, check in self._checks.items():
            if step is not None:
                check.aim(
                    partial(self.desk.services.evenings.change_settings, step.id), getattr(settings, name)
                )
        self._online.setEnabled(bool(address) and step is not None)
        offered = _("Offer the follow-up as a &second way in")
        self._online.setText(offered if address else _("Second way in: the follow-up has no address yet"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """PageDown and PageUp step through the evening also here; leaving the house rules keeps them."""
        if watched is self._rules and isinstance(event, QKeyEvent) and event.key() in _PAGES:
            event.ignore()
            return True
        if watched is self._rules and event.type() == QEvent.Type.FocusOut:
            self._keep_rules()
        return super().eventFilter(watched, event)

    def _show_joining(self, view: EveningView) -> None:
        hall, evening = self.desk.project.hall, view.evening
        address = self.desk.project.join_address(evening.id) if hall.running else ""
        self._page_code.show_words(address)
        self._page.setText(
            hall.address.partition("://")[2] or hall.address if address else _("The page for phones starts.")
        )
        name = evening.wifi_name
        hidden = welcome_settings(view.steps).wifi_hidden
        self._wifi_code.show_words(wifi_text(name, evening.wifi_password, hidden=hidden) if name else "")
        words, fine = _wifi_hint(name, evening.wifi_password)
        self._hint.setText(words)
        theme.set_style_property(self._hint, "tone", "ink2" if fine else "warn")

    def _keep_rules(self) -> None:
        """Each line that says something is a rule; what was refused stays, marked."""
        rules = tuple(line.strip() for line in self._rules.toPlainText().splitlines() if line.strip())
        evening = self._evening
        if evening is None or not self._rules.document().isModified():
            return
        taken = rules == evening.house_rules or self._change(_("Change the house rules"), house_rules=rules)
        if taken:
            self._rules.setPlainText("\n".join(rules))
        self._rules.document().setModified(not taken)
        theme.set_style_property(self._rules, "error", not taken)

    @Slot()
    def _on_name(self) -> None:
        self._keep_line(self._wifi, "wifi_name")

    @Slot()
    def _on_password(self) -> None:
        self._keep_line(self._password, "wifi_password")

    def _keep_line(self, field: QLineEdit, name: str) -> None:
        words = field.text().strip()
        same = self._evening is None or words == getattr(self._evening, name)
        taken = same or self._change(_("Change the Wi-Fi"), **{name: words})
        settle(field, getattr(self._evening, name, "") if taken else None)

    def _change(self, words: str, **fields: object) -> bool:
        evening, evenings = self._evening, self.desk.services.evenings
        if evening is None:
            return False
        before = {name: getattr(evening, name) for name in fields}
        done = acts.do(
            self.desk,
            words,
            lambda: evenings.change(evening.id, **fields),
            lambda _evening: evenings.change(evening.id, **before),
        )
        return done is not None


def _wifi_hint(name: str, password: str) -> tuple[str, bool]:
    """What the room will see, or why phones will not get onto this Wi-Fi; False when they will not."""
    if not name:
        return _("Without a name the stage shows the page only."), True
    if len(name.encode()) > _LONGEST_NAME:
        return _("A Wi-Fi name has 32 characters at most. Phones will not find this one."), False
    if password and len(password) not in _PASSWORD:
        return _("A Wi-Fi password has 8 to 63 characters. Look at the router once more."), False
    return _("The stage shows this Wi-Fi with its code."), True
