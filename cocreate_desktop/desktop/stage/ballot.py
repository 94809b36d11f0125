"""What the room may see of a vote, as frozen facts: the options, who was counted, and once it is revealed the result."""

from dataclasses import dataclass, field

from ...domain.rounds import Phase
from ...domain.voting import Exact

NOTHING = "–"
"""Behind the bar of an option that nobody gave a mark."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture: its SHA-256, which alone makes it what it is, and its bytes (none: they could not be read). ``letter`` only
    where two hang beside each other."""

    sha256: str
    content: bytes = field(default=b"", compare=False, repr=False)
    caption: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class StageOption:
    """An option as it is listed; some votes are between pictures. ``note`` is what it costs, in words."""

    letter: str
    text: str
    picture: ShownPicture | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StageResult:
    """One bar: its place (equals share one; 0 where nothing is a contest, -1 for a yes and a no that are equal) and its
    ``total``, which is how long it is.

    ``said`` stands behind it, the total when empty, and ``beside`` in smaller letters after that. ``mark`` is a total too:
    there a line stands in the bar.
    """

    place: int
    letter: str
    text: str
    total: Exact
    picture: ShownPicture | None = None
    said: str = ""
    beside: str = ""
    mark: Exact | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How a budget is divided: what is done, in this order, a sentence or two each, and what is to be known ``besides``."""

    steps: tuple[str, ...]
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardsOnStage:
    """What the desk knows of a sweep of cards: whether it reads now, the option it asks about (empty: about all at once), the
    numbers that people hold, and those that were seen. Never what a card said."""

    reading: bool
    option_id: str
    handed_out: tuple[int, ...]
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CardsSeen:
    """A sweep as the room sees it: what is asked (``kicker``, ``question``), what each side of a card says (letter and words),
    the ``numbers`` that people hold and those that were ``seen``."""

    kicker: str
    question: str
    sides: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...]
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bought:
    """A plan that comes: what it costs as a number in words, and who pays, in words and in fewer. ``share`` is its part of all
    money, 0 to 1."""

    letter: str
    text: str
    cost: str
    payers: str
    payers_short: str
    share: float


@dataclass(frozen=True, slots=True)
class NotYet:
    """A plan that does not come now: its cost and why not, in sentences and shorter (``told``), and the cost alone."""

    letter: str
    text: str
    why: str
    told: str
    cost: str


@dataclass(frozen=True, slots=True)
class Budget:
    """What is bought: the ``rule`` in lines (more than two where money was raised), the plans in order of buying and the
    others. ``left`` is the money that is over in words, empty when there is none, and ``why`` it is over. ``slide``: which of
    two hangs there, 0 where all of it stands on one."""

    rule: tuple[str, ...]
    bought: tuple[Bought, ...]
    rest: tuple[NotYet, ...]
    left: str = ""
    why: str = ""
    slide: int = 0


@dataclass(frozen=True, slots=True)
class SupportBar:
    """How many gave an answer, and how many gave it in the poll before (None: there was none)."""

    letter: str
    text: str
    number: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LaidOver:
    """A poll in the legend: its name, and when and with how many people it was."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Support:
    """A histogram. The last of ``bars`` says that somebody does not know. ``now`` and ``before`` are there together or not."""

    bars: tuple[SupportBar, ...]
    now: LaidOver | None = None
    before: LaidOver | None = None


@dataclass(frozen=True, slots=True)
class StageObjection:
    """An objection: its words, whether it is dealt with, and how, in words."""

    text: str
    done: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Who goes along with it: the ``verdict`` in a sentence, whether it ``holds``, and the objections."""

    verdict: str
    holds: bool
    objections: tuple[StageObjection, ...] = ()


@dataclass(frozen=True, slots=True)
class RunoffRow:
    """An option in an instant run-off: its first places round by round as long as it is in, and whether it ``wins``."""

    letter: str
    text: str
    counts: tuple[Exact, ...]
    wins: bool


@dataclass(frozen=True, slots=True)
class Runoff:
    """The ``rounds``, of which ``first`` is the number of the first one that is shown; whoever stays longest stands first."""

    rows: tuple[RunoffRow, ...]
    rounds: int
    first: int = 1


Outcome = Budget | Support | Consent | Runoff


@dataclass(frozen=True, slots=True)
class Vote:
    """A round. ``present`` is None when nobody was counted. Before the reveal there are no ``results`` and no ``outcome``;
    after it ``results`` are bars, unless an ``outcome`` says more than bars do. ``base`` and ``lines`` are sentences.

    ``full`` is how much a whole bar stands for (None: the longest one). ``figure`` is the control figure of a closed vote: what
    the room may write down before it sees the result.
    """

    phase: Phase
    options: tuple[StageOption, ...]
    voted: int
    present: int | None
    results: tuple[StageResult, ...] = ()
    base: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    full: Exact | None = None
    outcome: Outcome | None = None
    rules: Rules | None = None
    cards: CardsSeen | None = None
    figure: str = ""

    @property
    def most(self) -> Exact:
        """What the longest bar there may be stands for."""
        if self.full is not None:
            return self.full
        return max((row.total for row in self.results), default=0)
