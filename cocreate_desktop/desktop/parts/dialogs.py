"""The frame of every question and error: title, text, buttons right, Escape always the safe one. Opened, not waited for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ...language import _
from .iconlabel import IconLabel
from .keybutton import KeyButton
from .scrolled import Scrolled

WIDTH: Final = 520
# What a dialog leaves of its window: a little at both sides, and the system's own bar above it.
SIDE: Final = 16
TOP: Final = 40


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
        self._scrolled: Scrolled | None = None
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
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
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
        guessed = not self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        if not self._too_large(needed) and (needed > self.height() or (guessed and needed)):
            self.resize(self.width(), needed)

    def _too_large(self, needed: int) -> bool:
        """Whether it had to be made to scroll."""
        room = self._room()
        if room is None or (needed <= room.height() and self.width() <= room.width()):
            return False
        layout, wide = self.layout(), self.width()
        least = layout.totalMinimumHeightForWidth(wide) if layout is not None else needed
        if least <= room.height() and wide <= room.width():
            self.resize(wide, room.height())  # a list or a form in it scrolls by itself: one bar is enough
        else:
            self._scroll_within(room, needed)
        return True

    def _room(self) -> QSize | None:
        """No dialog is larger than the window it lies over: what is, is scrolled. None where it lies over none."""
        window, above = None, self.parentWidget()
        while above is not None:
            window, above = above.window(), above.window().parentWidget()
        return window.size() - QSize(SIDE, TOP) if window is not None else None

    def _scroll_within(self, room: QSize, needed: int) -> None:
        """Title and text scroll with what stands under them; the buttons stay in sight."""
        column = self.layout()
        if self._scrolled is None and isinstance(column, QVBoxLayout):
            focus = self.focusWidget()
            inner = QWidget(self)
            inner.setProperty("bare", True)
            first = column.takeAt(0)
            words = first.layout() if first is not None else None
            assert words is not None, "title and text come first"
            words.setParent(None)
            inner.setLayout(words)
            self._scrolled = Scrolled(inner, self, reached=True)
            self._scrolled.setAccessibleName(self.windowTitle())
            column.insertWidget(0, self._scrolled, 1)
            column.activate()
            if focus is not None:
                focus.setFocus()
        self.setFixedWidth(min(self.width(), room.width()))
        self.setMaximumHeight(room.height())
        self.resize(self.width(), min(needed, room.height()))

    def grow(self) -> None:
        """Something more stands in it: as high as that needs, never lower than it is."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            needed = max(self.height(), layout.totalHeightForWidth(self.width()))
            if not self._too_large(needed):
                self.resize(self.width(), needed)

    def fit(self) -> None:
        """Something else stands in it: as high as that needs at this width, lower too. Qt keeps what labels that wrap told it
        before, so they are asked anew."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumHeight(0)
        for label in self.findChildren(QLabel):
            part: QWidget | None = label
            while part is not None and part is not self:
                part.updateGeometry()
                part = part.parentWidget()
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if not self._too_large(needed):
            self.resize(self.width(), needed)
        layout.activate()

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        self.decided.emit(Decided(result == QDialog.DialogCode.Accepted, self._token))


def _words(parent: QWidget, text: str, kind: str) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(True)
    return label
