"""The link that stops the mails works wherever its project is."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from cocreate_desktop.central.stopping import Stopping
from cocreate_desktop.domain.huberrors import NoDatabase

stopped: list[str] = []


async def _own(request: Request) -> Response:
    """The page of the one project that is online."""
    known = request.path_params["code"] == "GOOD"
    return PlainTextResponse(f"{request.method} own page", 200 if known else 404, {"X-Own": "yes"})


def _stop(token: str) -> bool:
    if token == "AWAY":
        raise NoDatabase(database="hub")
    stopped.append(token)
    return True


class Client:
    """Asks the hub."""

    def __init__(self) -> None:
        own = Route("/F/{code}/M/STOP/{token}", _own, methods=["GET", "POST"])
        self._app = Starlette(routes=[*Stopping(_stop, [own]).routes, own])

    def ask(
        self, method: str, at: str, data: dict[str, str] | None = None, speaks: str = "en"
    ) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="https://hub.voorbeeld.nl") as client:
                return await client.request(method, at, data=data, headers={"accept-language": speaks})

        return asyncio.run(asked())


@pytest.fixture
def client() -> Client:
    stopped.clear()
    return Client()


def test_that_the_page_of_the_project_answers_where_it_is_and_ours_where_it_is_not(
    client: Client,
) -> None:
    assert client.ask("GET", "/F/GOOD/M/STOP/T1").text == "GET own page"
    own = client.ask("POST", "/F/GOOD/M/STOP/T1", {"List-Unsubscribe": "One-Click"})
    assert (own.text, own.headers["x-own"]) == ("POST own page", "yes")
    assert stopped == ["T1"]
    asked = client.ask("GET", "/F/GONE/M/STOP/T2", speaks="de, en;q=0.5")
    assert asked.status_code == 200
    assert '<form method="post" action="/F/GONE/M/STOP/T2">' in asked.text
    assert "Do you want no more mail from this project?" in asked.text
    assert stopped == ["T1"], "who only looks stops nothing"
    done = client.ask("POST", "/F/GONE/M/STOP/T2")
    assert "Your address is deleted." in done.text
    assert "default-src 'none'" in done.headers["content-security-policy"]
    assert stopped == ["T1", "T2"]


@pytest.mark.expected_log("could not be deleted")
def test_that_a_hub_that_cannot_delete_says_so(client: Client) -> None:
    answer = client.ask("POST", "/F/GOOD/M/STOP/AWAY")
    assert answer.status_code == 503
    assert "could not be deleted just now" in answer.text
