"""What simulated neighbours fill in is taken by the real pages: the four roads beside notes and votes."""

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.improvised import Improvised
from cocreate_desktop.rehearsal.improvising import Improvisers
from cocreate_desktop.rehearsal.phone import Phone
from tests.phones.conftest import Hall


def test_that_every_form_of_a_simulated_neighbour_is_taken(hall: Hall) -> None:
    services, evening_id = hall.services, hall.evening.id
    proposal = services.proposals.create("Het nieuwe plein")
    paragraph = services.proposals.paragraphs.add(proposal.id, "We eten samen aan een lange tafel.").id
    said = Improvised(Improvisers(40, seed=2))
    steps = {
        kind: services.evenings.add_step(evening_id, kind).id
        for kind in (Kind.OFFERS, Kind.PROPOSAL, Kind.READBACK, Kind.EXIT)
    }
    with Phone(hall.join_address) as phone:
        phone.join()
        for kind, road, forms in (
            (Kind.OFFERS, "/offer", said.offers("s", ())),
            (Kind.PROPOSAL, "/reaction", said.reactions("s", (paragraph,))),
            (Kind.READBACK, "/answer/right", said.right("s")),
            (Kind.EXIT, "/answer", said.exit("s")),
        ):
            services.playing.go_to(evening_id, steps[kind])
            for _who, fields in forms[:3]:
                phone.send(road, fields)
    assert len(services.offers.view(steps[Kind.OFFERS]).offers) == 3
    reactions = services.proposals.view(steps[Kind.PROPOSAL]).reactions
    assert {one.paragraph_id for one in reactions} <= {paragraph, ""}
    assert len(reactions) == 3
    assert services.readbacks.view(steps[Kind.READBACK]).people == 1
    assert services.exitpoll.view(steps[Kind.EXIT]).people == 1
