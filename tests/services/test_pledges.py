"""Pledges: who does what by when, from an offer to done; a day that has passed is asked about, and nobody's name is told."""

from datetime import date

import pytest

from cocreate_desktop.domain.errors import BadValue, Empty
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.reminders import coming, due_words, dues, is_late, late_words, next_words
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.vaulterrors import DayPassed
from cocreate_desktop.language import use
from cocreate_desktop.services.offers import Offering
from tests.services.conftest import House


def test_that_a_pledge_goes_from_an_offer_to_done_and_back(house: House) -> None:
    services = house.services
    step = services.evenings.add_step(house.evening.id, Kind.OFFERS).id
    offer = services.offers.write(step, Offering(OfferKind.OFFERED, "Ik maak een bank", Level.LEAD))
    made = services.pledges.from_offer(offer.id, due="2026-12-05")
    assert (made.what, made.offer_id, made.number, made.contact_id) == ("Ik maak een bank", offer.id, 1, "")
    assert str(offer.number) in made.who
    shown = "De gemeente bewaart mijn naam."
    person = services.contacts.add("Noor Vos", "06", "lead", shown, "2027-03-01")
    services.offers.link(offer.id, person.id)
    second = services.pledges.from_offer(offer.id, "Een bank van hout")
    assert (second.contact_id, "Noor" in second.who) == (person.id, False)
    third = services.pledges.add("Brief", "Gemeente", "2026-11-27")
    assert [one.number for one in services.pledges.all()] == [3, 1, 2]
    done = services.pledges.set_state(third.id, "done", told="Overal bezorgd")
    assert (done.state, done.done_on, done.told) == (PledgeState.DONE, "2026-11-24", "Overal bezorgd")
    again = services.pledges.set_state(third.id, "doing")
    assert (again.done_on, again.told) == ("", "Overal bezorgd")
    assert services.pledges.put_back(third) == third
    services.pledges.change(third.id, who="Noor Vos")
    assert services.pledges.all()[0].contact_id == person.id
    services.pledges.change(third.id, who="Gemeente")
    assert services.pledges.all()[0].contact_id == ""
    services.pledges.remove(third.id)
    assert third.id not in {one.id for one in services.pledges.all()}
    assert services.pledges.restore(third.id).what == "Brief"


def test_that_a_day_that_has_passed_must_be_meant(house: House) -> None:
    pledges = house.services.pledges
    with pytest.raises(DayPassed) as raised:
        pledges.add("Brief", "Gemeente", "2026-11-23")
    assert "23" in str(raised.value)
    late = pledges.add("Brief", "Gemeente", "2026-11-23", past=True)
    assert pledges.change(late.id, what="De brief", due="2026-11-23").what == "De brief"
    with pytest.raises(DayPassed):
        pledges.change(late.id, due="2026-11-01")
    assert pledges.add("Vandaag nog", due="2026-11-24").due == "2026-11-24"
    for typed, problem in ((("", "x", ""), Empty), (("Iets", "x", "gisteren"), BadValue)):
        with pytest.raises(problem):
            pledges.add(*typed)
    with pytest.raises(BadValue):
        pledges.set_state(late.id, "forgotten")


def test_that_what_is_late_and_what_comes_is_told_by_the_day(house: House) -> None:
    use("en")
    pledges, today = house.services.pledges, date(2026, 12, 3)
    pledges.add("Drawing", "office", "2026-11-30")
    pledges.add("Trial", "group", "2026-12-05")
    pledges.add("Some day", "group")
    pledges.add("Call 06-12345678", "town", "2026-12-04")
    done = pledges.add("Letter", "town", "2026-11-27")
    pledges.set_state(done.id, "done")
    found = pledges.all()
    assert [one.what for one in found if is_late(one, today)] == ["Drawing"]
    assert [one.what for one in coming(found, today)] == ["Call 06-12345678", "Trial", "Some day"]
    words = {one.what: due_words(one, today) for one in found}
    assert words["Drawing"] == "3 days late"
    assert words["Trial"] == "in 2 days"
    assert (words["Some day"], words["Letter"]) == ("", "done")
    kept = dues(found)
    assert [(one.day, one.what) for one in kept] == [
        ("2026-11-30", "Drawing"), ("2026-12-04", ""), ("2026-12-05", "Trial")
    ]  # fmt: skip
    assert late_words(kept, today) == "1 pledge late"
    assert next_words(kept, today) == "Pledge in 1 day"
    assert next_words(kept, date(2026, 12, 5)) == "Pledge today: Trial"
    assert late_words(kept, date(2026, 11, 1)) == next_words(kept, date(2027, 1, 1)) == ""
