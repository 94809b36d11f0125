"""Two small questions of the start screen: what the new project is about, and the recovery key of a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from ...domain.templates import TEMPLATES
from ...language import _, ngettext
from ...paths import file_name, free
from ...services.outside import Projects
from .. import forms, theme
from ..parts.dialogs import Decided, SafeDialog
from ..prepare.fields import ROOM, too_long


@dataclass(frozen=True, slots=True)
class NewProject:
    """What was filled in; ``path`` is a file name that is free."""

    path: Path
    name: str
    question: str
    template: str


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A recovery key for a file; ``backup`` is to be put in its place first, None to open it as it is."""

    path: Path
    key: str
    backup: Path | None = None


class NewProjectDialog(SafeDialog):
    """Asks for the question, a name, a run sheet and a folder."""

    # Emits: NewProject.
    filled = Signal(object)

    def __init__(self, projects: Projects, parent: QWidget | None = None) -> None:
        text = _("Begin with one question to the neighbourhood. The rest you fill in later.")
        super().__init__(_("New project"), text, _("Cancel"), _("Make the project"), parent=parent)
        self._projects = projects
        form = forms.load("start/newproject", self)
        self.body.addWidget(form)
        self._question = forms.child(form, QLineEdit, "question")
        self._name = forms.child(form, QLineEdit, "name")
        self._template = forms.child(form, QComboBox, "template")
        self._folder = forms.child(form, QLineEdit, "folder")
        self._hint = forms.child(form, QLabel, "hint")
        for template in TEMPLATES.values():
            minutes = ngettext("{n} minute", "{n} minutes", template.minutes).format(n=template.minutes)
            self._template.addItem(f"{_(template.name)} · {minutes}", template.key)
        self._mosts = {field: field.maxLength() for field in (self._question, self._name)}
        for field in self._mosts:
            field.setMaxLength(ROOM)  # nothing that is pasted is cut off; what is too long is said
        self._folder.setText(str(projects.suggested_folder()))
        self._question.textChanged.connect(self._check)
        self._name.textChanged.connect(self._check)
        self._folder.textChanged.connect(self._check)
        forms.child(form, QPushButton, "choose").clicked.connect(self._on_choose)
        self.decided.connect(self._on_decided)
        self._question.setFocus()
        self._check()

    @Slot()
    def _check(self) -> None:
        complete = bool(self._question.text().strip() and self._folder.text().strip())
        over = {field: len(field.text().strip()) - most for field, most in self._mosts.items()}
        self.deed_button.setEnabled(complete and max(over.values()) <= 0)
        for field, much in over.items():
            theme.set_style_property(field, "error", much > 0)
        why = self._projects.unsuitable(Path(self._folder.text())) if self._folder.text().strip() else ""
        why = next((too_long(much) for much in over.values() if much > 0), why)
        self._hint.setText(
            why or ("" if complete else _("Write the question first; then the project can be made."))
        )
        theme.set_style_property(self._hint, "tone", "warn" if why else "ink2")

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Folder on this laptop"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            name = self._name.text().strip() or _("New project")
            path = free_project(Path(self._folder.text().strip()), name)
            template = str(self._template.currentData())
            self.filled.emit(NewProject(path, name, self._question.text().strip(), template))


class UnlockDialog(SafeDialog):
    """Asks for the recovery key of a file that this laptop has no key for."""

    # Emits: KeyTyped.
    typed = Signal(object)

    def __init__(
        self, path: Path, why: str, parent: QWidget | None = None, *, backup: Path | None = None
    ) -> None:
        super().__init__(_("Open with the recovery key"), why, _("Cancel"), _("Open"), parent=parent)
        self._path, self._backup = path, backup
        form = forms.load("start/unlock", self)
        self.body.addWidget(form)
        self._key = forms.child(form, QLineEdit, "key")
        self._key.setFocus()
        self.decided.connect(self._on_decided)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self.typed.emit(KeyTyped(self._path, self._key.text().strip(), self._backup))


def free_project(folder: Path, name: str) -> Path:
    """A file in ``folder`` for a project called ``name`` that does not exist yet."""
    return free(folder / f"{file_name(name, 'project')[:60]}.cocreate")
