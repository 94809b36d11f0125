"""What goes into a tally and what comes out of it. Money and weights are exact: whole numbers, decimals or fractions. So are
people in a result: where those at home count for a part (``together``), there may be half a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from cocreate_desktop.domain.voting.answers import ABSTAIN, ANSWERS, NO_CONTEST
from cocreate_desktop.domain.voting.exact import Amount, Exact, exact, ratio

Weights = Mapping[str, Amount]
"""What a ballot gives each option, by option id. Choice, approval, budget and the answers of yes/no, support and consent: 1.
Dots: how many. Score: the mark (a mark of nothing is 0, no mark is no entry). Ranking: the place from 1, equals the same, the
unranked have none. Chips: the amount. A card's ballot may hold a 0: this option was asked about and not chosen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules of a round. ``max`` choices for choice and approval (None: no limit; choice without one allows one). ``scale``
    is the lowest and highest mark of a score. ``budget`` is the money that there is; ``utility`` (cost, count) and
    ``completion`` (add1 or empty) belong to equal shares. ``chips`` is what each may spread at most, in multiples of
    ``step``."""

    method: str
    rule: str = ""
    dots: int = 3
    max_per_option: int | None = None
    max: int | None = None
    scale: tuple[int, int] = (0, 5)
    budget: Amount | None = None
    utility: str = "cost"
    completion: str = ""
    chips: Amount | None = None
    step: Amount | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One option; ``cost`` only where a method asks for it."""

    id: str
    text: str = ""
    cost: Amount | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: ``choices`` as ``Weights`` says. Empty is a blank ballot.

    ``flaw`` says why its file form could not be read at all; such a ballot is cast and invalid. ``people`` is how many it
    speaks for; 0 is a ballot that was taken back. ``text`` is the reason of an objection.
    """

    voter: str
    channel: str
    choices: Weights
    people: int = 1
    flaw: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number counted by eye for one option on one channel: stickers, or raised hands."""

    option: str
    channel: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """A whole round. ``people_by_channel`` is how many people stand behind the counts of a channel; ``quorum`` is how many
    people have to vote (None: nobody asks). ``weight`` is for how many percent of one in the hall one at home counts, where a
    file asks for both added up (0: it does not)."""

    settings: Settings
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...] = ()
    counts: tuple[Count, ...] = ()
    people_by_channel: Mapping[str, int] = field(default_factory=dict)
    base: str = "valid"
    present: int | None = None
    entitled: int | None = None
    quorum: int | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a ballot breaks the rules: a code for programs and a message to translate."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Invalid:
    """A ballot that was not counted, and for how many people it spoke."""

    voter: str
    channel: str
    problem: Problem
    people: int = 1


@dataclass(frozen=True, slots=True)
class OptionResult:
    """``total``: dots, votes, money (chips), the sum of marks (score) or of points (ranking). ``people`` who chose it by ballot
    or, for hands, by count (None when nobody can know); ``share`` people ÷ base; ``dots_share`` dots ÷ all dots.

    Score: ``mean`` and ``median`` of those who marked it, who are the ``people``. Chips: ``average`` is Σ amount × people ÷
    Σ people. ``cost`` is the option's.
    """

    id: str
    total: Exact
    people: Exact | None
    share: Fraction | None
    dots_share: Fraction | None
    mean: Fraction | None = None
    median: Fraction | None = None
    average: Fraction | None = None
    cost: Amount | None = None


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """What one channel brought: ``cast`` by how many people, broken ballots with them (None when nobody counted the
    people), and the totals per option."""

    cast: Exact | None
    totals: Mapping[str, Exact]


@dataclass(frozen=True, slots=True)
class RunoffRound:
    """One round of an instant run-off: first places of each option still in, the option that goes ``out`` (empty in the last
    round, when one is left), those it was ``tied`` with in this and every earlier round, so that the list decided, and how
    many people have no option left (``spent``)."""

    counts: Mapping[str, Exact]
    out: str
    tied: tuple[str, ...] = ()
    spent: Exact = 0


