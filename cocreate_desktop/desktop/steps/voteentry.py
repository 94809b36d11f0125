"""Votes on paper at the desk: slips by their code or without one, and what tables agreed on, typed as they stand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QWidget

from ...codes.voting_codes import shown
from ...domain.errors import BadBallot, BadCode, CocreateError
from ...domain.notes import Channel
from ...domain.rounds import Happening, Phase
from ...language import _
from ...services.auditing import channel_name
from ...services.casting import Entered
from ...services.sheets import SheetTold
from ...services.tallying import RoundView
from .. import forms, theme
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.keybutton import KeyButton
from . import acts, voteline

ENTERED = (Channel.PAPER, Channel.TABLE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it stands, to be put back later: ``loose`` is a slip without a code."""

    code: str
    name: str
    letters: str
    people: int
    loose: bool


class EntryPanel(QObject):
    """Wires the line under the list. ``said`` is what there is to say of the last entry, ``doubt`` whether it went wrong."""

    # Emits: nothing; there is something else to say.
    told = Signal()
    # Emits: Entered; a vote was counted.
    entered = Signal(object)

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self._channel = Channel.PAPER
        self.said, self.doubt, self.undoable = "", False, False
        self._host = forms.child(form, QWidget, "entryHost")
        part = forms.fill(self._host, "steps/vote_entry")
        self._slip, self._table = (
            forms.child(part, QWidget, "slipBox"),
            forms.child(part, QWidget, "tableBox"),
        )
        self._code, self._name, self._letters = (
            forms.child(part, QLineEdit, name) for name in ("slipCode", "tableName", "slipLetters")
        )
        self._code_label = forms.child(part, QLabel, "slipCodeLabel")
        self._loose = forms.child(part, QCheckBox, "loose")
        self._people = forms.child(part, CountField, "tablePeople")
        self._people.setRange(1, 500)
        self._enter = forms.child(part, KeyButton, "slipEnter")
        self._code.returnPressed.connect(self._letters.setFocus)
        self._name.returnPressed.connect(self._on_named)
        self._people.lineEdit().returnPressed.connect(self._letters.setFocus)
        self._letters.returnPressed.connect(self._on_enter)
        self._enter.clicked.connect(self._on_enter)
        self._loose.toggled.connect(self._on_loose)
        for field in (self._code, self._name, self._letters):
            field.textEdited.connect(self._on_typed)
        desk.undo.indexChanged.connect(self._on_undo_moved)

    def show_round(self, found: RoundView, channel: Channel, *, able: bool) -> None:
        """Shows the line for slips or tables while the round is open."""
        changed = self._round is not None and self._round.round.id != found.round.id
        if changed or channel is not self._channel:
            self.forget()
        self._round, self._channel = found, channel
        shown = able and channel in ENTERED and found.round.phase is Phase.OPEN
        focused = QApplication.focusWidget()
        if not shown and focused is not None and self._host.isAncestorOf(focused):
            focused.clearFocus()
        self._host.setVisible(shown)
        self._slip.setVisible(channel is Channel.PAPER)
        self._table.setVisible(channel is Channel.TABLE)
        self._letters.setPlaceholderText(voteline.example(found.round.method))

    def forget(self) -> None:
        """Another step, round or channel is shown: what was typed halfway goes."""
        for field in (self._code, self._name, self._letters):
            field.clear()
            theme.set_style_property(field, "error", False)
        self._loose.setChecked(False)
        self._people.setValue(1)
        self.said, self.doubt, self.undoable = "", False, False

    @property
    def able(self) -> bool:
        """Whether something can be entered now."""
        return not self._host.isHidden()

    @property
    def empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(field.text() for field in (self._code, self._name, self._letters))

    @property
    def halfway(self) -> bool:
        """Whether the votes of a line are being typed that was not entered."""
        return self.able and bool(self._letters.text())

    @property
    def typed(self) -> Typed:
        """The line as it stands."""
        code, name, letters = (field.text() for field in (self._code, self._name, self._letters))
        return Typed(code, name, letters, self._people.value(), self._loose.isChecked())

    def put(self, typed: Typed) -> None:
        """Puts back a line that was left."""
        for field, words in zip(
            (self._code, self._name, self._letters), (typed.code, typed.name, typed.letters), strict=True
        ):
            field.setText(words)
        self._people.setValue(typed.people)
        self._loose.setChecked(typed.loose)

    def fill(self, told: SheetTold) -> None:
        """Fills in what the code of a sheet says: whose slip it is, or which table."""
        self._code.setText(shown(told.typed) if told.typed else "")
        self._name.setText(told.table)

    def take_focus(self) -> None:
        """The first field of what is typed now that is empty, when something is; the people of a table that is known."""
        if self._host.isHidden():
            return
        table = self._channel is Channel.TABLE
        first = self._name if table else self._code
        if table and first.text():
            self._on_named()
        else:
            (first if first.isEnabled() and not first.text() else self._letters).setFocus()

    @property
    def hint(self) -> str:
        """What to type, when there is nothing else to say."""
        method = self._round.round.method if self._round else "dots"
        said = _("Type what stands there, such as {example}. A dash is a blank vote.")
        return said.format(example=voteline.example(method))

    @Slot()
    def _on_enter(self) -> None:
        """Enter in the last field: the first empty one gets the keyboard, or all is entered."""
        found = self._round
        if found is None:
            return
        first = self._name if self._channel is Channel.TABLE else self._code
        for field in (first, self._letters):
            if field.isEnabled() and not field.text().strip():
                field.setFocus()
                return
        try:
            line = voteline.choices(found.round.method, self._letters.text(), found.options)
        except CocreateError as problem:
            self._list(found.round.id, problem)
            self._refuse(problem)
            return
        verb = self._verb(found.round.id, line)
        try:
            done = verb()
        except CocreateError as problem:
            self._refuse(problem)
            return
        self._desk.undo.push(self._act(verb, done))
        self._accept(done)

    def _verb(self, round_id: str, line: voteline.Line) -> Callable[[], Entered]:
        casting, code, name = self._desk.services.casting, self._code.text(), self._name.text()
        people, loose = self._people.value(), self._loose.isChecked()

        def enter() -> Entered:
            if self._channel is Channel.TABLE:
                return casting.enter_table(round_id, name, people, line.choices, line.text)
            if loose:
                return casting.enter_loose(round_id, line.choices, line.text)
            return casting.enter_slip(round_id, code, line.choices, line.text)

        return enter

    def _act(self, verb: Callable[[], Entered], done: Entered) -> acts.Act:
        casting, latest = self._desk.services.casting, [done]

        def again() -> None:
            latest[0] = verb()

        return acts.Act(self._desk, _("Type a vote from paper"), lambda: casting.take_back(latest[0]), again)

    def _accept(self, done: Entered) -> None:
        before = done.replaced
        self.said, self.doubt, self.undoable = _("Counted."), False, True
        if self._loose.isChecked():
            self.said = _("Counted. Without a code nobody can see whether this person votes elsewhere too.")
        elif before is not None and self._channel is Channel.TABLE:
            self.said = _(
                "This table was there already. The new vote counts, the earlier one no longer does."
            )
        elif before is not None:
            said = _(
                "This code had voted by {channel} before. Now this slip counts, and that vote no longer."
            )
            self.said = said.format(channel=channel_name(str(before.channel)))
        for field in (self._code, self._name, self._letters):
            field.clear()
            theme.set_style_property(field, "error", False)
        self._desk.relay.tell_now()
        self.told.emit()
        self.take_focus()
        self.entered.emit(done)

    def _list(self, round_id: str, problem: CocreateError) -> None:
        """A vote for what is not there never came as far as the services: it is listed here."""
        if isinstance(problem, BadBallot):
            why, channel = str(problem.values.get("why", "")), str(self._channel)
            self._desk.services.auditing.refused(round_id, Happening.BROKEN, channel=channel, detail=why)

    def _refuse(self, problem: CocreateError) -> None:
        """What was typed stays to be mended."""
        said = (problem.happened, _("What you typed is still there."), _next(problem))
        self.said, self.doubt, self.undoable = " ".join(part for part in said if part), True, False
        field = self._code if isinstance(problem, BadCode) else self._letters
        theme.set_style_property(field, "error", True)
        self._desk.relay.tell_now()
        self.told.emit()

    @Slot()
    def _on_named(self) -> None:
        """The people are typed over what stands there."""
        self._people.setFocus()
        self._people.selectAll()

    @Slot(bool)
    def _on_loose(self, on: bool) -> None:
        for widget in (self._code, self._code_label):
            widget.setEnabled(not on)
        (self._letters if on else self._code).setFocus()

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        for field in (self._code, self._letters):
            theme.set_style_property(field, "error", False)

    @Slot(int)
    def _on_undo_moved(self, _place: int) -> None:
        """Only the last act can be taken back by the button beside the words."""
        if self.undoable:
            self.said, self.undoable = "", False
            self.told.emit()


def _next(problem: CocreateError) -> str:
    """What to do next; a slip is not sent again."""
    return _("Look at the paper once more.") if isinstance(problem, BadBallot) else problem.next
