"""The results of an evening, one block a round. What the room has not seen yet stays hidden here too."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...domain.evening import Evening
from ...domain.rounds import Phase
from ...language import _
from ...services.tallying import RoundView
from .bars import ResultBars, bars_of, base_words


class RoundBlock(QWidget):
    """The question, the base in words, and the bars."""

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


def is_shown(view: RoundView, evening: Evening) -> bool:
    """Whether a result may stand on the desk: revealed to the room, or the evening is over and the vote closed."""
    over = bool(evening.ended_at) and view.round.phase is not Phase.OPEN
    return view.round.phase is Phase.REVEALED or over


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(label.textFormat().PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(True)
    return label
