"""Aanbod en vraag on the stage: the ideas with who leads them by number, and what is sought. An idea that nobody leads says
so in a frame of dashes; there is never a name."""

from PySide6.QtCore import QRectF

from ...language import _, in_a_row, ngettext
from .blocks import HEAD, codes_column, codes_left, foot_top, head
from .letters import BODY, KICKER, OPTION, QUESTION_LONG, SMALLEST, STRONG, Fitted, fit, grown, together
from .offersstate import OffersOnStage, StageIdea
from .painting import FOOT, HIGH, Sheet
from .state import StageState

_GAP, _PAD = 24.0, 24.0
_LOW, _HIGHEST = 176.0, 340.0
_ICON = 34.0
# From here on a sentence may take two lines in its larger sizes.
_ROOMY = 260.0
# Columns narrower than this would cut every sentence.
_NARROW = 540.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body if isinstance(state.body, OffersOnStage) else OffersOnStage((), 0, 0, 0)
    beside = codes_left(sheet, state.join)
    right = sheet.wide - sheet.margin
    joins = beside < sheet.wide and _room(len(body.ideas), beside - 48 - sheet.margin) >= len(body.ideas)
    if joins:
        right = beside - 48
    top = head(sheet, state, right, small=bool(body.ideas))
    shown = _grid(sheet, body, top, right) if body.ideas else 0
    if not body.ideas:
        _invite(sheet, top, right)
    if joins:  # else the ideas need the room; who wants the codes asks for them alone
        codes_column(sheet, state.join)
    _foot(sheet, body, len(body.ideas) - shown, right)


def _invite(sheet: Sheet, top: float, right: float) -> None:
    y = top + 24
    for words in (_("What can you offer?"), _("What do you look for?"), _("Who takes the lead?")):
        y = (
            sheet.text(words, sheet.margin, y, right - sheet.margin, ((OPTION, 2), (BODY, 2)), token="ink2")
            + 16
        )


