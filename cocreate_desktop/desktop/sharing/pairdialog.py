"""Pairing with the centre: the address and the code that its administrator gave. What was typed stays when it does not work."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ...domain.errors import CocreateError
from ...domain.syncerrors import BadPairing
from ...language import _
from ...services.sharing import Road
from .. import forms
from ..desk import Desk
from .asking import AskingDialog


class PairDialog(AskingDialog):
    """Opened with ``open()``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = _(
            "The centre keeps a second copy, and brings laptops together. An evening never waits for it."
        )
        super().__init__(
            "sharing/pair", _("Pair with the centre"), text, _("Pair"), desk.tasks, desk.voice, parent
        )
        self._desk = desk
        self.address = forms.child(self.form, QLineEdit, "address")
        self.code = forms.child(self.form, QLineEdit, "code")
        for field in (self.address, self.code):
            field.textChanged.connect(self.check)
        self.address.setFocus()
        self.check()

    def ready(self) -> bool:
        """Both are filled in."""
        return bool(self.address.text().strip() and self.code.text().strip())

    def at_fault(self, problem: CocreateError) -> QLineEdit | None:
        """A code that does not work is about the code; all else is about where it leads."""
        return self.code if isinstance(problem, BadPairing) else self.address

    def go(self) -> None:
        """Pairs."""
        sharing, address, code = (
            self._desk.project.sharing,
            self.address.text().strip(),
            self.code.text().strip(),
        )

        def work() -> Road:
            return sharing.pair_hub(address, code)

        self.begin(_("Pairing … You may close this: it goes on."), work, self._paired)

    def _paired(self, road: Road) -> None:
        told = _("Paired with {name}. From now on sharing goes by itself.").format(name=road.name)
        self._desk.voice.message(told)
        self.close_well()
