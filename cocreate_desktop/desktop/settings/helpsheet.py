"""Which keys there are, made from the table of actions, so that the sheet cannot say something else than the window does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from ...language import N_, _
from .. import forms
from ..actions import ACTIONS, EVERYWHERE, key_text
from ..parts.dialogs import SafeDialog

CONTEXTS = {
    EVERYWHERE: N_("Everywhere"),
    "prepare": N_("While preparing"),
    "sheet": N_("In the run sheet"),
    "venue": N_("During the venue check"),
    "evening": N_("During the evening"),
    "arrivals": N_("Count at the door"),
    "ideas": N_("While collecting ideas"),
    "talk": N_("Talk at tables"),
    "offers": N_("Offered and sought"),
    "proposal": N_("Writing a proposal"),
    "answers": N_("Exit poll and readback"),
    "photos": N_("Photos of a wall"),
    "walls": N_("While checking a photo"),
    "board": N_("On the board"),
    "cards": N_("While reading cards"),
    "dots": N_("While counting stickers"),
    "sheets": N_("While entering sheets"),
    "conflicts": N_("Two versions"),
    "handbook": N_("In the handbook"),
}
MOST_KEYS = 3
MOST_COLUMNS, COLUMN = 3, 386  # pixels
Section = tuple[str, tuple[tuple[str, str], ...]]
SHEET_KEYS = (
    (N_("Open the settings of the step"), "Enter"),
    (N_("Rename the step"), "F2"),
    (N_("Move the step up"), "Alt+Up"),
    (N_("Move the step down"), "Alt+Down"),
    (N_("Copy the step"), "Ctrl+D"),
    (N_("Remove the step"), "Del"),
    (N_("Set the minutes: type a number"), "0–9"),
)


def key_lines() -> Iterator[Section]:
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
            lines = [(_(words), key_text(key) or key) for words, key in SHEET_KEYS]
        yield _(title), tuple(lines)


def _keys(shortcuts: tuple[str, ...]) -> str:
    """Keys as people read them; a row of them as the first and the last."""
    # The two Enter keys of a keyboard are one to whoever reads this.
    texts = list(dict.fromkeys(key_text(key.replace("Return", "Enter")) for key in shortcuts))
    if len(texts) > MOST_KEYS:
        return f"{texts[0]}–{texts[-1].rpartition(' ')[2]}"
    return ", ".join(texts)


class HelpSheet(SafeDialog):
    """Opened with ``open()``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        text = _("Everything works with the keyboard. These keys are the quick ones.")
        super().__init__(_("Keys"), text, _("Close"), _("Support package…"), parent=parent)
        self.deed_button.setProperty("role", "quiet")  # what nobody came for is not the green one
        self.deed_button.setProperty("keyHint", "")  # Enter puts the sheet away, as ever
        self.safe_button.setDefault(True)
        self.safe_button.setFocus()
        form = forms.load("settings/help", self)
        self.body.addWidget(form)
        host = parent.window() if parent is not None else self
        columns = forms.child(form, QHBoxLayout, "helpColumns")
        count = max(1, min(MOST_COLUMNS, (host.width() - 120) // COLUMN))
        for sections in _dealt(list(key_lines()), count):
            columns.addLayout(_column(sections), 1)
        self.setFixedWidth(max(self.width(), count * COLUMN + 60))
        inner = forms.child(form, QWidget, "helpRows").sizeHint().height()
        room = max(300, host.height() - 260)
        forms.child(form, QScrollArea, "helpScroll").setMinimumHeight(min(inner + 8, room))


def _dealt(sections: list[Section], count: int) -> Iterator[list[Section]]:
    """The sections in so many columns, in their order and about equally long."""
    longest = min(
        most
        for most in range(1, 1 + sum(len(lines) + 2 for _title, lines in sections))
        if len(_packed(sections, most)) <= count
    )
    yield from _packed(sections, longest)


def _packed(sections: list[Section], most: int) -> list[list[Section]]:
    """Columns of at most ``most`` lines, but for a section that alone is longer: that one makes the count unreachable."""
    columns: list[list[Section]] = []
    filled = most
    for section in sections:
        high = len(section[1]) + 2
        if high > most:
            return [[one] for one in sections] + [[]] * len(sections)
        if filled + high > most:
            columns.append([])
            filled = 0
        columns[-1].append(section)
        filled += high
    return columns


def _column(sections: list[Section]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for title, lines in sections:
        row = grid.rowCount()
        grid.addWidget(_label(title, "strong"), row, 0, 1, 2)
        for number, (words, keys) in enumerate(lines, row + 1):
            grid.addWidget(_label(keys, "small"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(words, "body"), number, 1)
        grid.setRowMinimumHeight(grid.rowCount(), 8)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(kind == "body")
    return label
