"""Fields that store themselves when they are left. What cannot be taken stays in the field, with a sentence under it.

A field knows how its value reads and how it is written; the checking is done by the service.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.errors import BadValue, CocreateError, Refused
from ...language import number_text
from .. import forms, theme
from ..desk import Desk
from .commands import ChangeField

# Digits, or groups of three with one sign between them; then perhaps ,00 or ,- as prices have it.
WHOLE = re.compile(r"(-?\d+|-?\d{1,3}(?:([.,'])\d{3})(?:\2\d{3})*)(?:[.,](?:00|[-–—]{1,2}))?")


def plain(value: object) -> str:
    """A text as it is; nothing for None."""
    return "" if value is None else str(value)


def as_is(typed: str) -> object:
    """What was typed."""
    return typed


def number_shown(value: object) -> str:
    """A number with its grouping, such as 1.800."""
    return number_text(value) if isinstance(value, int) else ""


def number_typed(typed: str) -> object:
    """A whole number without grouping, euro sign and ,00 or ,-; what is no whole number stays as it was typed, so that
    12,50 is refused and not taken for 1250."""
    line = re.sub(r"[\s€]", "", typed)
    found = WHOLE.fullmatch(line)
    return re.sub(r"[.,']", "", found[1]) if found else typed if line else ""


def date_shown(value: object) -> str:
    """A stored date as people here write it: 16-12-2026."""
    stored = plain(value)
    return datetime.fromisoformat(stored).strftime("%d-%m-%Y") if stored else ""


def date_typed(typed: str) -> object:
    """A date such as 16-12-2026, 16/12/2026 or 2026-12-16 as it is stored. Raises BadValue for what is no date."""
    line = typed.strip()
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", line)
    try:
        if found:
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(line).isoformat() if line else ""
    except ValueError as problem:
        raise BadValue(value=typed, example="16-12-2026") from problem


@dataclass(frozen=True, slots=True)
class Writing:
    """How a value is shown and read."""

    shown: Callable[[object], str] = field(default=plain)
    typed: Callable[[str], object] = field(default=as_is)


TEXT = Writing()
NUMBER = Writing(number_shown, number_typed)
DATE = Writing(date_shown, date_typed)


class SavedField(QObject):
    """Ties one field to one value of project, evening or step. ``change`` is called with the value's name."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        edit: QLineEdit,
        error: QLabel,
        change: Callable[..., object],
        writing: Writing = TEXT,
    ) -> None:
        super().__init__(edit)
        self._desk, self._name, self._edit, self._error = desk, name, edit, error
        self._change, self._writing = change, writing
        self._stored: object = None
        error.hide()
        edit.editingFinished.connect(self._on_left)

    @property
    def name(self) -> str:
        """Which value it is."""
        return self._name

    def show_value(self, value: object) -> None:
        """Shows what is stored; never over what is being typed or could not be taken."""
        self._stored = value
        if self._edit.property("error") or (self._edit.hasFocus() and self._edit.isModified()):
            return
        shown = self._writing.shown(value)
        if self._edit.text() != shown:
            self._edit.setText(shown)
            self._edit.setCursorPosition(0)

    @Slot()
    def _on_left(self) -> None:
        typed = self._edit.text()
        if typed == self._writing.shown(self._stored):
            self._tell("")
            return
        old = self._stored
        try:
            new = self._writing.typed(typed)
            self._change(**{self._name: new})
        except Refused as problem:
            self._tell(f"{problem.happened} {problem.next}")
            return
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._tell("")
        self._edit.setModified(False)
        self._desk.undo.push(ChangeField(self._desk, self._change, self._name, (old, new)))

    def _tell(self, why: str) -> None:
        theme.set_style_property(self._edit, "error", bool(why))
        self._edit.setAccessibleDescription(why)
        self._error.setText(why)
        self._error.setVisible(bool(why))


def saved_fields(
    desk: Desk, form: QWidget, wanted: Mapping[str, tuple[str, Writing]], change: Callable[..., object]
) -> list[SavedField]:
    """The fields of a form: by the name that each has there, the value it holds and how that is written. The sentence of a
    field stands in the label of its name with "Error" behind it."""
    return [
        SavedField(
            desk,
            name,
            forms.child(form, QLineEdit, drawn),
            forms.child(form, QLabel, f"{drawn}Error"),
            change,
            writing,
        )
        for drawn, (name, writing) in wanted.items()
    ]
