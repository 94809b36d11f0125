"""The frame of every question and error: title, text, buttons right, Escape always the safe one. Opened, not waited for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...language import _
from .iconlabel import IconLabel
from .keybutton import KeyButton

WIDTH: Final = 520


@dataclass(frozen=True, slots=True)
class Decided:
    """How a dialog was left: `deed` is true when the deed was chosen; `token` is what the dialog was given."""

    deed: bool
    token: object


class SafeDialog(QDialog):
    """A question with a safe answer and, when `deed` is named, a deed. Open with open(); `decided` carries Decided.

    A dangerous deed is never the default: Enter then is the safe answer. The dialog deletes itself.
    """

    decided = Signal(object)

    def __init__(
        self,
        title: str,
        text: str,
        safe: str,
        deed: str = "",
        *,
        danger: bool = False,
        icon: str = "",
        icon_token: str = "ink2",
        token: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("sheet", True)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self.safe_button = KeyButton(self, safe, key_hint=_("Esc"))
        self.deed_button = KeyButton(self, deed, "danger" if danger else "main")
        self.body = QVBoxLayout()
        self._lay_out(_words(self, title, "title"), _words(self, text, "body"), icon, icon_token)
        self._choose_default(bool(deed), danger)
        self.safe_button.clicked.connect(self.reject)
        self.deed_button.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)

    def _lay_out(self, title: QLabel, text: QLabel, icon: str, icon_token: str) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(title)
        self.body.addWidget(text)
        text.setVisible(bool(text.text()))
        top = QHBoxLayout()
        top.setSpacing(16)
        if icon:
            top.addWidget(IconLabel(self, icon, 28, icon_token), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.safe_button)
        foot.addWidget(self.deed_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(20)
        column.addLayout(top)
        column.addLayout(foot)

    def _choose_default(self, has_deed: bool, danger: bool) -> None:
        first = self.deed_button if has_deed and not danger else self.safe_button
        self.deed_button.setVisible(has_deed)
        if first is self.deed_button:
            first.setProperty("keyHint", _("Enter"))
        first.setDefault(True)
        first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width: Qt takes the first guess of labels that wrap."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        only_words = self.body.count() == len(("title", "text"))
        if needed > self.height() or (only_words and needed):
            self.resize(self.width(), needed)

    def grow(self) -> None:
        """Something more stands in it: as high as that needs, never lower than it is."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        self.decided.emit(Decided(result == QDialog.DialogCode.Accepted, self._token))


def _words(parent: QWidget, text: str, kind: str) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(True)
    return label
