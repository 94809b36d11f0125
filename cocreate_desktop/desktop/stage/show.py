"""Laten zien on the stage: a page or picture as large as it gets, or two beside each other with their letters."""

from PySide6.QtCore import QRectF

from ...language import _
from .blocks import HEAD
from .letters import BODY, KICKER, OPTION, SMALLEST, STRONG, fit
from .painting import FOOT, HIGH, Sheet
from .state import Show, ShownPicture, StageState

_GAP = 40.0
_TILE = 64.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Show), "the show face carries a Show"
    top = _head(sheet, state, body)
    sheet.ribbon()
    if not body.pictures:
        sheet.text(
            _("We show something here in a moment."),
            sheet.margin,
            top + 24,
            sheet.wide / 2,
            ((BODY, 2),),
            token="ink2",
        )
        return
    count = len(body.pictures)
    wide = (sheet.wide - 2 * sheet.margin - _GAP * (count - 1)) / count
    captioned = any(one.caption or one.letter for one in body.pictures)
    bottom = HIGH - FOOT - 32 - 20
    low = bottom - (_TILE + 16 if captioned else 0)
    for place, one in enumerate(body.pictures):
        box = QRectF(sheet.margin + place * (wide + _GAP), top, wide, low - top)
        under = _picture(sheet, one, box)
        _caption(sheet, one, QRectF(box.left(), under + 16, wide, _TILE))


def _head(sheet: Sheet, state: StageState, body: Show) -> float:
    """One line, so that the picture gets the room; returns where it ends."""
    right = sheet.wide - sheet.margin
    if body.total > 1:
        pages = fit(_("{n} of {m}").format(n=body.number, m=body.total), 400, ((KICKER, 1),))
        sheet.words(pages, right, HIGH - FOOT - 16 - pages.line / 2, "ink2", align="right")
    line = fit(state.kicker, right - sheet.margin, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    return sheet.words(line, sheet.margin, HEAD - 20, "accent") + 16


def _picture(sheet: Sheet, one: ShownPicture, box: QRectF) -> float:
    """Whole, never cut; returns where it ends."""
    place = sheet.picture(one, box)
    if place is not None:
        return place.bottom()
    sheet.box(box, 12, "sunken", "line")
    said = _("This picture cannot be shown.")
    middle = box.center()
    sheet.text(
        said, middle.x(), middle.y() - 30, box.width() - 80, ((BODY, 2),), token="ink2", align="middle"
    )
    return box.bottom()


def _caption(sheet: Sheet, one: ShownPicture, box: QRectF) -> None:
    left = box.left()
    if one.letter:
        sheet.tile(one.letter, QRectF(left, box.top(), _TILE, _TILE))
        left += _TILE + 20
    words = fit(one.caption, box.right() - left, ((OPTION, 1), (BODY, 1), (SMALLEST, 2)), STRONG)
    sheet.words(words, left, box.center().y() - words.height / 2)
