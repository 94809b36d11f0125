"""Which keys there are, made from the table of actions, so that the sheet cannot say something else than the window does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from ...language import N_, _
from .. import forms
from ..actions import ACTIONS, EVERYWHERE, key_text
from ..parts.dialogs import SafeDialog

CONTEXTS = {
    EVERYWHERE: N_("Everywhere"),
    "sheet": N_("In the run sheet"),
    "evening": N_("During the evening"),
    "ideas": N_("While collecting ideas"),
    "board": N_("On the board"),
}
MOST_KEYS = 3
SHEET_KEYS = (
    (N_("Open the settings of the step"), "Enter"),
    (N_("Rename the step"), "F2"),
    (N_("Move the step up"), "Alt+Up"),
    (N_("Move the step down"), "Alt+Down"),
    (N_("Copy the step"), "Ctrl+D"),
    (N_("Remove the step"), "Del"),
    (N_("Set the minutes: type a number"), "0–9"),
)


def key_lines() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each context with its actions: what it does and its keys, as people read them."""
    for context, title in CONTEXTS.items():
        lines = [
            (
                _(one.text).replace("&", "").removesuffix("…"),
                _keys(one.shortcuts),
            )
            for one in ACTIONS
            if one.context == context and one.shortcuts
        ]
        if context == "sheet":
            lines = [(_(words), key_text(key)) for words, key in SHEET_KEYS]
        yield _(title), tuple(lines)


def _keys(shortcuts: tuple[str, ...]) -> str:
    """Keys as people read them; a row of them as the first and the last."""
    if len(shortcuts) > MOST_KEYS:
        return _("{first} to {last}").format(first=key_text(shortcuts[0]), last=key_text(shortcuts[-1]))
    return ", ".join(key_text(key) for key in shortcuts)


class HelpSheet(SafeDialog):
    """Opened with ``open()``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        text = _("Everything works with the keyboard. These keys are the quick ones.")
        super().__init__(_("Keys"), text, _("Close"), parent=parent)
        form = forms.load("settings/help", self)
        self.body.addWidget(form)
        forms.child(form, QScrollArea, "helpScroll").setMinimumHeight(420)
        grid = forms.child(form, QGridLayout, "helpGrid")
        for title, lines in key_lines():
            row = grid.rowCount()
            grid.addWidget(_label(title, "strong"), row, 0, 1, 2)
            for number, (words, keys) in enumerate(lines, row + 1):
                grid.addWidget(_label(keys, "small"), number, 0)
                grid.addWidget(_label(words, "body"), number, 1)
            grid.setRowMinimumHeight(grid.rowCount(), 8)


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(kind == "body")
    return label
