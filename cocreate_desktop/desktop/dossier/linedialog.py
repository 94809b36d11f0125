"""One line of a list in a dialog: a way of inviting, a phase, a risk. It is kept as one change, to be taken back; what cannot
be taken stays in its field, with a sentence under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...domain.errors import CocreateError
from ...language import _
from .. import drawing, forms, theme
from ..deed import Deed
from ..desk import Desk
from ..drafting import keep_drafts
from ..parts.dialogs import SafeDialog
from ..parts.keybutton import KeyButton
from ..prepare.fields import Writing

Change = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Lining:
    """How a kind of line is written: ``add`` gives a new line; ``change``, ``remove`` and ``restore`` take its id. ``words`` is
    what undo calls it."""

    add: Callable[..., object]
    change: Change
    remove: Callable[[str], object]
    restore: Callable[[str], object]
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen in a list of a form: its ``value``, and its words as they are shown with an ``icon`` (empty: none)."""

    value: str
    words: str
    icon: str = ""


class LineDialog(SafeDialog):
    """``form`` is drawn in ui/; ``fields`` says which widget writes which field of the line, and how; ``choices`` are those of
    its lists, by their names there. ``before`` are the fields of the line as it is, with its ``line_id``; an empty id is a new
    line."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        form: str,
        fields: Mapping[str, tuple[str, Writing]],
        lining: Lining,
        *,
        line_id: str = "",
        before: Mapping[str, object] | None = None,
        choices: Mapping[str, Sequence[Choice]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, "", _("Not now"), _("Keep"), parent=parent)
        self._desk, self._lining, self._id = desk, lining, line_id
        self._before = dict(before or {})
        self._writings = dict(fields)
        self.form = forms.load(form, self)
        self.body.addWidget(self.form)
        self.error = forms.child(self.form, QLabel, "error")
        self.error.hide()
        self.remove_button = forms.child(self.form, KeyButton, "remove")
        self.remove_button.setVisible(bool(line_id))
        self.remove_button.clicked.connect(self._on_remove)
        for drawn, offered in (choices or {}).items():
            _offer(forms.child(self.form, QComboBox, drawn), offered)
        for drawn, (name, writing) in self._writings.items():
            _fill(self._field(drawn), self._before.get(name), writing)
        texts = {drawn: field for drawn in fields if isinstance(field := self._field(drawn), QPlainTextEdit)}
        keep_drafts(desk, self, f"{form} {line_id}", **texts)

    @Slot()
    def accept(self) -> None:
        """Keeps it; stays open when something cannot be taken."""
        try:
            fields = {name: _read(self._field(drawn), how) for drawn, (name, how) in self._writings.items()}
            deed: Deed
            if self._id:
                deed = ChangeLine(self._desk, self._lining, self._id, self._before, fields)
            else:
                deed = AddLine(self._desk, self._lining, fields)
        except CocreateError as problem:
            self.error.setText(" ".join((problem.happened, problem.next)))
            self.error.show()
            theme.set_style_property(self.error, "tone", "danger")
            return
        self._desk.undo.push(deed)
        super().accept()

    def _field(self, drawn: str) -> QWidget:
        return forms.child(self.form, QWidget, drawn)

    @Slot()
    def _on_remove(self) -> None:
        self._desk.undo.push(RemoveLine(self._desk, self._lining, self._id))
        self.form.setEnabled(False)  # nothing in it is half typed any more
        self.reject()


def _offer(field: QComboBox, offered: Sequence[Choice]) -> None:
    for one in offered:
        icon = drawing.icon(one.icon, 16, theme.colour("ink2")) if one.icon else QIcon()
        field.addItem(icon, one.words, one.value)


def _fill(field: QWidget, value: object, writing: Writing) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(str(value or ""))))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(writing.shown(value))
    elif isinstance(field, QLineEdit):
        field.setText(writing.shown(value))


def _read(field: QWidget, writing: Writing) -> object:
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return writing.typed(field.text())


class AddLine(Deed):
    """A new line. It is added at once, so that a refusal stays at the dialog."""

    def __init__(self, desk: Desk, lining: Lining, fields: Mapping[str, object]) -> None:
        super().__init__(desk, lining.words)
        self._lining = lining
        self._id = str(getattr(lining.add(**fields), "id", ""))
        self._there = True

    def act(self) -> None:
        """Brings it back, except for the first time."""
        if not self._there:
            self._lining.restore(self._id)
        self._there = True

    def take_back(self) -> None:
        """Takes it away."""
        self._lining.remove(self._id)
        self._there = False


class ChangeLine(Deed):
    """A line with other words."""

    def __init__(
        self,
        desk: Desk,
        lining: Lining,
        line_id: str,
        before: Mapping[str, object],
        fields: Mapping[str, object],
    ) -> None:
        super().__init__(desk, lining.words)
        self._change = partial(lining.change, line_id)
        self._new = dict(fields)
        self._old = {name: before[name] for name in fields if name in before}
        self._change(**self._new)
        self._done = True

    def act(self) -> None:
        """The new words, except for the first time."""
        if not self._done:
            self._change(**self._new)
        self._done = False

    def take_back(self) -> None:
        """Those before."""
        self._change(**self._old)


class RemoveLine(Deed):
    """A line that goes."""

    def __init__(self, desk: Desk, lining: Lining, line_id: str) -> None:
        super().__init__(desk, lining.words)
        self._lining, self._id = lining, line_id

    def act(self) -> None:
        """Takes it away."""
        self._lining.remove(self._id)

    def take_back(self) -> None:
        """Brings it back."""
        self._lining.restore(self._id)
