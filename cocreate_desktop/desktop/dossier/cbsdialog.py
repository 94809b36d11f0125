"""Which places of a file of CBS, and of which year they are: asked, for a year is never guessed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QWidget

from ...domain.errors import BadValue, CocreateError
from ...domain.neighbourhoods import (
    REGION_NAMES,
    CbsFile,
    Neighbourhood,
    proposed_table,
    proposed_year,
    search,
    source,
)
from ...domain.project import BASE_NAMES, Base
from ...language import _, ngettext, number_text
from .. import forms
from ..desk import Desk
from ..parts.dialogs import SafeDialog

CODE = int(Qt.ItemDataRole.UserRole) + 1
_MOST = 300
WIDTH = 720


class CbsDialog(SafeDialog):
    """Places are ticked; several count together."""

    def __init__(self, desk: Desk, found: CbsFile, parent: QWidget | None = None) -> None:
        many = len(found.places)
        text = ngettext("The file holds {n} place.", "The file holds {n} places.", many)
        super().__init__(
            _("Which neighbourhood is it about?"),
            text.format(n=number_text(many)),
            _("Not now"),
            _("Use this"),
            parent=parent,
        )
        self.setFixedWidth(WIDTH)
        self._desk, self._found = desk, found
        form = forms.load("dossier/cbs", self)
        self.body.addWidget(form)
        self.search = forms.child(form, QLineEdit, "search")
        self.places = QStandardItemModel(self)
        self._list = forms.child(form, QListView, "places")
        self._list.setModel(self.places)
        self.year = forms.child(form, QLineEdit, "year")
        self.table = forms.child(form, QLineEdit, "cbsTable")
        self._base = forms.child(form, QComboBox, "base")
        for base in (Base.RESIDENTS, Base.RESIDENTS_15, Base.HOUSEHOLDS):
            self._base.addItem(_(BASE_NAMES[base]), base.value)
        self._told = forms.child(form, QLabel, "told")
        self.error = forms.child(form, QLabel, "error")
        self.error.hide()
        self._chosen: dict[str, Neighbourhood] = {}
        self._filling = False
        self._begin()
        self.search.textChanged.connect(self._fill)
        self.places.itemChanged.connect(self._on_ticked)
        self.year.textChanged.connect(self._tell)
        self.table.textChanged.connect(self._tell)
        self._base.activated.connect(self._tell)
        self.search.setFocus()

    def _begin(self) -> None:
        project = self._desk.services.projects.current()
        self._base.setCurrentIndex(max(0, self._base.findData(project.base.value)))
        self.table.setText(self._found.table)
        self.year.setText(str(self._found.year or ""))
        # What the table usually is stands there to agree with, greyed until somebody types it.
        usual = proposed_year(self._found.table)
        if usual:
            self.year.setPlaceholderText(_("perhaps {year}").format(year=usual))
        if self._found.year and not self._found.table:
            self.table.setPlaceholderText(proposed_table(self._found.year))
        if len(self._found.places) == 1:
            self._chosen = {self._found.places[0].code: self._found.places[0]}
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self._filling = True
        self.places.clear()
        for place in search(self._found.places, self.search.text())[:_MOST]:
            item = QStandardItem(_place_words(place))
            item.setEditable(False)
            item.setCheckable(True)
            ticked = place.code in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(place.code, CODE)
            self.places.appendRow(item)
        self._filling = False
        self._tell()

    @Slot(QStandardItem)
    def _on_ticked(self, item: QStandardItem) -> None:
        if self._filling:
            return
        code = str(item.data(CODE))
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[code] = next(one for one in self._found.places if one.code == code)
        else:
            self._chosen.pop(code, None)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        base = Base(str(self._base.currentData()))
        numbers = [place.number(base) for place in self._chosen.values()]
        known = [number for number in numbers if number is not None]
        parts = []
        if self._chosen and len(known) == len(numbers):
            told = _("{n} {base}.").format(n=number_text(sum(known)), base=_(BASE_NAMES[base]))
            parts.append(told)
        elif self._chosen:
            parts.append(_("CBS does not tell how many {base} there are.").format(base=_(BASE_NAMES[base])))
        if self.year.text().strip().isdecimal():
            parts.append(source(int(self.year.text()), self.table.text().strip()))
        parts += [f"{place.title}: {doubt}" for place in self._chosen.values() for doubt in place.problems]
        skipped = len(self._found.skipped)
        if skipped:
            more = ngettext("{n} line could not be read.", "{n} lines could not be read.", skipped)
            parts.append(more.format(n=number_text(skipped)))
        self._told.setText(" ".join(parts))
        self.deed_button.setEnabled(bool(self._chosen) and bool(self.year.text().strip()))

    @Slot()
    def accept(self) -> None:
        """Uses these places; stays open when the year is none."""
        areas = self._desk.services.areas
        try:
            typed = self.year.text().strip()
            if not typed.isdecimal():
                raise BadValue(value=typed, example="2025")
            base, chosen = Base(str(self._base.currentData())), tuple(self._chosen.values())
            areas.use(chosen, year=int(typed), table=self.table.text(), base=base)
        except CocreateError as problem:
            self.error.setText(" ".join((problem.happened, problem.next)))
            self.error.show()
            self.year.setFocus()
            return
        self._desk.relay.tell_now()
        super().accept()


def _place_words(place: Neighbourhood) -> str:
    people = _("{n} inhabitants").format(n=number_text(place.inhabitants)) if place.inhabitants else ""
    parts = (place.title, _(REGION_NAMES[place.kind]), place.municipality, place.code, people)
    return " · ".join(dict.fromkeys(part for part in parts if part))
