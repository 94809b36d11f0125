"""Parts that several pictures share: the head with its question, the column with codes, the foot. Painting only."""

from PySide6.QtCore import QRectF

from ...language import _
from .letters import BOLD, KICKER, QUESTION, QUESTION_LONG, SMALLEST, STRONG, as_usual, fit
from .painting import FOOT, HIGH, Sheet
from .state import Join, StageState

HEAD = 60.0
_LABEL = 46.0


def head(sheet: Sheet, state: StageState, right: float, *, lines: int = 2) -> float:
    """Kicker and question in the upper left up to ``right``; returns where they end."""
    left, width = sheet.margin, right - sheet.margin
    y = sheet.text(
        state.kicker, left, HEAD, width, ((KICKER, 1), (SMALLEST, 2)), weight=STRONG, token="accent"
    )
    steps = ((QUESTION, lines), (QUESTION_LONG, lines), (QUESTION_LONG, 2 if lines == 1 else 3))
    return sheet.text(state.question, left, y + 8, width, steps, weight=BOLD) + 28


def foot_top() -> float:
    """Where the foot begins."""
    return HIGH - FOOT - 32 - 24


def codes_left(sheet: Sheet, join: Join) -> float:
    """Where the column with codes begins; the picture's width when there are none."""
    if not join.page_code:
        return sheet.wide
    return sheet.wide - max(sheet.wide * 0.27, 460.0)


def codes_column(sheet: Sheet, join: Join) -> None:
    """How to join, at the right: first the Wi-Fi, then the page; or the page alone."""
    with as_usual():
        _codes_column(sheet, join)


def _codes_column(sheet: Sheet, join: Join) -> None:
    left = codes_left(sheet, join)
    if left >= sheet.wide:
        return
    ground = QRectF(left, 0, sheet.wide - left, HIGH)
    sheet.fill(ground, "surface")
    sheet.line(left, 0, left, HIGH)
    side = min(ground.width() - 16, 481.0)
    if join.wifi_code:
        _labelled(sheet, join.wifi_code, 1, join.wifi_name, 24, ground, side)
        _labelled(sheet, join.page_code, 2, join.page, 24 + _LABEL + 481 + 2, ground, side)
        return
    y = (HIGH - side) / 2
    place = _placed(ground, y, side)
    code = sheet.code(join.page_code, place)
    room = ground.right() - code.left() - 24
    title = fit(_("Join with your phone"), room, ((KICKER, 2), (SMALLEST, 2)), STRONG)
    sheet.words(title, code.left(), place.top() - title.height + 8)
    sheet.text(join.page, code.left(), place.bottom() - 8, room, ((KICKER, 1), (SMALLEST, 2)), weight=STRONG)


def _placed(ground: QRectF, y: float, side: float) -> QRectF:
    return QRectF(ground.center().x() - side / 2, y, side, side)


def _labelled(
    sheet: Sheet, text: str, number: int, label: str, y: float, ground: QRectF, side: float
) -> None:
    place = _placed(ground, y + _LABEL + (481 - side) / 2, side)
    code = sheet.code_place(text, place)
    high = place.top() - _LABEL
    sheet.code(text, place)
    name = fit(label, ground.width() - 32 - 56, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    # The label stands over its code; a long address on a narrow screen begins further left, for it must not be cut.
    left = max(ground.left() + 16, min(code.left(), ground.right() - 16 - 56 - name.width))
    sheet.disc(number, left, high, 44)
    sheet.words(name, left + 56, high + (44 - name.line) / 2)


def only_codes(sheet: Sheet, state: StageState) -> None:
    """The codes alone, at 70 % of the height where one is enough, for the last row of a deep hall."""
    join = state.join
    sheet.fill(QRectF(0, 0, sheet.wide, HIGH), "surface")
    pairs = [(join.wifi_code, join.wifi_name), (join.page_code, join.page)]
    shown = [(code, label) for code, label in pairs if code]
    cell = sheet.wide / len(shown)
    # The dark square is 70 % of the height; its quiet zone takes some 27 % more.
    side = min(HIGH * 0.90, cell - 24)
    title = fit(
        _("Join with your phone"), sheet.wide - 2 * sheet.margin, ((KICKER, 1), (SMALLEST, 1)), STRONG
    )
    for place, (code, label) in enumerate(shown):
        box = QRectF(place * cell + (cell - side) / 2, (HIGH - side) / 2, side, side)
        square = sheet.code(code, box)
        if len(shown) > 1:
            sheet.disc(place + 1, square.left(), square.top() - 108, 56)
        name = fit(label, square.width(), ((48, 1), (KICKER, 1), (SMALLEST, 2)), STRONG)
        sheet.words(
            name, square.center().x(), min(square.bottom() + 56, HIGH - 24 - name.height), align="middle"
        )
    if len(shown) == 1:
        sheet.words(title, sheet.wide / 2, 24, align="middle")
