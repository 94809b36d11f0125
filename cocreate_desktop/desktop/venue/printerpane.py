"""The printer in the venue check: one sheet with a ruler and a code, and whether it came out right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.venue import Answer, PrinterFacts, VenuePart
from ...language import _
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..saving import SavedDialog, open_file
from .pane import Pane, lead


class PrinterPane(Pane):
    """The sheet opens in the program for PDF of this machine: that one prints."""

    part = VenuePart.PRINTER
    form_name = "venue/printer"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self.form
        self._found = forms.child(form, QLabel, "found")
        self._hint = forms.child(form, QLabel, "hint")
        self.buttons = {name: forms.child(form, KeyButton, name) for name in ("print", "yes", "no", "none")}
        self._printers: tuple[str, ...] | None = None
        self._asked = self._answered = self._printed = False
        for name, slot in (
            ("print", self.begin),
            ("yes", self._on_yes),
            ("no", self._on_no),
            ("none", self._on_none),
        ):
            self.buttons[name].clicked.connect(slot)

    @property
    def deed(self) -> str:
        """What the row's button does."""
        return _("Print test sheet")

    @property
    def facts(self) -> PrinterFacts:
        """What was seen for this evening."""
        before = self.item.facts
        facts = before if isinstance(before, PrinterFacts) and not self.item.earlier else PrinterFacts()
        return replace(facts, printer=", ".join(self._printers or ()) or facts.printer)

    def refresh(self) -> None:
        """The printers, the answer, and what helps."""
        answer = self.facts.answer
        self._found.setText(self._found_words())
        for name, one in (("yes", Answer.YES), ("no", Answer.NO)):
            self.buttons[name].setChecked(answer is one)
        waits = answer in (Answer.OPEN, Answer.NO)
        green = self.buttons["yes" if self._printed else "print"] if waits else None
        lead(green, *(self.buttons[name] for name in ("print", "yes", "no")))
        self._hint.setText(_hint(answer))
        self._hint.setVisible(bool(self._hint.text()))

    def open(self) -> None:
        """Asks the system for its printers, aside."""
        self._asked = True
        self.desk.aside(self.desk.project.site.printers, self._on_printers)
        self.refresh()

    @Slot()
    def begin(self) -> None:
        """Makes the sheet and opens it, to be printed from there."""
        if self.view is None:
            return
        site, evening_id = self.desk.project.site, self.view.evening.id

        def work() -> Path:
            return site.test_sheet(evening_id)

        self.desk.aside(work, self._on_sheet)

    def _found_words(self) -> str:
        if not self._asked:
            return ""
        if not self._answered:
            return "…"
        if self._printers is None:
            return _("This system does not tell which printers there are.")
        if not self._printers:
            return _("This laptop knows no printer.")
        return ", ".join(self._printers)

    def _on_printers(self, found: tuple[str, ...] | None) -> None:
        self._printers, self._answered = found, True
        self.refresh()

    def _on_sheet(self, path: Path) -> None:
        self._printed = True
        if not open_file(path):
            SavedDialog(path, self.window()).open()
        self.refresh()

    @Slot()
    def _on_yes(self) -> None:
        self.keep(replace(self.facts, answer=Answer.YES))

    @Slot()
    def _on_no(self) -> None:
        self._printed = False
        self.keep(replace(self.facts, answer=Answer.NO))

    @Slot()
    def _on_none(self) -> None:
        self.keep(replace(self.facts, answer=Answer.NONE))


def _hint(answer: Answer) -> str:
    if answer is Answer.NO:
        return _(
            "Choose 100 % or ‘actual size’ in the window of the printer, and A4. Then print it once more."
        )
    if answer is Answer.NONE:
        return _("Save what you need as PDF on a stick, and print it elsewhere before the evening.")
    if answer is Answer.YES:
        return _("Cards, posters and slips come out as they should.")
    return _("It opens in the program for PDF of this laptop. Print from there.")
