"""Who may come in by the wire, as a Protocol: the hub's accounts fulfil it, and a laptop's list of those that joined it. Tokens
are kept as hashes only."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Protocol

_TOKEN_BYTES = 32
LONGEST_TOKEN = 200
"""Characters; what is longer is none and is not looked up."""


@dataclass(frozen=True, slots=True)
class Device:
    """Whose token it is: ``id`` of the entry where the token is kept (not the device that writes ops: that changes when a
    laptop is restored), ``name`` how people call it, and the one project that the token is for."""

    id: str
    name: str
    project_id: str


@dataclass(frozen=True, slots=True)
class PairingAsked:
    """Who asks to be let in by a code: ``code`` as typed, ``name`` how people call the laptop, ``project_id`` what it holds
    already (empty: it wants what the code is for), ``project`` how that is called."""

    code: str
    name: str
    project_id: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Paired:
    """What pairing gave: the ``token`` (256 bits, once), the project that it is for, and how people call the other side.
    Between laptops also the ``fingerprint`` to pin and the project's ``vault_key``; a hub has neither."""

    token: str
    project_id: str
    name: str
    project: str = ""
    fingerprint: str = ""
    vault_key: str = ""


class Gate(Protocol):
    """Both methods block: they are called outside the event loop. They may be called by several threads at once."""

    def device_of(self, token: str) -> Device:
        """Whose it is. Raises BadToken when it is nobody's, or was taken back."""

    def pair(self, asked: PairingAsked) -> Paired:
        """Lets a laptop in by a code. Raises BadPairing (wrong, used, too old), OtherProject (the code is for another project
        than the laptop holds)."""


def new_token() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token: it has so many bits that a plain hash gives nothing away."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
