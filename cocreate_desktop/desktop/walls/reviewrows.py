"""What stands in the list beside the photo, worked out from the state of the review. Pure."""

from __future__ import annotations

from ...domain.walls import Sighting
from . import reviewwords
from .reviewlist import Row
from .reviewstate import Numbers, ReviewState


def rows_of(state: ReviewState, current: str, numbers: Numbers) -> list[Row]:
    """All but the current one: what comes next in its turn, then what is done."""
    shown = (*state.queue(current), *state.others())
    return [_row(one, state, numbers.of(one.id)) for one in shown if one.id != current]


def _row(one: Sighting, state: ReviewState, number: int) -> Row:
    words = " ".join(state.words_of(one).split())
    return Row(one, number, state.letter_of(one), words, reviewwords.short_chip(one))
