"""Text with its changes in a field that is only read: what came is bold and underlined, what went is struck through, and a
paragraph that came, went or moved says so in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ...domain.difference import Changed, Mark, readable
from ...services import proposalwords
from .. import theme


def show(field: QTextEdit, title: str, changes: Sequence[Changed], *, marked: bool) -> None:
    """Fills the field; without ``marked`` the later text alone."""
    field.clear()
    cursor = field.textCursor()
    cursor.insertText(title, _format(strong=True))
    for one in changes:
        if not marked and one.removed:
            continue
        told = proposalwords.became(one) if marked else ""
        number = f"{one.now}. " if one.now else ""
        cursor.insertText(f"\n\n{number}", _format(strong=True))
        if told:
            cursor.insertText(f"{told}: ", _format(strong=True))
        for run in readable(one.runs):
            if marked or run.mark is not Mark.REMOVED:
                cursor.insertText(run.text, _format(mark=run.mark if marked else Mark.SAME))
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    field.setTextCursor(cursor)


def _format(*, strong: bool = False, mark: Mark = Mark.SAME) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont(theme.font("body"))
    font.setWeight(QFont.Weight.Bold if strong or mark is Mark.ADDED else QFont.Weight.Normal)
    font.setUnderline(mark is Mark.ADDED)
    font.setStrikeOut(mark is Mark.REMOVED)
    made.setFont(font)
    made.setForeground(theme.colour("ink2" if mark is Mark.REMOVED else "ink"))
    return made
