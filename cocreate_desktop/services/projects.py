"""The project of a workspace: its question, room to decide and base. Checks what was typed before it is stored."""

from dataclasses import replace
from urllib.parse import urlsplit

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadValue, Empty
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.online import OnlinePhase, Serves
from cocreate_desktop.domain.project import Base, Project, Rung
from cocreate_desktop.domain.satisfaction import THRESHOLDS
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.lines import day, number, whole
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.weighing import tell_weight

_LINES = (
    "name", "question", "time", "quality", "not_about", "decides_who", "responsible", "base_source", "organiser",
)  # fmt: skip
_DATES = ("decides_on", "keep_until", "photos_until")
_Choice = type[Rung] | type[Base] | type[Serves] | type[OnlinePhase]
_CHOICES: dict[str, _Choice] = {
    "rung": Rung,
    "base": Base,
    "follow_up_by": Serves,
    "online": OnlinePhase,
}
MOST = 1_000_000_000_000  # euros or people; more fits no database and no neighbourhood


def new_project(clock: Clock, **fields: object) -> Project:
    """A project that is not stored yet, with ``fields`` checked as in ``Projects.change``."""
    made = new_id()
    blank = Project(id=made, project_id=made, created_on=clock.now().date().isoformat())
    return replace(blank, **_checked(fields))  # type: ignore[arg-type]  # the fields were checked by name and kind


class Projects:
    """Reads and changes the one project of a workspace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def current(self) -> Project:
        """The project of this workspace."""
        return self._store.read(_the_project)

    def change(self, **fields: object) -> Project:
        """Changes fields of the project. Steps that ask the very question of the project go along when it is changed, as long
        as they have not begun.

        Raises BadValue for a date, number, mark or address that is none, TextTooLong, Empty for an empty question. Who sets the
        rung has chosen it.
        """
        checked = _checked(fields)

        def work(unit: UnitOfWork) -> Project:
            project = unit.get(Project, unit.project_id)
            before = project.question
            for step in unit.find(Step) if "question" in checked and before else ():
                if step.question == before and not step.started_at:
                    unit.change(Step, step.id, question=checked["question"])
            after = unit.change(Project, unit.project_id, **checked)
            tell_weight(unit, project.online_weight, utc_text(self._clock.now()))
            return after

        return self._store.run(work)


def _the_project(reader: Reader) -> Project:
    return reader.get(Project, reader.project_id)


def _checked(fields: dict[str, object]) -> dict[str, object]:
    checked = {name: _value(name, value) for name, value in fields.items()}
    return {"rung_chosen": True, **checked} if "rung" in checked else checked


def _value(name: str, value: object) -> object:
    if name in _LINES:
        line = text.clean(str(value), limit=text.LINE, lines=False)
        if name == "question" and not line:
            raise Empty
        return line
    if name in _DATES:
        return day(value)
    if name == "follow_up":
        return web_address(str(value))
    if name in _CHOICES:
        return _choice(_CHOICES[name], value)
    if name == "satisfied_from":
        return _mark(value)
    if name == "online_weight":
        return whole(value, most=100, example="50")
    if name in ("money", "base_number", "goal_reach", "goal_satisfied"):
        return number(value, most=MOST, example="1800")
    return value


def _choice(kind: _Choice, value: object) -> Rung | Base | Serves | OnlinePhase:
    try:
        return kind(str(value))
    except ValueError as problem:
        raise BadValue(value=value, example=next(iter(kind)).value) from problem


def _mark(value: object) -> int:
    if str(value) not in map(str, THRESHOLDS):
        raise BadValue(value=value, example=str(THRESHOLDS[-1]))
    return int(str(value))


def web_address(typed: str) -> str:
    """``typed`` as an address with http or https and a host, or empty. Raises BadValue for an address that is none."""
    line = text.clean(typed, limit=text.LINE, lines=False)
    if not line:
        return ""
    whole = line if "://" in line else f"https://{line}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as problem:
        raise BadValue(value=typed, example="https://voorbeeld.nl/plein") from problem
    known = host == "localhost" or "." in host or ":" in host
    known = known and parts.username is None  # mailto: is no web address, and a password has no place in one
    if parts.scheme not in ("http", "https") or not known or any(c.isspace() for c in whole) or ".." in host:
        raise BadValue(value=typed, example="https://voorbeeld.nl/plein")
    return whole
