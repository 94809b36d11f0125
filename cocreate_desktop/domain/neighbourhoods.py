"""Neighbourhoods as Statistics Netherlands (CBS) counts them, to measure reach against: what a file of CBS held, what in
it does not add up, and how to find one's own. Reads no file and never guesses a year."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.arrivals import BAND_NAMES, KNOWN_BANDS
from cocreate_desktop.domain.project import Base
from cocreate_desktop.language import N_, _, number_text

Bands = tuple[int | None, int | None, int | None, int | None, int | None]
"""People of 0–14, 15–24, 25–44, 45–64, 65 and older; None: CBS does not tell."""
NO_BANDS: Bands = (None, None, None, None, None)

TABLE_YEARS = {
    "83765NED": 2017, "84286NED": 2018, "84583NED": 2019, "84799NED": 2020, "85618NED": 2023, "85984NED": 2024,
    "86165NED": 2025,
}  # fmt: skip
"""Which table of CBS is usually of which year: to propose, never to fill in unasked."""

_ROUNDED_TO = 5
_CODE = re.compile(r"BU\d{4}[0-9A-Z]{4}|WK\d{4}[0-9A-Z]{2}|GM\d{4}|NL(?:\d\d)?", re.ASCII)


class Region(StrEnum):
    """What kind of place a code of CBS names, smallest first."""

    NEIGHBOURHOOD = "neighbourhood"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    COUNTRY = "country"


_BY_LENGTH = {6: Region.MUNICIPALITY, 8: Region.DISTRICT, 10: Region.NEIGHBOURHOOD}
REGION_NAMES = {
    Region.NEIGHBOURHOOD: N_("neighbourhood"),
    Region.DISTRICT: N_("district"),
    Region.MUNICIPALITY: N_("municipality"),
    Region.COUNTRY: N_("country"),
}


class Shape(StrEnum):
    """In which of CBS' three ways a table is written."""

    ODATA = "odata"
    STATLINE = "statline"
    WORKBOOK = "workbook"


def region_of(code: str) -> Region | None:
    """What a code such as BU0344AA01, WK034400, GM0344 or NL00 names; None when it is no code of CBS."""
    if not _CODE.fullmatch(code):
        return None
    return Region.COUNTRY if code.startswith("NL") else _BY_LENGTH[len(code)]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A place of CBS: a neighbourhood, district, municipality or the country. ``name`` is empty where the file holds codes
    only. Numbers of people and households, rounded to five; None: CBS does not tell. ``problems``: translated sentences."""

    code: str
    name: str
    kind: Region
    municipality: str
    inhabitants: int | None = None
    men: int | None = None
    women: int | None = None
    bands: Bands = NO_BANDS
    households: int | None = None
    problems: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called in a list: its name, or its code where there is none."""
        return self.name or self.code

    @property
    def from_15(self) -> int | None:
        """People of 15 and older: there is no such column, so the whole less its first band. None when either is missing, or
        the band is bigger than the whole by more than rounding."""
        return rest_of(self.inhabitants, self.bands[0])

    def number(self, base: Base) -> int | None:
        """How many there are of what reach is measured against; None when CBS does not tell. It never knows addresses."""
        known = {
            Base.RESIDENTS: self.inhabitants,
            Base.RESIDENTS_15: self.from_15,
            Base.HOUSEHOLDS: self.households,
        }
        return known.get(base)


def rest_of(whole: int | None, part: int | None) -> int | None:
    """What a whole leaves without one of its parts, never below nothing for parts are rounded; None when either is not known,
    or the part is bigger by more than rounding."""
    if whole is None or part is None or part - whole > _ROUNDED_TO:
        return None
    return max(0, whole - part)


def inside(code: str, other: str) -> bool:
    """Whether the place ``code`` lies in the place ``other``: a neighbourhood in its district, all of them in the country. A
    place lies in itself."""
    return region_of(other) is Region.COUNTRY or code[2:].startswith(other[2:])


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line of the file that could not be used: its number (from 1) and why, a translated sentence."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class CbsFile:
    """What a file of CBS held. ``table`` (85984NED) and ``year`` only where they are written in its name or beside its
    figures, else empty and None: then ask, with ``proposed_year``. ``lacking``: translated names of those without a column."""

    shape: Shape
    table: str
    year: int | None
    places: tuple[Neighbourhood, ...]
    skipped: tuple[SkippedLine, ...] = ()
    lacking: tuple[str, ...] = ()


def proposed_year(table: str) -> int | None:
    """The year that a table is usually of, for a question to the user; None for one that we do not know."""
    return TABLE_YEARS.get(table.strip().upper())


def proposed_table(year: int) -> str:
    """The table that a year usually has, for a question to the user; empty for a year that we do not know."""
    return next((table for table, known in TABLE_YEARS.items() if known == year), "")


def source(year: int, table: str = "") -> str:
    """The line that stands beside every figure that is measured against CBS: its licence asks for it."""
    if not table:
        return _("Source: CBS, Kerncijfers wijken en buurten {year}").format(year=year)
    return _("Source: CBS, Kerncijfers wijken en buurten {year} ({table})").format(year=year, table=table)


def sums(place: Neighbourhood) -> tuple[str, ...]:
    """What does not add up in a place by more than rounding to five explains, as translated sentences."""
    whole = place.inhabitants
    if whole is None:
        return ()
    found = [
        _("{band}: {n} people, more than live there ({whole}).").format(
            band=_(BAND_NAMES[band]), n=number_text(n), whole=number_text(whole)
        )
        for band, n in zip(KNOWN_BANDS, place.bands, strict=True)
        if n is not None and n - whole > _ROUNDED_TO
    ]
    ages, sexes = _sum(place.bands), _sum((place.men, place.women))
    if not found and ages is not None and _is_off(ages, whole, len(place.bands)):
        words = _("The age bands make {n} people together, the whole is {whole}.")
        found.append(words.format(n=number_text(ages), whole=number_text(whole)))
    if sexes is not None and _is_off(sexes, whole, 2):
        words = _("Men and women make {n} people together, the whole is {whole}.")
        found.append(words.format(n=number_text(sexes), whole=number_text(whole)))
    if place.households is not None and place.households - whole > _ROUNDED_TO:
        words = _("There are more households ({n}) than people ({whole}).")
        found.append(words.format(n=number_text(place.households), whole=number_text(whole)))
    return tuple(found)


def _sum(parts: Iterable[int | None]) -> int | None:
    known = list(parts)
    return None if None in known else sum(part for part in known if part is not None)


def _is_off(total: int, whole: int, parts: int) -> bool:
    """Each part and the whole may be half of five off, so the sum may be as many halves."""
    return abs(total - whole) * 2 > _ROUNDED_TO * (parts + 1)


def plain(words: str) -> str:
    """Words as they are searched: without case, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare.casefold()).split())


def search(
    places: Iterable[Neighbourhood], words: str, kind: Region | None = None
) -> tuple[Neighbourhood, ...]:
    """The places that hold every one of the ``words`` in name, code or municipality, the likeliest first; all of them for no
    words. ``kind``: only of that kind."""
    wanted = plain(words)
    found = []
    for place in places:
        name, code, town = plain(place.name), plain(place.code), plain(place.municipality)
        if (kind is None or place.kind is kind) and all(
            word in f"{name} {code} {town}" for word in wanted.split()
        ):
            nearness = 0 if wanted in (name, code) else 1 if name.startswith(wanted) else 2
            found.append((nearness, list(Region).index(place.kind), name, place.code, place))
    return tuple(place for *_order, place in sorted(found, key=lambda one: one[:4]))
