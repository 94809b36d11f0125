"""One option of a vote at the desk: its tile, its words (a field in a draft), the phones' total and the typed count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from ...domain.rounds import Option
from ...language import _
from .. import theme
from ..parts.countfield import CountChanged, CountField
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile


@dataclass(frozen=True, slots=True)
class OptionRenamed:
    """Other words were typed for an option."""

    option_id: str
    words: str


@dataclass(frozen=True, slots=True)
class OptionDropped:
    """An option should go."""

    option_id: str


class VoteRow(QWidget):
    """48 high. ``option_id`` is what it shows."""

    # Emits: OptionRenamed, OptionDropped; and CountChanged with the option's id as key.
    renamed = Signal(object)
    dropped = Signal(object)
    counted = Signal(object)

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option_id = option.id
        self._words = option.text
        self.field = QLineEdit(option.text, self)
        self.label = QLabel(option.text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self._texts = QStackedWidget(self)
        self._texts.addWidget(self.label)
        self._texts.addWidget(self.field)
        self._eye = IconLabel(self, "eye-slash", 18, "ink2")
        self.phones = QLabel(self)
        self.phones.setFixedWidth(76)
        self.count = CountField(self, key=option.id)
        self.drop = KeyButton(self, _("Remove"), "quiet", icon_name="trash")
        self.field.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 4)
        row.setSpacing(12)
        row.addWidget(LetterTile(self, option.letter, 32))
        row.addWidget(self._texts, 1)
        for part in (self._eye, self.phones, self.count, self.drop):
            row.addWidget(part)
        name = {"letter": option.letter, "text": option.text}
        self.field.setAccessibleName(_("Option {letter}").format(**name))
        self.count.setAccessibleName(_("Counted for {letter}, {text}").format(**name))
        self.drop.setAccessibleName(_("Remove {letter}, {text}").format(**name))
        self.field.editingFinished.connect(self._on_renamed)
        self.count.edited.connect(self._on_counted)
        self.drop.clicked.connect(self._on_dropped)

    def show_option(self, option: Option, *, draft: bool, tight: bool) -> None:
        """The words, as a field in a draft."""
        self._words = option.text
        self.label.setText(option.text)
        if not self.field.hasFocus():
            self.field.setText(option.text)
        self._texts.setCurrentWidget(self.field if draft else self.label)
        self.setFixedHeight(44 if tight else 48)
        for part in (self._eye, self.phones, self.count):
            part.setVisible(not draft)
        self.drop.setVisible(draft)

    def show_totals(self, revealed: int | None, typed: int, *, able: bool) -> None:
        """What phones and slips brought (None: hidden) and what was counted by eye."""
        self.phones.setText(_("hidden") if revealed is None else str(revealed))
        self.phones.setProperty("type", "small" if revealed is None else "strong")
        self._eye.show_icon("eye-slash" if revealed is None else "device-mobile")
        self.phones.style().unpolish(self.phones)
        self.phones.style().polish(self.phones)
        self.count.show_count(typed)
        self.count.setEnabled(able)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline under the row."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))

    @Slot()
    def _on_renamed(self) -> None:
        words = self.field.text().strip()
        if words and words != self._words:
            self.renamed.emit(OptionRenamed(self.option_id, words))
        elif not words:
            self.field.setText(self._words)

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        self.counted.emit(changed)

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(OptionDropped(self.option_id))
