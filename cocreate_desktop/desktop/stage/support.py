"""Who stands behind a proposal: a histogram, with the poll before laid over it as a dashed outline. Never a mean."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ... import look
from ...language import _, number_text
from . import resultfoot
from .blocks import fitted_head, head
from .letters import (
    BODY,
    BOLD,
    COUNT,
    KICKER,
    OPTION,
    REGULAR,
    SMALLEST,
    STRONG,
    Fitted,
    at_least,
    falling,
    fit,
    grown,
    whole,
    width_of,
)
from .painting import Sheet
from .state import LaidOver, StageState, Support, SupportBar, Vote

# Between the answers and "don't know", and how wide bars and outlines are in their column.
_APART = 36.0
_BAR, _OUTLINE = 0.47, 0.72
_SWATCH = 52.0
# The longest bar is at least so high; else the letters of a deep hall give way.
_LEAST_HIGH = 330.0
_DASHED = look.note_colour("B")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands; ``column`` is how wide one is, ``unit`` how high one person, ``beside`` whether the number of
    before stands beside that of now."""

    column: float
    base: float
    unit: float
    labels: tuple[Fitted, ...]
    legend: tuple[tuple[Fitted, Fitted], ...]
    legend_top: float
    beside: bool
    longest: int
    unbroken: bool

    @property
    def fits(self) -> bool:
        """Whether no word is broken and the bars have room."""
        return self.unbroken and self.unit * self.longest >= _LEAST_HIGH

    @property
    def legend_wide(self) -> float:
        """How wide the legend is."""
        return max((_SWATCH + 20 + name.width + 10 + told.width for name, told in self.legend), default=0.0)


def paint(sheet: Sheet, state: StageState, body: Vote, shown: Support, progress: float) -> None:
    """The whole picture; the bars grow with ``progress``."""
    for least in falling():
        with at_least(least):
            plan = _plan(sheet, state, body, shown)
            if plan.fits or least == SMALLEST:
                _paint(sheet, state, body, shown, plan, progress)
                return


def _plan(sheet: Sheet, state: StageState, body: Vote, shown: Support) -> _Plan:
    wide = sheet.wide - 2 * sheet.margin
    column = (wide - _APART) / max(len(shown.bars), 1)
    labels, unbroken = _labels(shown, column - 16)
    beside = all(_numbers_wide(bar) <= column - 12 for bar in shown.bars)
    under = (
        grown(COUNT) * 1.2 + (0 if beside else grown(KICKER) * 1.24) + max(label.height for label in labels)
    )
    base = resultfoot.begins(sheet, body) - 20 - under
    top = fitted_head(state, wide).ends
    legend = tuple(_legend_words(one, wide * 0.6) for one in (shown.now, shown.before) if one is not None)
    longest = max(max(bar.number, bar.before or 0) for bar in shown.bars)
    plan = _Plan(column, base, 0.0, labels, legend, top - 12, beside, longest, unbroken)
    return replace(plan, unit=_unit(sheet, shown, plan, top))


def _labels(shown: Support, wide: float) -> tuple[tuple[Fitted, ...], bool]:
    """The answers, all in the largest size in which no word is broken, and whether there is one. Where there is room no letter
    stands alone on a line."""
    steps = ((KICKER, 2), (SMALLEST, 2), (KICKER, 3), (SMALLEST, 3), (SMALLEST, 4))
    for between in ("\u00a0", " "):
        texts = [f"{bar.letter}{between}{bar.text}" for bar in shown.bars]
        for size, lines in steps:
            if all(whole(text, wide, grown(size), lines, REGULAR) for text in texts):
                return tuple(fit(text, wide, ((size, lines),)) for text in texts), True
    return tuple(fit(f"{bar.letter} {bar.text}", wide, steps[-1:]) for bar in shown.bars), False


def _numbers_wide(bar: SupportBar) -> float:
    now = width_of(number_text(bar.number), grown(COUNT), BOLD)
    return now if bar.before is None else now + 18 + width_of(_was(bar.before), grown(KICKER), STRONG)


def _was(before: int) -> str:
    return _("was {n}").format(n=number_text(before))


def _legend_words(one: LaidOver, room: float) -> tuple[Fitted, Fitted]:
    name = fit(one.name, room / 2, ((KICKER, 1),), STRONG)
    return name, fit(one.told, room - name.width, ((KICKER, 1), (SMALLEST, 1)))


def _unit(sheet: Sheet, shown: Support, plan: _Plan, top: float) -> float:
    """How high one person is, so that no bar comes into the legend."""
    left = sheet.wide - sheet.margin - plan.legend_wide - 24
    under = plan.legend_top + sum(name.line + 16 for name, _told in plan.legend) + 8
    units = []
    for place, bar in enumerate(shown.bars):
        right = _middle(sheet, shown, plan, place) + plan.column * _OUTLINE / 2
        high = plan.base - (under if plan.legend and right > left else top + 8)
        units.append(high / max(bar.number, bar.before or 0, 1))
    return min(units)


def _middle(sheet: Sheet, shown: Support, plan: _Plan, place: int) -> float:
    apart = _APART if place == len(shown.bars) - 1 else 0.0
    return sheet.margin + plan.column * (place + 0.5) + apart


