"""What phones see now, kept once for all of them, and the stream that tells each phone when its page has changed.

The hub reads the evening at most once for any number of waiting requests, and never in the event loop. It writes nothing.
"""

import asyncio
import hashlib
import json
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.events import BallotCast, Changed, Event, GuestsChanged
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.rounds import CastBallot, Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.services.overview import EveningView, view_evening, view_rounds
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

log = logging.getLogger(__name__)

COALESCE = 0.05
HEARTBEAT = 15.0
RETRY_MS = 2000
MOST_STREAMS = 4000
GUESTS_APART = 1.0


@dataclass(frozen=True, slots=True)
class Latest:
    """The evening now, as the phones need it. ``page`` is another text whenever the page itself must be drawn anew;
    ``ballots`` is the one that counts of each voter in the round of now; ``results`` are the rounds whose result the room has
    seen, once the evening has ended; ``codes`` are the tokens of the personal codes."""

    view: EveningView
    page: str
    ballots: Mapping[str, CastBallot] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    results: tuple[RoundView, ...] = ()
    codes: frozenset[str] = frozenset()

    def own_notes(self, guest: Guest) -> tuple[Note, ...]:
        """The notes that this guest sent, the newest first."""
        return self.notes.get(guest.author, ())[::-1]

    def own_ballot(self, guest: Guest) -> CastBallot | None:
        """The ballot of this guest that counts in the round of now, by whatever road it came; None when there is none."""
        voting = self.view.round
        return self.ballots.get(guest.voter(voting.round)) if voting is not None else None

    def mine(self, guest: Guest, cast: CastBallot | None = None) -> str:
        """Another text whenever something of this guest's own has changed; ``cast`` is a vote that was stored after this
        was read."""
        states = tuple((note.id, note.state, note.text) for note in self.own_notes(guest))
        own = cast or self.own_ballot(guest)
        return _short((states, own and (str(own.channel), sorted(own.choices), own.text)))


def read_latest(reader: Reader, evening_id: str, codes: frozenset[str] | None = None) -> Latest:
    """Everything the phones need, inside one read; ``codes`` when they are known already. Raises Gone."""
    view = view_evening(reader, evening_id)
    if codes is None:
        codes = frozenset(code.token for code in reader.find(Code, evening_id=evening_id))
    # By stamp, so that the last one of each voter stays; one that was taken back is none.
    last = {ballot.voter: ballot for ballot in _ballots(reader, view)}
    counting = {voter: ballot for voter, ballot in last.items() if ballot.people}
    notes: dict[str, tuple[Note, ...]] = {}
    for note in view.notes:
        if note.author and note.channel is Channel.PHONE:
            notes[note.author] = (*notes.get(note.author, ()), note)
    ended = view_rounds(reader, evening_id) if view.evening.ended_at else ()
    results = tuple(one for one in ended if one.round.phase.shown)
    return Latest(view, _page_of(view, results), counting, notes, results, codes)


def _ballots(reader: Reader, view: EveningView) -> tuple[CastBallot, ...]:
    return reader.ballots(view.round.round.id) if view.round is not None else ()


def _page_of(view: EveningView, results: tuple[RoundView, ...]) -> str:
    evening = view.evening
    shown = (
        view.project,
        evening.name,
        evening.started_at,
        evening.ended_at,
        evening.house_rules,
        view.step,
        view.following,
    )
    themes = view.board.themes if view.step is not None and view.step.kind is Kind.THEMES else ()
    return _short((shown, themes, _vote_of(view.round) if view.round is not None else None, results))


def _vote_of(view: RoundView) -> object:
    """What a vote shows to everybody. Nothing that moves with every ballot; the words of fixed answers are those of whoever
    reads, so that they say nothing here."""
    voting, earlier = view.round, view.earlier
    options = () if voting.method in ANSWERS else view.options
    found = tuple((one.id, one.state) for one in view.objections) if voting.phase.shown else ()
    return voting.id, voting.phase, options, view.tally, found, earlier.tally if earlier is not None else None


def _short(facts: object) -> str:
    return hashlib.blake2s(repr(facts).encode(), digest_size=6).hexdigest()