def _grid(sheet: Sheet, body: OffersOnStage, top: float, right: float) -> int:
    """Paints as many ideas as fit, those without a lead first when not all do, and returns how many."""
    count, width = len(body.ideas), right - sheet.margin
    columns = _columns(count, width)
    room = foot_top() - 16 - top
    rows = min(-(-count // columns), _rows(room))
    wide = (width - (columns - 1) * _GAP) / columns
    high = min((room - (rows - 1) * _GAP) / rows, _HIGHEST)
    shown = _first(body.ideas, rows * columns)
    names = [one.name or _("For whatever comes") for one in shown]
    sizes = ((BODY, 2), (KICKER, 2), (SMALLEST, 2)) if high > _ROOMY else ((KICKER, 1), (SMALLEST, 2))
    steps = tuple(together(names, wide - 2 * _PAD, sizes, STRONG))
    for place, one in enumerate(shown):
        row, column = divmod(place, columns)
        box = QRectF(sheet.margin + column * (wide + _GAP), top + row * (high + _GAP), wide, high)
        _card(sheet, one, box, steps)
    return len(shown)


def _columns(count: int, width: float) -> int:
    most = max(1, int((width + _GAP) // (_NARROW + _GAP)))
    return min(most, 1 if count < 3 else 2 if count < 5 else 3)


def _rows(room: float) -> int:
    return max(1, int((room + _GAP) // (_LOW + _GAP)))


def _room(count: int, width: float) -> int:
    """How many ideas fit in this width, under a question of one line."""
    return _columns(count, width) * _rows(foot_top() - 16 - HEAD - KICKER * 1.24 - QUESTION_LONG * 1.13 - 36)


def _first(ideas: tuple[StageIdea, ...], most: int) -> tuple[StageIdea, ...]:
    """When not all have room, those that need somebody come first, each group in the order of the board."""
    if len(ideas) <= most:
        return ideas
    return tuple(sorted(ideas, key=lambda one: not (one.without_lead or one.sought)))[:most]


def _card(sheet: Sheet, one: StageIdea, box: QRectF, steps: tuple[tuple[int, int], ...]) -> None:
    sheet.box(box, 24, "surface", "line")
    left, width = box.left() + _PAD, box.width() - 2 * _PAD
    name = fit(one.name or _("For whatever comes"), width, steps, STRONG)
    y = sheet.words(name, left, box.top() + 18, align="reading") + 8
    y = _lead(sheet, one, left, y, width)
    row, below, room = grown(SMALLEST) * 1.24, box.bottom() - 8, width - _ICON - 14
    for place, sought in enumerate(one.sought):
        more = len(one.sought) - place
        left_over = below - y - (row if more > 1 else 0)
        if left_over < row:
            _more(sheet, more, place, QRectF(left, y, room + _ICON + 14, below - y))
            return
        lines = 2 if left_over >= 2 * row else 1
        y = _line(
            sheet,
            "magnifying-glass",
            fit(f"{sought.text} · {sought.level}", room, ((SMALLEST, lines),)),
            left,
            y,
        )
    if one.offered and y + row <= below:
        said = ngettext("{n} offered", "{n} offered", one.offered).format(n=one.offered)
        _line(sheet, "hand-heart", fit(said, room, ((SMALLEST, 1),)), left, y)


def _more(sheet: Sheet, more: int, shown: int, box: QRectF) -> None:
    """What is sought and has no room."""
    if box.height() < grown(SMALLEST) * 1.24:
        return
    said = ngettext("{n} thing is sought", "{n} things are sought", more)
    if shown:
        said = ngettext("and {n} more is sought", "and {n} more are sought", more)
    line = fit(said.format(n=more), box.width() - _ICON - 14, ((SMALLEST, 1),))
    if not shown:
        sheet.icon(
            "magnifying-glass", QRectF(box.left(), box.top() + (line.line - _ICON) / 2, _ICON, _ICON), "ink2"
        )
    sheet.words(line, box.left() + _ICON + 14, box.top(), "ink2")


def _lead(sheet: Sheet, one: StageIdea, left: float, y: float, width: float) -> float:
    """Who leads, or a dashed frame that asks for somebody."""
    if not one.idea and not one.leads:
        return y
    if one.without_lead:
        said = fit(_("seeks a lead"), width - _ICON - 48, ((KICKER, 1), (SMALLEST, 1)), STRONG)
        frame = QRectF(left, y, said.width + _ICON + 46, said.line + 8)
        sheet.dashed(frame, 12, "ink2", 3.0)
        sheet.icon("user", QRectF(left + 14, y + 4 + (said.line - _ICON) / 2, _ICON, _ICON), "ink")
        sheet.words(said, left + _ICON + 26, y + 4)
        return frame.bottom() + 8
    numbers = in_a_row(str(n) for n in one.leads)
    words = ngettext("lead {numbers}", "leads {numbers}", len(one.leads)).format(numbers=numbers)
    said = fit(words, width - _ICON - 14, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    sheet.icon("user-fill", QRectF(left, y + (said.line - _ICON) / 2, _ICON, _ICON))
    return sheet.words(said, left + _ICON + 14, y, "accent") + 6


def _line(sheet: Sheet, icon: str, line: Fitted, left: float, y: float) -> float:
    sheet.icon(icon, QRectF(left, y + (line.line - _ICON) / 2, _ICON, _ICON), "ink2")
    return sheet.words(line, left + _ICON + 14, y, align="reading") + 6


def _foot(sheet: Sheet, body: OffersOnStage, unseen: int, right: float) -> None:
    sheet.ribbon()
    told = [_("and {n} more").format(n=unseen)] if unseen else []
    alone = body.without_lead
    if alone:
        told.append(ngettext("{n} idea seeks a lead", "{n} ideas seek a lead", alone).format(n=alone))
    if body.sought:
        told.append(ngettext("{n} sought", "{n} sought", body.sought).format(n=body.sought))
    if body.offered:
        told.append(ngettext("{n} offered", "{n} offered", body.offered).format(n=body.offered))
    steps, width = ((KICKER, 1), (SMALLEST, 1)), right - sheet.margin - 300
    while len(told) > 1 and fit(" · ".join(told), width, steps).cut:
        told.pop()
    line = fit(" · ".join(told), width, steps)
    sheet.words(line, right, HIGH - FOOT - 16 - line.line / 2, "ink2", align="right")
