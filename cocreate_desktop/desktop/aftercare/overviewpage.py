"""The whole project on one screen that a council member understands: the way from note to reply, reach and satisfaction against
their goals, evening by evening, and the trace of any idea one click away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QListView, QTableView, QVBoxLayout, QWidget

from ...domain.arrivals import BAND_NAMES
from ...domain.project import RUNG_RESULTS
from ...domain.representation import BALANCE_NAMES, PERSPECTIVE_NAMES, Perspective
from ...language import _, date_text, ngettext, number_text
from ...services.projectview import EveningLine, ProjectView
from ...services.tracing import FoundIdea, FoundIdeas, Trace
from .. import forms
from ..desk import Desk
from ..prepare.projectcard import decides_text
from ..reading import Reading
from .measures import Measure, reach_measured, satisfaction_measured
from .tracedialog import TraceDialog
from .way import Way, WayStep
from .wholepage import WholePage

_ID = int(Qt.ItemDataRole.UserRole) + 1
_MOST_FOUND = 200


class OverviewPage(WholePage):
    """One of the pages of the room after the evening."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "aftercare/overview")
        self._question = forms.child(form, QLabel, "question")
        self._rung = forms.child(form, QLabel, "rungWords")
        self.way = Way(self)
        forms.child(form, QVBoxLayout, "wayLayout").addWidget(self.way)
        self.reach, self.satisfied = Measure(_("Reach"), self), Measure(_("Satisfied"), self)
        forms.child(form, QVBoxLayout, "reachLayout").addWidget(self.reach)
        forms.child(form, QVBoxLayout, "satisfiedLayout").addWidget(self.satisfied)
        self.evenings = QStandardItemModel(self)
        self._table = forms.child(form, QTableView, "evenings")
        self._table.setModel(self.evenings)
        self._table.verticalHeader().hide()
        self._search = forms.child(form, QLineEdit, "search")
        self.found = QStandardItemModel(self)
        self._list = forms.child(form, QListView, "found")
        self._list.setModel(self.found)
        self._told = forms.child(form, QLabel, "foundWords")
        self._missing = forms.child(form, QLabel, "missing")
        self.dialog: TraceDialog | None = None
        self._searching: Reading[FoundIdeas] = Reading(desk, self._search_aside, self._show_found)
        self._first: tuple[FoundIdea, ...] = ()
        self._search.textChanged.connect(self._on_typed)
        self._list.activated.connect(self._on_note)
        self._list.clicked.connect(self._on_note)

    def _take_focus(self) -> None:
        self._search.setFocus()

    def close_down(self) -> None:
        """The project closes."""
        super().close_down()
        self._searching.close()

    def _read(self) -> None:
        super()._read()
        self._searching.ask()

    def _say(self, words: str) -> None:
        self._question.setText(words)

    def _show_whole(self, view: ProjectView) -> None:
        project = view.project
        self._question.setText(project.question or project.name)
        self._rung.setText(f"{_(RUNG_RESULTS[project.rung])} {decides_text(project)}")
        self.way.show_steps(way_of(view))
        self.reach.show_measured(reach_measured(view))
        self.satisfied.show_measured(satisfaction_measured(view))
        self._show_evenings(view)
        self._missing.setText(room_text(view))

    def _show_evenings(self, view: ProjectView) -> None:
        self.evenings.clear()
        heads = (_("Evening"), _("People"), _("Notes"), _("Themes"), _("Voted"), _("Satisfied"))
        for place, words in enumerate(heads):
            self.evenings.setHorizontalHeaderItem(place, _cell(words, right=place > 0))
        for line in view.evenings:
            self.evenings.appendRow(
                [_cell(words, right=place > 0) for place, words in enumerate(cells_of(line))]
            )
        together = (
            _("Together"), number_text(view.visits), number_text(view.notes), number_text(len(view.replies)), "", "",
        )  # fmt: skip
        self.evenings.appendRow([_cell(words, right=place > 0) for place, words in enumerate(together)])
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_typed(self) -> None:
        self._told.setText(_("Searching…"))
        self._searching.ask()

    def _search_aside(self) -> Callable[[], FoundIdeas]:
        words, search, wanted = (
            self._search.text(),
            self._desk.services.tracing.search,
            self._searching.wanted,
        )
        return lambda: search(words, _MOST_FOUND, wanted)

    def _show_found(self, found: FoundIdeas) -> None:
        if not self._searching.wanted():
            return  # other words were typed meanwhile
        if found.first != self._first:
            self._first = found.first
            self.found.clear()
            for idea in found.first:
                self.found.appendRow(_row(idea))
        told = ngettext("{n} idea", "{n} ideas", found.many).format(n=number_text(found.many))
        if found.many > _MOST_FOUND:
            told = _("{told}; the first {most} are listed. Type a word to find one.").format(
                told=told, most=_MOST_FOUND
            )
        self._told.setText(told)

    @Slot(QModelIndex)
    def _on_note(self, index: QModelIndex) -> None:
        note_id, tracing = str(index.data(_ID)), self._desk.services.tracing
        self._desk.aside(lambda: tracing.of(note_id), self._show_trace)

    def _show_trace(self, trace: Trace) -> None:
        if self._here and not (self.dialog is not None and self.dialog.isVisible()):
            self.dialog = TraceDialog(self._desk, trace, self.window())
            self.dialog.open()


