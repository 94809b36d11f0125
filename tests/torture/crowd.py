"""Phones that vote or write as fast as they are answered, whatever becomes of the server, and remember what they were told."""

from __future__ import annotations

import re
import secrets
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count

import httpx

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OPTION = re.compile(r'name="o-(\w+)"')
_DOTS = ((1, 0), (2, 0), (0, 1), (0, 2), (1, 1), (2, 1), (1, 2))
_NOTES_OF_ONE = 15  # one guest may send twenty a minute
_PAUSE_S = 0.03
_PATIENCE_S = 60.0


@dataclass(slots=True)
class Guest:
    """What one guest was told is ``kept``, in order. ``session`` is her cookie."""

    session: str
    kept: list[str] = field(default_factory=list)


class Phone:
    """It sends in a thread of its own until it is told to stop, each thing until it is acknowledged. ``guests`` are those that
    it was, one after the other."""

    def __init__(self, join: str, *, writes: bool) -> None:
        self._join, self._writes = httpx.URL(join), writes
        self._stops = threading.Event()
        self._client = httpx.Client(
            base_url=self._join.copy_with(path="/", query=None),
            trust_env=False,
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # plain HTTP: no certificates are read for it
            timeout=10,
        )
        self.guests: list[Guest] = []
        self.unsure = 0
        self._thread = threading.Thread(target=self._notes if writes else self._votes)
        self._thread.start()

    @property
    def kept(self) -> int:
        """How many things it was told are kept."""
        return sum(len(one.kept) for one in self.guests)

    def tell_to_stop(self) -> None:
        """It ends once what it is sending has been acknowledged."""
        self._stops.set()

    def stop(self) -> None:
        """Waits for that end."""
        self.tell_to_stop()
        self._thread.join(_PATIENCE_S)
        if self._thread.is_alive():
            raise AssertionError("a phone is not answered any more")
        self._client.close()

    def _votes(self) -> None:
        form = self._come_in()
        options = list(dict.fromkeys(_OPTION.findall(self._page)))
        for number in count():
            if self._stops.is_set():
                return
            dots = _DOTS[number % len(_DOTS)]
            given = {f"o-{option}": str(dot) for option, dot in zip(options, dots, strict=True)}
            self._send("/vote", {**form, **given})
            self.guests[-1].kept.append(str(dots))

    def _notes(self) -> None:
        while not self._stops.is_set():
            form = self._come_in()
            for _note in range(_NOTES_OF_ONE):
                if self._stops.is_set():
                    return
                words = f"briefje {secrets.token_hex(6)}"
                self._send("/note", {**form, "text": words, "id": secrets.token_hex(16)})
                self.guests[-1].kept.append(words)

    def _come_in(self) -> dict[str, str]:
        """A new guest; what every form of hers carries."""
        self._client.cookies.clear()
        self._send(self._join.path, {"lang": "nl"})
        self.guests.append(Guest(self._client.cookies["guest"]))
        self._page = self._answered("GET", "/", None).text
        return dict(_HIDDEN.findall(self._page))

    def _send(self, road: str, form: Mapping[str, str]) -> None:
        answer = self._answered("POST", road, form)
        if answer.status_code != HTTPStatus.SEE_OTHER:
            raise AssertionError(f"{road}: {answer.status_code} {answer.text[:300]}")

    def _answered(self, method: str, road: str, form: Mapping[str, str] | None) -> httpx.Response:
        """Asks until there is an answer: nobody knows what became of what was not answered, so it is sent once more."""
        while True:
            try:
                return self._client.request(method, road, data=form)
            except httpx.TransportError:
                self.unsure += 1
                threading.Event().wait(_PAUSE_S)
