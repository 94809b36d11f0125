"""The ways in which somebody says what should leave: a choice, a file or a few typed words, each with its label above."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from ...language import _
from .. import forms
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel


class AskRow(QWidget):
    """One thing that is asked; ``value`` is empty where nothing was said."""

    # Emits: nothing; what was said is another now.
    changed = Signal()

    @property
    def value(self) -> str:
        """What was said."""
        return ""

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return ()

    def take(self, value: str) -> None:
        """Says what was said before."""

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class ChoiceRow(AskRow):
    """One of some, each with its words; the first one unless another is chosen."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "leaving/choice")
        forms.child(form, QLabel, "choiceLabel").setText(label)
        self.box = forms.child(form, QComboBox, "choice")
        self.box.setAccessibleName(label)
        self.offer(choices)
        self.box.currentIndexChanged.connect(self._on_changed)

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.box.currentData() or "")

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.box,)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other ones to choose from; what was chosen stays where it is among them. Tells nobody."""
        before = self.value
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)
        self.take(before)
        self.box.blockSignals(False)

    def take(self, value: str) -> None:
        """Chooses it where it is among them."""
        place = self.box.findData(value)
        if place >= 0:
            self.box.setCurrentIndex(place)


class TextRow(AskRow):
    """A few typed words; ``usual`` holds while it is empty."""

    def __init__(self, label: str, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "leaving/text")
        forms.child(form, QLabel, "textLabel").setText(label)
        self.line = forms.child(form, QLineEdit, "text")
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(usual)
        self.line.textChanged.connect(self._on_changed)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The line."""
        return (self.line,)

    def take(self, value: str) -> None:
        """Types it."""
        self.line.setText(value)


class FileRow(AskRow):
    """A file of the other system; none unless one is chosen, and it can be left out again."""

    def __init__(self, label: str, endings: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._endings, self._path = label, endings, ""
        form = forms.fill(self, "leaving/file")
        forms.child(form, QLabel, "fileLabel").setText(label)
        self.button = forms.child(form, KeyButton, "chooseFile")
        self.without = forms.child(form, KeyButton, "withoutFile")
        self._name = forms.child(form, NameLabel, "fileName")
        self.dialog: QFileDialog | None = None
        self.button.clicked.connect(self._on_choose)
        self.without.clicked.connect(self._on_without)
        self._show()

    @property
    def value(self) -> str:
        """The path of the file."""
        return self._path

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Both buttons."""
        return self.button, self.without

    def take(self, value: str) -> None:
        """Takes a file, or none."""
        self._path = value
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        name = Path(self._path).name if self._path else _("none chosen")
        self._name.show_words(name)
        self.button.setAccessibleName(f"{self._title}: {name}")
        self.without.setVisible(bool(self._path))

    @Slot()
    def _on_choose(self) -> None:
        self.dialog = QFileDialog(self, self._title)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setNameFilter(f"{self._title} ({self._endings})")
        self.dialog.fileSelected.connect(self._on_file)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.take(chosen)

    @Slot()
    def _on_without(self) -> None:
        self.take("")
        self.button.setFocus()
