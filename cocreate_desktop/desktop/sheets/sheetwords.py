"""The sentences about sheets of paper in a photo: what each is, whether it can be entered, and why a photo gives none.
Pure: facts in, words out."""

from __future__ import annotations

from typing import Final

from ...domain.notes import Channel
from ...domain.rounds import Phase
from ...language import N_, _, ngettext
from ...services.seeing import SheetsLooked
from ...services.sheets import SheetState, SheetTold
from ...services.tallying import RoundView

GLARE: Final = N_("A light shines on the paper. Take a step aside.")
_STATES: Final = {
    SheetState.READY: N_("to be entered"),
    SheetState.ENTERED: N_("was entered before; entered again, this one counts"),
    SheetState.ELSEWHERE: N_("this code voted another way; entered, this slip counts"),
    SheetState.PAGE: N_("another page of it: look at it with the first"),
    SheetState.OTHER_PROJECT: N_("not of this evening, and not counted"),
    SheetState.OTHER_KIND: N_("a sheet to count on: type its numbers at raised hands or stickers"),
    SheetState.STRANGE: N_("a code of something else"),
    SheetState.TWICE: N_("the same sheet is there already"),
}


def cannot_enter(found: RoundView | None) -> str:
    """Why no sheet can be entered now; empty when they can."""
    if found is None:
        return _("There is no vote in this step.")
    if found.round.phase is Phase.DRAFT:
        return _("The vote is not open yet. Open it, then enter the sheets.")
    if found.round.phase is not Phase.OPEN:
        return _("The vote is closed. Open it again to enter more sheets.")
    return ""


def name_of(told: SheetTold) -> str:
    """What a sheet is called in the list."""
    if told.channel is Channel.PAPER:
        return _("Slip {n}").format(n=told.number)
    if told.table:
        page = _("page {n}").format(n=told.page) if told.page > 1 else ""
        return ", ".join(part for part in (told.table, page) if part)
    if told.channel is Channel.TABLE:
        return _("Table sheet")
    return _("Sheet {n}").format(n=told.number) if told.number else _("Sheet")


def state_of(told: SheetTold, *, whole: bool, done: bool) -> str:
    """How a sheet stands."""
    if done:
        return _("counted")
    if told.state is SheetState.OTHER_ROUND:
        return _("of another vote, not counted: {question}").format(question=told.question)
    said = _(_STATES[told.state])
    return said if whole else _("only a part is in the photo; {state}").format(state=said)


def nothing_seen(name: str, looked: SheetsLooked) -> str:
    """Why a photo gives no sheet."""
    if looked.unread:
        words = ngettext(
            "{name}: {n} code was seen and could not be read. Take the photo from closer by, and hold still.",
            "{name}: {n} codes were seen and could not be read. Take the photo from closer by, and hold still.",
            looked.unread,
        )
        return words.format(name=name, n=looked.unread)
    if looked.strange:
        return _("{name}: the code in it is not that of a slip or a table sheet.").format(name=name)
    words = _(
        "{name}: there is no sheet with a code in it. Lay the sheets apart, with every code in the photo."
    )
    return words.format(name=name)


def also_unread(number: int) -> str:
    """That more sheets lie there than could be read; empty when none do."""
    if not number:
        return ""
    words = ngettext(
        "{n} more code could not be read: take a photo of that sheet by itself.",
        "{n} more codes could not be read: take photos of those sheets by themselves.",
        number,
    )
    return words.format(n=number)


def left_words(left: int, counted: int) -> str:
    """How far the pile is."""
    counted_words = ngettext("{n} sheet counted", "{n} sheets counted", counted).format(n=counted)
    if not left:
        return _("{counted}, none left.").format(counted=counted_words) if counted else ""
    left_text = ngettext("{n} sheet to enter", "{n} sheets to enter", left).format(n=left)
    return f"{left_text}. {counted_words}." if counted else f"{left_text}."
