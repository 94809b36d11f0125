"""The vault: nobody is kept without consent, purpose and a day on which she goes, and whoever goes leaves no word behind."""

from datetime import date

import pytest

from cocreate_desktop.domain.consents import PURPOSES, Purpose, consent_text
from cocreate_desktop.domain.errors import CocreateError, Empty, Gone, TextTooLong
from cocreate_desktop.domain.offers import Offer, OfferKind
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.vaulterrors import KeptTooLong, NoConsent, NoPurpose
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.offers import Offering
from tests.filedump import said_in
from tests.services.conftest import House

TODAY, LATER = date(2026, 11, 24), "2027-03-01"
SHOWN = "De gemeente bewaart mijn naam."


def test_that_a_contact_needs_consent_a_purpose_and_a_day_to_come(house: House) -> None:
    add = house.services.contacts.add
    wrong: list[tuple[tuple[str, str, str, str, str], type[CocreateError]]] = [
        (("Noor", "06", "help", " ", LATER), NoConsent),
        (("Noor", "06", "", SHOWN, LATER), NoPurpose),
        (("Noor", "06", "advertising", SHOWN, LATER), NoPurpose),
        (("Noor", "06", "help", SHOWN, ""), KeptTooLong),
        (("Noor", "06", "help", SHOWN, TODAY.isoformat()), KeptTooLong),
        (("Noor", "06", "help", SHOWN, "2020-01-01"), KeptTooLong),
        ((" ", "06", "help", SHOWN, LATER), Empty),
        (("N" * 301, "06", "help", SHOWN, LATER), TextTooLong),
    ]
    for typed, problem in wrong:
        with pytest.raises(problem) as raised:
            add(*typed)
        assert "{" not in str(raised.value)
    assert house.services.contacts.all() == ()
    kept = add(" Noor  ", "06 12345678", "help", SHOWN, LATER)
    assert (kept.name, kept.consent, kept.asked_on, kept.number) == ("Noor", SHOWN, "2026-11-24", 1)
    assert house.services.contacts.find("noo") == house.services.contacts.find("1234") == (kept,)
    assert house.services.contacts.find("1") == (kept,)
    assert house.services.contacts.find("") == ()


def test_that_every_purpose_has_a_whole_text_to_show() -> None:
    for purpose in Purpose:
        assert PURPOSES[purpose]
        said = consent_text(purpose, "De gemeente", "1 maart 2027")
        assert "De gemeente" in said
        assert "1 maart 2027" in said
        assert "16" in said, "who is younger needs a parent"
        assert "{" not in said + consent_text(purpose, "", "")
        assert consent_text(purpose, "", "")[0].isupper()


def test_that_whoever_goes_leaves_no_word_in_the_record(house: House) -> None:
    services = house.services
    step = services.evenings.add_step(house.evening.id, Kind.OFFERS).id
    offer = services.offers.write(step, Offering(OfferKind.OFFERED, "Ik kan timmeren"))
    typed = ContactTyped("Noor Vos", "noor@voorbeeld.nl", "lead", SHOWN, LATER)
    kept = services.contacts.add_for(offer.id, typed)
    assert kept.number == offer.number
    other = services.contacts.add("Ali Bakker", "06 2", "help", SHOWN, "2026-12-01")
    assert other.number == offer.number + 1
    pledge = services.pledges.add("Een bank maken", "noor vos", "2026-12-05")
    assert (pledge.contact_id, "Noor" in pledge.who) == (kept.id, False)
    changed = services.contacts.change(kept.id, "Noor de Vos", "06 3", "lead", SHOWN, LATER)
    assert (changed.name, changed.number) == ("Noor de Vos", offer.number)
    with pytest.raises(NoConsent):
        services.contacts.change(kept.id, "Noor", "06 3", "lead", "", LATER)
    services.contacts.remove(kept.id)
    with pytest.raises(Gone):
        services.contacts.get(kept.id)
    ops = services.store.read(lambda reader: reader.ops_after(house.opened.workspace.device, 0))
    assert not any(word in str(op.value) for op in ops for word in ("Noor", "noor@", "06 3"))
    left = services.store.read(lambda reader: reader.get(Offer, offer.id))
    assert (left.contact_id, left.text) == ("", "Ik kan timmeren")
    assert [one.contact_id for one in services.pledges.all()] == [""]
    assert services.contacts.all() == (other,)


def test_that_the_sweep_erases_whose_day_has_come_and_nobody_else(house: House) -> None:
    contacts, keeping = house.services.contacts, house.services.keeping
    contacts.add("Ali Zeldzaam", "06 99887766", "help", SHOWN, "2026-12-01")
    later = contacts.add("Noor", "06", "inform", SHOWN, LATER)
    before = house.opened.workspace.last_seq()
    assert (keeping.due(date(2026, 11, 30)), keeping.sweep(date(2026, 11, 30))) == (False, None)
    assert house.opened.workspace.last_seq() == before
    receipt = keeping.sweep(date(2026, 12, 1))
    assert receipt is not None
    assert receipt.things == (("contact", 1),)
    assert keeping.sweep(date(2026, 12, 1)) is None
    assert contacts.all() == (later,)
    path, key = house.opened.workspace.path, house.opened.workspace.recovery_key()
    assert "Noor" in said_in(path, key)
    for byte in ("Zeldzaam", "99887766"):
        assert byte not in said_in(path, key)
    # A replica of before is erased by the op itself, and a backup by what this machine remembers of it.
    assert any(
        op.kind is OpKind.ERASE
        for op in house.services.store.read(lambda reader: reader.ops_after(house.services.store.device, 0))
    )
