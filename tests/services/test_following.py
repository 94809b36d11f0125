"""A theme that goes over into another takes along what was agreed about it, and brings it back when it comes back itself."""

from cocreate_desktop.domain.offers import OfferKind
from cocreate_desktop.domain.online import About, Serves
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.offers import Offering
from tests.services.conftest import House


def two_themes(house: House) -> tuple[Theme, Theme]:
    notes = house.write("Lange tafel", "Koffiekar")
    step = house.step(Kind.THEMES).id
    table, coffee = (
        house.services.boards.group(house.evening.id, step, [note.id], note.text) for note in notes
    )
    return table, coffee


def test_that_what_was_agreed_about_a_theme_goes_along_when_it_is_joined_with_another(house: House) -> None:
    services, (table, coffee) = house.services, two_themes(house)
    services.replies.answer(coffee.id, taken=Taken.NO, why="Er is geen stroom.")
    pledge = services.pledges.add("Vraag naar stroom", "de gemeente", theme_id=coffee.id)
    services.boards.absorb(coffee.id, table.id)
    (line,) = services.replies.all()
    assert (line.theme.id, line.reply.taken, line.reply.why) == (table.id, Taken.NO, "Er is geen stroom.")
    cart = next(one for one in services.capturing.notes(house.evening.id) if one.text == "Koffiekar")
    found = services.tracing.of(cart.id)
    assert [one.id for one in found.pledges] == [pledge.id]
    assert found.answered


def test_that_what_was_agreed_about_a_theme_comes_back_with_it(house: House) -> None:
    services, (table, coffee) = house.services, two_themes(house)
    offers = services.evenings.add_step(house.evening.id, Kind.OFFERS).id
    services.offers.write(offers, Offering(OfferKind.OFFERED, "Ik zet koffie", theme_id=coffee.id))
    kept, moved = (
        services.pledges.add(what, "de gemeente", theme_id=coffee.id) for what in ("Stroom", "Water")
    )
    option = services.voting.add_option(house.round.id, "Een koffiekar", theme_id=coffee.id)
    services.replies.answer(coffee.id, taken=Taken.YES, words="De kar komt er.")
    done = services.boards.absorb(coffee.id, table.id)
    services.pledges.remove(moved.id)
    services.boards.release(coffee.id, table.id, done)
    assert {one.text: one.theme_id for one in services.offers.view(offers).offers} == {
        "Ik zet koffie": coffee.id
    }
    assert {one.id: one.theme_id for one in services.pledges.all()} == {kept.id: coffee.id}, (
        "one was removed since"
    )
    assert {one.id: one.theme_id for one in services.voting.options(house.round.id)} == {option.id: coffee.id}
    assert {one.theme.id: one.reply.words for one in services.replies.all()} == {
        table.id: "",
        coffee.id: "De kar komt er.",
    }


def test_that_a_reply_which_was_changed_since_stays_when_its_theme_goes_back(house: House) -> None:
    services, (table, coffee) = house.services, two_themes(house)
    services.replies.answer(coffee.id, taken=Taken.YES, words="De kar komt er.")
    done = services.boards.absorb(coffee.id, table.id)
    services.replies.answer(table.id, words="De kar en de tafel komen er.")
    services.boards.release(coffee.id, table.id, done)
    assert {one.theme.id: one.reply.words for one in services.replies.all()} == {
        table.id: "De kar en de tafel komen er.",
        coffee.id: "De kar komt er.",
    }


def test_that_who_stood_behind_a_theme_at_home_stands_behind_it_again(house: House) -> None:
    services, (table, coffee) = house.services, two_themes(house)
    online, run = services.online, services.store.run
    online.served_by(Serves.HUB, "https://hub.example")
    online.go_online()
    for author in ("noor", "ali", "sam"):
        run(online.backing(About.THEME, coffee.id, author=author))
    run(online.backing(About.THEME, table.id, author="ali"))
    remark = run(online.saying(About.THEME, coffee.id, "Graag met melk", author="noor"))
    done = services.boards.absorb(coffee.id, table.id)
    assert online.inbox().backed == {(About.THEME, table.id): 3}
    run(online.backing(About.THEME, table.id, author="sam", given=False))
    services.boards.release(coffee.id, table.id, done)
    found = online.inbox()
    assert found.backed == {(About.THEME, coffee.id): 2, (About.THEME, table.id): 1}, "Sam took hers back"
    assert [one.id for one in found.about(About.THEME, coffee.id)] == [remark.id]
