"""Simulated phones that join all at once, look at the page, stay a moment and leave: whether server and network bear it. They
send no note and no vote, so that nothing of them stays."""

import asyncio
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Final

import httpx

from cocreate_desktop.language import _
from cocreate_desktop.services.onsite import CrowdFound

PATIENCE_S: Final = 15.0
"""How long one phone waits for one answer."""
STAY_S: Final = 1.0
"""How long all of them stay once the last has come in."""
LOOK_S: Final = 0.2
_JOINED: Final = (200, 303)


def crowd(
    address: str, people: int, going: Callable[[], bool], told: Callable[[int], None], *, stay: float = STAY_S
) -> CrowdFound:
    """As ``services.onsite.Site.crowd``; ``stay`` in seconds."""
    return asyncio.run(_Crowd(httpx.URL(address), people, going, told).meet(stay))


@dataclass
class _Crowd:
    address: httpx.URL
    people: int
    going: Callable[[], bool]
    told: Callable[[int], None]
    slowest: float = 0.0
    refused: int = 0
    joined: int = 0

    async def meet(self, stay: float) -> CrowdFound:
        """All of them come, stay and go; whoever was told to stop goes at once."""
        # Made once: loading the certificates of the system, which nothing here asks for, takes longer than a whole visit.
        plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        async with AsyncExitStack() as hall:
            coming = [asyncio.ensure_future(self._come(hall, plain)) for _person in range(self.people)]
            await self._wait(coming, stay)
        return CrowdFound(self.people, self.joined, round(self.slowest * 1000), self._problem())

    async def _wait(self, coming: Sequence["asyncio.Future[None]"], stay: float) -> None:
        left = set(coming)
        while left and self.going():
            _done, left = await asyncio.wait(left, timeout=LOOK_S)
        for one in left:
            one.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if not left:
            await asyncio.sleep(stay)

    async def _come(self, hall: AsyncExitStack, plain: ssl.SSLContext) -> None:
        """One phone, as far as it comes."""
        phone = httpx.AsyncClient(
            base_url=self.address.copy_with(path="/", query=None),
            trust_env=False,
            verify=plain,
            timeout=PATIENCE_S,
        )
        await hall.enter_async_context(phone)
        try:
            await self._asked(phone, "GET", self.address.path)
            await self._asked(phone, "POST", self.address.path)
            await self._asked(phone, "GET", "/")
            line = await phone.send(phone.build_request("GET", "/live"), stream=True)
            hall.push_async_callback(line.aclose)
            if line.status_code not in _JOINED:
                raise httpx.HTTPStatusError("refused", request=line.request, response=line)
        except httpx.HTTPStatusError:
            self.refused += 1
        except httpx.HTTPError:
            return
        else:
            self.joined += 1
            self.told(self.joined)

    async def _asked(self, phone: httpx.AsyncClient, method: str, path: str) -> None:
        began = time.monotonic()
        answer = await phone.request(method, path)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if answer.status_code not in _JOINED:
            raise httpx.HTTPStatusError("refused", request=answer.request, response=answer)

    def _problem(self) -> str:
        if self.joined == self.people:
            return ""
        if self.refused:
            return _("The page refused some of the phones. Scan the code with a phone and see what it says.")
        return _("Some phones got no answer. Stop other programs on this laptop and try fewer phones.")
