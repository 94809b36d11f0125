"""One statement of the exit poll while the cards go up: the sentence as large as it fits, and what each side of a card says.
No count stands there."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from ...language import _
from . import resultfoot
from .blocks import fitted_head, head
from .exitstate import ExitOnStage
from .letters import BODY, KICKER, OPTION, QUESTION_LONG, SMALLEST, STRONG, at_least, falling, fit
from .painting import Sheet
from .state import StageState

_TILE = 96.0
_ROW = 128.0
_ICON = 64.0


def paint(sheet: Sheet, state: StageState, body: ExitOnStage) -> None:
    """The whole picture."""
    asked = replace(state, question=body.asking)
    width = sheet.wide - 2 * sheet.margin
    sides = (("A", "smiley", _("yes")), ("B", "smiley-meh", _("so-so")), ("C", "smiley-sad", _("no")))
    for least in falling():
        with at_least(least):
            top = fitted_head(asked, width).ends + 24
            hint = fit(_("Hold up your card:"), width, ((BODY, 1), (KICKER, 1), (SMALLEST, 2)))
            room = resultfoot.begins(sheet, body) - 16 - top - hint.height
            if room >= len(sides) * (_TILE + 8) or least == SMALLEST:
                head(sheet, asked, sheet.wide - sheet.margin)
                y = sheet.words(hint, sheet.margin, top, "ink2") + 12
                row = min((room - 12) / len(sides), _ROW)
                for letter, icon, words in sides:
                    _side(sheet, letter, icon, words, y + row / 2)
                    y += row
                resultfoot.paint(sheet, body, ruled=False)
                return


def _side(sheet: Sheet, letter: str, icon: str, words: str, middle: float) -> None:
    """A letter as it stands on the card, a face and a word: three ways to know it by."""
    sheet.tile(letter, QRectF(sheet.margin, middle - _TILE / 2, _TILE, _TILE))
    sheet.icon(icon, QRectF(sheet.margin + _TILE + 32, middle - _ICON / 2, _ICON, _ICON), "ink2")
    left = sheet.margin + _TILE + _ICON + 64
    said = fit(
        words, sheet.wide - sheet.margin - left, ((QUESTION_LONG, 1), (OPTION, 1), (SMALLEST, 1)), STRONG
    )
    sheet.words(said, left, middle - said.line / 2)
