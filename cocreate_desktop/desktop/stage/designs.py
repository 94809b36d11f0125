"""Options with pictures on the stage: a few large ones beside each other, each with its letter and words under it."""

from PySide6.QtCore import QRectF

from .letters import BODY, KICKER, OPTION, SMALLEST, STRONG, fit, together
from .painting import Sheet
from .state import StageOption

MOST = 4
_GAP = 32.0
_TILE = 64.0


def fits(options: tuple[StageOption, ...]) -> bool:
    """Whether these options are shown so: up to four, one at least with a picture."""
    return len(options) <= MOST and any(option.picture is not None for option in options)


def paint(sheet: Sheet, options: tuple[StageOption, ...], room: QRectF) -> None:
    """Two beside each other, three or four in two rows."""
    columns = 1 if len(options) == 1 else 2
    rows = -(-len(options) // columns)
    wide = (room.width() - (columns - 1) * _GAP) / columns
    high = (room.height() - (rows - 1) * _GAP / 2) / rows
    steps = together(
        [option.text for option in options],
        wide - _TILE - 16,
        ((OPTION, 1), (BODY, 1), (KICKER, 1), (SMALLEST, 2)),
        STRONG,
    )
    for place, option in enumerate(options):
        row, column = divmod(place, columns)
        box = QRectF(room.left() + column * (wide + _GAP), room.top() + row * (high + _GAP / 2), wide, high)
        _one(sheet, option, box, tuple(steps))


def _one(sheet: Sheet, option: StageOption, box: QRectF, steps: tuple[tuple[int, int], ...]) -> None:
    above = QRectF(box.left(), box.top(), box.width(), box.height() - _TILE - 12)
    drawn = sheet.picture(option.picture, above) if option.picture is not None else None
    if drawn is None:
        sheet.box(above, 12, "sunken", "line")
    top = box.bottom() - _TILE
    sheet.tile(option.letter, QRectF(box.left(), top, _TILE, _TILE))
    words = fit(option.text, box.width() - _TILE - 16, steps, STRONG)
    sheet.words(words, box.left() + _TILE + 16, top + (_TILE - words.height) / 2)
