"""The votes of an evening as they may leave the laptop: rounds with their ballots, channels, objections and what happened.

Never in them: codes, voters, the time of a ballot, the result of a round that is not closed, and what holds a personal detail.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import SystemRandom

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.few import FEW
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import AuditLine, Objection, Option
from cocreate_desktop.domain.voting import Ballot, ChannelResult, Tally, check_choices
from cocreate_desktop.exchange.columns import Cell, Column, Table, nfc, number_cell
from cocreate_desktop.language import N_
from cocreate_desktop.services.auditing import told_detail, told_subject
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import OnlineResult, RoundView, plain_ballots, settings_of

_BY_EYE = (Channel.HANDS, Channel.DOTS)
NOTHING_SAID = ("score", "ranking")
"""Methods where no mark or place is something else than 0."""


@dataclass(frozen=True, slots=True)
class CountedRound:
    """A round with the ballots that count in it, in no order that tells anything. ``earlier`` is the number of the round that
    it is laid over, 0 for none."""

    number: int
    view: RoundView
    ballots: tuple[Ballot, ...]
    earlier: int = 0

    @property
    def tally(self) -> Tally | None:
        """The result when it may be told: of the hall, or of those at home where they alone voted."""
        return self.view.tally if self.view.round.phase.over else None

    @property
    def online(self) -> OnlineResult | None:
        """What those at home said beside the hall, when it may be told."""
        return self.view.online if self.view.round.phase.over else None

    @property
    def by_channel(self) -> Mapping[str, ChannelResult]:
        """What each channel brought, that of those at home too; none before it may be told."""
        hall = self.tally.by_channel if self.tally is not None else {}
        return {**hall, **(self.online.tally.by_channel if self.online is not None else {})}

    @property
    def totals_by_channel(self) -> Mapping[str, ChannelResult]:
        """The same where it may be told what came by which way; where a few in the hall could be told apart, of counts by eye
        and of those at home alone, whose result is one of its own. Nor of counts by eye where those few are all the rest: what
        they chose would be the total less these."""
        hall = Counter(str(ballot.channel) for ballot in self.ballots if ballot.channel != Channel.ONLINE)
        if len(self.by_channel) < 2 or all(number >= FEW for number in hall.values()):
            return self.by_channel
        few = 0 < hall.total() < FEW
        kept = (name for name in self.by_channel if name not in hall and not (few and name in _BY_EYE))
        return {name: self.by_channel[name] for name in kept}

    @property
    def few_beside(self) -> bool:
        """Whether so few cast a ballot beside what was counted by eye that theirs stay here."""
        return 0 < len(self.ballots) < FEW and any(name in _BY_EYE for name in self.by_channel)

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The objections that may be told: those without a personal detail, once the round is closed."""
        return tuple(one for one in self._closed if not privacy.flags(one.text))

    @property
    def left_out(self) -> int:
        """How many objections stay out because of a personal detail."""
        return len(self._closed) - len(self.objections)

    @property
    def _closed(self) -> tuple[Objection, ...]:
        return self.view.objections if self.view.round.phase.over else ()


def read_rounds(services: Services, evening_id: str) -> tuple[CountedRound, ...]:
    """Every round of an evening that was opened, in the order of the run sheet. Raises Gone."""
    views = services.overview.rounds(evening_id)
    numbers = {view.round.id: number for number, view in enumerate(views, 1)}
    return tuple(
        CountedRound(number, view, _counted(services, view), numbers.get(view.round.follows, 0))
        for number, view in enumerate(views, 1)
    )


def _counted(services: Services, view: RoundView) -> tuple[Ballot, ...]:
    """The last valid ballot of each voter, shuffled; none of who took it back."""

    def query(reader: Reader) -> tuple[Ballot, ...]:
        return plain_ballots(reader.ballots(view.round.id))

    if not view.round.phase.over:
        return ()
    settings, ids = settings_of(view.round), tuple(option.id for option in view.options)
    last = {
        ballot.voter: ballot
        for ballot in services.store.read(query)
        if not ballot.flaw and check_choices(settings, ids, ballot.choices) is None
    }
    ballots = [ballot for ballot in last.values() if ballot.people]
    SystemRandom().shuffle(ballots)
    return tuple(ballots)


