"""From blocks to a PDF file: A4 pages with head and foot, page numbers that know how many there are, and an atomic write."""

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.language import _, current
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.chapters import chapters_in
from cocreate_desktop.paper.flow import Block, Page, Solid, paginate
from cocreate_desktop.paper.pen import A4, MM, Pen, width_of
from cocreate_desktop.services.resultwords import plain

MARGIN = 15 * MM
WIDE, HIGH = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
_HEAD = 11 * MM
_FOOT = 20 * MM
_FOOT_BARE = 7 * MM
# Fonts are shared by the whole program while a file is made, so one is made at a time.
_PRESS = threading.Lock()


class WholePage(Solid):
    """A block that has a bare page for itself, and draws to the edge of the paper."""

    __slots__ = ()

    def height(self, _width: float, /) -> float:
        """A page."""
        return HIGH

    @staticmethod
    def corner(x: float, top: float) -> tuple[float, float]:
        """The upper left corner of the paper on which the block begins here."""
        return x - MARGIN, top - MARGIN


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind. ``head`` and ``aside`` stand on the head line (no head line: both empty); ``follow_up`` is the
    address of the QR code in the foot, empty for none. A ``bare`` page (poster, slips) has neither head nor foot. ``name`` is
    how the list of the PDF calls it, empty where its chapters speak for themselves."""

    blocks: tuple[Block, ...]
    head: str = ""
    aside: str = ""
    follow_up: str = ""
    bare: bool = False
    name: str = ""

    @property
    def top(self) -> float:
        """Where the blocks begin."""
        return MARGIN if self.bare else MARGIN + _HEAD

    @property
    def high(self) -> float:
        """How high the blocks may stand."""
        if self.bare:
            return HIGH
        return HIGH - _HEAD - foot_height(self.follow_up)


def foot_height(follow_up: str) -> float:
    """How high the foot is."""
    if not has_code(follow_up):
        return _FOOT_BARE
    return max(_FOOT, marks.qr_side(with_scheme(follow_up), 0) + 2 * MM)


def has_code(address: str) -> bool:
    """Whether ``address`` can stand as a QR code in a foot: there is one, and it is not overlong."""
    return bool(address) and len(address) <= 200


def with_scheme(address: str) -> str:
    """The address as a QR code carries it: a phone opens only what names its scheme."""
    return address if "://" in address else f"https://{address}"


def write(out: Path, sections: Sequence[Section], *, title: str, size: str = "A4") -> Path:
    """Writes the PDF in one go: either it is whole or the old file stays. Raises ReadOnly, DiskFull, DiskTrouble."""
    with _PRESS, _in_one_go(out) as fresh:
        _press(fresh, sections, title, size)
    return out


def pdf_of(sections: Sequence[Section], *, title: str) -> bytes:
    """The same in memory: what is only looked at lies unencrypted in no file."""
    out = BytesIO()
    with _PRESS:
        _press(out, sections, title, "A4")
    return out.getvalue()


def numbers(sections: Sequence[Section]) -> dict[str, int]:
    """On which page each chapter will begin, by its key."""
    return _numbers(_laid(sections))


def _laid(sections: Sequence[Section]) -> list[tuple[Section, Page]]:
    return [(section, page) for section in sections for page in paginate(section.blocks, WIDE, section.high)]


def _press(out: Path | BytesIO, sections: Sequence[Section], title: str, size: str) -> None:
    laid = _laid(sections)
    pen = Pen(out, title=title, language=current(), size=size, pages=_numbers(laid))
    for number, (section, page) in enumerate(laid, 1):
        pen.page_begins()
        if section.name and (number == 1 or laid[number - 2][0] is not section):
            pen.place(f"section-{number}", section.name, 0, 0)
        _draw(pen, section, page, number, len(laid))
        pen.page_done()
    pen.save()


def _numbers(laid: Sequence[tuple[Section, Page]]) -> dict[str, int]:
    """On which page each chapter begins, by its key."""
    return {
        found.key: number
        for number, (_section, page) in enumerate(laid, 1)
        for found in chapters_in(block for block, _top in page.placed)
    }


def _draw(pen: Pen, section: Section, page: Page, number: int, count: int) -> None:
    if not section.bare:
        _draw_head(pen, section)
        _draw_foot(pen, section, number, count)
    for block, top in page.placed:
        block.draw(pen, MARGIN, section.top + top, WIDE)


def _draw_head(pen: Pen, section: Section) -> None:
    side = 3.1 * MM
    used = marks.ribbon(pen, MARGIN, MARGIN, side) + 4 * MM
    beside = min(width_of(section.aside, 9), WIDE * 0.45)
    pen.text(
        section.aside,
        MARGIN + WIDE - beside - 1,
        MARGIN - 1.6,
        beside + 1,
        9,
        colour="ink2",
        align="end",
        most=1,
    )
    pen.text(
        section.head, MARGIN + used, MARGIN - 1.6, WIDE - used - beside - 4 * MM, 9, colour="ink2", most=1
    )
    pen.line(((MARGIN, MARGIN + 6 * MM), (MARGIN + WIDE, MARGIN + 6 * MM)), "line")


def _draw_foot(pen: Pen, section: Section, number: int, count: int) -> None:
    bottom = A4[1] - MARGIN
    page = _("page {n} of {m}").format(n=number, m=count)
    pen.text(page, MARGIN + WIDE / 2, bottom - 12, WIDE / 2, 9, colour="ink2", align="end", most=1)
    if not has_code(section.follow_up):
        return
    address = with_scheme(section.follow_up)
    side = marks.qr_side(address, 17 * MM)
    marks.qr_code(pen, address, MARGIN - 2 * MM, bottom - side + 2 * MM, side)
    left = MARGIN + side + 2 * MM
    room = WIDE - side - 2 * MM - width_of(page, 9) - 6 * MM
    pen.text(_("Read on at home, or react:"), left, bottom - 24, room, 9, colour="ink2", most=1)
    pen.text(plain(section.follow_up), left, bottom - 12, room, 9, weight=600, most=1)


@contextmanager
def _in_one_go(out: Path) -> Iterator[Path]:
    """A fresh file beside ``out`` that takes its place when all went well, and goes away when it did not."""
    fresh: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=out.parent)
        os.close(handle)
        fresh = Path(name)
        fresh.chmod(0o644)
        yield fresh
        fresh.replace(out)
        fresh = None
    except OSError as problem:
        raise disk_error(problem, out) from problem
    finally:
        if fresh is not None:
            fresh.unlink(missing_ok=True)
