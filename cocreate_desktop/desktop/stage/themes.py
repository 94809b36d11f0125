"""Ordenen on the stage: the themes with their sentence, how many notes hang there, and the first of them."""

from PySide6.QtCore import QRectF

from ...language import _, ngettext
from .. import drawing
from .blocks import foot_top, head
from .ideas import wall
from .letters import BODY, BOLD, COUNT, KICKER, OPTION, SMALLEST, STRONG, fit, together
from .painting import FOOT, HIGH, Sheet
from .state import StageNote, StageState, StageTheme, Themes

_GAP = 24.0
_PAD = 28.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Themes), "the themes face carries Themes"
    top = head(sheet, state, sheet.wide - sheet.margin, lines=1)
    shown = 0
    if body.themes:
        shown = _grid(sheet, body, top)
    elif body.hanging:
        wall(sheet, body.hanging, top, sheet.wide - sheet.margin)
    else:
        _counts(sheet, body, top + 40)
    _foot(sheet, body, len(body.themes) - shown)


def _grid(sheet: Sheet, body: Themes, top: float) -> int:
    """Paints as many themes as fit, and returns how many."""
    count = len(body.themes)
    columns = 1 if count == 1 else 2 if count <= 4 or sheet.wide < 1700 else 3
    room = foot_top() - 16 - top
    most = max(1, int((room + _GAP) // (150 + _GAP)))
    rows = min(-(-count // columns), most)
    wide = (sheet.wide - 2 * sheet.margin - (columns - 1) * _GAP) / columns
    high = min((room - (rows - 1) * _GAP) / rows, 380.0)
    lines = 3 if high > 190 else 2
    sizes = ((BODY, 2), (KICKER, 2), (SMALLEST, lines))
    shown = body.themes[: rows * columns]
    steps = tuple(together([theme.name for theme in shown], wide - 2 * _PAD - 84, sizes, STRONG))
    for place, theme in enumerate(shown):
        row, column = divmod(place, columns)
        x, y = sheet.margin + column * (wide + _GAP), top + row * (high + _GAP)
        _card(sheet, theme, QRectF(x, y, wide, high), steps)
    return len(shown)


def _card(sheet: Sheet, theme: StageTheme, box: QRectF, steps: tuple[tuple[int, int], ...]) -> None:
    sheet.box(box, 24, "surface", "line")
    count = fit(str(theme.total), 160, ((OPTION, 1),), BOLD)
    sheet.words(count, box.right() - _PAD, box.top() + 20, "accent", align="right")
    width = box.width() - 2 * _PAD - 84
    name = fit(theme.name or _("What is the sentence?"), width, steps, STRONG)
    token = "ink" if theme.name else "ink3"
    y = sheet.words(name, box.left() + _PAD, box.top() + 24, token, align="reading") + 14
    for note in theme.notes:
        if y + 46 > box.bottom() - 14:
            return
        _note_line(sheet, note, box.left() + _PAD, y, box.width() - 2 * _PAD)
        y += 48


def _note_line(sheet: Sheet, note: StageNote, x: float, y: float, width: float) -> None:
    colour = note.colour if "A" <= note.colour[:1] <= "F" else "A"
    tile = QRectF(x, y + 6, 32, 32)
    dark = sheet.tokens.dark
    drawing.paint_pattern(sheet.painter, tile, colour, 12, dark)
    sheet.text(note.text, x + 48, y, width - 48, ((SMALLEST, 1),), align="reading")


def _counts(sheet: Sheet, body: Themes, y: float) -> None:
    if not body.notes:
        words = _("We put together what belongs together.")
        sheet.text(words, sheet.margin, y, sheet.wide - 2 * sheet.margin, ((BODY, 2),), token="ink2")
        return
    rows = [(body.notes, ngettext("note on the wall", "notes on the wall", body.notes))]
    if body.count:
        rows.append((body.count, ngettext("theme so far", "themes so far", body.count)))
    for number, label in rows:
        y = sheet.words(fit(str(number), 400, ((COUNT, 1),), BOLD), sheet.margin, y)
        y = sheet.text(label, sheet.margin, y, 900, ((BODY, 1),), token="ink2") + 36


def _foot(sheet: Sheet, body: Themes, unseen: int) -> None:
    sheet.ribbon()
    told = [_("and {n} more").format(n=unseen)] if unseen else []
    if body.loose and body.visible:
        loose = ngettext("{n} note still hangs loose", "{n} notes still hang loose", body.loose)
        told.append(loose.format(n=body.loose))
    words = " · ".join(told)
    line = fit(words, 1000, ((KICKER, 1),))
    sheet.words(line, sheet.wide - sheet.margin, HIGH - FOOT - 16 - line.line / 2, "ink2", align="right")
