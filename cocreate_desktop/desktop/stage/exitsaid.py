"""The statements of the exit poll on the stage: what people say of how it went and of what came of it, apart. Counts in words
beside every bar, for a bar alone says nothing in grey."""

from PySide6.QtCore import QRectF

from ...domain.statements import ABOUT_NAMES, About
from ...language import _, number_text
from . import resultfoot
from .blocks import head
from .exitstate import ExitOnStage, SaidOnStage
from .letters import BODY, BOLD, KICKER, SMALLEST, STRONG, fit
from .painting import Sheet
from .state import StageState

_KICK, _GAP = 50.0, 18.0
_ICONS = ("smiley", "smiley-meh", "smiley-sad")


def paint(sheet: Sheet, state: StageState, body: ExitOnStage, progress: float) -> None:
    """The whole picture."""
    top = head(sheet, state, sheet.wide - sheet.margin, lines=1) - 8
    groups = [[one for one in body.statements if one.outcome is outcome] for outcome in (False, True)]
    room = resultfoot.begins(sheet, body) - 16 - top - _KICK * sum(map(bool, groups))
    row = min(room / max(len(body.statements), 1), 124.0)
    y = top
    for about, group in zip((About.PROCESS, About.OUTCOME), groups, strict=True):
        if group:
            name = fit(_(ABOUT_NAMES[about]), sheet.wide, ((SMALLEST, 1),), STRONG)
            sheet.words(name, sheet.margin, y, "accent")
            y += _KICK
        for one in group:
            _row(sheet, one, QRectF(sheet.margin, y, sheet.wide - 2 * sheet.margin, row - _GAP), progress)
            y += row
    resultfoot.paint(sheet, body, ruled=False)


def _row(sheet: Sheet, one: SaidOnStage, box: QRectF, progress: float) -> None:
    """The sentence, its bar under it, and the three counts at the right."""
    counts = (one.yes, one.so_so, one.no)
    places = 3 * 150.0
    words = fit(one.words, box.width() - places - 40, ((BODY, 1), (KICKER, 1), (SMALLEST, 1)), STRONG)
    y = sheet.words(words, box.left(), box.top()) + 4
    track = QRectF(box.left(), y, box.width() - places - 40, max(min(box.bottom() - y, 34.0), 12.0))
    sheet.box(track, 6, "sunken")
    people = sum(counts)
    part = 0.0
    if one.yes:
        part = track.width() * one.yes / people * min(max(progress, 0.0), 1.0)
        sheet.box(QRectF(track.left(), y, part, track.height()), 6, "accent")
    if one.so_so:
        half = track.width() * one.so_so / people * min(max(progress, 0.0), 1.0)
        sheet.box(QRectF(track.left() + part, y, half, track.height()), 6, "surface", "ink2", 4.0)
    for place, (icon, number) in enumerate(zip(_ICONS, counts, strict=True)):
        left = box.right() - places + place * 150
        middle = box.top() + words.line / 2
        sheet.icon(icon, QRectF(left, middle - 22, 44, 44), "ink2")
        said = fit(number_text(number), 92, ((BODY, 1), (KICKER, 1), (SMALLEST, 1)), BOLD)
        sheet.words(said, left + 56, middle - said.line / 2)
