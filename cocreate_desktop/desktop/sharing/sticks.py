"""By stick: the project written as a file that only a passphrase opens, and what another laptop wrote taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

from ...domain.errors import CocreateError
from ...domain.syncerrors import WrongPassphrase
from ...language import _
from ...services.sharing import Shared
from .. import forms, theme
from ..desk import Desk
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from .asking import AskingDialog
from .passphrase import strength
from .words import shared_text

ENDING: Final = ".cocreate-bundle"


def kinds() -> str:
    """What a file dialog lists."""
    return _("Bundles of CoCreate") + f" (*{ENDING});;" + _("All files") + " (*)"


def show_typed(show: bool, *fields: QLineEdit) -> None:
    """Shows what is typed in the fields, or dots."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if show else QLineEdit.EchoMode.Password)


class WriteStickDialog(AskingDialog):
    """Opened with ``open()``. Contacts stay here unless somebody asks for them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _(
            "The file opens with this passphrase only. Tell it to the other person, and never keep it on the stick."
        )
        title, deed = _("Write on a stick"), _("Choose the place…")
        super().__init__("sharing/writestick", title, text, deed, desk.tasks, desk.voice, parent)
        self._desk = desk
        self.passphrase = forms.child(self.form, QLineEdit, "passphrase")
        self.again = forms.child(self.form, QLineEdit, "again")
        self.show_words = forms.child(self.form, QCheckBox, "show")
        self.contacts = forms.child(self.form, QCheckBox, "contacts")
        self._strength = forms.child(self.form, QLabel, "strength")
        self._icon = forms.child(self.form, IconLabel, "strengthIcon")
        self.asking: SaveAs | None = None
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self.check)
        self.show_words.toggled.connect(self._on_show)
        self.passphrase.setFocus()
        self.check()

    def ready(self) -> bool:
        """Strong enough, and twice the same."""
        typed = self.passphrase.text()
        return strength(typed).enough and typed == self.again.text()

    def check(self) -> None:
        """Says how strong it is, and whether both are the same."""
        super().check()
        typed, again = self.passphrase.text(), self.again.text()
        found = strength(typed)
        differs = bool(again) and not typed.startswith(again)
        words = _("The second differs from the first.") if found.enough and differs else found.words
        fine = found.enough and not differs
        icon = "check-circle" if fine else "warning" if typed else "info"
        self._icon.show_icon(icon, "accent" if fine else "warn" if typed else "ink2")
        self._strength.setText(words)
        theme.set_style_property(self.again, "error", differs)

    def go(self) -> None:
        """Asks where it should go."""
        name = (self._desk.services.projects.current().name or self._desk.project.path.stem) + ENDING
        self.asking = SaveAs(self, _("Write on a stick"), name, kinds(), None)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        self.write(place.path)

    def write(self, out: Path) -> None:
        """Writes it there, aside."""
        sharing, passphrase, contacts = (
            self._desk.project.sharing,
            self.passphrase.text(),
            self.contacts.isChecked(),
        )

        def work() -> Path:
            return sharing.write_bundle(out, passphrase, contacts=contacts)

        self.begin(_("Writing … Leave the stick in the laptop until it is done."), work, self._written)

    def _written(self, path: Path) -> None:
        if self.gone:
            self._desk.voice.message(_("{name} is ready").format(name=path.name))
            return
        host = self.parentWidget()
        self.close_well()
        SavedDialog(path.parent / path.name, host).open()

    @Slot(bool)
    def _on_show(self, show: bool) -> None:
        show_typed(show, self.passphrase, self.again)


class TakeStickDialog(AskingDialog):
    """Opened with ``open()``; afterwards it says what came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _(
            "What another laptop wrote of this project joins what is here. Nothing is lost, and twice does no harm."
        )
        title, deed = _("Take in from a stick"), _("Take in")
        super().__init__("sharing/takestick", title, text, deed, desk.tasks, desk.voice, parent)
        self._desk = desk
        self.file = forms.child(self.form, QLineEdit, "file")
        self.passphrase = forms.child(self.form, QLineEdit, "passphrase")
        self.show_words = forms.child(self.form, QCheckBox, "show")
        for field in (self.file, self.passphrase):
            field.textChanged.connect(self.check)
        self.show_words.toggled.connect(self._on_show)
        forms.child(self.form, KeyButton, "choose").clicked.connect(self._on_choose)
        self.file.setFocus()
        self.check()

    def ready(self) -> bool:
        """A file and a passphrase."""
        return bool(self.file.text().strip() and self.passphrase.text())

    def at_fault(self, problem: CocreateError) -> QLineEdit | None:
        """The passphrase, or the file."""
        return self.passphrase if isinstance(problem, WrongPassphrase) else self.file

    def go(self) -> None:
        """Takes it in, aside."""
        sharing, bundle = self._desk.project.sharing, Path(self.file.text().strip())
        passphrase = self.passphrase.text()

        def work() -> Shared:
            return sharing.read_bundle(bundle, passphrase)

        self.begin(_("Taking in … Leave the stick in the laptop until it is done."), work, self._taken)

    def _taken(self, shared: Shared) -> None:
        if self.gone:
            self._desk.voice.message(shared_text(shared))
            return
        self.form.hide()
        self.deed_button.hide()
        self.safe_button.setText(_("Close"))
        self.safe_button.setFocus()
        self.notice.fine(shared_text(shared))
        self.fit()

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Take in from a stick"), self.file.text(), kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(bool)
    def _on_show(self, show: bool) -> None:
        show_typed(show, self.passphrase)
