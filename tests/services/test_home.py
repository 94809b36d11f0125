"""What is seen at home: what may be told and nothing else, and one word for whether any of it is other than it was."""

from datetime import timedelta

from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.online import About, Place, Serves, short_code
from cocreate_desktop.domain.replies import After, Taken
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import speaking
from cocreate_desktop.services.athome import MOST_SAID, HomeView
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.onlineinbox import Came
from tests.services.conftest import House


def open_house(house: House) -> None:
    house.services.online.served_by(Serves.HUB, "https://hub.example")
    house.services.online.go_online()


def home(house: House) -> HomeView:
    return house.services.online.home()


def test_that_nothing_personal_nothing_that_waits_and_no_secret_is_told(house: House) -> None:
    open_house(house)
    services, run = house.services, house.services.store.run
    trees, _bench, secret, hidden = house.write("Bomen", "Een bank", "Bel Noor 06 12345678", "Weg ermee")
    services.capturing.set_state([secret.id], NoteState.SHOWN)
    services.capturing.set_state([hidden.id], NoteState.HIDDEN)
    theme = services.boards.group(
        house.evening.id, house.step(Kind.THEMES).id, [trees.id, secret.id], "Groen"
    )
    services.replies.answer(theme.id, taken="no", why="Mail noor@example.nl")
    step = services.evenings.add_step(house.evening.id, Kind.OFFERS).id
    services.offers.write(step, Offering(OfferKind.OFFERED, "Ik leid", Level.LEAD, theme.id))
    services.offers.write(step, Offering(OfferKind.SOUGHT, "Schoppen", theme_id=theme.id))
    leading = Offering(OfferKind.OFFERED, "Ik leid alles", Level.LEAD, theme.id)
    run(services.online.offering(leading, author="ali"))  # it waits, so nobody hears of it
    services.replies.promise(After.WEEKS_2, done_on="2026-11-20", told="Noor belde 06 12345678")
    services.pledges.add("Bel 06 12345678", "de gemeente", "2026-12-24")
    services.evenings.change(house.evening.id, wifi_name="hal", wifi_password="geheim")
    run(services.online.saying(About.PROJECT, "", "Wacht nog", author="noor"))
    view = home(house)
    (seen,) = view.themes
    assert ([one.text for one in seen.notes], [one.text for one in view.loose]) == (["Bomen"], ["Een bank"])
    assert (seen.leads, [one.text for one in seen.sought]) == (1, ["Schoppen"])
    assert seen.reply is not None
    assert (seen.reply.taken, seen.reply.why) == (Taken.NO, "")
    assert [(one.what, one.due) for one in view.pledges] == [("", "2026-12-24")]
    assert view.said == {}
    told = repr(view)
    for word in (
        "06 12345678",
        "noor@",
        "geheim",
        house.evening.secret,
        house.evening.join_token,
        "Wacht nog",
    ):
        assert word not in told
    assert view.places[Place.THEME, seen.code] == theme.id
    assert {one.id for one in (secret, hidden)}.isdisjoint(view.places.values())


def test_that_an_address_of_what_is_gone_is_told_from_one_that_never_was(house: House) -> None:
    open_house(house)
    services = house.services
    notes = hidden, removed, erased = house.write("Weg ermee", "Een bank", "Bomen")
    services.capturing.set_state([hidden.id], NoteState.HIDDEN)
    services.capturing.remove([removed.id])
    services.store.run(lambda unit: unit.erase([], [(Note, erased.id)]))
    once = services.online.once()
    for note in notes:
        assert (Place.NOTE, short_code(note.id)) in once
        assert (Place.NOTE, short_code(note.id)) not in home(house).places
    assert (Place.NOTE, "22222222") not in once
    first, second = house.write("Bomen", "Meer bomen")
    services.boards.merge([first.id, second.id])
    assert services.online.once()[Place.NOTE, short_code(second.id)] == first.id
    assert [(one.text, one.times) for one in home(house).loose] == [("Bomen", 2)]


