"""Reads what somebody at home may see (``athome``) from the rows of a project: few reads, none of them growing with what waits,
and no ballot of a round that is open."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.online import About, Backing, NoteSupport, OnlinePhase, Place, Remark, short_code
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.privacy import flags, harmless
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Proposal, Reaction, Version
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Picture
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.domain.walls import Sighting
from cocreate_desktop.services import wallcrops
from cocreate_desktop.services.athome import (
    MOST_SAID,
    HomeNote,
    HomePledge,
    HomeRound,
    HomeTheme,
    HomeView,
    Thing,
)
from cocreate_desktop.services.board import read_board
from cocreate_desktop.services.following import gone_over
from cocreate_desktop.services.onlinevisit import asks_now, proposal_shown
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.replies import PromiseLine, read_promises
from cocreate_desktop.services.tallying import RoundView, options_of, question_of
from cocreate_desktop.services.toldrounds import ToldRounds

_ABOUT = ("about", "about_id")


def read_home(reader: Reader, today: date, told: ToldRounds | None = None) -> HomeView:
    """What may be seen at home on a day (in the time zone of the hall), inside a read. ``told`` keeps results from one time to
    the next."""
    project = reader.get(Project, reader.project_id)
    evenings = reader.find(Evening)
    offers = tuple(one for one in reader.find(Offer) if not one.withdrawn)
    small = {one.blob: one.small or one.blob for one in reader.find(Picture)}
    themes, loose = _boards(reader, evenings, offers, small)
    shown = proposal_shown(reader)
    proposal, version = shown or (None, None)
    said, heard = _said(reader)
    rounds, known = reader.find(Round), told or ToldRounds()
    last = None if project.online is OnlinePhase.CLOSED else today
    asked = tuple(_smaller(one, small) for one in _rounds(reader, rounds, last, known))
    notes = [note for theme in themes for note in theme.notes] + [*loose]
    pictures = {note.picture for note in notes} | {
        option.picture for one in asked for option in one.view.options
    }
    ways = {one.code: one for one in reader.find(Outreach) if one.code}
    view = HomeView(
        project=project,
        phase=project.online,
        evenings=tuple(_plain_evening(one) for one in evenings),
        themes=themes,
        loose=loose,
        rounds=asked,
        proposal=_plain_proposal(proposal),
        version=_plain_version(version),
        reactions=_reactions(reader, proposal),
        sought=_sought(offers, "", {one.id for one in themes}),
        pledges=tuple(_pledge(one) for one in reader.find(Pledge)),
        promises=tuple(replace(one, told=harmless(one.told)) for one in read_promises(reader, today)),
        backed=_backed(reader),
        said=said,
        heard=heard,
        places=_places(themes, notes, rounds, ways),
        outreach=ways,
        pictures=frozenset(pictures - {""}),
    )
    return replace(view, changed=_changed(view))


def read_once(reader: Reader) -> dict[tuple[Place, str], str]:
    """What stands in the address of everything that ever was, with what it is now (of a theme the one that it went over into,
    of a note the one that it counts with; empty: nothing), inside a read."""
    notes = {one.id: one.merged_into for one in reader.find(Note)}
    notes |= dict.fromkeys(reader.gone(Note), "")
    themes = {one: gone_over(reader, one) for one in reader.gone(Theme)}
    rounds = dict.fromkeys(reader.gone(Round), "")
    every = ((Place.NOTE, notes), (Place.THEME, themes), (Place.ROUND, rounds))
    return {(place, short_code(was)): now for place, found in every for was, now in found.items()}


def _boards(
    reader: Reader, evenings: Iterable[Evening], offers: Sequence[Offer], small: Mapping[str, str]
) -> tuple[tuple[HomeTheme, ...], tuple[HomeNote, ...]]:
    """The themes of every evening in order, and the notes that hang in none."""
    support = {one.note_id: one for one in reader.find(NoteSupport)}
    replies = {one.id: one for one in reader.find(Reply)}
    sightings = reader.find(Sighting)
    themes: list[HomeTheme] = []
    loose: list[HomeNote] = []
    for evening in evenings:
        board = read_board(reader, evening.id)
        crops = wallcrops.crops_of(board.notes, sightings)
        hung: dict[str, list[HomeNote]] = {}
        for note in board.notes:
            if not flags(note.text):
                picture = small.get(crops.get(note.id, ""), "")
                made = _note(note, board.times.get(note.id, 1), picture, support.get(note.id))
                hung.setdefault(note.theme_id, []).append(made)
        for theme in board.themes:
            if not theme.merged_into:
                reply = _reply(replies.get(theme.id))
                themes.append(_theme(theme, tuple(hung.get(theme.id, ())), reply, offers))
        loose += hung.get("", ())
    return tuple(themes), tuple(loose)


def _note(note: Note, times: int, picture: str, support: NoteSupport | None) -> HomeNote:
    return HomeNote(
        id=note.id,
        code=short_code(note.id),
        text=note.text,
        colour=note.colour,
        theme_id=note.theme_id,
        times=times,
        picture=picture,
        support=support,
    )


def _theme(
    theme: Theme, notes: tuple[HomeNote, ...], reply: Reply | None, offers: Sequence[Offer]
) -> HomeTheme:
    leads = [one for one in offers if one.theme_id == theme.id and one.level is Level.LEAD]
    return HomeTheme(
        id=theme.id,
        code=short_code(theme.id),
        name=harmless(theme.name),
        evening_id=theme.evening_id,
        notes=notes,
        reply=reply,
        sought=_sought(offers, theme.id),
        leads=sum(one.kind is OfferKind.OFFERED and one.readable for one in leads),
    )


def _reply(reply: Reply | None) -> Reply | None:
    """A reply with nothing personal in it; None when nobody answered and no day is known."""
    if reply is None or (reply.taken is Taken.OPEN and not reply.due):
        return None
    return replace(reply, words=harmless(reply.words), why=harmless(reply.why), who=harmless(reply.who))


def _sought(offers: Sequence[Offer], theme_id: str, themes: Collection[str] = ()) -> tuple[Offer, ...]:
    """What is sought for an idea, and not met; without one, also what is for none of the ``themes`` that there are."""
    live = {one.id for one in offers}
    return tuple(
        replace(one, author="", contact_id="")
        for one in offers
        if one.kind is OfferKind.SOUGHT and one.readable
        if one.theme_id == theme_id or (not theme_id and one.theme_id not in themes)
        if one.met_by not in live and not flags(one.text)
    )


def _rounds(
    reader: Reader, rounds: Iterable[Round], today: date | None, known: ToldRounds
) -> Iterator[HomeRound]:
    """Those that can be voted in ``today`` (None: the project takes nothing in), and those whose result was shown."""
    for one in rounds:
        if today is not None and asks_now(one, today):
            question = question_of(reader, one)
            options = tuple(replace(option, text=harmless(option.text)) for option in options_of(reader, one))
            # Nothing but the question: not even how many voted is read.
            view = RoundView(_plain_round(one), question, options, 0, None, (), {}, None)
            yield HomeRound(short_code(one.id), view, True, one.online_until, one.online_codes)
        elif one.phase.shown:
            yield HomeRound(short_code(one.id), _told(known.of(reader, one)), False)


def _smaller(one: HomeRound, small: Mapping[str, str]) -> HomeRound:
    """The pictures of options as phones get them."""
    options = (replace(option, picture=small.get(option.picture, "")) for option in one.view.options)
    return replace(one, view=replace(one.view, options=tuple(options)))


def _told(view: RoundView) -> RoundView:
    """A result without what is for the organiser alone."""
    return replace(
        view,
        round=_plain_round(view.round),
        options=tuple(replace(one, text=harmless(one.text)) for one in view.options),
        objections=tuple(
            replace(one, text=harmless(one.text), answer=harmless(one.answer)) for one in view.objections
        ),
        audit=(),
        earlier=_told(view.earlier) if view.earlier is not None else None,
    )


def _reactions(reader: Reader, proposal: Proposal | None) -> tuple[Reaction, ...]:
    if proposal is None:
        return ()
    newest = reader.newest(Reaction, MOST_SAID, proposal_id=proposal.id, shown=True)
    return tuple(
        replace(one, author="", answer=harmless(one.answer))
        for one in sorted(newest, key=lambda one: (one.rank, one.id))
        if one.readable and not flags(one.text)
    )


def _pledge(pledge: Pledge) -> HomePledge:
    return HomePledge(harmless(pledge.what), pledge.due, pledge.state, harmless(pledge.told), pledge.theme_id)


def _backed(reader: Reader) -> dict[Thing, int]:
    """Who stands behind each thing, in one read. A theme that went over into another while somebody at home stood behind it
    still counts there."""
    found: Counter[Thing] = Counter()
    numbers = reader.counts(Backing, _ABOUT, given=True)
    for (about, about_id), number in sorted(numbers.items()):  # in an order that is the same on every engine
        found[_now(reader, About(about), about_id)] += number
    return dict(found)


def _said(reader: Reader) -> tuple[dict[Thing, tuple[Remark, ...]], dict[Thing, int]]:
    """The newest remarks of each thing, and how many there are."""
    numbers = reader.counts(Remark, _ABOUT, state=NoteState.SHOWN)
    now: dict[Thing, Thing] = {}
    said: dict[Thing, list[Remark]] = {}
    heard: Counter[Thing] = Counter()
    for (about, about_id), number in sorted(numbers.items()):
        thing = now[About(about), about_id] = _now(reader, About(about), about_id)
        heard[thing] += number
        said[thing] = []
    for one in reader.newest(Remark, MOST_SAID, _ABOUT, state=NoteState.SHOWN):
        if not flags(one.text):
            said[now[one.about, one.about_id]].append(replace(one, author="", answer=harmless(one.answer)))
    return {thing: tuple(found[:MOST_SAID]) for thing, found in said.items()}, dict(heard)


def _now(reader: Reader, about: About, about_id: str) -> Thing:
    return about, (gone_over(reader, about_id) or about_id) if about is About.THEME else about_id


def _places(
    themes: Iterable[HomeTheme],
    notes: Iterable[HomeNote],
    rounds: Iterable[Round],
    ways: Mapping[str, Outreach],
) -> dict[tuple[Place, str], str]:
    found = {(Place.THEME, one.code): one.id for one in themes}
    found |= {(Place.NOTE, one.code): one.id for one in notes}
    found |= {(Place.ROUND, short_code(one.id)): one.id for one in rounds}
    return found | {(Place.OUTREACH, code): way.id for code, way in ways.items()}


def _plain_evening(evening: Evening) -> Evening:
    """Without what opens anything."""
    return replace(evening, secret="", join_token="", wifi_name="", wifi_password="")


def _plain_round(voting: Round) -> Round:
    return replace(voting, secret="", counted=())


def _plain_proposal(proposal: Proposal | None) -> Proposal | None:
    return replace(proposal, title=harmless(proposal.title)) if proposal is not None else None


def _plain_version(version: Version | None) -> Version | None:
    """Its paragraphs keep their places: one that seems to hold something personal is empty."""
    if version is None:
        return None
    paragraphs = tuple(harmless(one) for one in version.paragraphs)
    return replace(version, title=harmless(version.title), why=harmless(version.why), paragraphs=paragraphs)


def _changed(view: HomeView) -> str:
    """A word for all that is told: not for the day, nor for the language in which it was read."""
    told = replace(
        view,
        rounds=tuple(replace(one, view=_without_answers(one.view)) for one in view.rounds),
        promises=tuple(_standing(one) for one in view.promises),
        pictures=frozenset(),
    )
    return hashlib.sha256(f"{told!r} {sorted(view.pictures)}".encode()).hexdigest()[:32]


def _standing(promise: PromiseLine) -> PromiseLine:
    """Whether it is late, not for how many days."""
    return replace(promise, late=min(max(promise.late, 0), 1))


def _without_answers(view: RoundView) -> RoundView:
    earlier = _without_answers(view.earlier) if view.earlier is not None else None
    return replace(view, options=() if view.round.method in ANSWERS else view.options, earlier=earlier)
