"""What an exit poll and a readback bring to the picture for the room, as frozen facts. Totals are here only once they are
shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExitResult:
    """``percent`` and ``interval`` are None under ten marks. ``goal`` in percent; ``satisfied_from`` is the mark from which
    somebody counts as satisfied; ``reached``: the goal is; ``histogram``: how many people gave 1, 2 … 10."""

    percent: int | None
    goal: int
    reached: bool
    satisfied_from: int
    histogram: tuple[int, ...]
    marks_words: str
    goal_words: str
    interval: tuple[int, int] | None
    interval_words: str


@dataclass(frozen=True, slots=True)
class SaidOnStage:
    """How many people answered a statement with no, so-so and yes; ``outcome``: it is about that, not about the process."""

    words: str
    outcome: bool
    no: int
    so_so: int
    yes: int


@dataclass(frozen=True, slots=True)
class ExitOnStage:
    """``result`` is None while the poll is open, and ``asking`` is the statement then at which cards go up (empty: none);
    ``statements`` are there on their page of the result only. ``base``: who filled it in, and the promise; ``lines``: what
    else to know."""

    asked: tuple[str, ...]
    base: tuple[str, ...]
    result: ExitResult | None = None
    statements: tuple[SaidOnStage, ...] = ()
    lines: tuple[str, ...] = ()
    asking: str = ""


@dataclass(frozen=True, slots=True)
class ReadbackOnStage:
    """One page of the summary, whose first point has the number ``first``. ``counts``: yes, almost and no, None until they are
    shown; ``base``: who answered; ``page`` of ``pages`` from 1."""

    points: tuple[str, ...]
    first: int
    page: int
    pages: int
    told: str
    counts: tuple[int, int, int] | None = None
    base: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
