"""The body of a form with photos, received into memory and never into a file: a photo that nobody made fit to keep yet may not
lie unencrypted on the disk. How much that is at one time has an end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from cocreate_desktop.phones.forms import BadForm
from cocreate_desktop.phones.shield import Wide
from cocreate_desktop.services.seeing import LARGEST_FILE

# The page's script sends one photo at a time; a phone without it sends a few in one form.
WIDE: Final = Wide("/F/", "multipart/form-data", 3 * LARGEST_FILE)
MOST_AT_ONCE: Final = 30
"""Photos in one form."""
_PLACES: Final = 6


class Places:
    """Room for the bodies of ``free`` more photos of the largest size."""

    def __init__(self) -> None:
        self.free = _PLACES
        self._room = asyncio.Condition()
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def for_body_of(self, request: Request) -> AsyncIterator[None]:
        """Waits until there is room for what the request says that it brings. Until then the phone is not listened to, and so
        it waits with sending."""
        said = request.headers.get("content-length", "")
        long = int(said) if said.isdigit() else WIDE.most
        places = max(1, min(_PLACES, -(-long // LARGEST_FILE)))
        # In the order in which they came, or a large one would never find room.
        async with self._turn, self._room:
            await self._room.wait_for(lambda: self.free >= places)
            self.free -= places
        try:
            yield
        finally:
            async with self._room:
                self.free += places
                self._room.notify_all()


async def form_of(request: Request) -> FormData:
    """The form. Raises BadForm, BodyTooLarge, ClientDisconnect."""
    parser = _InMemory(request.headers, request.stream(), max_files=MOST_AT_ONCE, max_fields=4)
    try:
        return await parser.parse()
    except MultiPartException as problem:
        raise BadForm from problem


class _InMemory(MultiPartParser):
    """No file of a body is as large as this, so none is laid on the disk."""

    spool_max_size = WIDE.most + 1
