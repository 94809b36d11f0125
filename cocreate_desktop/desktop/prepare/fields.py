"""Fields that store themselves when they are left. What cannot be taken stays in the field, with a sentence under it.

A field knows how its value reads and how it is written; the checking is done by the service. Nothing that is typed or pasted
is cut off: what is too long is marked at once and stays until it is shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ...domain.errors import BadValue, CocreateError, Refused
from ...domain.project import Project, Rung
from ...language import _, ngettext, number_text
from .. import forms, problems, theme
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..steps import acts
from ..steps.noteacts import short
from .commands import ChangeField

ROOM = 32_767  # characters: Qt's own most
_SHORT = 40  # characters of what is lost that are said
Change = Callable[..., object]

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
    """Ties one field to one value of project, evening or step. ``change`` is called with the value's name; ``aim`` points
    the field at another thing. The field's own most is the most that is kept of it."""

    def __init__(
        self, desk: Desk, name: str, edit: QLineEdit, error: QLabel, change: Change, writing: Writing = TEXT
    ) -> None:
        super().__init__(edit)
        self._desk, self._name, self._edit, self._error = desk, name, edit, error
        self._change, self._writing = change, writing
        self._stored: object = None
        self._key = ""
        self._most = edit.maxLength()
        edit.setMaxLength(ROOM)
        error.hide()
        edit.installEventFilter(self)
        edit.textChanged.connect(self._on_text)
        edit.editingFinished.connect(self._on_left)

    @property
    def name(self) -> str:
        """Which value it is."""
        return self._name

    @property
    def unkept(self) -> str:
        """What is typed and not stored, with the name of the field, to be told; empty when there is no such thing."""
        typed = self._edit.text()
        waits = self._edit.isModified() and typed != self._writing.shown(self._stored)
        if not waits and not self._edit.property("error"):
            return ""
        return _("{field}: “{words}”").format(field=self._edit.accessibleName(), words=short(typed, _SHORT))

    def settle(self) -> bool:
        """Stores what is typed, as leaving the field does; says whether nothing in it is left unkept."""
        if self._edit.isModified():
            self._on_left()
        return not self.unkept

    def take_focus(self) -> None:
        """The keyboard goes here, and what is wrong is read aloud once more."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, self._error.text()))

    def aim(self, key: str, change: Change, value: object) -> None:
        """The field is about the thing ``key`` now, whose value is this; what was refused for another one goes, which is
        told."""
        if key != self._key:
            lost = self.unkept
            self._key, self._change = key, change
            self._tell("")
            self._edit.setModified(False)
            if lost:
                self._desk.voice.message(not_kept([lost]))
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """Shows what is stored; never over what is being typed or could not be taken."""
        self._stored = value
        if self._edit.property("error") or (self._edit.hasFocus() and self._edit.isModified()):
            return
        shown = self._writing.shown(value)
        if self._edit.text() != shown:
            self._edit.setText(shown)
            self._edit.setCursorPosition(0)

    def eventFilter(self, _edit: QObject, event: QEvent) -> bool:
        """The key for undo is the window's as soon as nothing is left to take back in the field itself."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        mine = self._edit.isModified() or not event.matches(QKeySequence.StandardKey.Undo)
        if not mine:
            event.ignore()
        return not mine

    @Slot(str)
    def _on_text(self, typed: str) -> None:
        over = len(typed) - self._most
        if over > 0:
            self._tell(too_long(over))
        elif self._error.text() and self._edit.isModified():
            self._tell("")

    @Slot()
    def _on_left(self) -> None:
        typed = self._edit.text()
        if typed == self._writing.shown(self._stored):
            self._tell("")
            self._edit.setModified(False)
            return
        if len(typed) > self._most:
            return
        old = self._stored
        try:
            new = self._writing.typed(typed)
            self._change(**{self._name: new})
        except Refused as problem:
            self._tell(problems.at_field(problem))
            return
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return
        self._tell("")
        self._edit.setModified(False)
        self._desk.undo.push(ChangeField(self._desk, self._change, self._name, (old, new)))

    def _tell(self, why: str) -> None:
        if bool(self._edit.property("error")) != bool(why):
            theme.set_style_property(self._edit, "error", bool(why))
        self._edit.setAccessibleDescription(why)
        self._error.setText(why)
        self._error.setVisible(bool(why))


class SavedCheck(QObject):
    """A box with a tick that stores itself at once."""

    def __init__(self, desk: Desk, name: str, box: QCheckBox) -> None:
        super().__init__(box)
        self._desk, self._name, self._box = desk, name, box
        self._change: Change | None = None
        box.clicked.connect(self._on_clicked)

    def aim(self, change: Change, value: object) -> None:
        """It is about this thing now, whose value is this."""
        self._change = change
        self._box.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:
        if not store(self._desk, self._change, self._name, (not on, on)):
            self._box.setChecked(not on)


class SavedCount(QObject):
    """A number with minus and plus that stores itself at once."""

    def __init__(self, desk: Desk, name: str, field: CountField) -> None:
        super().__init__(field)
        self._desk, self._name, self._field = desk, name, field
        self._change: Change | None = None
        self._stored = 0
        field.edited.connect(self._on_edited)

    def aim(self, change: Change, value: int) -> None:
        """It is about this thing now, whose value is this."""
        self._change, self._stored = change, value
        self._field.show_count(value)

    @Slot(object)
    def _on_edited(self, changed: CountChanged) -> None:
        if changed.count != self._stored:
            store(self._desk, self._change, self._name, (self._stored, changed.count))


def not_kept(unkept: Sequence[str]) -> str:
    """What is said when fields go with words that could not be kept."""
    return _("This was not kept. {what}").format(what=" · ".join(unkept))


def too_long(over: int) -> str:
    """What is said of words that are ``over`` characters too long."""
    much = ngettext("This is {n} character too long.", "This is {n} characters too long.", over)
    kept = _("It stays here; as soon as it is shorter it is kept.")
    return f"{much.format(n=number_text(over))} {kept}"


def store(desk: Desk, change: Change | None, name: str, values: tuple[object, object]) -> bool:
    """Stores the second of ``values`` where the first stood, as one deed; what is refused is told. Says whether it was
    taken."""
    if change is None or desk.attempt(lambda: change(**{name: values[1]})) is None:
        return False
    desk.undo.push(ChangeField(desk, change, name, values))
    return True


def choose_rung(desk: Desk, rung: Rung) -> None:
    """Somebody chose this rung, be it the usual one. Taken back it is as it was, also when nobody had chosen yet."""
    projects = desk.services.projects
    before = projects.current()

    def back(_done: Project) -> None:
        projects.change(rung=before.rung, rung_chosen=before.rung_chosen)

    if before.rung is not rung or not before.rung_chosen:
        acts.do(desk, _("Change a field"), lambda: projects.change(rung=rung), back)


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
