"""What was counted by eye or from a photo: raised hands and stickers per option, once or by two people."""

from collections.abc import Mapping

from cocreate_desktop.domain.errors import BadValue, Gone, NotAllowed
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, Phase, Round, TypedCount, count_id
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.tallying import options_of
from cocreate_desktop.services.ways import ways_of

TYPED = (Channel.HANDS, Channel.DOTS)
MOST_TYPED = 100_000


class Counting:
    """Counts stand beside the ballots: they have no voters."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def type_count(
        self, round_id: str, channel: Channel, option_id: str, number: int, *, second: bool = False
    ) -> TypedCount:
        """Writes what was counted by eye for one option (``option_id`` empty: the people behind the channel); ``second`` by
        another person, to be laid beside the first.

        Possible while the round is open or closed. Raises NotAllowed, BadValue, Gone.
        """
        if channel not in TYPED or type(number) is not int or not 0 <= number <= MOST_TYPED:
            raise BadValue(value=number, example="12")

        def work(unit: UnitOfWork) -> TypedCount:
            voting = _countable(unit, round_id, channel)
            if option_id and option_id not in {option.id for option in options_of(unit, voting)}:
                raise Gone(what="option", id=option_id)
            fields = {"second" if second else "number": number}
            done = _write(unit, voting, channel, option_id, fields)
            note(unit, round_id, Happening.COUNTED, self._now(), channel=str(channel))
            return done

        return self._store.run(work)

    def agree(self, round_id: str, channel: Channel) -> None:
        """Two people counted and the second numbers are right: they become the count. Raises NotAllowed."""

        def work(unit: UnitOfWork) -> None:
            _countable(unit, round_id, channel)
            for count in unit.find(TypedCount, round_id=round_id, channel=channel):
                if count.second is not None and count.second != count.number:
                    unit.change(TypedCount, count.id, number=count.second)
            note(unit, round_id, Happening.CHECKED, self._now(), channel=str(channel))

        self._store.run(work)

    def forget_second(self, round_id: str, channel: Channel) -> None:
        """Takes the second numbers away, to count again. Raises NotAllowed."""

        def work(unit: UnitOfWork) -> None:
            _countable(unit, round_id, channel)
            for count in unit.find(TypedCount, round_id=round_id, channel=channel):
                unit.change(TypedCount, count.id, second=None)

        self._store.run(work)

    def take_poster(self, round_id: str, page: int, numbers: Mapping[str, int]) -> Mapping[str, int]:
        """Takes over the stickers on one page of the poster, by option id. Gives what stood there before, for undo. Raises
        NotAllowed, BadValue, Gone."""
        if any(not 0 <= number <= MOST_TYPED for number in numbers.values()):
            raise BadValue(value=max(numbers.values()), example="12")

        def work(unit: UnitOfWork) -> Mapping[str, int]:
            voting = _countable(unit, round_id, Channel.DOTS)
            known = {option.id for option in options_of(unit, voting)}
            if unknown := set(numbers) - known:
                raise Gone(what="option", id=unknown.pop())
            there = {
                one.option_id: one.number
                for one in unit.find(TypedCount, round_id=round_id, channel=Channel.DOTS)
            }
            for option_id, number in numbers.items():
                _write(unit, voting, Channel.DOTS, option_id, {"number": number})
            total = sum(numbers.values())
            note(
                unit,
                round_id,
                Happening.STICKERS,
                self._now(),
                channel="dots",
                subject=str(page),
                number=total,
            )
            return {option_id: there.get(option_id, 0) for option_id in numbers}

        return self._store.run(work)

    def whose_poster(self, number: int) -> str:
        """The question of the vote whose poster carries this number in its corners; empty when this project has none."""

        def read(reader: Reader) -> str:
            rounds = reader.find(Round, number=number)
            steps = reader.find(Step, id=rounds[0].step_id) if rounds else ()
            return (steps[0].question or steps[0].title) if steps else ""

        return self._store.read(read)

    def _now(self) -> str:
        return utc_text(self._clock.now())


def _countable(unit: UnitOfWork, round_id: str, channel: Channel) -> Round:
    voting = unit.get(Round, round_id)
    if voting.phase not in (Phase.OPEN, Phase.CLOSED) or channel not in ways_of(voting.method):
        raise NotAllowed
    return voting


def _write(
    unit: UnitOfWork, voting: Round, channel: Channel, option_id: str, fields: Mapping[str, int]
) -> TypedCount:
    made = count_id(voting.id, channel, option_id)
    if not unit.find(TypedCount, id=made):
        unit.add(
            TypedCount(
                id=made,
                project_id=unit.project_id,
                round_id=voting.id,
                channel=channel,
                option_id=option_id,
                number=0,
            )
        )
    return unit.change(TypedCount, made, **fields)
