"""The key of a workspace: where it is found, where it is kept, and how it is written down. Keys never reach a log."""

import contextlib
import hashlib
import logging
import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import keyring
from keyring.errors import KeyringError, NoKeyringError

from cocreate_desktop import lasting, paths
from cocreate_desktop.domain.crockford import ALPHABET, spelled
from cocreate_desktop.domain.errors import BadFile, NoKey, WrongKey
from cocreate_desktop.language import _

log = logging.getLogger(__name__)
KEY_BYTES = 32
SERVICE = "CoCreate Desktop"
VARIABLE = "COCREATE_KEY"
_READ_AS = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None, "\n": None, "\r": None}
)
_DIGITS = 52  # of 5 bits: 256 bits and 4 to spare
_CHECK = 3
_WAITS = ".goes"


class KeySource(StrEnum):
    """Where a key came from; ``FILE`` (in the data folder, for want of a keyring) asks for a visible warning."""

    TYPED = "typed"
    KEY_FILE = "key_file"
    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """32 bytes and where they came from."""

    value: bytes
    source: KeySource


def new_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def written(key: bytes) -> str:
    """The recovery key: eleven groups of five characters, the last three of them a check."""
    number = int.from_bytes(key, "big")
    digits = spelled(number, _DIGITS) + _check(key)
    return "-".join(digits[i : i + 5] for i in range(0, len(digits), 5))


def parse(text: str) -> bytes:
    """The key that ``text`` writes down, whatever its case and spacing. Raises ValueError."""
    clean = text.upper().translate(_READ_AS)
    if len(clean) != _DIGITS + _CHECK or any(letter not in ALPHABET for letter in clean):
        raise ValueError("a recovery key has 55 letters and digits")
    number = 0
    for digit in clean[:_DIGITS]:
        number = number * 32 + ALPHABET.index(digit)
    if number >> (8 * KEY_BYTES):
        raise ValueError("no such key")
    key = number.to_bytes(KEY_BYTES, "big")
    if _check(key) != clean[_DIGITS:]:
        raise ValueError("the last three characters do not fit the others")
    return key


def given_key(path: Path, text: str | None, key_file: Path | None) -> Key | None:
    """The key that somebody typed or named a file of, if any. Raises WrongKey (typed wrongly), BadFile."""
    if text:
        return Key(_parsed(path, text), KeySource.TYPED)
    if key_file is not None:
        try:
            return Key(_parsed(path, key_file.read_text(encoding="utf-8")), KeySource.KEY_FILE)
        except (OSError, UnicodeDecodeError) as problem:
            raise BadFile(path=str(key_file), why=_("it holds no key.")) from problem
    return None


def environment_key(path: Path) -> Key | None:
    """The key in the environment, if there is one. Raises WrongKey when it is none."""
    text = os.environ.get(VARIABLE)
    return Key(_parsed(path, text), KeySource.ENVIRONMENT) if text else None


def find_key(path: Path, name: str, text: str | None = None, key_file: Path | None = None) -> Key:
    """The key of ``path``: typed, from a key file, the environment, the keyring or the data folder, in this order.

    ``name`` is the hexadecimal text of the file's first 16 bytes. Raises NoKey, WrongKey, BadFile.
    """
    key = given_key(path, text, key_file)
    key = key or environment_key(path) or stored_key(name)
    if key is None:
        raise NoKey(path=str(path))
    return key


def stored_key(name: str) -> Key | None:
    """The key that this machine keeps under ``name``, or None."""
    try:
        kept = keyring.get_password(SERVICE, name)
    except KeyringError:
        kept = None
    try:
        if kept:
            return Key(parse(kept), KeySource.KEYRING)
        return Key(parse(_file(name).read_text(encoding="utf-8")), KeySource.FILE)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        log.warning("the stored key %s cannot be read", name[:8])
        return None


def store_key(name: str, key: bytes) -> KeySource:
    """Keeps a key in the keyring, or where there is none in a file that only its owner reads. Raises OSError."""
    try:
        keyring.set_password(SERVICE, name, written(key))
        if keyring.get_password(SERVICE, name) == written(key):
            return KeySource.KEYRING
    except KeyringError:
        log.info("no keyring here: the key goes into a file")
    write_key_file(_file(name), key)
    return KeySource.FILE


def forget_key(name: str) -> bool:
    """This machine keeps the key no longer: without the recovery key nobody reads what it locked. False while it cannot be
    taken away (a locked keyring, a disk that refuses); ``forget_waiting`` then tries again."""
    gone, sure = True, True
    try:
        gone = _out_of_keyring(name)
    except NoKeyringError:
        sure = _file(name).exists()  # else the keyring of a session that is not ours may hold it
    except KeyringError:
        gone = False
    try:
        _file(name).unlink(missing_ok=True)
    except OSError:
        gone = False
    with contextlib.suppress(OSError):
        if gone and sure:
            keep_key(name)
        else:
            lasting.make_folder(_waits(name).parent, mode=0o700)
            lasting.write(_waits(name), "")
    lasting.settle(_file(name).parent)
    if not gone:
        log.warning("the key %s could not be taken away", name[:8])
    return gone


def forget_waiting() -> None:
    """Tries again to forget the keys that could not be forgotten before."""
    for one in keys_waiting():
        forget_key(one)


def keys_waiting() -> tuple[str, ...]:
    """The names of the keys that are still to be forgotten."""
    return tuple(sorted(one.stem for one in _file("").parent.glob(f"*{_WAITS}")))


def keep_key(name: str) -> None:
    """It is not forgotten any more: what it opens is here again. Raises OSError."""
    _waits(name).unlink(missing_ok=True)


def _out_of_keyring(name: str) -> bool:
    """Takes a key out of the keyring; whether that holds none now. Raises KeyringError."""
    if keyring.get_password(SERVICE, name):
        keyring.delete_password(SERVICE, name)
    return not keyring.get_password(SERVICE, name)


def keyring_works() -> bool:
    """Whether this machine keeps secrets for us; asks and stores nothing."""
    try:
        keyring.get_password(SERVICE, "is there a keyring")
    except KeyringError:
        return False
    return True


def write_key_file(place: Path, key: bytes) -> None:
    """Writes a key where only its owner can read it. Raises OSError."""
    lasting.make_folder(place.parent, mode=0o700)
    lasting.write(place, written(key) + "\n")


def _file(name: str) -> Path:
    return paths.data() / "keys" / f"{name}.key"


def _waits(name: str) -> Path:
    """Lies there, empty, while a key is still to be forgotten."""
    return _file(name).with_suffix(_WAITS)


def _parsed(path: Path, text: str) -> bytes:
    try:
        return parse(text)
    except ValueError as problem:
        raise WrongKey(path=str(path)) from problem


def _check(key: bytes) -> str:
    return spelled(int.from_bytes(hashlib.sha256(b"recovery key" + key).digest()[:2], "big"), _CHECK)
