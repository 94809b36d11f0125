"""Which column of a table of CBS holds what, whatever its year, order or selection and in which of three ways it is written."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.arrivals import BAND_NAMES, KNOWN_BANDS
from cocreate_desktop.domain.neighbourhoods import Shape
from cocreate_desktop.language import N_

BANDS = ("0-14", "15-24", "25-44", "45-64", "65+")
COUNTS = ("inhabitants", "men", "women", *BANDS, "households")

# Each name without case, blanks, path, unit and the number of OData; the likeliest first.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("codering", "gwb_code_10", "gwb_code"),
    "region": ("wijkenenbuurten", "regio"),
    "municipality": ("gemeentenaam", "gm_naam"),
    "inhabitants": ("aantalinwoners", "a_inw"),
    "men": ("mannen", "a_man"),
    "women": ("vrouwen", "a_vrouw"),
    "0-14": ("k_0tot15jaar", "0tot15jaar", "a_00_14"),
    "15-24": ("k_15tot25jaar", "15tot25jaar", "a_15_24"),
    "25-44": ("k_25tot45jaar", "25tot45jaar", "a_25_44"),
    "45-64": ("k_45tot65jaar", "45tot65jaar", "a_45_64"),
    "65+": ("k_65jaarofouder", "65jaarofouder", "a_65_oo"),
    "households": ("huishoudenstotaal", "a_hh"),
}
LACKING_NAMES = {
    "inhabitants": N_("inhabitants"),
    "men": N_("men"),
    "women": N_("women"),
    "households": N_("households"),
    **dict(zip(BANDS, (BAND_NAMES[band] for band in KNOWN_BANDS), strict=True)),
}
"""What a table may have no column for, as messages to translate."""

_OF_ODATA = re.compile(r"(?P<name>.*[^\d_].*?)_\d+", re.DOTALL)
_WITH_UNIT = re.compile(r"(?P<name>.*?)\((?P<unit>[^()]*)\)", re.DOTALL)
_PLAIN_UNITS = {"", "aantal", "naam", "code", "omschrijving"}
# Elsewhere in the tree the same words count other things: men with a benefit are no inhabitants.
_GROUPS = {"", "bevolking", "regioaanduiding"}
_ONE_NUMBER_A_LINE = ({"measure", "value"}, {"onderwerp", "waarde"}, {"onderwerpen", "waarde"})


@dataclass(frozen=True, slots=True)
class CbsColumns:
    """``places``: in which column (from 0) what stands. ``width``: how many cells a whole row has."""

    shape: Shape
    places: Mapping[str, int]
    width: int

    def lacking(self) -> tuple[str, ...]:
        """The counts that have no column, as messages to translate."""
        return tuple(LACKING_NAMES[what] for what in COUNTS if what not in self.places)

    def cell(self, cells: Sequence[str], what: str) -> str:
        """The cell of a row for ``what``, empty where there is none."""
        place = self.places.get(what, -1)
        return cells[place] if 0 <= place < len(cells) else ""


def columns_of(header: Sequence[str]) -> CbsColumns | None:
    """What the columns hold when ``header`` is that of a table of CBS: it names a place and at least one count; else None."""
    best: dict[str, tuple[int, int]] = {}
    shapes: Counter[Shape] = Counter()
    for place, cell in enumerate(header):
        known = _known(cell)
        if known is not None:
            what, rank, shape = known
            shapes[shape] += 1
            best[what] = min(best.get(what, (rank, place)), (rank, place))
    places = {what: place for what, (_rank, place) in best.items()}
    if not names_a_place(places) or not any(what in places for what in COUNTS):
        return None
    width = max(place for place, cell in enumerate(header) if cell.strip()) + 1
    return CbsColumns(shapes.most_common(1)[0][0], places, width)


def is_header(header: Sequence[str]) -> bool:
    """Whether this row is the header of a table of CBS."""
    return columns_of(header) is not None


def names_a_place(found: Mapping[str, int]) -> bool:
    """Whether there is a column that may hold a code of CBS."""
    return "code" in found or "region" in found


def parts(header: Sequence[str]) -> set[str]:
    """What the columns of any row would hold, for telling what is missing in it."""
    return {known[0] for cell in header if (known := _known(cell)) is not None}


def is_one_number_a_line(header: Sequence[str]) -> bool:
    """Whether this is the layout in which each line holds one number of one topic."""
    names = {re.sub(r"\s+", "", cell.casefold()) for cell in header}
    return any(wanted <= names for wanted in _ONE_NUMBER_A_LINE)


def _known(cell: str) -> tuple[str, int, Shape] | None:
    """What a column holds, how likely (0 is best), and which shape writes its name so; None for all others."""
    bare = re.sub(r"[\s\ufeff]+", "", cell.casefold())
    *groups, last = bare.split("/")
    unit = _WITH_UNIT.fullmatch(last)
    if (unit and unit["unit"] not in _PLAIN_UNITS) or (groups[0] if groups else "") not in _GROUPS:
        return None
    name = unit["name"] if unit else last
    found = _named(name)
    if found is not None:
        return *found, _shape(cell, name)
    numbered = _OF_ODATA.fullmatch(name)
    found = _named(numbered["name"]) if numbered and not name.startswith("gwb_") else None
    return None if found is None else (*found, Shape.ODATA)


def _named(name: str) -> tuple[str, int] | None:
    for what, names in _NAMES.items():
        if name in names:
            return what, names.index(name)
    return None


def _shape(cell: str, name: str) -> Shape:
    if re.match(r"(gwb|gm|a)_", name) or name == "regio":
        return Shape.WORKBOOK
    # the same words with blanks between them
    return (
        Shape.ODATA
        if cell.strip().casefold() == "wijkenenbuurten" or name.startswith("k_")
        else Shape.STATLINE
    )
