"""One option of a vote at the desk: its tile, its words and cost (fields in a draft), what it has, and its typed count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...domain.rounds import Option
from ...language import _, money_text, number_text
from .. import theme
from ..parts.countfield import CountField
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from .face import settle, show_typed
from .optionpicture import OptionPicture
from .votecells import Cells
from .votetile import paint_mark

# The columns stand under their heads in ui/steps/vote_options.ui.
CHANNEL, EARLIER, TOTAL, PRICE = 104, 88, 104, 92
_ICON, _GAP, _TILE = 18, 12, 32


@dataclass(frozen=True, slots=True)
class OptionRenamed:
    """Other words were typed for an option."""

    option_id: str
    words: str


@dataclass(frozen=True, slots=True)
class OptionPriced:
    """A cost was typed for an option, as it stands in the field."""

    option_id: str
    typed: str


@dataclass(frozen=True, slots=True)
class OptionDropped:
    """An option should go."""

    option_id: str


@dataclass(frozen=True, slots=True)
class CountEntered:
    """Enter was pressed in the count of an option: the next one, please."""

    option_id: str


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a row looks: with fields in a ``draft`` unless the answer is ``fixed``, with a cost where it is ``priced``."""

    draft: bool
    fixed: bool = False
    priced: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class RowCount:
    """The number that is typed now (None: nothing is typed on this channel), whether it can be, and what is said of it;
    ``doubt`` marks the words."""

    number: int | None = None
    able: bool = False
    words: str = ""
    doubt: bool = False


class AnswerTile(QWidget):
    """The tile of a mark as a part of a row."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFixedSize(_TILE, _TILE)
        self.setAccessibleName(mark)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        paint_mark(QPainter(self), QRectF(self.rect()), self._mark)


class VoteRow(QWidget):
    """48 high, 44 when tight, more when its words need it. ``option_id`` is what it shows."""

    # Emits: OptionRenamed, OptionPriced, OptionDropped, CountEntered; and CountChanged with the option's id as key.
    renamed = Signal(object)
    priced = Signal(object)
    dropped = Signal(object)
    entered = Signal(object)
    counted = Signal(object)

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option_id = option.id
        self._words, self._cost = option.text, ""
        self._build(option)
        self.field.editingFinished.connect(self._on_renamed)
        self.price.editingFinished.connect(self._on_priced)
        self.count.edited.connect(self.counted)
        self.count.lineEdit().returnPressed.connect(self._on_entered)
        self.drop.clicked.connect(self._on_dropped)

    def _build(self, option: Option) -> None:
        self.field, self.price = QLineEdit(self), QLineEdit(self)
        self.field.setProperty("spelling", True)
        self.price.setFixedWidth(PRICE)
        self.price.setPlaceholderText(_("€ cost"))
        self.price.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._eye = IconLabel(self, "eye-slash", _ICON, "ink2")
        self.channel, self.earlier, self.total = QLabel(self), QLabel(self), QLabel(self)
        for label, width in ((self.channel, CHANNEL), (self.earlier, EARLIER), (self.total, TOTAL)):
            label.setFixedWidth(width)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.total.setProperty("type", "strong")
        self.count = CountField(self, key=option.id)
        self.drop = KeyButton(self, "", "quiet", icon_name="trash")
        self.drop.setToolTip(_("Remove"))
        self.picture = OptionPicture(option.id, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 5)
        row.setSpacing(_GAP)
        row.addWidget(AnswerTile(option.letter, self))
        row.addWidget(self.picture)
        row.addLayout(self._said(option), 1)
        for part in _widgets(self.price, self._eye, self.channel, self.earlier, self.total, self.count):
            row.addWidget(part)
        row.addWidget(self.drop)

    def _said(self, option: Option) -> QVBoxLayout:
        """The words, and what is said of them in small."""
        self.label, self.note = QLabel(option.text, self), QLabel(self)
        self.note.setProperty("type", "caption")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        for label in (self.label, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.insertWidget(1, self.field)
        column.addStretch(1)
        return column

    def show_option(self, option: Option, content: bytes, look: RowLook) -> None:
        """The words, as a field in a draft, and the cost where there is one. ``content`` is its picture."""
        edits = look.draft and not look.fixed
        self.picture.show_option(option, content, draft=edits)
        self._words, self._cost = option.text, "" if option.cost is None else number_text(option.cost)
        cost = money_text(option.cost) if look.priced and not look.draft and option.cost is not None else ""
        self.label.setText(f"{option.text} · {cost}" if cost else option.text)
        show_typed(self.field, option.text)
        show_typed(self.price, self._cost)
        name = {"letter": option.letter, "text": option.text}
        self.field.setAccessibleName(_("Option {letter}").format(**name))
        self.price.setAccessibleName(_("Cost of {letter}, {text}").format(**name))
        self.count.setAccessibleName(_("Counted for {letter}, {text}").format(**name))
        self.drop.setAccessibleName(_("Remove {letter}, {text}").format(**name))
        self.setMinimumHeight(44 if look.tight else 48)
        for part in _widgets(self.field, self.drop):
            part.setVisible(edits)
        self.label.setVisible(not edits)
        self.price.setVisible(edits and look.priced)
        if look.draft:
            self.show_cells(Cells(), RowCount(), hidden=False)

    def show_cells(self, cells: Cells, count: RowCount, *, hidden: bool) -> None:
        """What the option has: numbers after the reveal, "hidden" before it, or the number that is typed."""
        typing = count.number is not None
        if typing:
            self.count.show_count(count.number or 0)
            self.count.setEnabled(count.able)
        self.count.setVisible(typing)
        self._eye.setVisible(hidden and not typing)
        self.channel.setVisible((hidden and not typing) or bool(cells.channel))
        self.channel.setText(_("hidden") if hidden else cells.channel)
        self.channel.setFixedWidth(CHANNEL - _ICON - _GAP if hidden else CHANNEL)
        theme.set_style_property(self.channel, "type", "small" if hidden else "body")
        for label, words in ((self.earlier, cells.earlier), (self.total, cells.total)):
            label.setText(words)
            label.setVisible(bool(words))
        said = count.words or cells.note
        self.note.setText(said)
        self.note.setVisible(bool(said))
        theme.set_style_property(self.note, "tone", "warn" if count.doubt else "ink2")

    def settle(self, kept: str | None) -> None:
        """The words typed are kept as these, or were refused (None)."""
        if kept == self._words and not self.field.text().strip():
            self.field.setText(kept)
        settle(self.field, kept)

    def settle_price(self, *, kept: bool) -> None:
        """The cost typed was kept, or was refused and stays to be mended."""
        settle(self.price, self._cost if kept else None)

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

    @Slot()
    def _on_priced(self) -> None:
        typed = self.price.text().strip()
        if typed != self._cost:
            self.priced.emit(OptionPriced(self.option_id, typed))
        else:
            self.settle_price(kept=True)

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(CountEntered(self.option_id))

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(OptionDropped(self.option_id))


def _widgets(*parts: QWidget) -> tuple[QWidget, ...]:
    return parts
