"""The window's composition root: makes the application, hands the rooms what they need, and closes it all in reverse order.

The start screen comes first. What it does not need is imported where it is asked for; tests/desktop/test_first_window.py names
what must not come before it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from cocreate_desktop import logs, settings
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.reopening import LocalReopening
from cocreate_desktop.apps.spelling import ChildSpeller
from cocreate_desktop.desktop import qtwords
from cocreate_desktop.desktop.focusring import FocusRing
from cocreate_desktop.desktop.settings.wiring import SettingsAndHelp
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.spelling.watch import Spelling
from cocreate_desktop.desktop.start.ahead import Ahead
from cocreate_desktop.desktop.start.back import BackAgain
from cocreate_desktop.desktop.start.opener import Opener
from cocreate_desktop.desktop.start.screen import StartScreen
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.desktop.tour.tour import Tour
from cocreate_desktop.machine import has_display, stillness_asked

if TYPE_CHECKING:
    from cocreate_desktop.desktop.inside import Inside
    from cocreate_desktop.handbook.pages import Handbook
    from cocreate_desktop.services.helping import Packages
    from cocreate_desktop.services.outside import Projects

_FACTOR = "QT_SCALE_FACTOR"
PICTURES_KB = 128 * 1024


@dataclass(frozen=True, slots=True)
class Window:
    """The parts of a running window."""

    app: QApplication
    theme: Theme
    shell: Shell
    start: StartScreen
    opener: Opener
    back: BackAgain
    ring: FocusRing
    tour: Tour
    spelling: Spelling

    def close(self) -> None:
        """Closes the project and the window; the application itself stays."""
        self.ring.take_off()
        self.shell.close()
        self.shell.deleteLater()


def run(workspace: Path | None = None, *, key_file: Path | None = None) -> int:
    """Opens the app, with ``workspace`` when one is given. Returns the exit code."""
    gc.disable()  # until it settles: all that is loaded now stays
    found = settings.load()
    app = make_application(found.settings.text_size)
    projects = LocalProjects(found.settings.port)
    window = make_window(app, projects)
    window.shell.showMaximized()
    window.opener.refresh()
    log = logs.start(logs.WINDOW)
    restore = logs.catch_unforeseen(window.shell.unforeseen)
    if found.warning:
        window.shell.message(found.warning)
    opening = window.back.go(workspace, key_file.read_text(encoding="utf-8").strip() if key_file else "")
    window.tour.welcome(opening=opening)
    window.shell.tasks.run(stillness_asked, window.theme.heed_system, window.shell.unforeseen)
    window.spelling.switch(found.settings.spelling)
    if found.settings.updates:
        look_for_newer(window)
    Ahead(partial(_beside, projects), settle, window.shell).start()
    settle()
    code = app.exec()
    window.close()
    wait_for_copies(app)
    restore()
    logs.stop(log)
    return int(code)


def look_for_newer(window: Window) -> None:
    """For who switched it on; imported for them alone."""
    from cocreate_desktop.apps.clock import WallClock
    from cocreate_desktop.central.newest import Newest
    from cocreate_desktop.desktop.start.newer import NewerNotice

    NewerNotice(window.shell, window.start, Newest()).look(WallClock().now().date())


def wait_for_copies(app: QApplication) -> None:
    """The window is gone; what is still on its way to a slow stick is said, and waited for as long as somebody likes."""
    from cocreate_desktop.apps.backupcopies import still_going
    from cocreate_desktop.desktop.lastcopy import LastCopy

    if still_going():
        dialog = LastCopy(still_going)
        dialog.open()
        app.exec()


def settle() -> None:
    """What is there by now stays there. Python's collector would look through all of it every now and then, for 50 ms, in the
    middle of a drag."""
    gc.freeze()
    gc.enable()


def _beside(projects: LocalProjects) -> None:
    """What nobody waits for, in a thread of its own; the last line is what a project is opened with."""
    from cocreate_desktop.apps.heap import give_back

    give_back()
    projects.tidy()
    import cocreate_desktop.apps.openproject  # noqa: F401


def make_application(text_size: int = 100) -> QApplication:
    """The one application; Qt's own words come in the user's language too. ``text_size``: how large its words and all that goes
    with them are, in percent, on top of what the system asks."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    with _enlarged(text_size):
        app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CoCreate Desktop")
    # Every note of the board is kept as a picture; with Qt's 10 MB a fine screen would paint them all anew each frame.
    QPixmapCache.setCacheLimit(PICTURES_KB)
    qtwords.speak(app)
    return app


@contextmanager
def _enlarged(text_size: int) -> Iterator[None]:
    """Qt takes the factor when the application begins, and only from here; a program that is started later sees its own."""
    before = os.environ.get(_FACTOR)
    if text_size != 100:
        os.environ[_FACTOR] = f"{float(before or 1) * text_size / 100:g}"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_FACTOR, None)
        else:
            os.environ[_FACTOR] = before


def make_window(app: QApplication, projects: Projects, *, theme: str = "", still: bool = False) -> Window:
    """The window with its rooms; nothing is shown yet. ``theme`` light or dark instead of that of the settings."""
    found = settings.load().settings
    chosen = theme or found.theme
    still = still or found.less_motion
    worn = Theme(app, "dark" if chosen == "dark" else "light" if chosen == "light" else "system", still=still)
    ring = FocusRing(app)
    start = StartScreen()

    @cache
    def inside() -> Inside:
        from cocreate_desktop.desktop.inside import Inside

        return Inside(shell, projects, opener.refresh)

    shell = Shell(start, lambda desk, parent: inside().rooms(desk, parent))
    opener = Opener(shell, start, projects)
    spelling = Spelling(shell, ChildSpeller())
    SettingsAndHelp(shell, worn, spelling, _packages, _print_book)
    back = BackAgain(shell, opener, LocalReopening())
    return Window(app, worn, shell, start, opener, back, ring, Tour(shell), spelling)


def _print_book(book: Handbook, out: Path) -> Path:
    from cocreate_desktop.paper.handbook import print_handbook

    return print_handbook(book, out)


def _packages() -> Packages:
    from cocreate_desktop.apps.support import LocalPackages

    return LocalPackages()
