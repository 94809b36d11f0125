"""What seems personal waits for a look, by whatever road it came: until then the stage shows it at no step of the evening, and
pages for people at home do not either."""

from dataclasses import replace

from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.offers import OfferKind
from cocreate_desktop.domain.online import OnlinePhase, Serves
from cocreate_desktop.domain.proposals import ReactionKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.services.offers import Offering
from tests.services.conftest import House
from tests.services.seen import looked, seen, sightings, whole

NUMBERS = ("06-12345678", "noor@voorbeeld.nl", "Dorpsstraat 12")


def personal(words: str) -> str:
    return f"{words}: bel 06-12345678, mail noor@voorbeeld.nl, of kom naar Dorpsstraat 12"


def plant(house: House) -> None:
    """By every road on which somebody's words come in."""
    services, evening = house.services, house.evening.id
    ideas = house.step(Kind.IDEAS).id
    house.go_to(Kind.IDEAS)
    kept = services.capturing.write(ideas, "Een bankje")
    services.capturing.write(ideas, personal("aan de tafel getypt"))
    services.store.run(services.capturing.sending(evening, personal("van een telefoon"), author="an"))
    services.capturing.edit(services.capturing.write(ideas, "Meer groen").id, personal("veranderd"))
    photo = services.walls.arrive(ideas, whole(), way=Way.FILE)
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.take(sightings(services, photo)[0].id, personal("van een foto"))
    services.boards.group(
        evening, house.step(Kind.THEMES).id, [one.id for one in services.capturing.notes(evening)], "Zitten"
    )
    house.go_to(Kind.OFFERS)
    services.offers.write(house.step(Kind.OFFERS).id, Offering(OfferKind.OFFERED, personal("aanbod")))
    offering = Offering(OfferKind.SOUGHT, personal("gevraagd"))
    services.store.run(services.offers.giving(evening, offering, author="an"))
    proposal = services.proposals.start(evening, "Het plein")
    house.go_to(Kind.PROPOSAL)
    about = services.proposals.view(house.step(Kind.PROPOSAL).id).paragraphs[0].paragraph.id
    services.proposals.paragraphs.link(about, [one.id for one in services.capturing.notes(evening)])
    reacting = services.proposals.reactions.reacting
    work = reacting(evening, ReactionKind.OBJECTION, personal("bezwaar"), author="an", paragraph_id=about)
    services.proposals.reactions.take_over(services.store.run(work).id, about)
    typed = services.proposals.reactions.write(
        proposal.id, evening, ReactionKind.ADDITION, personal("op papier")
    )
    assert not typed.shown
    assert kept.state is NoteState.SHOWN


def test_that_personal_details_wait_for_a_look_before_they_reach_the_stage_or_the_pages_at_home(
    house: House,
) -> None:
    services = house.services
    for kind in (Kind.OFFERS, Kind.PROPOSAL):
        services.evenings.add_step(house.evening.id, kind)
    plant(house)
    notes = services.capturing.notes(house.evening.id)
    held = [note for note in notes if note.flags]
    assert len(held) == 4
    assert {note.state for note in held} == {NoteState.WAITING}
    asked = ("", "http://192.168.8.2:8080")
    for step in house.steps:
        services.playing.go_to(house.evening.id, step.id)
        for address in asked:
            view = services.overview.evening(house.evening.id)
            shown = repr(stage_state(view, address=address, now=house.clock.now()))
            assert not any(one in shown for one in NUMBERS), step.kind
    services.online.served_by(Serves.HUB, "https://hub.voorbeeld.nl")
    services.online.go_online()
    home = services.online.home()
    assert home.phase is OnlinePhase.OPEN
    # What the pages are made of may hold the record; what they tell is what hangs.
    told = repr(replace(home, project=replace(home.project, question="")))
    assert not any(one in told for one in NUMBERS)
    # The facilitator has looked: then it hangs.
    services.capturing.set_state([held[0].id], NoteState.SHOWN)
    house.go_to(Kind.IDEAS)
    view = services.overview.evening(house.evening.id)
    assert NUMBERS[0] in repr(stage_state(view, address="", now=house.clock.now()))
