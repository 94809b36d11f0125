"""Voorstel at the desk: the living text with the notes behind it and what people say about it, its versions, and what of it the
room sees."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.proposals import Proposal
from ...domain.steps import Step
from ...language import _
from ...services import proposalwords
from ...services.ballotwords import people_text
from ...services.overview import EveningView
from ...services.proposals import ProposalView
from .. import actions, forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..proposals.behind import NotesBehind
from ..proposals.said import SaidPanel, TakenOver
from ..proposals.text import TextPanel
from ..proposals.versions import VersionsDialog
from . import acts
from .face import StepFace, settle, show_typed

_BUTTONS = (
    "viewBefore", "viewAfter", "startThemes", "startEmpty", "layDown", "changes", "versions", "support",
)  # fmt: skip


class Face(StepFace):
    """The desk's face of a proposal. It takes the whole width: text left, what is behind and about it right."""

    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        # The faces lie on one pile, which is as large as the largest asks: beside run sheet and column this one has no room.
        self.setMinimumSize(1, 1)
        form = forms.fill(self, "steps/proposal")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._room = forms.child(form, QLabel, "room")
        self._start = forms.child(form, QWidget, "startPart")
        self._work = forms.child(form, QWidget, "workPart")
        self._start_title = forms.child(form, QLineEdit, "startTitle")
        self._title = forms.child(form, QLineEdit, "title")
        self._why = forms.child(form, QLineEdit, "why")
        self._told = forms.child(form, QLabel, "supportTold")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in _BUTTONS}
        self.text = TextPanel(desk, form)
        self.behind = NotesBehind(desk, form)
        self.said = SaidPanel(desk, form)
        self._start.hide()
        self._work.hide()
        self._evening: EveningView | None = None
        self._found: ProposalView | None = None
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the proposal as it is now; what is being typed stays."""
        if not isinstance(view.matter, ProposalView) or view.step is None:
            return
        self._evening, found = view, view.matter
        self._found = found
        self._kicker.setText(proposalwords.called(view.project))
        self._start.setVisible(found.proposal is None)
        self._work.setVisible(found.proposal is not None)
        self.buttons["startThemes"].setEnabled(bool(view.board.themes))
        for name in ("viewBefore", "viewAfter"):
            self.buttons[name].setVisible(found.proposal is not None)
        self._room.setVisible(found.proposal is not None)
        if found.proposal is None:
            return
        show_typed(self._title, found.proposal.title)
        self.text.show_view(view, found)
        self._show_chosen()
        self._show_versions(found)

    def take_focus(self) -> None:
        """The text, or the title of a new one."""
        (
            self._start_title if self._found is None or self._found.proposal is None else self.text.list
        ).setFocus()

    def _show_chosen(self) -> None:
        view, found = self._evening, self._found
        if view is None or found is None:
            return
        self.behind.show_view(view, found, self.text.paragraph_id)
        self.said.show_view(view.evening.id, found, self.text.paragraph_id)

    def _show_versions(self, found: ProposalView) -> None:
        last = found.versions[-1] if found.versions else None
        number = (last.number if last is not None else 0) + 1
        words = (
            _("This is version {n}").format(n=number - 1)
            if found.fresh
            else _("Lay down version {n}").format(n=number)
        )
        self.buttons["layDown"].setText(words)
        self.buttons["layDown"].setEnabled(bool(found.paragraphs) and not found.fresh)
        marks = found.settings.changes
        self.buttons["changes"].setText(_("Leave out the marks") if marks else _("Mark what changed"))
        self.buttons["changes"].setEnabled(found.since is not None)
        self.buttons["versions"].setEnabled(bool(found.versions))
        self.buttons["support"].setEnabled(found.fresh)
        self._told.setText(_support_told(found))
        self._room.setText(_("The room sees: {what}").format(what=_looked_at(found)))
        self.buttons["viewBefore"].setEnabled(found.at > 0)
        self.buttons["viewAfter"].setEnabled(found.at < found.views - 1)

    def _wire(self) -> None:
        for name, slot in (
            ("viewBefore", self.view_before), ("viewAfter", self.view_after), ("startThemes", self.start),
            ("startEmpty", self.start_empty), ("layDown", self.lay_down), ("changes", self.mark_changes),
            ("versions", self.read_versions), ("support", self.ask_support),
        ):  # fmt: skip
            self.buttons[name].clicked.connect(slot)
        self._title.editingFinished.connect(self._on_title)
        self.text.chosen.connect(self._on_chosen)
        self.said.taken_over.connect(self._on_taken_over)
        built = actions.build(self, "proposal")
        for name, slot in (
            ("edit", self.text.edit), ("up", self.text.up), ("down", self.text.down), ("merge", self.text.merge),
            ("remove", self._on_remove), ("layDown", self.lay_down), ("changes", self.mark_changes),
            ("versions", self.read_versions), ("support", self.ask_support), ("takeOver", self.said.take_over),
            ("viewBefore", self.view_before), ("viewAfter", self.view_after),
        ):  # fmt: skip
            built[f"proposal.{name}"].triggered.connect(slot)

    @property
    def _step(self) -> Step | None:
        return self._evening.step if self._evening is not None else None

    @property
    def _proposal(self) -> Proposal | None:
        return self._found.proposal if self._found is not None else None

    @Slot()
    def start(self) -> None:
        """A proposal from the themes of the evening."""
        self._make(themes=True)

    @Slot()
    def start_empty(self) -> None:
        """A proposal without words."""
        self._make(themes=False)

    def _make(self, *, themes: bool) -> None:
        view, proposals, title = self._evening, self.desk.services.proposals, self._start_title.text()
        if view is None:
            return
        evening_id = view.evening.id
        acts.do(
            self.desk,
            _("Begin a proposal"),
            lambda: proposals.start(evening_id, title) if themes else proposals.create(title),
            lambda made: proposals.remove(made.id),
            lambda made: proposals.restore(made.id),
        )
        (self._start_title if self._proposal is None else self.text.list).setFocus()

    @Slot()
    def view_before(self) -> None:
        """The room sees the picture before: the whole, then each paragraph, then the support."""
        self._turn(-1)

    @Slot()
    def view_after(self) -> None:
        """The room sees the next picture."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        found, step = self._found, self._step
        if found is None or step is None or not 0 <= found.at + by < found.views:
            return
        at = found.at + by
        self.desk.attempt(lambda: self.desk.services.evenings.change_settings(step.id, at=at))
        if 0 < at <= len(found.paragraphs):
            self.text.choose(found.paragraphs[at - 1].paragraph.id)

    @Slot()
    def lay_down(self) -> None:
        """Freezes the text of now as the next version."""
        proposal, view, proposals, why = (
            self._proposal,
            self._evening,
            self.desk.services.proposals,
            self._why.text(),
        )
        if proposal is None or view is None or not self.buttons["layDown"].isEnabled():
            return
        evening_id = view.evening.id
        done = acts.do(
            self.desk,
            _("Lay down a version"),
            lambda: proposals.lay_down(proposal.id, evening_id=evening_id, why=why),
            lambda made: proposals.withdraw_version(made.id),
            lambda made: proposals.restore_version(made.id),
        )
        if done is not None:
            self._why.clear()
            self.desk.voice.message(_("Version {n} is laid down.").format(n=done.number), self.desk.undo.undo)

    @Slot()
    def mark_changes(self) -> None:
        """What changed since the version before is marked for room and phones, or no longer."""
        found, step = self._found, self._step
        if found is not None and step is not None and self.buttons["changes"].isEnabled():
            wanted = not found.settings.changes
            self.desk.attempt(lambda: self.desk.services.evenings.change_settings(step.id, changes=wanted))

    @Slot()
    def read_versions(self) -> None:
        """Reads the versions beside each other."""
        if self._found is not None and self._found.versions:
            VersionsDialog(self._found, self).open()

    @Slot()
    def ask_support(self) -> None:
        """Puts a vote right behind this step that asks for support."""
        step, services = self._step, self.desk.services
        if step is None or not self.buttons["support"].isEnabled():
            return
        done = acts.do(
            self.desk,
            _("Ask for support"),
            lambda: services.proposals.ask_support(step.id),
            lambda made: services.evenings.remove_step(made.id),
            lambda made: services.evenings.restore_step(made.id),
        )
        if done is not None:
            words = _("The vote stands right behind this step. Next takes you there.")
            self.desk.voice.message(words, self.desk.undo.undo)

    @Slot()
    def _on_title(self) -> None:
        proposal, proposals, words = self._proposal, self.desk.services.proposals, self._title.text().strip()
        if proposal is None or words == proposal.title:
            settle(self._title, proposal.title if proposal is not None else "")
            return
        done = acts.do(
            self.desk,
            _("Rename the proposal"),
            lambda: proposals.rename(proposal.id, words),
            lambda _done: proposals.rename(proposal.id, proposal.title),
        )
        settle(self._title, done.title if done is not None else None)

    @Slot()
    def _on_remove(self) -> None:
        """The key holds in the whole step; it takes a paragraph away only from the list of them."""
        if self.text.list.hasFocus():
            self.text.remove()

    @Slot(str)
    def _on_chosen(self, _paragraph_id: str) -> None:
        self._show_chosen()

    @Slot(object)
    def _on_taken_over(self, taken: TakenOver) -> None:
        self.text.word(taken.paragraph_id, taken.first)


def _looked_at(found: ProposalView) -> str:
    count = len(found.paragraphs)
    if not found.at:
        return _("the whole")
    if found.at > count:
        return _("the support")
    return _("paragraph {n} of {m}").format(n=found.at, m=count)


def _support_told(found: ProposalView) -> str:
    """How often it was asked, or why it cannot be asked yet."""
    if not found.versions:
        return _("Lay down a version first: support is asked for a version.")
    if not found.fresh:
        return _("The text changed since version {n}: lay it down before you ask.").format(
            n=found.versions[-1].number
        )
    named = _("version {n}: {people}")
    asked = [named.format(n=one.version.number, people=people_text(one.n)) for one in found.support[-3:]]
    return _("Asked: {polls}").format(polls=", ".join(asked)) if asked else ""
