"""Whether there is a newer version of the program: what the one address says that is asked when somebody wants to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

ADDRESS: Final = "https://example.org/cocreate-desktop/newest.json"
"""Beside the address of publiccode.yml."""

_MOST_PARTS: Final = 4
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was made: its number, its day (YYYY-MM-DD) and the page that tells of it."""

    version: str
    day: str
    page: str


def read(told: object, address: str) -> Release | None:
    """What ``address`` answered, as JSON; None when it is no release. Its page is at the same place: it leads nowhere else."""
    if not isinstance(told, Mapping):
        return None
    version, day, page = (told.get(name) for name in ("version", "date", "page"))
    if not (isinstance(version, str) and isinstance(day, str) and isinstance(page, str)):
        return None
    try:
        real = _numbers(version) != () and date.fromisoformat(day).isoformat() == day
        same = urlsplit(page)[:2] == urlsplit(address)[:2]
    except ValueError:
        return None
    return Release(version, day, page) if real and same and len(page) <= _LONGEST else None


def is_newer(version: str, own: str) -> bool:
    """Whether ``version`` comes after the ``own`` one; what is no number comes after nothing."""
    return _numbers(version) > _numbers(own)


def is_due(asked: str, today: date) -> bool:
    """Whether it may be asked again: once a day. A clock that was set back asks at once, and then once a day."""
    return asked != today.isoformat()


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    if len(parts) > _MOST_PARTS or not all(
        part.isascii() and part.isdigit() and len(part) < 6 for part in parts
    ):
        return ()
    return tuple(map(int, parts))
