"""The list of objections of a consent round: written down, worded and dealt with one by one, with undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...domain.rounds import Objection
from ...language import _, ngettext
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import acts
from .voteobjection import ObjectionDropped, ObjectionRow, ReasonTyped, Settled
from .voterules import LAST_RULE


class ObjectionsPanel(QObject):
    """Wires the list under the answers. ``rows`` are by the id of their objection."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self.rows: dict[str, ObjectionRow] = {}
        self._host = forms.child(form, QWidget, "objectionsHost")
        part = forms.fill(self._host, "steps/vote_objections")
        self._head = forms.child(part, QLabel, "objectionsHead")
        self._new = forms.child(part, QLineEdit, "newObjection")
        self._add = forms.child(part, KeyButton, "addObjection")
        self._list = QVBoxLayout(forms.child(part, QWidget, "objections"))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._before = forms.child(form, QComboBox, LAST_RULE)
        QWidget.setTabOrder(self._before, self._new)
        QWidget.setTabOrder(self._new, self._add)
        self._new.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    def show_round(self, found: RoundView, *, able: bool) -> None:
        """Shows the objections of a consent round that was closed."""
        self._round = found
        shown = found.round.method == "consent" and found.round.phase.over
        self._host.setVisible(shown)
        wanted = found.objections if shown else ()
        number = len(wanted)
        head = ngettext("{n} objection", "{n} objections", number).format(n=number)
        self._head.setText(head if number else _("No objections were written down"))
        self._make_rows(wanted)
        for place, objection in enumerate(wanted, 1):
            self.rows[objection.id].show_objection(objection, place, able=able)
        for widget in (self._new, self._add):
            widget.setEnabled(able)

    def _make_rows(self, wanted: tuple[Objection, ...]) -> None:
        ids = {objection.id for objection in wanted}
        for gone in set(self.rows) - ids:
            row = self.rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, objection in enumerate(wanted):
            if objection.id in self.rows:
                continue
            row = self.rows[objection.id] = ObjectionRow(objection)
            row.reasoned.connect(self._on_reasoned)
            row.settled.connect(self._on_settled)
            row.dropped.connect(self._on_dropped)
            self._list.insertWidget(place, row)
            row.show()
        self._order_tabs(wanted)

    def _order_tabs(self, wanted: tuple[Objection, ...]) -> None:
        before: QWidget = self._before
        for objection in wanted:
            row = self.rows[objection.id]
            for part in (row.reason, row.state, row.answer, row.drop):
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self._new)
        QWidget.setTabOrder(self._new, self._add)

    def _objection(self, objection_id: str) -> Objection | None:
        found = self._round.objections if self._round is not None else ()
        return next((one for one in found if one.id == objection_id), None)

    @Slot()
    def _on_add(self) -> None:
        found, objections = self._round, self._desk.services.objections
        words = self._new.text().strip()
        if found is None or not words:
            self._new.setFocus()
            return
        round_id = found.round.id
        done = acts.do(
            self._desk,
            _("Write down an objection"),
            lambda: objections.add(round_id, words),
            lambda made: objections.remove(made.id),
            lambda made: objections.restore(made.id),
        )
        if done is not None:
            self._new.clear()
        self._new.setFocus()

    @Slot(object)
    def _on_reasoned(self, typed: ReasonTyped) -> None:
        before, objections = self._objection(typed.objection_id), self._desk.services.objections
        if before is None:
            return
        done = acts.do(
            self._desk,
            _("Word an objection"),
            lambda: objections.change(before.id, typed.words),
            lambda _one: objections.change(before.id, before.text),
        )
        if before.id in self.rows:
            self.rows[before.id].settle(done.text if done else None)

    @Slot(object)
    def _on_settled(self, settled: Settled) -> None:
        before, objections = self._objection(settled.objection_id), self._desk.services.objections
        if before is None:
            return
        done = acts.do(
            self._desk,
            _("Deal with an objection"),
            lambda: objections.settle(before.id, settled.state, settled.answer),
            lambda _one: objections.settle(before.id, before.state, before.answer),
        )
        if before.id in self.rows:
            self.rows[before.id].settle_answer(done.answer if done else None)

    @Slot(object)
    def _on_dropped(self, dropped: ObjectionDropped) -> None:
        objections = self._desk.services.objections
        self._new.setFocus()
        if acts.did(
            self._desk,
            _("Remove an objection"),
            lambda: objections.remove(dropped.objection_id),
            lambda: objections.restore(dropped.objection_id),
        ):
            self._desk.voice.message(_("The objection is gone."), self._desk.undo.undo)
