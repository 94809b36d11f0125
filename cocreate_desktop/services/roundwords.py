"""The words of a talk that desk, stage, phones and paper share: its rounds, what comes after, where one sits, and what its
seating promises. Translated when asked."""

from collections.abc import Sequence

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.seating import Seating
from cocreate_desktop.domain.steps import TalkSettings
from cocreate_desktop.domain.talking import Form, form_of
from cocreate_desktop.domain.thinking import PHASE_NAMES
from cocreate_desktop.language import _, begun, ngettext


def names(settings: TalkSettings) -> list[str]:
    """What each part is called."""
    if form_of(settings) is Form.THINK:
        return [_(name) for name in PHASE_NAMES.values()]
    count = len(talking.lengths(settings))
    return [_("Round {n}").format(n=number) for number in range(1, count + 1)]


def soon(parts: Sequence[str], part: int) -> str:
    """What comes after a part; empty after the last."""
    return _("Soon: {name}").format(name=_small(parts[part])) if part < len(parts) else ""


def begins(name: str, minutes: int) -> str:
    """What begins when everybody sits."""
    words = ngettext("Soon: {name}, {n} minute", "Soon: {name}, {n} minutes", minutes)
    return words.format(name=_small(name), n=minutes)


def _small(name: str) -> str:
    """A name within a sentence."""
    return name[:1].lower() + name[1:]


def seating_task(settings: TalkSettings, part: int, look: str = "") -> tuple[str, tuple[str, ...]]:
    """What one does before a round: in a few words, and how in sentences. ``look``: where people with a card look, in a
    sentence; empty: on the card itself."""
    form = form_of(settings)
    if form is Form.THINK:
        return _("We begin in a moment"), ()
    cafe = form is Form.CAFE
    if settings.cards:
        lines = [look or _("Your card says at which table you sit.")]
        if cafe and settings.hosts:
            hosts = _("Cards 1 to {n} are the hosts: they stay at their table.")
            lines.append(hosts.format(n=talking.tables_of(settings)))
    else:
        lines = _without_cards(settings, part)
    return (_("Change tables") if cafe and part > 1 else _("Find your table")), tuple(lines)


def together() -> tuple[str, tuple[str, ...]]:
    """What one does after the last round."""
    lines = (_("Each table tells in one sentence what stood out."), _("Hang up your sheet, or hand it in."))
    return _("Back to all of us"), lines


def during(settings: TalkSettings, part: int) -> tuple[str, tuple[str, ...]]:
    """What one does in a round."""
    lines = tuple(_(line) for line in talking.lines_of(settings, part))
    return _(talking.task_of(settings, part)), lines


def _without_cards(settings: TalkSettings, part: int) -> list[str]:
    seats = talking.seats_of(settings)
    if part < 2 or form_of(settings) is not Form.CAFE:
        return [
            ngettext(
                "Sit down at a table: {n} person at each.", "Sit down at a table: {n} people at each.", seats
            ).format(n=seats)
        ]
    lines = [_("Choose a table with people you have not talked with yet.")]
    return [_("One of you stays as the host."), *lines] if settings.hosts else lines


def at_tables(seats: Seating, card: int) -> str:
    """Where a card sits: "round 1 table 3, round 2 table 7"; in a talk of one round the table alone."""
    if seats.rounds == 1:
        return _("Table {table}").format(table=seats.table_of(card, 1))
    places = [
        _("round {n} table {table}").format(n=number, table=seats.table_of(card, number))
        for number in range(1, seats.rounds + 1)
    ]
    return begun(", ".join(places))


def seats_text(settings: TalkSettings, seats: Seating | None) -> str:
    """How many cards there are, and what their seating promises."""
    if seats is None:
        return _("No cards are drawn: people choose their own place.")
    many = _("{n} cards, {tables} tables of {seats}.").format(
        n=seats.people, tables=seats.tables, seats=talking.seats_of(settings)
    )
    return f"{many} {promise(seats)}"


def promise(seats: Seating) -> str:
    """What a seating promises, honestly."""
    if seats.rounds == 1:
        return _("Everybody sits at one table.")
    if seats.again == 0:
        said = _("Nobody meets anybody twice.")
    else:
        words = ngettext("{n} pair of people meets again.", "{n} pairs of people meet again.", seats.again)
        said = f"{words.format(n=seats.again)} {_bound(seats)}"
    if seats.whole:
        said += " " + _("This holds when every card is drawn.")
    return said


def _bound(seats: Seating) -> str:
    if seats.least >= seats.again:
        return _("With so many at so few tables it cannot be less.")
    if seats.least:
        return ngettext("At least {n} must.", "At least {n} must.", seats.least).format(n=seats.least)
    return _("No seating with fewer was found.")
