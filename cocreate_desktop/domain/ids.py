"""Names for things: identifiers, random or made of what they stand for, and the letters of options. Nothing here tells when
something was made."""

import hashlib
import secrets
import string


def new_id() -> str:
    """A random 128-bit identifier as 32 hexadecimal characters; carries no time, so it cannot order votes."""
    return secrets.token_hex(16)


def id_of(told: str) -> str:
    """The one identifier of what ``told`` says, as 32 hexadecimal characters: whoever makes it anew, on whatever laptop, makes
    the same, so that two write one row."""
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def letter(index: int) -> str:
    """The letter of the option at ``index`` (0 is A); after Z it goes on with AA, AB …"""
    name = ""
    rest = index
    while True:
        rest, place = divmod(rest, 26)
        name = string.ascii_uppercase[place] + name
        if rest == 0:
            return name
        rest -= 1
