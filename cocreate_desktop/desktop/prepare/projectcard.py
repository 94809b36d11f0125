"""The project at the top of the room: its question, the rung, the room to decide. All the rest stands in the whole form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.project import RUNG_SENTENCES, Project, Rung
from ...language import _, date_text, money_text, ngettext
from ...services.dossier import LACKING, REQUIRED, lacking
from .. import forms
from ..desk import Desk
from ..dossier.dialog import DossierDialog
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.rungstairs import RungChosen, RungStairs
from ..parts.threelines import ThreeLines
from .fields import choose_rung
from .projectform import ProjectForm

RUNGS = tuple(Rung)


class ProjectCard(QWidget):
    """Shows the project; the rung can be changed here, the rest in the whole form."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "prepare/project")
        self._labels = {
            name: forms.child(form, QLabel, name)
            for name in ("decides", "rungWords", "money", "time", "notAbout")
        }
        self.question = forms.child(form, ThreeLines, "question")
        self._stairs = forms.child(form, RungStairs, "rung")
        self._stairs.chosen.connect(self._on_rung)
        self._all = forms.child(form, KeyButton, "allAbout")
        self._all.clicked.connect(self._on_all)
        self._dossier = forms.child(form, KeyButton, "dossier")
        self._dossier.clicked.connect(self._on_dossier)
        self._lacks = forms.child(form, Chip, "lacks")
        self.dossier: DossierDialog | None = None
        self._evening_id = ""
        self.form: ProjectForm | None = None

    def show_project(self, project: Project) -> None:
        """Shows what is stored."""
        none = _("not filled in")
        texts = {
            "decides": decides_text(project),
            "rungWords": _(RUNG_SENTENCES[project.rung]),
            "money": none if project.money is None else money_text(project.money),
            "time": project.time or none,
            "notAbout": project.not_about or none,
        }
        self.question.show_words(project.question or _("Which question do you ask the neighbourhood?"))
        for name, text in texts.items():
            self._labels[name].setText(text)
        self._stairs.setProperty("rung", RUNGS.index(project.rung))
        self._show_lacking(project)
        if self.form is not None:
            self.form.show_project(project)

    def aim(self, evening_id: str) -> None:
        """Whose checklist the dossier shows."""
        self._evening_id = evening_id

    def _show_lacking(self, project: Project) -> None:
        missing = still_required(project)
        self._lacks.setVisible(bool(missing))
        words = ngettext("{n} thing to fill in", "{n} things to fill in", len(missing)).format(n=len(missing))
        self._lacks.show_state(words, "warn")
        self._lacks.setToolTip(", ".join(missing))
        self._lacks.setAccessibleName(f"{words}: {', '.join(missing)}")

    def close_down(self) -> None:
        """The project closes."""
        if self.dossier is not None:
            self.dossier.reject()
        if self.form is not None:
            self.form.put_away()

    @Slot()
    def _on_all(self) -> None:
        if self.form is None:
            self.form = ProjectForm(self._desk, self)
            self.form.finished.connect(self._on_form_gone)
            self.form.show_project(self._desk.services.projects.current())
            self.form.open()

    @Slot()
    def _on_dossier(self) -> None:
        if self.dossier is None:
            self.dossier = DossierDialog(self._desk, self._evening_id, self.window())
            self.dossier.finished.connect(self._on_dossier_gone)
            self.dossier.open()

    @Slot()
    def _on_dossier_gone(self) -> None:
        self.dossier = None

    @Slot()
    def _on_form_gone(self) -> None:
        self.form = None

    @Slot(object)
    def _on_rung(self, chosen: RungChosen) -> None:
        choose_rung(self._desk, RUNGS[chosen.place])


def still_required(project: Project) -> tuple[str, ...]:
    """What must be filled in before a result can mean anything, in words; empty once it all is."""
    return tuple(_(LACKING[key]) for key in lacking(project) if key in REQUIRED)


def decides_text(project: Project) -> str:
    """Who decides and when, in one sentence; says what is still missing."""
    day = date_text(date.fromisoformat(project.decides_on), year=True) if project.decides_on else ""
    if project.decides_who and day:
        return _("{who} decides on {date}.").format(who=project.decides_who, date=day)
    if project.decides_who:
        return _("{who} decides. The date is not known yet.").format(who=project.decides_who)
    if day:
        return _("It is decided on {date}.").format(date=day)
    return _("Not filled in yet: who decides, and when.")
