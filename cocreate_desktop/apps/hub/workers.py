"""The parent of a hub's workers: keeps the port, starts them, starts one again that dies, and ends them all when it is told to.
It answers nobody itself."""

import json
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from cocreate_desktop.apps.hub.listening import Door, open_door
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.signals import heeding
from cocreate_desktop.domain.huberrors import WorkersFail
from cocreate_desktop.machine import itself, unseen

log = logging.getLogger(__name__)
_QUICK_S = 10.0  # whoever ends sooner has not worked
_WAITS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0)
_ENDS_S = 8.0
_LOOKS_S = 1.0


class Worker:
    """One of them; ``ended`` is called in a thread of its own when it has."""

    def __init__(self, name: str, plan: HubPlan, door: Door, ended: Callable[["Worker"], None]) -> None:
        self.name = name
        self._begun = time.monotonic()
        self._process = subprocess.Popen(
            [*itself(), "hub", "--worker"],
            stdin=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            pass_fds=door.inherited,
            creationflags=unseen(),
        )
        handed = {"worker": name, "plan": plan.written(), "door": door.handed_to(self._process)}
        self._hand_over(json.dumps(handed))
        self._watching = threading.Thread(target=self._watch, args=(ended,), name=f"hub-{name}", daemon=True)
        self._watching.start()

    @property
    def was_quick(self) -> bool:
        """Whether it ended before it can have worked."""
        return time.monotonic() - self._begun < _QUICK_S

    def tell_to_end(self) -> None:
        """Asks it to end; its standard input ends too, for systems that know no SIGTERM."""
        if sys.platform != "win32":
            self._process.terminate()
        self._close_input()

    def end_by(self, moment: float) -> None:
        """Waits until ``moment`` (of ``time.monotonic``) for its end; then it ends anyhow."""
        try:
            self._process.wait(max(0.0, moment - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("worker %s did not end in time", self.name)
            self._process.kill()
            self._process.wait()
        self._watching.join()

    def _watch(self, ended: Callable[["Worker"], None]) -> None:
        self._process.wait()
        self._close_input()
        ended(self)

    def _hand_over(self, line: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except OSError:
            log.warning("worker %s ended before it had its plan", self.name)

    def _close_input(self) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            log.info("worker %s has ended", self.name)


def run_workers(plan: HubPlan, ready: Callable[[int], None]) -> int:
    """Runs ``plan.workers`` of them until told to end; ``ready`` hears the port. Returns the exit code. Raises PortInUse,
    BadValue, WorkersFail."""
    door = open_door(plan.listens_on, plan.port)
    parent = _Parent(plan, door)
    try:
        with heeding(lambda _number, _frame: parent.end()):
            ready(door.port)
            parent.run()
    finally:
        parent.end_all()
        door.close()
    return 0


class _Parent:
    def __init__(self, plan: HubPlan, door: Door) -> None:
        self._plan = plan
        self._door = door
        self._running: dict[str, Worker] = {}
        self._told: queue.SimpleQueue[Worker | None] = queue.SimpleQueue()
        self._quick = 0

    def end(self) -> None:
        """From a signal."""
        self._told.put(None)

    def run(self) -> None:
        """Raises WorkersFail."""
        for number in range(1, self._plan.workers + 1):
            self._start(str(number))
        while (gone := self._next()) is not None:
            log.warning("worker %s has ended and is started again", gone.name)
            self._quick = self._quick + 1 if gone.was_quick else 0
            if self._quick >= len(_WAITS) * self._plan.workers:
                raise WorkersFail(n=self._quick)
            if self._rest(_WAITS[self._quick // self._plan.workers]):
                return
            self._start(gone.name)

    def end_all(self) -> None:
        """Tells all to end, and waits for it."""
        until = time.monotonic() + _ENDS_S
        for worker in self._running.values():
            worker.tell_to_end()
        for worker in self._running.values():
            worker.end_by(until)
        self._running.clear()

    def _start(self, name: str) -> None:
        self._running[name] = Worker(name, self._plan, self._door, self._told.put)

    def _next(self) -> Worker | None:
        """The next one that has ended; None when all shall. It wakes up now and then, for Windows tells nobody who waits of a
        signal."""
        while True:
            try:
                return self._told.get(timeout=_LOOKS_S)
            except queue.Empty:
                continue

    def _rest(self, seconds: float) -> bool:
        """Waits before one is started again; True when the end comes meanwhile. Others that end meanwhile come after it."""
        later: list[Worker] = []
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                told = self._told.get(timeout=min(left, _LOOKS_S))
            except queue.Empty:
                continue
            if told is None:
                return True
            later.append(told)
        for worker in later:
            self._told.put(worker)
        return False
