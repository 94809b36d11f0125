"""What the QR code of a sheet of paper says: of which vote it is, what kind of sheet, and which one. Writing and reading stand
side by side here, so that what was printed is always known again."""

import hashlib
import re
from dataclasses import dataclass

SLIP, TABLE = "slip", "table"
"""The kinds whose votes are entered one by one; others are there to count on, or to look at."""
_CODE = re.compile(
    r"cocreate:round/(?P<round>\d{1,6})(?:\.(?P<mark>[0-9a-f]{4}))?/(?P<kind>[a-z]{1,20})/(?P<number>\d{1,6})(?:/page/(?P<page>\d{1,4}))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+/J/(?P<token>[0-9A-Z]{8,64})(?:\?V=(?P<round>\d{1,6}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """``round_number`` 0: any vote. ``number`` is that of a slip or a table (0: for any table), ``page`` from 1; ``token``
    is the personal code of a slip that also opens the page for phones. ``mark`` tells the votes of projects apart that have
    the same number; empty on what was printed before there were marks."""

    round_number: int
    kind: str
    number: int = 0
    page: int = 1
    token: str = ""
    mark: str = ""

    def of(self, round_number: int, round_id: str) -> bool:
        """Whether the sheet belongs to this vote, as far as it says."""
        return self.round_number in (0, round_number) and self.mark in ("", mark_of(round_id))


def mark_of(round_id: str) -> str:
    """Four characters that tell a vote from those with its number in other projects: short, for the code stays small."""
    return hashlib.blake2s(round_id.encode(), digest_size=2).hexdigest()


def code_text(round_number: int, kind: str, number: int, page: int = 1, mark: str = "") -> str:
    """What the code of a sheet says."""
    vote = f"{round_number}.{mark}" if mark else str(round_number)
    code = f"cocreate:round/{vote}/{kind}/{number}"
    return code if page == 1 else f"{code}/page/{page}"


def slip_address(address: str, round_number: int) -> str:
    """What the code of a slip says that opens the page for phones too: ``address`` with its personal code, and the vote."""
    return f"{address}?V={round_number}"


def read_code(text: str) -> SheetCode | None:
    """What a QR code says of a sheet; None when it is that of something else."""
    found = _CODE.fullmatch(text.strip())
    if found is not None:
        number, page = int(found["number"]), int(found["page"] or 1)
        mark = (found["mark"] or "").lower()
        return SheetCode(int(found["round"]), found["kind"].lower(), number, page, mark=mark)
    found = _ADDRESS.fullmatch(text.strip())
    if found is not None:
        return SheetCode(int(found["round"] or 0), SLIP, token=found["token"].upper())
    return None
