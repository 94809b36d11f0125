"""The phone server of an evening without a socket, and everybody who may come by."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.applications import Starlette

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.secrecy import (
    door_token,
    hall_mark,
    new_secret,
    new_token,
    signed,
    upload_token,
)
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.server import make_app
from tests.access.roads import Cell
from tests.phones.conftest import Hall, running_hall
from tests.phones.strangers import Answer, Asked, put_to

HOST: Final = "127.0.0.1"
_FORM: Final = "application/x-www-form-urlencoded"
_PHOTOS: Final = "multipart/form-data; boundary=x"
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody at the phone server: a session (or none), and the ``code`` that she has for addresses with one in it."""

    session: str = ""
    code: str = "NOBODYHASTHISTOKEN00000000"
    mark: str = "x"


@dataclass
class HallScene:
    """``people`` as the table calls them."""

    hall: Hall
    people: Mapping[str, Comer]
    guest: Guest

    def app(self) -> Starlette:
        """As the program makes it; it starts in the loop that asks it."""
        evening = self.hall.evening.id
        hub = LiveHub(self.hall.services, evening)
        return make_app(self.hall.services, evening, hub, hosts={HOST}, take=OwnEyes().take)

    def asked(
        self, cells: Sequence[Cell], who: Comer, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> list[Answer]:
        """The answers to somebody who asks them one after the other."""

        async def all_of_them() -> list[Answer]:
            app = self.app()
            async with app.router.lifespan_context(app):
                return [await put_to(app, self._asked(cell, who, body, headers or {})) for cell in cells]

        return asyncio.run(all_of_them())

    def _asked(self, cell: Cell, who: Comer, body: bytes, headers: Mapping[str, str]) -> Asked:
        method, pattern = cell
        photos = pattern.lower().startswith("/f/") and method == "POST"
        said = {"host": HOST, "content-type": _PHOTOS if photos else _FORM, **headers}
        if who.session and "{session}" not in pattern:
            said["cookie"] = f"guest={who.session}"
        places = {
            "token": who.code, "session": f"nl.{who.session}", "code": "A1", "sha256": "a" * 64, "mark": who.mark,
            "visit": "0a1b2c3d",
            **dict(zip(("print", "name"), assets.address("phone.js").split("/")[-2:], strict=True)),
        }  # fmt: skip
        target = _PLACE.sub(lambda place: places.get(place[1], "f" * 32), pattern)
        head = tuple((name.encode(), value.encode()) for name, value in said.items())
        return Asked(method, target, head, (b"--x--\r\n" if photos and not body else body,))


@contextmanager
def hall_scene(folder: Path) -> Iterator[HallScene]:
    """An evening that asks for ideas."""
    with running_hall(folder) as hall:
        hall.go_to(Kind.IDEAS)
        secret, join = hall.evening.secret, hall.evening.join_token
        guest = Guest(new_token(), "nl", "", secret)
        yield HallScene(
            hall,
            {
                "nobody": Comer(),
                "invited": Comer(code=join),
                "guest": Comer(guest.session, join),
                "of_yesterday": Comer(signed(new_secret(), new_token()), new_token()),
                "photos": Comer(code=upload_token(secret)),
                "door": Comer(code=door_token(secret)),
                "second_laptop": Comer(mark=hall_mark(secret)),
            },
            guest,
        )
