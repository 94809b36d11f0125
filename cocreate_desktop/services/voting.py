"""Rounds: their rules and options, opening, closing, revealing and publishing, and asking once more."""

from collections.abc import Sequence

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadValue, NotAllowed, OptionsLocked
from cocreate_desktop.domain.ids import letter, new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.rounds import Happening, Option, Phase, Round
from cocreate_desktop.domain.voting import METHODS, RULES
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.rounds import (
    check_base,
    close_round,
    copy_round,
    lacking,
    open_round,
    publish_round,
    reveal_round,
)

BASES = ("valid", "cast", "present", "entitled")
MOST_MONEY = 1_000_000_000
# Lowest and highest of each number that a rule may be, and an example.
_NUMBERS: dict[str, tuple[int, int, str]] = {
    "dots": (1, 100, "3"),
    "max_per_option": (1, 100, "2"),
    "max_choices": (0, 100, "3"),
    "budget": (0, MOST_MONEY, "10000"),
    "scale_low": (0, 1, "1"),
    "scale_high": (2, 100, "10"),
    "chips": (0, MOST_MONEY, "100"),
    "chip_step": (0, MOST_MONEY, "10"),
    "quorum": (0, 1_000_000, "30"),
    "entitled": (0, 1_000_000_000, "400"),
}
_WORDS: dict[str, tuple[str, ...]] = {
    "method": tuple(METHODS),
    "base": BASES,
    "utility": ("cost", "count"),
    "completion": ("", "add1"),
    "chip_unit": ("euro", "chip"),
}


