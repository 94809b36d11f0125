"""Bodies of photos on their way: no more of them at one time than memory has room for."""

import asyncio

from starlette.requests import Request

from cocreate_desktop.phones.receiving import WIDE, Places


def test_that_large_bodies_wait_until_there_is_room_and_none_waits_for_ever() -> None:
    async def held(places: Places, length: str, let_go: asyncio.Event) -> None:
        request = Request({"type": "http", "headers": [(b"content-length", length.encode())]})
        async with places.for_body_of(request):
            await let_go.wait()

    async def evening() -> None:
        places, let_go = Places(), asyncio.Event()
        large = [asyncio.create_task(held(places, str(WIDE.most), let_go)) for _phone in range(5)]
        small = asyncio.create_task(held(places, "5000000", let_go))
        for _turn in range(20):
            await asyncio.sleep(0)
        assert places.free == 0
        let_go.set()
        await asyncio.wait_for(asyncio.gather(*large, small), 20)
        assert places.free == 6

    asyncio.run(evening())
