"""What each column of a table of ideas holds: its name and its first words stand beside the choice."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from ...language import N_, _
from ...services.outside import IdeaColumns, IdeaTable
from .. import forms
from ..parts.dialogs import Decided, SafeDialog
from ..parts.shortlabel import NameLabel

WIDTH = 720
TEXT = "text"
ROLES = {
    "": N_("nothing, skip it"),
    TEXT: N_("the words of the note"),
    "theme": N_("the theme"),
    "colour": N_("the colour"),
    "table": N_("the table"),
}
_EXAMPLES = 3


class ColumnRow(QWidget):
    """One column: its name, its first cells, and what it holds."""

    # Emits: nothing; it holds something else now.
    changed = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "prepare/columnrow")
        self._name = forms.child(form, NameLabel, "columnName")
        self._cells = forms.child(form, NameLabel, "columnCells")
        self.box = forms.child(form, QComboBox, "holds")
        for value, words in ROLES.items():
            self.box.addItem(_(words), value)
        self.take(role)
        self.box.currentIndexChanged.connect(self.changed)

    @property
    def role(self) -> str:
        """What it holds."""
        return str(self.box.currentData())

    def take(self, role: str) -> None:
        """Says what it holds."""
        self.box.setCurrentIndex(max(self.box.findData(role), 0))

    def show_cells(self, name: str, cells: tuple[str, ...]) -> None:
        """Its name and its first cells."""
        self._name.show_words(name)
        self._cells.show_words(" · ".join(" ".join(cell.split()) for cell in cells if cell.strip()))
        self.box.setAccessibleName(_("What column “{name}” holds").format(name=name))


class ColumnsDialog(SafeDialog):
    """Opened with ``open()``."""

    # Emits: IdeaColumns.
    chosen = Signal(object)

    def __init__(self, table: IdeaTable, columns: IdeaColumns, parent: QWidget | None = None) -> None:
        text = _(
            "Which column holds the words of a note? This is remembered for files with the same columns."
        )
        super().__init__(_("What is in the columns?"), text, _("Cancel"), _("Use this"), parent=parent)
        self.setFixedWidth(WIDTH)
        self._table = table
        form = forms.load("prepare/columns", self)
        self.body.addWidget(form)
        self.head = forms.child(form, QCheckBox, "head")
        self._told = forms.child(form, QLabel, "noWords")
        column = forms.child(form, QVBoxLayout, "columnsLayout")
        held = {getattr(columns, name): name for name in ROLES if name}
        self.rows = [ColumnRow(held.get(place, ""), self) for place in range(len(table.first[0]))]
        for row in self.rows:
            column.addWidget(row)
            row.changed.connect(self._on_changed)
        column.addStretch(1)
        self.head.setChecked(columns.head)
        self.head.toggled.connect(self._show)
        self.decided.connect(self._on_decided)
        self._show()
        self.rows[0].box.setFocus()

    @property
    def columns(self) -> IdeaColumns:
        """What is chosen now; only to be used when one holds the words."""
        places = {row.role: place for place, row in enumerate(self.rows) if row.role}
        return IdeaColumns(
            text=places.get(TEXT, 0),
            colour=places.get("colour", -1),
            table=places.get("table", -1),
            theme=places.get("theme", -1),
            head=self.head.isChecked(),
        )

    @Slot()
    def _show(self) -> None:
        """With names the first row is one of them, and no example."""
        names, skipped = self._table.first[0], int(self.head.isChecked())
        for place, row in enumerate(self.rows):
            own = names[place].strip() if skipped else ""
            cells = tuple(cells[place] for cells in self._table.first[skipped : skipped + _EXAMPLES])
            row.show_cells(own or _("Column {n}").format(n=place + 1), cells)
        self._say_whether_it_can_be_used()

    def _say_whether_it_can_be_used(self) -> None:
        able = any(row.role == TEXT for row in self.rows)
        self.deed_button.setEnabled(able)
        self._told.setVisible(not able)

    @Slot()
    def _on_changed(self) -> None:
        """Two columns hold the same: the last one chosen does."""
        now = self.sender()
        role = now.role if isinstance(now, ColumnRow) else ""
        for row in self.rows:
            if role and row is not now and row.role == role:
                row.take("")
        self._say_whether_it_can_be_used()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            self.chosen.emit(self.columns)
