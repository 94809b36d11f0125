"""The phones of a long evening, in a process of their own: told by lines what to do, they do it and say by a line of JSON what
was answered with yes. Each line is ``notes N``, ``votes N`` or ``photos N``; an empty one ends."""

from __future__ import annotations

import asyncio
import io
import json
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from PIL import Image

from bench.stand.phones import PATIENCE, Phone, call_again, hang_up, joined, listen
from cocreate_desktop.domain.ids import new_id

AT_ONCE = 20
_OPTION = re.compile(r'name="o-(\w+)"')
_ROUND = re.compile(r'name="round" value="(\w+)"')
JSON = {"accept": "application/json"}


@dataclass(slots=True)
class Crowd:
    """So many phones of one evening; ``photos`` is where photos of a wall are sent, ``picture`` the photo."""

    address: str
    join_path: str
    photos: str
    picture: Path
    phones: list[Phone] = field(default_factory=list)
    streams: list[asyncio.Task[None]] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    sent: int = 0

    async def come(self, number: int) -> None:
        """Everybody joins and listens."""
        self.phones = [await joined(self.address, self.join_path) for _place in range(number)]
        self.streams = [asyncio.create_task(listen(phone)) for phone in self.phones]

    async def told(self, what: str, number: int) -> object:
        """Does what a line says; gives what was answered with yes."""
        if what == "photos":
            return [await asyncio.to_thread(self._photo) for _time in range(number)]
        await call_again(self.phones)
        self._some_break_off()
        if what == "notes":
            await self._shown('name="text"')
            return [await self._note(place) for place in range(number)]
        page = await self._shown('name="o-')
        self.options = list(dict.fromkeys(_OPTION.findall(page)))
        found = _ROUND.search(page)
        assert found is not None, "a page with options has a round"
        last: dict[int, tuple[str, str]] = {}
        for start in range(0, number, AT_ONCE):
            places = range(start, start + AT_ONCE)
            last.update(await asyncio.gather(*(self._vote(found[1], place) for place in places)))
        return list(last.values())

    async def leave(self) -> None:
        """Everybody goes."""
        await hang_up(self.streams)

    def _some_break_off(self) -> None:
        """A quarter of the streams breaks off and comes back, each time another quarter."""
        for place in range(self.sent % 4, len(self.phones), 4):
            self.streams[place].cancel()
            self.streams[place] = asyncio.create_task(listen(self.phones[place]))

    async def _shown(self, mark: str) -> str:
        """The page of now, as soon as it is the one with ``mark``."""
        last, phone = time.monotonic() + PATIENCE, self.phones[0]
        while mark not in (page := (await phone.ask(phone.request("GET", "/now"), 200))[1].decode()):
            if time.monotonic() > last:
                raise SystemExit(f"the phones never saw {mark}")
            await asyncio.sleep(0.02)
        return page

    async def _note(self, place: int) -> str:
        """Every fifth is sent twice, as a phone does that heard no answer."""
        self.sent += 1
        name, phone = new_id(), self.phones[self.sent % len(self.phones)]
        fields = {"text": f"Briefje {self.sent}: een bankje onder de boom", "id": name, "proof": phone.proof}
        for _time in range(1 if place % 5 else 2):
            # Eight hours go by in minutes, and a phone may send so many notes a minute.
            while b" 429 " in (await phone.ask(phone.request("POST", "/note", fields), 200, 429))[0][:20]:
                await asyncio.sleep(1)
                await call_again(self.phones)
        return name

    async def _vote(self, round_id: str, number: int) -> tuple[int, tuple[str, str]]:
        self.sent += 1
        place, options = number % len(self.phones), self.options
        first, second = (options[(self.sent + more) % len(options)] for more in (0, 1))
        phone = self.phones[place]
        fields = {"round": round_id, "proof": phone.proof, f"o-{first}": "2", f"o-{second}": "1"}
        await phone.ask(phone.request("POST", "/vote", fields), 200)
        return place, (first, second)

    def _photo(self) -> str:
        """The wall once more, each time with another paper on it: no two photos are the same."""
        self.sent += 1
        name, content = new_id(), io.BytesIO()
        photo = Image.open(self.picture).convert("RGB")
        left = 37 * self.sent % (photo.width - 200)
        photo.paste((240, 210, 80), (left, 40, left + 180, 220))
        photo.save(content, "JPEG", quality=88)
        answered = httpx.post(
            self.photos,
            data={"id": name},
            files={"photo": (f"{name}.jpg", content.getvalue(), "image/jpeg")},
            headers=JSON,
            timeout=60,
        )
        if not answered.is_success or not answered.json()["ok"]:
            raise SystemExit(f"a photo was refused: {answered.text[:300]}")
        return name


async def main(address: str, join_path: str, photos: str, picture: str, number: str) -> None:
    """Joins, says so, and does what it is told."""
    crowd = Crowd(address, join_path, photos, Path(picture))
    await crowd.come(int(number))
    print("ready", flush=True)
    while words := (await asyncio.to_thread(sys.stdin.readline)).split():
        print(json.dumps(await crowd.told(words[0], int(words[1]))), flush=True)
    await crowd.leave()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
