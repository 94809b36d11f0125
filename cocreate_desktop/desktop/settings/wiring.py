"""Ties the settings, the handbook and the sheet of keys to the window's two actions. Each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ...language import current
from ..handbook.helpkey import HelpKey
from ..shell import Shell
from ..theme import Theme

if TYPE_CHECKING:
    from ...services.helping import Packages
    from ..handbook.window import HandbookWindow
    from ..parts.dialogs import Decided
    from ..spelling.watch import Spelling
    from .bookprint import PrintBook
    from .dialog import SettingsDialog
    from .helpsheet import HelpSheet

Opened = TypeVar("Opened", bound=QDialog)


class SettingsAndHelp(QObject):
    """Opens each at most once at a time."""

    def __init__(
        self,
        shell: Shell,
        theme: Theme,
        spelling: Spelling,
        packages: Callable[[], Packages],
        print_book: PrintBook,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._print_book = print_book
        self._theme = theme
        self._packages = packages
        self._spelling = spelling
        self.settings: SettingsDialog | None = None
        self.handbook: HandbookWindow | None = None
        self.help: HelpSheet | None = None
        shell.action("settings").triggered.connect(self.open_settings)
        shell.action("help").triggered.connect(self.open_handbook)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            HelpKey(app, _with_help_of_their_own, self).pressed.connect(self.open_handbook)

    @Slot()
    def open_settings(self) -> None:
        """Shows the settings."""
        from .dialog import SettingsDialog

        if self.settings is None:
            self.settings = SettingsDialog(self._theme, self._shell, no_words=self._spelling.lacks)
            self.settings.spelling_wanted.connect(self._spelling.switch)
            self.settings.finished.connect(self._on_settings_gone)
            self.settings.open()

    @Slot()
    def open_handbook(self) -> None:
        """Shows the page of where the facilitator is; over the dialog from which it is asked, which would block it else."""
        from ...handbook import pages
        from ..handbook.places import places
        from ..handbook.window import HandbookWindow

        window = QApplication.activeWindow()
        host: QWidget = window if isinstance(window, QDialog) else self._shell
        if isinstance(host, HandbookWindow):
            return
        book = pages.load(current())
        page = book.of_place(places(self._shell, host))
        shown = _there(self.handbook)
        if shown is not None and shown.parentWidget() is not host:
            shown.close()
        if _there(self.handbook) is None:
            self.handbook = HandbookWindow(book, host)
            self.handbook.finished.connect(self._on_handbook_gone)
            self.handbook.keys_wanted.connect(self.open_help)
            self.handbook.support_wanted.connect(self._on_support)
            self.handbook.print_wanted.connect(self._on_print)
        assert self.handbook is not None
        self.handbook.open_at(page)

    @Slot()
    def open_help(self) -> None:
        """Shows which keys there are."""
        from .helpsheet import HelpSheet

        if _there(self.help) is None:
            self.help = HelpSheet(_there(self.handbook) or self._shell)
            self.help.finished.connect(self._on_help_gone)
            self.help.decided.connect(self._on_help_decided)
            self.help.open()

    @Slot()
    def _on_settings_gone(self) -> None:
        self.settings = None

    @Slot(object)
    def _on_help_decided(self, decided: Decided) -> None:
        if decided.deed:
            self._on_support()

    @Slot()
    def _on_support(self) -> None:
        from .support import SupportPackage

        shown = _there(self.handbook)
        if shown is not None:
            shown.close()
        SupportPackage(self._shell, self._packages()).gather()

    @Slot()
    def _on_print(self) -> None:
        """The question for a place stands over the window, which would lie under the handbook else."""
        from .bookprint import BookPrint

        shown = _there(self.handbook)
        if shown is not None:
            book = shown.book
            shown.close()
            BookPrint(self._shell, self._print_book, book).ask()

    @Slot()
    def _on_handbook_gone(self) -> None:
        self.handbook = None

    @Slot()
    def _on_help_gone(self) -> None:
        self.help = None


def _there(window: Opened | None) -> Opened | None:
    """The window while it is there: one over a dialog goes with that dialog, and says nothing."""
    return window if window is not None and isValid(window) else None


def _with_help_of_their_own() -> tuple[type[QDialog], ...]:
    from ..handbook.window import HandbookWindow
    from .helpsheet import HelpSheet

    return HandbookWindow, HelpSheet
