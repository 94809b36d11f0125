"""How smoothly a window lives: a clock of 16 ms in its own loop, and how late each of its ticks is."""

import time

from PySide6.QtCore import QEventLoop, Qt, QTimer

TICK = 16


class Ticks:
    """Counts how late each tick of the window's clock is, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - TICK))
        self._last = now

    def during(self, milliseconds: int) -> list[float]:
        """Lets the window live that long."""
        self.late, self._last = [], time.perf_counter()
        self._timer.start()
        live(milliseconds)
        self._timer.stop()
        return self.late


def live(milliseconds: int) -> None:
    """Runs the window's loop that long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
