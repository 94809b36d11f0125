"""What hangs beside a theme or an idea, so that people go on with it at home: a poster for each theme, and labels to cut for
each note, each with the QR code of its own page. Posters on A4 or A3."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Note, count, firsts
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section, WholePage
from cocreate_desktop.paper.cutting import CardGrid
from cocreate_desktop.paper.flow import Block, Solid, words
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.resultwords import plain

_CODE = 74 * MM  # a tenth of three quarters of a metre, on A3 a tenth of a metre
_FOOT = 98 * MM
_MOST_NOTES = 6
_LABEL = 44 * MM
_GRID = CardGrid(2, 4)
_PAD = 8 * MM  # from the edge of a label to what is drawn on it


@dataclass(frozen=True, slots=True)
class ThemePoster(Solid):
    """A whole page: the sentence of a theme, how many notes it came from and some of them, and the QR code of its page (no
    ``address``: none)."""

    kicker: str
    sentence: str
    counted: str
    notes: tuple[str, ...]
    address: str
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A page."""
        return book.HIGH

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Head, sentence, notes, code."""
        marks.ribbon(pen, x, top, 7 * MM)
        pen.text(self.kicker, x + 55 * MM, top + 4, width - 55 * MM, 12, colour="ink2", align="end", most=1)
        high = 66 * MM
        size = fitted(self.sentence, (44, 40, 34, 29, 25, 21, 18), width, high)
        below = top + 18 * MM
        most = int(high / (size * LEADING))
        below += pen.text(self.sentence, x, below, width, size, weight=700, most=most) + 6 * MM
        below += pen.text(self.counted, x, below, width, 15, weight=600, colour="accent", most=2) + 3 * MM
        foot = top + book.HIGH - _FOOT
        for said in self.notes:
            if below + 16 * LEADING > foot - 4 * MM:
                break
            pen.disc(x + 4, below + 9, 2.2, "ink2")
            room = int((foot - 2 * MM - below) / (14 * LEADING))
            below += pen.text(said, x + 14, below, width - 14, 14, most=min(2, room)) + 1.6 * MM
        self._foot(pen, x, foot, width)

    def _foot(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.line(((x, top), (x + width, top)), "edge")
        if not self.address:
            pen.text(_no_address(), x, top + 12 * MM, width, 14, colour="ink2", most=3)
            return
        side = marks.qr_side(self.address, _CODE)
        marks.qr_code(pen, self.address, x - marks.quiet(self.address, side), top + 8 * MM, side)
        left = x + side + 4 * MM
        room = x + width - left
        at = top + 18 * MM
        at += pen.text(_("What do you think of it?"), left, at, room, 22, weight=700, most=2) + 2 * MM
        at += (
            pen.text(_("React, stand behind it or help:"), left, at, room, 14, colour="ink2", most=2) + 1 * MM
        )
        at += pen.text(plain(self.address), left, at, room, 15, weight=700, most=4) + 3 * MM
        pen.text(_("No app, no account, no name needed."), left, at, room, 13, colour="ink2", most=2)


@dataclass(frozen=True, slots=True)
class Label:
    """One label: the words of a note, its theme, and the address of its page."""

    words: str
    theme: str
    address: str


@dataclass(frozen=True, slots=True)
class Labels(WholePage):
    """A page of labels to hang beside the notes; the last ones of a page may be empty."""

    labels: tuple[Label, ...]
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """The lines for the knife, and the labels."""
        left, above = self.corner(x, top)
        _GRID.cut(pen, left, above)
        for label, (at, line) in zip(self.labels, _GRID.corners(left, above), strict=False):
            self._label(pen, label, at + _PAD, line + _PAD)

    def _label(self, pen: Pen, label: Label, x: float, top: float) -> None:
        wide = _GRID.wide - 2 * _PAD
        side = marks.qr_side(label.address, _LABEL) if label.address else 0
        left = x + side + (2 * MM if side else 0)
        room = wide - (left - x)
        if label.address:
            marks.qr_code(pen, label.address, x - marks.quiet(label.address, side), top, side)
        high = 36 * MM
        size = fitted(label.words, (14, 13, 12, 11, 10, 9), room, high)
        used = pen.text(
            label.words, left, top + 2 * MM, room, size, weight=700, most=int(high / (size * LEADING))
        )
        pen.text(label.theme, left, top + 3 * MM + used, room, 9, colour="ink2", most=2)
        below = top + max(side, _LABEL) + 1 * MM
        said = _("React at home: {address}").format(address=plain(label.address)) if label.address else ""
        pen.text(said, x, below, wide, 10, most=2)


def _no_address() -> str:
    return _("No address for reading on at home was set. Ask the facilitator how you will hear back.")


def posters(material: Material) -> list[Section]:
    """A poster for each theme that has a sentence; when there is none, a page that says so."""
    board, addresses = material.view.board, material.addresses
    notes = board.by_theme()
    made = [
        Section(
            (_poster(material, theme.name, notes[theme.id], addresses.theme(theme.id)),),
            bare=True,
            name=theme.name,
        )
        for theme in board.themes
        if theme.name
    ]
    return made or [_nothing(material, _("There are no themes with a sentence yet."))]


def _poster(material: Material, sentence: str, notes: tuple[Note, ...], address: str) -> ThemePoster:
    number = count(notes)
    words_of = ngettext("{n} note said this", "{n} notes said this together", number)
    return ThemePoster(
        kicker=material.view.project.name,
        sentence=sentence,
        counted=words_of.format(n=number_text(number)) if number else "",
        notes=tuple(note.text for note in firsts(notes) if not _personal(note))[:_MOST_NOTES],
        address=address,
    )


def labels(material: Material) -> list[Section]:
    """A label for each note that hangs on the wall, eight to a page, theme by theme."""
    board, addresses = material.view.board, material.addresses
    names = {theme.id: theme.name for theme in board.themes}
    made = [
        Label(note.text, names.get(note.theme_id, ""), addresses.note(note.id))
        for note in firsts(board.in_order())
        if not _personal(note)
    ]
    each = _GRID.columns * _GRID.rows
    pages = [Labels(tuple(made[first : first + each])) for first in range(0, len(made), each)]
    if not pages:
        return [_nothing(material, _("There are no notes on the wall yet."))]
    return [Section(tuple(pages), bare=True, name=_("Labels for the notes"))]


def _personal(note: Note) -> bool:
    return bool(note.flags) or bool(privacy.flags(note.text))


def _nothing(material: Material, said: str) -> Section:
    made: tuple[Block, ...] = (words(said, size=14),)
    return Section(made, material.name, "", material.follow_up)


def print_posters_of_themes(material: Material, out: Path, *, size: str = "A4") -> Path:
    """Writes the posters; ``size`` is A4 or A3. Raises FileProblem."""
    named = _("Posters of the themes {evening}").format(evening=material.name)
    return book.write(out, posters(material), title=named, size=size)


def print_labels(material: Material, out: Path) -> Path:
    """Writes the labels. Raises FileProblem."""
    return book.write(out, labels(material), title=_("Labels {evening}").format(evening=material.name))
