"""What a laptop does with those who confirmed at home: takes each into its vault once, under the id that the hub gave her, and
erases whoever stopped."""

from datetime import date

from cocreate_desktop.domain.errors import BadValue, TextTooLong
from cocreate_desktop.domain.followers import Follower
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.text import NOTE, clean
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import contacts
from cocreate_desktop.services.followpeers import Batch
from cocreate_desktop.services.lines import day, line
from cocreate_desktop.services.ports import Reader, UnitOfWork


def is_new(reader: Reader, batch: Batch) -> bool:
    """Whether there is anything to do."""
    came = any(not _known(reader, one.id) for one in batch.followers)
    return came or any(reader.find(Contact, id=stopped) for stopped in batch.stopped)


def take_in(unit: UnitOfWork, batch: Batch, today: date) -> int:
    """Returns how many came. One who was here before, or was erased, does not come again; one whose day is over, or whose
    details cannot be kept, stays out."""
    for stopped in batch.stopped:
        if unit.find(Contact, id=stopped):
            contacts.erase(unit, stopped)
    return sum(_keep(unit, one, today) for one in batch.followers if not _known(unit, one.id))


def _known(reader: Reader, contact_id: str) -> bool:
    return bool(reader.find(Contact, id=contact_id)) or reader.removed(Contact, contact_id) is not None


def _keep(unit: UnitOfWork, one: Follower, today: date) -> bool:
    try:
        fields: dict[str, object] = {
            "name": line(one.name) or line(one.mail),
            "reach_at": line(one.mail),
            "purpose": one.purpose.value,
            "consent": clean(one.consent, limit=NOTE),
            "delete_on": day(one.delete_on),
        }
        asked = day(one.asked_on)
    except (BadValue, TextTooLong):
        return False
    if not (fields["name"] and fields["consent"] and str(fields["delete_on"]) > today.isoformat()):
        return False
    offer = next(iter(unit.find(Offer, id=one.offer_id)), None) if one.offer_id else None
    taken = offer is None or bool(unit.find(Contact, number=offer.number))
    number = contacts.next_number(unit) if offer is None or taken else offer.number
    contacts.keep(unit, fields, asked, number, one.id)
    if offer is not None and not offer.contact_id:
        unit.change(Offer, offer.id, contact_id=one.id)
    return True
