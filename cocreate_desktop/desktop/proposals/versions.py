"""The versions of a proposal to read: one of them laid over another, with what changed marked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QTextEdit, QVBoxLayout, QWidget

from ...domain.difference import Changed, Mark, Piece, Run, paragraphs
from ...domain.proposals import Version
from ...language import _
from ...services import proposalwords
from ...services.proposals import ProposalView, between_versions, living
from .. import forms
from ..parts.keybutton import KeyButton
from . import marked

WIDE, HIGH = 720, 600
NOW, NOTHING = "now", ""


class VersionsDialog(QDialog):
    """Reads only; Escape closes it."""

    def __init__(self, found: ProposalView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("sheet", True)
        self.setWindowTitle(_("Versions of the text"))
        room = parent.window().size() if parent is not None else QSize(WIDE, HIGH)
        self.resize(min(WIDE, room.width()), min(HIGH, room.height()))
        form = forms.load("proposals/versions", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        self._found = found
        self._versions = {version.id: version for version in found.versions}
        self.of = forms.child(form, QComboBox, "of")
        self.against = forms.child(form, QComboBox, "against")
        self.text = forms.child(form, QTextEdit, "text")
        self._why = forms.child(form, QLabel, "whyWords")
        self.of.addItem(_("The text of now"), NOW)
        self.against.addItem(_("nothing"), NOTHING)
        for version in reversed(found.versions):
            self.of.addItem(proposalwords.version_name(version), version.id)
            self.against.addItem(proposalwords.version_name(version), version.id)
        self.against.setCurrentIndex(
            max(self.against.findData(found.since.id if found.since else NOTHING), 0)
        )
        forms.child(form, KeyButton, "close").clicked.connect(self.reject)
        self.of.activated.connect(self._on_of)
        self.against.activated.connect(self._on_against)
        self._show()

    def _show(self) -> None:
        of, against = self._version(self.of), self._version(self.against)
        proposal = self._found.proposal
        title = of.title if of is not None else proposal.title if proposal is not None else ""
        self._why.setVisible(of is not None and bool(of.why))
        self._why.setText(of.why if of is not None else "")
        marked.show(self.text, title, self._changes(of, against), marked=against is not None)

    def _changes(self, of: Version | None, against: Version | None) -> tuple[Changed, ...]:
        if of is not None and against is not None:
            return between_versions(against, of)
        if of is not None:
            return tuple(
                Changed(one, (Run(Mark.SAME, words),), 0, place)
                for place, (one, words) in enumerate(zip(of.ids, of.paragraphs, strict=False), 1)
            )
        now = living(one.paragraph for one in self._found.paragraphs)
        if against is None:
            return paragraphs(now, now)
        return paragraphs([Piece(*pair) for pair in zip(against.ids, against.paragraphs, strict=False)], now)

    def _version(self, combo: QComboBox) -> Version | None:
        return self._versions.get(str(combo.currentData()))

    @Slot(int)
    def _on_of(self, _place: int) -> None:
        """Beside a version lies the one before it, until another is chosen."""
        of = self._version(self.of)
        before = [one for one in self._found.versions if of is not None and one.number < of.number]
        wanted = before[-1].id if before else NOTHING
        if of is None:
            wanted = self._found.since.id if self._found.since else NOTHING
        self.against.setCurrentIndex(max(self.against.findData(wanted), 0))
        self._show()

    @Slot(int)
    def _on_against(self, _place: int) -> None:
        self._show()
