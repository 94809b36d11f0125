"""Two real files of one project that were written apart and meet: the same case on both, and settled on both by one choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.notes import Note, count
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.conflicts import Choice
from cocreate_desktop.services.conflictwords import Asks, Case
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import WorkspaceStore
from cocreate_desktop.storage.replica import SqlPeer
from tests.readymade import ready_file


@dataclass
class Laptops:
    """Both of them."""

    one: OpenWorkspace
    two: OpenWorkspace
    note_id: str

    def meet(self) -> None:
        mine, other = (SqlPeer(store(opened)) for opened in (self.one, self.two))
        Session(mine, other).run()

    def cases(self, opened: OpenWorkspace) -> list[Case]:
        return list(opened.services.conflicts.all())

    def texts(self, opened: OpenWorkspace) -> list[str]:
        return [note.text for note in opened.services.store.read(lambda reader: reader.find(Note))]


def store(opened: OpenWorkspace) -> WorkspaceStore:
    found = opened.services.store
    assert isinstance(found, WorkspaceStore)
    return found


def fill(services: Services) -> None:
    step = next(
        one for one in services.evenings.steps(services.evenings.all()[0].id) if one.kind is Kind.IDEAS
    )
    services.capturing.write(step.id, "Lange tafel onder de lindes")


def called(opened: OpenWorkspace, name: str, place: int) -> None:
    workspace = opened.workspace
    laptop = Laptop(id=workspace.device, project_id=workspace.project_id, name=name, place=place)
    opened.services.store.run(lambda unit: unit.add(laptop))


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    key = ready_file(tmp_path / "een.cocreate", "apart", {"question": "Wat mis je hier?"}, fill)
    (tmp_path / "twee.cocreate").write_bytes((tmp_path / "een.cocreate").read_bytes())
    one, two = (open_services(tmp_path / f"{name}.cocreate", key=key) for name in ("een", "twee"))
    called(one, "bij de beamer", 0)
    called(two, "laptop van de notulist", 1)
    note = one.services.store.read(lambda reader: reader.find(Note))[0]
    made = Laptops(one, two, note.id)
    made.meet()
    yield made
    one.close()
    two.close()


def test_that_a_choice_on_one_laptop_settles_it_on_the_other_and_undo_brings_it_back_on_both(
    laptops: Laptops,
) -> None:
    one, two = laptops.one.services, laptops.two.services
    one.capturing.edit(laptops.note_id, "Lange tafel onder de lindes, ook voor feesten")
    two.capturing.edit(laptops.note_id, "Lange tafel onder de lindes, met stopcontact")
    laptops.meet()
    (here,), (there,) = laptops.cases(laptops.one), laptops.cases(laptops.two)
    assert here.key == there.key
    assert (here.asks, here.right.who) == (Asks.TEXT, "Laptop van de notulist")
    assert (there.left.lines, there.right.who) == (here.right.lines, "Bij de beamer")
    kept = one.conflicts.keep(here.key, Choice.BOTH)
    laptops.meet()
    assert (laptops.cases(laptops.one), laptops.cases(laptops.two)) == ([], [])
    assert laptops.texts(laptops.two) == laptops.texts(laptops.one)
    assert count(two.store.read(lambda reader: reader.find(Note))) == 1
    one.conflicts.take_back(kept)
    laptops.meet()
    assert [case.key for case in laptops.cases(laptops.two)] == [here.key]
    two.conflicts.keep(here.key, Choice.OTHER)
    laptops.meet()
    assert (laptops.cases(laptops.one), one.conflicts.count()) == ([], 0)
    assert len(laptops.texts(laptops.one)) == 1


def test_that_a_note_that_was_changed_while_it_was_removed_is_asked_on_both(laptops: Laptops) -> None:
    one, two = laptops.one.services, laptops.two.services
    one.capturing.edit(laptops.note_id, "Lange tafel, ook voor feesten")
    two.store.run(lambda unit: unit.delete(Note, laptops.note_id))
    laptops.meet()
    (here,), (there,) = laptops.cases(laptops.one), laptops.cases(laptops.two)
    assert here.key == there.key
    assert (here.asks, here.left.gone, here.right.gone) == (Asks.REMOVED, False, True)
    assert here.left.lines[0].text == "Lange tafel, ook voor feesten"
    two.conflicts.keep(there.key, Choice.OTHER)
    laptops.meet()
    assert (laptops.cases(laptops.one), laptops.texts(laptops.one)) == ([], ["Lange tafel, ook voor feesten"])
