"""How late a key is while words are looked up: somebody types a page with compounds and mistakes in a field of the desk, first
with nothing that looks at it, then with spelling on; beside the same field without. And how long the first line takes, when
what looks words up is not there yet."""

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from bench.stand.figure import Figure, percentile, tell
from bench.stand.ticks import Ticks, live
from cocreate_desktop.apps.desktop import make_application
from cocreate_desktop.apps.spelling import ChildSpeller
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.spelling.watch import ASKS, Spelling
from cocreate_desktop.desktop.theme import Theme

SAID = (
    "De buurtbewonersbijeenkomst over het hondenuitlaatplekje was fuot. De gemeentenraadsvergaderingszaal en de "
    "fietsenstaling liggen naast het speeltuinbankje, zegt de participatieverordening van de wijkbewonersvereniging. "
)
TIMES = 3
KEY_MS = 60
"""Between two keys: some 190 words a minute with all their letters."""


class Typist:
    """Presses a key every ``KEY_MS``; ``waits`` are the milliseconds that each took."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self.waits: list[float] = []
        self._field, self._left = field, list(SAID * TIMES)
        self._timer = QTimer(interval=KEY_MS)
        self._timer.timeout.connect(self._press)

    def type_all(self) -> list[float]:
        """Types it; returns how late each tick of the window was meanwhile."""
        self._field.clear()
        self._timer.start()
        late = Ticks().during(KEY_MS * len(self._left) + 500)
        self._timer.stop()
        return late

    def _press(self) -> None:
        if self._left:
            began = time.perf_counter()
            QTest.keyClicks(self._field, self._left.pop(0))
            self.waits.append((time.perf_counter() - began) * 1000)


def lines(field: QPlainTextEdit) -> int:
    """How many words have one."""
    return len(field.document().firstBlock().layout().formats())


def main() -> None:
    """Once without, once with."""
    Theme(make_application(), "light", still=True)
    shell, page, field = Shell(QWidget(), lambda _desk, _parent: {}), QWidget(), QPlainTextEdit()
    QVBoxLayout(page).addWidget(field)
    field.setProperty(ASKS, True)
    page.resize(900, 500)
    page.show()
    page.activateWindow()
    field.setFocus()
    live(100)
    bare = Typist(field)
    bare_late = bare.type_all()
    field.setPlainText("Dit is fuot.")
    spelling = Spelling(shell, ChildSpeller())
    began = time.perf_counter()
    spelling.switch(True)
    while not lines(field):
        live(10)
    first = time.perf_counter() - began
    ours = Typist(field)
    late = ours.type_all()
    assert lines(field) >= TIMES, "words have lines"
    spelling.switch(False)
    shell.close()
    page.close()
    beside = "the same field with spelling off"
    tell(
        Figure("p99 of a key in a field of a page", percentile(ours.waits, 0.99), "ms",
               percentile(bare.waits, 0.99), beside, "≤ 16 ms"),
        Figure("the slowest key", max(ours.waits), "ms", max(bare.waits), beside, "≤ 50 ms"),
        Figure("p99 of how late the window's clock is meanwhile", percentile(late, 0.99), "ms",
               percentile(bare_late, 0.99), beside, "≤ 16 ms"),
        Figure("the first line, from when somebody comes to a field for the first time", first, "s"),
    )  # fmt: skip


if __name__ == "__main__":
    main()
