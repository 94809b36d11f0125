"""How often pages are opened, by invitation and day: numbers alone. They are gathered for a few seconds and written together;
no cookie is set, no address looked at, and what a browser fetches beforehand is no visit."""

import asyncio
import logging
from collections import Counter
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.phones.forms import header_of
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)
GATHERS_S: Final = 5.0


def is_visit(request: Request) -> bool:
    """Whether somebody opened this page herself, coming from elsewhere."""
    if request.method != "GET" or b"prefetch" in _purpose(request) or b"prerender" in _purpose(request):
        return False
    came = header_of(request, b"referer")
    return not came or urlsplit(came).netloc.lower() != header_of(request, b"host").lower()


def _purpose(request: Request) -> bytes:
    names = (b"sec-purpose", b"purpose", b"x-moz", b"x-purpose")
    return b" ".join(value.lower() for name, value in request.scope["headers"] if name in names)


class Openings:
    """One for a process; ``close`` writes what is left, from any thread."""

    def __init__(self, gathers_s: float = GATHERS_S) -> None:
        self._gathers_s = gathers_s
        self._gathered: dict[tuple[str, str], tuple[Services, Counter[str]]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, project_id: str, services: Services, outreach_id: str) -> None:
        """One more; only inside the event loop."""
        day = services.clock.now().date().isoformat()
        _services, numbers = self._gathered.setdefault((project_id, day), (services, Counter()))
        numbers[outreach_id] += 1
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._gathers_s, self._soon)

    def close(self) -> None:
        """Writes what is gathered, and waits for it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._write()

    def _soon(self) -> None:
        self._timer = None
        task = asyncio.get_running_loop().create_task(asyncio.to_thread(self._write))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _write(self) -> None:
        """What cannot be written waits for the next time; nobody is kept from a page for it."""
        gathered, self._gathered = self._gathered, {}
        for (project_id, day), (services, numbers) in gathered.items():
            try:
                services.store.run(services.online.opened(numbers, day))
            except (CocreateError, OSError) as problem:
                log.warning("visits could not be written: %s", type(problem).__name__)
                self._keep((project_id, day), services, numbers)

    def _keep(self, key: tuple[str, str], services: Services, numbers: Counter[str]) -> None:
        _services, there = self._gathered.setdefault(key, (services, Counter()))
        there.update(numbers)
