"""The sentences of a sweep of cards: what became of cards, and why there is nothing to read. Pure: facts in, words out; never
what a card said."""

from __future__ import annotations

from collections.abc import Iterable

from ...domain.rounds import Phase
from ...language import N_, _, ngettext
from ...services.tallying import RoundView

_NOT_OPEN = {
    Phase.DRAFT: N_("The vote is not open yet. Open it, then read the cards."),
    Phase.CLOSED: N_("The vote is closed. Open it again to read cards."),
    Phase.REVEALED: N_("The result is shown already. No card can be read now."),
    Phase.PUBLISHED: N_("The result is final. No card can be read now."),
}


def replaced(numbers: Iterable[int]) -> str:
    """Cards whose code had voted on another channel."""
    found = tuple(numbers)
    words = ngettext(
        "Code {numbers} voted before, by phone or on paper. The card counts now, that vote no more.",
        "Codes {numbers} voted before, by phone or on paper. The cards count now, those votes no more.",
        len(found),
    )
    return words.format(numbers=_row(found))


def late(numbers: Iterable[int]) -> str:
    """Cards that were read but came after the close."""
    found = tuple(sorted(numbers))
    words = ngettext(
        "Card {numbers} was read when the vote was closed already, and does not count.",
        "Cards {numbers} were read when the vote was closed already, and do not count.",
        len(found),
    )
    return words.format(numbers=_row(found))


def closed(number: int) -> str:
    """The vote was closed in the middle of a sweep."""
    words = ngettext(
        "The vote was closed, so reading stopped. {n} card is counted.",
        "The vote was closed, so reading stopped. {n} cards are counted.",
        number,
    )
    return words.format(n=number)


def cannot_read(found: RoundView | None, questions: int, handed_out: int) -> str:
    """Why no card can be read now, with the way out; empty when they can."""
    if found is None:
        return _("There is no vote in this step.")
    if not questions:
        return _("This kind of vote does not fit on cards. Use phones or paper slips.")
    if not handed_out:
        return _(
            "No cards were made for this evening. Make and print them in Prepare, or count raised hands."
        )
    shut = _NOT_OPEN.get(found.round.phase, "")
    return _(shut) if shut else ""


def photo_read(name: str, seen: int, new: int) -> str:
    """What a photo of the room gave."""
    words = ngettext(
        "{name}: {n} card seen, {new} of it new.", "{name}: {n} cards seen, {new} of them new.", seen
    )
    return words.format(name=name, n=seen, new=new)


def nothing_seen(name: str, poster: bool) -> str:
    """A photo without anything to take in."""
    words = (
        _("{name}: no cards and no poster are seen in it.")
        if poster
        else _("{name}: no cards are seen in it.")
    )
    return words.format(name=name)


def _row(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
