"""The event streams: phones that leave in the middle take no word from those that stay."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.latest import Latest, read_latest
from cocreate_desktop.phones.streams import Streams
from tests.phones.conftest import Hall

PHONES = 70
LEAVING = slice(20, 40)
"""A whole portion."""


@dataclass
class Phone:
    """One that stays until it is told to leave, and what it has heard."""

    guest: Guest
    leaving: asyncio.Event = field(default_factory=asyncio.Event)
    heard: str = ""

    async def receive(self) -> dict[str, Any]:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.heard += message.get("body", b"").decode()


async def soon(holds: Callable[[], bool], turns: int = 1000) -> None:
    """Lets the others go on until it holds."""
    for _turn in range(turns):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


def meet(play: Callable[[Streams, list[Phone], Latest], Awaitable[None]], latest: Latest) -> None:
    """Seventy phones that are connected."""

    async def all_of_it() -> None:
        streams = Streams(lambda: None)
        secret = latest.view.evening.secret
        phones = [Phone(Guest(f"phone {number}", "nl", "", secret)) for number in range(PHONES)]
        async with asyncio.TaskGroup() as group:
            for phone in phones:
                group.create_task(streams.hold(phone.guest, latest, phone.receive, phone.send))
            await soon(lambda: all(latest.page in phone.heard for phone in phones))
            await play(streams, phones, latest)
            for phone in phones:
                phone.leaving.set()
        assert streams.phones == 0

    asyncio.run(all_of_it())


def test_that_those_behind_a_portion_that_left_are_told_too(hall: Hall) -> None:
    async def play(streams: Streams, phones: list[Phone], latest: Latest) -> None:
        for phone in phones[LEAVING]:
            phone.leaving.set()
        await streams.tell(replace(latest, page="another"))
        stayed = [phone for phone in phones if not phone.leaving.is_set()]
        assert streams.phones == len(stayed) == PHONES - 20
        await soon(lambda: all("another" in phone.heard for phone in stayed))

    meet(play, hall.services.store.read(lambda reader: read_latest(reader, hall.evening.id)))
