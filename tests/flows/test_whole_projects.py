"""Each example as a whole project, from the first flyer to the last reply, played through the services without a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from cocreate_desktop import language
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.outward import FileDesk, PaperDesk
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.proposals import ReactionState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.example import BUURTPLEIN, EXAMPLES
from cocreate_desktop.rehearsal.story import Story, story
from cocreate_desktop.services.outside import Format, Paper
from cocreate_desktop.services.services import Services
from tests.exchange.test_recomputed import shown
from tests.recomputed import recomputed

RESULTS = (Kind.VOTE, Kind.PROPOSAL, Kind.READBACK, Kind.EXIT, Kind.OFFERS)
CHAPTERS = ("decided", "proposal", "agreed")
A_DECISION = re.compile("besluit|decision", re.IGNORECASE)


class StoryClock:
    """The day on which the story is; each look takes three seconds, so that what comes later is later."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=3)
        return self._now

    def put(self, day: date) -> None:
        self._now = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)


@dataclass(frozen=True)
class Played:
    """A project that is over."""

    services: Services
    story: Story
    folder: Path


@pytest.fixture(scope="module", params=EXAMPLES)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    name, folder = str(request.param), tmp_path_factory.mktemp("whole")
    clock = StoryClock()
    opened = create_services(folder / "project.cocreate", {}, key_file=folder / "key", clock=clock)
    fill_example(opened.services, name)
    whole = WholeStory(opened.services, name, today=clock.put)
    whole.before()
    for place, _evening in enumerate(whole.evenings):
        whole.come(place)
    whole.after()
    yield Played(opened.services, story(name), folder)
    opened.close()


def test_that_a_whole_project_tells_honestly_how_far_it_came(played: Played) -> None:
    view = played.services.projectview.now()
    assert [line.people for line in view.evenings] == [told.people for told in played.story.evenings]
    assert all(line.over for line in view.evenings)
    assert view.visits == sum(told.people for told in played.story.evenings)
    assert view.took_part is not None
    assert view.took_part < view.visits - sum(told.again for told in played.story.evenings)
    assert view.reach is not None
    assert view.reach.reached is False
    assert view.satisfaction is not None
    assert view.satisfaction.n == sum(sum(told.marks) for told in played.story.evenings) > 100
    assert view.satisfaction.percent in (94, 95, 96)
    assert view.lacks == ()
    assert {one.state for one in view.pledges} >= {PledgeState.OPEN, PledgeState.DOING, PledgeState.DONE}
    assert any(promise.done_on for promise in view.promises)
    assert view.advice
    assert "verzonnen" in view.project.base_source.casefold()


def test_that_every_number_of_a_whole_project_can_be_computed_again(played: Played) -> None:
    services, last = played.services, played.services.evenings.all()[-1].id
    folder = FileDesk(services).export(last, Format.CSV, played.folder / "csv")
    assert recomputed(folder) == shown(services.projectview.now())
    for spoken in language.LANGUAGES:
        language.use(spoken)
        book = FileDesk(services).export(last, Format.XLSX, played.folder / f"{spoken}.xlsx")
        assert len(load_workbook(book, read_only=True).sheetnames) > 10


def test_that_the_way_of_an_idea_goes_from_the_wall_to_the_reply(played: Played) -> None:
    services = played.services
    first = services.evenings.all()[0]
    seen: set[str] = set()
    for note in services.capturing.notes(first.id):
        if _loose(note) or note.theme_id in seen:
            continue
        seen.add(note.theme_id)
        way = services.tracing.of(note.id)
        assert way.answered
        assert [one.versions for one in way.paragraphs] == [(1, 2)]
        assert [reply.id for reply in way.replies] == [note.theme_id]
    assert len(seen) == len(played.story.paragraphs) >= 5


def _loose(note: Note) -> bool:
    return note.state is not NoteState.SHOWN or not note.theme_id


def test_that_people_see_how_support_grew_and_what_was_done_with_what_they_said(played: Played) -> None:
    services = played.services
    (proposal,) = services.proposals.all()
    before, after = services.proposals.support(proposal.id)
    assert (before.version.number, after.version.number) == (1, 2)
    assert after.count("4") + after.count("5") < before.count("4") + before.count("5")
    assert services.overview.round(after.round_id).round.follows == before.round_id
    steps = [step for evening in services.evenings.all() for step in services.evenings.steps(evening.id)]
    view = services.proposals.view(next(step.id for step in steps if step.kind is Kind.PROPOSAL))
    assert view.reactions
    assert not view.open
    assert not view.lacking
    assert {one.state for one in view.reactions} >= {ReactionState.TAKEN_OVER, ReactionState.NOT}
    offers = [
        one for step in steps if step.kind is Kind.OFFERS for one in services.offers.view(step.id).offers
    ]
    assert any(one.met_by for one in offers)
    assert len({one.number for one in offers}) == len(offers)
    assert {one.number for one in services.contacts.all()} < {one.number for one in offers}


def test_that_the_report_of_a_whole_project_is_no_draft(played: Played) -> None:
    services, last = played.services, played.services.evenings.all()[-1].id
    assert services.projectview.now().draft == ()
    language.use("nl")
    pdf = PaperDesk(services, str).print(Paper.REPORT, last, played.folder / "report.pdf")
    words = _words(pdf)
    for reply in played.story.replies:
        assert reply.words in words
        assert reply.why in words
    for contact in services.contacts.all():
        assert contact.name not in words
    assert "concept van" not in words
    assert played.story.title in words


def _words(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    words = " ".join(pdf[place].get_textpage().get_text_range() for place in range(len(pdf)))
    pdf.close()
    return " ".join(words.split())


def test_that_no_result_of_a_whole_project_is_called_a_decision_on_a_rung_that_advises(
    played: Played,
) -> None:
    if played.story.example.name != BUURTPLEIN:
        pytest.skip("only the square advises")
    services = played.services
    for spoken in language.LANGUAGES:
        language.use(spoken)
        for evening in services.evenings.all():
            for step in services.evenings.steps(evening.id):
                if step.kind in RESULTS:
                    view = services.overview.evening(evening.id, step_id=step.id)
                    state = stage_state(view, address="", now=services.clock.now())
                    assert not [said for said in _texts(state.body) if A_DECISION.search(said)], step.title
        page = FileDesk(services).export(evening.id, Format.HTML, played.folder / f"{spoken}.html")
        html = page.read_text(encoding="utf-8")
        for chapter in CHAPTERS:
            assert not A_DECISION.findall(_chapter(html, chapter)), chapter


def _texts(value: object) -> Iterator[str]:
    """Every text in frozen values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _chapter(html: str, name: str) -> str:
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', html, re.DOTALL)
    assert found is not None, name
    return found.group()
