"""The online follow-up: going online, what is asked there, what people at home do, and what the desk does with it. Reading for
the pages is the business of ``athome``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadBallot, BadCode, BadValue, NotAllowed
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import About, Backing, OnlinePhase, Place, Remark, Serves
from cocreate_desktop.domain.onlineerrors import CodeNeeded, NotServed
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Reaction, ReactionKind
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import new_secret
from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.services import homereading, onlineinbox, onlinerounds, onlinevisit
from cocreate_desktop.services.addresses import Addresses, addresses_of, hub_page
from cocreate_desktop.services.athome import HomeView
from cocreate_desktop.services.casting import Entered, Paper, Voter, note_refusal
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.lines import day
from cocreate_desktop.services.lines import words as longer
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.onlineinbox import Came, Inbox
from cocreate_desktop.services.onlinerounds import Question
from cocreate_desktop.services.onlinevisit import LONGEST, Mine
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork, Work
from cocreate_desktop.services.projects import web_address
from cocreate_desktop.services.toldrounds import ToldRounds
from cocreate_desktop.services.weighing import tell_weight, weight_of

__all__ = ["LONGEST", "Came", "Inbox", "Mine", "Online"]


class Online:
    """One verb a method. Those that end in "ing" give the work of somebody at home, for the group writer."""

    def __init__(self, store: Store, clock: Clock, codes: TypedCodes) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes
        self._told = ToldRounds()

    # What the facilitator sets

    def served_by(self, serves: Serves, address: str = "") -> Project:
        """Who answers at which address; without one, that which was set stays. The address of a hub becomes that of the project
        there. Raises BadValue for an address that is none."""
        page = web_address(address)

        def work(unit: UnitOfWork) -> Project:
            set_before = page or unit.get(Project, unit.project_id).follow_up
            there = hub_page(set_before, unit.project_id) if serves is Serves.HUB else set_before
            return _change(unit, follow_up_by=serves, follow_up=there)

        return self._store.run(work)

    def go_online(self) -> Project:
        """Answers are welcome from now on. Raises NotServed while no hub serves the follow-up."""

        def work(unit: UnitOfWork) -> Project:
            project = unit.get(Project, unit.project_id)
            if project.follow_up_by is not Serves.HUB or not project.follow_up:
                raise NotServed
            if not project.online_secret:
                _change(unit, online_secret=new_secret())
            return _change(unit, online=OnlinePhase.OPEN)

        return self._store.run(work)

    def close(self) -> Project:
        """It can be read, and takes no more answers."""
        return self._store.run(lambda unit: _change(unit, online=OnlinePhase.CLOSED))

    def take_offline(self) -> Project:
        """Nobody can read it there any more."""
        return self._store.run(lambda unit: _change(unit, online=OnlinePhase.OFF))

    def set_weight(self, percent: int) -> Project:
        """For how much of a person one online counts where both are added; 0: they never are. A change stands in the audit of
        every vote that was asked at home. Raises BadValue."""
        if not 0 <= percent <= 100:
            raise BadValue(value=percent, example="50")

        def work(unit: UnitOfWork) -> Project:
            before = weight_of(unit)
            after = _change(unit, online_weight=percent)
            tell_weight(unit, before, self._now())
            return after

        return self._store.run(work)

    def set_moderated(self, on: bool) -> Project:
        """Whether what people write waits until it was looked at."""
        return self._store.run(lambda unit: _change(unit, online_moderated=on))

    def addresses(self) -> Addresses:
        """Where each QR code of the project leads."""
        return self._store.read(
            lambda reader: addresses_of(reader.get(Project, reader.project_id), reader.find(Outreach))
        )

    # Rounds

    def ask(self, round_id: str, until: str = "", codes: bool = False) -> Round:
        """Lets people vote at home, up to and with the day ``until`` (empty: until it is closed), with ``codes`` only by a
        personal code; it opens a draft or a closed round. One whose result was told is asked once more: the new round comes
        back. Raises BadValue for a day that has passed, NotReady, NotAllowed, Gone."""
        last = self._coming(until)
        return self._store.run(lambda unit: onlinerounds.ask(unit, round_id, last, self._now(), codes=codes))

    def stop(self, round_id: str) -> Round:
        """Nobody votes at home any more; the round is closed, unless the hall is voting in it now. Raises RoundNotOpen."""
        return self._store.run(lambda unit: onlinerounds.stop(unit, round_id, self._now()))

    def new_question(
        self,
        evening_id: str,
        question: str,
        method: str = "choice",
        options: Sequence[str] = (),
        until: str = "",
        codes: bool = False,
    ) -> Round:
        """A vote of its own at the end of an evening, asked at home at once. Raises Empty, TextTooLong, BadValue, NotReady when
        options lack, NotAllowed for options of a method with fixed answers, Gone."""
        if method not in METHODS:
            raise BadValue(value=method, example="choice")
        lines = [text.written(line, limit=text.LINE, lines=False) for line in options]
        asked = Question(
            text.written(question, limit=text.LINE, lines=False), method, tuple(dict.fromkeys(lines))
        )
        last = self._coming(until)

        def work(unit: UnitOfWork) -> Round:
            made = onlinerounds.new_question(unit, evening_id, asked)
            return onlinerounds.ask(unit, made.id, last, self._now(), codes=codes)

        return self._store.run(work)

    # People at home

    def home(self) -> HomeView:
        """What may be seen at home now."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: homereading.read_home(reader, today, self._told))

    def once(self) -> Mapping[tuple[Place, str], str]:
        """What stood in the address of every note, theme and vote that ever was; with the theme that it went over into or the
        note that it counts with, else with nothing. What is here and not in the places of ``home`` is gone, or may not be
        seen any more. It looks through the whole record: ask for an unknown address only, and keep the answer for a while."""
        return self._store.read(homereading.read_once)

    def mine(self, author: str) -> Mine:
        """What came from one browser and was not taken back."""
        return self._store.read(lambda reader: onlinevisit.read_mine(reader, author))

    def token_of(self, round_id: str, typed_code: str) -> str:
        """The token of a personal code of the evening of a round, to vote ``by_code``. Raises BadCode, Gone."""
        typed = self._codes.normalise(typed_code)

        def query(reader: Reader) -> str:
            evening_id = reader.get(Round, round_id).evening_id
            found = reader.find(Code, evening_id=evening_id, typed=typed)
            if not found:
                raise BadCode
            return found[0].token

        return self._store.read(query)

    def saying(
        self, about: About, about_id: str, words: str, *, author: str, via: str = "", form_id: str = ""
    ) -> Work[Remark]:
        """A remark; ``via`` is the code of the invitation that brought her, ``form_id`` makes sending twice harmless. Raises
        Empty, TextTooLong (over 1,000), NotOnline, OnlineClosed, Gone."""
        remark = Remark(
            id="",
            project_id="",
            about=about,
            about_id=about_id,
            text=text.written(words, limit=LONGEST),
            author=author,
            said_on=self._clock.now().date().isoformat(),
        )
        return lambda unit: onlinevisit.say(unit, remark, via, form_id)

    def withdrawing(self, remark_id: str, author: str) -> Work[Remark]:
        """She takes her remark back, also when the project is closed (offers and reactions: by the services of these). Raises
        Gone when it is not hers."""
        return lambda unit: onlinevisit.take_back(unit, remark_id, author)

    def backing(
        self, about: About, about_id: str, *, author: str, given: bool = True, via: str = ""
    ) -> Work[Backing]:
        """She stands behind it, or (not ``given``) no longer. Raises NotOnline, OnlineClosed, Gone."""
        backing = Backing(id="", project_id="", about=about, about_id=about_id, author=author, given=given)
        return lambda unit: onlinevisit.back(unit, backing, via)

    def offering(self, offering: Offering, *, author: str, offer_id: str = "") -> Work[Offer]:
        """Help that she offers. Raises Empty, TextTooLong (over 140), NotOnline, OnlineClosed."""
        clean = replace(offering, words=text.written(offering.words, limit=text.NOTE_ON_PHONE, lines=False))
        return lambda unit: onlinevisit.offer(unit, clean, author, offer_id)

    def reacting(
        self, kind: ReactionKind, words: str, *, author: str, paragraph_id: str = "", form_id: str = ""
    ) -> Work[Reaction]:
        """What she says about the proposal; ``paragraph_id`` empty: about the whole. Raises Empty, TextTooLong (over 300),
        NotOnline, OnlineClosed, Gone when there is no proposal."""
        reaction = onlinevisit.new_reaction(kind, words, paragraph_id, author)
        return lambda unit: onlinevisit.react(unit, reaction, form_id)

    def voting(
        self, round_id: str, token: str, choices: Mapping[str, int], *, words: str = "", by_code: bool = False
    ) -> Work[Entered]:
        """Her ballot, with the one that it replaced when her personal code (``by_code``) voted before on any channel. Raises
        NotOnline, OnlineClosed, RoundNotOpen, CodeNeeded, BadBallot, TextTooLong, Gone."""
        paper = Paper(choices, text.clean(words, limit=text.NOTE, lines=False) if words else "")
        voter = Voter(token, Channel.ONLINE, by_code=by_code)
        today, now = self._clock.now().date(), self._now()
        return lambda unit: onlinevisit.vote(unit, round_id, voter, paper, today, now)

    def refusing(self, round_id: str, problem: NotAllowed | BadBallot | BadCode) -> Work[None]:
        """The line in the audit for a ballot from home that was answered with ``problem``: too late, outside the rules, or an
        unknown code. Nothing is written of a vote that is none, or for want of a code."""
        now = self._now()

        def work(unit: UnitOfWork) -> None:
            if unit.find(Round, id=round_id) and not isinstance(problem, CodeNeeded):
                note_refusal(unit, round_id, Channel.ONLINE, problem, now)

        return work

    def opened(self, numbers: Mapping[str, int], on: str) -> Work[None]:
        """So many more openings of pages on a day (YYYY-MM-DD), by the id of an invitation (empty: none). Raises BadValue."""
        that = day(on)
        return lambda unit: onlinevisit.add_opened(unit, numbers, that)

    # The desk

    def inbox(self) -> Inbox:
        """Everything that came from home."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: onlineinbox.read_inbox(reader, today))

    def let_through(self, kind: Came, thing_id: str) -> NoteState:
        """Others may read it; gives how it was, for ``settle`` to undo it. Raises NotAllowed for what was taken back, Gone."""
        return self.settle(kind, thing_id, NoteState.SHOWN)

    def hide(self, kind: Came, thing_id: str) -> NoteState:
        """Nobody else reads it; as ``let_through``."""
        return self.settle(kind, thing_id, NoteState.HIDDEN)

    def settle(self, kind: Came, thing_id: str, state: NoteState) -> NoteState:
        """Shown, hidden or waiting; gives how it was. Raises NotAllowed for what was taken back, Gone."""
        return self._store.run(lambda unit: onlineinbox.settle(unit, kind, thing_id, state))

    def answer(self, remark_id: str, said: str) -> Remark:
        """What the organiser says to a remark (empty takes it away). Raises TextTooLong, Gone."""
        clean = longer(said)
        return self._store.run(lambda unit: unit.change(Remark, remark_id, answer=clean))

    def to_wall(self, remark_id: str) -> Note:
        """Makes a note of it on the board, once. Raises NotAllowed without an evening and for what was taken back, Gone."""
        return self._store.run(lambda unit: onlineinbox.to_wall(unit, remark_id))

    def _coming(self, until: str) -> str:
        last = day(until)
        if last and last < self._clock.now().date().isoformat():
            raise BadValue(value=until, example=self._clock.now().date().isoformat())
        return last

    def _now(self) -> str:
        return utc_text(self._clock.now())


def _change(unit: UnitOfWork, **fields: object) -> Project:
    return unit.change(Project, unit.project_id, **fields)
