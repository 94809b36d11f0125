"""What a -wal has lost, by the word of its -shm. SQLite reads a -wal up to the first frame that is not as it was written, and
takes that for the end: whatever was committed behind it would be gone without a word. Only looks.

The -shm counts a frame only after the disk has confirmed it, so a -wal that holds fewer has been cut or spoiled since.
"""

import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.storage.beside import shm_of, wal_of

_HEADER, _FRAME, _SAID = 32, 24, 96  # bytes
_MAGIC = (0x377F0682, 0x377F0683)  # the second one counts in big-endian words
_INDEX = struct.Struct("=16xII8x8s8x")
_MASK = 0xFFFFFFFF
_HANDLES = Path("/dev/fd")  # of this process, on Linux and macOS; Windows locks otherwise


@dataclass(frozen=True, slots=True)
class _Index:
    """What a -shm says: how many ``frames`` were committed under these ``salts``."""

    frames: int
    salts: bytes


def lost_frames(path: Path) -> int:
    """How many committed frames the -wal of ``path`` lacks; 0 without a -shm that speaks of this -wal, and where this process
    holds it already. Raises OSError."""
    said = None if _is_held_here(shm_of(path)) else _said(path)
    if said is None or not said.frames:
        return 0
    held = _held(wal_of(path), said)
    now = _said(path)
    began_anew = now is None or now.salts != said.salts  # a program that writes meanwhile
    return 0 if began_anew else said.frames - held


def _is_held_here(index: Path) -> bool:
    """Whether this process has the -shm open: whoever closes another handle of it takes SQLite's locks on it away, and the next
    program that closes would take a -wal that is in use."""
    try:
        its, handles = index.stat(), list(_HANDLES.iterdir())
    except OSError:
        return False
    for handle in handles:
        with suppress(OSError):  # gone meanwhile
            if os.path.samestat(handle.stat(), its):
                return True
    return False


def _said(path: Path) -> _Index | None:
    try:
        # No byte more: Windows refuses what a program that writes meanwhile has locked, further on.
        with shm_of(path).open("rb", buffering=0) as stream:
            head = stream.read(_SAID) or b""
    except FileNotFoundError:
        return None
    # It stands there twice, and is the same but while it is written.
    if len(head) < _SAID or head[:48] != head[48:]:
        return None
    frames, _pages, salts = _INDEX.unpack(head[:48])
    return _Index(frames, salts)


def _held(wal: Path, said: _Index) -> int:
    """How many frames in a row are as they were written."""
    try:
        content = wal.read_bytes()
    except FileNotFoundError:
        return said.frames
    # One that was emptied says nothing: after a power cut the -shm may be that of before, and of the head, which is synced
    # before anything comes after it, there may be the room alone.
    if len(content) < _HEADER or content == bytes(_HEADER):
        return said.frames
    magic, _version, page = struct.unpack_from(">III", content)
    order = ">" if magic & 1 else "<"
    sums = _added(content[:24], (0, 0), order)
    if magic not in _MAGIC or sums != struct.unpack_from(">II", content, 24):
        return 0  # a head lies in one sector: no power cut leaves half of it
    if content[16:24] != said.salts:
        return said.frames  # begun anew
    for number in range(said.frames):
        at = _HEADER + number * (_FRAME + page)
        frame = content[at : at + _FRAME + page]
        if len(frame) < _FRAME + page or frame[8:16] != said.salts:
            return number
        sums = _added(frame[:8] + frame[_FRAME:], sums, order)
        if sums != struct.unpack_from(">II", frame, 16):
            return number
    return said.frames


def _added(content: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's sum over pairs of words."""
    one, two = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for place in range(0, len(words), 2):
        one = (one + words[place] + two) & _MASK
        two = (two + words[place + 1] + one) & _MASK
    return one, two
