"""Run-sheet templates: which steps in which order for how many minutes."""

from dataclasses import dataclass

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import N_


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One line of a template; ``title`` is a message to translate."""

    kind: Kind
    title: str
    minutes: int
    method: str = "dots"


@dataclass(frozen=True, slots=True)
class Template:
    """A whole run sheet; ``name`` is a message to translate."""

    key: str
    name: str
    steps: tuple[PlannedStep, ...]

    @property
    def minutes(self) -> int:
        """The planned length in minutes."""
        return sum(step.minutes for step in self.steps)


_WELCOME = PlannedStep(Kind.WELCOME, N_("Welcome"), 10)
_PAUSE = PlannedStep(Kind.PAUSE, N_("Break"), 15)
_DOTS = PlannedStep(Kind.VOTE, N_("Dots, blind"), 8)

TEMPLATES: dict[str, Template] = {
    made.key: made
    for made in (
        Template(
            "ideas",
            N_("Ideas evening"),
            (
                _WELCOME,
                PlannedStep(Kind.IDEAS, N_("Collect ideas"), 20),
                PlannedStep(Kind.THEMES, N_("Put in order together"), 15),
                _PAUSE,
                _DOTS,
            ),
        ),
        Template(
            "choice",
            N_("Choice evening"),
            (_WELCOME, PlannedStep(Kind.IDEAS, N_("Questions and wishes"), 25), _PAUSE, _DOTS),
        ),
        Template(
            "work",
            N_("Work evening"),
            (
                _WELCOME,
                PlannedStep(Kind.IDEAS, N_("Collect ideas"), 25),
                PlannedStep(Kind.THEMES, N_("Put in order together"), 25),
                _DOTS,
            ),
        ),
        Template(
            "budget",
            N_("Neighbourhood budget evening"),
            (_WELCOME, _PAUSE, PlannedStep(Kind.VOTE, N_("Choose the plans"), 15, method="approval")),
        ),
    )
}
