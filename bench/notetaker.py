"""A note-taker with only a keyboard in the desk's real window: her keys per note beyond its letters, how long Enter takes until
the note is stored and shown, and how long thirty notes take her; beside a bare QLineEdit over bare sqlite3."""

import os
import sqlite3
import tempfile
from pathlib import Path
from statistics import mean

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from bench.stand.clock import milliseconds
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.hall import HOST
from bench.stand.note_taker import NOTES, NoteTaker, pasted_lines, said_notes
from bench.stand.ticks import live
from cocreate_desktop.apps.desktop import Window, make_application, make_window
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.steps import Kind

KEYS_A_MINUTE = 200
BARE = "a bare QLineEdit that inserts into sqlite3"


class BareLine(QLineEdit):
    """The reference: Enter commits the text, unencrypted and without any rule, and empties the line."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE note (seq INTEGER PRIMARY KEY, text TEXT)")
        self.returnPressed.connect(self._on_return)

    def close_file(self) -> None:
        """Closes the file."""
        self._connection.close()

    @Slot()
    def _on_return(self) -> None:
        self._connection.execute("INSERT INTO note (text) VALUES (?)", (self.text(),))
        self.clear()


def open_desk(folder: Path) -> tuple[Window, LocalProject, str]:
    """The desk at the ideas of a fresh evening, its line focused; with the id of the evening."""
    opened = create_services(folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key")
    project = LocalProject(opened, port=0, host=HOST)
    evening = opened.services.evenings.all()[0]
    step = next(one for one in opened.services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
    opened.services.playing.go_to(evening.id, step.id)
    window = make_window(make_application(), LocalProjects(0), theme="light")
    window.shell.resize(1366, 768)
    window.shell.show()
    window.shell.show_project(project)
    window.shell.go("evening")
    window.shell.activateWindow()
    while not isinstance(QApplication.focusWidget(), CaptureLine):
        live(20)
    return window, project, evening.id


def bare_waits(line: BareLine) -> list[float]:
    """How long its Enter takes for the same notes."""
    waits = []
    for said in said_notes():
        line.setText(said.text)
        waits.append(milliseconds(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
    return waits


def measured(folder: Path) -> None:
    """Prints the figures."""
    window, project, evening_id = open_desk(folder)
    bar = window.shell.findChild(QFrame, "double")
    assert isinstance(bar, QWidget), "the line offers doubles"
    taker = NoteTaker(bar.isVisible)
    for _said in taker.take_all():
        live(20)
    letters, others, waits = taker.letters, taker.others, list(taker.waits)
    taker.paste(pasted_lines())
    stored = len(project.services.capturing.notes(evening_id))
    assert stored == NOTES + len(pasted_lines()), f"{stored} notes were stored"
    window.close()
    line = BareLine(folder / "bare.db")
    line.show()
    bare = bare_waits(line)
    line.close_file()
    room = KEYS_A_MINUTE * 3 / NOTES
    plain = middle(taker.each)
    tell(
        Figure("keys of a plain note beyond its letters, the median", plain, "keys", 1.0, "Enter alone", "1"),
        Figure("the same with every +1, table and colour, the mean", others / NOTES, "keys", 1.0, "Enter alone"),
        Figure("mean time of an Enter until stored and shown", mean(waits), "ms", mean(bare), BARE),
        Figure("p99 of it", percentile(waits, 0.99), "ms", percentile(bare, 0.99), BARE, "≤ 50 ms"),
        Figure(f"{NOTES} notes of {letters / NOTES:.0f} letters by a typist of {KEYS_A_MINUTE} keys a minute",
               (letters + others) / KEYS_A_MINUTE, "min", letters / KEYS_A_MINUTE, "their letters alone"),
        Figure(f"letters a note may have for {NOTES} of them in three minutes", room - others / NOTES, "letters",
               room - 1, "with Enter alone"),
    )  # fmt: skip


def main() -> None:
    """One table of notes."""
    with tempfile.TemporaryDirectory() as folder:
        measured(Path(folder))


if __name__ == "__main__":
    main()
