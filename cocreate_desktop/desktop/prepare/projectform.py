"""Everything about the project in one form. Each field stores itself when it is left; closing the form loses nothing without
a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget

from ...domain.online import SERVES_NAMES
from ...domain.project import BASE_NAMES, RUNG_NAMES, Base, Project, Rung
from ...domain.satisfaction import THRESHOLDS
from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..steps import acts
from .fields import DATE, NUMBER, TEXT, SavedField, Writing, choose_rung, not_kept, saved_fields, store

WIDTH = 760
BELOW = 64  # pixels under a field: its sentence, in two lines
FIELDS: Mapping[str, tuple[str, Writing]] = {
    "question": ("question", TEXT),
    "name": ("name", TEXT),
    "money": ("money", NUMBER),
    "time": ("time", TEXT),
    "quality": ("quality", TEXT),
    "notAbout": ("not_about", TEXT),
    "decidesWho": ("decides_who", TEXT),
    "decidesOn": ("decides_on", DATE),
    "responsible": ("responsible", TEXT),
    "keepUntil": ("keep_until", DATE),
    "photosUntil": ("photos_until", DATE),
    "baseNumber": ("base_number", NUMBER),
    "baseSource": ("base_source", TEXT),
    "goalReach": ("goal_reach", NUMBER),
    "goalSatisfied": ("goal_satisfied", NUMBER),
    "followUp": ("follow_up", TEXT),
    "organiser": ("organiser", TEXT),
}


class ProjectForm(SafeDialog):
    """Opened over the room with ``open()``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _("What you change is kept as soon as you go to the next field.")
        super().__init__(_("All about the project"), text, _("Close"), parent=parent)
        self.setFixedWidth(WIDTH)
        self._desk = desk
        form = forms.load("prepare/projectform", self)
        self.body.addWidget(form)
        self._fields = saved_fields(desk, form, FIELDS, self._change)
        self._rung = forms.child(form, QComboBox, "rung")
        self._base = forms.child(form, QComboBox, "base")
        for rung in Rung:
            self._rung.addItem(_(RUNG_NAMES[rung]), rung)
        for base in Base:
            self._base.addItem(_(BASE_NAMES[base]), base)
        self._by = forms.child(form, QComboBox, "followUpBy")
        for words in SERVES_NAMES.values():
            self._by.addItem(_(words))
        self._by.activated.connect(self._on_by)
        self._from = forms.child(form, QComboBox, "satisfiedFrom")
        for mark in THRESHOLDS:
            self._from.addItem(_("a {mark}").format(mark=mark), mark)
        self._from.activated.connect(self._on_from)
        self._rung.activated.connect(self._on_rung)
        self._base.activated.connect(self._on_base)
        self._scroll = forms.child(self, QScrollArea, "projectScroll")
        # A sentence that comes under a field makes the form higher, a moment later; the bar says so while that is going on.
        self._scroll.verticalScrollBar().rangeChanged.connect(
            self._show_focused, Qt.ConnectionType.QueuedConnection
        )
        self._asked = False
        for drawn in FIELDS:
            forms.child(form, QLineEdit, drawn).textChanged.connect(self._on_typed)
        self._form = forms.child(form, QWidget, "projectForm")
        self._fit()
        forms.child(form, QLineEdit, "question").setFocus(Qt.FocusReason.OtherFocusReason)
        self.safe_button.setDefault(False)

    def show_project(self, project: Project) -> None:
        """Shows what is stored."""
        for field in self._fields:
            field.show_value(getattr(project, field.name))
        self._rung.setCurrentIndex(list(Rung).index(project.rung))
        self._base.setCurrentIndex(list(Base).index(project.base))
        self._by.setCurrentIndex(list(SERVES_NAMES).index(project.follow_up_by))
        self._from.setCurrentIndex(self._from.findData(project.satisfied_from))

    @Slot()
    def reject(self) -> None:
        """Stays open at the first field whose words could not be kept; asked once more it goes and says what was lost."""
        left = self._left()
        if left and not self._asked:
            self._ask(True)
            left[0].take_focus()
            self._show_focused()
        else:
            self._go(left)

    def put_away(self) -> None:
        """The project closes: what can be stored is, and what is lost is said."""
        self._go(self._left())

    def _left(self) -> list[SavedField]:
        """The fields whose words could not be kept."""
        return [field for field in self._fields if not field.settle()]

    def _go(self, left: Sequence[SavedField]) -> None:
        unkept = [field.unkept for field in left]
        super().reject()
        if unkept:
            self._desk.voice.message(not_kept(unkept))

    def _ask(self, asked: bool) -> None:
        """The button says what a second time does."""
        self._asked = asked
        self.safe_button.setText(_("Close without it") if asked else _("Close"))

    @Slot()
    def _show_focused(self) -> None:
        """The field with the sentence under it comes in sight."""
        field = self.focusWidget()
        if self._form.isAncestorOf(field):
            end = field.mapTo(self._form, field.rect().bottomLeft())
            self._scroll.ensureVisible(end.x(), end.y(), 0, BELOW)

    def _fit(self) -> None:
        host = self.parentWidget()
        room = host.window().height() - 220 if host is not None else 480
        inner = self._form.sizeHint().height()
        self._scroll.setMinimumHeight(max(300, min(room, inner + 8)))

    @Slot()
    def _on_typed(self) -> None:
        if self._asked:
            self._ask(False)

    @Slot(int)
    def _on_rung(self, place: int) -> None:
        choose_rung(self._desk, list(Rung)[place])

    @Slot(int)
    def _on_base(self, place: int) -> None:
        """The number goes along, where a file of CBS tells it."""
        areas, wanted = self._desk.services.areas, list(Base)[place]
        if areas.all():
            self._desk.attempt(lambda: areas.measure_against(wanted))
        else:
            self._store("base", wanted)

    @Slot(int)
    def _on_by(self, place: int) -> None:
        """The address stays; that of the centre becomes the project's own page there."""
        projects, wanted = self._desk.services.projects, list(SERVES_NAMES)[place]
        before = projects.current()

        def back(_done: Project) -> None:
            projects.change(follow_up=before.follow_up, follow_up_by=before.follow_up_by)

        if wanted is not before.follow_up_by:
            words = _("Set where the follow-up stands")
            acts.do(self._desk, words, lambda: self._desk.services.online.served_by(wanted), back)

    def _change(self, **fields: object) -> Project:
        """An address is kept as whoever serves it needs it."""
        services, page = self._desk.services, str(fields.get("follow_up", "")).strip()
        if page:
            return services.online.served_by(services.projects.current().follow_up_by, page)
        return services.projects.change(**fields)

    @Slot(int)
    def _on_from(self, place: int) -> None:
        self._store("satisfied_from", THRESHOLDS[place])

    def _store(self, name: str, new: object) -> None:
        projects = self._desk.services.projects
        old = getattr(projects.current(), name)
        if old != new:
            store(self._desk, projects.change, name, (old, new))
