"""A project as ideas for other systems: its themes and its notes, each with what was said, how it was voted on and what was
replied. What may not leave never gets into them, and is counted by why. Frozen facts: adapters ask no store."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from cocreate_desktop import language
from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Note, NoteState, firsts, hanging, linked, times
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.exchange.columns import nfc
from cocreate_desktop.exchange.tables import may_leave
from cocreate_desktop.exchange.votes import CountedRound, read_rounds
from cocreate_desktop.language import N_
from cocreate_desktop.services.leaving import Records
from cocreate_desktop.services.replies import read_replies
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tracewords import round_line
from cocreate_desktop.services.tracing import InRound

LEFT_OUT = {
    "hidden": N_("hidden by the facilitator"),
    "withdrawn": N_("taken back by its writer"),
    "waiting": N_("not looked at yet"),
    "personal": N_("with something personal in it"),
    "loose": N_("under no theme"),
}
"""Why something stays here, in words."""


@dataclass(frozen=True, slots=True)
class Held:
    """An evening as others may know it: no secret of it is here."""

    id: str
    name: str
    date: str = ""
    hall: str = ""
    present: int | None = None
    rounds: tuple[CountedRound, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A note of a theme, and how many times it was said."""

    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Idea:
    """A theme or a note. ``title``: the sentence of the theme (may be empty), or the first line of the note, as long as it is;
    ``text``: the whole note (empty for a theme); ``theme``: where a note hangs (empty: loose); ``notes``: those of a theme.
    ``rounds``: where it could be chosen, those only whose result the room has seen. ``reply``: None when there is none yet;
    ``reply_cut``: words of it stay here, for they seem to hold something personal."""

    id: str
    title: str
    text: str = ""
    theme: str = ""
    evening: str = ""
    date: str = ""
    hall: str = ""
    neighbourhood: str = ""
    tags: tuple[str, ...] = ()
    times: int = 1
    notes: tuple[Said, ...] = ()
    rounds: tuple[InRound, ...] = ()
    reply: Reply | None = None
    reply_cut: bool = False

    @property
    def results(self) -> tuple[str, ...]:
        """What it got in each vote, a sentence each, in the language spoken now."""
        lines = (nfc(round_line(one)) for one in self.rounds)
        return tuple(line for line in lines if not privacy.flags(line))

    @property
    def cost(self) -> int | None:
        """What it costs in whole euros, as it was in the last vote that said so."""
        costs = [one.option.cost for one in self.rounds if one.option.cost is not None]
        return costs[-1] if costs else None

    @property
    def day(self) -> str:
        """The date of the evening in the words of the language spoken now, empty without one."""
        return language.date_text(date.fromisoformat(self.date), year=True) if self.date else ""

    @property
    def said(self) -> int:
        """How many notes it stands for."""
        return sum(note.times for note in self.notes) if self.notes else self.times


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that may leave to another system, of one evening or of all. ``made_on`` is today, ``language`` that of
    the project: in it we compose what leaves."""

    project_id: str
    project: str
    question: str
    made_on: date
    language: str = "nl"
    evenings: tuple[Held, ...] = ()
    themes: tuple[Idea, ...] = ()
    notes: tuple[Idea, ...] = ()
    out: Mapping[Records, Mapping[str, int]] = field(default_factory=dict)

    def ideas(self, records: Records) -> tuple[Idea, ...]:
        """The themes, or the notes."""
        return self.themes if records is Records.THEMES else self.notes

    def left_out(self, records: Records) -> Mapping[str, int]:
        """How many stay here, by the keys of ``LEFT_OUT``; none that nothing stays for."""
        return {why: number for why, number in self.out.get(records, {}).items() if number}


class _About(NamedTuple):
    """What all ideas of an evening have in common, and what is known of each theme and note."""

    evening: Evening
    neighbourhood: str
    rounds: Mapping[str, tuple[InRound, ...]]
    replies: Mapping[str, Reply]
    cut: Set[str]


def read_facts(services: Services, evening_id: str = "") -> Facts:
    """The facts of an evening, or of all. Raises Gone."""
    project, evenings = services.projects.current(), services.evenings.all()
    wanted = [one for one in evenings if evening_id in ("", one.id)]
    if evening_id and not wanted:
        raise Gone(what="evening", id=evening_id)
    rounds = {one.id: read_rounds(services, one.id) for one in evenings}
    known = _in_rounds(one for each in rounds.values() for one in each)
    written = {one.theme.id: one.reply for one in services.store.read(read_replies)}
    replies = {name: _plain_reply(reply) for name, reply in written.items()}
    cut = {name for name, reply in written.items() if privacy.flags(f"{reply.words}\n{reply.why}")}
    areas = services.store.read(lambda reader: reader.find(Area))
    hood = ", ".join(dict.fromkeys(nfc(area.name) for area in areas if area.name))
    read = [_of_evening(services, _About(one, hood, known, replies, cut)) for one in wanted]
    return Facts(
        project_id=project.id,
        project=nfc(project.name),
        question=nfc(project.question),
        made_on=services.clock.now().date(),
        language=project.language,
        evenings=tuple(_held(one, rounds[one.id]) for one in wanted),
        themes=tuple(idea for one in read for idea in one.themes),
        notes=tuple(idea for one in read for idea in one.notes),
        out={
            kind: sum((one.out[kind] for one in read), Counter()) for kind in (Records.THEMES, Records.NOTES)
        },
    )


def _held(one: Evening, rounds: tuple[CountedRound, ...]) -> Held:
    return Held(one.id, nfc(one.name), one.date, nfc(one.hall), one.present, rounds)


def _in_rounds(rounds: Iterable[CountedRound]) -> dict[str, tuple[InRound, ...]]:
    """Where each theme and note could be chosen, by its id; what the room has not seen yet is not told."""
    found: dict[str, tuple[InRound, ...]] = {}
    for one in rounds:
        for option in one.view.options if one.view.round.phase.shown else ():
            for name in filter(None, (option.theme_id, option.note_id)):
                found[name] = (*found.get(name, ()), InRound(one.view, option))
    return found


def _plain_reply(reply: Reply) -> Reply:
    """A reply without what seems personal; who answers stays here, for it may be a name."""
    kept = {name: nfc(words) for name in ("words", "why") if not privacy.flags(words := getattr(reply, name))}
    return replace(reply, words=kept.get("words", ""), why=kept.get("why", ""), who="")


@dataclass(frozen=True, slots=True)
class _Read:
    themes: tuple[Idea, ...]
    notes: tuple[Idea, ...]
    out: Mapping[Records, Counter[str]]


def _of_evening(services: Services, about: _About) -> _Read:
    view = services.overview.evening(about.evening.id)
    kept, out = may_leave(view.notes)
    there = {note.id for note in kept}
    # A copy of what its writer took back does not hang; for that the one taken back has to be seen.
    hung = hanging(n for n in view.notes if n.id in there or n.state is NoteState.WITHDRAWN)
    often = times(kept)
    themes = [one for one in view.board.themes if not one.merged_into]
    open_ones = [one for one in themes if not privacy.flags(one.name)]
    names = {one.id: nfc(one.name) for one in open_ones}
    by_theme = {one.id: tuple(n for n in hung if n.theme_id == one.id) for one in open_ones}
    others = linked(hung)
    places = {note.id: (note, *others.get(note.id, ())) for note in firsts(hung)}
    loose = sum(not any(place.theme_id in names for place in each) for each in places.values())
    hidden = Counter({"personal": len(themes) - len(open_ones)})
    return _Read(
        themes=tuple(
            _theme(about, one, [Said(nfc(n.text), often.get(n.id, 1)) for n in by_theme[one.id]])
            for one in open_ones
            if one.name or by_theme[one.id]
        ),
        notes=tuple(_note(about, each, names, often) for each in places.values()),
        out={Records.THEMES: Counter(out) + hidden + Counter({"loose": loose}), Records.NOTES: Counter(out)},
    )


def _theme(about: _About, theme: Theme, notes: list[Said]) -> Idea:
    return replace(
        _placed(about),
        id=theme.id,
        title=nfc(theme.name),
        notes=tuple(notes),
        rounds=about.rounds.get(theme.id, ()),
        reply=_answered(about.replies.get(theme.id)),
        reply_cut=theme.id in about.cut,
    )


def _note(
    about: _About, places: tuple[Note, ...], names: Mapping[str, str], often: Mapping[str, int]
) -> Idea:
    note = places[0]
    hangs = [one.theme_id for one in places if one.theme_id in names]
    themes = list(dict.fromkeys(names[name] for name in hangs if names[name]))
    rounds = [one for place in places for one in about.rounds.get(place.id, ())]
    replied = [name for name in hangs if _answered(about.replies.get(name)) is not None][:1]
    placed = _placed(about)
    return replace(
        placed,
        id=note.id,
        title=nfc(note.text).partition("\n")[0].strip(),
        text=nfc(note.text),
        theme=themes[0] if themes else "",
        tags=(*themes, *placed.tags),
        times=often.get(note.id, 1),
        rounds=tuple(rounds),
        reply=about.replies[replied[0]] if replied else None,
        reply_cut=not about.cut.isdisjoint(replied),
    )


def _answered(reply: Reply | None) -> Reply | None:
    told = reply is not None and (reply.taken is not Taken.OPEN or reply.words or reply.due)
    return reply if told else None


def _placed(about: _About) -> Idea:
    evening, hood = about.evening, about.neighbourhood
    return Idea(
        id="",
        title="",
        evening=nfc(evening.name),
        date=evening.date,
        hall=nfc(evening.hall),
        neighbourhood=hood,
        tags=(hood,) if hood else (),
    )
