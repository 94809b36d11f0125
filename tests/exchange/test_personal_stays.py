"""Whatever the declarations call a name, a mark or a key is planted in a whole project, everything that can leave is made, and
nothing of it is found there but what that way out holds on purpose."""

import asyncio
import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from cocreate_desktop import language
from cocreate_desktop.apps.controls import write_all
from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.controlfigure import read_seal
from cocreate_desktop.domain.dataprotection import LEAVES, RECORD
from cocreate_desktop.domain.dataprotection.leaving import SEARCHED
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import About, Backing, Place, Remark, Serves, short_code
from cocreate_desktop.domain.outreach import Outreach, Visit
from cocreate_desktop.domain.proposals import Reaction
from cocreate_desktop.domain.rounds import AuditLine, Happening, Round
from cocreate_desktop.domain.secrecy import door_token, upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.exchange.centralfiles import CentralExports
from cocreate_desktop.exchange.leaving import LeavingDesk
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.phones.home.app import HomeSite
from cocreate_desktop.services.across import figures_of
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.leaving import Asked, Platform
from cocreate_desktop.services.outside import Format, Paper
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.reaching import TEST_PAGE
from cocreate_desktop.services.services import Services
from tests.central.dashboards import a_hub
from tests.paper import pages
from tests.paper.wholeproject import TEXT, a_whole_project
from tests.phones.conftest import NO_TLS, RunningServer
from tests.phones.home.conftest import OneProject

SHORTEST = 7  # what is shorter is found by chance
TODAY = date(2026, 12, 3)
MARKED = (Note, Offer, Reaction)
WORDS_OF_ALL = "Samen eten en praten"


@dataclass(frozen=True)
class Planted:
    """The project, and each value that may not leave by the name of its field."""

    services: Services
    evening: str
    guarded: Mapping[str, frozenset[str]]


@pytest.fixture(scope="module")
def planted() -> Planted:
    language.use("nl")
    whole = a_whole_project()
    services, evening = whole.told.services, whole.told.evening.id
    services.evenings.change(evening, wifi_password="linde-wachtwoord-2026")
    services.cards.make_codes(evening, 12)
    services.store.run(_mark)
    _reached(services)
    talk = services.evenings.add_step(evening, Kind.TALK)
    services.evenings.change_settings(talk.id, form="tables", tables=2, seats=4)
    return Planted(services, evening, services.store.read(_guarded))


def _mark(unit: UnitOfWork) -> None:
    """A mark of its own on everything that a phone or a browser may have sent."""
    way = unit.find(Outreach)[0]
    project_id = way.project_id
    unit.add(
        Remark(
            id="r1",
            project_id=project_id,
            text="Zet er een pomp bij.",
            state=NoteState.SHOWN,
            author="merk-thuis-0001",
        )
    )
    unit.add(Backing(id="b1", project_id=project_id, about=About.PROJECT, author="merk-achter-0001"))
    unit.add(
        Visit(id="v1", project_id=project_id, outreach_id=way.id, evening_id="", author="merk-folder-0001")
    )
    for kind in MARKED:
        for number, one in enumerate(unit.find(kind)):
            unit.change(kind, one.id, author=f"merk-{kind.__name__}-{number:04}")
    unit.change(ENTITIES["project"], project_id, online_secret="0f1e2d3c" * 8)
    for one in unit.find(Round):
        unit.change(Round, one.id, secret=one.secret or f"{one.number:064}")


def _reached(services: Services) -> None:
    """Somebody in the vault, who leads, pledges and answers for a reply."""
    offer = services.store.read(lambda reader: reader.find(Offer))[0]
    typed = ContactTyped("Roos Noorderling", "noorderling@voorbeeld.nl 0687654321", "lead", "Ja, dat mag toestemming-7.",
                         "2099-01-01")  # fmt: skip
    services.contacts.add_for(offer.id, typed)
    services.pledges.from_offer(offer.id, due="2027-03-01")
    services.pledges.add("Een bord", "Roos Noorderling", "2098-12-08")


def _guarded(reader: Reader) -> dict[str, frozenset[str]]:
    """Every value in a field that the declarations call a name, a mark or a key, and the voters of all ballots."""
    found: dict[str, frozenset[str]] = {}
    for holding in RECORD:
        things = reader.find(ENTITIES[holding.word])
        for name, sort in holding.personal.items():
            if sort.value in SEARCHED:
                values = {str(getattr(one, name)) for one in things}
                found[f"{holding.word}.{name}"] = frozenset(
                    value for value in values if len(value) >= SHORTEST
                )
    lines = [one for one in reader.find(AuditLine) if one.what is Happening.SEALED]
    found["audit.detail"] = frozenset(seal.secret for one in lines if (seal := read_seal(one)))
    voters = {ballot.voter for one in reader.find(Round) for ballot in reader.ballots(one.id)}
    return {**found, "ballot.voter": frozenset(voters)}


