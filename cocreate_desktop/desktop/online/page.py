"""The online follow-up in the room after the evening: whether it is open, what came in, what is asked, and how people came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.events import BallotCast, Changed
from ...domain.online import OnlinePhase
from ...language import _
from ...services.outside import Format, Paper
from .. import forms
from ..aftercare.projectpage import ProjectPage
from ..desk import Desk
from ..saving import SaveAs, Saved, SavedDialog
from . import onlineacts, votewords
from .headcard import DeedWanted, HeadCard
from .headwords import Deed
from .inboxcard import InboxCard
from .visitscard import VisitsCard
from .votescard import VotesCard
from .wheredialog import WhereDialog, hub_of


class OnlinePage(ProjectPage):
    """One of the pages of the room after the evening; over the whole project."""

    HEARS = (Changed, BallotCast)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._evening_id = ""
        form = forms.fill(self, "online/online")
        self.head = HeadCard(desk, self)
        self.inbox = InboxCard(desk, self)
        self.votes = VotesCard(desk, self)
        self.visits = VisitsCard(desk, self)
        forms.child(form, QHBoxLayout, "headBox").addWidget(self.head)
        forms.child(form, QVBoxLayout, "inboxBox").addWidget(self.inbox)
        side = forms.child(form, QVBoxLayout, "side")
        side.addWidget(self.votes, 3)
        side.addWidget(self.visits, 2)
        self.where: WhereDialog | None = None
        self.asking: SaveAs | None = None
        self.head.wanted.connect(self._on_wanted)

    def enter(self, evening_id: str) -> None:
        """The page is shown; a new question belongs to this evening."""
        self._evening_id = evening_id
        super().enter(evening_id)
        self.visits.look()

    def _take_focus(self) -> None:
        self.inbox.take_focus()

    def _read(self) -> None:
        services = self._desk.services
        project, inbox = services.projects.current(), services.online.inbox()
        ways, today = services.outreach.log.all(), services.clock.now().date()
        self.head.show_project(project, paired=bool(hub_of(self._desk)))
        self.inbox.show_inbox(inbox, project, {one.id: one.name for one in ways})
        lines = votewords.read_lines(services, inbox.rounds)
        self.votes.show_votes(lines, project, self._evening_id)
        self.visits.show_visits(inbox, ways, today)

    @Slot(object)
    def _on_wanted(self, wanted: DeedWanted) -> None:
        deed, voice, undo = wanted.deed, self._desk.voice, self._desk.undo.undo
        if deed is Deed.WHERE:
            self._choose()
        elif deed is Deed.SAVE:
            self.save_site()
        elif deed is Deed.PRINT:
            self.print_posters()
        elif deed is Deed.OPEN and onlineacts.go_to(self._desk, OnlinePhase.OPEN):
            voice.message(_("It is online from the next sharing on."), undo)
        elif deed is Deed.CLOSE and onlineacts.go_to(self._desk, OnlinePhase.CLOSED):
            voice.message(_("It takes no more answers from the next sharing on. People can read it."), undo)
        elif deed is Deed.OFF and onlineacts.go_to(self._desk, OnlinePhase.OFF):
            voice.message(_("Nobody sees it from the next sharing on. What came in is kept."), undo)

    def _choose(self) -> None:
        self.where = WhereDialog(self._desk, self.window())
        self.where.save_site.connect(self.save_site)
        self.where.finished.connect(self._on_chosen)
        self.where.open()

    @Slot()
    def save_site(self) -> None:
        """Asks where the pages for a website go."""
        name = self._desk.services.projects.current().name
        file = _("Follow-up {project}").format(project=name)
        self.asking = SaveAs(self, _("Pages for a website"), file, _("Folder") + " (*)", None)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        files = self._desk.project.files

        def work() -> Path:
            return files.export("", Format.SITE, place.path)

        self._desk.aside(work, self._saved)

    def print_posters(self) -> None:
        """Asks where everything goes that hangs on walls, each with the QR code of its own page."""
        name = self._desk.services.projects.current().name
        file = _("Posters {project}").format(project=name)
        self.asking = SaveAs(self, _("Posters and labels"), file, _("Folder") + " (*)", None)
        self.asking.saved.connect(self._on_place_to_print)
        self.asking.open()

    @Slot(object)
    def _on_place_to_print(self, place: Saved) -> None:
        papers, evening = self._desk.project.papers, self._evening_id
        names = {
            Paper.THEME_POSTERS: _("Posters of the themes"),
            Paper.LABELS: _("Labels for the notes"),
            Paper.OUTREACH: _("Invitations"),
        }

        def work() -> Path:
            for paper, name in names.items():
                papers.print(paper, evening, place.path / f"{name}.pdf")
            return place.path

        self._desk.aside(work, self._printed)

    def _printed(self, path: Path) -> None:
        SavedDialog(path, self.window()).open()

    def _saved(self, path: Path) -> None:
        more = _("Put everything in it on your website, as it is. Its address is what the QR codes open.")
        SavedDialog(path, self.window(), more).open()

    @Slot()
    def _on_chosen(self) -> None:
        if self._here:
            self._read()
