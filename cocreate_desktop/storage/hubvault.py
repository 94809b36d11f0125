"""The key by which a hub seals what says who somebody at home is. It lies in a file outside the database, the same on every
machine of the hub: who has a copy of the database has no names and no addresses."""

import base64
import contextlib
import hmac
import json
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from cocreate_desktop import lasting
from cocreate_desktop.codes import sealing
from cocreate_desktop.domain.mailerrors import NoKeyOfHub
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.ownfacts import note_once, noted

MARK = "hub_vault"
"""Under this the database knows which key is the right one, without the key."""


class HubVault:
    """Seals and opens, and makes what stands in links: whoever lacks the ``key`` (32 bytes) can make neither."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, about: str, values: Mapping[str, str]) -> str:
        """``values`` as a text that opens only for the same ``about``."""
        return sealing.seal(self._key, about.encode(), json.dumps(dict(values)), secrets.token_hex(8))

    def unseal(self, about: str, sealed: str) -> dict[str, str]:
        """The values; none when it does not open."""
        found = sealing.unseal(self._key, about.encode(), sealed)
        return {str(name): str(value) for name, value in json.loads(found[0]).items()} if found else {}

    def mark(self, *about: str) -> str:
        """The same for the same words, and nothing to be learned from it."""
        return self._mac("mark", *about).hex()

    def token(self, kind: str, of: str) -> str:
        """256 bits as capitals and digits: a link of ``kind`` for the row ``of``, the same in every mail."""
        return base64.b32encode(self._mac("token", kind, of)).decode().rstrip("=")

    def _mac(self, *words: str) -> bytes:
        return hmac.digest(self._key, json.dumps(words).encode(), "sha256")


def open_vault(database: HubDatabase, path: Path, *, make: bool = False) -> HubVault:
    """The vault whose key lies in ``path``. With ``make`` a hub that never had one gets it, for its owner's eyes only. Raises
    NoKeyOfHub when the file is missing, holds none or another one."""
    with database.writing() as connection:
        known = noted(connection, MARK)
        if make and not known:
            _make(path)
        try:
            key = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError) as problem:
            raise NoKeyOfHub(path=str(path)) from problem
        if len(key) != sealing.KEY_BYTES:
            raise NoKeyOfHub(path=str(path))
        vault = HubVault(key)
        mine = vault.mark(MARK)
        known = known or note_once(connection, MARK, mine)
    if known != mine:
        raise NoKeyOfHub(path=str(path))
    return vault


def others_may_read(path: Path) -> bool:
    """Whether more people than its owner may read the key; where that can be seen."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _make(path: Path) -> None:
    """A new key, unless one lies there. Raises NoKeyOfHub."""
    try:
        lasting.make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="ascii") as out:
                out.write(secrets.token_hex(sealing.KEY_BYTES) + "\n")
                out.flush()
                lasting.sync(number)  # before anything that it seals
            lasting.settle(path.parent)
    except OSError as problem:
        raise NoKeyOfHub(path=str(path)) from problem
