"""The sentences of counting stickers from a photo: why a photo does not do, and what to do then. Pure: facts in, words out."""

from __future__ import annotations

from typing import Final

from ...domain.rounds import Phase
from ...language import N_, _, ngettext
from ...services.seeing import POSTER_PROBLEMS, PosterLooked
from ...services.tallying import RoundView

GLARE: Final = N_("A light shines on the poster. Take a step aside.")


def cannot_count(found: RoundView | None) -> str:
    """Why no sticker can be counted now; empty when they can."""
    if found is None:
        return _("There is no vote in this step.")
    if found.round.phase is Phase.DRAFT:
        return _("The vote is not open yet. Open it, then count the stickers.")
    if found.round.phase not in (Phase.OPEN, Phase.CLOSED):
        return _("The result is shown already. Take it off the screen to count again.")
    return ""


def problem_of(looked: PosterLooked, number: int, other: str) -> str:
    """Why a photo cannot be counted, in one sentence; empty when it can. ``number`` is that of this vote's poster, ``other``
    the question of the vote whose poster it is, when this project knows it."""
    if looked.problem:
        return _(POSTER_PROBLEMS.get(looked.problem, POSTER_PROBLEMS["none"]))
    if looked.round_number == number:
        return ""
    if other:
        words = _("This is the poster of another vote: “{question}”. Nothing was counted.")
        return words.format(question=other)
    return _("This is the poster of a vote that this project does not know. Nothing was counted.")


def taken_over(number: int, page: int, count: int) -> str:
    """The numbers of a page stand in the vote now."""
    words = ngettext("{n} sticker is taken over.", "{n} stickers are taken over.", number).format(n=number)
    if count == 1:
        return words
    return _("Page {page} of {count}:").format(page=page, count=count) + " " + words


def doubt_words(number: int) -> str:
    """How many boxes should be looked at."""
    return ngettext("{n} box to look at", "{n} boxes to look at", number).format(n=number)
