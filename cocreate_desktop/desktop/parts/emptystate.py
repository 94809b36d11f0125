"""What a place shows while nothing is there: ribbon, one title, one sentence, one button. Never a drawing."""

from __future__ import annotations

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from .keybutton import KeyButton
from .ribbon import Ribbon


class EmptyState(QFrame):
    """A card; `pressed` when its button is. Designer properties: title, sentence, buttonText, buttonIcon, buttonRole."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._title, self._sentence = QLabel(self), QLabel(self)
        self._title.setProperty("type", "title")
        self._sentence.setProperty("tone", "ink2")
        self._sentence.setWordWrap(True)
        self._sentence.setMinimumWidth(236)
        self._button = KeyButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        self._ribbon = Ribbon(self, 20)
        column.addWidget(self._ribbon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        for label in (self._title, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
            column.addSpacing(3 if label is self._title else 12)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._button.clicked.connect(self.pressed)
        self._button.hide()

    @property
    def button(self) -> KeyButton:
        """Its one button."""
        return self._button

    def _get_title(self) -> str:
        return self._title.text()

    def _set_title(self, text: str) -> None:
        self._title.setText(text)

    def _get_sentence(self) -> str:
        return self._sentence.text()

    def _set_sentence(self, text: str) -> None:
        self._sentence.setText(text)

    def _get_button(self) -> str:
        return self._button.text()

    def _set_button(self, text: str) -> None:
        self._button.setText(text)
        self._button.setVisible(bool(text))

    def _get_icon(self) -> str:
        return str(self._button.property("iconName"))

    def _set_icon(self, name: str) -> None:
        self._button.setProperty("iconName", name)

    def _get_role(self) -> str:
        return str(self._button.property("role"))

    def _set_role(self, role: str) -> None:
        self._button.setProperty("role", role)

    def _get_hint(self) -> str:
        return str(self._button.property("keyHint"))

    def _set_hint(self, hint: str) -> None:
        self._button.setProperty("keyHint", hint)

    def _get_large(self) -> bool:
        return bool(self._title.property("type") == "question")

    def _set_large(self, large: bool) -> None:
        self._title.setProperty("type", "question" if large else "title")
        self._ribbon.setProperty("side", 28 if large else 20)
        self._button.setProperty("large", large)

    title = Property(str, _get_title, _set_title)
    sentence = Property(str, _get_sentence, _set_sentence)
    buttonText = Property(str, _get_button, _set_button)  # noqa: N815 - Designer spells it so
    buttonIcon = Property(str, _get_icon, _set_icon)  # noqa: N815 - Designer spells it so
    buttonRole = Property(str, _get_role, _set_role)  # noqa: N815 - Designer spells it so
    buttonHint = Property(str, _get_hint, _set_hint)  # noqa: N815 - Designer spells it so
    large = Property(bool, _get_large, _set_large)
