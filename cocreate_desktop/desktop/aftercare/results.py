"""The results of an evening, one block a round. What the room has not seen yet stays hidden here too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...domain.evening import Evening
from ...domain.rounds import Phase
from ...language import _
from ...services.besides import Beside, besides
from ...services.tallying import RoundView
from ..parts.keybutton import KeyButton
from ..steps.votecells import quorum, summary
from .bars import LOW, ResultBars, bars_of, base_words


class RoundBlock(QWidget):
    """The question, the base in words, and the bars; a result that the room has seen can be made final."""

    # Emits: the id of a round whose result should be made final.
    final_wanted = Signal(object)

    def __init__(self, view: RoundView, *, shown: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_label(view.question, "strong"))
        if not shown or view.tally is None:
            column.addWidget(_label(_("Hidden until you reveal the result."), "small"))
            return
        column.addWidget(_label(base_words(view.tally), "small"))
        self.bars = bars_of(view, view.tally)
        column.addWidget(ResultBars(self.bars, self))
        said = " ".join(part for part in (summary(view), quorum(view)) if part)
        if said:
            column.addWidget(_label(said, "small"))
        self.besides = tuple(besides(view))
        for one in self.besides:
            self._add_beside(column, one)
        self._round_id = view.round.id
        if view.round.phase is Phase.REVEALED:
            column.addLayout(self._finals())
        elif view.round.phase is Phase.PUBLISHED:
            column.addWidget(_label(_("This result is final."), "small"))

    def _add_beside(self, column: QVBoxLayout, one: Beside) -> None:
        """Those at home, or both together, in lower rows under their own name."""
        column.addSpacing(8)
        column.addWidget(_label(one.title, "strong"))
        column.addWidget(ResultBars(bars_of(one.view, one.tally), self, row=LOW))
        said = " ".join(part for part in (summary(one.view), one.note) if part)
        if said:
            column.addWidget(_label(said, "small"))

    def _finals(self) -> QHBoxLayout:
        """The button, and in its place what it means with a way back."""
        self.ask = KeyButton(self, _("Make final…"), icon_name="lock-simple")
        self.sure, self.not_yet = KeyButton(self, _("Make final")), KeyButton(self, _("Not yet"))
        words = _(
            "From now on no vote leads to a code or card, and this vote cannot be opened again. The result stays as it is."
        )
        self._means = _label(words, "small")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.ask, self._means, self.not_yet, self.sure):
            row.addWidget(part, 1 if part is self._means else 0)
        row.addStretch(1)
        self._show_asking(asking=False)
        self.ask.clicked.connect(self._on_ask)
        self.not_yet.clicked.connect(self._on_not_yet)
        self.sure.clicked.connect(self._on_sure)
        return row

    def _show_asking(self, *, asking: bool) -> None:
        self.ask.setVisible(not asking)
        for part in (self._means, self.sure, self.not_yet):
            part.setVisible(asking)

    @Slot()
    def _on_ask(self) -> None:
        self._show_asking(asking=True)
        self.not_yet.setFocus()

    @Slot()
    def _on_not_yet(self) -> None:
        self._show_asking(asking=False)
        self.ask.setFocus()

    @Slot()
    def _on_sure(self) -> None:
        self.final_wanted.emit(self._round_id)


def is_shown(view: RoundView, evening: Evening) -> bool:
    """Whether a result may stand on the desk: revealed to the room, or the evening is over and the vote closed."""
    over = bool(evening.ended_at) and view.round.phase is not Phase.OPEN
    return view.round.phase.shown or over


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(True)
    return label