def _found(planted: Planted, said: str, form: str) -> list[str]:
    """The fields of which a value stands in what left, without those that this form holds on purpose."""
    (leaves,) = (one for one in LEAVES if one.form == form)
    plain = _bare(said)
    return [
        f"{form}: {field} {value}"
        for field, values in planted.guarded.items()
        if field not in leaves.holds
        for value in values
        if _bare(value) in plain
    ]


def _bare(words: str) -> str:
    """Letters and digits alone: a page breaks its lines, and a code is printed in groups."""
    return re.sub(r"[\W_]+", "", words).casefold()


def _read(place: Path) -> str:
    """All that stands in a file or a folder, unpacked."""
    files = sorted(one for one in place.rglob("*") if one.is_file()) if place.is_dir() else [place]
    return "\n".join(_unpacked(one.name, one.read_bytes()) for one in files)


def _unpacked(name: str, content: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(f"{one}\n{_unpacked(one, packed.read(one))}" for one in packed.namelist())


def test_that_what_is_planted_covers_every_guarded_field(planted: Planted) -> None:
    empty = {field for field, values in planted.guarded.items() if not values}
    assert empty == {"audit.subject"}  # the number of a card, too short to look for
    assert "Roos Noorderling" in planted.guarded["contact.name"]


@pytest.mark.parametrize("form", list(Format), ids=str)
def test_that_no_export_holds_a_name_a_mark_or_a_key(planted: Planted, form: Format, tmp_path: Path) -> None:
    out = FileDesk(planted.services).export(planted.evening, form, tmp_path / f"uit.{form.value}")
    said = _read(out) + "".join(_read(one) for one in tmp_path.iterdir() if one != out)
    assert WORDS_OF_ALL in said
    assert _found(planted, said, form.value) == []


@pytest.mark.parametrize("platform", list(Platform), ids=str)
def test_that_no_file_for_another_system_holds_them(
    planted: Planted, platform: Platform, tmp_path: Path
) -> None:
    LeavingDesk(planted.services).write(Asked(platform), tmp_path / "uit")
    said = _read(tmp_path)
    assert len(said) > 200
    assert _found(planted, said, platform.value) == []


@pytest.mark.parametrize("paper", list(Paper), ids=str)
def test_that_no_paper_holds_them_unless_it_must(planted: Planted, paper: Paper, tmp_path: Path) -> None:
    out = print_paper(
        planted.services,
        paper,
        planted.evening,
        tmp_path / "uit.pdf",
        page="http://192.168.8.2:8080",
        slips=4,
    )
    said = "\n".join(pages.words(out))
    assert said.strip()
    assert _found(planted, said, paper.value) == []


def test_that_the_calendar_the_control_and_the_hub_hold_none(planted: Planted, tmp_path: Path) -> None:
    calendar = FileDesk(planted.services).calendar(tmp_path / "plein.ics")
    assert _found(planted, _read(calendar), "ics") == []
    figures = figures_of(planted.services.store, planted.services.clock)
    assert figures is not None
    for form in (Format.CSV, Format.XLSX, Format.JSONL):
        across, project = io.BytesIO(), io.BytesIO()
        CentralExports().across("De gemeente", [figures], form, TODAY, across)
        CentralExports().project(planted.services, form, project)
        said = _unpacked("", across.getvalue()) + _unpacked("", project.getvalue())
        assert WORDS_OF_ALL in said
        assert _found(planted, said, "central") == []
    write_all(planted.services, planted.evening, tmp_path / "control")
    controls = _read(tmp_path / "control")
    assert "ballots" in controls
    assert _found(planted, controls, "control") == []
    hub = a_hub(planted.services)
    hub.enter()
    page = hub.get("/dashboard").text
    assert "Buurtplein" in page
    assert _found(planted, page, "dashboard") == []


def test_that_no_page_at_home_holds_them(planted: Planted) -> None:
    services = planted.services
    services.online.served_by(Serves.HUB, "https://hub.example")
    services.online.go_online()
    seconds = itertools.count(1_795_000_000, 3)
    site = HomeSite(OneProject(services, None), gathers_s=60, now=lambda: float(next(seconds)))
    app = Starlette(routes=site.routes)
    try:
        said = asyncio.run(_visited(app, list(_addresses(services))))
    finally:
        site.close()
    assert WORDS_OF_ALL in said
    assert TEXT[0] in said
    assert _found(planted, said, "pages at home") == []


def _addresses(services: Services) -> Iterator[str]:
    """Every page of the project that can be read at home."""
    home = f"/F/{short_code(services.projects.current().id)}"
    yield home
    yield from (f"{home}/{place.value}" for place in (Place.SUPPORT, Place.HELP, Place.MAIL))
    yield from (f"{home}/{word}" for word in ("mine", "about", "display"))
    for place, ids in (
        (Place.THEME, [one.id for one in services.store.read(lambda reader: reader.find(Theme))]),
        (Place.NOTE, [one.id for one in services.store.read(lambda reader: reader.find(Note))]),
        (Place.ROUND, [one.id for one in services.store.read(lambda reader: reader.find(Round))]),
    ):
        yield from (f"{home}/{place.value}/{short_code(one)}" for one in ids)


async def _visited(app: Starlette, addresses: list[str]) -> str:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answers = [await client.get(one, follow_redirects=True) for one in addresses]
    assert sum(one.status_code == 200 for one in answers) > len(answers) // 2
    return "\n".join(one.text for one in answers)


def test_that_nothing_a_phone_gets_in_the_hall_holds_them(planted: Planted) -> None:
    """Of somebody who scanned the code on the screen and of somebody who did not, in every step of both evenings: pages, the
    part of a page that is fetched anew, answers to what is sent, and the stream of news."""
    said = "".join(_in_the_hall(planted, one.id) for one in planted.services.evenings.all())
    for there in (WORDS_OF_ALL, TEXT[0], '"mine":', '"said":'):
        assert there in said
    assert _found(planted, said, "phone pages") == []


def _in_the_hall(planted: Planted, evening_id: str) -> str:
    """All that a phone which joined, and one which did not, get from the phone server of an evening."""
    services, evening = planted.services, planted.services.evenings.get(evening_id)
    said = []
    server = RunningServer(services, evening.id)
    url = f"http://127.0.0.1:{server.port}"
    try:
        with _phone(url) as stranger, _phone(url) as guest:
            # A page may say the address it was asked by: whoever reads it has that already.
            said += [stranger.get(one).text.replace(one, "") for one in _for_everybody(evening)]
            said.append(guest.post(f"/J/{evening.join_token}").text)
            for step in services.evenings.steps(evening.id):
                services.playing.go_to(evening.id, step.id)
                said += _of_a_step(guest, stranger)
    finally:
        server.stop()
    return "\n".join(said)


def _phone(url: str) -> httpx.Client:
    """Its pages come in one piece or not at all; whatever it is refused is read too."""
    return httpx.Client(base_url=url, follow_redirects=True, verify=NO_TLS, headers={"origin": url})


def _for_everybody(evening: Evening) -> tuple[str, ...]:
    door, photos = door_token(evening.secret), upload_token(evening.secret)
    pages = ("/", "/code", "/about", "/display", "/now", "/live", "/nowhere", f"/{TEST_PAGE}")
    return (*pages, f"/J/{evening.join_token}", f"/D/{door}", f"/F/{photos}")


def _of_a_step(guest: httpx.Client, stranger: httpx.Client) -> Iterator[str]:
    for path in ("/", "/now", "/about", "/display"):
        yield from (guest.get(path).text, stranger.get(path).text)
    with guest.stream("GET", "/live") as news:
        yield next(line for line in news.iter_lines() if line.startswith("data:"))
    for path in ("/note", "/vote", "/answer", "/answer/right", "/offer", "/reaction", "/code"):
        for phone in (guest, stranger):
            yield phone.post(path, data={}, headers={"accept": "application/json"}).text


def test_that_the_search_finds_what_is_there(planted: Planted, tmp_path: Path) -> None:
    """Else the rest would say nothing: a card holds its code, a poster the Wi-Fi, and both are declared."""
    held = {}
    for paper in (Paper.BALLOTS, Paper.POSTERS):
        out = print_paper(planted.services, paper, planted.evening, tmp_path / f"{paper}.pdf", slips=4)
        bare = Planted(planted.services, planted.evening, planted.guarded)
        held[paper] = _found(bare, "\n".join(pages.words(out)), "report")
    assert [one for one in held[Paper.BALLOTS] if "code.typed" in one]
    assert [one for one in held[Paper.POSTERS] if "evening.wifi_password" in one]
