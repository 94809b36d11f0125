"""Typed voting codes: eight random Crockford characters and one that checks them, written as ABCD-EFGH-J.

The check catches every single wrong character and every swap of two neighbours. Reading forgives lower case, O for 0, I and
L for 1, U for V, and spaces, dashes and dots wherever they stand.
"""

import secrets

from cocreate_desktop.domain.crockford import ALPHABET
from cocreate_desktop.domain.errors import BadCode

LENGTH = 8
_FORGIVEN = str.maketrans("OILU", "011V")
# Powers of a generator of the field of 32 elements: all different, so a wrong character or a swap always shows.
_FIELD = 0b100101


def new() -> str:
    """A new random code in its normal form (nine characters, no dashes)."""
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def with_check(body: str) -> str:
    """``body`` (eight characters) with its check character."""
    return body + ALPHABET[_remainder(body)]


def normalise(typed: str) -> str:
    """The normal form of what was typed. Raises BadCode when its check does not hold."""
    code = "".join(filter(str.isalnum, typed.upper())).translate(_FORGIVEN)
    whole = len(code) == LENGTH + 1 and all(character in ALPHABET for character in code)
    if not whole or with_check(code[:LENGTH]) != code:
        raise BadCode
    return code


def shown(code: str) -> str:
    """A code as people read it: ABCD-EFGH-J."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _remainder(body: str) -> int:
    total = 0
    for character in body:
        total = _times_x(total) ^ ALPHABET.index(character)
    return _times_x(total)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 32 else doubled


class TypedVotingCodes:
    """Fulfils ``services.codes.TypedCodes``."""

    def new(self) -> str:
        """A new code."""
        return new()

    def normalise(self, typed: str) -> str:
        """The normal form. Raises BadCode."""
        return normalise(typed)
