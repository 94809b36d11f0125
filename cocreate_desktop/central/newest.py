"""Asks the one address which version is the newest. Nothing goes along but the question: no cookie, no version, no laptop."""

import json
from typing import Final

import httpx

from cocreate_desktop.central.addresses import is_loopback
from cocreate_desktop.central.certificates import NAME, trusting_context
from cocreate_desktop.domain import newer
from cocreate_desktop.domain.newer import Release

_MOST: Final = 8 * 1024  # bytes; a release is some hundred
_PATIENCE: Final = httpx.Timeout(8, connect=5)
_ASKED: Final = {"User-Agent": NAME, "Accept": "application/json"}


class Newest:
    """Fulfils ``services.helping.Newest``."""

    def __init__(self, address: str = newer.ADDRESS) -> None:
        self._address = address

    def look(self) -> Release | None:
        """The newest version; None when nobody answers, or something else."""
        try:
            return newer.read(json.loads(self._answered()), self._address)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError):
            return None

    def _answered(self) -> bytes:
        """What is said there, as far as it is short. It is not followed to another address."""
        asked = httpx.URL(self._address)
        context = trusting_context() if asked.scheme == "https" else False
        client = httpx.Client(
            verify=context, timeout=_PATIENCE, headers=_ASKED, trust_env=not is_loopback(asked.host)
        )
        taken = bytearray()
        with client, client.stream("GET", asked) as answer:
            if answer.status_code != httpx.codes.OK:
                return b""
            for part in answer.iter_bytes():
                taken += part
                if len(taken) > _MOST:
                    return b""
        return bytes(taken)
