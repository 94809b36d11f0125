"""Contacts in the vault: names and how to reach people, per purpose, with the text that was shown and a date of deletion.

Nothing here leaves the laptop by an export or a report; there a person is "lead 12"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain import text
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import Empty, Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.vaulterrors import KeptTooLong, NoConsent, NoPurpose
from cocreate_desktop.language import _
from cocreate_desktop.services.laptops import numbers_of_people
from cocreate_desktop.services.lines import day, line
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

PERSONAL = ("name", "reach_at")
"""What is wiped from the record too when a contact goes."""


@dataclass(frozen=True, slots=True)
class ContactTyped:
    """What is typed of a person. ``consent`` is the text that was shown and agreed to, empty without a yes; ``delete_on``
    YYYY-MM-DD."""

    name: str
    reach_at: str
    purpose: str
    consent: str
    delete_on: str


class Contacts:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[Contact, ...]:
        """Everybody in the vault, by name."""
        found = self._store.read(lambda reader: reader.find(Contact))
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def get(self, contact_id: str) -> Contact:
        """One of them. Raises Gone."""
        return self._store.read(lambda reader: reader.get(Contact, contact_id))

    def find(self, words: str) -> tuple[Contact, ...]:
        """Those in whose name or address for contact these words stand, whatever their case; or whose number it is."""
        wanted = text.folded(words)
        return tuple(
            one
            for one in self.all()
            if wanted and (wanted in text.folded(f"{one.name} {one.reach_at}") or wanted == str(one.number))
        )

    def add(self, name: str, reach_at: str, purpose: str, consent: str, delete_on: str) -> Contact:
        """Keeps a person. Raises NoPurpose, NoConsent, KeptTooLong (``delete_on`` is not after today), Empty, TextTooLong,
        BadValue."""
        typed = ContactTyped(name, reach_at, purpose, consent, delete_on)
        fields, asked = self._checked(typed), self._today().isoformat()
        return self._store.run(lambda unit: keep(unit, fields, asked, next_number(unit)))

    def add_for(self, offer_id: str, typed: ContactTyped) -> Contact:
        """Keeps the person behind an offer, under the number of that offer, which she knows already. Raises what ``add`` does,
        and Gone."""
        fields, asked = self._checked(typed), self._today().isoformat()

        def work(unit: UnitOfWork) -> Contact:
            offer = unit.get(Offer, offer_id)
            taken = unit.find(Contact, number=offer.number)
            made = keep(unit, fields, asked, next_number(unit) if taken else offer.number)
            unit.change(Offer, offer_id, contact_id=made.id)
            return made

        return self._store.run(work)

    def change(
        self, contact_id: str, name: str, reach_at: str, purpose: str, consent: str, delete_on: str
    ) -> Contact:
        """Corrects what is kept. What stood there before is wiped from the record. Raises what ``add`` does, and Gone."""
        fields = self._checked(ContactTyped(name, reach_at, purpose, consent, delete_on))

        def work(unit: UnitOfWork) -> Contact:
            before = unit.get(Contact, contact_id)
            for field in PERSONAL:
                if getattr(before, field) != fields[field]:
                    unit.forget(Contact, contact_id, field)
            changed = unit.change(Contact, contact_id, **fields)
            _by_number(unit, changed)
            return changed

        return self._store.run(work)

    def remove(self, contact_id: str) -> None:
        """Erases a person for good, from the record too: there is no undo. What she offered or pledged stays, by number. Raises
        Gone."""
        self._store.run(lambda unit: erase(unit, contact_id))

    def _checked(self, typed: ContactTyped) -> dict[str, object]:
        if typed.purpose not in set(Purpose):
            raise NoPurpose
        if not typed.consent.strip():
            raise NoConsent
        name = line(typed.name)
        if not name:
            raise Empty
        goes = day(typed.delete_on)
        if not goes or date.fromisoformat(goes) <= self._today():
            raise KeptTooLong(day=typed.delete_on)
        reach_at, consent = line(typed.reach_at), text.clean(typed.consent, limit=text.NOTE)
        return {
            "name": name,
            "reach_at": reach_at,
            "purpose": typed.purpose,
            "consent": consent,
            "delete_on": goes,
        }

    def _today(self) -> date:
        return self._clock.now().date()


def keep(
    unit: UnitOfWork, fields: dict[str, object], asked_on: str, number: int, contact_id: str = ""
) -> Contact:
    """Keeps a person inside a unit; ``fields`` have been checked. ``contact_id``: the id that she has elsewhere already."""
    made = Contact(
        id=contact_id or new_id(),
        project_id=unit.project_id,
        asked_on=asked_on,
        number=number,
        **fields,  # type: ignore[arg-type]  # by name
    )
    unit.add(made)
    _by_number(unit, made)
    return made


def _by_number(unit: UnitOfWork, contact: Contact) -> None:
    """What was written down with her name before she came into the vault names her by number from now on."""
    name, number = text.folded(contact.name), stands_for(contact.number)
    if not name:
        return
    for pledge in unit.find(Pledge):
        if text.folded(pledge.who) == name:
            unit.forget(Pledge, pledge.id, "who")
            unit.change(Pledge, pledge.id, who=number, contact_id=contact.id)
    for reply in unit.find(Reply):
        if text.folded(reply.who) == name:
            unit.forget(Reply, reply.id, "who")
            unit.change(Reply, reply.id, who=number)


def erase(unit: UnitOfWork, contact_id: str) -> None:
    """Wipes a person inside a unit; nothing leads to her any more."""
    for field in PERSONAL:
        unit.forget(Contact, contact_id, field)
    unlink(unit, (contact_id,))
    unit.delete(Contact, contact_id)


def unlink(unit: UnitOfWork, contact_ids: Iterable[str]) -> None:
    """What they offered and pledged stays, and leads to none of them any more."""
    for contact_id in contact_ids:
        for offer in unit.find(Offer, contact_id=contact_id):
            unit.change(Offer, offer.id, contact_id="")
        for pledge in unit.find(Pledge, contact_id=contact_id):
            unit.change(Pledge, pledge.id, contact_id="")


def next_number(unit: UnitOfWork) -> int:
    """The next number of a person or an offer: both count on from the same, so that "lead 12" is one."""
    return next(numbers_of_people(unit))


def stands_for(number: int) -> str:
    """What stands for a person wherever her name may not: "lead 12"."""
    return _("lead {n}").format(n=number)


def by_name(reader: Reader, words: str) -> Contact | None:
    """Who in the vault has exactly this name, whatever its case."""
    wanted = text.folded(words)
    return next((one for one in reader.find(Contact) if wanted and text.folded(one.name) == wanted), None)


def still_there(reader: Reader, contact_id: str) -> str:
    """The id of a person of the vault, empty when she was erased meanwhile."""
    return contact_id if contact_id and reader.find(Contact, id=contact_id) else ""


def known(reader: Reader, contact_id: str) -> Contact:
    """A person of the vault. Raises Gone."""
    if not contact_id:
        raise Gone(what="contact", id=contact_id)
    return reader.get(Contact, contact_id)
