"""Two laptops with one project: each has a file of its own, and they meet when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.laptops import join
from cocreate_desktop.services.ports import Clock
from cocreate_desktop.services.syncing import Exchange, Session
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.store import WorkspaceStore
from tests.readymade import Fill, ready_file

NAMES = ("laptop bij de beamer", "laptop van de notulist")
OPTIONS = ("Een grote tafel", "Speelplek")


@contextmanager
def two_laptops(
    folder: Path,
    name: str,
    fields: dict[str, object],
    fill: Fill | None = None,
    *,
    clock: Clock | None = None,
) -> Iterator[tuple[OpenWorkspace, OpenWorkspace]]:
    """The project ``name`` of ``fields`` on two laptops that have joined; both are closed afterwards."""
    paths = [folder / f"{which}.cocreate" for which in ("first", "second")]
    keys = [ready_file(path, name, fields, fill, clock=clock) for path in paths]
    first, second = (open_services(path, key=key, clock=clock) for path, key in zip(paths, keys, strict=True))
    try:
        both_join(first, second)
        yield first, second
    finally:
        first.close()
        second.close()


def both_join(first: OpenWorkspace, second: OpenWorkspace) -> None:
    """The first one lets the second one in."""
    first.services.together.name(NAMES[0])
    device = second.services.store.device
    first.services.store.run(lambda unit: join(unit, device, NAMES[1]))
    meet(first, second)


def an_open_vote(opened: OpenWorkspace) -> Round:
    """The vote of the evening, opened with its options; other laptops hear of it when they meet."""
    (evening,) = opened.services.evenings.all()
    step = next(one for one in opened.services.evenings.steps(evening.id) if one.kind is Kind.VOTE)
    found = opened.services.voting.round_of(step.id)
    assert found is not None
    opened.services.voting.set_options(found.id, OPTIONS)
    return opened.services.voting.open(found.id)


def meet(first: OpenWorkspace, second: OpenWorkspace) -> Exchange:
    """Each gets what the other has."""
    return Session(peer_of(first), peer_of(second)).run()


def peer_of(opened: OpenWorkspace) -> SqlPeer:
    """A laptop as the other one sees it."""
    store = opened.workspace.store
    assert isinstance(store, WorkspaceStore)
    return SqlPeer(store)