class Voting:
    """What one can do with a round. Options change only while it is a draft."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def round_of(self, step_id: str) -> Round | None:
        """The (latest) round of a vote step."""
        found = self._store.read(lambda reader: reader.find(Round, step_id=step_id))
        return found[-1] if found else None

    def rounds_of(self, step_id: str) -> tuple[Round, ...]:
        """All rounds of a vote step, the first one first."""
        return self._store.read(lambda reader: reader.find(Round, step_id=step_id))

    def options(self, round_id: str) -> tuple[Option, ...]:
        """The options of a round in order; none for a method with fixed answers."""
        return self._store.read(lambda reader: reader.find(Option, round_id=round_id))

    def change_rules(self, round_id: str, **fields: object) -> Round:
        """Changes rules: method and rule, numbers (``dots``, ``budget`` …), base, quorum, and the round that it ``follows``.
        Another method gets its own first rule. Raises OptionsLocked once opened, BadValue."""
        _checked(fields)

        def work(unit: UnitOfWork) -> Round:
            before = _draft(unit, round_id)
            method = str(fields.get("method", before.method))
            rules = RULES.get(method, ("",))
            fresh = {"rule": rules[0], "max_choices": 0}
            wanted = {**fresh, **fields} if method != before.method else fields
            if wanted.get("follows") == round_id:
                raise NotAllowed
            if wanted.get("rule", rules[0]) not in rules:
                raise BadValue(value=wanted["rule"], example=rules[0])
            return unit.change(Round, round_id, **wanted)

        return self._store.run(work)

    def use_base(self, round_id: str, base: str, *, entitled: int | None = None) -> Round:
        """Chooses what percentages are of, also after the vote was opened: then it stands in the audit. ``entitled`` is how
        many may vote. Raises BadValue, BaseTooSmall below the people who voted, NotAllowed once the result is final."""
        fields: dict[str, object] = {"base": base, **({} if entitled is None else {"entitled": entitled})}
        _checked(fields)

        def work(unit: UnitOfWork) -> Round:
            before = unit.get(Round, round_id)
            if before.phase is Phase.PUBLISHED:
                raise NotAllowed
            after = unit.change(Round, round_id, **fields)
            if before.opened_at and (after.base, after.entitled) != (before.base, before.entitled):
                check_base(unit, after)
                note(unit, round_id, Happening.BASE, self._now(), detail=f"{before.base} → {base}")
            return after

        return self._store.run(work)

    def earlier(self, round_id: str) -> tuple[Round, ...]:
        """The rounds that this one can be laid over: with the same method, revealed before it was opened."""

        def query(reader: Reader) -> tuple[Round, ...]:
            mine = reader.get(Round, round_id)
            there = (
                one for one in reader.find(Round, method=mine.method) if one.phase.shown and one.id != mine.id
            )
            return tuple(one for one in there if not mine.opened_at or one.closed_at <= mine.opened_at)

        return self._store.read(query)

    def lacking(self, round_id: str) -> str:
        """Why a draft cannot be opened yet as a translated sentence, or empty."""
        return self._store.read(lambda reader: lacking(reader, reader.get(Round, round_id)))

    def again(self, round_id: str) -> Round:
        """Asks the same once more: a new draft in the same step, laid over this round. Raises NotAllowed unless this one was
        closed and is the last of its step."""

        def work(unit: UnitOfWork) -> Round:
            voting = unit.get(Round, round_id)
            last = unit.find(Round, step_id=voting.step_id)[-1]
            if not voting.phase.over or last.id != round_id:
                raise NotAllowed
            return copy_round(
                unit, voting, step_id=voting.step_id, rank=between(voting.rank, None), follows=voting.id
            )

        return self._store.run(work)

    def drop(self, round_id: str) -> None:
        """Takes a draft that was asked once more away again; the round before it is then the one of its step. Raises NotAllowed
        for a round that was opened, or the only one."""

        def work(unit: UnitOfWork) -> None:
            voting = unit.get(Round, round_id)
            if voting.phase is not Phase.DRAFT or len(unit.find(Round, step_id=voting.step_id)) < 2:
                raise NotAllowed
            unit.delete(Round, round_id)

        self._store.run(work)

    def add_option(
        self,
        round_id: str,
        words: str,
        *,
        note_id: str = "",
        theme_id: str = "",
        picture: str = "",
        cost: int | None = None,
    ) -> Option:
        """Adds an option at the end with the next free letter; ``picture`` is the SHA-256 of a picture that is kept, ``cost``
        in whole euros. Raises OptionsLocked, Empty, TextTooLong, BadValue."""
        _cost(cost)
        line = text.written(words, limit=text.LINE, lines=False)

        def work(unit: UnitOfWork) -> Option:
            _draft(unit, round_id)
            made = add_option_to(unit, round_id, line, note_id=note_id, theme_id=theme_id, picture=picture)
            return unit.change(Option, made.id, cost=cost)

        return self._store.run(work)

    def set_options(self, round_id: str, lines: Sequence[str]) -> tuple[Option, ...]:
        """Makes the options exactly these lines: those that stay keep their id and letter. Raises as ``add_option``."""
        wanted = [text.written(line, limit=text.LINE, lines=False) for line in lines]

        def work(unit: UnitOfWork) -> tuple[Option, ...]:
            _draft(unit, round_id)
            for option in unit.find(Option, round_id=round_id):
                if option.text not in wanted:
                    unit.delete(Option, option.id)
            there = {option.text for option in unit.find(Option, round_id=round_id)}
            for line in wanted:
                if line not in there:
                    add_option_to(unit, round_id, line)
                    there.add(line)
            return unit.find(Option, round_id=round_id)

        return self._store.run(work)

    def change_option(self, option_id: str, words: str) -> Option:
        """Changes the words of an option. Raises OptionsLocked, Empty, TextTooLong, Gone."""
        line = text.written(words, limit=text.LINE, lines=False)

        def work(unit: UnitOfWork) -> Option:
            _draft(unit, unit.get(Option, option_id).round_id)
            return unit.change(Option, option_id, text=line)

        return self._store.run(work)

    def price_option(self, option_id: str, cost: int | None) -> Option:
        """What an option costs in whole euros; None takes it away. Raises OptionsLocked, BadValue, Gone."""
        _cost(cost)

        def work(unit: UnitOfWork) -> Option:
            _draft(unit, unit.get(Option, option_id).round_id)
            return unit.change(Option, option_id, cost=cost)

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
        """Opens a draft, or opens a closed or revealed round again: its votes stay, and a line in the audit. Raises NotReady,
        NotAllowed once the result is final."""
        return self._store.run(lambda unit: open_round(unit, round_id, self._now()))

    def close(self, round_id: str) -> Round:
        """Closes an open round; nothing is shown yet. Raises RoundNotOpen."""
        return self._store.run(lambda unit: close_round(unit, round_id, self._now()))

    def reveal(self, round_id: str) -> Round:
        """Shows the result to the room. Raises NotAllowed unless the round is closed."""
        return self._store.run(lambda unit: reveal_round(unit, round_id, self._now()))

    def conceal(self, round_id: str) -> Round:
        """Hides a revealed result again."""

        def work(unit: UnitOfWork) -> Round:
            if unit.get(Round, round_id).phase is not Phase.REVEALED:
                raise NotAllowed
            note(unit, round_id, Happening.CONCEALED, self._now())
            return unit.change(Round, round_id, phase=Phase.CLOSED)

        return self._store.run(work)

    def publish(self, round_id: str) -> Round:
        """Makes a revealed result final: it cannot be opened again, and no ballot leads to a code any more. Raises NotAllowed
        unless it is revealed."""
        return self._store.run(lambda unit: publish_round(unit, round_id, self._now()))

    def _now(self) -> str:
        return utc_text(self._clock.now())


def _draft(unit: UnitOfWork, round_id: str) -> Round:
    voting = unit.get(Round, round_id)
    if voting.phase is not Phase.DRAFT:
        raise OptionsLocked
    return voting


def add_option_to(
    unit: UnitOfWork, round_id: str, line: str, *, note_id: str = "", theme_id: str = "", picture: str = ""
) -> Option:
    """An option at the end of a round, inside a unit; ``line`` was checked."""
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


def _checked(fields: dict[str, object]) -> None:
    for name, (low, high, example) in _NUMBERS.items():
        value = fields.get(name, low)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise BadValue(value=value, example=example)
    for name, allowed in _WORDS.items():
        if fields.get(name, allowed[0]) not in allowed:
            raise BadValue(value=fields[name], example=allowed[0])


def _cost(cost: int | None) -> None:
    if cost is not None and not 1 <= cost <= MOST_MONEY:
        raise BadValue(value=cost, example="2500")
