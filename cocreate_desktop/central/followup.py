"""Opens the address of the online follow-up as a phone at home would, and says who answers: it follows where it is sent on,
reads no more of a page than its head, and asks for nothing that is kept."""

import ssl
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import httpx

from cocreate_desktop.central.addresses import is_loopback
from cocreate_desktop.central.certificates import NAME, handshake_error, trusting_context
from cocreate_desktop.domain.online import MARK
from cocreate_desktop.services.onlinereach import Answer, Reached

_MOST: Final = 32 * 1024  # bytes: the head of a page comes first
_PREFETCH: Final = "prefetch"  # nobody looks at it: it is no visit


class FollowUpCheck:
    """Fulfils ``services.onlinereach.OnlineReach``. ``ca_file``: certificates (PEM) that are trusted besides those of this
    machine."""

    def __init__(self, ca_file: Path | None = None, *, connect_s: float = 5, bytes_s: float = 8) -> None:
        self._ca_file = ca_file
        self._patience = httpx.Timeout(bytes_s, connect=connect_s)

    def look(self, address: str, code: str) -> Reached:
        """Who answers at ``address``."""
        try:
            return self._asked(address, code)
        except httpx.InvalidURL:
            return Reached(address, Answer.SILENT)
        except httpx.HTTPError as problem:
            unsafe = isinstance(handshake_error(problem), ssl.SSLCertVerificationError)
            return Reached(address, Answer.UNSAFE if unsafe else Answer.SILENT)

    def _asked(self, address: str, code: str) -> Reached:
        asked = httpx.URL(address)
        context = trusting_context(self._ca_file) if asked.scheme == "https" else False
        client = httpx.Client(
            verify=context,
            timeout=self._patience,
            follow_redirects=True,
            max_redirects=5,
            headers={"User-Agent": NAME, "Accept": "text/html", "Sec-Purpose": _PREFETCH},
            trust_env=not is_loopback(asked.host),
        )
        with client, client.stream("GET", asked) as answer:
            found = _marked(_head_of(answer))
            return Reached(address, _answer(found, answer.status_code, code), answer.status_code)


def _answer(found: str | None, status: int, code: str) -> Answer:
    """``found``: what the page's mark says, None without one. A page that says no may still name what it was asked for."""
    well = status < httpx.codes.BAD_REQUEST
    if found is None:
        return Answer.PAGE if well else Answer.FAILS
    if not found or not well:
        return Answer.EMPTY
    return Answer.OURS if found.upper() == code.upper() else Answer.OTHER


def _head_of(answer: httpx.Response) -> str:
    taken = bytearray()
    for part in answer.iter_bytes():
        taken += part
        if len(taken) >= _MOST:
            break
    return bytes(taken[:_MOST]).decode("utf-8", "replace")


def _marked(page: str) -> str | None:
    """What the mark in the head of a page says; None where there is none."""
    reader = _Head()
    reader.feed(page)
    return reader.found


class _Head(HTMLParser):
    """Looks for the mark of our pages."""

    def __init__(self) -> None:
        super().__init__()
        self.found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A beginning of an element."""
        said = dict(attrs)
        if tag == "meta" and said.get("name") == MARK:
            self.found = (said.get("content") or "").strip()
