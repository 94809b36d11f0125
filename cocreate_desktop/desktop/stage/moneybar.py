"""The money of a budget as one bar to scale: a part for each plan that comes in the order of buying, and what is left."""

from PySide6.QtCore import QRectF

from ... import look
from .letters import BOLD, KICKER, SMALLEST, STRONG, fit, grown, width_of
from .painting import Sheet
from .state import Bought, Budget

HIGH = 72.0
# A part that is narrower has its letter above it.
_NARROW = 76.0
_PLATE = 54.0


def above(sheet: Sheet, shown: Budget) -> float:
    """How much room it needs above itself, for letters and words that do not fit into it."""
    wide = _wide(sheet)
    if any(one.share * wide < _NARROW for one in shown.bought) or (
        shown.left and not _holds_left(sheet, shown)
    ):
        return grown(SMALLEST) * 1.24 + 2
    return 0.0


def paint(sheet: Sheet, shown: Budget, top: float, progress: float) -> None:
    """The bar from ``top``; the parts are laid down from the left with ``progress`` 0 to 1."""
    wide = _wide(sheet)
    whole = QRectF(sheet.margin, top, wide, HIGH)
    sheet.painter.save()
    sheet.painter.setClipRect(QRectF(whole.left(), top, wide * min(max(progress, 0.0), 1.0), HIGH))
    x = whole.left()
    boxes = []
    for one in shown.bought:
        box = QRectF(x, top, one.share * wide, HIGH)
        _part(sheet, one, box)
        boxes.append(box)
        x = box.right()
    sheet.painter.restore()
    left = QRectF(x, top, max(whole.right() - x, 0.0), HIGH)
    if left.width() > 6 and shown.left:
        sheet.box(left, 8, "surface")
        sheet.dashed(left, 8)
    if progress >= 1.0:
        _over(sheet, shown, boxes, left)


def _wide(sheet: Sheet) -> float:
    return sheet.wide - 2 * sheet.margin


def _holds_left(sheet: Sheet, shown: Budget) -> bool:
    free = _wide(sheet) * (1 - sum(one.share for one in shown.bought))
    return width_of(shown.left, grown(KICKER), STRONG) <= free - 24


def _part(sheet: Sheet, one: Bought, box: QRectF) -> None:
    if box.width() < 1:
        return
    sheet.bar(box, one.letter)
    if box.width() < _NARROW:
        return
    colour = look.note_colour(one.letter)
    plate = QRectF(box.center().x() - _PLATE / 2, box.top() + 3, _PLATE, box.height() - 6)
    words = fit(one.letter, _PLATE, ((40, 1),), BOLD)
    dark = sheet.tokens.dark
    sheet.plate(plate, colour.fill(dark))
    sheet.words(
        words, box.center().x(), box.center().y() - words.line / 2, tone=colour.ink(dark), align="middle"
    )


def _over(sheet: Sheet, shown: Budget, boxes: list[QRectF], left: QRectF) -> None:
    """Letters above narrow parts, none over another, and what is left in its part or above it."""
    y = left.top() - grown(SMALLEST) * 1.24 - 2
    end = sheet.margin
    for one, box in zip(shown.bought, boxes, strict=True):
        if box.width() < _NARROW:
            letter = fit(one.letter, 60, ((SMALLEST, 1),), BOLD)
            x = max(box.center().x() - letter.width / 2, end)
            sheet.words(letter, x, y)
            end = x + letter.width + 10
    if not shown.left:
        return
    if _holds_left(sheet, shown):
        words = fit(shown.left, left.width(), ((KICKER, 1),), STRONG)
        sheet.words(words, left.center().x(), left.center().y() - words.line / 2, align="middle")
        return
    words = fit(shown.left, max(sheet.wide - sheet.margin - end - 12, 60), ((SMALLEST, 1),), STRONG)
    sheet.words(words, sheet.wide - sheet.margin, y, align="right")
