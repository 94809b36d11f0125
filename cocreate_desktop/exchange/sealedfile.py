"""A file that is sealed with a passphrase: written as a stream, read from anywhere, and never half (docs/bundle.md).

The key comes from the passphrase by scrypt. The content is cut into chunks that are each sealed by AES-256-GCM under their
number and a mark on the last one (the STREAM construction): a bit that differs, a chunk that moved or is missing, or an end
that was cut off does not open. Knows nothing of what is inside.
"""

import hashlib
import secrets
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import Empty
from cocreate_desktop.domain.syncerrors import BadBundle, NewerBundle, WrongPassphrase

MAGIC = b"COCREATE"
VERSION = 1
CHUNK = 1 << 16
"""Bytes of content in a chunk; the last one has fewer or as many."""
COST = 17
"""Of scrypt, as a power of two: 128 MiB and a third of a second a try."""
_TAG, _KEY, _CHECK, _DIGEST = 16, 32, 16, 32
_FRONT = struct.Struct(">8sBH")  # magic, version, how many bytes of header follow: so in every version
_SCRYPT = struct.Struct(">BBBB16s16s")  # 1 for scrypt, cost, r, p, salt, check of the key
_MOST_MEMORY = 1 << 30


@dataclass(frozen=True, slots=True, repr=False)
class _Sealed:
    """``header`` as it stands in the file, and the cipher of this file alone."""

    header: bytes
    cipher: AESGCM

    def nonce(self, number: int, last: bool) -> bytes:
        return number.to_bytes(11, "big") + bytes([last])


class SealedWriter:
    """Seals what is written; nothing of it opens before ``finish``."""

    def __init__(self, file: BinaryIO, passphrase: str, cost: int = COST) -> None:
        """Raises Empty without a passphrase."""
        salt = secrets.token_bytes(16)
        key, check = _derived(passphrase, salt, cost, 8, 1)
        about = _SCRYPT.pack(1, cost, 8, 1, salt, check)
        header = _FRONT.pack(MAGIC, VERSION, len(about)) + about
        self._sealed = _Sealed(header + hashlib.sha256(header).digest(), AESGCM(key))
        self._file, self._waiting, self._number = file, bytearray(), 0
        self.written = 0
        file.write(self._sealed.header)

    def write(self, content: bytes) -> None:
        """Adds content. Raises OSError."""
        self._waiting += content
        self.written += len(content)
        while len(self._waiting) > CHUNK:  # a full one waits: it may be the last
            self._seal(last=False)

    def finish(self) -> None:
        """Writes the last chunk, which says that it is. Raises OSError."""
        self._seal(last=True)

    def _seal(self, *, last: bool) -> None:
        chunk = bytes(self._waiting[:CHUNK])
        del self._waiting[:CHUNK]
        sealed, nonce = self._sealed, self._sealed.nonce(self._number, last)
        self._file.write(sealed.cipher.encrypt(nonce, chunk, sealed.header))
        self._number += 1


class SealedReader:
    """The content of a sealed file, from anywhere. One thread at a time. ``size`` is that of the content in bytes."""

    def __init__(self, path: Path, file: BinaryIO, passphrase: str) -> None:
        """Raises BadBundle, WrongPassphrase, NewerBundle, Empty; BadFile when the disk does not give it."""
        self._path, self._file = path, file
        self._sealed = self._opened(passphrase)
        body = self._length() - len(self._sealed.header)
        self._chunks = -(-body // (CHUNK + _TAG))
        self.size = body - self._chunks * _TAG
        if self._chunks < 1 or body - (self._chunks - 1) * (CHUNK + _TAG) <= _TAG:
            raise BadBundle(path=str(path))
        self._open, self._plain = -1, b""

    def read(self, offset: int, size: int) -> bytes:
        """``size`` bytes from ``offset``. Raises BadBundle when they are not there or were changed, BadFile."""
        if offset < 0 or size < 0 or offset + size > self.size:
            raise BadBundle(path=str(self._path))
        parts = []
        while size:
            number, start = divmod(offset, CHUNK)
            part = self._chunk(number)[start : start + size]
            parts.append(part)
            offset, size = offset + len(part), size - len(part)
        return b"".join(parts)

    def _chunk(self, number: int) -> bytes:
        if number != self._open:
            raw = self._bytes(len(self._sealed.header) + number * (CHUNK + _TAG), CHUNK + _TAG)
            nonce = self._sealed.nonce(number, number == self._chunks - 1)
            try:
                self._plain = self._sealed.cipher.decrypt(nonce, raw, self._sealed.header)
            except InvalidTag as problem:
                raise BadBundle(path=str(self._path)) from problem
            self._open = number
        return self._plain

    def _opened(self, passphrase: str) -> _Sealed:
        """The header is whole before a word is said about its version or the passphrase: a flipped bit is neither."""
        magic, version, length = _FRONT.unpack(self._exactly(0, _FRONT.size))
        header = self._exactly(0, _FRONT.size + length) if magic == MAGIC else b""
        if not header or self._exactly(len(header), _DIGEST) != hashlib.sha256(header).digest():
            raise BadBundle(path=str(self._path))
        if version > VERSION:
            raise NewerBundle(path=str(self._path))
        if version != VERSION or length != _SCRYPT.size:
            raise BadBundle(path=str(self._path))
        kind, cost, r, p, salt, check = _SCRYPT.unpack(header[_FRONT.size :])
        if kind != 1 or not (cost and r and p) or (128 * r * p << cost) > _MOST_MEMORY:
            raise BadBundle(path=str(self._path))
        key, own = _derived(passphrase, salt, cost, r, p)
        if own != check:
            raise WrongPassphrase(path=str(self._path))
        return _Sealed(header + hashlib.sha256(header).digest(), AESGCM(key))

    def _exactly(self, offset: int, size: int) -> bytes:
        raw = self._bytes(offset, size)
        if len(raw) != size:
            raise BadBundle(path=str(self._path))
        return raw

    def _bytes(self, offset: int, size: int) -> bytes:
        try:
            self._file.seek(offset)
            return self._file.read(size)
        except OSError as problem:
            raise unreadable(problem, self._path) from problem

    def _length(self) -> int:
        try:
            return self._file.seek(0, 2)
        except OSError as problem:
            raise unreadable(problem, self._path) from problem


def _derived(passphrase: str, salt: bytes, cost: int, r: int, p: int) -> tuple[bytes, bytes]:
    """The key, and what tells a wrong passphrase from a damaged file."""
    typed = unicodedata.normalize("NFKC", passphrase).strip()
    if not typed:
        raise Empty
    made = Scrypt(salt=salt, length=_KEY + _CHECK, n=1 << cost, r=r, p=p).derive(typed.encode())
    return made[:_KEY], made[_KEY:]
