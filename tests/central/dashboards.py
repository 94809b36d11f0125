"""The dashboard over projects that are filled through the services, and an administrator to look at it. Accounts are kept in
memory here and fulfil the same port as those of the hub."""

import asyncio
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

import httpx
from starlette.applications import Starlette

from cocreate_desktop.central.dashboard import ProjectSource, make_dashboard
from cocreate_desktop.exchange.centralfiles import CentralExports
from cocreate_desktop.services.services import Services

NAME, PASSWORD = "beheer", "een lang wachtwoord"
HOME = "https://hub.voorbeeld.nl"


@dataclass(frozen=True)
class Keeper:
    """An administrator."""

    name: str
    organisation: str
    organisation_name: str


@dataclass
class Accounts:
    """Fulfils ``central.sign_in.Administrators``: everybody has the same password."""

    keepers: dict[str, Keeper] = field(default_factory=dict)
    sessions: dict[str, Keeper] = field(default_factory=dict)
    asked: int = 0

    def sign_in(self, name: str, password: str) -> str:
        self.asked += 1
        if name not in self.keepers or password != PASSWORD:
            return ""
        token = secrets.token_urlsafe(16)
        self.sessions[token] = self.keepers[name]
        return token

    def of_session(self, token: str) -> Keeper | None:
        return self.sessions.get(token)

    def sign_out(self, token: str) -> None:
        self.sessions.pop(token, None)


@dataclass
class Hub:
    """An app with the dashboard alone, and what a browser keeps of it. ``seconds`` is its clock for tries."""

    projects: dict[str, Sequence[ProjectSource]]
    accounts: Accounts
    seconds: float = 0.0
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = make_dashboard(
            lambda organisation: self.projects.get(organisation, ()),
            self.accounts,
            CentralExports(),
            now=lambda: self.seconds,
        )
        self.app = Starlette(routes=made)

    def ask(
        self,
        method: str,
        path: str,
        *,
        home: str = HOME,
        headers: dict[str, str] | None = None,
        **more: object,
    ) -> httpx.Response:
        """One request; cookies that come back are kept, those that go are gone."""

        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**({"cookie": kept} if kept else {}), **(headers or {})}

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=home) as client:
                return await client.request(method, path, headers=headers, **more)  # type: ignore[arg-type]  # by name

        answer = asyncio.run(asked())
        for line in answer.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies.pop(name, None)
                if morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
        return answer

    def get(self, path: str, *, home: str = HOME, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.ask("GET", path, home=home, headers=headers)

    def enter(self, name: str = NAME, password: str = PASSWORD) -> httpx.Response:
        """Signs in as the page does."""
        return self.ask("POST", "/dashboard/sign-in", data=self.filled_in(name, password))

    def filled_in(self, name: str = NAME, password: str = PASSWORD) -> dict[str, str]:
        return {
            "proof": hidden(self.get("/dashboard/sign-in").text, "proof"),
            "name": name,
            "password": password,
        }


def a_hub(*services: Services) -> Hub:
    """The projects belong to the organisation of NAME; another one has none."""
    keepers = {
        NAME: Keeper(NAME, "o1", "Gemeente <b>Den Bosch</b>"),
        "leeg": Keeper("leeg", "o2", "Wijkraad"),
    }
    return Hub({"o1": [source_of(one) for one in services]}, Accounts(keepers))


def source_of(
    services: Services,
    *,
    state: Callable[[], object] = lambda: 0,
    synced_at: str = "2026-11-23T18:13:00+00:00",
) -> ProjectSource:
    """A project as the hub has it."""
    return ProjectSource(services.projects.current().id, services, state, lambda: synced_at)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found.group(1)
