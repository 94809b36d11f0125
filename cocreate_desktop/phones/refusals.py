"""Ballots and codes that were answered with no, noted in the audit of their round. They wait in memory and are written together
at most once a second, so that a flood of them costs the votes nothing."""

import asyncio
import logging
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, Round
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

APART = 1.0
_MOST_KINDS = 40


@dataclass(frozen=True, slots=True)
class _No:
    """Ballots that got the same answer: for which round, which one is open ``now``, ``what`` happened, and why in words."""

    round_id: str
    now: str
    what: Happening
    detail: str


class Refusals:
    """Only inside the event loop."""

    def __init__(self, services: Services, evening_id: str) -> None:
        self._services = services
        self._evening_id = evening_id
        self._waiting: Counter[_No] = Counter()
        self._writing: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    def note(self, what: Happening, round_id: str, *, now: str = "", detail: str = "") -> None:
        """One ballot for ``round_id`` was answered with no. What names a round that is none of this evening is put down to the
        round of ``now``; without that either it was no ballot at all."""
        answered = _No(round_id, now, what, detail)
        if answered not in self._waiting and len(self._waiting) >= _MOST_KINDS:
            answered = _No("", now, what, "")
        self._waiting[answered] += 1
        if self._writing is None:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def close(self) -> None:
        """Writes what still waits."""
        self._closing.set()
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)

    async def _write(self) -> None:
        try:
            while self._waiting:
                some, self._waiting = self._waiting, Counter()
                try:
                    await asyncio.to_thread(self._store, some)
                except (CocreateError, OSError):
                    log.exception("refused ballots could not be noted")
                    if self._closing.is_set():
                        return
                    self._waiting.update(some)
                await self._pause()
        finally:
            self._writing = None

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(APART):
                await self._closing.wait()

    def _store(self, some: Counter[_No]) -> None:
        """What is written is taken out of ``some``, so that a failure half-way counts nothing twice."""
        read = self._services.store.read
        known = read(lambda reader: {one.id for one in reader.find(Round, evening_id=self._evening_id)})
        for one, number in list(some.items()):
            place = one.round_id if one.round_id in known else one.now
            if place in known:
                refused = self._services.auditing.refused
                refused(place, one.what, channel=str(Channel.PHONE), detail=one.detail, number=number)
            del some[one]
