"""Days of deletion in the window: tells what went by itself, and asks once what is to become of a project whose last day lies
behind. Never in the middle of an evening."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ...domain.erasing import Receipt
from ...domain.errors import BadValue
from ...domain.events import Swept
from ...language import _
from ...services.erasurewords import left_words, things_words, to_do_words
from ...services.gathering import day_text
from ...services.outside import Projects
from .. import forms, problems, theme
from ..desk import followed
from ..parts.dialogs import Decided, SafeDialog
from ..prepare.fields import date_typed
from ..relay import Batch
from ..shell import Shell

_WARNING: Final = "last day"


@dataclass(frozen=True, slots=True)
class KeepWanted:
    """Keep the project until ``day`` (YYYY-MM-DD)."""

    day: str


class LastDayDialog(SafeDialog):
    """The question. Nothing happens by Enter or Escape, unless a day was typed; erasing is a deed of its own."""

    # Emits: KeepWanted.
    kept = Signal(object)

    def __init__(self, name: str, day: str, today: str, parent: QWidget | None = None) -> None:
        text = _(
            "“{name}” was to be kept until {day}; phones, pages and papers promise that everything is erased after it.\n\n"
            "Do you still need the report, the totals or an export? Choose “Not now” and save them in Follow-up first.\n\n"
            "Erasing takes the project, its backups at both places and its key from this laptop. There is no undo. The hub "
            "deletes its own copy; other laptops ask there."
        )
        super().__init__(
            _("The last day of this project is over"),
            text.format(name=name, day=day_text(day, year=True)),
            _("Not now"),
            _("Erase everything"),
            danger=True,
            icon="clock-countdown",
            icon_token="warn",
            parent=parent,
        )
        self._today = today
        form = forms.load("start/lastday", self)
        self.body.addWidget(form)
        self._day = forms.child(form, QLineEdit, "day")
        self._hint = forms.child(form, QLabel, "hint")
        self._keep = forms.child(form, QPushButton, "keep")
        self._keep.clicked.connect(self._on_keep)
        self._day.textChanged.connect(self._on_typed)
        self.safe_button.setFocus()

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        """Enter then means this day: the safe answer would drop it without a word."""
        (self._keep if typed.strip() else self.safe_button).setDefault(True)

    @Slot()
    def _on_keep(self) -> None:
        try:
            day = str(date_typed(self._day.text()))
        except BadValue:
            day = ""
        if day <= self._today:
            self._hint.setText(_("Type a day that is still to come, such as 31-12-2027."))
            theme.set_style_property(self._hint, "tone", "danger")
            return
        self.kept.emit(KeepWanted(day))
        self.reject()


class LastDay(QObject):
    """``refresh`` draws the start screen anew."""

    def __init__(self, shell: Shell, projects: Projects, refresh: Callable[[], None]) -> None:
        super().__init__(shell)
        self._shell, self._projects, self._refresh = shell, projects, refresh
        shell.project_opened.connect(self._on_opened)

    @Slot()
    def _on_opened(self) -> None:
        desk = followed(self._shell.desk, self._on_happened)
        if desk is None:
            return
        days = desk.project.days
        if days.swept is not None:
            self._shell.message(swept_words(days.swept))
        if days.over_since:
            told = _("This project was to be kept until {day}.").format(
                day=day_text(days.over_since, year=True)
            )
            self._shell.warning(_WARNING, told, "", _("Decide"), self.ask)
            running = (one.started_at and not one.ended_at for one in desk.services.evenings.all())
            if not any(running):
                self.ask()

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        for event in batch.events:
            if isinstance(event, Swept):
                self._shell.message(swept_words(event.receipt))
        if "project" in batch.entities:
            self._settle()

    def _settle(self) -> None:
        """Another day was chosen elsewhere."""
        desk = self._shell.desk
        if desk is not None and not desk.services.keeping.is_over(desk.services.clock.now().date()):
            self._shell.solved(_WARNING)

    def ask(self) -> None:
        """What is to become of it."""
        desk = self._shell.desk
        if desk is None:
            return
        project, today = desk.services.projects.current(), desk.services.clock.now().date().isoformat()
        dialog = LastDayDialog(project.name or project.question, project.keep_until, today, self._shell)
        dialog.kept.connect(self._on_kept)
        dialog.decided.connect(self._on_decided)
        dialog.open()

    @Slot(object)
    def _on_kept(self, wanted: KeepWanted) -> None:
        desk = self._shell.desk
        if desk is None:
            return
        kept = desk.attempt(lambda: desk.services.projects.change(keep_until=wanted.day))
        if kept is not None:
            self._shell.solved(_WARNING)
            day = day_text(wanted.day, year=True)
            self._shell.message(_("The project is kept until {day}.").format(day=day))

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        desk = self._shell.desk
        if not decided.deed or desk is None:
            return
        path, key = desk.project.path, desk.project.recovery_key()
        self._shell.close_project()
        self._erase(path, key)

    def _erase(self, path: Path, key: str) -> None:
        projects = self._projects

        def work() -> Receipt:
            return projects.erase(path, key)

        self._shell.tasks.run(work, self._on_erased, self._told)

    def _on_erased(self, receipt: Receipt) -> None:
        """Whatever went otherwise than it should is told so that it cannot be missed."""
        self._refresh()
        told = _("Everything is erased from this laptop. Receipt {number}.").format(number=receipt.number)
        if not receipt.to_do:
            self._shell.message(told)
            return
        title = _("The project is erased, but not all is as it should be. Receipt {number}.")
        lines = (things_words(receipt), *(left_words(one) for one in receipt.to_do))
        SafeDialog(
            title.format(number=receipt.number).removesuffix("."),
            "\n\n".join(lines),
            _("Close"),
            icon="warning",
            icon_token="warn",
            parent=self._shell,
        ).open()

    def _told(self, problem: BaseException) -> None:
        problems.show(problems.foreseen(problem), self._shell)
        self._refresh()


def swept_words(receipt: Receipt) -> str:
    """What went by itself, in a sentence, and what somebody must know of it."""
    told = _("Erased by itself, because its day has come: {things}. Receipt {number}.")
    words = told.format(things=things_words(receipt), number=receipt.number)
    return f"{words} {to_do_words(receipt)}".rstrip()
