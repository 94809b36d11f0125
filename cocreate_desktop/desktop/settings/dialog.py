"""The settings of this person on this machine. Each choice is stored at once; what cannot be taken says so at its field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from ... import __released__, __version__, settings
from ...domain.errors import ReadOnly
from ...language import LANGUAGE_NAMES, LANGUAGES, N_, _
from ...services.gathering import day_text
from ...settings import Settings
from .. import forms, problems
from .. import theme as themes
from ..parts.dialogs import SafeDialog
from ..secondplace import ask_second_place
from ..theme import Theme

THEMES: Final[tuple[tuple[settings.Theme, str], ...]] = (
    ("system", N_("as this laptop does")),
    ("light", N_("light")),
    ("dark", N_("dark")),
)
PORTS: Final = range(1024, 65536)
WIDE: Final = 800
"""Pixels: two columns beside one another, so that all of it fits the smallest screen."""


class SettingsDialog(SafeDialog):
    """Opened with ``open()``; there is nothing to confirm. ``no_words``: nobody on this laptop knows how words are spelt."""

    # Emits: bool, whether words that are spelt wrong shall get a line.
    spelling_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, no_words: bool = False) -> None:
        text = _("These hold for you on this laptop, for every project.")
        super().__init__(_("Settings"), text, _("Close"), parent=parent)
        self.setFixedWidth(WIDE)
        self._theme = theme
        form = forms.load("settings/settings", self)
        self.body.addWidget(form)
        self.language = forms.child(form, QComboBox, "language")
        self.look = forms.child(form, QComboBox, "theme")
        self.text_size = forms.child(form, QComboBox, "textSize")
        self.less_motion = forms.child(form, QCheckBox, "lessMotion")
        self._still_hint = forms.child(form, QLabel, "lessMotionHint")
        self.spelling = forms.child(form, QCheckBox, "spelling")
        self.spelling.setDisabled(no_words)
        forms.child(form, QLabel, "spellingHint").setHidden(no_words)
        forms.child(form, QLabel, "spellingLacks").setVisible(no_words)
        self.updates = forms.child(form, QCheckBox, "updates")
        told = _("This is CoCreate Desktop {version} of {day}.")
        day = day_text(__released__, year=True)
        forms.child(form, QLabel, "version").setText(told.format(version=__version__, day=day))
        self.backup_folder = forms.child(form, QLineEdit, "backupFolder")
        self.port = forms.child(form, QLineEdit, "port")
        self._errors = {
            field: forms.child(form, QLabel, f"{field.objectName()}Error")
            for field in (self.backup_folder, self.port)
        }
        self._show(settings.load().settings)
        self._wire(forms.child(form, QPushButton, "chooseFolder"))
        self.language.setFocus()

    def _show(self, found: Settings) -> None:
        for language in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[language], language)
        for choice, words in THEMES:
            self.look.addItem(_(words), choice)
        for size in settings.TEXT_SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.language.setCurrentIndex(self.language.findData(found.language))
        self.look.setCurrentIndex(self.look.findData(found.theme))
        self.text_size.setCurrentIndex(self.text_size.findData(found.text_size))
        still = self._theme.still_by_system
        self.less_motion.setChecked(found.less_motion or still)
        self.less_motion.setDisabled(still)
        self._still_hint.setVisible(still)
        self.spelling.setChecked(found.spelling)
        self.updates.setChecked(found.updates)
        self.backup_folder.setText(found.backup_folder)
        self.port.setText(str(found.port))
        for error in self._errors.values():
            error.hide()

    def _wire(self, choose: QPushButton) -> None:
        self.language.activated.connect(self._on_language)
        self.look.activated.connect(self._on_theme)
        self.text_size.activated.connect(self._on_text_size)
        self.less_motion.clicked.connect(self._on_less_motion)
        self.spelling.clicked.connect(self._on_spelling)
        self.updates.clicked.connect(self._on_updates)
        self.backup_folder.editingFinished.connect(self._on_folder)
        self.port.editingFinished.connect(self._on_port)
        choose.clicked.connect(self._on_choose)

    @Slot()
    def _on_language(self) -> None:
        self._store(language=self.language.currentData())

    @Slot()
    def _on_theme(self) -> None:
        if self._store(theme=self.look.currentData()):
            self._theme.wear(self.look.currentData())

    @Slot()
    def _on_text_size(self) -> None:
        self._store(text_size=self.text_size.currentData())

    @Slot(bool)
    def _on_less_motion(self, less: bool) -> None:
        if self._store(less_motion=less):
            self._theme.set_still(less)

    @Slot(bool)
    def _on_spelling(self, wanted: bool) -> None:
        if self._store(spelling=wanted):
            self.spelling_wanted.emit(wanted)

    @Slot(bool)
    def _on_updates(self, wanted: bool) -> None:
        """What was heard before goes with the wish, so that nothing of it is shown or kept."""
        kept = {} if wanted else {"updates_asked": "", "newest": {}}
        self._store(updates=wanted, **kept)

    @Slot()
    def _on_folder(self) -> None:
        typed = self.backup_folder.text().strip()
        if typed and not Path(typed).is_dir():
            self._tell(self.backup_folder, _("This folder is not there. Choose a stick or folder that is."))
            return
        self._tell(self.backup_folder, "")
        self._store(backup_folder=typed)

    @Slot()
    def _on_port(self) -> None:
        typed = self.port.text().strip()
        if not (typed.isascii() and typed.isdigit() and int(typed) in PORTS):
            self._tell(self.port, _("Type a number from 1024 to 65535, such as 8080."))
            return
        self._tell(self.port, "")
        self._store(port=int(typed))

    @Slot()
    def _on_choose(self) -> None:
        ask_second_place(self, self._on_chosen, self.backup_folder.text())

    @Slot(str)
    def _on_chosen(self, folder: str) -> None:
        self.backup_folder.setText(folder)
        self._on_folder()

    def _tell(self, field: QLineEdit, why: str) -> None:
        themes.set_style_property(field, "error", bool(why))
        field.setAccessibleDescription(why)
        self._errors[field].setText(why)
        self._errors[field].setVisible(bool(why))

    def _store(self, **changed: object) -> bool:
        try:
            settings.save(replace(settings.load().settings, **changed))  # type: ignore[arg-type]  # by name
        except OSError:
            problems.show(ReadOnly(path=settings.file()), self)
            return False
        return True
