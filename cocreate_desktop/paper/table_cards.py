"""What stands and lies on the tables of a talk: a card to fold with the number of the table and the question, and a sheet on
which its host writes what is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.steps import TalkSettings
from cocreate_desktop.domain.talking import Form
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.book import Section, WholePage
from cocreate_desktop.paper.flow import PageBreak, Solid
from cocreate_desktop.paper.pen import A4, LEADING, MM, Pen, fitted
from cocreate_desktop.paper.steps.talk import question, settings_of
from cocreate_desktop.services import roundwords
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.overview import EveningView

_SIZES = (26.0, 22.0, 19.0, 16.0, 14.0, 12.0)
_NUMBERS = (110.0, 84.0, 78.0, 72.0, 64.0)
_QR, _SIDE = 26 * MM, 36 * MM
_LINE, _HEAD = 10 * MM, 46 * MM


@dataclass(frozen=True, slots=True)
class TentCard(WholePage):
    """A page to fold in two: the same on both sides, so that it can be read from everywhere."""

    table: int
    asked: str
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, x: float, top: float, width: float, /) -> None:
        """One half upright, the other one turned about; between them the fold."""
        _left, above = self.corner(x, top)
        middle = above + A4[1] / 2
        pen.line(((x, middle), (x + width, middle)), "edge", dashes=(1, 3))
        self._half(pen, x, middle, width)
        with pen.turned(x + width / 2, middle, 180):
            self._half(pen, x, middle, width)

    def _half(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.text(_("Table"), x, top + 12 * MM, width, 20, colour="ink2", align="middle", most=1)
        pen.text(str(self.table), x, top + 16 * MM, width, 170, weight=700, align="middle", most=1)
        room = 42 * MM
        size = fitted(self.asked, _SIZES, width, room)
        pen.text(
            self.asked,
            x,
            top + 92 * MM,
            width,
            size,
            weight=600,
            align="middle",
            most=int(room / (size * LEADING)),
        )


@dataclass(frozen=True, slots=True)
class HostSheet(Solid):
    """A page to write on: the ``parts`` are the rounds, each with its question. ``address`` is that of the phones' page, empty
    when there is none."""

    table: int
    asked: str
    parts: tuple[tuple[str, str], ...]
    address: str
    high: float
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """What is left of a page."""
        return self.high

    def draw(self, pen: Pen, x: float, top: float, width: float, /) -> None:
        """The number, the question, the code, and lines for each round."""
        pen.text(_("Table"), x, top, _SIDE, 12, colour="ink2", most=1)
        number = str(self.table)
        pen.text(
            number,
            x,
            top - 1 * MM,
            _SIDE,
            fitted(number, _NUMBERS, _SIDE, _HEAD + 10 * MM),
            weight=700,
            most=1,
        )
        side = marks.qr_side(self.address, _QR) if self.address else 0
        room = width - 40 * MM - (side + 6 * MM if side else 0)
        size = fitted(self.asked, (18, 16, 14, 12, 11), room, _HEAD - 12 * MM)
        pen.text(_("The host’s sheet"), x + 40 * MM, top, room, 12, colour="ink2", most=1)
        most = int((_HEAD - 12 * MM) / (size * LEADING))
        pen.text(self.asked, x + 40 * MM, top + 7 * MM, room, size, weight=700, most=most)
        if side:
            self._code(pen, x + width - side, top, side)
        each = (self.high - _HEAD) / len(self.parts)
        for place, part in enumerate(self.parts):
            self._part(pen, part, x, top + _HEAD + place * each, (width, each))

    def _code(self, pen: Pen, x: float, top: float, side: float) -> None:
        marks.qr_code(pen, self.address, x + 2 * MM, top - 2 * MM, side)
        said = _("Clock and tables on your phone")
        pen.text(said, x, top + side - 3 * MM, side, 9, colour="ink2", most=2)

    def _part(self, pen: Pen, part: tuple[str, str], x: float, top: float, size: tuple[float, float]) -> None:
        width, high = size
        line = top + pen.text(" · ".join(one for one in part if one), x, top, width, 12, weight=600, most=2)
        said = _("What stands out? What do we agree about, and what not?")
        line += pen.text(said, x, line, width, 10, colour="ink2", most=1) + _LINE
        while line < top + high - 4 * MM:
            pen.line(((x, line), (x + width, line)), "edge", width=0.6)
            line += _LINE


def sections(material: Material, face: EveningView) -> list[Section]:
    """A card and a sheet for each table; none for 1-2-4-All, which needs no tables."""
    settings = settings_of(face.step)
    if talking.form_of(settings) is Form.THINK:
        return []
    asked = question(face)
    tables = range(1, talking.tables_of(settings) + 1)
    tents = [TentCard(table, asked) for table in tables]
    empty = Section((), material.name)
    sheets = [
        HostSheet(table, asked, _parts(settings), material.join_address, empty.high) for table in tables
    ]
    return [
        Section(_on_pages(tents), bare=True, name=_("Table cards, to fold")),
        Section(_on_pages(sheets), material.name, name=_("Sheets for the hosts")),
    ]


def _parts(settings: TalkSettings) -> tuple[tuple[str, str], ...]:
    """The rounds with their own questions; one without a name when there is one round."""
    names = roundwords.names(settings)
    own = [talking.question_of(settings, part, "") for part in range(1, len(names) + 1)]
    return tuple(zip(names, own, strict=True)) if len(names) > 1 else (("", own[0]),)


def _on_pages(
    sheets: Sequence[TentCard] | Sequence[HostSheet],
) -> tuple[TentCard | HostSheet | PageBreak, ...]:
    return tuple(part for sheet in sheets for part in (sheet, PageBreak()))
