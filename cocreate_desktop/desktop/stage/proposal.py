"""Voorstel on the stage: the whole text, one paragraph with the notes behind it, or who stood behind which version."""

from PySide6.QtCore import QRectF

from ...language import _, ngettext
from . import proposalpolls, proposaltext
from .blocks import codes_column, codes_left, foot_top, head
from .ideas import sticky
from .letters import BODY, KICKER, OPTION, QUESTION, QUESTION_LONG, SMALLEST, STRONG, fit, grown
from .painting import FOOT, HIGH, Sheet
from .proposalstate import ProposalText, StageParagraph
from .proposaltext import Written
from .state import StageNote, StageState

_GUTTER, _BETWEEN, _GAP = 72.0, 22.0, 24.0
_NOTES_HIGH = 190.0
_ALONE = (QUESTION, QUESTION_LONG, OPTION, BODY, SMALLEST)
_ALL = (OPTION, BODY, KICKER, SMALLEST)
# A text that would have to be smaller than this takes the room of the codes.
_LEAST_BESIDE = BODY


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    if not isinstance(body, ProposalText):
        head(sheet, state, sheet.wide - sheet.margin)
        sheet.ribbon()
        return
    if body.shows_polls:
        proposalpolls.paint(sheet, state, body)
        return
    if body.joins and codes_left(sheet, state.join) < sheet.wide:
        edge = codes_left(sheet, state.join) - 56
        if _fits_beside(sheet, body, edge):
            _paint(sheet, state, body, edge)
            codes_column(sheet, state.join)
            return
    _paint(sheet, state, body, sheet.wide - sheet.margin)


def _fits_beside(sheet: Sheet, body: ProposalText, edge: float) -> bool:
    """Whether all words stand beside the codes, large enough."""
    width, room = edge - sheet.margin, foot_top() - 290
    one = body.paragraph
    if one is not None:
        written = _largest(one, width, room - (_NOTES_HIGH + _GAP if one.notes else 0))
        return not written.cut and written.size >= _LEAST_BESIDE
    rows, hidden = _rows(body.paragraphs, width - _GUTTER, room)
    return not hidden and all(row.size >= _LEAST_BESIDE and not row.cut for row in rows)


def _paint(sheet: Sheet, state: StageState, body: ProposalText, right: float) -> None:
    one = body.paragraph
    top = head(sheet, state, right, small=True)
    if one is not None:
        _alone(sheet, one, top, right)
        count = sum(1 for other in body.paragraphs if other.number)
        told = _("Paragraph {n} of {m}").format(n=one.number, m=count)
    else:
        hidden = _whole(sheet, body, top, right)
        more = ngettext("and {n} more paragraph", "and {n} more paragraphs", hidden)
        told = more.format(n=hidden) if hidden else ""
    _foot(sheet, [told, body.since], right)


def _alone(sheet: Sheet, one: StageParagraph, top: float, right: float) -> None:
    """One paragraph as large as it can be, and the notes behind it along the foot."""
    below = foot_top() - 20
    if one.notes:
        below -= _NOTES_HIGH
        _notes(sheet, one, QRectF(sheet.margin, below, right - sheet.margin, _NOTES_HIGH))
        below -= _GAP
    written = _largest(one, right - sheet.margin, below - top)
    room = below - top - written.height
    proposaltext.paint(sheet, written, sheet.margin, top + min(max(room, 0) * 0.3, 90))


def _largest(one: StageParagraph, width: float, room: float) -> Written:
    """The words at the largest size that fits; at the smallest they may be cut."""
    tries = (
        proposaltext.write(one.runs, width, size, max(1, int(room // (size * 1.3))), told=one.told)
        for size in _sizes(_ALONE)
    )
    written = next(tries)
    while written.cut and (smaller := next(tries, None)) is not None:
        written = smaller
    return written


def _notes(sheet: Sheet, one: StageParagraph, box: QRectF) -> None:
    """As many as there is room for beside each other."""
    columns = max(1, int((box.width() + _GAP) // (330 + _GAP)))
    shown = one.notes[:columns]
    wide = min((box.width() - (columns - 1) * _GAP) / columns, 420.0)
    for place, note in enumerate(shown):
        left = box.left() + place * (wide + _GAP)
        sticky(sheet, StageNote(note.text, note.colour), QRectF(left, box.top(), wide, box.height() - 8))


def _whole(sheet: Sheet, body: ProposalText, top: float, right: float) -> int:
    """All paragraphs under one another; returns how many did not fit."""
    rows, hidden = _rows(body.paragraphs, right - sheet.margin - _GUTTER, foot_top() - 20 - top)
    y = top
    for one, row in zip(body.paragraphs, rows, strict=False):
        if one.number:
            number = fit(str(one.number), _GUTTER, ((row.size, 1),), STRONG)
            sheet.words(number, sheet.margin, y + (row.line - number.line) / 2, "accent")
        y = proposaltext.paint(sheet, row, sheet.margin + _GUTTER, y) + _BETWEEN
    return hidden


def _rows(paragraphs: tuple[StageParagraph, ...], width: float, room: float) -> tuple[list[Written], int]:
    """The paragraphs in the largest size in which all fit, and how many are left out at the smallest."""
    rows: list[Written] = []
    for size in _sizes(_ALL):
        rows = [proposaltext.write(one.runs, width, size, 40, told=one.told) for one in paragraphs]
        if sum(row.height + _BETWEEN for row in rows) - _BETWEEN <= room:
            return rows, 0
    shown, used = 0, 0.0
    for row in rows:
        used += row.height + (_BETWEEN if shown else 0)
        if used > room:
            break
        shown += 1
    if not shown and rows:
        most = max(1, int(room // rows[0].line))
        return [
            proposaltext.write(paragraphs[0].runs, width, rows[0].size, most, told=paragraphs[0].told)
        ], len(rows) - 1
    return rows[:shown], len(rows) - shown


def _sizes(steps: tuple[int, ...]) -> list[int]:
    """Each size once, none below the smallest of now."""
    return list(dict.fromkeys(grown(size) for size in steps))


def _foot(sheet: Sheet, parts: list[str], right: float) -> None:
    sheet.ribbon()
    told = " · ".join(part for part in parts if part)
    words = fit(told, right - sheet.margin - 270, ((KICKER, 1), (SMALLEST, 1), (SMALLEST, 2)), STRONG)
    sheet.words(words, right, HIGH - FOOT - 16 - words.height / 2, "ink2", align="right")
