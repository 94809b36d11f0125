"""Rounds: options, opening and closing, and ballots from every channel into one honest tally."""

from collections.abc import Mapping, Sequence

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import (
    BadBallot,
    BadCode,
    BadValue,
    Empty,
    Gone,
    NotAllowed,
    OptionsLocked,
    RoundNotOpen,
)
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.ids import letter, new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.rounds import CastBallot, Choices, Option, Phase, Round, TypedCount, count_id
from cocreate_desktop.domain.secrecy import new_token, voter_of
from cocreate_desktop.domain.voting import METHODS, check_choices
from cocreate_desktop.language import _
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork, Work
from cocreate_desktop.services.tallying import settings_of

TYPED = (Channel.HANDS, Channel.DOTS)
MOST_TYPED = 100_000
BASES = ("valid", "cast", "present", "entitled")


class Voting:
    """What one can do with a round. Options change only while it is a draft."""

    def __init__(self, store: Store, clock: Clock, codes: TypedCodes) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def round_of(self, step_id: str) -> Round | None:
        """The (latest) round of a vote step."""
        found = self._store.read(lambda reader: reader.find(Round, step_id=step_id))
        return found[-1] if found else None

    def options(self, round_id: str) -> tuple[Option, ...]:
        """The options of a round in order."""
        return self._store.read(lambda reader: reader.find(Option, round_id=round_id))

    def change_rules(self, round_id: str, **fields: object) -> Round:
        """Changes method, dots, max_per_option, max_choices or base. Raises OptionsLocked once opened, BadValue."""
        for name in ("dots", "max_per_option", "max_choices"):
            value = fields.get(name, 1)
            if not isinstance(value, int) or not (0 if name == "max_choices" else 1) <= value <= 100:
                raise BadValue(value=value, example="3")
        for name, allowed in (("method", tuple(METHODS)), ("base", BASES)):
            if fields.get(name, allowed[0]) not in allowed:
                raise BadValue(value=fields[name], example=allowed[0])

        def work(unit: UnitOfWork) -> Round:
            _draft(unit, round_id)
            return unit.change(Round, round_id, **fields)

        return self._store.run(work)

    def add_option(
        self, round_id: str, words: str, *, note_id: str = "", theme_id: str = "", picture: str = ""
    ) -> Option:
        """Adds an option at the end with the next free letter; ``picture`` is the SHA-256 of a picture that is kept. Raises
        OptionsLocked, Empty, TextTooLong."""
        line = _line(words)

        def work(unit: UnitOfWork) -> Option:
            _draft(unit, round_id)
            return _add_option(unit, round_id, line, note_id=note_id, theme_id=theme_id, picture=picture)

        return self._store.run(work)

    def set_options(self, round_id: str, lines: Sequence[str]) -> tuple[Option, ...]:
        """Makes the options exactly these lines: those that stay keep their id and letter. Raises as ``add_option``."""
        wanted = [_line(line) for line in lines]

        def work(unit: UnitOfWork) -> tuple[Option, ...]:
            _draft(unit, round_id)
            for option in unit.find(Option, round_id=round_id):
                if option.text not in wanted:
                    unit.delete(Option, option.id)
            there = {option.text for option in unit.find(Option, round_id=round_id)}
            for line in wanted:
                if line not in there:
                    _add_option(unit, round_id, line)
                    there.add(line)
            return unit.find(Option, round_id=round_id)

        return self._store.run(work)

    def change_option(self, option_id: str, words: str) -> Option:
        """Changes the words of an option. Raises OptionsLocked, Empty, TextTooLong, Gone."""
        line = _line(words)

        def work(unit: UnitOfWork) -> Option:
            _draft(unit, unit.get(Option, option_id).round_id)
            return unit.change(Option, option_id, text=line)

        return self._store.run(work)

    def picture_option(self, option_id: str, picture: str) -> Option:
        """Gives an option a picture (the SHA-256 of one that is kept) or takes it away (empty). Returns the option as it was.
        Raises OptionsLocked, Gone."""

        def work(unit: UnitOfWork) -> Option:
            before = unit.get(Option, option_id)
            _draft(unit, before.round_id)
            unit.change(Option, option_id, picture=picture)
            return before

        return self._store.run(work)

    def remove_option(self, option_id: str) -> None:
        """Takes an option away; the letters of the others stay. Raises OptionsLocked, Gone."""

        def work(unit: UnitOfWork) -> None:
            _draft(unit, unit.get(Option, option_id).round_id)
            unit.delete(Option, option_id)

        self._store.run(work)

    def restore_option(self, option_id: str) -> Option:
        """Undoes ``remove_option``. Raises OptionsLocked, Gone."""

        def work(unit: UnitOfWork) -> Option:
            option = unit.revive(Option, option_id)
            _draft(unit, option.round_id)
            others = [one for one in unit.find(Option, round_id=option.round_id) if one.id != option_id]
            # Its letter may have gone to an option that was added meanwhile.
            if option.letter in {one.letter for one in others}:
                return unit.change(Option, option_id, letter=_free_letter(others))
            return option

        return self._store.run(work)

    def open(self, round_id: str) -> Round:
        """Opens a draft, or opens a closed or revealed round again (its votes stay). Raises NotAllowed without options."""
        return self._store.run(lambda unit: open_round(unit, round_id, self._now()))

    def close(self, round_id: str) -> Round:
        """Closes an open round; nothing is shown yet. Raises RoundNotOpen."""
        return self._store.run(lambda unit: close_round(unit, round_id, self._now()))

    def reveal(self, round_id: str) -> Round:
        """Shows the result to the room. Raises NotAllowed unless the round is closed."""
        return self._store.run(lambda unit: reveal_round(unit, round_id))

    def conceal(self, round_id: str) -> Round:
        """Hides a revealed result again."""

        def work(unit: UnitOfWork) -> Round:
            if unit.get(Round, round_id).phase is not Phase.REVEALED:
                raise NotAllowed
            return unit.change(Round, round_id, phase=Phase.CLOSED)

        return self._store.run(work)

    def casting(
        self, round_id: str, token: str, choices: Mapping[str, int], channel: Channel
    ) -> Work[CastBallot]:
        """The work of one ballot, for the group writer. ``token`` is the guest's or a personal code's; the same token on
        any channel is the same voter and replaces. Raises RoundNotOpen, BadBallot."""

        def work(unit: UnitOfWork) -> CastBallot:
            voting = unit.get(Round, round_id)
            if voting.phase is not Phase.OPEN:
                raise RoundNotOpen
            picked = _allowed(unit, voting, choices)
            voter = voter_of(voting.secret, token)
            return unit.record(
                CastBallot(
                    project_id=unit.project_id,
                    round_id=round_id,
                    voter=voter,
                    channel=channel,
                    choices=picked,
                )
            )

        return work

    def cast(self, round_id: str, token: str, choices: Mapping[str, int], channel: Channel) -> CastBallot:
        """``casting``, run at once."""
        return self._store.run(self.casting(round_id, token, choices, channel))

    def enter_slip(
        self, round_id: str, typed_code: str, choices: Mapping[str, int]
    ) -> tuple[CastBallot, bool]:
        """A paper slip typed in by its code. Returns the ballot and whether it replaces an earlier one of this code (on
        whatever channel). Raises BadCode, RoundNotOpen, BadBallot."""
        typed = self._codes.normalise(typed_code)

        def work(unit: UnitOfWork) -> tuple[CastBallot, bool]:
            voting = unit.get(Round, round_id)
            known = unit.find(Code, evening_id=voting.evening_id, typed=typed)
            if not known:
                raise BadCode
            voter = voter_of(voting.secret, known[0].token)
            before = any(ballot.voter == voter for ballot in unit.ballots(round_id))
            return self.casting(round_id, known[0].token, choices, Channel.PAPER)(unit), before

        return self._store.run(work)

    def type_count(self, round_id: str, channel: Channel, option_id: str, number: int) -> TypedCount:
        """Writes what was counted by eye for one option (``option_id`` empty: the people behind the channel).

        Possible while the round is open or closed. Raises NotAllowed, BadValue, Gone.
        """
        if channel not in TYPED or not 0 <= number <= MOST_TYPED:
            raise BadValue(value=number, example="12")

        def work(unit: UnitOfWork) -> TypedCount:
            if unit.get(Round, round_id).phase not in (Phase.OPEN, Phase.CLOSED):
                raise NotAllowed
            if option_id and not unit.find(Option, id=option_id, round_id=round_id):
                raise Gone(what="option", id=option_id)
            made = count_id(round_id, channel, option_id)
            if unit.find(TypedCount, id=made):
                return unit.change(TypedCount, made, number=number)
            count = TypedCount(
                id=made,
                project_id=unit.project_id,
                round_id=round_id,
                channel=channel,
                option_id=option_id,
                number=number,
            )
            unit.add(count)
            return count

        return self._store.run(work)

    def make_codes(self, evening_id: str, number: int) -> tuple[Code, ...]:
        """Makes personal codes until the evening has ``number`` of them; returns all. Raises BadValue over 2,000."""
        if not 0 <= number <= 2000:
            raise BadValue(value=number, example="60")

        def work(unit: UnitOfWork) -> tuple[Code, ...]:
            unit.get(Evening, evening_id)
            there = unit.find(Code, evening_id=evening_id)
            rank = there[-1].rank if there else None
            for place in range(len(there) + 1, number + 1):
                rank = between(rank, None)
                unit.add(
                    Code(
                        id=new_id(),
                        project_id=unit.project_id,
                        evening_id=evening_id,
                        number=place,
                        token=new_token(),
                        typed=self._codes.new(),
                        rank=rank,
                    )
                )
            return unit.find(Code, evening_id=evening_id)

        return self._store.run(work)

    def _now(self) -> str:
        return utc_text(self._clock.now())


