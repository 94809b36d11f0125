"""What phones see now, kept once for all of them, and when it is read and told again.

The hub reads the evening at most once for any number of waiting requests, and never in the event loop. It writes nothing.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import BallotCast, Changed, Event, GuestsChanged, StoringFailed
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.language import _
from cocreate_desktop.phones.latest import Latest, read_latest, read_votes
from cocreate_desktop.phones.ownnotes import read_notes
from cocreate_desktop.phones.streams import Streams
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.services import Services

__all__ = ["Latest", "LiveHub"]

log = logging.getLogger(__name__)

COALESCE = 0.05
GUESTS_APART = 1.0
MOST_NOTES_APART = 50
"""So many notes that are another are read one by one; more of them with all others."""
AGAIN = 1.0
"""Seconds until what could not be told is tried once more."""


class LiveHub:
    """One for a served evening. ``start`` and ``stop`` belong to the server's lifespan; ``close`` may come from any thread
    and ends all streams, so that a server that is asked to stop does not wait for its phones."""

    def __init__(self, services: Services, evening_id: str, device: Callable[[], str] | None = None) -> None:
        """``device`` says which laptop in the hall serves, so that its phones hear of another one; without it (on a hub, which
        is in no hall) they hear of none."""
        self._services = services
        self._device = device
        self._evening_id = evening_id
        self.streams = Streams(self._guests_changed)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._latest: Latest | None = None
        self._codes: frozenset[str] | None = None
        self._asked = self._whole_asked = 1
        self._codes_asked = 0
        self._notes: set[str] | None = None
        self._seen = self._whole_seen = 0
        self._reading: asyncio.Task[None] | None = None
        self._stirred = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarmed = False
        self._told_guests = 0
        self._told_at = float("-inf")
        self._guests_timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begins to listen to the bus; to be called inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self._services.bus.subscribe(self._hear)
        for work in (self._push, self.streams.beat):
            self._run(work)

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Work that goes on for as long as the evening is served, whatever befalls it."""
        if self._loop is not None and not self.streams.closing:
            task = self._loop.create_task(work())
            task.add_done_callback(lambda ended: self._ended(work, ended))
            self._tasks.add(task)

    def _ended(self, work: Callable[[], Coroutine[Any, Any, None]], task: asyncio.Task[None]) -> None:
        """One state that cannot be told is no end of telling: the desk hears of it, and it is tried again until it can."""
        self._tasks.discard(task)
        problem = None if task.cancelled() else task.exception()
        if problem is None or self._loop is None:
            return
        log.error("phones could not be told what changes", exc_info=problem)
        self._stirred.set()
        self._loop.call_later(AGAIN, self._run, work)
        self._alarm(
            _("Phones hear nothing new: what they should see now cannot be made. Go to another step.")
        )

    def _alarm(self, problem: str) -> None:
        """The desk shows it beside the phones; empty: it is over."""
        if bool(problem) != self._alarmed:
            self._alarmed = bool(problem)
            self._services.bus.publish(StoringFailed(problem))

    async def stop(self) -> None:
        """Ends streams and tasks."""
        self.streams.close()
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self._guests_timer is not None:
            self._guests_timer.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)

    def close(self) -> None:
        """Ends all streams; safe from any thread and more than once."""
        self._soon(self.streams.close)

    def touch(self) -> None:
        """Something has changed: what is asked from now on is read anew. Only inside the event loop."""
        self._whole_asked += 1
        self.touch_votes()

    def touch_votes(self) -> None:
        """The same when nothing but a vote has come."""
        self._asked += 1
        self._stirred.set()

    async def latest(self) -> Latest:
        """The evening, at least as fresh as at the moment of asking. Raises what the store raises."""
        wanted = self._asked
        while self._latest is None or self._seen < wanted:
            if self._reading is None:
                self._reading = asyncio.create_task(self._read())
            await asyncio.shield(self._reading)
        return self._latest

    async def recent(self) -> Latest:
        """The evening as it was read last, without asking again: for what does not change in the middle of an evening."""
        return self._latest or await self.latest()

    async def _read(self) -> None:
        asked, whole, codes_asked = self._asked, self._whole_asked, self._codes_asked
        before, codes = self._latest, self._codes
        device = self._device() if self._device is not None else ""
        only_votes = whole == self._whole_seen and codes is not None
        others, self._notes = self._notes, set()

        def query(reader: Reader) -> Latest:
            if only_votes and before is not None:
                return read_votes(reader, before)
            known = before.notes if before is not None and others is not None else None
            notes = read_notes(reader, self._evening_id, known, others or ())
            return read_latest(reader, self._evening_id, codes, device, notes)

        read = False
        try:
            self._latest = await asyncio.to_thread(self._services.store.read, query)
            read = True
            if self._codes_asked == codes_asked:
                self._codes = self._latest.codes
            self._seen, self._whole_seen = asked, whole
        finally:
            self._reading = None
            if not read:
                self._notes = None

    async def _push(self) -> None:
        """Tells a change at once, and the next one after a pause: a full hall that votes at once is read and told in steps, so
        that this leaves room for writing."""
        loop = asyncio.get_running_loop()
        again_at = loop.time()
        while True:
            await self._stirred.wait()
            await asyncio.sleep(again_at - loop.time())
            self._stirred.clear()
            began = loop.time()
            try:
                # Votes that nobody looks at are read when somebody asks.
                if self.streams.phones or self._whole_asked != self._whole_seen:
                    await self.streams.tell(await self.latest())
                self._alarm("")
            except (CocreateError, OSError):
                log.exception("the evening could not be read for the phones")
                await asyncio.sleep(AGAIN)
                self._stirred.set()
            again_at = loop.time() + max(COALESCE, 4 * (loop.time() - began))

    def _hear(self, event: Event) -> None:
        if isinstance(event, BallotCast):
            self._soon(self.touch_votes)
        elif isinstance(event, Changed):
            erased = event.kind is OpKind.ERASE
            if event.entity == "note" and not erased:
                self._soon(lambda: self._note_is_another(event.entity_id))
            else:
                self._soon(self._forget_codes if erased or event.entity == "code" else self._all_anew)

    def _forget_codes(self) -> None:
        """There are others now; as long as there are not, two thousand of them need not be read with every vote."""
        self._codes, self._codes_asked = None, self._codes_asked + 1
        self._all_anew()

    def _all_anew(self) -> None:
        self._notes = None
        self.touch()

    def _note_is_another(self, note_id: str) -> None:
        """Many at once, as when a wall is grouped, are read with all others."""
        if self._notes is not None:
            self._notes.add(note_id)
            self._notes = self._notes if len(self._notes) <= MOST_NOTES_APART else None
        self.touch()

    def _soon(self, deed: Callable[[], None]) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        try:
            self._loop.call_soon_threadsafe(deed)
        except RuntimeError:
            log.debug("the phone server has ended already")

    def _guests_changed(self) -> None:
        if self._guests_timer is None and self._loop is not None and not self.streams.closing:
            wait = max(0.0, self._told_at + GUESTS_APART - self._loop.time())
            self._guests_timer = self._loop.call_later(wait, self._tell_guests)

    def _tell_guests(self) -> None:
        self._guests_timer = None
        phones = self.streams.phones
        if self._loop is not None and phones != self._told_guests:
            self._told_guests, self._told_at = phones, self._loop.time()
            self._services.bus.publish(GuestsChanged(phones))