def channels_table(rounds: tuple[CountedRound, ...]) -> Table:
    """A row for each channel of each round: how many people it brought (empty: nobody counted them), whether somebody on it may
    be counted on another one too, and on how many counts two people differ (empty: one person counted)."""
    columns = (
        Column("round", N_("Round")),
        Column("channel", N_("Came in by")),
        Column("people", N_("People")),
        Column("overlap", N_("May be counted twice")),
        Column("differing", N_("Counts that differ")),
    )
    rows = [(one.number, *record.values()) for one in rounds for record in channel_records(one)]
    return Table("channels", N_("Channels"), columns, tuple(rows))


def channel_records(one: CountedRound) -> Iterator[dict[str, Cell]]:
    """The channels of a round once it is closed, by the keys of the table without its round."""
    view = one.view
    for name, result in one.by_channel.items():
        channel = Channel(name)
        twice = any(place[0] is channel for place in view.second)
        yield {
            "channel": channel.value,
            "people": number_cell(result.cast),
            "overlap": int(view.overlap_online or channel in view.overlap),
            "differing": sum(place[0] is channel for place in view.differing) if twice else None,
        }


def choices_of(ballot: Ballot, options: tuple[Option, ...], method: str) -> Mapping[str, Cell]:
    """What a ballot gives each letter; of a mark of nothing it says 0, of what was not chosen nothing."""
    kept = {option.letter: ballot.choices[option.id] for option in options if option.id in ballot.choices}
    return {
        letter: number_cell(weight) for letter, weight in kept.items() if weight or method in NOTHING_SAID
    }


def with_channel(one: CountedRound) -> Iterator[tuple[Ballot, str]]:
    """Each ballot that may leave with its channel, or with none at all when a channel brought only a few."""
    count = Counter(ballot.channel for ballot in one.ballots)
    told = all(number >= FEW for number in count.values())
    for ballot in () if one.few_beside else one.ballots:
        yield ballot, str(ballot.channel) if told else ""


def objections_table(rounds: tuple[CountedRound, ...]) -> Table:
    """A row for each objection: its reason, what became of it, and how it was dealt with."""
    columns = (
        Column("round", N_("Round")),
        Column("number", N_("Number")),
        Column("text", N_("Objection")),
        Column("state", N_("State")),
        Column("answer", N_("How it was dealt with")),
    )
    rows = [tuple(record.values()) for one in rounds for record in objection_records(one)]
    return Table("objections", N_("Objections"), columns, tuple(rows))


def objection_records(one: CountedRound) -> Iterator[dict[str, Cell]]:
    """The objections of a round by the keys of the table; an answer with a personal detail stays out."""
    for number, objection in enumerate(one.objections, 1):
        yield {
            "round": one.number,
            "number": number,
            "text": nfc(objection.text),
            "state": objection.state.value,
            "answer": "" if privacy.flags(objection.answer) else nfc(objection.answer),
        }


def audit_table(rounds: tuple[CountedRound, ...]) -> Table:
    """A row for each thing that happened to a round."""
    columns = (
        Column("round", N_("Round")),
        Column("at", N_("When")),
        Column("what", N_("What happened")),
        Column("channel", N_("Came in by")),
        Column("subject", N_("Card, page or table")),
        Column("detail", N_("Detail")),
        Column("number", N_("How often")),
    )
    rows = [tuple(record.values()) for one in rounds for record in audit_records(one)]
    return Table("audit", N_("What happened"), columns, tuple(rows))


def audit_records(one: CountedRound) -> Iterator[dict[str, Cell]]:
    """The lines of a round by the keys of the table."""
    for line in one.view.audit:
        yield {
            "round": one.number,
            "at": line.at,
            "what": line.what.value,
            "channel": line.channel,
            "subject": _subject(line),
            "detail": nfc(told_detail(line)),
            "number": line.number,
        }


def _subject(line: AuditLine) -> str:
    told = told_subject(line)
    return "" if privacy.flags(told) else nfc(told)
