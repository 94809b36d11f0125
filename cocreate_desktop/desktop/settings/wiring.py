"""Ties the settings and the sheet of keys to the window's two actions. Each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ..shell import Shell
from ..theme import Theme

if TYPE_CHECKING:
    from ...services.helping import Packages
    from ..parts.dialogs import Decided
    from .dialog import SettingsDialog
    from .helpsheet import HelpSheet


class SettingsAndHelp(QObject):
    """Opens each at most once at a time."""

    def __init__(self, shell: Shell, theme: Theme, packages: Callable[[], Packages]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._theme = theme
        self._packages = packages
        self.settings: SettingsDialog | None = None
        self.help: HelpSheet | None = None
        shell.action("settings").triggered.connect(self.open_settings)
        shell.action("help").triggered.connect(self.open_help)

    @Slot()
    def open_settings(self) -> None:
        """Shows the settings."""
        from .dialog import SettingsDialog

        if self.settings is None:
            self.settings = SettingsDialog(self._theme, self._shell)
            self.settings.finished.connect(self._on_settings_gone)
            self.settings.open()

    @Slot()
    def open_help(self) -> None:
        """Shows which keys there are."""
        from .helpsheet import HelpSheet

        if self.help is None:
            self.help = HelpSheet(self._shell)
            self.help.finished.connect(self._on_help_gone)
            self.help.decided.connect(self._on_help_decided)
            self.help.open()

    @Slot()
    def _on_settings_gone(self) -> None:
        self.settings = None

    @Slot(object)
    def _on_help_decided(self, decided: Decided) -> None:
        from .support import SupportPackage

        if decided.deed:
            SupportPackage(self._shell, self._packages()).gather()

    @Slot()
    def _on_help_gone(self) -> None:
        self.help = None
