"""What a hub answers to who comes by, and what its journal says of it: roads, never what was on them."""

import asyncio
import logging
from collections.abc import Sequence

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from cocreate_desktop.central.hubapp import State, make_hub


async def _things(request: Request) -> Response:
    return PlainTextResponse(str(request.path_params))


async def _fails(_request: Request) -> Response:
    raise RuntimeError("what Noor said")


ROUTES = [Mount("/sync", routes=[Route("/v1/{project}/blobs/{sha256}", _things)]), Route("/fails", _fails)]


async def _ask(
    path: str, host: str = "hub.example.org", *, names: Sequence[str], fine: bool = True
) -> httpx.Response:
    app = make_hub(ROUTES, lambda: State(fine, {"database": fine}), names=names, worker="1")
    line = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=line, base_url="http://" + host) as client:
        return await client.get(path)


@pytest.mark.expected_log("request")
def test_that_the_journal_knows_the_road_and_nothing_that_was_on_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    paths = {
        "/sync/v1/a-project/blobs/a-picture?offset=secret": ("/sync/v1/{project}/blobs/{sha256}", 200),
        "/a-secret": ("/{rest}", 404),
        "/sync/v1/a-project": ("-", 404),
        "/fails": ("/fails", 500),
        "/": ("/", 200),
    }
    for path, (_route, status) in paths.items():
        answer = asyncio.run(_ask(path, names=["hub.example.org"]))
        assert answer.status_code == status
        assert len(answer.headers["x-request-id"]) == 16 or status == 500
    facts = [
        getattr(record, "facts", {}) for record in caplog.records if record.name.endswith("central.journal")
    ]
    assert [(one["route"], one["status"]) for one in facts] == list(paths.values())
    assert all({"method", "ms", "request", "worker"} <= set(one) for one in facts)


def test_that_a_hub_answers_to_its_name_and_tells_machines_how_it_is() -> None:
    named, unnamed = ["hub.example.org"], list[str]()
    for host, names, status in (
        ("hub.example.org", named, 200),
        ("HUB.example.org.:8090", named, 200),
        ("192.168.8.2", named, 421),
        ("elsewhere.example", named, 421),
        ("192.168.8.2:8090", unnamed, 200),
        ("localhost", unnamed, 200),
        ("hub.example.org", unnamed, 421),
    ):
        assert asyncio.run(_ask("/", host, names=names)).status_code == status, (host, names)
    for fine, status in ((True, 200), (False, 503)):
        answer = asyncio.run(_ask("/health", "10.0.0.1", names=named, fine=fine))
        assert answer.status_code == status
        assert answer.json() == {"state": "ok" if fine else "trouble", "database": fine}
