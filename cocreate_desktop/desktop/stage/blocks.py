"""Parts that several pictures share: the head with its question, the column with codes, the foot. Painting only."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...codes import qr
from ...language import _
from .letters import (
    BOLD,
    KICKER,
    OPTION,
    QUESTION,
    QUESTION_LONG,
    SMALLEST,
    STRONG,
    Fitted,
    as_usual,
    fit,
    spelled,
)
from .painting import FOOT, HIGH, Sheet
from .state import Join, StageState

HEAD = 60.0
_LABEL = 46.0
# The column of a narrow picture: nine whole pixels for a module on 1024 x 768, and the longest address in one line.
_COLUMN = 486.0
# The number of a code that stands alone, with the room after it.
_DISC = 56.0 + 16.0
_ALONE = ((OPTION, 1), (KICKER, 1), (SMALLEST, 2))


@dataclass(frozen=True, slots=True)
class Head:
    """Kicker and question as they were fitted."""

    kicker: Fitted
    question: Fitted

    @property
    def ends(self) -> float:
        """Where what stands below begins."""
        return HEAD + self.kicker.height + 8 + self.question.height + 28


def fitted_head(state: StageState, width: float, *, lines: int = 2, small: bool = False) -> Head:
    """Kicker and question in ``width``; ``small``: the question in its smaller size at once."""
    kicker = fit(state.kicker, width, ((KICKER, 1), (SMALLEST, 2)), STRONG)
    steps = ((QUESTION, lines), (QUESTION_LONG, lines), (QUESTION_LONG, 2 if lines == 1 else 3))
    return Head(kicker, fit(state.question, width, steps[1:] if small else steps, BOLD))


def head(sheet: Sheet, state: StageState, right: float, *, lines: int = 2, small: bool = False) -> float:
    """Kicker and question in the upper left up to ``right``; returns where they end."""
    shown = fitted_head(state, right - sheet.margin, lines=lines, small=small)
    y = sheet.words(shown.kicker, sheet.margin, HEAD, "accent")
    sheet.words(shown.question, sheet.margin, y + 8)
    return shown.ends


def foot_top() -> float:
    """Where the foot begins."""
    return HIGH - FOOT - 32 - 24


def codes_left(sheet: Sheet, join: Join) -> float:
    """Where the column with codes begins; the picture's width when there are none."""
    if not join.page_code:
        return sheet.wide
    return sheet.wide - max(sheet.wide * 0.27, _COLUMN)


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
    if join.wifi_code:
        _two(sheet, join, ground)
        return
    side = min(ground.width() - 16, 481.0)
    y = (HIGH - side) / 2
    place = _placed(ground, y, side)
    code = sheet.code(join.page_code, place)
    room = ground.right() - code.left() - 24
    title = fit(_("Join with your phone"), code.width(), ((KICKER, 2), (SMALLEST, 2)), STRONG)
    sheet.words(title, code.left(), place.top() - title.height + 8)
    page = spelled(join.page, room, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    sheet.words(page, code.left(), place.bottom() - 8)


def _placed(ground: QRectF, y: float, side: float) -> QRectF:
    return QRectF(ground.center().x() - side / 2, y, side, side)


def _two(sheet: Sheet, join: Join, ground: QRectF) -> None:
    """The one above the other; a name of many lines makes both codes a little smaller."""
    steps = ((KICKER, 1), (SMALLEST, 1))
    names = [spelled(text, ground.width() - 32 - 56, steps, STRONG) for text in (join.wifi_name, join.page)]
    labels = [max(_LABEL, name.height + 5) for name in names]
    room = (HIGH - 24 - sum(labels)) / 2
    side = min(ground.width() - 16, room)
    y = 24.0
    for place, code in enumerate((join.wifi_code, join.page_code)):
        y += labels[place]
        _labelled(sheet, code, place + 1, names[place], ground, _placed(ground, y + (room - side) / 2, side))
        y += room


def _labelled(sheet: Sheet, text: str, number: int, name: Fitted, ground: QRectF, place: QRectF) -> None:
    code = sheet.code(text, place)
    high = place.top() - max(_LABEL, name.height + 5)
    # The label stands over its code; a long address on a narrow screen begins further left, for it must not be cut.
    left = max(ground.left() + 16, min(code.left(), ground.right() - 16 - 56 - name.width))
    sheet.disc(number, left, high, 44)
    sheet.words(name, left + 56, high + (44 - name.line) / 2)


def practice(sheet: Sheet) -> None:
    """Small in the upper corner: whoever walks in should not take it for the evening."""
    words = fit(_("Dry run: nothing is kept"), sheet.wide / 2, ((SMALLEST, 1),), STRONG)
    box = QRectF(sheet.wide - words.width - 40, 8, words.width + 32, words.line + 4)
    sheet.box(box, 10, "tint", "accent")
    sheet.words(words, box.left() + 16, box.top() + 2, "accent")


def only_codes(sheet: Sheet, state: StageState) -> None:
    """The codes alone, for the last row of a deep hall: one at 70 % of the height, two as large as the width lets them be."""
    join = state.join
    sheet.fill(QRectF(0, 0, sheet.wide, HIGH), "surface")
    pairs = [(join.wifi_code, join.wifi_name), (join.page_code, join.page)]
    shown = [(code, label) for code, label in pairs if code]
    if len(shown) == 1:
        _alone(sheet, *shown[0], _("Use your own internet") if join.own else _("Join with your phone"))
    else:
        _two_alone(sheet, shown)


def _alone(sheet: Sheet, code: str, label: str, told: str) -> None:
    # The dark square is 70 % of the height; its quiet zone takes some 27 % more.
    side = HIGH * 0.90
    square = sheet.code(code, QRectF((sheet.wide - side) / 2, (HIGH - side) / 2, side, side))
    room = sheet.wide - 2 * sheet.margin
    name = spelled(label, room, _ALONE, STRONG)
    sheet.words(name, sheet.wide / 2, min(square.bottom() + 56, HIGH - 24 - name.height), align="middle")
    title = fit(told, room, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    sheet.words(title, sheet.wide / 2, 24, align="middle")


def _two_alone(sheet: Sheet, shown: list[tuple[str, str]]) -> None:
    """Beside each other, their numbers and names below; between them their quiet zones share two modules."""
    cell = sheet.wide / 2
    names = [spelled(label, cell - 2 * 24 - _DISC, _ALONE, STRONG) for _code, label in shown]
    foot = max(name.height for name in names) + 24
    low = 0.0
    squares = []
    for place, (code, _label) in enumerate(shown):
        count = len(qr.matrix(code))
        pixels = min(sheet.pixels(cell, count + 7), sheet.pixels(HIGH - foot, count + 2 * qr.QUIET))
        module = pixels / sheet.scale
        side = module * (count + 2 * qr.QUIET)
        # Of the eight light modules beside a code the one between both codes is left out.
        middle = place * cell + cell / 2 + (module / 2 if place == 0 else -module / 2)
        box = QRectF(middle - side / 2, (HIGH - foot - side) / 2, side, side)
        squares.append(sheet.code(code, box))
        low = max(low, box.bottom())
    for place, name in enumerate(names):
        left = squares[place].center().x() - (_DISC + name.width) / 2
        sheet.disc(place + 1, left, low + (name.line - 56) / 2, 56)
        sheet.words(name, left + _DISC, low)
