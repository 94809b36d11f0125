"""Stemmen on the stage: the options while people vote, how many have voted, and the bars once the result is shown.

Before the reveal the state carries no totals, so none can be painted here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from PySide6.QtCore import QRectF

from ...domain.rounds import Phase
from ...language import _, ngettext
from . import budget, consent, designs, explain, options, result, runoff, seencards, support
from .blocks import codes_column, codes_left, fitted_head, foot_top, head
from .letters import BODY, BOLD, COUNT, KICKER, OPTION, SMALLEST, STRONG, Fitted, at_least, falling, fit
from .painting import Sheet
from .state import Budget, Consent, Face, Join, Runoff, StageState, Support, Vote

# Where there is less room for it, how many voted is written smaller.
_NARROW = 1000.0
# More than the turnout is high in its largest letters.
_TURNOUT = 220.0


def paint(sheet: Sheet, state: StageState, progress: float) -> None:
    """The whole picture; ``progress`` 0 to 1 lets the bars of the result grow."""
    body = state.body
    assert isinstance(body, Vote), "the vote face carries a Vote"
    if body.phase.shown:
        _result(sheet, state, body, progress)
        return
    if body.cards is not None:
        seencards.paint(sheet, state, body.cards)
        return
    if body.rules is not None:
        explain.paint(sheet, state, body, body.rules)
        return
    still = paint_still(sheet, state, body)
    if body.phase is not Phase.DRAFT:
        paint_turnout(sheet, body, still)


@dataclass(frozen=True, slots=True)
class Still:
    """What of a picture stays while votes come in, as it was painted: ``place`` is where in the words of the sheet those of the
    turnout belong."""

    stand: _Stand
    place: int


def counting(state: StageState) -> bool:
    """Whether the picture is one of which the turnout changes alone, vote by vote."""
    body = state.body
    if state.face is not Face.VOTE or state.qr_only or not isinstance(body, Vote):
        return False
    return body.phase in (Phase.OPEN, Phase.CLOSED) and body.cards is None and body.rules is None


def uncounted(state: StageState) -> StageState:
    """The same whoever has voted; for a picture that is ``counting``."""
    assert isinstance(state.body, Vote), "votes are counted"
    return replace(state, body=replace(state.body, voted=0, present=None))


def paint_still(sheet: Sheet, state: StageState, body: Vote) -> Still:
    """All but the turnout."""
    stand = _stand(sheet, state, body)
    with at_least(stand.least):
        _paint(sheet, state, body, stand)
    place = len(sheet.drawn)
    sheet.ribbon()
    codes_column(sheet, stand.join)
    return Still(stand, place)


def paint_turnout(sheet: Sheet, body: Vote, still: Still) -> None:
    """How many have voted, over ``still``, whose words are those of the sheet; on the part that ``turnout_box`` tells."""
    after = sheet.drawn[still.place :]
    del sheet.drawn[still.place :]
    with at_least(still.stand.least):
        _turnout(sheet, body, _right(sheet, still.stand.join))
    sheet.drawn.extend(after)


def turnout_box(sheet: Sheet, still: Still) -> QRectF:
    """Where a turnout can be: above the foot, beside the codes."""
    return QRectF(0, foot_top() - _TURNOUT, codes_left(sheet, still.stand.join), _TURNOUT)


def _result(sheet: Sheet, state: StageState, body: Vote, progress: float) -> None:
    """Bars, or the picture of a method that has more to tell."""
    match body.outcome:
        case Budget():
            budget.paint(sheet, state, body, body.outcome, progress)
        case Support():
            support.paint(sheet, state, body, body.outcome, progress)
        case Consent():
            consent.paint(sheet, state, body, body.outcome, progress)
        case Runoff():
            runoff.paint(sheet, state, body, body.outcome, progress)
        case None:
            result.paint(sheet, state, body, progress)


@dataclass(frozen=True, slots=True)
class _Stand:
    """How the picture stands: ``join`` is empty where the codes made room, ``least`` its smallest letters, ``close`` is for a
    list in low rows, ``small`` for a smaller question, and ``layout`` that of the list."""

    join: Join
    least: int
    close: bool
    small: bool
    layout: options.Layout | None = None


def _paint(sheet: Sheet, state: StageState, body: Vote, stand: _Stand) -> None:
    right = _right(sheet, stand.join)
    head(sheet, state, right, lines=_lines(body), small=stand.small)
    if stand.layout is None:
        designs.paint(sheet, body.options, _room(sheet, state, body, stand))
    else:
        options.paint(sheet, body.options, stand.layout)
    if body.phase is Phase.DRAFT:
        _sentence(sheet, _("The vote opens soon"), "clock")


def _stand(sheet: Sheet, state: StageState, body: Vote) -> _Stand:
    """What gives way so that no option is cut: the question, then the height of a row, then the letters of a deep hall, at last
    the codes."""
    both = (False, True)
    tries = [_Stand(*given) for given in product((state.join, Join()), falling(), both, both)]
    if designs.fits(body.options):
        return next((stand for stand in tries if _holds_designs(sheet, state, body, stand)), tries[0])
    # The last four have the most room.
    roomy = [layout for stand in tries[-4:] for layout in _layouts(sheet, state, body, stand)]
    texts = options.ordinary(roomy, body.options)
    found = ((stand, options.best(_layouts(sheet, state, body, stand), texts)) for stand in tries)
    last = replace(tries[-1], layout=roomy[-1])
    return next((replace(stand, layout=layout) for stand, layout in found if layout is not None), last)


def _holds_designs(sheet: Sheet, state: StageState, body: Vote, stand: _Stand) -> bool:
    with at_least(stand.least):
        return designs.whole(body.options, _room(sheet, state, body, stand))


def _layouts(sheet: Sheet, state: StageState, body: Vote, stand: _Stand) -> tuple[options.Layout, ...]:
    with at_least(stand.least):
        return options.layouts(body.options, _room(sheet, state, body, stand), close=stand.close)


def _room(sheet: Sheet, state: StageState, body: Vote, stand: _Stand) -> QRectF:
    """What head and turnout leave for the options."""
    width = _right(sheet, stand.join) - sheet.margin
    top = fitted_head(state, width, lines=_lines(body), small=stand.small).ends
    turnout = 138.0 if width < _NARROW else 152.0
    turnout += 28 if designs.fits(body.options) else 0
    return QRectF(sheet.margin, top, width, foot_top() - turnout - top)


def _right(sheet: Sheet, join: Join) -> float:
    edge = codes_left(sheet, join)
    return edge - (sheet.margin if edge >= sheet.wide else 80)


def _lines(body: Vote) -> int:
    return 1 if len(body.options) > 7 else 2


def _sentence(sheet: Sheet, words: str, icon: str) -> None:
    y = foot_top() - 100
    sheet.icon(icon, QRectF(sheet.margin, y + 2, 52, 52))
    sheet.text(words, sheet.margin + 72, y, 1000, ((OPTION, 1), (BODY, 1)), weight=STRONG)


def turnout_words(body: Vote) -> tuple[str, str]:
    """How many have voted: the number, with the base when people were counted, and the words after it."""
    if body.present and body.voted <= body.present:
        return _("{n} of {m}").format(n=body.voted, m=body.present), _("have voted")
    return str(body.voted), ngettext("has voted", "have voted", body.voted)


def _figure(sheet: Sheet, figure: str, y: float, right: float) -> None:
    """The control figure in place of the meter, which has said all it can: small, for whoever wants to write it down."""
    room = right - sheet.margin
    with at_least(SMALLEST):
        found = fit(_("Control figure: {figure}").format(figure=figure), room, ((KICKER, 1), (SMALLEST, 1)))
        if found.cut:
            found = fit(figure, room, ((SMALLEST, 1),))
        sheet.words(found, sheet.margin, y, "ink2")


def _whole(words: str, room: float, weight: int) -> Fitted:
    """One line that is not cut, as large as there is room for."""
    found = fit(words, room, ((KICKER, 1),), weight)
    for least in falling():
        with at_least(least):
            found = fit(words, room, ((KICKER, 1), (SMALLEST, 1)), weight)
        if not found.cut:
            break
    return found


def _turnout(sheet: Sheet, body: Vote, right: float) -> None:
    closed = body.phase is Phase.CLOSED
    base = foot_top() - 66
    number, label = turnout_words(body)
    narrow = right - sheet.margin < _NARROW
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
        small = _whole(told if closed else label, room, STRONG if closed else 400)
        note = fit("", 1, ((KICKER, 1),))
    sheet.words(small, sheet.margin + big.width + 20, y + big.line - small.line - 3)
    if note.lines:
        top = y + big.line - 6 - note.height
        token = "ink" if closed else "ink2"
        icon = QRectF(right - note.width - 54, top + (note.height - 40) / 2, 40, 40)
        sheet.icon("lock-simple" if closed else "eye-slash", icon, token)
        sheet.words(note, right - note.width, top, token)
    if closed and body.figure:
        _figure(sheet, body.figure, base + 8, right)
    elif body.present and body.voted <= body.present:
        sheet.meter(QRectF(sheet.margin, base + 14, right - sheet.margin, 28), body.voted / body.present)
