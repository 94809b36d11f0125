"""The way of one idea, part by part: from the note, with its picture, to the reply."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ...language import _
from ...services.tracewords import TracePart, parts
from ...services.tracing import Trace
from .. import forms, theme
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..walls.crops import CropPicture, CropShelf

WIDTH, HIGH = 680, 460


class TraceDialog(SafeDialog):
    """Opened with ``open()``; Escape closes it."""

    def __init__(self, desk: Desk, trace: Trace, parent: QWidget | None = None) -> None:
        super().__init__(_("The way of this idea"), f"“{trace.note.text}”", _("Close"), parent=parent)
        self.setFixedWidth(WIDTH)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setMinimumHeight(HIGH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("The way of this idea"))
        inside = QWidget(area)
        inside.setProperty("bare", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        self.parts = parts(trace)
        for one in self.parts:
            column.addWidget(PartRow(one, inside))
        if trace.note.picture:
            picture = CropPicture(inside)
            picture.show_picture(CropShelf(desk.services.walls).whole(trace.note.picture))
            column.insertWidget(1, picture)
        column.addStretch(1)
        area.setWidget(inside)
        self.body.addWidget(area)


class PartRow(QWidget):
    """A part of the way: its icon, its title and its lines."""

    def __init__(self, part: TracePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "aftercare/tracepart")
        forms.child(form, IconLabel, "icon").show_icon(part.icon, "accent" if part.came else "ink3")
        forms.child(form, QLabel, "title").setText(part.title)
        lines = forms.child(form, QLabel, "lines")
        lines.setText("\n".join(part.lines))
        theme.set_style_property(lines, "tone", "ink" if part.came else "ink3")
