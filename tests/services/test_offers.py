"""What is offered and sought: a number and never a name, leads per idea, what is met, and what the room may read."""

import pytest

from cocreate_desktop.domain.errors import BadValue, Empty, Gone, NotAllowed, TextTooLong
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import Offering, OffersView
from tests.services.conftest import House

OFFERED, SOUGHT = OfferKind.OFFERED, OfferKind.SOUGHT


@pytest.fixture
def step(house: House) -> str:
    """A step of offers that is on, with two ideas."""
    made = house.services.evenings.add_step(house.evening.id, Kind.OFFERS).id
    notes = house.write("Lange tafel", "Bomen")
    themes = house.step(Kind.THEMES).id
    for note, name in zip(notes, ("Samen eten", "Groen"), strict=True):
        house.services.boards.group(house.evening.id, themes, [note.id], name)
    house.services.playing.go_to(house.evening.id, made)
    return made


def send(house: House, offering: Offering, author: str = "buur", offer_id: str = "") -> Offer:
    work = house.services.offers.giving(house.evening.id, offering, author=author, offer_id=offer_id)
    return house.services.store.run(work)


def view(house: House, step: str) -> OffersView:
    return house.services.offers.view(step)


def test_that_each_has_a_number_and_an_idea_knows_its_leads(house: House, step: str) -> None:
    offers = house.services.offers
    eat, green = view(house, step).themes
    assert (eat.without_lead, green.without_lead) == (True, True)
    first = offers.write(step, Offering(OFFERED, "Ik trek de tafel", Level.LEAD, eat.theme_id))
    second = send(house, Offering(SOUGHT, "Wie heeft gereedschap?", Level.ONCE, green.theme_id))
    third = offers.write(step, Offering(OFFERED, "Boormachine te leen", theme_id=green.theme_id))
    loose = offers.write(step, Offering(OFFERED, "Ik help graag", Level.THINKING, "gone"))
    assert [one.number for one in (first, second, third, loose)] == [1, 2, 3, 4]
    eat, green = view(house, step).themes
    assert [one.number for one in eat.leads] == [1]
    assert (eat.without_lead, green.without_lead) == (False, True)
    assert view(house, step).loose.offered == (loose,)
    assert [one.number for one in green.open] == [2]
    offers.meet(second.id, third.id)
    assert view(house, step).themes[1].open == ()
    for sought, by in ((third, first), (second, second)):
        with pytest.raises(NotAllowed):
            offers.meet(sought.id, by.id)
    offers.change(third.id, kind="sought")
    assert [one.number for one in view(house, step).themes[1].open] == [2, 3]
    for name, known in (("level", "once"), ("kind", "offered")):
        with pytest.raises(BadValue) as refused:
            offers.change(third.id, **{name: "boss"})
        assert refused.value.values["example"] == known
    offers.remove([first.id])
    assert view(house, step).themes[0].without_lead
    offers.restore([first.id])
    assert not view(house, step).themes[0].without_lead
    assert offers.write(step, Offering(OFFERED, "Nog iets")).number == 5


def test_that_what_a_phone_sends_waits_and_is_kept_once(house: House, step: str) -> None:
    told = view(house, step).told
    own_id = "ab" * 16
    given = send(house, Offering(SOUGHT, "Een kar"), offer_id=own_id)
    assert send(house, Offering(SOUGHT, "Een kar"), offer_id=own_id) == given
    other = send(house, Offering(SOUGHT, "Een fiets"), offer_id=own_id)
    assert other.id != given.id
    assert len(view(house, step).waiting) == 2
    assert view(house, step).told == told
    assert view(house, step).room.offers == ()
    house.services.offers.show([given.id])
    assert view(house, step).told != told
    assert view(house, step).waiting == (other,)
    house.services.evenings.change_settings(step, moderated=False)
    assert send(house, Offering(OFFERED, "Ik maai het gras")).shown
    assert not send(house, Offering(OFFERED, "Bel mij 06-12345678")).shown
    assert not house.services.offers.write(step, Offering(OFFERED, "Mail a@b.nl")).shown
    for words, problem in ((" ", Empty), ("a" * 141, TextTooLong)):
        with pytest.raises(problem):
            send(house, Offering(OFFERED, words))
    house.go_to(Kind.IDEAS)
    with pytest.raises(NotAllowed):
        send(house, Offering(OFFERED, "Te laat"))


def test_that_somebody_takes_back_only_her_own(house: House, step: str) -> None:
    offers = house.services.offers
    mine = send(house, Offering(OFFERED, "Ik kan vegen"), offer_id="cd" * 16)
    sought = offers.write(step, Offering(SOUGHT, "Iemand die veegt"))
    offers.show([mine.id])
    offers.meet(sought.id, mine.id)
    for author in ("ander", ""):
        with pytest.raises(Gone):
            house.services.store.run(offers.withdrawing(mine.id, author))
    house.services.store.run(offers.withdrawing(mine.id, "buur"))
    now = view(house, step)
    assert [one.number for one in now.loose.open] == [sought.number]
    assert now.loose.offered == now.waiting == ()
    assert offers.show([mine.id]) == ()
