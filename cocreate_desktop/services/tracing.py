"""The way of one idea: from the note on the wall by its theme, the vote, the proposal and the pledges to the reply."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Note, NoteState, idea_of
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import NoteSupport
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services import proposaltrace
from cocreate_desktop.services.notesupport import support_of
from cocreate_desktop.services.overview import view_rounds
from cocreate_desktop.services.ports import Reader, Store
from cocreate_desktop.services.proposaltrace import Traced
from cocreate_desktop.services.tallying import RoundView


@dataclass(frozen=True, slots=True)
class InRound:
    """An option that the idea or its theme became, in a round whose result the room has seen (else without a result)."""

    view: RoundView
    option: Option


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that became of one idea. ``places`` are the note and its linked copies, ``said_too`` the notes that say the
    same and count with it, ``themes`` where they hang; ``support`` is what people said of any of these in another system. Each
    list is empty where nothing came of it."""

    note: Note
    evening: Evening
    places: tuple[Note, ...]
    said_too: tuple[Note, ...]
    themes: tuple[Theme, ...]
    rounds: tuple[InRound, ...]
    support: tuple[NoteSupport, ...]
    paragraphs: tuple[Traced, ...]
    offers: tuple[Offer, ...]
    pledges: tuple[Pledge, ...]
    replies: tuple[Reply, ...]

    @property
    def answered(self) -> bool:
        """Whether it got a reply."""
        return any(reply.taken for reply in self.replies)


@dataclass(frozen=True, slots=True)
class FoundIdea:
    """A note that was found."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundIdeas:
    """The first of the notes that were found, and how ``many`` there are."""

    first: tuple[FoundIdea, ...]
    many: int


_LOOKS: Final = 1000
"""After so many notes a search looks whether anybody still waits for it."""


class Tracing:
    """Follows ideas."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, note_id: str) -> Trace:
        """The way of the idea of a note. Raises Gone."""
        return self._store.read(lambda reader: trace(reader, note_id))

    def search(self, words: str, most: int, going: Callable[[], bool] = lambda: True) -> FoundIdeas:
        """The notes of the whole project whose text or first wording holds ``words``, by rank; all of them for no words. Hidden
        and withdrawn ones are left out. It goes through every note: where ``going`` says no it ends with what it has."""
        wanted = words.casefold().split()

        def query(reader: Reader) -> FoundIdeas:
            found = []
            every = reader.texts(Note, ("rank", "id", "text", "original"), state=NoteState.SHOWN)
            for place, (rank, note_id, text, original) in enumerate(every):
                if not place % _LOOKS and not going():
                    break
                if _holds(text if text == original else f"{text} {original}", wanted):
                    found.append((rank, note_id, text))
            first = nsmallest(most, found)
            return FoundIdeas(tuple(FoundIdea(note_id, text) for _rank, note_id, text in first), len(found))

        return self._store.read(query)


def trace(reader: Reader, note_id: str) -> Trace:
    """The way of one idea, inside a read. Raises Gone."""
    note = reader.get(Note, note_id)
    main = next(iter(reader.find(Note, id=note.merged_into)), note) if note.merged_into else note
    idea = idea_of(main)
    places = _unique((main, *reader.find(Note, id=idea), *reader.find(Note, linked_to=idea)))
    doubles = _unique(double for place in places for double in reader.find(Note, merged_into=place.id))
    said = tuple(one for one in doubles if one.state is NoteState.SHOWN)
    hanging = {place.theme_id for place in places if place.theme_id}
    themes = tuple(theme for theme in reader.find(Theme) if theme.id in hanging)
    names = {one.id for one in (*places, *said)}
    return Trace(
        note=note,
        evening=reader.get(Evening, note.evening_id),
        places=places,
        said_too=tuple(one for one in said if one.id != note.id),
        themes=themes,
        rounds=_rounds(reader, names, hanging),
        support=support_of(reader, names | hanging),
        paragraphs=proposaltrace.trace(reader, main.id),
        offers=tuple(one for one in reader.find(Offer) if one.theme_id in hanging and one.readable),
        pledges=tuple(one for one in reader.find(Pledge) if one.theme_id in hanging),
        replies=tuple(one for one in reader.find(Reply) if one.id in hanging),
    )


def _unique(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple({note.id: note for note in notes}.values())


def _rounds(reader: Reader, notes: set[str], themes: set[str]) -> tuple[InRound, ...]:
    """Only opened rounds: an option of a draft may still go."""
    mine = {
        option.round_id: option
        for option in reader.find(Option)
        if option.note_id in notes or (option.theme_id and option.theme_id in themes)
    }
    evenings = {round_.evening_id for round_ in reader.find(Round) if round_.id in mine}
    views = [view for evening in evenings for view in view_rounds(reader, evening)]
    return tuple(InRound(view, mine[view.round.id]) for view in views if view.round.id in mine)


def _holds(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
