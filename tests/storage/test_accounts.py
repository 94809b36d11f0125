"""Who is let in to a hub: organisations, projects, laptops and codes, on PostgreSQL and on the file of one machine."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from cocreate_desktop.domain.accounts import Organisation
from cocreate_desktop.domain.errors import Empty
from cocreate_desktop.domain.huberrors import NameTaken, NoSuchName, ShortPassword
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.syncerrors import (
    BadPairing,
    BadToken,
    OtherProject,
    SyncProblem,
    TooMuch,
    Unreachable,
)
from cocreate_desktop.services.gate import PairingAsked
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.administrators import TRIES_OF_A_NAME, HubAdministrators
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_file, open_postgres
from tests.hubs import new_database

TRIES = 6
PASSWORD = "vier woorden zijn genoeg"


class Hub:
    """A database with its accounts, and a clock that goes on when it is told to."""

    def __init__(self, database: HubDatabase) -> None:
        self.database = database
        self.now_s = 1_800_000_000.0
        self.accounts = self.another()
        self.administrators = HubAdministrators(database, now_s=lambda: self.now_s)

    def another(self) -> Accounts:
        """The accounts as another worker has them."""
        return Accounts(self.database, now_s=lambda: self.now_s, tries=TRIES)

    def organisation(self, projects: int = 10) -> Organisation:
        return self.accounts.create_organisation(f"Gemeente {new_id()}", projects)

    def asked(self, of: Organisation, project_id: str = "") -> PairingAsked:
        """What a laptop with ``project_id`` asks with a new code of ``of``."""
        return PairingAsked(self.accounts.pairing_code(of).code, "Laptop van Noor", project_id, "Buurtplein")


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.postgres)])
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hub]:
    on_file = request.param == "file"
    database = (
        open_file(tmp_path / "hub.db")
        if on_file
        else open_postgres(new_database(request.getfixturevalue("postgres")))
    )
    with closing(database):
        yield Hub(database)


def test_that_a_laptop_comes_in_once_by_a_code_and_no_more_when_its_token_is_taken_back(hub: Hub) -> None:
    of, project_id = hub.organisation(), new_id()
    asked = hub.asked(of, project_id)
    paired = hub.accounts.pair(asked)
    assert (paired.project_id, paired.project, paired.name) == (project_id, "Buurtplein", of.name)
    device = hub.accounts.device_of(paired.token)
    assert (device.project_id, device.name) == (project_id, "Laptop van Noor")
    assert [one.id for one in hub.accounts.projects(of.id)] == [project_id]
    with pytest.raises(BadPairing):
        hub.accounts.pair(asked)
    hub.now_s += 3600
    hub.accounts.device_of(paired.token)
    (listed,) = hub.accounts.devices(of.id)
    assert listed.seen_at > listed.made_at
    hub.accounts.revoke(device.id)
    for token in (paired.token, paired.token + "x", "", "\ud800"):
        with pytest.raises(BadToken):
            hub.accounts.device_of(token)
    with hub.database.reading() as connection:
        kept = " ".join(
            str(tuple(row))
            for table in ("hub_device", "pairing_code")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        )
    assert paired.token not in kept
    assert asked.code.replace("-", "") not in kept


def test_that_a_code_lets_in_only_to_what_it_is_for_and_only_for_some_days(hub: Hub) -> None:
    of, other, taken = hub.organisation(projects=2), hub.organisation(), new_id()
    hub.accounts.pair(hub.asked(other, taken))
    kept = hub.accounts.create_project(of, "Speelplek")
    for_one = hub.accounts.pairing_code(of, kept).code
    wrong = {
        BadPairing: PairingAsked("ABCD-EFGH-J", "Laptop", taken),
        OtherProject: PairingAsked(for_one, "Laptop", new_id()),
    }
    for problem, asked in wrong.items():
        with pytest.raises(problem):
            hub.accounts.pair(asked)
    with pytest.raises(OtherProject):  # it is another organisation's
        hub.accounts.pair(hub.asked(of, taken))
    with pytest.raises(BadPairing):  # a code for nothing, of a laptop that brings nothing
        hub.accounts.pair(hub.asked(of))
    assert hub.accounts.pair(PairingAsked(for_one.lower(), "Laptop")).project_id == kept.id
    late = hub.asked(of, new_id())
    hub.now_s += 8 * 24 * 3600
    with pytest.raises(BadPairing):
        hub.accounts.pair(late)
    hub.accounts.pair(hub.asked(of, new_id()))
    with pytest.raises(TooMuch):  # the two that this organisation may have are there
        hub.accounts.pair(hub.asked(of, new_id()))


def test_that_one_code_lets_one_laptop_in_however_many_ask_at_once(hub: Hub) -> None:
    asked, together = hub.asked(hub.organisation(), new_id()), threading.Barrier(4)

    def ask() -> bool:
        together.wait()
        try:
            hub.accounts.pair(asked)
        except BadPairing:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(one.result() for one in [pool.submit(ask) for _ in range(4)]) == [
            False,
            False,
            False,
            True,
        ]


def test_that_guessing_ends_for_this_minute_and_on_every_worker(hub: Hub) -> None:
    of = hub.organisation()
    good = hub.asked(of, new_id())
    elsewhere = hub.another()
    guess = PairingAsked("0000-0000-0", "Laptop", new_id())
    hub.accounts.pair(hub.asked(of, new_id()))  # who comes in well is not counted
    tried = [_problem_of(one, guess) for _ in range(TRIES // 2) for one in (hub.accounts, elsewhere)]
    assert set(tried) == {BadPairing}
    assert {_problem_of(hub.accounts, good), _problem_of(elsewhere, good)} == {Unreachable}
    hub.now_s += 60
    assert hub.accounts.pair(good).token


def _problem_of(accounts: Accounts, asked: PairingAsked) -> type[SyncProblem]:
    with pytest.raises(SyncProblem) as found:
        accounts.pair(asked)
    return found.type


def test_that_a_name_is_there_once_and_can_be_found(hub: Hub) -> None:
    of = hub.organisation()
    with pytest.raises(NameTaken):
        hub.accounts.create_organisation(f"  {of.name} ")
    with pytest.raises(Empty):
        hub.accounts.create_organisation(" \u200b ")
    with pytest.raises(NoSuchName):
        hub.accounts.organisation("Nergens")
    made = hub.accounts.create_project(of, "Buurtplein", "the-id-of-a-laptop")
    with pytest.raises(NameTaken):
        hub.accounts.create_project(of, "Nog een", "the-id-of-a-laptop")
    assert hub.accounts.project(made.id) == made
    assert hub.accounts.set_project(made.id, closed=True, most_ops=5).closed
    for missing in (hub.accounts.project, hub.accounts.revoke):
        with pytest.raises(NoSuchName):
            missing("nowhere")
    assert hub.accounts.organisation(of.name) == hub.accounts.organisation(of.id) == of


def test_that_an_administrator_signs_in_and_out_and_cannot_be_guessed(hub: Hub) -> None:
    of, people = hub.organisation(), hub.administrators
    with pytest.raises(ShortPassword):
        people.create("Noor", "kort", of)
    people.create("Noor", PASSWORD, of)
    with pytest.raises(NameTaken):
        people.create("Noor", PASSWORD, of)
    session = people.sign_in("Noor", PASSWORD)
    found = people.of_session(session)
    assert found is not None
    assert (found.name, found.organisation, found.organisation_name) == ("Noor", of.id, of.name)
    people.sign_out(session)
    assert people.of_session(session) is people.of_session("\ud800") is None
    assert people.sign_in("Niemand", PASSWORD) == people.sign_in("Noor", PASSWORD + "!") == ""
    again = people.sign_in("Noor", PASSWORD)
    people.set_password("Noor", PASSWORD * 2)
    assert people.of_session(again) is None
    new = people.sign_in("Noor", PASSWORD * 2)
    hub.now_s += 11 * 3600
    assert people.of_session(new) is None
    people.stop("Noor")
    assert people.sign_in("Noor", "") == people.sign_in("Noor", PASSWORD * 2) == ""
    assert all(people.sign_in("Anna", "x") == "" for _ in range(TRIES_OF_A_NAME))
    people.create("Anna", PASSWORD, of)
    assert people.sign_in("Anna", PASSWORD) == ""
    hub.now_s += 60
    assert people.sign_in("Anna", PASSWORD)
    assert [one.name for one in people.all()] == ["Anna", "Noor"]
