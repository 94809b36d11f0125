"""The neighbourhoods that reach is measured against, and the way to a file of CBS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QLabel, QListView, QWidget

from ...domain.areas import Area
from ...domain.arrivals import BAND_NAMES, KNOWN_BANDS
from ...domain.neighbourhoods import Bands, CbsFile
from ...domain.project import BASE_NAMES, Project
from ...language import _, number_text
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .cbsdialog import CbsDialog


class AreasPane(QObject):
    """Wires the page of the dossier for the base."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._host = desk, form
        self._here = True
        self.model = QStandardItemModel(form)
        forms.child(form, QListView, "areas").setModel(self.model)
        self._words = forms.child(form, QLabel, "baseWords")
        self._ages = forms.child(form, QLabel, "ageWords")
        self._read = forms.child(form, KeyButton, "readCbs")
        self._forget = forms.child(form, KeyButton, "forgetAreas")
        self._read.clicked.connect(self._on_read)
        self._forget.clicked.connect(self._on_forget)
        self.asking: QFileDialog | None = None
        self.dialog: CbsDialog | None = None

    def show_areas(self, areas: Sequence[Area], project: Project, known: int | None, bands: Bands) -> None:
        """Shows what is measured against now."""
        self.model.clear()
        for area in areas:
            words = " · ".join(part for part in (area.name, area.municipality, area.code) if part)
            people = _("{n} inhabitants").format(n=number_text(area.inhabitants)) if area.inhabitants else ""
            item = QStandardItem(" · ".join(part for part in (words, people) if part))
            item.setEditable(False)
            self.model.appendRow(item)
        self._forget.setEnabled(bool(areas))
        self._words.setText(_base_words(project, untold=bool(areas) and known is None))
        told_bands = zip(KNOWN_BANDS, bands, strict=True)
        ages = [f"{_(BAND_NAMES[band])}: {number_text(n)}" for band, n in told_bands if n is not None]
        self._ages.setText(" · ".join(ages))

    @Slot()
    def _on_read(self) -> None:
        self.asking = QFileDialog(self._host.window(), _("A file of CBS: Kerncijfers wijken en buurten"))
        self.asking.setNameFilter(_("Tables") + " (*.csv *.xlsx)")
        self.asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.asking.fileSelected.connect(self._on_file)
        self.asking.open()

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Reads a file aside and then asks which places."""
        files = self._desk.project.files
        self._desk.aside(lambda: files.read_places(path), self._show)

    def leave(self) -> None:
        """The dossier is closed: a file that is still being read asks nothing any more."""
        self._here = False

    def _show(self, found: CbsFile) -> None:
        if not self._here:
            return
        self.dialog = CbsDialog(self._desk, found, self._host.window())
        self.dialog.open()

    @Slot()
    def _on_forget(self) -> None:
        self._desk.attempt(self._desk.services.areas.forget)


def _base_words(project: Project, *, untold: bool) -> str:
    """What reach is measured against; ``untold``: the chosen places have no such number."""
    base = _(BASE_NAMES[project.base])
    if untold:
        return _("CBS does not tell how many {base} there are.").format(base=base)
    if not project.base_number:
        return _("The number of {base} is not known yet, so there is no reach.").format(base=base)
    told = _("Reach is measured against {n} {base}. {source}")
    number = number_text(project.base_number)
    return told.format(n=number, base=base, source=project.base_source).strip()
