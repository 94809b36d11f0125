"""A theme that goes over into another takes along what was agreed about it."""

from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.steps import Kind
from tests.services.conftest import House


def test_that_what_was_agreed_about_a_theme_goes_along_when_it_is_joined_with_another(house: House) -> None:
    services = house.services
    step = next(one for one in services.evenings.steps(house.evening.id) if one.kind is Kind.IDEAS)
    notes = [services.capturing.write(step.id, words) for words in ("Lange tafel", "Koffiekar")]
    table, coffee = (services.boards.group(house.evening.id, step.id, [note.id], note.text) for note in notes)
    services.replies.answer(coffee.id, taken=Taken.NO, why="Er is geen stroom.")
    pledge = services.pledges.add("Vraag naar stroom", "de gemeente", theme_id=coffee.id)
    services.boards.absorb(coffee.id, table.id)
    (line,) = services.replies.all()
    assert (line.theme.id, line.reply.taken, line.reply.why) == (table.id, Taken.NO, "Er is geen stroom.")
    found = services.tracing.of(notes[1].id)
    assert [one.id for one in found.pledges] == [pledge.id]
    assert found.answered
