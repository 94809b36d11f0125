"""The head of the online page: how it stands, its address with the QR code, and the one deed that comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from ...codes.qr import matrix
from ...domain.project import Project
from ...language import _
from ...services import addresses
from .. import forms
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.qrpicture import QrPicture
from ..parts.shortlabel import NameLabel
from .headwords import Deed, Head, deed_text, head_of


@dataclass(frozen=True, slots=True)
class DeedWanted:
    """A button of the head was pressed."""

    deed: Deed


class HeadCard(QWidget):
    """Fed by ``show_project``."""

    # Emits: DeedWanted.
    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "online/head")
        self._code = forms.child(form, QrPicture, "code")
        self._state = forms.child(form, Chip, "state")
        self._title = forms.child(form, QLabel, "stateTitle")
        self._words = forms.child(form, QLabel, "stateWords")
        self._address = forms.child(form, NameLabel, "address")
        self.copy = forms.child(form, KeyButton, "copy")
        self.open = forms.child(form, KeyButton, "open")
        self.print = forms.child(form, KeyButton, "print")
        self.deed = forms.child(form, KeyButton, "deed")
        self.second = forms.child(form, KeyButton, "second")
        self.where = forms.child(form, KeyButton, "stands")
        self.told = Head("plain", "", "", "", Deed.NONE)
        self._page = ""
        self.copy.clicked.connect(self._on_copy)
        self.open.clicked.connect(self._on_open)
        for button in (self.deed, self.second, self.where, self.print):
            button.clicked.connect(self._on_deed)

    @property
    def address(self) -> str:
        """What is copied."""
        return self._page

    def show_project(self, project: Project, *, paired: bool) -> None:
        """How the ``project`` stands; ``paired``: it is shared with the centre."""
        told = self.told = head_of(project, paired=paired)
        self._state.show_state(told.chip, told.kind)
        self._title.setText(told.title)
        self._words.setText(told.words)
        self._page = project.follow_up.strip()
        code = addresses.addresses_of(project).project
        shown = code if code and _fits(code) else ""
        self._code.show_words(shown)
        self._code.setVisible(bool(shown))
        self._address.show_words(addresses.plain(code))
        for part in (self._address, self.copy, self.open, self.print):
            part.setVisible(bool(self._page))
        for button, deed in ((self.deed, told.deed), (self.second, told.second)):
            button.setText(deed_text(deed, project.online))
            button.setVisible(deed is not Deed.NONE)
        self.deed.setProperty("role", "main" if told.green else "plain")
        self.where.setVisible(told.deed is not Deed.WHERE)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._page)
        self._desk.voice.message(_("The address is copied."))

    @Slot()
    def _on_open(self) -> None:
        page = self._page if "://" in self._page else f"https://{self._page}"
        QDesktopServices.openUrl(QUrl(page))

    @Slot()
    def _on_deed(self) -> None:
        pressed = self.sender()
        deed = Deed.WHERE
        if pressed is self.deed:
            deed = self.told.deed
        elif pressed is self.second:
            deed = self.told.second
        elif pressed is self.print:
            deed = Deed.PRINT
        self.wanted.emit(DeedWanted(deed))


def _fits(code: str) -> bool:
    """Whether an address fits into a code that is read from this picture."""
    try:
        return bool(matrix(code))
    except ValueError:
        return False
