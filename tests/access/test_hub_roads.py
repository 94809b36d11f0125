"""Who gets what on every road of the hub. A road that is not in the table fails, and so does a row without a road."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.online import short_code
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.secrecy import new_token, signed
from cocreate_desktop.phones.home.bots import stamp
from tests.access.hubscene import HubScene, Who
from tests.access.roads import Cell, others, table, walked

# The wire is for a laptop of this very project, the dashboard for a keeper of its organisation, what is online for everybody:
# a guest at home has nothing that others have not but her own things. 400: let in, but what was asked says nothing.
TABLE = """
                                nobody guest other_guest laptop sister foreign revoked keeper their_keeper stopped left
POST /sync/v1/pair                              400
POST /sync/v1/meet                              400
POST /sync/v1/meet/proof                        400
GET  /sync/v1/{project}/greeting                401 401 401 200 401
GET  /sync/v1/{project}/vector                  401 401 401 200 401
POST /sync/v1/{project}/ops                     401 401 401 200 401
POST /sync/v1/{project}/ops/after               401 401 401 200 401
POST /sync/v1/{project}/links                   401 401 401 200 401
POST /sync/v1/{project}/op                      401 401 401 200 401
POST /sync/v1/{project}/heal                    401 401 401 400 401
POST /sync/v1/{project}/digest                  401 401 401 200 401
POST /sync/v1/{project}/blobs                   401 401 401 200 401
PUT  /sync/v1/{project}/blobs/{sha256}          401 401 401 400 401
GET  /sync/v1/{project}/blobs/{sha256}          401 401 401 404 401
GET  /sync/v1/{project}/followers               401 401 401 200 401
GET  /sync/v1/{project}/followers/count         401 401 401 200 401
POST /sync/v1/{project}/news                    401 401 401 400 401
GET  /sync/v1/{project}/news                    401 401 401 200 401
GET  /dashboard                                 303 303 303 303 303 303 303 200 200 303 303
GET  /dashboard/sign-in                         200 200 200 200 200 200 200 303 303 200 200
POST /dashboard/sign-in                         400
POST /dashboard/sign-out                        303 303 303 303 303 303 303 400 400 303 303
GET  /dashboard/export/{form}                   303 303 303 303 303 303 303 200 200 303 303
GET  /dashboard/projects/{project}/{form}       303 303 303 303 303 303 303 200 404 303 303
GET  /dashboard/static/{print}/{name}           200
GET  /dashboard/{rest:path}                     404
POST /dashboard/{rest:path}                     404
GET  /F/{code}                                  200
GET  /F/{code}/O/{way}                          200
GET  /F/{code}/T/{thing}                        200
GET  /F/{code}/N/{thing}                        404
GET  /F/{code}/R/{thing}                        404
GET  /F/{code}/S                                200
GET  /F/{code}/H                                200
GET  /F/{code}/M                                200
GET  /F/{code}/M/{token}                        410
GET  /F/{code}/M/STOP/{token}                   200
GET  /F/{code}/P/{sha256}                       404
GET  /F/{code}/mine                             200
GET  /F/{code}/about                            200
GET  /F/{code}/display                          200
POST /F/{code}/say                              400
POST /F/{code}/back                             400
POST /F/{code}/react                            400
POST /F/{code}/withdraw                         400
POST /F/{code}/vote                             400
POST /F/{code}/help                             400
POST /F/{code}/mail                             400
POST /F/{code}/M/{token}                        410
POST /F/{code}/M/STOP/{token}                   200
POST /F/{code}/display                          303
GET  /F/{rest:path}                             404
GET  /f/{rest:path}                             404
GET  /static/{print}/{name}                     200
GET  /                                          200
GET  /health                                    200
GET  /{rest:path}                               404
"""
IN_ADDRESS = "/s/{session}"
LET_IN = {"laptop", "keeper"}


def row_of(cell: Cell) -> Cell:
    """A page with the session in its address is the same page."""
    return cell[0], cell[1].replace(IN_ADDRESS, "")


def test_that_every_road_of_the_hub_gives_each_what_the_table_says(hub: HubScene) -> None:
    wanted, cells, before = table(TABLE), set(walked(hub.routes)), hub.written()
    assert {row_of(cell) for cell in cells} == set(wanted)

    async def walk() -> dict[tuple[str, str, str], int]:
        return {
            (*cell, name): (await hub.asked(*cell, who)).status
            for cell in sorted(cells)
            for name, who in hub.people.items()
        }

    for (method, path, name), status in asyncio.run(walk()).items():
        assert status == wanted[row_of((method, path))][name], (method, path, name)
    assert hub.written() == before


def test_that_no_other_method_does_anything_on_any_road(hub: HubScene) -> None:
    before = hub.written()

    async def walk() -> None:
        for method, path in sorted(others(hub.routes)):
            for name in ("nobody", "laptop", "keeper"):
                answer = await hub.asked(method, path, hub.people[name])
                assert answer.status in (401, 404, 405), (method, path, name)
                assert "access-control-allow-origin" not in dict(answer.headers)
                assert hub.project.name.encode() not in answer.body or path.startswith("/F/"), (method, path)

    asyncio.run(walk())
    assert hub.written() == before


def test_that_a_keeper_finds_nothing_of_another_organisation(hub: HubScene) -> None:
    for name, mine, others_ in (
        ("keeper", (hub.project, hub.sister), (hub.foreign,)),
        ("their_keeper", (hub.foreign,), (hub.project, hub.sister)),
    ):
        page = hub.ask("GET", "/dashboard", hub.people[name]).body
        assert all(one.id.encode() in page for one in mine)
        assert not any(one.id.encode() in page or one.name.encode() in page for one in others_)


@pytest.mark.parametrize("days", [-1.0, 1.0])
def test_that_a_pairing_code_that_is_over_or_used_lets_nobody_in(hub: HubScene, days: float) -> None:
    code = hub.parts.accounts.pairing_code(hub.ours, hub.parts.accounts.project(hub.project.id), days).code
    asked = json.dumps({"code": code, "name": "Laptop", "project_id": hub.project.id}).encode()

    def pair() -> int:
        return asyncio.run(hub.asked("POST", "/sync/v1/pair", Who(), asked)).status

    assert [pair(), pair()] == ([403, 403] if days < 0 else [200, 403])


def test_that_a_closed_project_is_shown_and_takes_nothing_in(hub: HubScene) -> None:
    """The proof of a form is right: it is the project that says no. One that is open takes the same."""
    sends = [cell for cell in walked(hub.routes) if cell[0] == "POST" and cell[1].startswith("/F/{code}/")]
    before = hub.written()
    with asked_about(hub, hub.sister.id):
        for cell in sends:
            for name in ("nobody", "guest"):
                asyncio.run(hub.asked(*cell, hub.people[name], filled_in(hub.sister)))
        assert hub.ask("GET", "/F/{code}", hub.people["nobody"]).status == 200
    assert hub.written() == before
    said = asyncio.run(hub.asked("POST", "/F/{code}/say", hub.people["guest"], filled_in(hub.project)))
    assert said.status == 303
    assert hub.written() != before


def test_that_a_project_that_is_not_here_tells_nothing(hub: HubScene) -> None:
    own = [cell for cell in walked(hub.routes) if cell[1].startswith("/F/{code}")]
    with asked_about(hub, new_id()):
        for cell in own:
            answer = hub.ask(*cell, hub.people["guest"])
            assert answer.status == 404 or "/M/STOP/" in cell[1], cell
            assert hub.project.name.encode() not in answer.body


@contextmanager
def asked_about(hub: HubScene, project_id: str) -> Iterator[None]:
    """The pages at home that are asked are those of another project."""
    before, hub.places["code"] = hub.places["code"], short_code(project_id)
    yield
    hub.places["code"] = before


def filled_in(project: Project) -> bytes:
    """A form that a page of the project showed a while ago."""
    proof = stamp(project.online_secret, int(time.time()) - 10, own=True)
    return f"proof={proof}&text=Nog+iets&given=yes&kind=addition&name=Noor".encode()


def test_that_a_session_made_up_or_of_another_project_is_nobodys(hub: HubScene) -> None:
    """What somebody sent is found by her session alone: one that was signed with another secret shows nothing."""
    page = hub.ask("GET", "/F/{code}/mine", hub.people["nobody"]).body
    for session in (
        signed(hub.foreign.online_secret, new_token()),
        f"{new_token()}.{'0' * 26}",
        new_token(),
        "é.é",
        "." * 5000,
    ):
        answer = hub.ask("GET", "/F/{code}/mine", Who({"cookie": f"home={session}"}))
        assert answer.status == 200
        assert b"/s/" not in answer.body
        assert (b"withdraw" in answer.body) == (b"withdraw" in page)