def test_that_a_result_is_told_once_it_was_shown_and_no_ballot_of_an_open_vote_is_read(house: House) -> None:
    open_house(house)
    services = house.services
    house.open_vote()
    services.casting.cast(house.round.id, "A" * 26, house.dots(2, 1), Channel.PHONE)
    assert home(house).rounds == ()
    services.online.ask(house.round.id)
    before = home(house)
    (asked,) = before.open_rounds
    assert [one.letter for one in asked.view.options] == ["A", "B", "C"]
    assert (asked.view.round.secret, asked.view.voted) == ("", 0)
    services.casting.cast(house.round.id, "B" * 26, house.dots(2, 1), Channel.PHONE)
    assert home(house).changed == before.changed, "a vote changes nothing of the page"
    services.online.close()
    assert home(house).rounds == (), "nobody can vote while the project takes nothing in"
    services.online.go_online()
    services.voting.close(house.round.id)
    assert home(house).rounds == ()
    services.voting.reveal(house.round.id)
    (told,) = home(house).told_rounds
    assert told.view.tally is not None
    assert told.view.audit == ()
    assert home(house).changed != before.changed


def test_that_the_word_for_a_change_is_the_same_tomorrow_and_in_every_language(house: House) -> None:
    open_house(house)
    services = house.services
    bench = services.online.new_question(house.evening.id, "Akkoord?", "consent")
    services.evenings.change(house.evening.id, date="2026-11-24")
    services.replies.promise(After.WEEKS_2, due="2026-11-20")
    with speaking("nl"):
        dutch = home(house)
    with speaking("tr"):
        turkish = home(house)
    assert dutch.open_rounds[0].view.options != turkish.open_rounds[0].view.options
    house.clock.time += timedelta(days=2)
    assert {dutch.changed, turkish.changed, home(house).changed} == {dutch.changed}
    assert dutch.promises[0].late != home(house).promises[0].late
    services.online.ask(bench.id, until="2026-11-26")
    told = home(house).changed
    house.clock.time += timedelta(days=1)
    assert home(house).changed != told, "a vote that ended yesterday is no longer there"
    services.online.set_weight(50)
    assert home(house).changed != told


def test_that_the_newest_remarks_are_read_and_go_along_when_themes_go_together(house: House) -> None:
    open_house(house)
    online, run = house.services.online, house.services.store.run
    online.set_moderated(False)
    notes = house.write("Bomen", "Struiken")
    boards, step = house.services.boards, house.step(Kind.THEMES).id
    trees, bushes = (boards.group(house.evening.id, step, [one.id], one.text) for one in notes)
    for place in range(MOST_SAID + 2):
        run(online.saying(About.THEME, trees.id, f"Boom {place}", author="noor"))
    last = run(online.saying(About.THEME, bushes.id, "Struik", author="ali"))
    for theme in (trees, bushes):
        run(online.backing(About.THEME, theme.id, author="noor"))
    run(online.backing(About.THEME, bushes.id, author="ali"))
    thing = About.THEME, trees.id
    view = home(house)
    assert [one.text for one in view.said[thing][:2]] == [f"Boom {MOST_SAID + 1}", f"Boom {MOST_SAID}"]
    assert (len(view.said[thing]), view.heard[thing]) == (MOST_SAID, MOST_SAID + 2)
    assert view.said[thing][0].author == ""
    boards.absorb(bushes.id, trees.id)
    merged = home(house)
    assert online.once()[Place.THEME, short_code(bushes.id)] == trees.id
    assert merged.backed == {thing: 2}, "who stands behind both is one"
    assert merged.heard[thing] == MOST_SAID + 3
    assert run(online.saying(About.THEME, bushes.id, "Later", author="ali")).about_id == trees.id
    online.hide(Came.REMARK, last.id)
    assert home(house).heard[thing] == MOST_SAID + 3