def open_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Opens a round inside a transaction. Raises NotAllowed without options."""
    voting = unit.get(Round, round_id)
    if not unit.find(Option, round_id=round_id):
        raise NotAllowed
    opened = voting.opened_at or now
    return unit.change(Round, round_id, phase=Phase.OPEN, opened_at=opened, closed_at="")


def close_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Closes a round inside a transaction. Raises RoundNotOpen."""
    if unit.get(Round, round_id).phase is not Phase.OPEN:
        raise RoundNotOpen
    return unit.change(Round, round_id, phase=Phase.CLOSED, closed_at=now)


def reveal_round(unit: UnitOfWork, round_id: str) -> Round:
    """Reveals a round inside a transaction. Raises NotAllowed unless it is closed."""
    if unit.get(Round, round_id).phase is not Phase.CLOSED:
        raise NotAllowed
    return unit.change(Round, round_id, phase=Phase.REVEALED)


def _draft(unit: UnitOfWork, round_id: str) -> Round:
    voting = unit.get(Round, round_id)
    if voting.phase is not Phase.DRAFT:
        raise OptionsLocked
    return voting


def _add_option(
    unit: UnitOfWork, round_id: str, line: str, *, note_id: str = "", theme_id: str = "", picture: str = ""
) -> Option:
    there = unit.find(Option, round_id=round_id)
    option = Option(
        id=new_id(),
        project_id=unit.project_id,
        round_id=round_id,
        letter=_free_letter(there),
        text=line,
        rank=between(there[-1].rank if there else None, None),
        note_id=note_id,
        theme_id=theme_id,
        picture=picture,
    )
    unit.add(option)
    return option


def _free_letter(there: Sequence[Option]) -> str:
    used = {option.letter for option in there}
    return next(letter(i) for i in range(len(there) + 1) if letter(i) not in used)


def _allowed(unit: UnitOfWork, voting: Round, choices: Mapping[str, int]) -> Choices:
    options = unit.find(Option, round_id=voting.id)
    picked = tuple((option.id, choices[option.id]) for option in options if choices.get(option.id, 0))
    unknown = set(choices) - {option.id for option in options}
    problem = check_choices(settings_of(voting), tuple(option.id for option in options), dict(picked))
    if problem is not None or unknown:
        raise BadBallot(why=_(problem.text) if problem else _("it names an option that is not there."))
    return picked


def _line(words: str) -> str:
    line = text.clean(words, limit=text.LINE, lines=False)
    if not line:
        raise Empty
    return line
