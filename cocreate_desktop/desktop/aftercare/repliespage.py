"""What happens with the input: the reply to each theme, reach and satisfaction above, the pledges and the way to what people do
online beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ...domain.project import Project
from ...language import _, ngettext, number_text
from ...services.online import Inbox
from ...services.projectview import ProjectView
from .. import forms
from ..desk import Desk
from ..online.onlineline import OnlineLine
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..reading import Reading
from .measures import Funnel, Measure, reach_measured, satisfaction_measured
from .pledgescard import PledgesCard
from .promises import Promises
from .replyrow import ReplyDialog, ReplyRow, ReplyWanted
from .wholepage import WholePage

ROWS = 60
"""So many themes are listed at first; each is a row of widgets, and a project may have thousands."""


class RepliesPage(WholePage):
    """The first page of the room after the evening; over the whole project."""

    # Emits: bool, whether the report is a draft yet.
    drafted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "aftercare/replies")
        self.reach, self.satisfied = Measure(_("Reach"), self), Measure(_("Satisfied"), self)
        self.funnel = Funnel(self)
        forms.child(form, QVBoxLayout, "reachLayout").addWidget(self.reach)
        forms.child(form, QVBoxLayout, "satisfiedLayout").addWidget(self.satisfied)
        self._fill_funnel(forms.child(form, QVBoxLayout, "funnelLayout"))
        self._chip = forms.child(form, Chip, "draftChip")
        self._input = forms.child(form, QLabel, "inputWords")
        self._rule = forms.child(form, QLabel, "rule")
        self._scroll = forms.child(form, QScrollArea, "repliesScroll")
        self._column = forms.child(form, QVBoxLayout, "rowsLayout")
        self.promises = Promises(desk, self)
        forms.child(form, QVBoxLayout, "repliesLayout").addWidget(self.promises)
        self.pledges = PledgesCard(desk, self)
        self.online = OnlineLine(self)
        for part in (self.pledges, self.online):
            forms.child(form, QVBoxLayout, "side").addWidget(part)
        self.more = forms.child(form, KeyButton, "moreThemes")
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        self.rows: list[ReplyRow] = []
        self._most = ROWS
        self._home: Reading[tuple[Project, Inbox]] = Reading(desk, self._work_at_home, self._show_home)
        self.dialog: ReplyDialog | None = None
        self._view: ProjectView | None = None

    def _fill_funnel(self, column: QVBoxLayout) -> None:
        title = QLabel(_("From invitation to satisfied"), self)
        title.setProperty("type", "strong")
        column.addWidget(title)
        column.addWidget(self.funnel)
        told = QLabel(_("The last two count per evening: who came twice counts twice."), self)
        told.setProperty("type", "small")
        told.setWordWrap(True)
        column.addWidget(told)
        column.addStretch(1)

    def _take_focus(self) -> None:
        lacking = next((row for row in self.rows if row.lacks), self.rows[0] if self.rows else None)
        if lacking is not None:
            lacking.button.setFocus()

    def close_down(self) -> None:
        """The project closes."""
        super().close_down()
        self._home.close()

    def _read(self) -> None:
        super()._read()
        self._home.ask()

    def _work_at_home(self) -> Callable[[], tuple[Project, Inbox]]:
        services = self._desk.services
        return lambda: (services.projects.current(), services.online.inbox())

    def _show_home(self, read: tuple[Project, Inbox]) -> None:
        self.online.show_online(*read)

    def _say(self, words: str) -> None:
        self._rule.setText(words)

    def _show_whole(self, view: ProjectView) -> None:
        if view == self._view:
            return
        self._view = view
        self.reach.show_measured(reach_measured(view))
        self.satisfied.show_measured(satisfaction_measured(view))
        self.funnel.show_stages(view.stages)
        self._show_rows(view)
        self.promises.show_promises(view.promises)
        moments = sum(bool(one.due) and not one.done_on for one in view.promises)
        self.pledges.show_pledges(view.pledges, self._desk.services.clock.now().date(), moments)
        self.drafted.emit(bool(view.draft))

    def _show_rows(self, view: ProjectView) -> None:
        focused = next((row.theme_id for row in self.rows if row.button.hasFocus()), "")
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self.rows = [ReplyRow(line, self) for line in view.replies[: self._most]]
        self._tell_more(len(view.replies) - len(self.rows))
        for row in self.rows:
            row.wanted.connect(self._on_wanted)
            self._column.addWidget(row)
            if row.theme_id == focused:
                row.button.setFocus()
        self._column.addStretch(1)
        self._tell(view)

    def _tell_more(self, left: int) -> None:
        more = min(left, self._most)
        words = ngettext("Show {n} more theme", "Show {n} more themes", more)
        self.more.setText(words.format(n=number_text(more)))
        self.more.setVisible(left > 0)

    def _tell(self, view: ProjectView) -> None:
        lacking = sum(line.reply.lacks_reason for line in view.replies)
        waiting = sum(line.waits for line in view.replies)
        if lacking:
            words = ngettext("{n} reason is missing", "{n} reasons are missing", lacking)
            self._chip.show_state(words.format(n=lacking), "danger")
        elif waiting:
            words = ngettext("{n} theme has no reply", "{n} themes have no reply", waiting)
            self._chip.show_state(words.format(n=waiting), "warn")
        else:
            self._chip.show_state(_("every theme has a reply"), "ok")
        self._chip.setVisible(bool(view.replies))
        notes = ngettext("{n} note", "{n} notes", view.notes).format(n=number_text(view.notes))
        many = len(view.replies)
        themes = ngettext("{n} theme", "{n} themes", many).format(n=number_text(many))
        self._input.setText(f"{notes}, {themes}")
        final = _("The report can be final: every theme has a reply, and every “no” a reason.")
        self._rule.setText(" ".join(view.draft) if view.draft else final)
        if not view.replies:
            self._rule.setText(
                _("There are no themes yet. Put the notes in order first; each theme gets a reply here.")
            )

    @Slot()
    def _on_more(self) -> None:
        """As many again; the focus goes on with the first of them."""
        first = len(self.rows)
        self._most *= 2
        if self._view is not None:
            self._show_rows(self._view)
            self.rows[first].button.setFocus()

    @Slot(object)
    def _on_wanted(self, wanted: ReplyWanted) -> None:
        view = self._view
        line = next((one for one in view.replies if one.theme.id == wanted.theme_id), None) if view else None
        if line is not None:
            self.dialog = ReplyDialog(self._desk, line, self.window())
            self.dialog.begin(reason=wanted.reason)
