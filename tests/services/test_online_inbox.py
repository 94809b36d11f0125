"""What came from home, on the desk: let through, hidden, answered, hung on the wall, and erased."""

import pytest

from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Offer, OfferKind
from cocreate_desktop.domain.online import About, Backing, Remark, Serves
from cocreate_desktop.domain.proposals import Reaction, ReactionKind
from cocreate_desktop.domain.secrecy import author_of
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.laptops import join
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.onlineinbox import Came
from cocreate_desktop.services.reportfacts import gather_facts
from cocreate_desktop.services.reporting import report_of
from cocreate_desktop.services.reportparts import Table, Text
from tests.services.conftest import House


@pytest.fixture
def noor(house: House) -> str:
    """The project is online; this is who one browser is there."""
    online = house.services.online
    online.served_by(Serves.HUB, "https://hub.example")
    return author_of(online.go_online().online_secret, "browser")


def test_that_what_came_waits_until_it_is_let_through_or_hidden_and_that_can_be_undone(
    house: House, noor: str
) -> None:
    online, run, services = house.services.online, house.services.store.run, house.services
    (note,) = house.write("Bomen")
    theme = services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [note.id], "Groen")
    proposal = services.proposals.create("Het plein")
    services.proposals.paragraphs.add(proposal.id, "We planten.")
    services.proposals.lay_down(proposal.id)
    run(online.saying(About.THEME, theme.id, "Mooi", author=noor))
    run(online.offering(Offering(OfferKind.OFFERED, "Ik mail: a@b.nl", theme_id=theme.id), author=noor))
    run(online.reacting(ReactionKind.OBJECTION, "Zie www.example.nl", author=noor))
    reaction, offer, remark = online.inbox().waiting
    assert [one.kind for one in (reaction, offer, remark)] == [Came.REACTION, Came.OFFER, Came.REMARK]
    assert (remark.called, offer.flags, reaction.link) == ("Groen", ("email",), True)
    assert online.inbox().about(About.THEME, theme.id) == (offer, remark)
    for one in (reaction, offer, remark):
        assert online.let_through(one.kind, one.id) is NoteState.WAITING
        assert online.hide(one.kind, one.id) is NoteState.SHOWN
    assert [one.state for one in online.inbox().items] == [NoteState.HIDDEN] * 3
    assert online.home().reactions == ()
    for one in (reaction, offer, remark):
        online.settle(one.kind, one.id, NoteState.SHOWN)
    assert (len(online.home().reactions), online.home().heard) == (1, {(About.THEME, theme.id): 1})
    online.answer(remark.id, "Dank je, dat doen we.")
    assert online.home().said[About.THEME, theme.id][0].answer == "Dank je, dat doen we."
    for one in (reaction, offer, remark):
        online.settle(one.kind, one.id, NoteState.WAITING)
    assert len(online.inbox().waiting) == 3
    run(services.offers.withdrawing(offer.id, noor))
    with pytest.raises(NotAllowed):
        online.let_through(Came.OFFER, offer.id)
    assert [one.kind for one in online.inbox().items] == [Came.REACTION, Came.REMARK]


def test_that_what_one_laptop_shows_and_another_hides_stays_hidden(house: House, noor: str) -> None:
    online, run, services = house.services.online, house.services.store.run, house.services
    proposal = services.proposals.create("Het plein")
    services.proposals.paragraphs.add(proposal.id, "We planten.")
    services.proposals.lay_down(proposal.id)
    offer = run(online.offering(Offering(OfferKind.SOUGHT, "Een schop"), author=noor))
    reaction = run(online.reacting(ReactionKind.ADDITION, "En water", author=noor))
    run(lambda unit: unit.change(Offer, offer.id, shown=True, hidden=True))
    run(lambda unit: unit.change(Reaction, reaction.id, shown=True, hidden=True))
    view, found = online.home(), online.inbox()
    assert (view.sought, view.reactions, found.waiting) == ((), (), ())
    assert {one.state for one in found.items} == {NoteState.HIDDEN}
    assert not gather_facts(services).offers
    services.proposals.reactions.show(reaction.id, True)
    online.let_through(Came.OFFER, offer.id)
    view = online.home()
    assert (len(view.sought), len(view.reactions)) == (1, 1)


