"""The chosen step beside the run sheet: its title, minutes and question, what its kind has, and what the room and the paper
will show. Everything stores itself; it knows the kinds only by their modules."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ...domain.errors import CocreateError
from ...domain.steps import KIND_NAMES, Kind
from ...language import _
from ...services.overview import EveningView
from ...services.typed import LONGEST_STEP
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..stage.making import stage_state
from .fields import SavedCount, SavedField
from .preview import PaperPreview, StagePreview
from .sheetmodel import kind_icon
from .steps.panel import StepSettings, make_settings

log = logging.getLogger(__name__)

PREVIEW = 196  # wide
PAPER_WAIT_MS = 400


class StepPanel(QWidget):
    """Fed with the evening as seen at the chosen step."""

    # Emits: nothing; the evening's own cards are wanted again.
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: EveningView | None = None
        form = forms.fill(self, "prepare/step")
        self._icon = forms.child(form, IconLabel, "kindIcon")
        self._kind = forms.child(form, QLabel, "kindName")
        self._wire_fields(form)
        # One after the other, all but one hidden. A stack asks room for the highest of its pages, and scrolls for nothing.
        self._kinds = QVBoxLayout(forms.child(form, QWidget, "kinds"))
        self._kinds.setContentsMargins(0, 0, 0, 0)
        self._panels: dict[Kind, StepSettings | None] = {}
        self.room_picture = forms.child(form, StagePreview, "roomPicture")
        self.room_picture.setFixedSize(PREVIEW, round(PREVIEW * 9 / 16))
        self.paper_picture = forms.child(form, PaperPreview, "paperPicture")
        self._paper_none = forms.child(form, QLabel, "paperNone")
        forms.child(form, QWidget, "previews").setFixedWidth(PREVIEW)
        forms.child(form, KeyButton, "done").clicked.connect(self.closed)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAPER_WAIT_MS)
        self._wait.timeout.connect(self._on_paper)
        self._asked = 0

    def _wire_fields(self, form: QWidget) -> None:
        change = self._desk.services.evenings.change_step
        self._title_edit = forms.child(form, QLineEdit, "stepTitle")
        error = forms.child(form, QLabel, "stepTitleError")
        self._title = SavedField(self._desk, "title", self._title_edit, error, change)
        minutes = forms.child(form, CountField, "stepMinutes")
        minutes.setRange(1, LONGEST_STEP)
        self._minutes = SavedCount(self._desk, "minutes", minutes)
        self._question_part = forms.child(form, QWidget, "questionPart")
        self._ask = forms.child(form, QLineEdit, "stepQuestion")
        error = forms.child(form, QLabel, "stepQuestionError")
        self._question = SavedField(self._desk, "question", self._ask, error, change)

    def show_view(self, view: EveningView) -> None:
        """Shows ``view.step``; what is being typed in it stays."""
        step = view.step
        if step is None:
            return
        if self._view is None or self._view.step is None or self._view.step.id != step.id:
            self.put_away()
        self._view = view
        self._icon.show_icon(kind_icon(step.kind))
        self._kind.setText(_(KIND_NAMES[step.kind]))
        change = partial(self._desk.services.evenings.change_step, step.id)
        self._title.aim(step.id, change, step.title)
        self._minutes.aim(change, step.minutes)
        self._question_part.setVisible(step.kind.asks)
        self._ask.setPlaceholderText(view.project.question)
        self._question.aim(step.id, change, step.question)
        panel = self._panel(step.kind)
        for other in self._panels.values():
            if other is not None:
                other.setVisible(other is panel)
        if panel is not None:
            panel.show_view(view)
        self._show_room(view)
        self._wait.start()

    @property
    def view(self) -> EveningView | None:
        """The evening at the step that is shown."""
        return self._view

    def take_focus(self) -> None:
        """The title comes first."""
        self._title_edit.setFocus()
        self._title_edit.selectAll()

    def put_away(self) -> None:
        """Large pictures go, and so does a page of another step."""
        self.room_picture.put_away()
        self.paper_picture.put_away()
        self._wait.stop()
        self._asked += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the evening."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _panel(self, kind: Kind) -> StepSettings | None:
        if kind not in self._panels:
            made = self._panels[kind] = make_settings(kind, self._desk, self._kinds.parentWidget())
            if made is not None:
                self._kinds.addWidget(made, 1)
        return self._panels[kind]

    def _show_room(self, view: EveningView) -> None:
        """The picture of this step, whatever the room sees now."""
        there = replace(view, evening=replace(view.evening, blank=False, ended_at=""))
        address = self._desk.project.hall.address or _page(self._desk.project.join_address(view.evening.id))
        now = self._desk.services.clock.now()
        shown = stage_state(there, address=address, now=now, pictures=self._desk.pictures.content)
        self.room_picture.show_state(shown)

    @Slot()
    def _on_paper(self) -> None:
        """The pages are made aside; what comes when another step was chosen meanwhile is dropped."""
        view = self._view
        if view is None or view.step is None or not self.isVisible():
            return
        self._asked += 1
        asked, step_id, evening_id = self._asked, view.step.id, view.evening.id
        papers = self._desk.project.papers

        def work() -> tuple[int, tuple[bytes, ...]]:
            try:
                return asked, papers.preview(step_id, evening_id)
            except CocreateError:  # a picture that cannot be made now is no reason to interrupt anybody
                log.info("no picture of the page", exc_info=True)
                return asked, ()

        self._desk.aside(work, self._show_pages)

    def _show_pages(self, made: tuple[int, tuple[bytes, ...]]) -> None:
        asked, pages = made
        if asked != self._asked:
            return
        self.paper_picture.show_pages(pages)
        kind = self._view.step.kind if self._view and self._view.step else None
        why = _("Nothing to print here.")
        if kind is Kind.VOTE:
            why = _("There are no choices yet. Print the sticker poster when they are there.")
        self._paper_none.setText(why)
        self._paper_none.setVisible(not pages)


def _page(join: str) -> str:
    """The page's address out of that of a QR code, which has the evening's code and capitals."""
    return join.rpartition("/J/")[0].lower()
