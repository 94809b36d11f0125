"""The support package in the window: gathered aside, shown whole, and saved only when somebody says so after reading it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ...language import _
from ...services.helping import Packages, Part
from .. import forms, problems
from ..parts.dialogs import Decided, SafeDialog
from ..saving import SaveAs, Saved
from ..shell import Shell


class SupportDialog(SafeDialog):
    """All of a package, to be read."""

    def __init__(self, parts: tuple[Part, ...], parent: QWidget) -> None:
        words = _(
            "This is all that goes along: numbers, settings and logs, and nothing that anybody said or is called."
        )
        super().__init__(_("Support package"), words, _("Close"), _("Save…"), parent=parent)
        form = forms.load("settings/support", self)
        self.body.addWidget(form)
        shown = "\n".join(f"— {part.name}\n{part.text}" for part in parts)
        forms.child(form, QPlainTextEdit, "supportText").setPlainText(shown)
        self.setFixedWidth(max(self.width(), 760))


class SupportPackage(QObject):
    """From the wish to the file; one at a time, and it goes when that is over."""

    def __init__(self, shell: Shell, packages: Packages) -> None:
        super().__init__(shell)
        self._shell = shell
        self._packages = packages
        self._parts: tuple[Part, ...] = ()

    def gather(self) -> None:
        """Looks aside, then shows what was found."""
        desk, packages = self._shell.desk, self._packages
        path = Path(desk.project.path) if desk is not None else None
        key = desk.project.recovery_key() if desk is not None else ""

        def work() -> tuple[Part, ...]:
            return packages.gather(path, key)

        self._shell.tasks.run(work, self._show, self._failed)

    def _show(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        dialog = SupportDialog(parts, self._shell)
        dialog.decided.connect(self._on_decided)
        dialog.open()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if not decided.deed:
            self.deleteLater()
            return
        asking = SaveAs(self._shell, _("Support package"), "cocreate-support.zip", "*.zip", self._parts)
        asking.saved.connect(self._on_place)
        asking.dialog.rejected.connect(self.deleteLater)
        asking.open()

    @Slot(object)
    def _on_place(self, chosen: Saved) -> None:
        packages, parts, path = self._packages, self._parts, chosen.path

        def work() -> Path:
            packages.save(parts, path)
            return path

        self._shell.tasks.run(work, self._saved, self._failed)

    def _saved(self, path: Path) -> None:
        self._shell.message(_("The support package is saved as {name}.").format(name=path.name))
        self.deleteLater()

    def _failed(self, problem: BaseException) -> None:
        self.deleteLater()
        self._shell.problem(problems.foreseen(problem))
