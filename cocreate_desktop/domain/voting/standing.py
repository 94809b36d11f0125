"""Which ballots stand: later ones replace earlier ones, what was taken back is gone, broken ones are listed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.voting.answers import answer_ids
from cocreate_desktop.domain.voting.model import Ballot, Count, Invalid, Option, Problem, Round, Settings
from cocreate_desktop.domain.voting.rules import COUNTED_BY_EYE, checker


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to count: the ``valid`` ballot of each voter, every broken one as ``invalid``, of these the ``lost`` (one a
    voter who has no valid ballot), the ``counts`` of known options, and by channel the ``people`` behind these (None where
    nobody counted them); the valid ballots speak for ``voters``."""

    options: tuple[Option, ...]
    valid: tuple[Ballot, ...]
    invalid: tuple[Invalid, ...]
    lost: tuple[Invalid, ...]
    counts: tuple[Count, ...]
    people: Mapping[str, int | None]
    voters: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the options, as listed."""
        return tuple(option.id for option in self.options)


def standing(settings: Settings, option_ids: Sequence[str], ballots: Iterable[Ballot]) -> tuple[Ballot, ...]:
    """The ballots that count, the last valid one of each voter; ``ballots`` as they came. Raises UnknownMethod."""
    return _split(settings, option_ids, ballots)[0]


def stands(voting: Round) -> Standing:
    """Sorts a round out. Raises UnknownMethod."""
    settings = voting.settings
    answers = answer_ids(settings.method)
    options = tuple(Option(answer) for answer in answers) or voting.options
    ids = tuple(option.id for option in options)
    valid, invalid, lost = _split(settings, ids, voting.ballots)
    eyes = voting.counts if settings.method in COUNTED_BY_EYE else ()
    counts = tuple(count for count in eyes if count.option in ids)
    voters = sum(ballot.people for ballot in valid)
    return Standing(options, valid, invalid, lost, counts, _people(voting, counts), voters)


def _split(
    settings: Settings, ids: Sequence[str], ballots: Iterable[Ballot]
) -> tuple[tuple[Ballot, ...], tuple[Invalid, ...], tuple[Invalid, ...]]:
    check = checker(settings, ids)
    valid: dict[str, Ballot] = {}
    lost: dict[str, Invalid] = {}
    invalid: list[Invalid] = []
    for ballot in ballots:
        if ballot.people < 1:  # taken back, whatever it says
            valid.pop(ballot.voter, None)
            lost.pop(ballot.voter, None)
            continue
        problem = Problem("unreadable", ballot.flaw) if ballot.flaw else check(ballot.choices)
        if problem is None:
            valid[ballot.voter] = ballot
        else:
            lost[ballot.voter] = Invalid(ballot.voter, ballot.channel, problem, ballot.people)
            invalid.append(lost[ballot.voter])
    without = tuple(one for voter, one in lost.items() if voter not in valid)
    return tuple(valid.values()), tuple(invalid), without


def hand_is_person(settings: Settings) -> bool:
    """Whether each gives one answer, so that a raised hand is a person."""
    return bool(answer_ids(settings.method)) or (settings.method == "choice" and (settings.max or 1) == 1)


def _people(voting: Round, counts: Sequence[Count]) -> Mapping[str, int | None]:
    """People behind each channel of counts: as typed, else unknown; where each gives one answer a raised hand is a person."""
    found: dict[str, int | None] = {}
    one_each = hand_is_person(voting.settings)
    for channel in dict.fromkeys(count.channel for count in counts):
        hands = sum(count.number for count in counts if count.channel == channel)
        found[channel] = hands if one_each else None
    return {**found, **voting.people_by_channel}
