"""Three clicks: find by code or name, look at what goes and what stays, erase. Then the receipt, to print or to save. Until the
last click nothing has changed; after it nothing can be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from ...domain.erasing import Receipt, Told, told
from ...language import _, ngettext, number_text
from ...services import erasurewords
from ...services.erasing import Found, keep_receipt
from .. import forms
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..parts.keybutton import KeyButton
from ..saving import SaveAs, Saved, SavedDialog
from .foundlist import FoundList

_WIDE = 560
FIND, LOOK, RECEIPT = "findPart", "lookPart", "receiptPart"


class EraseDialog(SafeDialog):
    """``contact_id`` begins at one person of the vault: then there is nothing to find. Raises Gone when she is not there."""

    # Emits: Receipt.
    erased = Signal(object)

    def __init__(self, desk: Desk, contact_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Erase on request"), "", _("Close"), _("Find"), parent=parent)
        self.setFixedWidth(_WIDE)
        self._desk = desk
        self._found, self._receipt = Found(), Receipt("", "")
        self._left, self._part = False, FIND
        form = forms.load("erasing/erase", self)
        self.body.addWidget(form)
        self._parts = {name: forms.child(form, QWidget, name) for name in (FIND, LOOK, RECEIPT)}
        self.wanted = forms.child(form, QLineEdit, "wanted")
        self._told = forms.child(form, QLabel, "told")
        self.list = FoundList(forms.child(form, QListWidget, "found"))
        self._stays = forms.child(form, QLabel, "left")
        self.receipt = forms.child(form, QPlainTextEdit, "receipt")
        self._to_do = forms.child(form, QLabel, "toDo")
        self.save_buttons = {name: forms.child(form, KeyButton, name) for name in ("savePaper", "saveText")}
        self.earlier = forms.child(form, QComboBox, "earlier")
        self._show_earlier(forms.child(form, QWidget, "earlierPart"))
        self.asking: SaveAs | None = None
        self._wire()
        if contact_id:
            self._show_found(desk.services.erasing.of_contact(contact_id))
        else:
            self._go(FIND)

    @property
    def part(self) -> str:
        """Where it is: FIND, LOOK or RECEIPT."""
        return self._part

    def accept(self) -> None:
        """Finds, and then erases; the dialog stays for its receipt."""
        if self._part == FIND:
            self._find()
        elif self._part == LOOK and self.deed_button.isEnabled():
            self._erase()

    def _wire(self) -> None:
        self._told.hide()
        self.list.ticked.connect(self._on_ticked)
        self.wanted.textChanged.connect(self._told.hide)
        self.earlier.activated.connect(self._on_earlier)
        for button in self.save_buttons.values():
            button.clicked.connect(self._on_save)
        self.finished.connect(self._on_left)

    def _go(self, part: str) -> None:
        """Shows one of the three. Where something can be erased, Enter is the safe answer."""
        self._part = part
        for name, widget in self._parts.items():
            widget.setVisible(name == part)
        self.deed_button.setVisible(part != RECEIPT)
        self.deed_button.setProperty("role", "main" if part == FIND else "danger")
        self.deed_button.setProperty("keyHint", _("Enter") if part == FIND else "")
        self.safe_button.setText(_("Not now") if part == LOOK else _("Close"))
        (self.deed_button if part == FIND else self.safe_button).setDefault(True)
        first = {FIND: self.wanted, LOOK: self.list.rows, RECEIPT: self.save_buttons["savePaper"]}
        first[part].setFocus()
        if self.isVisible():
            self.grow()
        else:
            self.resize(_WIDE, 1)  # it is made as high as it needs to be when it is shown

    def _find(self) -> None:
        words, erasing = self.wanted.text(), self._desk.services.erasing
        if not words.strip():
            self._tell(_("Type the code that stands on the card or slip, or a name."))
            return
        self.deed_button.setEnabled(False)
        self._desk.aside(lambda: erasing.find(words), self._on_found)

    def _on_found(self, found: Found) -> None:
        if self._left:
            return
        self.deed_button.setEnabled(True)
        if not found.groups:
            said = _(
                "Nothing was found. Is it spelled as on the card, or as in the vault? Nothing was changed."
            )
            self._tell(said)
            return
        self._show_found(found)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
        self.wanted.setFocus()
        self.grow()

    def _show_found(self, found: Found) -> None:
        self._found = found
        self._stays.setText("\n".join(erasurewords.left_words(one) for one in found.left))
        self.list.show_found(found)
        self._go(LOOK)

    def _erase(self) -> None:
        found, keys = self._found, self.list.keys
        made = self._desk.attempt(lambda: self._desk.services.erasing.erase(found, keys))
        if made is None:
            return
        self._desk.undo.clear()  # what was done before may hold words that are gone now
        self._found = Found()
        self.list.show_found(Found())
        self.wanted.clear()
        # What is erased while practising is in the project itself still.
        if self._desk.project.dry_run is None:
            made = keep_receipt(self._desk.project.receipts, made)
        self._show_receipt(made)
        self.erased.emit(made)

    def _show_earlier(self, part: QWidget) -> None:
        """Those of before, so that one can be given again once the others have heard of it."""
        receipts = self._desk.project.receipts.all()
        part.setVisible(bool(receipts))
        self.earlier.addItem(_("Choose one to see it again"), None)
        for one in receipts:
            when = erasurewords.when_words(one.at, None)
            self.earlier.addItem(_("{number} of {when}").format(number=one.number, when=when), one)

    def _show_receipt(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self.receipt.setPlainText(erasurewords.text_of(receipt, self._heard()))
        self._to_do.setText(erasurewords.to_do_words(receipt))
        self._to_do.setVisible(bool(receipt.to_do))
        self._go(RECEIPT)

    @Slot(int)
    def _on_earlier(self, place: int) -> None:
        chosen = self.earlier.itemData(place)
        if isinstance(chosen, Receipt):
            self._show_receipt(chosen)

    def _heard(self) -> tuple[Told, ...]:
        roads = self._desk.project.sharing.roads
        return told(self._receipt, [(road.name, road.shared_at) for road in roads])

    @Slot()
    def _on_ticked(self) -> None:
        number = self.list.number
        words = ngettext("Erase {n} thing for good", "Erase {n} things for good", number)
        self.deed_button.setText(words.format(n=number_text(number)))
        self.deed_button.setEnabled(bool(number))

    @Slot()
    def _on_save(self) -> None:
        text = self.sender() is self.save_buttons["saveText"]
        name = f"{erasurewords.title(self._receipt)}{'.txt' if text else '.pdf'}"
        kinds = _("Text") + " (*.txt)" if text else _("PDF file") + " (*.pdf)"
        self.asking = SaveAs(self, erasurewords.title(self._receipt), name, kinds, self._receipt)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        papers, receipt, heard = self._desk.project.papers, self._receipt, self._heard()
        self._desk.aside(lambda: papers.receipt(receipt, heard, place.path), self._on_saved)

    def _on_saved(self, path: Path) -> None:
        if not self._left:
            SavedDialog(path, self).open()

    @Slot()
    def _on_left(self) -> None:
        self._left = True
