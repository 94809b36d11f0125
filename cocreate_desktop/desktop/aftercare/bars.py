"""The result of a round as bars with letter and pattern. It paints what it is given and knows no service."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.voting import Tally
from ...language import _, ngettext, number_text
from ...services.tallying import RoundView
from .. import theme
from ..drawing import paint_box, paint_letter_tile, paint_pattern

ROW = 40
_TILE = 32
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: its place, its total, the length of its bar (0 to 1), and how many people of the base in words."""

    letter: str
    text: str
    place: int
    total: int
    length: float
    people: str = ""


def bars_of(view: RoundView, tally: Tally) -> tuple[Bar, ...]:
    """The bars of a result, the first place first."""
    options = {option.id: option for option in view.options}
    most = max((result.total for result in tally.options), default=0)
    return tuple(
        Bar(
            options[result.id].letter,
            options[result.id].text,
            tally.place(result.id),
            result.total,
            result.total / most if most else 0.0,
            _people(result.people, tally.base_number),
        )
        for result in tally.options
    )


def base_words(tally: Tally) -> str:
    """What every number here is measured against; a base that nobody counted is said so."""
    if tally.base_number is None:
        return _("Nobody counted how many people voted, so there are no percentages.")
    names = {
        "cast": ngettext("{n} person who voted", "{n} people who voted", tally.base_number),
        "present": ngettext("{n} person in the hall", "{n} people in the hall", tally.base_number),
        "entitled": ngettext("{n} person who may vote", "{n} people who may vote", tally.base_number),
    }
    usual = ngettext("{n} person with a valid vote", "{n} people with a valid vote", tally.base_number)
    return _("Base: {people}.").format(people=names.get(tally.base, usual).format(n=tally.base_number))


def _people(people: int | None, base: int | None) -> str:
    if people is None or not base:
        return ""
    share = round(100 * people / base)
    return _("{n} of {m} people, {p} %").format(n=people, m=base, p=share)


class ResultBars(QWidget):
    """All bars of one round, as high as they need."""

    def __init__(self, bars: tuple[Bar, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = bars
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "; ".join(f"{bar.place}. {bar.text}: {bar.total} {bar.people}" for bar in bars)
        )

    def sizeHint(self) -> QSize:
        """One row an option."""
        return QSize(400, ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(320, ROW * len(self._bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Place, letter, words, bar, total and people."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = theme.tokens_now().dark
        for row, bar in enumerate(self._bars):
            self._paint(painter, QRectF(0, row * ROW, self.width(), ROW), bar, dark)

    def _paint(self, painter: QPainter, box: QRectF, bar: Bar, dark: bool) -> None:
        middle = box.center().y()
        painter.setFont(theme.font("strong", tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(0, box.top(), 22, ROW), _RIGHT, str(bar.place))
        paint_letter_tile(painter, QRectF(32, middle - 14, 28, 28), bar.letter, dark=dark)
        words = max(140.0, box.width() * 0.3)
        self._text(painter, "body", "ink", QRectF(_TILE + 40, box.top(), words, ROW), bar.text)
        left = _TILE + 40 + words + 16
        right = 226.0 if any(one.people for one in self._bars) else 64.0
        room = QRectF(left, middle - 10, max(40.0, box.width() - left - right), 20)
        paint_box(painter, room, 4, theme.colour("sunken"), None)
        fill = QRectF(room.left(), room.top(), room.width() * bar.length, room.height())
        if bar.length > 0:
            paint_pattern(painter, fill, bar.letter, 8, dark)
            painter.setPen(theme.colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(fill.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.font("strong", tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(room.right(), box.top(), 46, ROW), _RIGHT, number_text(bar.total))
        people = QRectF(room.right() + 54, box.top(), right - 56, ROW)
        self._text(painter, "small", "ink2", people, bar.people, right=True)

    @staticmethod
    def _text(
        painter: QPainter, kind: str, token: str, box: QRectF, words: str, *, right: bool = False
    ) -> None:
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _RIGHT if right else _LEFT, shown)