@dataclass(frozen=True, slots=True)
class RankingResult:
    """``borda`` points by option; the ``runoff`` round by round and its winner (empty when nobody ranked anything); the
    ``condorcet`` winner or empty; ``above[a, b]`` is how many people put ``a`` above ``b``. ``stayed`` is how long each option
    stayed in the run-off: the more, the longer, and equals that only the list set apart the same."""

    borda: Mapping[str, Exact]
    runoff: tuple[RunoffRound, ...]
    runoff_winner: str
    condorcet: str
    above: Mapping[tuple[str, str], Exact]
    stayed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Purchase:
    """A plan that is paid: by ``supporters`` people. With equal shares each pays ``pays`` at most, ``equally`` when everybody
    pays just that; ``price`` is what a unit of utility costs (ρ), and ``tied`` are plans that had the same price then and
    stand lower in the list. Other rules leave these None and empty."""

    id: str
    cost: Amount
    supporters: Exact
    pays: Fraction | None = None
    equally: bool = True
    price: Fraction | None = None
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotBought:
    """A plan that is not paid; ``money`` is what its supporters have left together (equal shares), else what is left of the
    budget when its turn came."""

    id: str
    cost: Amount
    supporters: Exact
    money: Fraction


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """``bought`` in the order of buying, ``rest`` as listed. With equal shares ``share`` is what each person got to spend,
    after it was ``raised`` so many units by Add1; None with other rules."""

    budget: Amount
    spent: Amount
    bought: tuple[Purchase, ...]
    rest: tuple[NotBought, ...]
    share: Fraction | None = None
    raised: int = 0


@dataclass(frozen=True, slots=True)
class ConsentResult:
    """``holds`` when somebody answered and no objection is left; ``objections`` are the reasons that were given (empty texts
    where none was)."""

    holds: bool
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooSmall:
    """A base that cannot be right: ``number`` people, and ``voted`` more than that voted or chose the same."""

    number: Exact
    voted: Exact


@dataclass(frozen=True, slots=True)
class Tally:
    """The result. ``options`` by what the places go by (``measure``), then as listed; support, consent and yes/no as listed,
    for a histogram is no contest. ``winners`` are all on the first place, as listed, so that the first of them is the one to
    whom a tie goes (budget: what is bought, in that order; consent: consent when it holds; yes/no never abstain; support none).
    ``ties`` are groups of equals in a contest.

    ``cast`` people voted; where nobody counted those behind typed counts, they are not in it and ``base_number`` is None. A
    base below the people who voted is ``too_small``: then ``base_number`` is None as well, since a share would pass the
    whole. ``quorum_met`` is None without a ``quorum``, and when more may have voted than anybody counted. One of the
    results of methods with more to tell is there with its method."""

    method: str
    rule: str
    base: str
    base_number: Exact | None
    cast: Exact
    invalid: tuple[Invalid, ...]
    options: tuple[OptionResult, ...]
    winners: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    by_channel: Mapping[str, ChannelResult]
    quorum: int | None = None
    quorum_met: bool | None = None
    ranking: RankingResult | None = None
    budget: BudgetResult | None = None
    consent: ConsentResult | None = None
    too_small: TooSmall | None = None

    @property
    def as_listed(self) -> bool:
        """Whether the options stand as listed, whatever they got: those of a method with fixed answers do."""
        return self.method in ANSWERS

    @property
    def contest(self) -> bool:
        """Whether options come before one another, so that there are places and ties."""
        return self.method not in NO_CONTEST

    @property
    def total(self) -> Exact:
        """All dots or votes together."""
        return exact(sum((option.total for option in self.options), start=0))

    def result(self, option_id: str) -> OptionResult:
        """That of one option."""
        return next(option for option in self.options if option.id == option_id)

    def measure(self, option_id: str) -> Exact:
        """What the places go by: the mean of a score, how long it stayed in an instant run-off, votes per unit of money where
        that is the rule, else the total. -1, below everything: no mean, no cost, and whoever abstains."""
        found = self.result(option_id)
        if self.method == "score":
            return -1 if found.mean is None else found.mean
        if self.method == "yes-no" and option_id == ABSTAIN:
            return -1
        if self.rule == "instant-runoff" and self.ranking is not None:
            return self.ranking.stayed[option_id]
        if self.method == "budget" and self.rule == "votes-per-cost":
            each = ratio(found.total, exact(found.cost or 0))
            return -1 if each is None else each
        return found.total

    def place(self, option_id: str) -> int:
        """The place of an option from 1; equals share the best of their places."""
        mine = self.measure(option_id)
        return 1 + sum(self.measure(option.id) > mine for option in self.options)
