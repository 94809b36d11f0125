"""Who is in the room beside who lives in the neighbourhood: per age band over-, under- or in balance, and the perspectives that
no age tells. Says nothing of fewer than ten people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cocreate_desktop.domain.arrivals import BAND_NAMES, KNOWN_BANDS, Band
from cocreate_desktop.domain.neighbourhoods import Bands
from cocreate_desktop.domain.reach import Share, whole_percent
from cocreate_desktop.language import N_, _, ngettext, number_text

LEAST = 10
"""With fewer people of known age one person moves a share by more than ten percent."""
UNDER_BELOW = Fraction(4, 5)
OVER_ABOVE = Fraction(5, 4)
"""The share in the room over that in the neighbourhood; both ends belong to the balance, and one is the other turned over."""
FEW_PEOPLE = 2
"""A difference of fewer people than this is chance, whatever the shares: one family more or less."""


class Balance(StrEnum):
    """How a band is represented."""

    UNDER = "under"
    BALANCED = "balanced"
    OVER = "over"


BALANCE_NAMES = {
    Balance.UNDER: N_("under-represented"),
    Balance.BALANCED: N_("in balance"),
    Balance.OVER: N_("over-represented"),
}


@dataclass(frozen=True, slots=True)
class BandShare:
    """One band: its share in the room and in the neighbourhood. ``around`` and ``balance`` are None where CBS does not tell."""

    band: Band
    room: Share
    around: Share | None
    balance: Balance | None

    @property
    def expected(self) -> Fraction | None:
        """How many people of this band there would be in a room like the neighbourhood."""
        return None if self.around is None else self.around.exact * self.room.base

    @property
    def words(self) -> str:
        """Both shares and the verdict, translated."""
        known = {
            "band": _(BAND_NAMES[self.band]),
            "n": number_text(self.room.numerator),
            "base": number_text(self.room.base),
            "room": whole_percent(self.room.exact),
        }
        if self.around is None or self.balance is None:
            return _("{band}: {n} of {base} people ({room} %); of the neighbourhood it is not known.").format(
                **known
            )
        words = _("{band}: {n} of {base} people ({room} %), in the neighbourhood {around} %: {verdict}.")
        return words.format(
            **known, around=whole_percent(self.around.exact), verdict=_(BALANCE_NAMES[self.balance])
        )


@dataclass(frozen=True, slots=True)
class Representation:
    """``n`` people of known age (of those that are measured), ``unknown`` people whose age nobody asked. ``bands`` is empty
    when no comparison is possible: ``why_not`` then says why, translated."""

    n: int
    unknown: int
    bands: tuple[BandShare, ...] = ()
    why_not: str = ""

    def of(self, balance: Balance) -> tuple[Band, ...]:
        """The bands with this verdict, the youngest first."""
        return tuple(one.band for one in self.bands if one.balance is balance)

    @property
    def absent(self) -> tuple[Band, ...]:
        """The bands that live in the neighbourhood, of whom nobody is in the room."""
        return tuple(
            one.band for one in self.bands if not one.room.numerator and one.around and one.around.numerator
        )

    @property
    def untold(self) -> tuple[Band, ...]:
        """The bands that CBS does not tell of."""
        return tuple(one.band for one in self.bands if one.around is None)

    @property
    def words(self) -> str:
        """What the comparison stands on, translated: how many people, and how many it leaves out; or why there is none."""
        if self.why_not:
            return self.why_not
        parts = [ngettext("Of {n} person of known age.", "Of {n} people of known age.", self.n)]
        if self.unknown:
            parts.append(
                ngettext("{m} person has no known age.", "{m} people have no known age.", self.unknown)
            )
        if self.untold:
            parts.append(_("CBS does not tell of: {bands}."))
        names = ", ".join(_(BAND_NAMES[band]) for band in self.untold)
        return " ".join(parts).format(n=number_text(self.n), m=number_text(self.unknown), bands=names)


def representation(
    room: Mapping[Band, int], around: Bands, *, inhabitants: int | None = None, from_15: bool = False
) -> Representation:
    """The people in the room by band beside the numbers of the neighbourhood. ``inhabitants`` serves as the whole where a band
    is not told. ``from_15``: reach is measured against people of 15 and older, so children count on neither side."""
    bands = KNOWN_BANDS[1:] if from_15 else KNOWN_BANDS
    numbers = dict(zip(KNOWN_BANDS, around, strict=True))
    n, unknown = sum(room.get(band, 0) for band in bands), room.get(Band.UNKNOWN, 0)
    if n < LEAST:
        words = ngettext("Too few: {n} person of known age.", "Too few: {n} people of known age.", n)
        least = _("From {least} people on the room can be laid beside the neighbourhood.")
        return Representation(n, unknown, why_not=f"{words.format(n=n)} {least.format(least=LEAST)}")
    whole = _whole(numbers, bands, inhabitants)
    if not whole or all(numbers[band] is None for band in bands):
        return Representation(
            n, unknown, why_not=_("The ages of the neighbourhood are not known: read them from CBS.")
        )
    made = (_band(band, Share(room.get(band, 0), n, _ROOM, n), numbers[band], whole) for band in bands)
    return Representation(n, unknown, tuple(made))


_ROOM = N_("people of known age")
_AROUND = N_("people in the neighbourhood")


def _whole(
    numbers: Mapping[Band, int | None], bands: tuple[Band, ...], inhabitants: int | None
) -> int | None:
    """All people of the bands: their own sum, for parts are rounded; else what the whole leaves."""
    known = [number for band in bands if (number := numbers[band]) is not None]
    if len(known) == len(bands):
        return sum(known)
    without = 0 if bands == KNOWN_BANDS else numbers[KNOWN_BANDS[0]]
    if inhabitants is None or without is None:
        return None
    # a band may not be more than the whole that it is of
    return max(inhabitants - without, sum(known))


def _band(band: Band, room: Share, number: int | None, whole: int) -> BandShare:
    if number is None:
        return BandShare(band, room, None, None)
    around = Share(number, whole, _AROUND, whole)
    return BandShare(band, room, around, balance(room, around.exact))


def balance(room: Share, around: Fraction) -> Balance:
    """The verdict on a share of the room beside that of the neighbourhood (0 to 1)."""
    if abs(room.numerator - around * room.base) < FEW_PEOPLE:
        return Balance.BALANCED
    if room.exact < UNDER_BELOW * around:
        return Balance.UNDER
    return Balance.OVER if room.exact > OVER_ABOVE * around else Balance.BALANCED


class Perspective(StrEnum):
    """Whose eyes one looks through: a checklist, for no door counts them."""

    PARENTS = "parents"
    YOUNG = "young"
    OLD = "old"
    SHOPKEEPERS = "shopkeepers"
    DISABILITY = "disability"
    LANGUAGES = "languages"
    TENANTS = "tenants"
    OWNERS = "owners"
    CARERS = "carers"
    SHIFTS = "shifts"
    NEWCOMERS = "newcomers"
    OFFLINE = "offline"


PERSPECTIVE_NAMES = {
    Perspective.PARENTS: N_("parents of young children"),
    Perspective.YOUNG: N_("young people"),
    Perspective.OLD: N_("older people"),
    Perspective.SHOPKEEPERS: N_("shopkeepers"),
    Perspective.DISABILITY: N_("people with a disability"),
    Perspective.LANGUAGES: N_("people who speak another language"),
    Perspective.TENANTS: N_("tenants"),
    Perspective.OWNERS: N_("home owners"),
    Perspective.CARERS: N_("people who care for somebody"),
    Perspective.SHIFTS: N_("people who work in the evening"),
    Perspective.NEWCOMERS: N_("people who have just moved in"),
    Perspective.OFFLINE: N_("people without a computer or phone"),
}
