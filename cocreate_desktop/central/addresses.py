"""Where the other side of the wire is: its address as somebody typed it, and by what it is known."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from cocreate_desktop.domain.errors import BadValue, TextTooLong
from cocreate_desktop.services.projects import web_address

EXAMPLE: Final = "https://hub.voorbeeld.nl"
EXAMPLE_LAPTOP: Final = "https://192.168.8.2:8484"

_SHOWN = 80  # characters of what was typed


@dataclass(frozen=True, slots=True)
class Place:
    """``address`` as ``peer_address`` gives it. A laptop is known by the ``fingerprint`` that was pinned (SHA-256 of its
    certificate in hexadecimal digits); a hub by whom this machine trusts, and by ``ca_file`` besides."""

    address: str
    fingerprint: str = ""
    ca_file: Path | None = None


def peer_address(typed: str, port: int | None = None, *, example: str = EXAMPLE) -> str:
    """``typed`` as an address to ask, without a slash at its end: https, and http only on this very machine. ``port`` where
    none was typed (None: as usual). Raises BadValue."""
    whole = typed.strip().rstrip("/")
    try:
        found = web_address(whole)
        parts = urlsplit(found)
        host, named = parts.hostname or "", parts.port
    except (BadValue, TextTooLong, ValueError) as problem:
        raise BadValue(value=typed[:_SHOWN], example=example) from problem
    odd = parts.query or parts.fragment or not found.isascii() or "\\" in found
    if odd or not host or (parts.scheme == "http" and not is_loopback(host)):
        raise BadValue(value=typed[:_SHOWN], example=example)
    shown = f"[{host}]" if ":" in host else host
    at = named if named is not None else port
    return f"{parts.scheme}://{shown}{f':{at}' if at is not None else ''}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this very machine, by its usual name or a number."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
