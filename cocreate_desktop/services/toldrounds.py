"""Results that were told, kept as long as nothing of them is other than it was: the pages at home are read anew with every
remark, and the ballots of every vote need not be."""

import threading
from typing import Final

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Objection, Round, TypedCount
from cocreate_desktop.language import current
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.tallying import RoundView, options_of, question_of, view_round

_MOST: Final = 40
"""So many are kept; a project has fewer."""


class ToldRounds:
    """One for a store; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, RoundView]] = {}

    def of(self, reader: Reader, voting: Round) -> RoundView:
        """The view of a round with its result, inside a read, without its audit."""
        mark = _mark(reader, voting)
        with self._lock:
            kept = self._kept.get(voting.id)
        if kept is not None and kept[0] == mark:
            return kept[1]
        view = view_round(reader, voting, question_of(reader, voting))
        with self._lock:
            self._kept[voting.id] = mark, view
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return view


def _mark(reader: Reader, voting: Round) -> object:
    """All that a result rests on, but for the ballots themselves: of these how many there are, and the last of them."""
    before = reader.find(Round, id=voting.follows) if voting.follows else ()
    return (
        current(),
        voting,
        question_of(reader, voting),
        options_of(reader, voting),
        reader.find(TypedCount, round_id=voting.id),
        reader.find(Objection, round_id=voting.id),
        reader.get(Evening, voting.evening_id).present,
        reader.get(Project, reader.project_id).online_weight,
        reader.ballots_mark(voting.id),
        tuple(_mark(reader, one) for one in before),
    )
