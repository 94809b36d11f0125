"""Sending from home as a browser without script does: the form's own fields, and what somebody fills in."""

import re

import httpx

ENGLISH = {"accept-language": "en"}


def fields_of(page: httpx.Response, action: str) -> dict[str, str]:
    """The hidden fields of the first form that goes to ``action``."""
    form = re.search(rf'<form method="post" action="[^"]*{action}".*?</form>', page.text, re.DOTALL)
    assert form is not None, action
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[0])
    return dict(found)


def send(client: httpx.Client, page: str, road: str, /, **filled: str) -> httpx.Response:
    """Opens ``page`` and sends its form for ``road``."""
    shown = client.get(page)
    home = "/".join(str(shown.url.path).split("/")[: 5 if "/s/" in shown.url.path else 3])
    return client.post(f"{home}/{road}", data=fields_of(shown, f"/{road}") | filled)
