"""The event streams of all phones: each is told the latest state, never what it missed, and a slow one holds nobody up.

What is said goes out in small portions, so that votes are answered in between. It reads nothing and knows no store.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from starlette.types import Receive, Scope, Send

from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.latest import Latest, mark_of
from cocreate_desktop.phones.ownnotes import OwnNote
from cocreate_desktop.phones.shield import BodyTooLarge
from cocreate_desktop.services.matters import Given

HEARTBEAT = 15.0
RETRY_MS = 2000
MOST_STREAMS = 4000
MOST_OF_ONE = 6
"""Streams of one guest: a browser opens no more to one laptop. With another one the oldest ends, for of a phone that lost its
connection the old ones are still there."""
_BEAT = HEARTBEAT / 3
_PORTION = 20
_HEAD = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/event-stream; charset=utf-8")],
}
_HERE = b"event: here\ndata: 1\n\n"


@dataclass(slots=True, eq=False)
class Listener:
    """One stream. ``told`` is what was said last, at ``told_at`` by the loop's clock; ``next`` waits while the phone has not
    taken that yet. The rest is what its mark was made from."""

    guest: Guest
    author: str
    send: Send
    told: bytes = b""
    told_at: float = 0.0
    next: bytes = b""
    sending: asyncio.Task[None] | None = None
    begun: bool = False
    replaced: bool = False
    secret: str = ""
    voter: str = ""
    own: tuple[tuple[OwnNote, ...], CastBallot | None, tuple[Given, ...]] | None = None
    mark: str = ""

    def say(self, said: bytes) -> None:
        """Sends it, or keeps it until the phone has taken what was sent before."""
        self.told, self.next = said, said
        self.hurry()

    def hurry(self) -> None:
        """Sends what waits."""
        if self.sending is None and self.next:
            self.sending = asyncio.get_running_loop().create_task(self._send())

    def stop(self) -> None:
        """Nothing more is sent."""
        if self.sending is not None:
            self.sending.cancel()

    async def end(self) -> None:
        """Ends the answer."""
        self.stop()
        if not self.begun:
            await self.send(dict(_HEAD))
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self) -> None:
        try:
            if not self.begun:
                self.begun = True
                await self.send(dict(_HEAD))
            while self.next:
                body, self.next = self.next, b""
                await self.send({"type": "http.response.body", "body": body, "more_body": True})
                self.told_at = asyncio.get_running_loop().time()
        finally:
            self.sending = None

    def mark_in(self, latest: Latest) -> str:
        """The mark of this guest's own; worked out anew only when something of hers is another."""
        voting = latest.view.round
        secret = voting.round.secret if voting is not None else ""
        if secret != self.secret:
            self.secret, self.voter = secret, self.guest.voter(voting.round) if voting is not None else ""
        own = (
            latest.notes.get(self.author, ()),
            latest.ballots.get(self.voter) if voting is not None else None,
            latest.own_given(self.guest),
        )
        if own != self.own:
            self.own, self.mark = own, mark_of(*own)
        return self.mark


@dataclass(slots=True)
class Streams:
    """All of them. Only inside the event loop. ``changed`` is called when a phone comes or goes."""

    changed: Callable[[], None]
    closing: bool = False
    _guests: Counter[str] = field(default_factory=Counter)
    _open: dict[Listener, asyncio.Task[object]] = field(default_factory=dict)

    @property
    def phones(self) -> int:
        """How many different phones are connected now."""
        return len(self._guests)

    @property
    def full(self) -> bool:
        """Whether no more streams are taken; phones then ask again later."""
        return self.closing or len(self._open) >= MOST_STREAMS

    async def hold(self, guest: Guest, latest: Latest, receive: Receive, send: Send) -> None:
        """Answers one request with a stream that lasts until the phone leaves or the server ends."""
        task = asyncio.current_task()
        assert task is not None, "a request is answered in a task"
        listener = Listener(guest, guest.author, send)
        self._come(listener, task)
        listener.say(f"retry: {RETRY_MS}\n\n".encode() + _Saying(latest).to(listener))
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except BodyTooLarge:
            # No page of ours sends while it listens; the answer has begun, so all there is left is its end.
            await listener.end()
        except asyncio.CancelledError:
            if not (self.closing or listener.replaced):
                raise
            task.uncancel()
            await listener.end()
        finally:
            self._go(listener)

    async def tell(self, latest: Latest) -> None:
        """Says to every phone what is new for it."""
        saying = _Saying(latest)
        for some in self._portions():
            for listener in some:
                said = saying.to(listener)
                if not listener.told.endswith(said):
                    listener.say(said)
            await asyncio.sleep(0)

    async def beat(self) -> None:
        """Says for ever that the server is there, to phones that have heard nothing for a while."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_BEAT)
            for some in self._portions():
                for listener in some:
                    if loop.time() - listener.told_at > HEARTBEAT - _BEAT:
                        listener.next = listener.next or _HERE
                        listener.hurry()
                await asyncio.sleep(0)

    def close(self) -> None:
        """Ends all streams."""
        self.closing = True
        for task in self._open.values():
            task.cancel()

    def _portions(self) -> Iterator[list[Listener]]:
        everybody = iter(list(self._open))
        while some := list(islice(everybody, _PORTION)):
            yield [listener for listener in some if listener in self._open]

    def _come(self, listener: Listener, task: "asyncio.Task[object]") -> None:
        if self._guests[listener.guest.token] >= MOST_OF_ONE:
            self._end_oldest_of(listener.guest.token)
        self._open[listener] = task
        self._guests[listener.guest.token] += 1
        self.changed()

    def _end_oldest_of(self, token: str) -> None:
        of_this_one = (one for one in self._open if one.guest.token == token and not one.replaced)
        if (oldest := next(of_this_one, None)) is not None:
            oldest.replaced = True
            self._open[oldest].cancel()

    def _go(self, listener: Listener) -> None:
        del self._open[listener]
        listener.stop()
        token = listener.guest.token
        self._guests[token] -= 1
        if not self._guests[token]:
            del self._guests[token]
        self.changed()


class _Saying:
    """What is said of one state: one line of JSON, the same for everybody but for the mark of what is a guest's own."""

    def __init__(self, latest: Latest) -> None:
        self._latest = latest
        self._start = f'data: {{"page":"{latest.page}","mine":"'
        self._end = f'"{latest.turnout()}}}\n\n'

    def to(self, listener: Listener) -> bytes:
        """To one phone."""
        return f"{self._start}{listener.mark_in(self._latest)}{self._end}".encode()


@dataclass(frozen=True, slots=True)
class EventStream:
    """The answer to a request for the stream, as the router wants it: an ASGI application of its own."""

    streams: Streams
    guest: Guest
    latest: Latest

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Answers."""
        await self.streams.hold(self.guest, self.latest, receive, send)
