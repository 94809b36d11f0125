"""One line on the start screen when there is a newer version, for who switched that on: asked once a day at most, and what was
heard is shown until this is that version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from ... import __version__, settings
from ...domain import newer
from ...domain.newer import Release
from ...language import _
from ...services.gathering import day_text
from ...services.helping import Newest
from .. import forms
from ..shell import Shell
from .screen import StartScreen


class NewerNotice(QObject):
    """Asks nothing before ``look``, and nothing at all unless the settings say so."""

    def __init__(self, shell: Shell, start: StartScreen, newest: Newest) -> None:
        super().__init__(shell)
        self._shell = shell
        self._newest = newest
        self._page = ""
        self.button = forms.child(start, QPushButton, "newer")
        self.button.clicked.connect(self._on_clicked)

    def look(self, today: date) -> None:
        """Shows what is known, and asks when that was not done yet today."""
        found = settings.load().settings
        if not found.updates:
            return
        self._show(newer.read(dict(found.newest), newer.ADDRESS))
        if newer.is_due(found.updates_asked, today):
            # Written before it is asked: a laptop without a network waits for an answer once a day, not at each start.
            self._keep(updates_asked=today.isoformat())
            self._shell.tasks.run(self._newest.look, self._heard, _unforeseen)

    def _heard(self, release: Release | None) -> None:
        if release is None or not settings.load().settings.updates:
            return
        told = asdict(release)
        self._keep(newest={"version": told["version"], "date": told["day"], "page": told["page"]})
        self._show(release)

    def _show(self, release: Release | None) -> None:
        if release is None or not newer.is_newer(release.version, __version__):
            self.button.hide()
            return
        self._page = release.page
        words = _("Version {version} of {day} is there. See what is new")
        self.button.setText(words.format(version=release.version, day=day_text(release.day)))
        self.button.show()

    @Slot()
    def _on_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page))

    @staticmethod
    def _keep(**changed: object) -> None:
        with suppress(OSError):  # it is asked again, or told again, at the next start
            settings.save(replace(settings.load().settings, **changed))  # type: ignore[arg-type]  # by name


def _unforeseen(problem: Exception) -> None:
    raise problem
