"""How two laptops prove to one another that they know a code, without saying it: keyed hashes over the numbers that both drew
and the certificate that each sees on this very connection. Somebody in between has another certificate, so his proofs do not
fit."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.services.gate import Paired

JOINS: Final = "joins"
SHOWS: Final = "shows"
NONCE_BYTES: Final = 16
_ABOUT: Final = "cocreate pairing 1"
# 32 MiB and about a tenth of a second for each guess: the code has 40 bits and is worth nothing after ten minutes.
_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024


def key_of(code: str, salt: str, theirs: str, ours: str) -> bytes:
    """The key of one meeting. ``code`` in its normal form; ``theirs`` is the number of the laptop that joins, ``ours`` that of
    the one that shows the code. Both are in it, so that nothing can be worked out beforehand."""
    mixed = hashlib.sha256(said(salt, theirs, ours).encode()).digest()
    return hashlib.scrypt(code.encode(), salt=mixed, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY, dklen=32)


def said(*parts: str) -> str:
    """Several texts as one, so that no two lists of texts give the same."""
    return json.dumps(parts, ensure_ascii=True, separators=(",", ":"))


def handed(paired: Paired) -> tuple[str, ...]:
    """What the one that shows the code proves to have handed over."""
    return paired.token, paired.project_id, paired.name, paired.project, paired.vault_key


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """What one side holds in a meeting; ``fingerprint`` of the certificate as it sees it itself."""

    key: bytes
    theirs: str
    ours: str
    fingerprint: str

    def proof(self, role: str, about: str) -> str:
        """The proof of ``role`` over all this and what it says along (``about``), in hexadecimal digits."""
        whole = said(_ABOUT, role, self.theirs, self.ours, self.fingerprint, about)
        return hmac.new(self.key, whole.encode(), "sha256").hexdigest()
