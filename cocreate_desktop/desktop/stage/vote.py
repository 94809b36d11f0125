"""Stemmen on the stage: the options while people vote, how many have voted, and the bars once the result is shown.

Before the reveal the state carries no totals, so none can be painted here.
"""

from PySide6.QtCore import QRectF

from ...domain.rounds import Phase
from ...language import _, ngettext
from . import designs, result
from .blocks import codes_column, codes_left, foot_top, head
from .letters import BODY, BOLD, COUNT, KICKER, OPTION, SMALLEST, STRONG, fit, grown, together
from .painting import Sheet
from .state import StageOption, StageState, Vote

_TURNOUT = 152.0


def paint(sheet: Sheet, state: StageState, progress: float) -> None:
    """The whole picture; ``progress`` 0 to 1 lets the bars of the result grow."""
    body = state.body
    assert isinstance(body, Vote), "the vote face carries a Vote"
    if body.phase is Phase.REVEALED:
        result.paint(sheet, state, body, progress)
        return
    edge = codes_left(sheet, state.join)
    right = edge - (sheet.margin if edge >= sheet.wide else 80)
    top = head(sheet, state, right, lines=1 if len(body.options) > 7 else 2)
    room = QRectF(sheet.margin, top, right - sheet.margin, foot_top() - _TURNOUT - top)
    if designs.fits(body.options):
        designs.paint(sheet, body.options, room.adjusted(0, 0, 0, -28))
    else:
        _options(sheet, body.options, room)
    if body.phase is Phase.DRAFT:
        _sentence(sheet, _("The vote opens soon"), "clock")
    else:
        _turnout(sheet, body, right)
    sheet.ribbon()
    codes_column(sheet, state.join)


def _options(sheet: Sheet, options: tuple[StageOption, ...], room: QRectF) -> None:
    columns = 2 if len(options) * 70 > room.height() + 20 else 1
    rows = max(1, -(-len(options) // columns))
    step = min(room.height() / rows, 104.0)
    wide = (room.width() - (columns - 1) * 40) / columns
    tile = min(84.0, step - 12)
    lines = 2 if step >= 2 * grown(SMALLEST) * 1.24 else 1
    sizes = ((OPTION, 1), (BODY, 1), (KICKER, lines), (SMALLEST, lines))
    beside = tile * 1.5 + 16 if any(option.picture is not None for option in options) else 0.0
    start = tile + 32 + beside
    steps = tuple(together([option.text for option in options], wide - start, sizes, STRONG))
    for place, option in enumerate(options):
        column, row = divmod(place, rows)
        x, y = room.left() + column * (wide + 40), room.top() + row * step
        sheet.tile(option.letter, QRectF(x, y, tile, tile))
        if option.picture is not None:
            sheet.picture(option.picture, QRectF(x + tile + 16, y, tile * 1.5, tile))
        words = fit(option.text, wide - start, steps, STRONG)
        sheet.words(words, x + start, y + (tile - words.height) / 2)


def _sentence(sheet: Sheet, words: str, icon: str) -> None:
    y = foot_top() - 100
    sheet.icon(icon, QRectF(sheet.margin, y + 2, 52, 52))
    sheet.text(words, sheet.margin + 72, y, 1000, ((OPTION, 1), (BODY, 1)), weight=STRONG)


def turnout_words(body: Vote) -> tuple[str, str]:
    """How many have voted: the number, with the base when people were counted, and the words after it."""
    if body.present and body.voted <= body.present:
        return _("{n} of {m}").format(n=body.voted, m=body.present), _("have voted")
    return str(body.voted), ngettext("has voted", "have voted", body.voted)


def _turnout(sheet: Sheet, body: Vote, right: float) -> None:
    closed = body.phase is Phase.CLOSED
    base = foot_top() - 66
    number, label = turnout_words(body)
    narrow = right - sheet.margin < 1000
    big = fit(number, 700, ((OPTION if narrow else COUNT, 1),), BOLD)
    y = base - big.line
    sheet.words(big, sheet.margin, y)
    told = _("The vote is closed") if closed else _("The result follows after closing")
    small = fit(label, 500, ((KICKER if narrow else BODY, 1),))
    left = sheet.margin + big.width + 20 + small.width + 24
    note = fit(told, right - left - 52, ((KICKER, 1), (SMALLEST, 2)), STRONG if closed else 400)
    if note.height > big.line + 8 or any(line.endswith("…") for line in note.lines):
        # In a deep hall there is no room for both: that it is closed says more than that people have voted.
        room = right - sheet.margin - big.width - 20
        small = fit(told if closed else label, room, ((KICKER, 1),), STRONG if closed else 400)
        note = fit("", 1, ((KICKER, 1),))
    sheet.words(small, sheet.margin + big.width + 20, y + big.line - small.line - 3)
    if note.lines:
        top = y + big.line - 6 - note.height
        token = "ink" if closed else "ink2"
        icon = QRectF(right - note.width - 54, top + (note.height - 40) / 2, 40, 40)
        sheet.icon("lock-simple" if closed else "eye-slash", icon, token)
        sheet.words(note, right - note.width, top, token)
    if body.present and body.voted <= body.present:
        sheet.meter(QRectF(sheet.margin, base + 14, right - sheet.margin, 28), body.voted / body.present)
