"""An evening (buurtavond): where and when it is, how neighbours join, and where the run sheet stands now."""

from collections.abc import Iterable
from dataclasses import dataclass

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.moments import NO_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """``date`` is YYYY-MM-DD, ``starts`` HH:MM in the hall's own time, ``started_at``/``ended_at`` UTC ISO 8601 or empty.

    ``join_token`` (128 bits, Crockford) is what the QR code carries; ``secret`` signs the guests' sessions.
    ``present`` is the number of people counted in the hall, None when nobody counted. ``viewing_distance`` is that of the last
    row in metres and ``screen_height`` that of the picture on the wall in centimetres; 0 is not known. ``handed_out`` are the
    numbers of the cards that people hold ("1-44, 50"; empty: all that were made), ``card_form`` how these say their answer.
    ``perspectives`` are the keys of those that somebody saw in the room (``domain.representation``).
    """

    id: str
    project_id: str
    name: str = ""
    template: str = "ideas"
    date: str = ""
    starts: str = "19:30"
    hall: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    house_rules: tuple[str, ...] = ()
    moderated: bool = True
    present: int | None = None
    current_step: str = ""
    blank: bool = False
    started_at: str = ""
    ended_at: str = ""
    join_token: str = ""
    secret: str = ""
    rank: str = ""
    viewing_distance: int = 0
    screen_height: int = 0
    handed_out: str = ""
    card_form: CardForm = CardForm.TURNED
    perspectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A personal voting code of one evening: printed on a slip, works on every channel, one person one ballot."""

    id: str
    project_id: str
    evening_id: str
    number: int
    token: str
    typed: str
    rank: str = ""


def in_time(evenings: Iterable[Evening]) -> tuple[Evening, ...]:
    """By their days, those without one last; of one day as they stand in the project."""
    return tuple(sorted(evenings, key=lambda one: (one.date or NO_DAY, one.rank)))
