"""Base 32 as Douglas Crockford wrote it down (crockford.com/base32.html): short in a QR code, and hard to misread."""

from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def spelled(number: int, length: int) -> str:
    """The last ``length`` times five bits of ``number``, as so many characters."""
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(length - 1, -1, -1))
