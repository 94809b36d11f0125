"""The board: grouping notes into themes. Belonging is a field of the note, so two laptops can group at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Hung, Note, NoteState, count, hanging, idea_of, times
from cocreate_desktop.domain.order import between, between_any
from cocreate_desktop.domain.steps import Step, read_settings, write_settings
from cocreate_desktop.domain.steps.themes import ThemesSettings
from cocreate_desktop.domain.suggesting import Refusal
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.following import Followed, follow, unfollow
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note hangs: its theme (empty: loose) and its rank in it."""

    note_id: str
    theme_id: str
    rank: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Which note another counts with as its double (empty: it hangs by itself)."""

    note_id: str
    into: str


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What went over from one theme into another: where its notes were, and what was agreed about it."""

    places: tuple[Place, ...]
    followed: Followed


@dataclass(frozen=True, slots=True)
class Board:
    """What hangs on the board: themes in order, their notes, and the loose ones. Hidden and waiting notes are left out;
    ``times`` says of a note that stands for its doubles how many they are together."""

    themes: tuple[Theme, ...]
    notes: tuple[Note, ...]
    times: Mapping[str, int] = field(default_factory=dict)

    def of(self, theme_id: str) -> tuple[Note, ...]:
        """The notes of one theme, or the loose ones for an empty id."""
        return tuple(note for note in self.notes if note.theme_id == theme_id)

    def by_theme(self) -> dict[str, tuple[Note, ...]]:
        """The notes of every theme in one go, and the loose ones under the empty id."""
        found: dict[str, list[Note]] = {theme.id: [] for theme in self.themes}
        found[""] = []
        for note in self.notes:
            found[note.theme_id].append(note)
        return {theme_id: tuple(notes) for theme_id, notes in found.items()}

    def in_order(self) -> tuple[Note, ...]:
        """All notes as they stand: theme by theme, the loose ones last."""
        return tuple(note for notes in self.by_theme().values() for note in notes)

    @property
    def count(self) -> int:
        """How many notes hang here; one that hangs in two themes counts once."""
        return count(self.notes)


