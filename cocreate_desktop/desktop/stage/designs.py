"""Options with pictures on the stage: a few large ones beside each other, each with its letter and words under it."""

from PySide6.QtCore import QRectF

from .letters import BODY, KICKER, OPTION, SMALLEST, STRONG, Fitted, fit, together
from .painting import Sheet
from .state import StageOption

MOST = 4
_GAP = 32.0
_TILE = 64.0
# How much of the room may be words.
_MOST_WORDS = 0.4
_SIZES = ((OPTION, 1), (BODY, 1), (KICKER, 1), (SMALLEST, 2))


def fits(options: tuple[StageOption, ...]) -> bool:
    """Whether these options are shown so: up to four, one at least with a picture."""
    return len(options) <= MOST and any(option.picture is not None for option in options)


def whole(options: tuple[StageOption, ...], room: QRectF) -> bool:
    """Whether all words stand under their pictures in ``room``, and leave those most of it."""
    cells = _cells(options, room)
    words = _words(options, cells[0].width())
    return not any(one.cut or one.height > cells[0].height() * _MOST_WORDS for one in words)


def paint(sheet: Sheet, options: tuple[StageOption, ...], room: QRectF) -> None:
    """Two beside each other, three or four in two rows."""
    cells = _cells(options, room)
    words = _words(options, cells[0].width())
    caption = max(_TILE, *(one.height for one in words))
    feet = [_shown(sheet, option, cell, caption) for option, cell in zip(options, cells, strict=True)]
    for option, cell, one in zip(options, cells, words, strict=True):
        # Right under the lowest picture of its row: side by side the words stand on one line.
        foot = max(foot for foot, other in zip(feet, cells, strict=True) if other.top() == cell.top())
        _named(sheet, option, cell.left(), one, foot + 12 + caption / 2)


def _cells(options: tuple[StageOption, ...], room: QRectF) -> list[QRectF]:
    columns = 1 if len(options) == 1 else 2
    rows = -(-len(options) // columns)
    wide = (room.width() - (columns - 1) * _GAP) / columns
    high = (room.height() - (rows - 1) * _GAP / 2) / rows
    places = (divmod(place, columns) for place in range(len(options)))
    return [
        QRectF(room.left() + column * (wide + _GAP), room.top() + row * (high + _GAP / 2), wide, high)
        for row, column in places
    ]


def _words(options: tuple[StageOption, ...], width: float) -> list[Fitted]:
    """All in one size."""
    texts = [f"{option.text} · {option.note}" if option.note else option.text for option in options]
    room = width - _TILE - 16
    steps = tuple(together(texts, room, _SIZES, STRONG))
    return [fit(text, room, steps, STRONG) for text in texts]


def _shown(sheet: Sheet, option: StageOption, box: QRectF, caption: float) -> float:
    """The picture, in the middle of what ``caption`` leaves of the box; returns where it ends."""
    above = QRectF(box.left(), box.top(), box.width(), box.height() - caption - 12)
    drawn = sheet.picture(option.picture, above) if option.picture is not None else None
    if drawn is None:
        sheet.box(above, 12, "sunken", "line")
    return (drawn or above).bottom()


def _named(sheet: Sheet, option: StageOption, left: float, words: Fitted, middle: float) -> None:
    """Its letter and words, in the middle of a line."""
    sheet.tile(option.letter, QRectF(left, middle - _TILE / 2, _TILE, _TILE))
    sheet.words(words, left + _TILE + 16, middle - words.height / 2)
