"""The dashboard over HTTP: every figure stands with what it is of, words of people stay words, and what cannot be
read is told."""

import asyncio
import html
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Never

import httpx
import pytest
from openpyxl import load_workbook

from cocreate_desktop.central.dashboard import KnownFigures, Over, ProjectSource
from cocreate_desktop.codes.voting_codes import TypedVotingCodes
from cocreate_desktop.domain.errors import DamagedWorkspace
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.services.ports import Query
from cocreate_desktop.services.services import Services, make_services
from tests.central.dashboards import HOME, Hub, a_hub, source_of
from tests.fakes import FakeStore
from tests.hostile import TRAPS
from tests.paper.evenings import an_evening
from tests.paper.wholeproject import a_whole_project

WITH_A_BASE = re.compile(
    r"(?:<\s)?\d+ % [\d,]+ (?:of|people beside) [\d,]+|goal (?:of|was) \d+ %|between \d+ and \d+ %"
)
"""Every percentage that the page may say: with its base beside it, a goal, or where the percentage may lie."""


@pytest.fixture(scope="module")
def whole() -> Services:
    return a_whole_project(name="Buurtplein", base_number=1800).told.services


@pytest.fixture(scope="module")
def hub(whole: Services) -> Hub:
    """Two projects, one of them hardly begun; somebody is signed in."""
    made = a_hub(whole, an_evening(name="Lindestraat").services)
    made.enter()
    return made


class Broken(dict[str, Sequence[ProjectSource]]):
    """Where no project can be found."""

    def get(self, *_asked: object) -> Never:
        raise DamagedWorkspace(path="hub", backups=0)


