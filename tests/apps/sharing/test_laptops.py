"""Two real projects in one hall: a laptop joins another by the code on its screen, and both go on by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.site import machine
from cocreate_desktop.apps.workspace import create_services, open_services
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.syncerrors import BadPairing
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.ports import UnitOfWork
from tests.patience import until

HOST = "127.0.0.1"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))


@pytest.fixture
def first(tmp_path: Path) -> Iterator[LocalProject]:
    made = LocalProject(create_services(tmp_path / "one" / "plein.cocreate", {"name": "Buurtplein"}), 0, HOST)
    yield made
    made.close()


def note(project: LocalProject, name: str, text: str = "Bomen") -> None:
    def work(unit: UnitOfWork) -> None:
        made = Note(
            id=name,
            project_id=unit.project_id,
            evening_id="e",
            step_id="s",
            text=text,
            original=text,
            channel=Channel.DESK,
        )
        unit.add(made)

    project.services.store.run(work)


def texts(project: LocalProject) -> dict[str, str]:
    return {one.id: one.text for one in project.services.store.read(lambda reader: reader.find(Note))}


def test_that_a_second_laptop_joins_by_the_code_and_both_go_on_by_themselves(
    first: LocalProject, tmp_path: Path
) -> None:
    note(first, "n1")
    first.services.store.run(
        lambda unit: unit.add(
            Contact(id="c", project_id=unit.project_id, name="Noor van de Bakker", number=7)
        )
    )
    offer = first.sharing.offer()
    port = offer.addresses[0].rpartition(":")[2] if offer.addresses else "8484"
    with pytest.raises(BadPairing):
        LocalJoining("second").from_laptop(
            tmp_path / "wrong.cocreate", f"https://{HOST}:{port}", "0000-0000-0", lambda _state: None
        )
    assert not (tmp_path / "wrong.cocreate").exists()
    path = LocalJoining("laptop of the note-taker").from_laptop(
        tmp_path / "two" / "plein.cocreate", f"https://{HOST}:{port}", offer.code, lambda _state: None
    )
    second = LocalProject(open_services(path), 0, HOST)
    try:
        assert texts(second) == {"n1": "Bomen"}
        assert (
            second.services.store.read(lambda reader: reader.get(Contact, "c")).name == "Noor van de Bakker"
        )
        until(lambda: second.sharing.state.phase is SharePhase.SAFE)
        note(second, "n2", "Bankjes")
        note(first, "n3", "Water")
        until(lambda: texts(first) == texts(second) and len(texts(first)) == 3)
        assert [road.name for road in first.sharing.roads] == ["laptop of the note-taker"]
        second.sharing.pause()
        assert second.sharing.state.phase is SharePhase.PAUSED
        note(second, "n4", "Licht")
        second.sharing.resume()
        until(lambda: "n4" in texts(first))
    finally:
        second.close()


def test_that_a_bundle_on_a_stick_brings_the_rest_and_a_second_time_nothing(
    first: LocalProject, tmp_path: Path
) -> None:
    note(first, "n1")
    stick = first.sharing.write_bundle(tmp_path / "plein.cocreate-bundle", "vier fietsen in de regen")
    path = LocalJoining("second").from_bundle(tmp_path / "two.cocreate", stick, "vier fietsen in de regen")
    second = LocalProject(open_services(path), 0, HOST)
    try:
        assert texts(second) == {"n1": "Bomen"}
        assert second.services.projects.current().name == "Buurtplein"
        note(second, "n2", "Bankjes")
        back = second.sharing.write_bundle(tmp_path / "back.cocreate-bundle", "vier fietsen in de regen")
    finally:
        second.close()
    came = first.sharing.read_bundle(back, "vier fietsen in de regen")
    assert came.came == 2, "the note, and that the second one shares"
    both = first.services.together.laptops()
    assert [(one.name, one.place) for one in both] == [(machine(), 0), ("second", 1)]
    assert first.sharing.read_bundle(back, "vier fietsen in de regen").came == 0
    assert texts(first) == {"n1": "Bomen", "n2": "Bankjes"}
