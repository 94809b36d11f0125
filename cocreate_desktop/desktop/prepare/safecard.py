"""The recovery key and the backups: how they stand at each place, and proof that one can be put back. Without the key a
colleague's laptop cannot open this project."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from ... import lasting
from ...domain.backuphealth import Drilled
from ...domain.backupwords import drilled_text
from ...domain.errors import ReadOnly
from ...domain.project import Project
from ...language import _
from .. import forms, problems
from ..backuplights import light_told
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from ..secondplace import ask_second_place
from ..sharing.sheet import SharingSheet

WIDTH = 640
A_MINUTE_MS = 60_000


class SafeCard(QWidget):
    """Shows whether the key was put away and where backups are, makes one at once, and tries to put one back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "prepare/safe")
        self._state = forms.child(form, Chip, "safeState")
        self._words = forms.child(form, QLabel, "safeWords")
        forms.child(form, KeyButton, "showKey").clicked.connect(self._on_key)
        self._back_up = forms.child(form, KeyButton, "backUp")
        self._back_up.clicked.connect(self._on_back_up)
        self._share = forms.child(form, KeyButton, "share")
        self._share.clicked.connect(self._on_share)
        self._share.setVisible(desk.project.dry_run is None)
        self._lights = {
            name: (
                forms.child(form, IconLabel, f"{name}Icon"),
                forms.child(form, QLabel, f"{name}Title"),
                forms.child(form, QLabel, f"{name}Words"),
            )
            for name in ("laptop", "second")
        }
        self.choose = forms.child(form, KeyButton, "choose")
        self.choose.clicked.connect(self._on_choose)
        self.drill = forms.child(form, KeyButton, "drill")
        self.drill.clicked.connect(self._on_drill)
        for part in (self.choose, self.drill, *(part for light in self._lights.values() for part in light)):
            part.setVisible(desk.project.dry_run is None)
        self.dialog: KeyDialog | None = None
        self.sheet: SharingSheet | None = None
        self.asking: QFileDialog | None = None
        self._minute = QTimer(self, interval=A_MINUTE_MS)
        self._minute.timeout.connect(self.show_lights)
        self._minute.start()
        self.show_lights()

    def show_project(self, project: Project) -> None:
        """Shows how the key stands."""
        if project.recovery_saved:
            self._state.show_state(_("key saved"), "ok")
            text = _("With the key a colleague opens a backup on another laptop.")
        else:
            self._state.show_state(_("key not saved yet"), "warn")
            text = _("Save or print the key. Without it a backup cannot be opened.")
        if self._desk.project.key_in_plain_file:
            self._state.show_state(_("key lies in a file"), "warn")
            open_to_all = _("On this laptop the key lies in a plain file.")
            text = f"{open_to_all} {text}"
        self._words.setText(text)

    @Slot()
    def show_lights(self) -> None:
        """How the backups stand at each place at this moment."""
        health, now = self._desk.project.backups.health, self._desk.services.clock.now()
        for kept, (icon, title, words) in zip(health.places, self._lights.values(), strict=True):
            told = light_told(kept, now)
            icon.show_icon(told.icon, told.token)
            title.setText(told.title)
            words.setText(told.words)

    @Slot()
    def _on_key(self) -> None:
        self.dialog = KeyDialog(self._desk, self.window())
        self.dialog.open()

    @Slot()
    def _on_share(self) -> None:
        self.sheet = SharingSheet(self._desk, self.window())
        self.sheet.open()

    @Slot()
    def _on_choose(self) -> None:
        self.asking = ask_second_place(self.window(), self._on_folder)

    @Slot(str)
    def _on_folder(self, chosen: str) -> None:
        backups = self._desk.project.backups

        def work() -> str:
            backups.choose(Path(chosen))
            return backups.make()

        self._desk.aside(work, self._made)

    @Slot()
    def _on_drill(self) -> None:
        self.drill.setEnabled(False)
        self._desk.tasks.run(self._desk.project.backups.drill, self._drilled, self._not_drilled)

    def _drilled(self, found: Drilled) -> None:
        self.drill.setEnabled(True)
        title = _("A backup can be put back")
        SafeDialog(title, drilled_text(found), _("Close"), icon="check-circle-fill", icon_token="accent",
                   parent=self.window()).open()  # fmt: skip

    def _not_drilled(self, problem: Exception) -> None:
        self.drill.setEnabled(True)
        self._desk.voice.problem(problems.foreseen(problem))

    @Slot()
    def _on_back_up(self) -> None:
        self._desk.aside(self._desk.project.backups.make, self._made)

    def _made(self, path: str) -> None:
        name = Path(path).name
        self._desk.voice.message(_("The backup {name} is made and checked.").format(name=name))


class KeyDialog(SafeDialog):
    """Shows the recovery key; saving it marks the project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _(
            "With this key the project opens on any laptop. Keep it apart from the laptop, and show it to nobody else."
        )
        super().__init__(_("Recovery key"), text, _("Close"), parent=parent)
        self._desk = desk
        form = forms.load("prepare/keydialog", self)
        self.body.addWidget(form)
        self.key = forms.child(form, QLineEdit, "key")
        self.key.setText(desk.project.recovery_key())
        self.key.setCursorPosition(0)
        self.setFixedWidth(WIDTH)
        self._told = forms.child(form, QLabel, "keyTold")
        self._told.hide()
        forms.child(form, KeyButton, "copy").clicked.connect(self._on_copy)
        forms.child(form, KeyButton, "save").clicked.connect(self._on_save)
        self.asking: SaveAs | None = None

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key.text())
        self._told.setText(_("Copied. Paste it where you keep passwords."))
        self._told.show()
        self._mark()

    @Slot()
    def _on_save(self) -> None:
        name = self._desk.services.projects.current().name
        file = " ".join((_("Recovery key"), name)).strip() + ".pdf"
        kinds = _("PDF file") + " (*.pdf);;" + _("Text file") + " (*.txt)"
        self.asking = SaveAs(self, _("Recovery key"), file, kinds, None)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        name = self._desk.services.projects.current().name
        if self._desk.attempt(lambda: write_key(place.path, name, self.key.text())):
            self._mark()
            SavedDialog(place.path, self).open()

    def _mark(self) -> None:
        self._desk.attempt(lambda: self._desk.services.projects.change(recovery_saved=True))


def write_key(path: Path, name: str, key: str) -> Path:
    """Writes the key as a page to print (PDF) or as text, by the name's ending. Raises ReadOnly."""
    lines = (name, _("Recovery key"), key, _("With this key the project opens on any laptop."))
    try:
        if path.suffix.casefold() == ".pdf":
            path.touch()
            _write_page(path, lines)
        else:
            lasting.write(path, "\n\n".join(lines) + "\n")
    except OSError as problem:
        raise ReadOnly(path=path) from problem
    return path


def _write_page(path: Path, lines: tuple[str, ...]) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    page = QTextDocument()
    face = QFont(QGuiApplication.font())
    face.setPointSize(14)
    page.setDefaultFont(face)
    page.setPlainText("\n\n".join(lines))
    page.print_(writer)
