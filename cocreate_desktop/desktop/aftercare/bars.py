"""The result of a round as bars with letter and pattern. It paints what it is given and knows no service."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.voting import Exact, OptionResult, Tally
from ...language import _, ngettext, number_text
from ...services.ballotwords import too_small
from ...services.tallying import RoundView
from .. import theme
from ..drawing import paint_box
from ..stage.basewords import base_people
from ..steps.votecells import measure
from ..steps.votetile import paint_fill, paint_mark

ROW, LOW = 40, 30
"""The height of a row, and of one beside the result of the hall."""
_TILE, _SAID = 32, 66
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: its place (0 where there is no contest), its total, the length of its bar (0 to 1), what it has in the
    method's own measure, and how many people of the base in words."""

    letter: str
    text: str
    place: int
    total: Exact
    length: float
    said: str
    people: str = ""


def bars_of(view: RoundView, tally: Tally) -> tuple[Bar, ...]:
    """The bars of a result, the first place first."""
    options = {option.id: option for option in view.options}
    most = max((_measure(tally, result) for result in tally.options), default=0)
    return tuple(
        Bar(
            options[result.id].letter,
            options[result.id].text,
            0 if tally.as_listed else tally.place(result.id),
            result.total,
            float(_measure(tally, result) / most) if most else 0.0,
            measure(view.round, tally, result.id),
            _people(result.people, tally.base_number),
        )
        for result in tally.options
    )


def _measure(tally: Tally, result: OptionResult) -> Exact:
    """What the length of a bar says: the mean of a score, else the total."""
    return (result.mean or 0) if tally.method == "score" else result.total


def base_words(tally: Tally) -> str:
    """What every number here is measured against; a base that nobody counted, or that cannot be right, is said so."""
    if tally.too_small is not None:
        return too_small(tally)
    if tally.base_number is None:
        return _("Nobody counted how many people voted, so there are no percentages.")
    return _("Base: {people}.").format(people=base_people(tally))


def _people(people: Exact | None, base: Exact | None) -> str:
    if people is None or not base:
        return ""
    share = round(100 * people / base)
    said = ngettext("{n} of {m} person, {p} %", "{n} of {m} people, {p} %", base)
    return said.format(n=number_text(people), m=number_text(base), p=share)


class ResultBars(QWidget):
    """All bars of one round, as high as they need."""

    def __init__(self, bars: tuple[Bar, ...], parent: QWidget | None = None, *, row: int = ROW) -> None:
        super().__init__(parent)
        self._bars, self._row = bars, row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "; ".join(f"{bar.place or bar.letter}. {bar.text}: {bar.said} {bar.people}" for bar in bars)
        )

    def sizeHint(self) -> QSize:
        """One row an option."""
        return QSize(400, self._row * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(320, self._row * len(self._bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Place, letter, words, bar, total and people."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, bar in enumerate(self._bars):
            self._paint(painter, QRectF(0, row * self._row, self.width(), self._row), bar)

    def _paint(self, painter: QPainter, box: QRectF, bar: Bar) -> None:
        middle, high = box.center().y(), box.height()
        painter.setFont(theme.font("strong", tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(0, box.top(), 22, high), _RIGHT, str(bar.place or ""))
        mark = high * 0.7
        paint_mark(painter, QRectF(46 - mark / 2, middle - mark / 2, mark, mark), bar.letter)
        words = max(140.0, box.width() * 0.3)
        self._text(painter, "body", "ink", QRectF(_TILE + 40, box.top(), words, high), bar.text)
        left = _TILE + 40 + words + 16
        right = 246.0 if any(one.people for one in self._bars) else 84.0
        room = QRectF(left, middle - high / 4, max(40.0, box.width() - left - right), high / 2)
        paint_box(painter, room, 4, theme.colour("sunken"), None)
        fill = QRectF(room.left(), room.top(), room.width() * bar.length, room.height())
        if bar.length > 0:
            paint_fill(painter, fill, bar.letter)
            painter.setPen(theme.colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(fill.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.font("strong", tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(room.right(), box.top(), _SAID, high), _RIGHT, bar.said)
        people = QRectF(room.right() + _SAID + 8, box.top(), right - _SAID - 10, high)
        self._text(painter, "small", "ink2", people, bar.people, right=True)

    @staticmethod
    def _text(
        painter: QPainter, kind: str, token: str, box: QRectF, words: str, *, right: bool = False
    ) -> None:
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _RIGHT if right else _LEFT, shown)
