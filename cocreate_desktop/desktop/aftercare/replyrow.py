"""One theme with its reply in the room after the evening, and the dialog in which the reply is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from ...domain.errors import CocreateError, Refused
from ...domain.replies import TAKEN_NAMES, Reply, Taken
from ...language import _, date_text, number_text
from ...services.replies import ReplyLine
from .. import forms, theme
from ..deed import Deed
from ..desk import Desk
from ..drafting import keep_drafts
from ..drawing import paint_box
from ..faults import tell_at
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..prepare.fields import date_shown, date_typed

ICONS = {
    Taken.YES: ("check-circle-fill", "accent"),
    Taken.PARTLY: ("circle-half-fill", "warn"),
    Taken.NO: ("x-circle-fill", "danger"),
    Taken.OPEN: ("hourglass", "ink2"),
}
_CHOICES = {
    "takenYes": Taken.YES,
    "takenPartly": Taken.PARTLY,
    "takenNo": Taken.NO,
    "takenOpen": Taken.OPEN,
}


@dataclass(frozen=True, slots=True)
class ReplyWanted:
    """The reply to this theme should be written; ``reason``: its reason first."""

    theme_id: str
    reason: bool


class ReplyRow(QWidget):
    """54 high or more. Its one button opens the dialog."""

    # Emits: ReplyWanted.
    wanted = Signal(object)

    def __init__(self, line: ReplyLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(50)
        form = forms.fill(self, "aftercare/replyrow")
        self._line = line
        reply, name = line.reply, line.theme.name or _("A theme without a sentence yet")
        icon, tone = ICONS[reply.taken]
        forms.child(form, IconLabel, "takenIcon").show_icon(icon, tone)
        words = {
            "theme": name,
            "input": number_text(line.notes),
            "taken": _("still open") if reply.taken is Taken.OPEN else _(TAKEN_NAMES[reply.taken]),
            "why": _("The reason is missing") if reply.lacks_reason else reply.why or reply.words,
            "who": who_when(reply),
        }
        for label, text in words.items():
            forms.child(form, QLabel, label).setText(text)
        if reply.lacks_reason:
            theme.set_style_property(forms.child(form, QLabel, "why"), "tone", "danger")
        self.button = forms.child(form, KeyButton, "write")
        self._name_button(name)
        self.button.clicked.connect(self._on_write)

    @property
    def theme_id(self) -> str:
        """Which theme it is."""
        return self._line.theme.id

    @property
    def lacks(self) -> bool:
        """Whether it is a no without a reason."""
        return self._line.reply.lacks_reason

    def _name_button(self, name: str) -> None:
        reply = self._line.reply
        fresh = reply.taken is Taken.OPEN and not reply.words
        text = _("Write the reason") if reply.lacks_reason else _("Write the reply") if fresh else _("Change")
        self.button.setText(text)
        self.button.setProperty("role", "plain" if reply.lacks_reason else "quiet")
        self.button.setAccessibleName(f"{name}: {text}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of a no without a reason, else a line under it."""
        painter = QPainter(self)
        if self._line.reply.lacks_reason:
            paint_box(painter, QRectF(self.rect()), 8, theme.colour("danger-tint"), None)
            return
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line"))

    @Slot()
    def _on_write(self) -> None:
        self.wanted.emit(ReplyWanted(self._line.theme.id, self._line.reply.lacks_reason))


def who_when(reply: Reply) -> str:
    """Who answers or does it and by when, in one line."""
    day = date_text(date.fromisoformat(reply.due)) if reply.due else ""
    return ", ".join(part for part in (reply.who, day) if part)


class ReplyDialog(SafeDialog):
    """Everything of one reply; kept as one change. What cannot be taken stays, with a sentence under it."""

    def __init__(self, desk: Desk, line: ReplyLine, parent: QWidget | None = None) -> None:
        title = _("Reply to “{theme}”").format(theme=line.theme.name or _("A theme without a sentence yet"))
        text = _("People wrote {n} notes about this. A “no” needs a reason.").format(
            n=number_text(line.notes)
        )
        super().__init__(title, text, _("Not now"), _("Keep"), parent=parent)
        self.setFixedWidth(620)
        self._desk, self._before = desk, line.reply
        form = forms.load("aftercare/replydialog", self)
        self.body.addWidget(form)
        self.choices = {name: forms.child(form, QRadioButton, name) for name in _CHOICES}
        self.said = forms.child(form, QPlainTextEdit, "replyWords")
        self.why = forms.child(form, QPlainTextEdit, "replyWhy")
        self.who = forms.child(form, QLineEdit, "replyWho")
        self.due = forms.child(form, QLineEdit, "replyDue")
        fields: tuple[QWidget, ...] = (self.said, self.why, self.who, self.due)
        self._errors = {field: forms.child(form, QLabel, f"{field.objectName()}Error") for field in fields}
        reply = line.reply
        next(self.choices[name] for name, taken in _CHOICES.items() if taken is reply.taken).setChecked(True)
        self.said.setPlainText(reply.words)
        self.why.setPlainText(reply.why)
        self.who.setText(reply.who)
        self.due.setText(date_shown(reply.due))
        keep_drafts(desk, self, f"reply {reply.id}", words=self.said, why=self.why)

    def begin(self, *, reason: bool) -> None:
        """Opens with the focus where one goes on."""
        self.open()
        (self.why if reason else self.said).setFocus()

    @Slot()
    def accept(self) -> None:
        """Keeps it; stays open when something cannot be taken."""
        try:
            fields = self._fields()
            self._desk.undo.push(WriteReply(self._desk, self._before, fields))
        except Refused as problem:
            tell_at(self._field_of(problem), " ".join((problem.happened, problem.next)), self._errors)
            self.grow()
        except CocreateError as problem:
            self._desk.voice.problem(problem)
        else:
            super().accept()

    def _field_of(self, problem: Refused) -> QWidget:
        """What is too long is as long as the problem says; nothing else is refused but a day."""
        said, why, who = self.said.toPlainText(), self.why.toPlainText(), self.who.text()
        texts: dict[QWidget, str] = {self.said: said, self.why: why, self.who: who}
        length = problem.values.get("length")
        return next((field for field, text in texts.items() if len(text.strip()) == length), self.due)

    def _fields(self) -> dict[str, object]:
        return {
            "taken": next(taken for name, taken in _CHOICES.items() if self.choices[name].isChecked()),
            "words": self.said.toPlainText(),
            "why": self.why.toPlainText(),
            "who": self.who.text(),
            "due": date_typed(self.due.text()),
        }


class WriteReply(Deed):
    """A reply as it was written, to be taken back."""

    def __init__(self, desk: Desk, before: Reply, fields: dict[str, object]) -> None:
        super().__init__(desk, _("Write a reply"))
        self._id, self._new = before.id, fields
        self._old = {name: getattr(before, name) for name in fields}
        # What cannot be taken is refused here, not in the stack.
        desk.services.replies.answer(self._id, **self._new)
        self._done = True

    def act(self) -> None:
        """The new reply, except for the first time."""
        if not self._done:
            self._desk.services.replies.answer(self._id, **self._new)
        self._done = False

    def take_back(self) -> None:
        """The one before."""
        self._desk.services.replies.answer(self._id, **self._old)
