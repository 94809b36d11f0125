"""The window's side of the phone server: starts it, finds a running one, starts it again when it dies, and tells the bus."""

import json
import logging
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cocreate_desktop.apps.hall_address import HallAddress
from cocreate_desktop.apps.link import Committed, Line, Message, Phones, Reached, Serving, Stop, Trouble, call
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.events import GuestsChanged, HallChanged, PhonesReached
from cocreate_desktop.machine import itself, unseen
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)
# A server that dies at once over and over is not started for ever: after these waits (seconds) the desk is told.
_WAITS = (0.2, 1.0, 2.0, 4.0)
# A server whose line is gone ends within so many seconds, or it goes on and is called once more.
_ENDS_S = 2.0
LOOKS_S = 5.0
"""How long, in seconds, a laptop that went to another network shows its old address at most."""


@dataclass(frozen=True, slots=True)
class HallSetting:
    """What the keeper needs to start a server. ``key`` is the workspace's key as text."""

    path: Path
    key: str
    port: int = 8080
    host: str = ""


class HallKeeper:
    """Fulfils ``services.outside.Hall``. One watching thread; everything it learns goes to the bus."""

    def __init__(
        self,
        services: Services,
        setting: HallSetting,
        last_seq: Callable[[], int],
        ways: HallAddress | None = None,
    ) -> None:
        self.ways = ways or HallAddress()
        self.fixed = bool(setting.host)
        self.reached = PhonesReached(0)
        # The phone server counts from its own start on; so many of them came when phones were told another address.
        self._counted = self._elsewhere = 0
        self._last_address = ""
        self._served = ""
        self._problem = self._trouble = ""
        self._saying = threading.Lock()
        self._services = services
        self._setting = setting
        self._seen = {services.store.device: last_seq()}
        self._lock = threading.Lock()
        self._line: Line | None = None
        self._process: subprocess.Popen[str] | None = None
        self._wanted = ""
        self._port = setting.port
        self._address = ""
        self._phones = 0
        self._wake = threading.Event()
        self._gone = threading.Event()
        self._serves = ""
        self._thread: threading.Thread | None = None
        self._stop_telling = services.store.on_commit(self._committed)

    @property
    def address(self) -> str:
        """The page's address without a code; empty when it is not running."""
        return self._address

    @property
    def running(self) -> bool:
        """Whether phones are served."""
        return bool(self._address)

    @property
    def phones(self) -> int:
        """How many phones are connected."""
        return self._phones

    def start(self, evening_id: str) -> None:
        """Starts serving, or takes over a server that is running for this workspace."""
        with self._lock:
            self._wanted = evening_id
            if self._line is not None and self._serves not in ("", evening_id):
                self._line.send(Stop())  # it serves another evening: the keeper starts one for this
            if self._thread is None or not self._thread.is_alive():
                self._wake.clear()
                self._thread = threading.Thread(target=self._keep, name="hall-keeper", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Stops serving and waits until the process has ended."""
        self._wanted = ""
        self._wake.set()
        line, process = self._line, self._process
        if line is not None:
            line.send(Stop())
        elif process is not None:
            # It has not said that it is ready, so nobody is served yet and there is no line to ask it by.
            process.terminate()
        if process is not None:
            self._end(process)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout=5)
        self._told(False, "", "")

    def leave(self) -> None:
        """Lets go of a running server without stopping it."""
        self._wanted = ""
        self._wake.set()
        if self._line is not None:
            self._line.close()

    def close(self) -> None:
        """Stops serving and stops listening to commits."""
        self.stop()
        self._stop_telling()

    def _keep(self) -> None:
        tries = 0
        while self._wanted:
            if self._join_running() or self._start_child():
                tries = 0
                self._wait_for_end()
            if not self._wanted:
                break
            if tries >= len(_WAITS):
                self._told(False, "", str(HallStopped()))
                return
            self._wake.wait(_WAITS[tries])
            tries += 1

    def _join_running(self) -> bool:
        lock = read_lock(self._setting.path)
        if lock is None:
            return False
        self._gone = threading.Event()
        try:
            self._line = call(lock.control_port, lock.token, self._take, self._lost)
        except OSError:
            return False
        return True

    def _start_child(self) -> bool:
        if self._process is not None:
            self._end(self._process)  # it serves, but there is no line to it any more
        command = [*itself(), "phones", str(self._setting.path), "--child", "--evening", self._wanted]
        # The first time any port will do; afterwards the phones in the hall know this one.
        command += [] if self._serves else ["--any-port"]
        command += [
            "--port",
            str(self._port),
            *(["--host", self._setting.host] if self._setting.host else []),
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            creationflags=unseen(),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(self._setting.key + "\n")
            self._process.stdin.close()
        except OSError:
            log.warning("the phone server ended before it had its key")
        with self._process.stdout as told:  # one line; what it says later goes to its log
            answer = _read_answer(told.readline())
        if not answer.get("ready"):
            self._process.wait()
            if self._wanted:
                self._told(False, "", str(answer.get("problem", "") or HallStopped()))
            return False
        return self._join_running()

    def look(self, *, anew: bool = False) -> None:
        """Looks which address phones are told now, and says so when it is another one than before; ``anew``: also when that
        one still works."""
        with self._saying:
            if self._address and not self.fixed:
                address, problem = self._now(anew=anew)
                if (address, problem) != (self._address, self._problem):
                    self._told(True, address, problem)

    def _now(self, *, anew: bool = False) -> tuple[str, str]:
        """The address and what is wrong with it; what it was when this laptop does not tell its addresses just now."""
        try:
            return self.ways.now(self._served, self._address, anew=anew)
        except (OSError, RuntimeError, ValueError):
            log.warning("the addresses of this laptop could not be read", exc_info=True)
            return self._address or self._served, self._problem

    def _wait_for_end(self) -> None:
        while not self._gone.wait(LOOKS_S):
            self.look()
        self._line = None
        if self._process is not None:
            try:
                self._process.wait(timeout=_ENDS_S)
            except subprocess.TimeoutExpired:
                log.info("the control line broke, and the phone server goes on")
                return
            self._process = None
        if self._wanted:
            self._told(False, "", str(HallStopped()))

    def _lost(self, _line: Line) -> None:
        self._gone.set()

    def _take(self, message: Message) -> None:
        if isinstance(message, Serving):
            self._port = urlsplit(message.address).port or 80
            self._serves = message.evening_id
            if self._wanted and self._line is not None and message.evening_id != self._wanted:
                self._line.send(Stop())
                return
            self.fixed, self._served = not message.everywhere, message.address
            self._begin(message.address)
        elif isinstance(message, Phones):
            self._phones = message.number
            self._services.bus.publish(GuestsChanged(message.number))
        elif isinstance(message, Reached):
            self._reach(message)
        elif isinstance(message, Trouble):
            with self._saying:
                before, self._trouble = self._trouble, message.problem
                if self._address and before != self._trouble:
                    self._told(True, self._address, self._problem)
        # What is not newer was read along with an earlier one.
        elif isinstance(message, Committed) and message.seq > self._seen.get(message.device, 0):
            seen = self._seen.get(message.device, 0)
            self._seen[message.device] = self._services.store.pull(message.device, seen)

    def _committed(self, device: str, seq: int) -> None:
        line = self._line
        if line is not None:
            line.send(Committed(device, seq))

    def _begin(self, served: str) -> None:
        with self._saying:
            address, problem = (served, "") if self.fixed else self._now()
            self._told(True, address, problem)

    def _reach(self, told: Reached) -> None:
        self._counted = told.number
        self._elsewhere = min(self._elsewhere, told.number)
        here = told.number - self._elsewhere
        self.reached = PhonesReached(here, told.slowest if here else 0)
        self._services.bus.publish(self.reached)

    def _moved(self, address: str) -> None:
        """Who came to the address before says nothing of this one."""
        before, self._last_address = self._last_address, address
        if before not in ("", address):
            self._elsewhere = self._counted
            if self.reached.phones:
                self.reached = PhonesReached(0)
                self._services.bus.publish(self.reached)

    def _told(self, running: bool, address: str, problem: str) -> None:
        if address:
            self._moved(address)
        self._address, self._problem = address, problem
        if not running:
            self._phones, self._trouble = 0, ""
        self._services.bus.publish(HallChanged(running, address, problem or self._trouble))

    @staticmethod
    def _end(process: subprocess.Popen[str]) -> None:
        try:
            process.wait(timeout=4)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _read_answer(text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
