"""Welkom on the stage: what the evening is about, how much there is to decide, the house rules and how to join."""

from PySide6.QtCore import QRectF

from ...language import _
from .blocks import foot_top, head
from .letters import BODY, BOLD, KICKER, OPTION, QUESTION_LONG, REGULAR, SMALLEST, STRONG, as_usual, fit
from .painting import HIGH, Sheet
from .state import Join, StageState, Welcome

_ICONS = ("ear", "note", "users", "handshake", "chats")


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Welcome), "the welcome face carries a Welcome"
    edge = sheet.wide * 0.525 if state.join.page_code else sheet.wide
    right = edge - sheet.wide * 0.025 if state.join.page_code else sheet.wide - sheet.margin
    y = head(sheet, state, right, lines=3)
    y = _mandate(sheet, body, y, right)
    _rules(sheet, body, y + 28, right)
    sheet.ribbon()
    if state.join.page_code:
        with as_usual():
            _join_panel(sheet, state.join, body, edge)


def _mandate(sheet: Sheet, body: Welcome, y: float, right: float) -> float:
    left, pad = sheet.margin, 32.0
    width = right - left - 2 * pad
    lines = [fit(body.rung, width, ((BODY - 2, 1), (KICKER, 2)), STRONG)]
    lines += [fit(fact, width, ((BODY - 2, 1), (KICKER, 2)), REGULAR) for fact in body.facts]
    high = sum(line.height for line in lines) + 2 * 26
    sheet.box(QRectF(left, y, right - left, high), 24, "tint")
    at = y + 26
    for line in lines:
        at = sheet.words(line, left + pad, at)
    return y + high


def _rules(sheet: Sheet, body: Welcome, y: float, right: float) -> None:
    left = sheet.margin
    for place, rule in enumerate(body.rules):
        words = fit(rule, right - left - 72, ((BODY, 1), (KICKER, 2), (SMALLEST, 2)))
        if y + words.height > foot_top():
            return
        icon = _ICONS[place % len(_ICONS)]
        sheet.icon(icon, QRectF(left, y + (words.line - 48) / 2, 48, 48))
        y = sheet.words(words, left + 72, y) + 20


def _join_panel(sheet: Sheet, join: Join, body: Welcome, edge: float) -> None:
    sheet.fill(QRectF(edge, 0, sheet.wide - edge, HIGH), "surface")
    sheet.line(edge, 0, edge, HIGH)
    # One big code needs a wide quiet zone; words and code then begin further in.
    left, right = edge + (48 if join.wifi_code else 76), sheet.wide - 40
    width = right - left
    y = sheet.text(
        _("Join with your phone"),
        left,
        66,
        width,
        ((QUESTION_LONG - 6, 1), (OPTION, 1), (BODY, 2)),
        weight=BOLD,
    )
    y = sheet.text(
        _("No app, no account, no name needed."),
        left,
        y + 4,
        width,
        ((KICKER, 1), (SMALLEST, 2)),
        token="ink2",
    )
    top, bottom = y + 24, HIGH - 176
    if join.wifi_code:
        _two_codes(sheet, join, left, right, top)
    else:
        _one_code(sheet, join, left, right, top, bottom)
    _no_phone(sheet, body, left, right, bottom + 8)


def _two_codes(sheet: Sheet, join: Join, left: float, right: float, top: float) -> None:
    half = (right - left) / 2
    labels = ((_("First the Wi-Fi"), join.wifi_code), (_("Then the page"), join.page_code))
    password = _("password: {password}").format(password=join.wifi_password) if join.wifi_password else ""
    below = ((join.wifi_name, password), (join.page, _("in your browser")))
    for place, (label, code) in enumerate(labels):
        x = left + place * half
        sheet.disc(place + 1, x, top, 48)
        name = fit(label, half - 68, ((KICKER, 1), (SMALLEST, 1)), STRONG)
        sheet.words(name, x + 64, top + (48 - name.line) / 2)
        # The quiet zone reaches out to the left, so that the code stands under its label.
        box = QRectF(x, top + 52, half, half)
        square = sheet.code_place(code, box)
        box.translate(x - square.left(), 0)
        square = sheet.code(code, box)
        y = square.bottom() + 56
        y = sheet.text(below[place][0], x, y, half - 4, ((KICKER, 1), (SMALLEST, 2)), weight=STRONG)
        if below[place][1]:
            sheet.text(below[place][1], x, y, half - 20, ((SMALLEST, 2),), token="ink2")


def _one_code(sheet: Sheet, join: Join, left: float, right: float, top: float, bottom: float) -> None:
    side = min(right - left, bottom - top - 40)
    box = QRectF(left, top - 12, side, side)
    box.translate(left - sheet.code_place(join.page_code, box).left(), 0)
    square = sheet.code(join.page_code, box)
    y = min(square.bottom() + 40, bottom - 56)
    sheet.text(join.page, left, y, right - left, ((OPTION, 1), (KICKER, 1)), weight=STRONG)


def _no_phone(sheet: Sheet, body: Welcome, left: float, right: float, y: float) -> None:
    sheet.line(left, y, right, y)
    sheet.icon("cards", QRectF(left, y + 48, 60, 60))
    x = left + 88
    y = sheet.text(_("Rather no phone?"), x, y + 26, right - x, ((KICKER, 1), (SMALLEST, 1)), weight=STRONG)
    sheet.text(body.paper_hint, x, y, right - x, ((KICKER, 1), (SMALLEST, 2)))
