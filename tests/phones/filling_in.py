"""Filling in the forms of the phone's pages as a browser without script does."""

import re

import httpx

from tests.phones.conftest import Hall

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"accept": "application/json"}


def hidden(page: httpx.Response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None, name
    return found[1]


def send_note(client: httpx.Client, text: str, **more: str) -> httpx.Response:
    page = client.get("/")
    fields = {"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": text}
    return client.post("/note", data=fields | more)


def vote(client: httpx.Client, hall: Hall, *dots: int) -> httpx.Response:
    page = client.get("/")
    fields = {f"o-{option.id}": str(n) for option, n in zip(hall.options, dots, strict=True)}
    return client.post("/vote", data=fields | {"proof": hidden(page, "proof"), "round": hall.round.id})
