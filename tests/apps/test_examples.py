"""The shipped examples in a real workspace: one waits to be played, the other shows how notes became a story."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cocreate_desktop.apps.example import fill_example, put_in_order
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.dossier import RiskKind
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel, hanging
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import (
    IdeasSettings,
    Kind,
    PauseSettings,
    ShowSettings,
    TalkSettings,
    read_settings,
)
from cocreate_desktop.rehearsal.example import BUURTPLEIN, CULTUURVISIE, load
from cocreate_desktop.rehearsal.story import story
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.services import Services

Filled = Callable[..., tuple[Services, Evening]]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Filled]:
    opened = create_services(tmp_path / "voorbeeld.cocreate", {}, key_file=tmp_path / "key")

    def fill(name: str, *, notes: int = 0, grown: bool = False) -> tuple[Services, Evening]:
        return opened.services, fill_example(opened.services, name, notes=notes, grown=grown)

    yield fill
    opened.close()


def views(services: Services, evening: Evening, kind: Kind) -> list[EveningView]:
    steps = services.evenings.steps(evening.id)
    return [services.overview.evening(evening.id, step_id=one.id) for one in steps if one.kind is kind]


def test_that_the_square_is_the_whole_evening_with_pages_a_clock_and_pictured_options(filled: Filled) -> None:
    services, evening = filled(BUURTPLEIN)
    steps = services.evenings.steps(evening.id)
    assert [step.title for step in steps][-2:] == ["Klopt dit?", "Exitpeiling"]
    assert len(steps) == 14
    settings = {step.title: read_settings(step) for step in steps}
    shown, ideas = settings["Terugblik"], settings["Ideeën verzamelen"]
    assert isinstance(shown, ShowSettings)
    assert shown.names == ("Het tafelplein", "Het speelplein")
    assert isinstance(ideas, IdeasSettings)
    assert ideas.think == (1, 2, 4, 5)
    tables = settings["Aan tafels"]
    assert isinstance(tables, TalkSettings)
    assert (tables.form, tables.cards, tables.questions[1]) == ("cafe", True, "En wie doet er mee?")
    vote, *_others = views(services, evening, Kind.VOTE)
    assert vote.round is not None
    pictures = [option.picture for option in vote.round.options]
    assert len(set(pictures)) == 5
    assert all(services.showing.picture(one).startswith(b"\x89PNG") for one in pictures)
    # What the room chooses between is what it was shown.
    assert pictures[:2] == list(shown.pages)
    assert not services.capturing.notes(evening.id)


def test_that_the_square_also_divides_a_budget_and_asks_who_stands_behind_it(filled: Filled) -> None:
    services, evening = filled(BUURTPLEIN)
    rounds = [view.round for view in views(services, evening, Kind.VOTE)]
    assert [found.round.method for found in rounds if found] == ["dots", "budget", "support"]
    assert not any(services.voting.lacking(found.round.id) for found in rounds if found)
    _dots, budget, _support = load(BUURTPLEIN).votes
    found = rounds[1]
    assert found is not None
    assert (found.round.rule, found.round.budget) == ("equal-shares", budget.budget)
    assert [option.cost for option in found.options] == [option.cost for option in budget.options]


def test_that_the_vision_of_culture_has_three_dilemmas_and_dots(filled: Filled) -> None:
    services, evening = filled(CULTUURVISIE)
    rounds = [view.round for view in views(services, evening, Kind.VOTE)]
    assert [found.round.method for found in rounds if found] == ["choice"] * 3 + ["dots"]
    assert [len(found.options) for found in rounds if found] == [2, 2, 2, 5]
    assert all(found.round.phase is Phase.DRAFT for found in rounds if found)
    (pause,) = views(services, evening, Kind.PAUSE)
    assert pause.step is not None
    settings = read_settings(pause.step)
    assert isinstance(settings, PauseSettings)
    assert settings.message
    questions = {view.step.question for view in views(services, evening, Kind.VOTE) if view.step}
    assert questions == {vote.question for vote in load(CULTUURVISIE).votes}


def test_that_the_grown_example_reads_as_a_story_of_its_notes(filled: Filled) -> None:
    services, evening = filled(CULTUURVISIE, grown=True)
    example = load(CULTUURVISIE)
    board = services.boards.board(evening.id)
    assert [theme.name for theme in board.themes] == [theme.title for theme in example.themes]
    notes = services.capturing.notes(evening.id)
    assert len(notes) == len(example.notes) + len(example.later)
    assert {note.channel for note in notes} == {Channel.PHONE, Channel.DESK}
    assert {note.table for note in notes} == {"", *"123456"}
    titles = {step.id: step.title for step in services.evenings.steps(evening.id)}
    by_step = Counter(titles[note.step_id] for note in notes)
    assert by_step["De vraag aan de stad"] == len(example.notes)
    assert by_step["Aan tafels: een plan"] == 19
    # What was said twice hangs there once.
    assert len(hanging(notes)) < len(notes)
    assert max(board.times.values()) == 2
    assert [note.text for note in board.of("") if note.text == "Gewoon de markt"]


def test_that_putting_in_order_twice_changes_nothing(filled: Filled) -> None:
    services, evening = filled(CULTUURVISIE, grown=True)
    before = services.boards.board(evening.id)
    put_in_order(services, evening.id, load(CULTUURVISIE))
    assert services.boards.board(evening.id) == before


def test_that_an_unknown_example_leaves_the_project_as_it_was(filled: Filled) -> None:
    with pytest.raises(BadValue):
        filled("plein")
    services, _evening = filled(BUURTPLEIN, notes=3)
    assert services.projects.current().name == "Buurtplein Den Bosch"


def test_that_each_example_gets_a_file_of_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    projects = LocalProjects(0, "127.0.0.1")
    names = []
    for name in (BUURTPLEIN, CULTUURVISIE, CULTUURVISIE):
        project = projects.example(name)
        names.append(project.path.name)
        first, *others = project.services.evenings.all()
        notes = project.services.capturing.notes(first.id)
        assert bool(notes) == (name == CULTUURVISIE)
        _is_rich(project.services, name)
        assert [evening.name for evening in others] == [one.planned.title for one in story(name).evenings[1:]]
        project.close()
    assert names == [
        "Voorbeeld Buurtplein.cocreate",
        "Voorbeeld Cultuurvisie.cocreate",
        "Voorbeeld Cultuurvisie 2.cocreate",
    ]
    with pytest.raises(BadValue):
        projects.example("../plein")


def _is_rich(services: Services, name: str) -> None:
    """What a project has before its first evening: who was invited and how, its phases, and what it is measured against."""
    told, view = story(name), services.projectview.now()
    assert [line.visits for line in view.outreach] == [line["opened"] for line in told.outreach]
    assert all(line.outreach.code for line in view.outreach)
    assert len(services.dossier.phases.all()) == len(told.phases) >= 3
    assert {risk.kind for risk in services.dossier.risks.all()} == set(RiskKind)
    assert view.project.base_number == told.example.project.base == told.area.inhabitants - told.area.bands[0]
    assert view.lacks == ()