class LiveHub:
    """One for a served evening. ``start`` and ``stop`` belong to the server's lifespan; ``close`` may come from any thread
    and ends all streams, so that a server that is asked to stop does not wait for its phones."""

    def __init__(self, services: Services, evening_id: str) -> None:
        self._services = services
        self._evening_id = evening_id
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._latest: Latest | None = None
        self._codes: frozenset[str] | None = None
        self._asked = 1
        self._codes_asked = 0
        self._seen = 0
        self._reading: asyncio.Task[None] | None = None
        self._read_took = 0.0
        self._stirred = asyncio.Event()
        self._changed = asyncio.Event()
        self._closing = False
        self._pusher: asyncio.Task[None] | None = None
        self._guests: Counter[str] = Counter()
        self._told_guests = 0
        self._told_at = float("-inf")
        self._guests_timer: asyncio.TimerHandle | None = None

    @property
    def phones(self) -> int:
        """How many different phones are connected now."""
        return len(self._guests)

    @property
    def full(self) -> bool:
        """Whether no more streams are taken; phones then ask again later."""
        return self._guests.total() >= MOST_STREAMS

    def start(self) -> None:
        """Begins to listen to the bus; to be called inside the event loop."""
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self._services.bus.subscribe(self._hear)
        self._pusher = self._loop.create_task(self._push())

    async def stop(self) -> None:
        """Ends streams and tasks."""
        self._end_streams()
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self._guests_timer is not None:
            self._guests_timer.cancel()
        if self._pusher is not None:
            self._pusher.cancel()
            await asyncio.gather(self._pusher, return_exceptions=True)
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)

    def close(self) -> None:
        """Ends all streams; safe from any thread and more than once."""
        self._soon(self._end_streams)

    def touch(self) -> None:
        """Something has changed: what is asked from now on is read anew. Only inside the event loop."""
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

    async def stream(self, guest: Guest) -> AsyncIterator[bytes]:
        """The server-sent events of one phone: only the latest state, and a heartbeat when nothing happens."""
        self._come(guest.token)
        told = ""
        try:
            yield f"retry: {RETRY_MS}\n\n".encode()
            latest = await self.latest()
            while not self._closing:
                changed = self._changed
                message = self.message(self._latest or latest, guest)
                if message != told:
                    told = message
                    yield f"id: {_short(message)}\ndata: {message}\n\n".encode()
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        await changed.wait()
                except TimeoutError:
                    yield b"event: here\ndata: 1\n\n"
        finally:
            self._go(guest.token)

    def message(self, latest: Latest, guest: Guest) -> str:
        """What the stream says to one phone, as JSON in one line."""
        view = latest.view
        facts: dict[str, object] = {"page": latest.page, "mine": latest.mine(guest)}
        if view.round is not None and view.round.round.phase is Phase.OPEN:
            facts |= {"voted": view.round.voted, "present": view.round.present}
        return json.dumps(facts, separators=(",", ":"))

    async def _read(self) -> None:
        asked, codes_asked, began = self._asked, self._codes_asked, time.monotonic()
        try:
            read, codes = self._services.store.read, self._codes
            self._latest = await asyncio.to_thread(
                read, lambda reader: read_latest(reader, self._evening_id, codes)
            )
            if self._codes_asked == codes_asked:
                self._codes = self._latest.codes
            self._seen, self._read_took = asked, time.monotonic() - began
        finally:
            self._reading = None

    async def _push(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            # A full hall that votes at once is read in steps, so that reading leaves room for writing.
            await asyncio.sleep(max(COALESCE, 4 * self._read_took))
            try:
                await self.latest()
            except (CocreateError, OSError):
                log.exception("the evening could not be read for the phones")
                await asyncio.sleep(1)
                self._stirred.set()
            else:
                self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def _end_streams(self) -> None:
        self._closing = True
        self._wake()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Changed) and event.entity == "code":
            self._soon(self._forget_codes)
        elif isinstance(event, Changed | BallotCast):
            self._soon(self.touch)

    def _forget_codes(self) -> None:
        """There are others now; as long as there are not, two thousand of them need not be read with every vote."""
        self._codes, self._codes_asked = None, self._codes_asked + 1
        self.touch()

    def _soon(self, deed: Callable[[], None]) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        try:
            self._loop.call_soon_threadsafe(deed)
        except RuntimeError:
            log.debug("the phone server has ended already")

    def _come(self, token: str) -> None:
        self._guests[token] += 1
        self._guests_changed()

    def _go(self, token: str) -> None:
        self._guests[token] -= 1
        if not self._guests[token]:
            del self._guests[token]
        self._guests_changed()

    def _guests_changed(self) -> None:
        if self._guests_timer is None and self._loop is not None and not self._closing:
            wait = max(0.0, self._told_at + GUESTS_APART - self._loop.time())
            self._guests_timer = self._loop.call_later(wait, self._tell_guests)

    def _tell_guests(self) -> None:
        self._guests_timer = None
        if self._loop is not None and self.phones != self._told_guests:
            self._told_guests = self.phones
            self._told_at = self._loop.time()
            self._services.bus.publish(GuestsChanged(self.phones))