class Boards:
    """What one can do on the board. Verbs that move notes return where these were, so that it can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def board(self, evening_id: str) -> Board:
        """The board of an evening now."""
        return self._store.read(lambda reader: read_board(reader, evening_id))

    def group(self, evening_id: str, step_id: str, note_ids: Sequence[str], name: str = "") -> Theme:
        """Makes a theme of these notes, after the last theme. Notes that are gone meanwhile are left out."""

        def work(unit: UnitOfWork) -> Theme:
            themes = unit.find(Theme, evening_id=evening_id)
            theme = Theme(
                id=new_id(),
                project_id=unit.project_id,
                evening_id=evening_id,
                step_id=step_id,
                name=_sentence(name),
                rank=between(themes[-1].rank if themes else None, None),
            )
            unit.add(theme)
            _move(unit, note_ids, theme.id)
            return theme

        return self._store.run(work)

    def split(self, note_ids: Sequence[str], name: str = "") -> Theme:
        """Notes of one theme get a theme of their own, right after it. Those that hang elsewhere meanwhile stay there. Raises
        Gone when none is left in a theme."""

        def work(unit: UnitOfWork) -> Theme:
            notes = [note for note_id in note_ids for note in unit.find(Note, id=note_id) if note.theme_id]
            old = unit.get(Theme, notes[0].theme_id if notes else "")
            themes = unit.find(Theme, evening_id=old.evening_id)
            following = themes[[one.id for one in themes].index(old.id) + 1 :]
            theme = Theme(
                id=new_id(),
                project_id=unit.project_id,
                evening_id=old.evening_id,
                step_id=old.step_id,
                name=_sentence(name),
                rank=between_any(old.rank, (one.rank for one in following)),
            )
            unit.add(theme)
            _move(unit, [note.id for note in notes if note.theme_id == old.id], theme.id)
            return theme

        return self._store.run(work)

    def duplicate(self, note_id: str, *, theme_id: str | None = None) -> Note:
        """Hangs the same note in a second place, linked, so that it counts once: at the end of a theme (empty: loose), or right
        behind the note itself. It is no second one of its writer's. Raises Gone when the note or theme is not there, or the
        writer took it back."""

        return self._store.run(lambda unit: hang_again(unit, unit.get(Note, note_id), theme_id))

    def name(self, theme_id: str, sentence: str) -> Theme:
        """Names a theme (empty takes the name away). Raises TextTooLong, Gone."""
        return self._store.run(lambda unit: unit.change(Theme, theme_id, name=_sentence(sentence)))

    def move(self, note_ids: Sequence[str], theme_id: str, *, before: str = "") -> tuple[Place, ...]:
        """Moves notes into a theme (empty: loose), before the note ``before`` or at the end.

        Returns where they were. Raises Gone when the theme is no longer there.
        """

        def work(unit: UnitOfWork) -> tuple[Place, ...]:
            if theme_id:
                unit.get(Theme, theme_id)
            return _move(unit, note_ids, theme_id, before)

        return self._store.run(work)

    def put_back(self, places: Sequence[Place]) -> tuple[str, ...]:
        """Undoes a move. A note that is gone, or whose theme is gone, is left alone; returns the ids put back."""

        def work(unit: UnitOfWork) -> tuple[str, ...]:
            done = []
            for place in places:
                theme_there = not place.theme_id or bool(unit.find(Theme, id=place.theme_id))
                if theme_there and unit.find(Note, id=place.note_id):
                    unit.change(Note, place.note_id, theme_id=place.theme_id, rank=place.rank)
                    done.append(place.note_id)
            return tuple(done)

        return self._store.run(work)

    def move_theme(self, theme_id: str, *, after: str) -> str:
        """Puts a theme after another (empty: first). Returns the id of the one it stood after (empty: it was first)."""

        def work(unit: UnitOfWork) -> str:
            theme = unit.get(Theme, theme_id)
            themes = unit.find(Theme, evening_id=theme.evening_id)
            place = [one.id for one in themes].index(theme_id)
            others = [one for one in themes if one.id != theme_id]
            spot = next((i + 1 for i, one in enumerate(others) if one.id == after), 0)
            low = others[spot - 1].rank if spot else None
            unit.change(Theme, theme_id, rank=between_any(low, (one.rank for one in others[spot:])))
            return themes[place - 1].id if place else ""

        return self._store.run(work)

    def merge(self, note_ids: Sequence[str]) -> tuple[Joined, ...]:
        """The first note stands for all from now on, with the doubles that the others had. Returns what each was joined to
        before, for ``join``."""

        def work(unit: UnitOfWork) -> tuple[Joined, ...]:
            notes = [note for note_id in note_ids for note in unit.find(Note, id=note_id)]
            if not notes:
                return ()
            doubles = [double for note in notes[1:] for double in unit.find(Note, merged_into=note.id)]
            joined = tuple(Joined(note.id, note.merged_into) for note in (*notes[1:], *doubles))
            for one in joined:
                unit.change(Note, one.note_id, merged_into=notes[0].id)
            return joined

        return self._store.run(work)

    def part(self, note_id: str) -> tuple[Joined, ...]:
        """The doubles of a note hang by themselves again, where they hung. Returns what they were joined to, for ``join``."""

        def work(unit: UnitOfWork) -> tuple[Joined, ...]:
            joined = tuple(Joined(note.id, note_id) for note in unit.find(Note, merged_into=note_id))
            for one in joined:
                unit.change(Note, one.note_id, merged_into="")
            return joined

        return self._store.run(work)

    def join(self, joined: Sequence[Joined]) -> tuple[str, ...]:
        """Joins notes as they were before a merge or a parting; those that are gone are left alone. Returns the ids done."""

        def work(unit: UnitOfWork) -> tuple[str, ...]:
            there = [one for one in joined if unit.find(Note, id=one.note_id)]
            for one in there:
                unit.change(Note, one.note_id, merged_into=one.into)
            return tuple(one.note_id for one in there)

        return self._store.run(work)

    def absorb(self, theme_id: str, into: str) -> Absorbed:
        """The notes of a theme go over to the theme ``into`` with all that was agreed about it, and it is taken away. Returns
        what went over, for ``release``. Raises Gone when one of the two is no longer there."""

        def work(unit: UnitOfWork) -> Absorbed:
            unit.get(Theme, into)
            unit.get(Theme, theme_id)
            places = _move(unit, [note.id for note in unit.find(Note, theme_id=theme_id)], into)
            followed = follow(unit, theme_id, into)
            # Its address may be on paper: it leads there from now on.
            unit.change(Theme, theme_id, merged_into=into)
            unit.delete(Theme, theme_id)
            return Absorbed(places, followed)

        return self._store.run(work)

    def release(self, theme_id: str, into: str, absorbed: Absorbed) -> Theme:
        """Undoes ``absorb``: the theme comes back with those of its notes, and of what was agreed about it, that still hang in
        ``into``."""

        def work(unit: UnitOfWork) -> Theme:
            theme = _come_back(unit, theme_id, absorbed.places, hanging_in=into)
            unfollow(unit, theme_id, into, absorbed.followed)
            return theme

        return self._store.run(work)

    def refuse(self, step_id: str, refusal: Refusal, *, refused: bool = True) -> None:
        """Remembers with the step that a suggestion was refused, so that it is not made again; or forgets it. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            step = unit.get(Step, step_id)
            settings = read_settings(step)
            if isinstance(settings, ThemesSettings):
                others = tuple(one for one in settings.refused if one != refusal.text())
                wanted = replace(settings, refused=(*others, refusal.text()) if refused else others)
                unit.change(Step, step_id, settings=write_settings(step, wanted))

        self._store.run(work)

    def ungroup(self, theme_id: str) -> tuple[Place, ...]:
        """Takes the theme away; its notes hang loose again. Returns where they were, for ``regroup``."""

        def work(unit: UnitOfWork) -> tuple[Place, ...]:
            notes = unit.find(Note, theme_id=theme_id)
            places = _move(unit, [note.id for note in notes], "")
            unit.delete(Theme, theme_id)
            return places

        return self._store.run(work)

    def regroup(self, theme_id: str, places: Sequence[Place]) -> Theme:
        """Undoes ``ungroup``: the theme comes back with those of its notes that still hang loose."""
        return self._store.run(lambda unit: _come_back(unit, theme_id, places, hanging_in=""))


