"""The run sheet: templates above it, its rows, and under it what one does with a row. Every change can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ...domain.evening import Evening
from ...domain.project import Project
from ...domain.steps import KIND_NAMES, KINDS, Kind, Settings, Step, read_settings
from ...domain.templates import TEMPLATES, PlannedStep, Template
from ...language import _, ngettext
from ...services.evenings import planned_question
from ...services.typed import LONGEST_STEP
from .. import forms, theme
from ..desk import Desk
from ..drawing import icon
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from .commands import AddStep, ChangeStep, DuplicateStep, MoveStep, RemoveStep, UseTemplate
from .sheetdelegate import MinutesRefused, StepEdited
from .sheetmodel import kind_icon, sheet_rows, total
from .sheetview import SheetList, StepMoved, StepOpened


class SheetCard(QWidget):
    """Shows and changes the run sheet of one evening."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening: Evening | None = None
        self._steps: tuple[Step, ...] = ()
        form = forms.fill(self, "prepare/sheet")
        self._total = forms.child(form, QLabel, "total")
        self._more = forms.child(form, QLabel, "more")
        self.sheet = forms.child(form, SheetList, "sheet")
        self._buttons = {
            name: forms.child(form, KeyButton, name)
            for name in ("addStep", "moveUp", "moveDown", "duplicate", "remove")
        }
        self.templates = self._make_templates(forms.child(form, QHBoxLayout, "templates"))
        self._menu: QMenu | None = None
        self._wire()

    def show_evening(self, evening: Evening, steps: Sequence[Step]) -> None:
        """Shows the run sheet as it is stored."""
        chosen, place = self.sheet.current_id, self.sheet.currentIndex().row()
        self._evening, self._steps = evening, tuple(steps)
        self.sheet.rows.show_rows(sheet_rows(evening, steps))
        here = chosen if self.sheet.rows.place_of(chosen) >= 0 else self.sheet.rows.key_at(max(place - 1, 0))
        self.sheet.choose(here)
        self._show_total()
        for key, button in self.templates.items():
            button.setChecked(key == evening.template)
            button.setEnabled(not evening.started_at)
            button.setIcon(icon("check", 16, theme.colour("accent")) if button.isChecked() else QIcon())
        self._show_chosen()

    def _show_total(self) -> None:
        if self._evening is None:
            return
        found = total(self._evening, self._steps)
        self._total.setText(found.words)
        self._more.setText(found.more)
        theme.set_style_property(self._more, "tone", "ink2" if found.calm else "warn")

    def _make_templates(self, row: QHBoxLayout) -> dict[str, QPushButton]:
        made = {}
        for template in TEMPLATES.values():
            button = QPushButton(f"{_(template.short or template.name)}  {template.minutes}", self)
            button.setCheckable(True)
            button.setProperty("chipRow", True)
            button.setProperty("template", template.key)
            minutes = ngettext("{n} minute", "{n} minutes", template.minutes).format(n=template.minutes)
            button.setAccessibleName(f"{_(template.name)}, {minutes}")
            button.clicked.connect(self._on_template)
            row.addWidget(button)
            made[template.key] = button
        row.addStretch(1)
        return made

    def _wire(self) -> None:
        self.sheet.moved.connect(self._on_moved)
        self.sheet.removed.connect(self._on_remove)
        self.sheet.chosen.connect(self._show_chosen)
        self.sheet.delegate.edited.connect(self._on_edited)
        self.sheet.delegate.refused.connect(self._on_refused)
        self._buttons["addStep"].clicked.connect(self._on_add)
        self._buttons["moveUp"].clicked.connect(self._on_up)
        self._buttons["moveDown"].clicked.connect(self._on_down)
        self._buttons["duplicate"].clicked.connect(self._on_duplicate)
        self.sheet.doubled.connect(self._on_duplicate)
        self._buttons["remove"].clicked.connect(self._on_remove)

    def _step(self) -> Step | None:
        return next((step for step in self._steps if step.id == self.sheet.current_id), None)

    @Slot()
    def _show_chosen(self) -> None:
        step = self._step()
        place = self.sheet.currentIndex().row()
        self._buttons["moveUp"].setEnabled(place > 0)
        self._buttons["moveDown"].setEnabled(0 <= place < len(self._steps) - 1)
        self._buttons["duplicate"].setEnabled(step is not None)
        self._buttons["remove"].setEnabled(step is not None)

    @Slot()
    def _on_template(self) -> None:
        chosen = self.sender()
        if self._evening is None or chosen is None:
            return
        key = str(chosen.property("template"))
        self.templates[key].setChecked(key == self._evening.template)
        if key == self._evening.template and self._as_planned(key):
            return
        if self._as_planned(self._evening.template) or not self._steps:
            self._use(key)
        else:
            self._ask(key)

    def _as_planned(self, key: str) -> bool:
        """Whether nothing would be lost: the steps are the template's, and no vote has options yet."""
        services = self._desk.services
        rounds = (services.voting.round_of(step.id) for step in self._steps if step.kind is Kind.VOTE)
        filled = any(voting is not None and services.voting.options(voting.id) for voting in rounds)
        return not filled and as_planned(TEMPLATES[key], self._steps, services.projects.current())

    def _ask(self, key: str) -> None:
        title = _("Replace the run sheet?")
        text = _("You changed this run sheet. It makes room for “{name}”. You can undo this afterwards.")
        name = _(TEMPLATES[key].name)
        dialog = SafeDialog(
            title, text.format(name=name), _("Keep mine"), _("Replace"), token=key, parent=self.window()
        )
        dialog.decided.connect(self._on_decided)
        dialog.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self._use(str(decided.token))

    def _use(self, key: str) -> None:
        if self._evening is not None:
            before = self._desk.undo.index()
            self._desk.undo.push(UseTemplate(self._desk, self._evening.id, key))
            if self._desk.undo.index() == before:
                return  # refused, which was told
            words = _("The run sheet is now “{name}”.").format(name=_(TEMPLATES[key].name))
            self._desk.voice.message(words, self._desk.undo.undo)

    @Slot(object)
    def _on_moved(self, moved: StepMoved) -> None:
        place = self.sheet.rows.place_of(moved.step_id)
        before = self.sheet.rows.key_at(place - 1)
        self._desk.undo.push(MoveStep(self._desk, moved.step_id, moved.after, before))
        self.sheet.choose(moved.step_id)

    @Slot()
    def _on_up(self) -> None:
        self.sheet.move_to(self.sheet.current_id, self.sheet.currentIndex().row() - 1)

    @Slot()
    def _on_down(self) -> None:
        self.sheet.move_to(self.sheet.current_id, self.sheet.currentIndex().row() + 2)

    @Slot()
    def _on_remove(self) -> None:
        step = self._step()
        if step is None:
            return
        command = RemoveStep(self._desk, step.id)
        self._desk.undo.push(command)
        if self.sheet.rows.place_of(step.id) < 0:
            words = _("“{title}” is off the run sheet.").format(title=step.title or _(KIND_NAMES[step.kind]))
            self._desk.voice.message(words, self._desk.undo.undo)

    @Slot()
    def _on_duplicate(self) -> None:
        step = self._step()
        if step is not None:
            command = DuplicateStep(self._desk, step.id)
            self._desk.undo.push(command)
            self._open(command.made)

    def _open(self, step_id: str) -> None:
        """What was just made is chosen, with its settings."""
        if step_id:
            self.sheet.choose(step_id)
            self.sheet.setFocus()
            self.sheet.opened.emit(StepOpened(step_id, False))

    @Slot(object)
    def _on_edited(self, edited: StepEdited) -> None:
        step = next((step for step in self._steps if step.id == edited.step_id), None)
        if step is not None:
            value: object = int(edited.value) if edited.field == "minutes" else edited.value
            self._desk.undo.push(ChangeStep(self._desk, step, edited.field, value))

    @Slot(object)
    def _on_refused(self, refused: MinutesRefused) -> None:
        if refused.stays:
            words = _("A step takes 1 to {most} minutes.")
        else:
            words = _("“{typed}” was not kept: a step takes 1 to {most} minutes.")
        self._desk.voice.message(words.format(typed=refused.typed, most=LONGEST_STEP))

    @Slot()
    def _on_add(self) -> None:
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(icon(kind_icon(kind), 18, theme.colour("accent")), _(KIND_NAMES[kind]))
            action.setData(kind)
        menu.triggered.connect(self._on_kind)
        button = self._buttons["addStep"]
        above = button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
        self._menu = menu
        menu.popup(above)

    @Slot(QAction)
    def _on_kind(self, action: QAction) -> None:
        if self._evening is not None:
            command = AddStep(self._desk, self._evening.id, Kind(action.data()), self.sheet.current_id)
            self._desk.undo.push(command)
            self._open(command.made)


def as_planned(template: Template, steps: Sequence[Step], project: Project) -> bool:
    """Whether a run sheet is still as its template made it."""
    if len(steps) != len(template.steps):
        return False
    return all(
        (one.kind, _(one.title), one.minutes, planned_question(one, project), _settings(one, step))
        == (step.kind, step.title, step.minutes, step.question, read_settings(step))
        for one, step in zip(template.steps, steps, strict=True)
    )


def _settings(planned: PlannedStep, step: Step) -> Settings:
    """The settings that the template gave: its own, else the usual ones of the kind of ``step``."""
    return planned.settings or read_settings(replace(step, settings="{}"))
