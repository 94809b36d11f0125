"""The session of an administrator, over the hub's own accounts: it begins with signing in, and ends when it should."""

import asyncio
import re
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest

from cocreate_desktop.central import sign_in
from cocreate_desktop.storage import passwords
from cocreate_desktop.storage.administrators import HOURS, TRIES_OF_A_NAME, HubAdministrators
from tests.access.hubscene import PASSWORD, HubScene, Who
from tests.phones.strangers import Answer

FIXED = "a-session-that-somebody-laid-ready-for-her-0000"
PROOF = "x" * 32


@pytest.fixture
def name(hub: HubScene) -> Iterator[str]:
    """An administrator of whom no other test knows."""
    made = f"beheer {len(hub.parts.administrators.all())}"
    hub.parts.administrators.create(made, PASSWORD, hub.ours)
    yield made
    hub.parts.administrators.stop(made)


def enter(hub: HubScene, name: str, *, brings: str = "", password: str = PASSWORD, **headers: str) -> Answer:
    """Signs in with a form of the page, in a browser that ``brings`` a session already."""
    cookies = f"{sign_in.PROOF}={PROOF}" + (f"; {sign_in.SESSION}={brings}" if brings else "")
    body = f"proof={PROOF}&name={name.replace(' ', '+')}&password={password.replace(' ', '+')}".encode()
    asked = hub.asked("POST", "/dashboard/sign-in", Who({"cookie": cookies}), body, **headers)
    return asyncio.run(asked)


def session_of(answer: Answer) -> str:
    """The one that an answer sets; empty for none."""
    kept = [SimpleCookie(value) for name, value in answer.headers if name == "set-cookie"]
    return next((one[sign_in.SESSION].value for one in kept if sign_in.SESSION in one), "")


def opens(hub: HubScene, session: str) -> bool:
    asked = hub.ask("GET", "/dashboard", Who({"cookie": f"{sign_in.SESSION}={session}"}))
    return asked.status == 200


def test_that_a_session_that_was_laid_ready_is_not_the_one_after_signing_in(hub: HubScene, name: str) -> None:
    first, second = (session_of(enter(hub, name, brings=FIXED)) for _one in range(2))
    assert len({first, second, FIXED, ""}) == 4
    assert opens(hub, first)
    assert not opens(hub, FIXED)
    assert len(first) >= 43
    flags = next(
        value for head, value in enter(hub, name).headers if head == "set-cookie" and "hub=" in value
    )
    assert {"httponly", "secure", "samesite=strict"} <= set(re.split(r";\s*", flags.lower()))


def test_that_a_session_ends_with_its_hours_its_password_and_its_account(hub: HubScene, name: str) -> None:
    keepers = hub.parts.administrators
    session = session_of(enter(hub, name))
    later = HubAdministrators(hub.parts._database, now_s=lambda: _later(HOURS))
    assert keepers.of_session(session) is not None
    assert later.of_session(session) is None
    keepers.set_password(name, f"{PASSWORD} nu anders")
    assert not opens(hub, session)
    assert enter(hub, name).status == 401
    session = session_of(enter(hub, name, password=f"{PASSWORD} nu anders"))
    assert opens(hub, session)
    keepers.stop(name)
    assert not opens(hub, session)


def _later(hours: int) -> float:
    return time.time() + hours * 3600 + 60


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_that_no_page_elsewhere_signs_anybody_in_or_out(hub: HubScene, name: str, site: str) -> None:
    """Though it knows the proof of a form, and hides where it is."""
    far = {"origin": "null", "sec-fetch-site": site}
    assert enter(hub, name, **far).status == 400
    session = session_of(enter(hub, name))
    who = Who({"cookie": f"{sign_in.SESSION}={session}"})
    keeper = hub.parts.administrators.of_session(session)
    assert keeper is not None
    proof = sign_in.SignedIn(keeper, session).proof
    out = hub.asked("POST", "/dashboard/sign-out", who, f"proof={proof}".encode(), **far)
    assert asyncio.run(out).status == 400
    assert opens(hub, session)


def test_that_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(
    hub: HubScene, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both work out one slow hash, so that the time tells nobody which names there are."""
    counted: list[str] = []
    hashed, verified = passwords.of_password, passwords._PASSWORDS.verify

    class Counting:
        """The hasher, that tells what it was asked."""

        def verify(self, kept: str, said: bytes) -> bool:
            counted.append("slow")
            return verified(kept, said)

    def slow(password: str) -> str:
        counted.append("slow")
        return hashed(password)

    monkeypatch.setattr(passwords, "of_password", slow)
    monkeypatch.setattr(passwords, "_PASSWORDS", Counting())
    assert hub.parts.administrators.sign_in(name, "wrong") == ""
    known, counted[:] = list(counted), []
    monkeypatch.undo()
    monkeypatch.setattr(passwords, "of_password", slow)
    assert hub.parts.administrators.sign_in("nobody has this name", "wrong") == ""
    assert counted == known == ["slow"]


def test_that_guessing_a_password_ends_on_every_worker(hub: HubScene, name: str) -> None:
    """What is counted stands in the database: another worker has no tries of its own to give away."""
    workers = [HubAdministrators(hub.parts._database) for _one in range(3)]
    for number in range(TRIES_OF_A_NAME):
        assert workers[number % 3].sign_in(name, f"guess {number}") == ""
    assert workers[-1].sign_in(name, PASSWORD) == ""