def way_of(view: ProjectView) -> tuple[WayStep, ...]:
    """The way from note to reply in numbers."""
    rounds = sum(len(line.rounds) for line in view.evenings)
    done = sum(one.over for one in view.pledges)
    answered = sum(bool(line.reply.taken) for line in view.replies)
    return (
        WayStep("note", number_text(view.notes), ngettext("note", "notes", view.notes)),
        WayStep("stack", number_text(len(view.replies)), ngettext("theme", "themes", len(view.replies))),
        WayStep("sticker", number_text(rounds), ngettext("vote", "votes", rounds)),
        WayStep(
            "list-checks", number_text(len(view.pledges)), _("pledges, {n} done").format(n=number_text(done))
        ),
        WayStep(
            "chat-circle",
            f"{number_text(answered)}/{number_text(len(view.replies))}",
            _("themes with a reply"),
        ),
    )


def room_text(view: ProjectView) -> str:
    """Who is in the room beside who lives around it, in three words a band, and whose eyes were not there."""
    bands = [
        f"{_(BAND_NAMES[one.band])}: {_(BALANCE_NAMES[one.balance])}"
        for one in view.room.bands
        if one.balance is not None
    ]
    said = [f"{'; '.join(bands)}. {view.room.words}" if bands else view.room.words]
    if view.perspectives:
        absent = ", ".join(_(PERSPECTIVE_NAMES[one]) for one in Perspective if one not in view.perspectives)
        said += [_("Not seen in the room: {absent}.").format(absent=absent)] if absent else []
    return "\n".join(said)


def cells_of(line: EveningLine) -> tuple[str, ...]:
    """One evening in six cells; what is not known is a dash."""
    evening = line.evening
    day = date_text(date.fromisoformat(evening.date)) if evening.date else ""
    voted = max((one.voted for one in line.rounds), default=0)
    return (
        ", ".join(part for part in (evening.name, day) if part),
        "–" if line.people is None else number_text(line.people),
        number_text(line.notes),
        number_text(line.themes),
        number_text(voted) if line.rounds else "–",
        _satisfied(line),
    )


def _satisfied(line: EveningLine) -> str:
    found = line.satisfaction
    if found is None or not found.n:
        return "–"
    if found.percent is None:
        return _("{k} of {n}").format(k=number_text(found.satisfied), n=number_text(found.n))
    return _("{p} % of {n}").format(p=found.percent, n=number_text(found.n))


def _cell(words: str, *, right: bool) -> QStandardItem:
    item = QStandardItem(words)
    item.setEditable(False)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


def _row(idea: FoundIdea) -> QStandardItem:
    item = QStandardItem(" ".join(idea.text.split()))
    item.setEditable(False)
    item.setData(idea.id, _ID)
    return item
