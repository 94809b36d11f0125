"""The dossier: phases, risks and opportunities, checklists, and what a project still lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cocreate_desktop.domain.checklists import USUAL, words_of
from cocreate_desktop.domain.dossier import CheckItem, Moment, ProjectPhase, Risk, RiskKind
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.lines import Fields, Lines, day, line, words
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

LACKING = {
    "question": N_("the question in one sentence"),
    "rung": N_("the rung: how much there is to say"),
    "room": N_("the room to decide: money, time or quality"),
    "not_about": N_("what it is not about"),
    "decides_who": N_("who decides"),
    "decides_on": N_("when that is decided"),
    "base": N_("how many people there are"),
    "organiser": N_("whom people may ask"),
}
_Makers = Mapping[str, Callable[[object], object]]
"""What each field is made by."""
REQUIRED = ("question", "rung", "room", "decides_who")
"""Without these nobody can say what a result is worth: the report stays a draft."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of a checklist as it is shown: ``words`` are translated or somebody's own; ``usual`` ones cannot be removed."""

    id: str
    moment: Moment
    words: str
    done: bool
    usual: bool


def lacking(project: Project) -> tuple[str, ...]:
    """The keys of LACKING that are not filled in yet, in their order."""
    there = {
        "question": bool(project.question),
        "rung": project.rung_chosen,
        "room": project.money is not None or bool(project.time or project.quality),
        "not_about": bool(project.not_about),
        "decides_who": bool(project.decides_who),
        "decides_on": bool(project.decides_on),
        "base": bool(project.base_number),
        "organiser": bool(project.organiser or project.responsible),
    }
    return tuple(key for key, known in there.items() if not known)


class Dossiers:
    """``phases`` and ``risks`` are lists of lines; the checklists have verbs of their own."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.phases: Lines[ProjectPhase] = Lines(store, ProjectPhase, _phase)
        self.risks: Lines[Risk] = Lines(store, Risk, _risk)

    def checklist(self, evening_id: str) -> tuple[CheckLine, ...]:
        """The usual lines and one's own for an evening, by moment."""
        return self._store.read(lambda reader: read_checklist(reader, evening_id))

    def tick(self, evening_id: str, line_id: str, done: bool) -> None:
        """Ticks a line, or takes the tick away. Raises Gone for a line of one's own that is gone."""

        def work(unit: UnitOfWork) -> None:
            known = unit.find(CheckItem, id=line_id)
            if known:
                unit.change(CheckItem, line_id, done=done)
                return
            key = line_id.partition(":")[2]
            moment = next((moment for moment, lines in USUAL.items() if key in lines), None)
            if moment is None:
                raise Gone(what="check_item", id=line_id)
            unit.add(
                CheckItem(
                    id=line_id,
                    project_id=unit.project_id,
                    evening_id=evening_id,
                    moment=moment,
                    key=key,
                    done=done,
                )
            )

        self._store.run(work)

    def add_check(self, evening_id: str, moment: Moment, said: str) -> CheckItem:
        """A line of one's own. Raises TextTooLong."""
        lines = Lines(self._store, CheckItem, _as_it_is)
        return lines.add(evening_id=evening_id, moment=moment, text=line(said))

    def remove_check(self, line_id: str) -> None:
        """Takes a line of one's own away; ``restore_check`` takes it back."""
        self._store.run(lambda unit: unit.delete(CheckItem, line_id))

    def restore_check(self, line_id: str) -> CheckItem:
        """Undoes ``remove_check``."""
        return self._store.run(lambda unit: unit.revive(CheckItem, line_id))


def read_checklist(reader: Reader, evening_id: str) -> tuple[CheckLine, ...]:
    """The checklist of an evening, inside a read."""
    items = reader.find(CheckItem, evening_id=evening_id)
    ticked = {item.id: item.done for item in items}
    own = [item for item in items if not item.key]
    found = []
    for moment, usual in USUAL.items():
        for key in usual:
            name = usual_id(evening_id, key)
            found.append(CheckLine(name, moment, _(words_of(key)), ticked.get(name, False), True))
        found += [
            CheckLine(item.id, moment, item.text, item.done, False) for item in own if item.moment is moment
        ]
    return tuple(found)


def usual_id(evening_id: str, key: str) -> str:
    """The id of a usual line, the same on every laptop."""
    return f"{evening_id}:{key}"


def _as_it_is(fields: Fields) -> dict[str, object]:
    return dict(fields)


def _phase(fields: Fields) -> dict[str, object]:
    return _made(fields, {"name": line, "outcome": words, "starts": day, "ends": day, "done": bool})


def _risk(fields: Fields) -> dict[str, object]:
    makers: _Makers = {
        "kind": _risk_kind, "text": words, "owner": line, "due": day, "answer": words, "done": bool,
    }  # fmt: skip
    return _made(fields, makers)


def _risk_kind(value: object) -> RiskKind:
    return RiskKind(str(value))


def _made(fields: Fields, makers: _Makers) -> dict[str, object]:
    return {name: makers[name](value) for name, value in fields.items()}