def read_board(reader: Reader, evening_id: str) -> Board:
    """The board of an evening; a note whose theme was removed elsewhere hangs loose."""
    themes = reader.find(Theme, evening_id=evening_id)
    known = {theme.id for theme in themes}
    notes = reader.find(Note, evening_id=evening_id)
    return Board(themes, tuple(_loose_when_orphan(note, known) for note in hanging(notes)), times(notes))


def read_hung(reader: Reader) -> Mapping[str, tuple[Hung, ...]]:
    """The notes of every evening without their words, by evening: in one read, for whoever counts a whole project."""
    states = {state.value: state for state in NoteState}
    found: dict[str, list[Hung]] = {}
    for note_id, evening_id, state, *others in reader.texts(Note, Hung._fields):
        found.setdefault(evening_id, []).append(Hung(note_id, evening_id, states[state], *others))
    return {evening_id: tuple(notes) for evening_id, notes in found.items()}


def hang_again(unit: UnitOfWork, note: Note, theme_id: str | None = None, **other: object) -> Note:
    """``Boards.duplicate`` inside a unit of work; ``other``: fields in which the second note is not like the first."""
    if note.state is NoteState.WITHDRAWN:
        raise Gone(what="note", id=note.id)
    if theme_id:
        unit.get(Theme, theme_id)
    made = {"id": new_id(), "linked_to": idea_of(note), "merged_into": "", "author": ""}
    copy = replace(note, **made, **other)  # type: ignore[arg-type]  # fields by name
    unit.add(copy)
    wanted = note.theme_id if theme_id is None else theme_id
    inside = [one.id for one in unit.find(Note, evening_id=note.evening_id) if one.theme_id == wanted]
    after = inside[inside.index(note.id) + 1 :] if note.id in inside else []
    behind = [one for one in after if one != copy.id]
    _move(unit, (copy.id,), wanted, behind[0] if theme_id is None and behind else "")
    return unit.get(Note, copy.id)


def _come_back(unit: UnitOfWork, theme_id: str, places: Sequence[Place], *, hanging_in: str) -> Theme:
    """A theme that was taken away is there again, with those of its notes that still hang where they went then."""
    unit.revive(Theme, theme_id)
    theme = unit.change(Theme, theme_id, merged_into="")
    for place in places:
        for note in unit.find(Note, id=place.note_id):
            if note.theme_id == hanging_in:
                unit.change(Note, note.id, theme_id=place.theme_id, rank=place.rank)
    return theme


def _loose_when_orphan(note: Note, themes: set[str]) -> Note:
    if not note.theme_id or note.theme_id in themes:
        return note
    return replace(note, theme_id="")


def _move(unit: UnitOfWork, note_ids: Sequence[str], theme_id: str, before: str = "") -> tuple[Place, ...]:
    moving = [note for note_id in note_ids for note in unit.find(Note, id=note_id)]
    if not moving:
        return ()
    ids = {note.id for note in moving}
    staying = [
        n
        for n in unit.find(Note, evening_id=moving[0].evening_id)
        if n.theme_id == theme_id and n.id not in ids
    ]
    spot = next((i for i, note in enumerate(staying) if note.id == before), len(staying))
    low = staying[spot - 1].rank if spot else None
    following = [note.rank for note in staying[spot:]]
    places = []
    for note in moving:
        places.append(Place(note.id, note.theme_id, note.rank))
        low = between_any(low, following)
        unit.change(Note, note.id, theme_id=theme_id, rank=low)
    return tuple(places)


def _sentence(words: str) -> str:
    return text.clean(words, limit=text.LINE, lines=False)
