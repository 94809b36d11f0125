"""Who stood behind which version, laid beside each other answer by answer. People are counted; there is never a mean."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ... import look
from ...language import _, number_text
from .blocks import foot_top, head
from .letters import BOLD, KICKER, REGULAR, SMALLEST, STRONG, Fitted, fit, grown, whole
from .painting import FOOT, HIGH, Sheet
from .proposalstate import Poll, ProposalText
from .state import StageState

_APART, _SWATCH = 36.0, 52.0
_OLDER = ("B", "E")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the bars stand: ``column`` is how wide one answer is, ``bar`` one bar, ``unit`` how high one person."""

    column: float
    bar: float
    base: float
    unit: float


def paint(sheet: Sheet, state: StageState, body: ProposalText) -> None:
    """The whole picture."""
    top = head(sheet, state, sheet.wide - sheet.margin, small=True)
    top = _legend(sheet, body.polls, top)
    wide = sheet.wide - 2 * sheet.margin
    column = (wide - _APART) / max(len(body.answers), 1)
    labels = _labels(body, column - 16)
    base = foot_top() - 16 - max((label.height for label in labels), default=0.0)
    most = max((number for poll in body.polls for number in poll.counts), default=0)
    unit = (base - top - grown(KICKER) * 1.24 - 16) / max(most, 1)
    plan = _Plan(column, min(column * 0.8 / len(body.polls), 110.0), base, unit)
    for place in range(len(body.answers)):
        middle = sheet.margin + column * (place + 0.5) + (_APART if place == len(body.answers) - 1 else 0)
        _bars(sheet, body.polls, place, middle, plan)
        sheet.words(labels[place], middle, base + 10, align="middle")
    sheet.line(sheet.margin, base, sheet.wide - sheet.margin, base, "ink", 4)
    _foot(sheet, body)


def _labels(body: ProposalText, wide: float) -> list[Fitted]:
    """The answers in the largest size in which no word is broken; where there is room no letter stands alone on a line."""
    steps = ((KICKER, 2), (SMALLEST, 2), (KICKER, 3), (SMALLEST, 3), (SMALLEST, 4))
    for between in ("\u00a0", " "):
        texts = [f"{letter}{between}{words}" for letter, words in body.answers]
        for size, lines in steps:
            if all(whole(text, wide, grown(size), lines, REGULAR) for text in texts):
                return [fit(text, wide, ((size, lines),)) for text in texts]
    return [fit(" ".join(one), wide, steps[-1:]) for one in body.answers]


def _legend(sheet: Sheet, polls: tuple[Poll, ...], y: float) -> float:
    """What each bar is, the last poll first; returns where the bars may begin."""
    wide = sheet.wide - 2 * sheet.margin
    for place, poll in reversed(tuple(enumerate(polls))):
        name = fit(poll.name, wide / 2, ((KICKER, 1),), STRONG)
        told = fit(poll.told, wide / 2, ((KICKER, 1), (SMALLEST, 1)))
        _fill(sheet, QRectF(sheet.margin, y + (name.line - 36) / 2, _SWATCH, 36), len(polls) - 1 - place)
        sheet.words(name, sheet.margin + _SWATCH + 20, y)
        sheet.words(told, sheet.margin + _SWATCH + 32 + name.width, y + (name.line - told.line) / 2)
        y += name.line + 10
    return y + 16


def _bars(sheet: Sheet, polls: tuple[Poll, ...], answer: int, middle: float, plan: _Plan) -> None:
    """One bar for each poll, the earliest first."""
    left = middle - plan.bar * len(polls) / 2
    for place, poll in enumerate(polls):
        number = poll.counts[answer]
        high = number * plan.unit
        box = QRectF(left + place * plan.bar + 4, plan.base - high, plan.bar - 8, high)
        if number:
            _fill(sheet, box, len(polls) - 1 - place)
        last = place == len(polls) - 1
        words = fit(
            number_text(number), plan.column, ((KICKER if last else SMALLEST, 1),), BOLD if last else STRONG
        )
        sheet.words(
            words, box.center().x(), box.top() - words.line, "ink" if last else "ink2", align="middle"
        )


def _fill(sheet: Sheet, box: QRectF, age: int) -> None:
    """The last poll is full; the ones before have a pattern each of their own."""
    if not age:
        sheet.box(box, 6, "accent")
        return
    colour, dark = look.note_colour(_OLDER[(age - 1) % len(_OLDER)]), sheet.tokens.dark
    sheet.painter.save()
    sheet.painter.setClipRect(box)
    sheet.bar(box, colour.letter)
    sheet.painter.restore()
    sheet.painter.setPen(QColor(colour.edge(dark)))


def _foot(sheet: Sheet, body: ProposalText) -> None:
    sheet.ribbon()
    said = _("Each time the people of that evening were asked.") if len(body.polls) > 1 else ""
    told = " ".join(part for part in (said, body.told) if part)
    room = sheet.wide - 2 * sheet.margin - 270
    words = fit(told, room, ((KICKER, 1), (SMALLEST, 1), (SMALLEST, 2)), STRONG)
    y = HIGH - FOOT - 16 - words.height / 2
    sheet.words(words, sheet.wide - sheet.margin, y, align="right")
