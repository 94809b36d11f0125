"""Getting a project that lives elsewhere over a line that is cut again and again: it comes whole, or nothing of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.workspace import create_services, open_services
from cocreate_desktop.central.pairing import PORT
from cocreate_desktop.domain.errors import WorkspaceExists
from cocreate_desktop.domain.sharestate import ShareState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.services.capturing import NewNote
from tests.central.cutting import CuttingProxy

HOST = "127.0.0.1"
NOTES = 1_500


def _offered(first: LocalProject, way: CuttingProxy) -> str:
    """The code on its screen; ``way`` leads to it."""
    offer = first.sharing.offer()
    way.target_port = int("".join(offer.addresses[:1]).rpartition(":")[2] or PORT)
    return offer.code


def test_that_joining_goes_on_where_the_line_was_cut_and_leaves_nothing_when_it_stays_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    opened = create_services(tmp_path / "one.cocreate", {"name": "Buurtplein"})
    (evening,) = opened.services.evenings.all()
    step = next(one for one in opened.services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
    opened.services.capturing.take_in(step.id, [NewNote(f"Idee nummer {n}") for n in range(NOTES)])
    first = LocalProject(opened, 0, HOST)
    second, joining = tmp_path / "two.cocreate", LocalJoining("second")
    heard: list[ShareState] = []
    try:
        with CuttingProxy(0) as way:
            address = f"https://{HOST}:{way.port}"

            def dies(_state: ShareState) -> None:
                way.away = True
                way.cut()

            with pytest.raises(Unreachable):
                joining.from_laptop(second, address, _offered(first, way), dies)
            assert not second.exists()

            way.away, way.cut_every, code = False, 60_000, _offered(first, way)
            with pytest.raises(WorkspaceExists):
                joining.from_laptop(tmp_path / "one.cocreate", address, code, heard.append)
            joining.from_laptop(second, address, code, heard.append)
            assert way.cuts > 1
            assert [state.done for state in heard] == sorted(state.done for state in heard)
            assert heard[-1].done == heard[-1].total > NOTES
    finally:
        first.close()
    again = open_services(second)
    assert len(again.services.capturing.notes(evening.id)) == NOTES
    again.close()