def _paint(sheet: Sheet, state: StageState, body: Vote, shown: Support, plan: _Plan, progress: float) -> None:
    head(sheet, state, sheet.wide - sheet.margin)
    _legend(sheet, plan)
    for place, bar in enumerate(shown.bars):
        _bar(sheet, bar, plan, _middle(sheet, shown, plan, place), progress)
        _label(sheet, bar, plan.labels[place], plan, _middle(sheet, shown, plan, place), progress)
    sheet.line(sheet.margin, plan.base, sheet.wide - sheet.margin, plan.base, "ink", 4)
    _divider(sheet, plan, _middle(sheet, shown, plan, len(shown.bars) - 1))
    resultfoot.paint(sheet, body, ruled=False)


def _bar(sheet: Sheet, bar: SupportBar, plan: _Plan, middle: float, progress: float) -> None:
    wide, high = plan.column * _BAR, plan.unit * bar.number * min(max(progress, 0.0), 1.0)
    if high >= 1:
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(sheet.colour("accent"))
        sheet.painter.drawPath(_hat(QRectF(middle - wide / 2, plan.base - high, wide, high)))
    if bar.before:
        wide, high = plan.column * _OUTLINE, plan.unit * bar.before
        outline = _hat(QRectF(middle - wide / 2, plan.base - high, wide, high))
        sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        # Over a bar the dashes stand in a light line of their own.
        sheet.painter.setPen(QPen(sheet.colour("paper"), 14))
        sheet.painter.drawPath(outline)
        pen = QPen(QColor(_tone(sheet)), 5)
        pen.setDashPattern([2.4, 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        sheet.painter.setPen(pen)
        sheet.painter.drawPath(outline)


def _hat(box: QRectF) -> QPainterPath:
    """Two sides and a top with round corners."""
    corner = min(10.0, box.height(), box.width() / 2)
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + corner)
    path.quadTo(box.topLeft(), QPointF(box.left() + corner, box.top()))
    path.lineTo(box.right() - corner, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + corner))
    path.lineTo(box.bottomRight())
    return path


def _tone(sheet: Sheet) -> str:
    """The colour of before: deep on a light ground, light on a dark one."""
    return _DASHED.fill(dark=True) if sheet.tokens.dark else _DASHED.deep


def _label(sheet: Sheet, bar: SupportBar, label: Fitted, plan: _Plan, middle: float, progress: float) -> None:
    """How many, how many before, and the answer; its letter is bold."""
    y = plan.base + 10
    number = fit(number_text(bar.number), plan.column, ((COUNT, 1), (OPTION, 1), (BODY, 1)), BOLD)
    was = fit(_was(bar.before), plan.column, ((KICKER, 1),), STRONG) if bar.before is not None else None
    wide = number.width + (18 + was.width if was is not None and plan.beside else 0)
    if progress >= 1.0:
        sheet.words(number, middle - wide / 2, y)
    foot = y + grown(COUNT) * 1.13
    if was is not None and plan.beside:
        sheet.words(was, middle - wide / 2 + number.width + 18, foot - was.line - 6, tone=_tone(sheet))
    elif was is not None:
        foot = sheet.words(was, middle, foot, tone=_tone(sheet), align="middle")
    _answer(sheet, bar.letter, label, middle, foot + 2)


def _answer(sheet: Sheet, letter: str, label: Fitted, middle: float, y: float) -> None:
    first = label.lines[0] if label.lines else ""
    rest = first.removeprefix(letter).strip()
    left = middle - width_of(first, label.size, REGULAR) / 2
    sheet.words(fit(letter, 80, ((label.size, 1),), BOLD), left, y)
    left += width_of(f"{letter} ", label.size, REGULAR) + 2
    sheet.words(fit(rest, sheet.wide, ((label.size, 1),)), left, y)
    for line in label.lines[1:]:
        y += label.line
        sheet.words(fit(line, sheet.wide, ((label.size, 1),)), middle, y, align="middle")


def _legend(sheet: Sheet, plan: _Plan) -> None:
    left = sheet.wide - sheet.margin - plan.legend_wide
    y = plan.legend_top
    for place, (name, told) in enumerate(plan.legend):
        box = QRectF(left, y + (name.line - 36) / 2, _SWATCH, 36)
        if place:
            sheet.dashed(box, 6, width=5, tone=_tone(sheet))
        else:
            sheet.box(box, 6, "accent")
        sheet.words(name, left + _SWATCH + 20, y)
        sheet.words(told, left + _SWATCH + 20 + name.width + 10, y + (name.line - told.line) / 2)
        y += name.line + 16


def _divider(sheet: Sheet, plan: _Plan, middle: float) -> None:
    """Who does not know stands apart."""
    x = middle - plan.column / 2 - _APART / 2
    pen = QPen(sheet.colour("edge"), 2)
    pen.setDashPattern([3, 3])
    sheet.painter.setPen(pen)
    lowest = plan.base + grown(COUNT) * 1.13 + max(label.height for label in plan.labels)
    under = plan.legend_top + sum(name.line + 16 for name, _told in plan.legend)
    sheet.painter.drawLine(QPointF(x, max(plan.base - 160, under)), QPointF(x, lowest))
