"""Run-sheet templates: which steps in which order for how many minutes. They count from when the evening begins; before that
lies the time in which people come in."""

from dataclasses import dataclass

from cocreate_desktop.domain.steps import IdeasSettings, Kind, Settings, TalkSettings
from cocreate_desktop.domain.thinking import USUAL
from cocreate_desktop.language import N_

# Minutes before the beginning from which the doors are open.
WALK_IN = 30


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One line of a template; ``title`` is a message to translate, and so is ``question``: without one the project's own is
    asked. ``think``: the minutes of 1-2-4-All; ``talk``: how people talk."""

    kind: Kind
    title: str
    minutes: int
    method: str = "dots"
    question: str = ""
    think: tuple[int, ...] = ()
    talk: TalkSettings | None = None

    @property
    def settings(self) -> Settings | None:
        """The settings that are other than usual; None for the usual ones."""
        return IdeasSettings(think=self.think) if self.think else self.talk


@dataclass(frozen=True, slots=True)
class Template:
    """A whole run sheet; ``name`` is a message to translate, and so is ``short`` where there is little room."""

    key: str
    name: str
    steps: tuple[PlannedStep, ...]
    short: str = ""

    @property
    def minutes(self) -> int:
        """The planned length in minutes, from when the evening begins: the count at the door lies before that."""
        return sum(step.minutes for step in self.steps if step.kind is not Kind.ARRIVALS)


_DOOR = PlannedStep(Kind.ARRIVALS, N_("Count at the door"), WALK_IN)
_WELCOME = PlannedStep(Kind.WELCOME, N_("Welcome"), 10)
_LOOK_BACK = PlannedStep(Kind.SHOW, N_("Looking back"), 10)
_ORDER = N_("Put in order together")
_DOTS = N_("Dots, blind")
_OFFERS = PlannedStep(
    Kind.OFFERS, N_("Offered and sought"), 7, question=N_("What can you do, and what do you seek?")
)
_RIGHT = PlannedStep(
    Kind.READBACK, N_("Is this right?"), 5, question=N_("Did we write down well what you said?")
)
_END = PlannedStep(Kind.EXIT, N_("Exit poll"), 5, question=N_("How was this evening for you?"))


def _pause(minutes: int) -> PlannedStep:
    return PlannedStep(Kind.PAUSE, N_("Break"), minutes)


_IDEAS = Template(
    "ideas",
    N_("Ideas evening"),
    (
        _DOOR,
        _WELCOME,
        _LOOK_BACK,
        PlannedStep(Kind.IDEAS, N_("Collect ideas"), 20, think=USUAL),
        PlannedStep(Kind.THEMES, _ORDER, 15),
        _pause(15),
        PlannedStep(
            Kind.TALK,
            N_("At the tables"),
            25,
            question=N_("What does it take to make this work?"),
            talk=TalkSettings(length=20),
        ),
        PlannedStep(Kind.VOTE, _DOTS, 8),
        _OFFERS,
        _RIGHT,
        _END,
    ),
)
_CHOICE = Template(
    "choice",
    N_("Choice evening"),
    (
        _DOOR,
        _WELCOME,
        _LOOK_BACK,
        PlannedStep(Kind.SHOW, N_("Look at the designs"), 25),
        PlannedStep(
            Kind.IDEAS, N_("Questions and wishes"), 30, question=N_("What do you want to ask or add?")
        ),
        _pause(15),
        PlannedStep(Kind.VOTE, _DOTS, 10),
        PlannedStep(Kind.OFFERS, _OFFERS.title, 10, question=_OFFERS.question),
        _RIGHT,
        _END,
    ),
)
_WORK = Template(
    "work",
    N_("Work evening"),
    (
        _DOOR,
        _WELCOME,
        _LOOK_BACK,
        PlannedStep(Kind.IDEAS, N_("Collect ideas"), 20, think=USUAL),
        PlannedStep(Kind.THEMES, _ORDER, 20),
        _pause(10),
        PlannedStep(Kind.VOTE, _DOTS, 8),
        _OFFERS,
        _END,
    ),
)
_BUDGET = Template(
    "budget",
    N_("Neighbourhood budget evening"),
    (
        _DOOR,
        _WELCOME,
        PlannedStep(Kind.SHOW, N_("The plans, one by one"), 30),
        PlannedStep(
            Kind.IDEAS, N_("Questions and wishes"), 15, question=N_("What do you want to ask or add?")
        ),
        _pause(15),
        PlannedStep(Kind.VOTE, N_("Choose the plans"), 15, method="budget"),
        _END,
    ),
    short=N_("Election evening"),
)

TEMPLATES: dict[str, Template] = {made.key: made for made in (_IDEAS, _CHOICE, _WORK, _BUDGET)}