def test_that_a_remark_hangs_on_the_wall_once_and_goes_with_its_writer(house: House, noor: str) -> None:
    online, run, services = house.services.online, house.services.store.run, house.services
    (note,) = house.write("Bomen")
    theme = services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [note.id], "Groen")
    remark = run(online.saying(About.NOTE, note.id, "Ook struiken", author=noor))
    loose = run(online.saying(About.PROJECT, "", "En een bank", author=noor))
    hung = online.to_wall(remark.id)
    assert (hung.theme_id, hung.channel, hung.text) == (theme.id, Channel.ONLINE, "Ook struiken")
    assert online.to_wall(remark.id) == hung
    assert online.to_wall(loose.id).theme_id == ""
    assert {one.note_id for one in online.inbox().items} == {hung.id, online.to_wall(loose.id).id}
    services.capturing.remove([hung.id])
    assert online.inbox().about(About.NOTE, note.id)[0].note_id == ""
    assert online.to_wall(remark.id).id == hung.id
    copy = services.boards.duplicate(hung.id, theme_id="")
    run(online.withdrawing(remark.id, noor))
    gone = services.store.read(lambda reader: reader.find(Note, state=NoteState.WITHDRAWN))
    assert {one.id for one in gone} == {hung.id, copy.id}
    with pytest.raises(NotAllowed):
        online.to_wall(remark.id)


def test_that_what_was_written_at_home_is_erased_with_everything_else(house: House, noor: str) -> None:
    online, run, services = house.services.online, house.services.store.run, house.services
    run(online.saying(About.PROJECT, "", "Zwaluw woont hier", author=noor))
    answered = run(online.saying(About.PROJECT, "", "Wie beslist?", author="ander"))
    online.answer(answered.id, "Vraag Zwaluw")
    run(online.backing(About.PROJECT, "", author=noor))
    found = services.erasing.find("Zwaluw")
    keys = {one.key for group in found.groups for one in group.traces} | {one.key for one in found.groups}
    services.erasing.erase(found, keys - {""})
    assert not any("Zwaluw" in f"{one.text} {one.answer}" for one in online.inbox().items)
    erased = run(lambda unit: unit.erase([noor]))
    assert erased.things.keys() == {"remark", "backing"}
    assert services.store.read(lambda reader: reader.count(Backing)) == 0
    assert [one.id for one in services.store.read(lambda reader: reader.find(Remark))] == [answered.id]


def test_that_offers_of_a_hub_count_in_a_range_of_their_own(house: House, noor: str) -> None:
    online, run = house.services.online, house.services.store.run
    wanted = Offering(OfferKind.OFFERED, "Ik help")
    assert run(online.offering(wanted, author=noor)).number == 1
    run(lambda unit: join(unit, "laptop", "beamer"))
    online_number = run(online.offering(wanted, author=noor)).number
    assert online_number > 1_000, "this file is none of the laptops, as a hub is"
    assert len(house.services.store.read(lambda reader: reader.find(Offer))) == 2


def test_that_the_report_tells_what_came_from_home_apart(house: House, noor: str) -> None:
    online, run = house.services.online, house.services.store.run
    assert not gather_facts(house.services).home
    remark = run(online.saying(About.PROJECT, "", "Mooi plan", author=noor))
    run(online.saying(About.PROJECT, "", "Wacht nog", author=noor))
    online.let_through(Came.REMARK, remark.id)
    online.answer(remark.id, "Dank je")
    run(online.backing(About.PROJECT, "", author=noor))
    run(online.opened({"": 7}, "2026-11-24"))
    home = gather_facts(house.services).home
    assert (home.visits, home.remarks, home.waiting) == (7, 1, 1)
    (chapter,) = (one for one in report_of(house.services, house.evening.id).chapters if one.key == "online")
    first, *tables, last = chapter.parts
    assert isinstance(first, Text)
    assert "7" in first.words
    assert [one.rows[0][-1].words for one in tables if isinstance(one, Table)] == ["1", "Dank je"]
    assert isinstance(last, Text)
    assert "Wacht nog" not in repr(chapter)
