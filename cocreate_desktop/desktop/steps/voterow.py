"""One option of a vote at the desk: its tile, its words (a field in a draft), the phones' total and the typed count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ...domain.rounds import Option
from ...language import _
from .. import theme
from ..parts.countfield import CountChanged, CountField
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile
from .face import settle, show_typed
from .optionpicture import OptionPicture

# The columns stand under their heads in ui/steps/vote.ui.
PHONES, TYPED, NUMBER = 110, 160, 74
_ICON, _GAP = 18, 12


@dataclass(frozen=True, slots=True)
class OptionRenamed:
    """Other words were typed for an option."""

    option_id: str
    words: str


@dataclass(frozen=True, slots=True)
class OptionDropped:
    """An option should go."""

    option_id: str


@dataclass(frozen=True, slots=True)
class CountEntered:
    """Enter was pressed in the count of an option: the next one, please."""

    option_id: str


@dataclass(frozen=True, slots=True)
class RowTotals:
    """What an option has: by ballots (None: hidden) and by eye on the channel that is typed now; ``together`` when revealed."""

    ballots: int | None
    typed: int
    together: int | None = None


class VoteRow(QWidget):
    """48 high, 44 when tight, more when its words need it. ``option_id`` is what it shows."""

    # Emits: OptionRenamed, OptionDropped, CountEntered; and CountChanged with the option's id as key.
    renamed = Signal(object)
    dropped = Signal(object)
    entered = Signal(object)
    counted = Signal(object)

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option_id = option.id
        self._words = option.text
        self._build(option)
        self.field.editingFinished.connect(self._on_renamed)
        self.count.edited.connect(self._on_counted)
        self.count.lineEdit().returnPressed.connect(self._on_entered)
        self.drop.clicked.connect(self._on_dropped)

    def _build(self, option: Option) -> None:
        self.field = QLineEdit(self)
        self.label = QLabel(option.text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self._eye = IconLabel(self, "eye-slash", _ICON, "ink2")
        self.phones, self.seen, self.total = QLabel(self), QLabel(self), QLabel(self)
        self.phones.setFixedWidth(PHONES - _ICON - _GAP)
        for label in (self.seen, self.total):
            label.setFixedWidth(NUMBER)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.total.setProperty("type", "strong")
        self.count = CountField(self, key=option.id)
        self.drop = KeyButton(self, _("Remove"), "quiet", icon_name="trash")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 5)
        row.setSpacing(_GAP)
        row.addWidget(LetterTile(self, option.letter, 32))
        self.picture = OptionPicture(option.id, self)
        row.addWidget(self.picture)
        row.addWidget(self.label, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self._eye)
        row.addWidget(self.phones)
        self._room = QWidget(self)
        self._room.setFixedWidth(TYPED - self.count.sizeHint().width() - _GAP)
        for part in _widgets(self._room, self.count, self.seen, self.total, self.drop):
            row.addWidget(part)

    def show_option(
        self, option: Option, content: bytes, *, draft: bool, revealed: bool, tight: bool
    ) -> None:
        """The words, as a field in a draft; a count to type before the reveal, numbers after it. ``content`` is its picture."""
        self.picture.show_option(option, content, draft=draft)
        self._words = option.text
        self.label.setText(option.text)
        show_typed(self.field, option.text)
        name = {"letter": option.letter, "text": option.text}
        self.field.setAccessibleName(_("Option {letter}").format(**name))
        self.count.setAccessibleName(_("Counted for {letter}, {text}").format(**name))
        self.drop.setAccessibleName(_("Remove {letter}, {text}").format(**name))
        self.setMinimumHeight(44 if tight else 48)
        for part in _widgets(self.field, self.drop):
            part.setVisible(draft)
        for part in _widgets(self.label, self._eye, self.phones):
            part.setVisible(not draft)
        for part in _widgets(self._room, self.count):
            part.setVisible(not draft and not revealed)
        for part in _widgets(self.seen, self.total):
            part.setVisible(revealed)

    def show_totals(self, totals: RowTotals, *, able: bool) -> None:
        """What phones and slips brought, and what was counted by eye."""
        hidden = totals.ballots is None
        self.phones.setText(_("hidden") if hidden else str(totals.ballots))
        theme.set_style_property(self.phones, "type", "small" if hidden else "strong")
        self._eye.show_icon("eye-slash" if hidden else "device-mobile")
        self.count.show_count(totals.typed)
        self.count.setEnabled(able)
        self.seen.setText(str(totals.typed))
        self.total.setText("" if totals.together is None else str(totals.together))

    def settle(self, kept: str | None) -> None:
        """The words typed are kept as these, or were refused (None)."""
        if kept == self._words and not self.field.text().strip():
            self.field.setText(kept)
        settle(self.field, kept)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline under the row."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))

    @Slot()
    def _on_renamed(self) -> None:
        words = self.field.text().strip()
        if words and words != self._words:
            self.renamed.emit(OptionRenamed(self.option_id, words))
        else:
            self.settle(self._words)

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        self.counted.emit(changed)

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(CountEntered(self.option_id))

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(OptionDropped(self.option_id))


def _widgets(*parts: QWidget) -> tuple[QWidget, ...]:
    return parts
