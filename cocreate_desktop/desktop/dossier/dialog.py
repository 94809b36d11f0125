"""The dossier of the project in one dialog: phases, risks and opportunities, the checklist of the evening, and the
neighbourhoods that reach is measured against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QTabWidget, QWidget

from ...domain.dossier import MOMENT_NAMES, RISK_NAMES, Moment, ProjectPhase, Risk, RiskKind
from ...language import _, date_text, ngettext, number_text
from ...services.areas import bands_of, base_of
from ...services.dossier import LACKING, CheckLine, lacking
from ...services.lines import Lines
from .. import drawing, forms, theme
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.keybutton import KeyButton
from ..prepare.fields import DATE, TEXT, Writing
from ..relay import Batch
from .areaspane import AreasPane
from .linedialog import Choice, LineDialog, Lining

ID = int(Qt.ItemDataRole.UserRole) + 1
WIDTH, HIGH = 860, 420
PHASE_FIELDS: Mapping[str, tuple[str, Writing]] = {
    "phaseName": ("name", TEXT),
    "starts": ("starts", DATE),
    "ends": ("ends", DATE),
    "outcome": ("outcome", TEXT),
    "done": ("done", TEXT),
}
RISK_FIELDS: Mapping[str, tuple[str, Writing]] = {
    "kind": ("kind", TEXT),
    "riskText": ("text", TEXT),
    "owner": ("owner", TEXT),
    "due": ("due", DATE),
    "answer": ("answer", TEXT),
    "done": ("done", TEXT),
}
_TOUCHES = frozenset({"phase", "risk", "checkitem", "area", "project"})


class DossierDialog(SafeDialog):
    """Everything in it is kept at once."""

    def __init__(self, desk: Desk, evening_id: str, parent: QWidget | None = None) -> None:
        super().__init__(_("The dossier"), "", _("Close"), parent=parent)
        self.setFixedWidth(WIDTH)
        self._desk, self._evening_id = desk, evening_id
        form = forms.load("dossier/dossier", self)
        form.setMinimumHeight(HIGH)
        self.body.addWidget(form)
        self.tabs = forms.child(form, QTabWidget, "tabs")
        self._lacks = forms.child(form, QLabel, "lacks")
        dossier = desk.services.dossier
        self.phases = _pane(form, "phases", self._on_phase)
        self.risks = _pane(form, "risks", self._on_risk)
        forms.child(form, KeyButton, "addPhase").clicked.connect(self._on_add_phase)
        forms.child(form, KeyButton, "addRisk").clicked.connect(self._on_add_risk)
        self.checks = QStandardItemModel(self)
        self._list = forms.child(form, QListView, "checks")
        self._list.setModel(self.checks)
        self.checks.itemChanged.connect(self._on_ticked)
        self.own = forms.child(form, QLineEdit, "ownCheck")
        self._moment = forms.child(form, QComboBox, "moment")
        for moment in Moment:
            self._moment.addItem(_(MOMENT_NAMES[moment]), moment.value)
        self.own.returnPressed.connect(self._on_own)
        self.areas = AreasPane(desk, form)
        self._phases, self._risks = dossier.phases, dossier.risks
        self.line: LineDialog | None = None
        self._filling = False
        self.tabs.setCurrentIndex(0)
        self.safe_button.setDefault(False)
        self._read()
        desk.relay.happened.connect(self._on_happened)
        self.finished.connect(self._on_gone)

    def _read(self) -> None:
        self._filling = True
        services = self._desk.services
        _show(self.phases, [(one.id, phase_words(one), one.done) for one in self._phases.all()])
        _show(self.risks, [(one.id, risk_words(one), one.done) for one in self._risks.all()])
        self._show_checks(services.dossier.checklist(self._evening_id))
        areas, project = services.areas.all(), services.projects.current()
        self.areas.show_areas(areas, project, base_of(areas, project.base), bands_of(areas))
        missing = lacking(project)
        words = _("Still to fill in at the project: {what}.").format(
            what=", ".join(_(LACKING[key]) for key in missing)
        )
        self._lacks.setText(words if missing else _("Nothing is missing at the project."))
        self._filling = False

    def _show_checks(self, lines: Sequence[CheckLine]) -> None:
        row = self._list.currentIndex().row()
        self.checks.clear()
        done = sum(line.done for line in lines)
        said = ngettext("{n} of {m} done", "{n} of {m} done", len(lines)).format(
            n=number_text(done), m=number_text(len(lines))
        )
        self.tabs.setTabText(2, f"{_('Checklist')} · {said}")
        for moment in Moment:
            head = QStandardItem(_(MOMENT_NAMES[moment]).capitalize())
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.checks.appendRow(head)
            for line in lines:
                if line.moment is moment:
                    self.checks.appendRow(_check(line))
        self._list.setCurrentIndex(self.checks.index(max(row, 1), 0))

    @Slot(QStandardItem)
    def _on_ticked(self, item: QStandardItem) -> None:
        if self._filling or not item.data(ID):
            return
        done = item.checkState() is Qt.CheckState.Checked
        self._desk.attempt(
            lambda: self._desk.services.dossier.tick(self._evening_id, str(item.data(ID)), done)
        )

    @Slot()
    def _on_own(self) -> None:
        words, moment = self.own.text(), Moment(str(self._moment.currentData()))
        if not words.strip():
            return
        if self._desk.attempt(lambda: self._desk.services.dossier.add_check(self._evening_id, moment, words)):
            self.own.clear()

    @Slot()
    def _on_add_phase(self) -> None:
        self._open_phase(None)

    @Slot(QModelIndex)
    def _on_phase(self, index: QModelIndex) -> None:
        self._open_phase(next((one for one in self._phases.all() if one.id == index.data(ID)), None))

    def _open_phase(self, phase: ProjectPhase | None) -> None:
        title = _("A phase") if phase is None else phase.name
        lining = _lining(self._phases, _("Change a phase"))
        self._open(title, "dossier/phasedialog", PHASE_FIELDS, lining, phase, {})

    @Slot()
    def _on_add_risk(self) -> None:
        self._open_risk(None)

    @Slot(QModelIndex)
    def _on_risk(self, index: QModelIndex) -> None:
        self._open_risk(next((one for one in self._risks.all() if one.id == index.data(ID)), None))

    def _open_risk(self, risk: Risk | None) -> None:
        title, lining = _("A risk or an opportunity"), _lining(self._risks, _("Change a risk"))
        kinds = [Choice(kind.value, _(RISK_NAMES[kind])) for kind in RiskKind]
        self._open(title, "dossier/riskdialog", RISK_FIELDS, lining, risk, {"kind": kinds})

    def _open(
        self,
        title: str,
        form: str,
        fields: Mapping[str, tuple[str, Writing]],
        lining: Lining,
        line: ProjectPhase | Risk | None,
        choices: Mapping[str, Sequence[Choice]],
    ) -> None:
        before = {one.name: getattr(line, one.name) for one in fields_of(line)} if line is not None else {}
        line_id = line.id if line is not None else ""
        self.line = LineDialog(
            self._desk,
            title,
            form,
            fields,
            lining,
            line_id=line_id,
            before=before,
            choices=choices,
            parent=self,
        )
        self.line.open()

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities & _TOUCHES:
            self._read()

    @Slot()
    def _on_gone(self) -> None:
        self.areas.leave()
        self._desk.relay.happened.disconnect(self._on_happened)


def phase_words(phase: ProjectPhase) -> str:
    """A phase in one line."""
    days = [date_text(date.fromisoformat(day), year=True) for day in (phase.starts, phase.ends) if day]
    return " · ".join(part for part in (phase.name, " – ".join(days), phase.outcome) if part)


def risk_words(risk: Risk) -> str:
    """A risk or an opportunity in one line: who looks after it and by when."""
    day = date_text(date.fromisoformat(risk.due), year=True) if risk.due else ""
    who = ", ".join(part for part in (risk.owner, day) if part) or _("nobody looks after it yet")
    return f"{_(RISK_NAMES[risk.kind]).capitalize()}: {risk.text} · {who}"


def _lining(lines: Lines[ProjectPhase] | Lines[Risk], words: str) -> Lining:
    return Lining(lines.add, lines.change, lines.remove, lines.restore, words)


def _pane(form: QWidget, name: str, opened: Callable[[QModelIndex], None]) -> QStandardItemModel:
    shown = forms.child(form, QListView, name)
    model = QStandardItemModel(shown)
    shown.setModel(model)
    shown.activated.connect(opened)
    shown.doubleClicked.connect(opened)
    return model


def _show(model: QStandardItemModel, lines: Sequence[tuple[str, str, bool]]) -> None:
    model.clear()
    for line_id, words, done in lines:
        item = QStandardItem(words)
        item.setEditable(False)
        item.setData(line_id, ID)
        name, tone = ("check-circle-fill", "accent") if done else ("circle", "ink2")
        item.setIcon(drawing.icon(name, 16, theme.colour(tone)))
        model.appendRow(item)


def _check(line: CheckLine) -> QStandardItem:
    item = QStandardItem(line.words)
    item.setEditable(False)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked if line.done else Qt.CheckState.Unchecked)
    item.setData(line.id, ID)
    return item