def words(page: str) -> str:
    """What is read on a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_that_every_figure_stands_with_what_it_is_of(hub: Hub) -> None:
    said = words(hub.get("/dashboard?lang=en").text)
    for told in (
        "2 projects 2 of 3 evenings held",
        "92 people In 2 of 2 projects. Who was in two projects counts in both.",
        "3 % 48 of 1,810 residents",
        "51 people counted, in 1 of 2 projects.",
        "88 % 21 of 24 people gave a 7 or higher With 24 answers it lies somewhere between 68 and 96 %",
        "The goal of 60 % is not reached: 1,038 more needed.",
        "Our goal was 95 %: not reached.",
        "68 dots, chosen by 34 of 34 valid votes",
        "3 of 3 themes have a reply 1 yes, 1 partly, 1 no",
        "0 of 2 pledges done 1 open, 1 being done",
        "51 people in 63 visits",
        "last from a laptop today at 18:13",
        "The number to measure reach against is not filled in yet.",
        "Nobody gave a mark yet.",
    ):
        assert told in said, told
    assert "%" in said
    assert "%" not in WITH_A_BASE.sub("", said)
    assert "groep Tafel" not in said
    dutch = hub.get("/dashboard?lang=nl").text
    assert '<html lang="nl"' in dutch
    assert (
        '<html lang="nl"' in hub.get("/dashboard", headers={"accept-language": "en"}).text
    )  # chosen once, kept


def test_that_words_of_people_stay_words_everywhere() -> None:
    trapped = an_evening(name=TRAPS[0], question=TRAPS[5]).services
    trapped.projects.change(base_source=TRAPS[1], base_number=100)
    trapped.evenings.change(trapped.evenings.all()[0].id, name=TRAPS[3])
    hub = a_hub(trapped)
    hub.enter()
    page = hub.get("/dashboard").text
    for word in ("<script", "<img src=x", "<iframe", "<b>Den", "onerror=window.pwned=1>"):
        assert word not in page
    assert TRAPS[0] in words(page)
    answer = hub.get(f"/dashboard/projects/{trapped.projects.current().id}/csv")
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.zip"', answer.headers["content-disposition"])


def test_that_everything_can_be_taken_along(hub: Hub, whole: Services) -> None:
    for form in ("csv", "jsonl", "xlsx"):
        answer = hub.get(f"/dashboard/export/{form}")
        assert answer.status_code == 200
        assert int(answer.headers["content-length"]) == len(answer.content)
        assert answer.headers["content-disposition"].startswith(
            'attachment; filename="gemeente-b-den-bosch-b-2026'
        )
        if form == "csv":
            assert "projects.csv" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
        elif form == "xlsx":
            assert load_workbook(io.BytesIO(answer.content)).worksheets[1].max_row == 3
        else:
            assert {json.loads(line)["type"] for line in answer.text.splitlines()} >= {"projects", "themes"}
    answer = hub.get(f"/dashboard/projects/{whole.projects.current().id}/jsonl")
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    first = packed.read("01-2026-11-24/evening.jsonl").decode().splitlines()[0]
    assert json.loads(first)["schema"] == 3
    for absent in (
        "export/pdf",
        "projects/nobody/csv",
        "niets",
        "static/x/../../secret",
        "static/x/none.css",
    ):
        answer = hub.get(f"/dashboard/{absent}")
        assert (answer.status_code, 'role="alert"' in answer.text) == (404, True)


def test_that_nobody_sees_the_projects_of_another_organisation(hub: Hub, whole: Services) -> None:
    other = Hub(hub.projects, hub.accounts)
    other.enter("leeg")
    page = other.get("/dashboard").text
    assert "Wijkraad" in page
    assert "Buurtplein" not in page
    assert other.get(f"/dashboard/projects/{whole.projects.current().id}/csv").status_code == 404
    assert other.get("/dashboard/export/csv").status_code == 404


@pytest.mark.expected_log("a project could not be read")
def test_that_a_project_that_cannot_be_read_is_told_and_hides_no_other(whole: Services) -> None:
    hub = a_hub(whole)

    def damaged() -> object:
        raise DamagedWorkspace(path="o1/p2", backups=0)

    hub.projects["o1"] = [*hub.projects["o1"], source_of(an_evening().services, state=damaged)]
    hub.enter()
    answer = hub.get("/dashboard?lang=en")
    assert answer.status_code == 200
    assert "1 project could not be read just now." in words(answer.text)
    assert "Buurtplein" in answer.text
    refused = hub.get("/dashboard/export/csv?lang=en")
    assert refused.status_code == 503
    assert "Nothing was made." in words(refused.text)


def test_that_a_project_that_sent_nothing_yet_is_told_and_stops_no_export(whole: Services) -> None:
    hub, bus = a_hub(whole), Bus()
    empty = make_services(FakeStore("p1", bus), bus, whole.clock, TypedVotingCodes())
    known = [replace(one, followers=Followers(41, 2, 1)) for one in hub.projects["o1"]]
    hub.projects["o1"] = [*known, ProjectSource("p1", empty, lambda: (), lambda: "")]
    hub.enter()
    said = words(hub.get("/dashboard?lang=en").text)
    assert "1 project has a place here, but no laptop has sent anything of it yet." in said
    assert "1 project 2 of 2 evenings held" in said
    assert "41 people at home wait for news, 1 can be asked for help, 2 have not said yes yet" in said
    assert hub.get("/dashboard/export/csv").status_code == 200
    assert hub.get("/dashboard/projects/p1/csv").status_code == 404


def test_that_projects_past_their_last_day_are_told_by_name_and_day(whole: Services) -> None:
    hub, bus = a_hub(whole), Bus()
    (source,) = hub.projects["o1"]
    empty = make_services(FakeStore("p1", bus), bus, whole.clock, TypedVotingCodes())
    gone = [Over("Oude <i>straat</i>", "2025-05-01"), Over("Kade", "2026-03-31")]
    ended = [replace(source, id=one.name, services=empty, over=one) for one in gone]
    hub.projects["o1"] = [source, *ended]
    hub.enter()
    page = hub.get("/dashboard?lang=en").text
    assert "Oude &lt;i&gt;straat&lt;/i&gt;" in page
    said = words(page)
    assert said.index("Kade") < said.index("Oude <i>straat</i>")
    assert "was to be kept until 31 March 2026. The hub has deleted its copy" in said
    assert "until 1 May 2025" in said
    assert "has a place here" not in said
    assert hub.get("/dashboard/export/csv").status_code == 200
    # Where nothing else is left the page says both.
    hub.projects["o1"] = ended
    assert "Kade" in words(hub.get("/dashboard").text)


@pytest.mark.expected_log("the dashboard could not answer")
def test_that_a_hub_that_cannot_answer_says_so(hub: Hub) -> None:
    other = Hub(Broken(), hub.accounts)
    other.cookies = dict(hub.cookies)
    answer = other.get("/dashboard?lang=en")
    assert answer.status_code == 503
    assert "What laptops sent is kept." in words(answer.text)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")


def test_that_figures_are_read_once_until_something_comes_in() -> None:
    services = an_evening().services
    reads, state = [], [1]
    store = services.store

    def counted(query: Query[object]) -> object:
        reads.append(1)
        return read(query)

    read, store.read = store.read, counted  # type: ignore[method-assign,assignment]
    known, source = KnownFigures(), source_of(services, state=lambda: tuple(state))
    reads.clear()
    first = known.of(source)
    assert first is not None
    assert known.of(source) is first
    assert len(reads) == 1
    state[0] = 2
    services.projects.change(name="Anders")
    again = known.of(source)
    assert again is not None
    assert again.project.name == "Anders"


def test_that_many_ask_at_once_and_all_are_answered(hub: Hub) -> None:
    async def all_at_once() -> list[int]:
        transport = httpx.ASGITransport(app=hub.app)
        async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=hub.cookies) as client:
            answers = await asyncio.gather(*(client.get("/dashboard") for _one in range(12)))
            return [one.status_code for one in answers]

    assert asyncio.run(all_at_once()) == [200] * 12
