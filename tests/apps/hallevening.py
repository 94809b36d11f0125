"""An evening on which people vote, write and send photos, for tests of what is kept of it."""

from collections.abc import Callable

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.services import Services

PICTURE = bytes(range(256)) * 400


def fill(services: Services) -> None:
    """A vote that is open."""
    (evening,) = services.evenings.all()
    services.evenings.change(evening.id, moderated=False)
    voting = round_of(services)
    services.voting.set_options(voting.id, ["Een grote tafel", "Speelplek"])
    services.playing.go_to(evening.id, voting.step_id)
    services.voting.open(voting.id)


def round_of(services: Services) -> Round:
    """The vote of the evening."""
    return services.store.read(lambda reader: reader.find(Round))[0]


def ideas_of(services: Services) -> str:
    """Where notes hang."""
    steps = services.evenings.steps(services.evenings.all()[0].id)
    return next(step.id for step in steps if step.kind is Kind.IDEAS)


def keeps(content: bytes) -> Callable[[UnitOfWork], str]:
    """The work of keeping a picture."""
    return lambda unit: unit.keep_blob(content, "image/png")
