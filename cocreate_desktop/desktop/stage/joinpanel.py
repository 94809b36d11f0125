"""How to join, large at the right of the welcome: two codes beside each other, or one; and who wants no phone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...codes import qr
from ...language import N_, _
from .letters import (
    BODY,
    BOLD,
    KICKER,
    OPTION,
    QUESTION_LONG,
    REGULAR,
    SMALLEST,
    STRONG,
    Fitted,
    fit,
    spelled,
    width_of,
)
from .painting import HIGH, Sheet
from .state import Join

# Words keep these from the edges; codes may come closer, as their quiet zone does.
_PAD_LEFT, _PAD_RIGHT, _CODE_RIGHT = 46.0, 40.0, 36.0
_LABEL = 48.0
_BETWEEN = 32.0
_INSET = 60.0
_GAP = 12.0
_NO_PHONE = N_("Rather no phone?")
SECOND_WAY = N_("Does it not work?")
_APART = 10.0
_LEVELS = "MQH"


def paint(sheet: Sheet, join: Join, paper_hint: str, edge: float) -> None:
    """The panel from ``edge`` to the right."""
    sheet.fill(QRectF(edge, 0, sheet.wide - edge, HIGH), "surface")
    # One big code needs a wide quiet zone; words and code then begin further in.
    left, right = edge + (_PAD_LEFT if join.wifi_code else 76), sheet.wide - _PAD_RIGHT
    steps = ((QUESTION_LONG - 6, 1), (OPTION, 1), (BODY, 2))
    y = sheet.text(_("Join with your phone"), left, 66, right - left, steps, weight=BOLD)
    told = _("No app, no account, no name needed.")
    y = sheet.text(told, left, y + 4, right - left, ((KICKER, 1), (SMALLEST, 2)), token="ink2")
    ways = _Ways(join, paper_hint, right - left) if join.online else None
    high = max(168.0, ways.height) if ways is not None else 168.0
    top, bottom = y + 16, HIGH - 8 - high
    if join.wifi_code:
        _two_codes(sheet, join, QRectF(edge, top, sheet.wide - edge, bottom - top))
    else:
        _one_code(sheet, join, left, right, top, bottom)
    sheet.line(edge, 0, edge, HIGH)  # over the quiet zone of a code, which may reach as far
    if ways is not None:
        ways.paint(sheet, left, right, bottom + 8)
    else:
        _no_phone(sheet, paper_hint, left, right, bottom + 8)


@dataclass(frozen=True, slots=True)
class _Code:
    """One of two codes beside each other: its text, how strongly it is corrected, and how many modules that makes a side."""

    text: str
    correction: str
    count: int


@dataclass(frozen=True, slots=True)
class _Square:
    """Where the dark square of a code begins, how wide it is, and how wide its quiet zone."""

    code: _Code
    left: float
    side: float
    quiet: float


@dataclass(frozen=True, slots=True)
class _Captions:
    """The words under the codes. A password that finds no room under its code stands below both."""

    name: Fitted
    password: Fitted
    below: bool
    page: Fitted
    hint: Fitted
    page_left: float

    @property
    def row(self) -> float:
        """How high what stands under each code is."""
        under = 0.0 if self.below else self.password.height
        return max(self.name.height + under, self.page.height + self.hint.height)

    @property
    def height(self) -> float:
        """How high all is together."""
        return self.row + (_APART + self.password.height if self.below else 0.0)


def _two_codes(sheet: Sheet, join: Join, ground: QRectF) -> None:
    squares, captions = _placed(sheet, join, ground)
    labels = (_("First the Wi-Fi"), _("Then the page"))
    quiet = max(square.quiet for square in squares)
    top = ground.top() + _LABEL + quiet
    for place, square in enumerate(squares):
        sheet.disc(place + 1, square.left, ground.top(), _LABEL)
        name = fit(labels[place], square.side + quiet - 64, ((KICKER, 1), (SMALLEST, 1)), STRONG)
        sheet.words(name, square.left + 64, ground.top() + (_LABEL - name.line) / 2)
        whole = square.side + 2 * square.quiet
        box = QRectF(square.left - square.quiet, top - square.quiet, whole, whole)
        sheet.code(square.code.text, box, correction=square.code.correction)
    _captions(sheet, captions, squares[0].left, top + max(square.side for square in squares) + quiet)


def _placed(sheet: Sheet, join: Join, ground: QRectF) -> tuple[tuple[_Square, _Square], _Captions]:
    """The largest squares that leave room for all words: nothing of them may be cut."""
    codes = _alike(join.wifi_code, join.page_code)
    finest = max(code.count for code in codes)
    most = sheet.pixels(ground.width() / 2, finest)
    tries = (_try(join, codes, pixels * finest, sheet.scale, ground) for pixels in range(most, 0, -1))
    return next(
        ((squares, captions) for squares, captions in tries if _fit_in(squares, captions, ground)),
        _try(join, codes, finest, sheet.scale, ground),
    )


def _try(
    join: Join, codes: tuple[_Code, _Code], pixels: int, scale: float, ground: QRectF
) -> tuple[tuple[_Square, _Square], _Captions]:
    squares = _squares(codes, pixels, scale, ground)
    return squares, _fitted(join, squares, ground)


def _fit_in(squares: tuple[_Square, _Square], captions: _Captions, ground: QRectF) -> bool:
    """Whether the codes keep their quiet zones apart and the words stay above what is below."""
    first, second = squares
    apart = second.left - first.left - first.side
    high = _LABEL + max(one.side + 2 * one.quiet for one in squares) + captions.height
    return high <= ground.height() and apart >= first.quiet + second.quiet


def _squares(
    codes: tuple[_Code, _Code], pixels: int, scale: float, ground: QRectF
) -> tuple[_Square, _Square]:
    """Both in squares of so many pixels, or just below: each module has whole pixels."""
    one, two = (max(1, pixels // code.count) / scale for code in codes)
    first = ground.left() + max(_PAD_LEFT, qr.QUIET * one)
    side = codes[1].count * two
    second = ground.right() - max(_CODE_RIGHT, qr.QUIET * two) - side
    return (
        _Square(codes[0], first, codes[0].count * one, qr.QUIET * one),
        _Square(codes[1], second, side, qr.QUIET * two),
    )


def _alike(first: str, second: str) -> tuple[_Code, _Code]:
    """Both with as many modules as may be: the shorter text is corrected as strongly as the square of the longer one lets it,
    so that they look alike."""
    most = max(len(qr.matrix(text)) for text in (first, second))
    return _corrected(first, most), _corrected(second, most)


def _corrected(text: str, most: int) -> _Code:
    codes = [_Code(text, level, len(qr.matrix(text, correction=level))) for level in _LEVELS]
    return [code for code in codes if code.count <= most][-1]


def _fitted(join: Join, squares: tuple[_Square, _Square], ground: QRectF) -> _Captions:
    first, second = squares
    right = ground.right() - 20
    steps = ((KICKER, 1), (SMALLEST, 1))
    page = spelled(join.page, right - second.left, steps, STRONG)
    if len(page.lines) > 1:
        # An address is not broken: it rather begins left of its code.
        page = spelled(join.page, right - first.left - first.side / 2, steps[1:], STRONG)
    page_left = min(second.left, right - page.width)
    width = page_left - first.left - _BETWEEN
    name = spelled(join.wifi_name, width, steps if page.size == KICKER else steps[1:], STRONG)
    told = _("password: {password}").format(password=join.wifi_password) if join.wifi_password else ""
    below = width_of(told, SMALLEST, REGULAR) > width
    password = spelled(told, right - first.left if below else width, ((SMALLEST, 1),))
    hint = fit(_("in your browser"), right - page_left, ((SMALLEST, 1),))
    return _Captions(name, password, below, page, hint, page_left)


def _captions(sheet: Sheet, captions: _Captions, left: float, y: float) -> None:
    under = sheet.words(captions.name, left, y)
    sheet.words(captions.password, left, y + captions.row + _APART if captions.below else under, "ink2")
    under = sheet.words(captions.page, captions.page_left, y)
    sheet.words(captions.hint, captions.page_left, under, "ink2")


def _one_code(sheet: Sheet, join: Join, left: float, right: float, top: float, bottom: float) -> None:
    side = min(right - left, bottom - top - 40)
    box = QRectF(left, top - 12, side, side)
    box.translate(left - sheet.code_place(join.page_code, box).left(), 0)
    square = sheet.code(join.page_code, box)
    y = min(square.bottom() + 40, bottom - 56)
    page = spelled(join.page, right - left, ((OPTION, 1), (KICKER, 1), (SMALLEST, 1)), STRONG)
    sheet.words(page, left, y)


def _no_phone(sheet: Sheet, hint: str, left: float, right: float, y: float) -> None:
    sheet.line(left, y, right, y)
    sheet.icon("cards", QRectF(left, y + 48, 60, 60))
    x = left + 88
    y = sheet.text(_("Rather no phone?"), x, y + 26, right - x, ((KICKER, 1), (SMALLEST, 1)), weight=STRONG)
    sheet.text(hint, x, y, right - x, ((KICKER, 1), (SMALLEST, 2)))


class _Ways:
    """Both ways for whom the hall's Wi-Fi is not: on paper, and with the phone's own internet. Each is a question with its
    answer beside it, or under it where that is too narrow."""

    def __init__(self, join: Join, hint: str, width: float) -> None:
        room = width - _INSET
        asked = [fit(_(words), room, ((SMALLEST, 1),), STRONG) for words in (_NO_PHONE, SECOND_WAY)]
        rests = [room - one.width - 20 for one in asked]
        self._beside = min(rests) >= 0.4 * width
        hint_room, online_room = rests if self._beside else (room, room)
        told = (fit(hint, hint_room, ((SMALLEST, 3),)), spelled(join.online, online_room, ((SMALLEST, 2),)))
        self._rows = tuple(zip(("cards", "globe"), asked, told, strict=True))

    @property
    def height(self) -> float:
        """How high they are together, with what stays free above, between and under them."""
        return sum(self._high(one, two) for _icon, one, two in self._rows) + 3 * _GAP

    def _high(self, asked: Fitted, told: Fitted) -> float:
        return max(asked.height, told.height) if self._beside else asked.height + told.height

    def paint(self, sheet: Sheet, left: float, right: float, y: float) -> None:
        """Under a line at ``y``."""
        sheet.line(left, y, right, y)
        for icon, asked, told in self._rows:
            y += _GAP
            sheet.icon(icon, QRectF(left, y + (asked.line - 40) / 2, 40, 40))
            under = sheet.words(asked, left + _INSET, y)
            if self._beside:
                sheet.words(told, left + _INSET + asked.width + 20, y)
            else:
                sheet.words(told, left + _INSET, under)
            y += self._high(asked, told)
