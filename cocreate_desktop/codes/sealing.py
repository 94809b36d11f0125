"""Sealed values: contact details travel as text that only a laptop with the project's key reads. A hub stores and forwards it.

The same value of the same op always gives the same sealed text (AES-SIV, RFC 5297, needs no nonce), so that two laptops that
send one op send the same op. What the seal is of (the op's header) is sealed along: it opens nowhere else.
"""

import base64
import binascii
import json
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = "~1:"
"""How a sealed value begins; canonical JSON never begins with a tilde."""
KEY_BYTES = 32
_ABOUT_THIS = b"cocreate sealed value 1"
_SIV_BYTES = 64
_STEP = 64  # bytes; lengths are rounded up to it, so that a hub does not see how long a name is


def seal(key: bytes, about: bytes, value: str, salt: str) -> str:
    """``value`` and ``salt`` as one text that begins with MARK; the same arguments give the same text. ``key`` is KEY_BYTES
    random bytes, ``about`` what it belongs to (the op's header). Raises ValueError when the key is no key."""
    plain = json.dumps([value, salt], separators=(",", ":")).encode()
    plain = plain.ljust(-(-len(plain) // _STEP) * _STEP)
    return _text(_cipher(key).encrypt(plain, [_ABOUT_THIS, about]))


def unseal(key: bytes, about: bytes, sealed: str) -> tuple[str, str] | None:
    """The value and the salt, or None when ``sealed`` is none, was changed, belongs elsewhere or has another key. Raises
    ValueError when ``key`` is no key."""
    cipher = _cipher(key)
    if not is_sealed(sealed):
        return None
    try:
        raw = base64.b64decode(sealed.removeprefix(MARK), altchars=b"-_", validate=True)
        if _text(raw) != sealed:  # the same bytes written otherwise
            return None
        value, salt = json.loads(cipher.decrypt(raw, [_ABOUT_THIS, about]))
    except (InvalidTag, binascii.Error, ValueError):
        return None
    return value, salt


def is_sealed(value: str | None) -> bool:
    """Whether an op's value is a sealed one (of any version)."""
    return value is not None and value.startswith("~")


def _text(raw: bytes) -> str:
    return MARK + base64.urlsafe_b64encode(raw).decode()


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESSIV:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return AESSIV(HKDF(algorithm=SHA256(), length=_SIV_BYTES, salt=None, info=_ABOUT_THIS).derive(key))
