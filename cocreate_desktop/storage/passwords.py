"""What a hub keeps of passwords and short codes: slow hashes (argon2id), never what was typed."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

SHORTEST = 10
# Costs as OWASP advises them for argon2id: 46 MiB and one pass for who signs in, 19 MiB and two for codes.
_PASSWORDS = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
_CODE_PASSES, _CODE_KIB, _CODE_BYTES = 2, 19 * 1024, 32


def of_code(code: str, salt: bytes) -> str:
    """What is kept of a short code: the same for the same ``salt`` (that of the hub), so that it can be looked up."""
    made = hash_secret_raw(code.encode(), salt, _CODE_PASSES, _CODE_KIB, 1, _CODE_BYTES, Type.ID)
    return made.hex()


def of_password(password: str) -> str:
    """What is kept of a password: argon2id with its own salt and costs in it."""
    return _PASSWORDS.hash(_bytes(password))


def fits(kept: str, password: str) -> bool:
    """Whether ``password`` is the one that ``kept`` was made of; takes as long when ``kept`` is empty and nobody has it."""
    if not kept:
        of_password(password)
        return False
    try:
        return _PASSWORDS.verify(kept, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether a password is to be hashed anew at the next sign-in, for the costs have risen."""
    return _PASSWORDS.check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    """One keyboard sends a letter and its accent apart, another together."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
