"""Turning tokens into names that lead back to nobody without the secret. Pure functions of their arguments."""

import hmac
import secrets
from functools import lru_cache

from cocreate_desktop.domain.crockford import spelled

_PHONES = 4096  # what is asked with every tap of a phone is remembered; what a vote is counted under never is


def new_secret() -> str:
    """256 random bits as hexadecimal text."""
    return secrets.token_hex(32)


def new_token() -> str:
    """128 random bits as 26 Crockford base-32 characters."""
    return _spelled(secrets.randbits(128))


def upload_token(secret: str) -> str:
    """What the QR code for photos of the evening of ``secret`` carries: a role code that can only add, and that leads to no
    other address. As long and as hard to guess as ``new_token``."""
    return _spelled(int(_mac(secret, "role", "photos")[:32], 16))


def door_token(secret: str) -> str:
    """The same for the tablet that counts at the door of the evening of ``secret``."""
    return _spelled(int(_mac(secret, "role", "door")[:32], 16))


def home_token(secret: str, seed: str) -> str:
    """The token of somebody who sends something from home for the first time, made of what her form alone carries: sent twice
    in a hurry, it is one person's."""
    return _spelled(int(_mac(secret, "home", seed)[:32], 16))


def hall_mark(secret: str) -> str:
    """By what phones know that another laptop serves the evening of ``secret``; it opens nothing."""
    return _spelled(int(_mac(secret, "role", "here")[:32], 16))


def same(one: str, other: str) -> bool:
    """Whether two codes are the same, in a time that tells nothing about how far they are."""
    return hmac.compare_digest(one.encode(), other.encode())


def _spelled(number: int) -> str:
    """128 bits as 26 Crockford base-32 characters."""
    return spelled(number, 26)


def voter_of(secret: str, token: str) -> str:
    """The voter of ``token`` in the round of ``secret``: the same token, the same voter, in this round only."""
    return _mac(secret, "voter", token)


def hidden(secret: str, *marks: str) -> str:
    """Marks of 256 bits that can be read as long as ``secret`` is there, and by nobody once it is gone."""
    nonce = secrets.token_hex(16)
    return " ".join((nonce, *(_under(secret, nonce, place, mark) for place, mark in enumerate(marks))))


def unhidden(secret: str, words: str) -> tuple[str, ...]:
    """The marks that were ``hidden``. Raises ValueError for words that are none."""
    nonce, *marks = words.split()
    return tuple(_under(secret, nonce, place, mark) for place, mark in enumerate(marks))


def _under(secret: str, nonce: str, place: int, mark: str) -> str:
    return f"{int(mark, 16) ^ int(_mac(secret, 'hidden', f'{nonce}:{place}'), 16):064x}"


@lru_cache(maxsize=_PHONES)
def author_of(secret: str, token: str) -> str:
    """The author of notes of ``token`` in the evening of ``secret``, so that a neighbour finds her own notes again."""
    return _mac(secret, "author", token)


@lru_cache(maxsize=_PHONES)
def answerer_of(secret: str, token: str) -> str:
    """Who answered in the evening of ``secret`` by ``token``: another than the author of notes and offers, so that no mark
    leads to an offer and from there to a name."""
    return _mac(secret, "answerer", token)


@lru_cache(maxsize=_PHONES)
def signed(secret: str, token: str) -> str:
    """``token`` with its signature, as a guest's session carries it."""
    return _signed(secret, token)


def token_of(secret: str, session: str) -> str | None:
    """The token of a session that was signed with ``secret``, or None."""
    token, _, _rest = session.partition(".")
    return token if hmac.compare_digest(_signed(secret, token).encode(), session.encode()) else None


def _signed(secret: str, token: str) -> str:
    """Not remembered: the token may be anybody's nonsense, of any length."""
    return f"{token}.{_mac(secret, 'session', token)[:26]}"


def _mac(secret: str, purpose: str, token: str) -> str:
    return hmac.new(bytes.fromhex(secret), f"{purpose}:{token}".encode(), "sha256").hexdigest()
