"""Where the online follow-up stands: with the centre, on a page of somebody's own, or as exported pages on a website. The
address can be tried before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QWidget

from ...domain.errors import CocreateError
from ...domain.online import OnlinePhase, Serves, short_code
from ...domain.project import Project
from ...language import _
from ...services.addresses import addresses_of, hub_page
from ...services.onlinereach import Reached
from ...services.sharing import RoadKind
from .. import forms, problems, theme
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..sharing.pairdialog import PairDialog
from . import onlineacts, reachwords

WIDE = 600
_CHOICES = {"byHub": Serves.HUB, "byPage": Serves.PAGE, "bySite": Serves.SITE}


@dataclass(frozen=True, slots=True)
class SaveSiteWanted:
    """The pages for a website should be saved."""


def hub_of(desk: Desk) -> str:
    """The address of the centre that the project is shared with; empty when it is with none."""
    roads = desk.project.sharing.roads
    return next((road.address for road in roads if road.kind is RoadKind.HUB), "")


class WhereDialog(SafeDialog):
    """Opened with ``open()``."""

    # Emits: SaveSiteWanted.
    save_site = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _("All QR codes, on paper and on the screen, lead to this address.")
        super().__init__(_("Where the follow-up stands"), text, _("Cancel"), _("Keep"), parent=parent)
        self.setFixedWidth(WIDE)
        self._desk = desk
        self.gone = False
        self.pairing: PairDialog | None = None
        form = forms.load("online/where", self)
        self.body.addWidget(form)
        self.choices = {serves: forms.child(form, QRadioButton, name) for name, serves in _CHOICES.items()}
        self.web = forms.child(form, QLineEdit, "webAddress")
        self._error = forms.child(form, QLabel, "addressError")
        self._unpaired = (forms.child(form, QLabel, "unpaired"), forms.child(form, KeyButton, "pair"))
        self.save = forms.child(form, KeyButton, "saveSite")
        self.propose = forms.child(form, KeyButton, "propose")
        self.look = forms.child(form, KeyButton, "look")
        self._sign = forms.child(form, IconLabel, "answerIcon")
        self.answer = forms.child(form, QLabel, "answer")
        project = desk.services.projects.current()
        self._code = short_code(project.id)
        self._phase = project.online
        self._wire()
        self._show(project)

    @property
    def serves(self) -> Serves:
        """What is chosen."""
        return next(serves for serves, choice in self.choices.items() if choice.isChecked())

    def _wire(self) -> None:
        for choice in self.choices.values():
            choice.toggled.connect(self._on_choice)
        self.web.textChanged.connect(self._on_typed)
        self.look.clicked.connect(self._on_look)
        self.propose.clicked.connect(self._on_propose)
        self.save.clicked.connect(self._on_save)
        self._unpaired[1].clicked.connect(self._on_pair)
        self.finished.connect(self._on_gone)

    def _show(self, project: Project) -> None:
        """What is stored; of a project without an address the centre comes first, where there is one."""
        page, paired = project.follow_up.strip(), bool(hub_of(self._desk))
        serves = project.follow_up_by if page or not paired else Serves.HUB
        self.choices[serves].setChecked(True)
        self.web.setText(page)
        if serves is Serves.HUB and not page:
            self._on_propose()
        self._on_choice()

    @Slot()
    def accept(self) -> None:
        """Keeps it; stays open when the address is none."""
        serves, page = self.serves, self.web.text().strip()
        if serves is Serves.HUB and not page:
            self._tell(_("Type the address, or take that of the centre."))
            return
        try:
            onlineacts.serve(self._desk, serves, page, online=serves is Serves.HUB)
        except CocreateError as problem:
            self._tell(problems.at_field(problem))
            return
        super().accept()

    def _tell(self, why: str) -> None:
        self._error.setText(why)
        self._error.setVisible(bool(why))
        theme.set_style_property(self.web, "error", bool(why))
        if why:
            self.web.setFocus()
        self.fit()

    @Slot()
    def _on_choice(self) -> None:
        if all(not choice.isChecked() for choice in self.choices.values()):
            return
        serves, paired = self.serves, bool(hub_of(self._desk))
        for part in self._unpaired:
            part.setVisible(serves is Serves.HUB and not paired)
        self.propose.setVisible(serves is Serves.HUB and paired)
        self.save.setVisible(serves is Serves.SITE)
        opens = serves is Serves.HUB and self._phase is OnlinePhase.OFF
        self.deed_button.setText(_("Put the project online") if opens else _("Keep"))
        self._forget()

    @Slot()
    def _on_typed(self) -> None:
        self._tell("")
        self._forget()

    def _forget(self) -> None:
        """What was found was found of another address."""
        self.answer.clear()
        self._sign.show_icon("")
        self._sign.hide()
        self.look.setEnabled(bool(self.web.text().strip()))
        self.fit()

    @Slot()
    def _on_propose(self) -> None:
        self.web.setText(hub_page(hub_of(self._desk), self._desk.services.projects.current().id))

    @Slot()
    def _on_look(self) -> None:
        """Tries the address as its QR code carries it."""
        project = self._desk.services.projects.current()
        page, reach, code = self.web.text().strip(), self._desk.project.online_reach, self._code
        whole = addresses_of(onlineacts.with_address(project, self.serves, page)).page
        self.look.setEnabled(False)
        self.answer.setText(_("Looking …"))

        def work() -> Reached:
            return reach.look(whole, code)

        self._desk.aside(work, self._looked)

    def _looked(self, reached: Reached) -> None:
        project = self._desk.services.projects.current()
        page = self.web.text().strip()
        if (
            self.gone
            or addresses_of(onlineacts.with_address(project, self.serves, page)).page != reached.address
        ):
            return
        words, icon, tone = reachwords.found(reached, self.serves)
        self.answer.setText(words)
        self._sign.show_icon(icon, tone)
        self._sign.show()
        self.look.setEnabled(True)
        self.fit()

    @Slot()
    def _on_pair(self) -> None:
        self.pairing = PairDialog(self._desk, self)
        self.pairing.finished.connect(self._on_paired)
        self.pairing.open()

    @Slot()
    def _on_paired(self) -> None:
        if not self.gone:
            if hub_of(self._desk) and not self.web.text().strip():
                self._on_propose()
            self._on_choice()

    @Slot()
    def _on_save(self) -> None:
        self.save_site.emit(SaveSiteWanted())

    @Slot(int)
    def _on_gone(self, _result: int) -> None:
        self.gone = True
