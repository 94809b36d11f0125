"""Klopt dit? on the stage: the summary in large words, a page at a time, and yes, almost and no once they are shown."""

from PySide6.QtCore import QRectF

from ...language import _, number_text
from ...services.readback import ANSWER_NAMES
from .blocks import HEAD, codes_column, codes_left, foot_top, head
from .exitstate import ReadbackOnStage
from .letters import BODY, BOLD, KICKER, OPTION, QUESTION_LONG, SMALLEST, STRONG, Fitted, fit, grown
from .painting import FOOT, HIGH, Sheet
from .state import StageState

_NUMBER = 76.0
_SIZES = (QUESTION_LONG, OPTION, BODY, KICKER, SMALLEST)
_COUNTS = 150.0
_BETWEEN = 24.0
_ICONS = ("check-circle-fill", "circle-half-fill", "x-circle-fill")


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    if not isinstance(body, ReadbackOnStage):
        head(sheet, state, sheet.wide - sheet.margin)
        sheet.ribbon()
        return
    beside = codes_left(sheet, state.join)
    joins = beside < sheet.wide and body.counts is None and _fits(body, beside - 48 - sheet.margin)
    right = beside - 48 if joins else sheet.wide - sheet.margin
    top = head(sheet, state, right, small=True)
    bottom = foot_top() - 12 - (_COUNTS if body.counts is not None else 0)
    _points(sheet, body, top, right, bottom)
    if body.counts is not None:
        _counts(sheet, body.counts, bottom)
    if joins:
        codes_column(sheet, state.join)
    _foot(sheet, body, right)


def _fits(body: ReadbackOnStage, width: float) -> bool:
    """Whether the points stand beside the codes in words that are larger than the smallest."""
    rows = _rows(body, width, foot_top() - HEAD - 240)
    return not rows or (rows[0].size >= grown(BODY) and not any(row.cut for row in rows))


def _points(sheet: Sheet, body: ReadbackOnStage, top: float, right: float, bottom: float) -> None:
    if not body.points:
        words = _("The summary comes here in a moment.")
        sheet.text(words, sheet.margin, top + 20, right - sheet.margin, ((BODY, 2),), token="ink2")
        return
    rows = _rows(body, right - sheet.margin, bottom - top)
    gap = _gap(rows, bottom - top)
    y = top
    for place, row in enumerate(rows):
        number = fit(str(body.first + place), _NUMBER, ((row.size, 1), (SMALLEST, 1)), BOLD)
        sheet.words(number, sheet.margin, y, "accent")
        y = sheet.words(row, sheet.margin + _NUMBER, y, align="reading") + gap


def _rows(body: ReadbackOnStage, width: float, room: float) -> list[Fitted]:
    """All points at the largest size in which they fit whole; at the smallest they may be cut."""
    rows: list[Fitted] = []
    for size in dict.fromkeys(grown(size) for size in _SIZES):
        rows = [fit(point, width - _NUMBER, ((size, 3),)) for point in body.points]
        if not any(row.cut for row in rows) and sum(row.height for row in rows) + 12 * len(rows) <= room:
            return rows
    each = max(int(room / max(len(rows), 1) / rows[0].line), 1) if rows else 1
    return [fit(point, width - _NUMBER, ((SMALLEST, min(each, 3)),)) for point in body.points]


def _gap(rows: list[Fitted], room: float) -> float:
    left = room - sum(row.height for row in rows)
    return min(max(left / max(len(rows), 1), 6.0), 34.0)


def _counts(sheet: Sheet, counts: tuple[int, int, int], top: float) -> None:
    """Yes, almost and no beside each other: a number, and its word."""
    column = (sheet.wide - 2 * sheet.margin - 2 * _BETWEEN) / 3
    for place, (number, name) in enumerate(zip(counts, ANSWER_NAMES.values(), strict=True)):
        left = sheet.margin + place * (column + _BETWEEN)
        box = QRectF(left, top + 10, column, _COUNTS - 24)
        sheet.box(box, 24, "surface", "line")
        middle = box.center().y()
        sheet.icon(_ICONS[place], QRectF(left + 28, middle - 32, 64, 64), "accent" if not place else "ink2")
        many = fit(number_text(number), column / 2, ((QUESTION_LONG, 1), (OPTION, 1)), BOLD)
        sheet.words(many, left + 116, middle - many.line / 2)
        room = box.right() - left - 116 - many.width - 40
        word = fit(_(name), room, ((OPTION, 1), (BODY, 1), (SMALLEST, 1)), STRONG)
        sheet.words(word, left + 116 + many.width + 20, middle - word.line / 2, "ink2")


def _foot(sheet: Sheet, body: ReadbackOnStage, right: float) -> None:
    """What it is on this rung, who answered, and which page hangs there."""
    sheet.ribbon()
    page = _("Page {n} of {m}").format(n=body.page, m=body.pages) if body.pages > 1 else ""
    parts = [words for words in (page, *body.base, body.told) if words]
    parts[:-1] = [words.removesuffix(".") for words in parts[:-1]]
    room = right - sheet.margin - 270
    lines = [fit(" · ".join(parts), room, ((KICKER, 1), (SMALLEST, 1), (SMALLEST, 2)), STRONG)]
    if len(lines[0].lines) > 1 and len(parts) > 1:
        # Broken where a sentence ends rather than within it.
        lines = [fit(words, room, ((SMALLEST, 1),), STRONG) for words in (" · ".join(parts[:-1]), parts[-1])]
    high = sum(one.height for one in lines)
    y = min(HIGH - FOOT - 16 - high / 2, HIGH - 12 - high)
    for one in lines:
        y = sheet.words(one, right, y, "ink2", align="right")
