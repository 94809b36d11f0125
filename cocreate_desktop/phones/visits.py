"""By which invitation a phone came: the code of a flyer or poster is kept by the phone, and what came of it is counted. No
ballot is ever laid beside a visit: of votes only a number a round is written, once the round has closed."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import author_of
from cocreate_desktop.phones.guests import keep
from cocreate_desktop.services.outreach import normal
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

COOKIE: Final = "via"
_TWO_DAYS: Final = 2 * 24 * 3600  # as long as the page says that a phone keeps anything of the evening


class Visits:
    """One for a served evening. ``start`` and ``stop`` belong to the server's lifespan."""

    def __init__(self, services: Services, evening_id: str) -> None:
        self._services = services
        self._evening_id = evening_id
        self._voted: dict[str, dict[str, str]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begins to listen for rounds that close; to be called inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self._services.bus.subscribe(self._hear)

    async def stop(self) -> None:
        """Writes down what is not written yet."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._write()

    async def open(self, request: Request) -> Response:
        """The address in the QR code of an invitation: the phone keeps the code and goes on to the page."""
        code = normal(str(request.path_params["code"]))
        answer = RedirectResponse("/", status_code=303)
        if code:
            keep(answer, COOKIE, code, age_s=_TWO_DAYS)
        return answer

    async def joined(self, request: Request, secret: str, token: str) -> None:
        """A phone came in; if an invitation brought it, that is one visit."""
        code = request.cookies.get(COOKIE, "")
        if not code:
            return
        work = self._services.outreach.visiting(code, author_of(secret, token), self._evening_id)
        try:
            await asyncio.wrap_future(self._services.store.submit(work))
        except (CocreateError, OSError):
            # Nobody is kept out because her visit could not be counted.
            log.exception("a visit could not be stored")

    def voted(self, request: Request, round_id: str, token: str) -> None:
        """A vote of this phone is in; one that is changed is no second one, also when another flyer was scanned meanwhile."""
        code = normal(request.cookies.get(COOKIE, ""))
        if code:
            self._voted.setdefault(round_id, {}).setdefault(token, code)

    def _hear(self, event: Event) -> None:
        if not (isinstance(event, Changed) and event.entity == "round" and event.entity_id in self._voted):
            return
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._soon)

    def _soon(self) -> None:
        task = asyncio.create_task(self._write())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(self) -> None:
        """Of rounds that have closed, how many came by each invitation."""
        voted = {round_id: dict(found) for round_id, found in self._voted.items()}
        if not voted:
            return

        def closed(reader: Reader) -> dict[str, Counter[str]]:
            ways = {one.code: one.id for one in reader.find(Outreach)}
            over = {one.id for one in reader.find(Round) if one.phase.over}
            return {
                round_id: Counter(ways[code] for code in found.values() if code in ways)
                for round_id, found in voted.items()
                if round_id in over
            }

        try:
            for round_id, numbers in (await asyncio.to_thread(self._services.store.read, closed)).items():
                await asyncio.to_thread(self._services.outreach.voted, round_id, numbers)
        except (CocreateError, OSError):
            log.exception("it could not be stored how many came by an invitation and voted")
