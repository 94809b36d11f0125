"""Pledges: who does what by when, until it is done. A private person is known here by number only."""

from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain.errors import BadValue, Empty
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge, PledgeState
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.reminders import in_order
from cocreate_desktop.domain.replies import After
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vaulterrors import DayPassed
from cocreate_desktop.language import date_text
from cocreate_desktop.services.contacts import by_name, known, stands_for, still_there
from cocreate_desktop.services.laptops import numbers
from cocreate_desktop.services.lines import day, line, rank_at_end, words
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.replies import read_promises


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is still to come of a project: its open pledges with a day, and the moments at which people hear from us, each with
    its day (YYYY-MM-DD). No private name is in it."""

    project: Project
    pledges: tuple[Pledge, ...]
    moments: tuple[tuple[After, str], ...]


class Pledges:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[Pledge, ...]:
        """Every pledge of the project, by day; those without one last."""
        return self._store.read(read_pledges)

    def add(
        self,
        what: str,
        who: str = "",
        due: str = "",
        *,
        contact_id: str = "",
        theme_id: str = "",
        offer_id: str = "",
        evening_id: str = "",
        past: bool = False,
    ) -> Pledge:
        """A new pledge. ``who`` is an organisation, a role or a group; a person is ``contact_id`` of the vault, or her name
        exactly as it stands there: either way she is kept as "lead 12". ``due`` YYYY-MM-DD or empty. Raises Empty (no
        ``what``), DayPassed (unless ``past``: it is meant), BadValue, TextTooLong, Gone."""
        fields = self._checked({"what": what, "who": who, "due": due, "contact_id": contact_id}, past=past)

        def work(unit: UnitOfWork) -> Pledge:
            made = Pledge(
                id=new_id(),
                project_id=unit.project_id,
                number=next(numbers(unit, Pledge)),
                evening_id=evening_id,
                theme_id=unit.get(Theme, theme_id).id if theme_id else "",
                offer_id=unit.get(Offer, offer_id).id if offer_id else "",
                rank=rank_at_end(unit, Pledge),
                **{**fields, **_who(unit, fields)},  # type: ignore[arg-type]  # by name
            )
            unit.add(made)
            return made

        return self._store.run(work)

    def from_offer(self, offer_id: str, what: str = "", due: str = "", *, past: bool = False) -> Pledge:
        """A pledge of what somebody offers, in her own words unless ``what`` says it better; she is "lead 12" there, with the
        number of her offer. It is about no theme when hers is gone. Raises what ``add`` does."""
        offer, themes = self._store.read(
            lambda reader: (
                found := reader.get(Offer, offer_id),
                reader.find(Theme, id=found.theme_id) if found.theme_id else (),
            )
        )
        who = "" if offer.contact_id else stands_for(offer.number)
        return self.add(
            what or offer.text,
            who,
            due,
            contact_id=offer.contact_id,
            theme_id=themes[0].id if themes else "",
            offer_id=offer.id,
            evening_id=offer.evening_id,
            past=past,
        )

    def change(self, pledge_id: str, *, past: bool = False, **fields: object) -> Pledge:
        """Changes ``what``, ``who``, ``due``, ``contact_id``. A day that stood there already is no longer asked about. Raises
        what ``add`` does."""
        before = self._store.read(lambda reader: reader.get(Pledge, pledge_id))
        same = str(fields.get("due", "")) == before.due
        checked = self._checked(fields, past=past or same)

        def work(unit: UnitOfWork) -> Pledge:
            return unit.change(Pledge, pledge_id, **{**checked, **_who(unit, checked)})

        return self._store.run(work)

    def set_state(self, pledge_id: str, state: str, *, told: str | None = None, on: str = "") -> Pledge:
        """Open, being done, done or dropped. ``told``: what came of it (None: as it was). Done and dropped get a day, ``on`` or
        today; the others have none. Raises BadValue, TextTooLong, Gone."""
        try:
            wanted = PledgeState(state)
        except ValueError as problem:
            raise BadValue(value=state, example=PledgeState.DONE.value) from problem
        over = wanted in (PledgeState.DONE, PledgeState.DROPPED)
        fields: dict[str, object] = {"state": wanted, "done_on": ""}
        if over:
            fields["done_on"] = day(on) or self._clock.now().date().isoformat()
        if told is not None:
            fields["told"] = words(told)
        return self._store.run(lambda unit: unit.change(Pledge, pledge_id, **fields))

    def put_back(self, pledge: Pledge) -> Pledge:
        """As it was: undo of any change. Who is in the vault by now stays a number, and nobody who was erased comes back.
        Raises Gone."""
        names = ("what", "who", "due", "state", "done_on", "told")
        fields = {name: getattr(pledge, name) for name in names}

        def work(unit: UnitOfWork) -> Pledge:
            there = {**fields, "contact_id": still_there(unit, pledge.contact_id)}
            return unit.change(Pledge, pledge.id, **{**there, **_who(unit, there)})

        return self._store.run(work)

    def remove(self, pledge_id: str) -> None:
        """Takes a pledge away; ``restore`` takes it back."""
        self._store.run(lambda unit: unit.delete(Pledge, pledge_id))

    def restore(self, pledge_id: str) -> Pledge:
        """Undoes ``remove``; as ``put_back`` does. Raises Gone when it never was."""
        return self.put_back(self._store.run(lambda unit: unit.revive(Pledge, pledge_id)))

    def agenda(self) -> Agenda:
        """What a calendar can hold of this project."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: read_agenda(reader, today))

    def _checked(self, fields: dict[str, object], *, past: bool) -> dict[str, object]:
        checked: dict[str, object] = {
            name: day(value) if name == "due" else line(value) for name, value in fields.items()
        }
        if checked.get("what") == "":
            raise Empty
        due = str(checked.get("due", ""))
        if due and not past and date.fromisoformat(due) < self._clock.now().date():
            raise DayPassed(day=date_text(date.fromisoformat(due), year=True))
        return checked


def read_pledges(reader: Reader) -> tuple[Pledge, ...]:
    """All pledges by day, inside a read."""
    return in_order(reader.find(Pledge))


def read_agenda(reader: Reader, today: date) -> Agenda:
    """The agenda, inside a read."""
    open_ones = tuple(one for one in read_pledges(reader) if not one.over and one.due)
    moments = tuple(
        (one.after, one.due) for one in read_promises(reader, today) if one.due and not one.done_on
    )
    return Agenda(reader.get(Project, reader.project_id), open_ones, moments)


def _who(reader: Reader, fields: dict[str, object]) -> dict[str, object]:
    """A person of the vault stands in a pledge by number only, also when somebody typed her name."""
    contact_id, who = str(fields.get("contact_id", "")), str(fields.get("who", ""))
    found = known(reader, contact_id) if contact_id else by_name(reader, who)
    if found is not None:
        return {"contact_id": found.id, "who": stands_for(found.number)}
    return {"contact_id": ""} if who else {}
