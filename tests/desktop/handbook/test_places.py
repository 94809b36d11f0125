"""Wherever the facilitator is, F1 has a page: rooms, sheets, screens, every kind of step, every way to vote, every dialog."""

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cocreate_desktop import desktop
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.desktop.aftercare.room import PAGES, VERSIONS, AftercareRoom
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.handbook.places import of_step, places
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.handbook import pages
from cocreate_desktop.services.services import Services
from tests.readymade import ready_file

# A question, or a frame around one: the page of the room behind it says more than one of its own could.
_QUESTIONS = {"SafeDialog", "AskingDialog"}
_ITSELF = {"HandbookWindow"}


@dataclass(frozen=True)
class There:
    """A project that is open, with an evening that has every kind of step."""

    window: Window
    services: Services
    evening_id: str

    def page(self) -> str:
        """The page that F1 would open."""
        return pages.load("nl").of_place(places(self.window.shell, QApplication.activeWindow())).id


def _every_kind(services: Services) -> None:
    (evening,) = services.evenings.all()
    for kind in KINDS:
        services.evenings.add_step(evening.id, kind)


@pytest.fixture
def there(window: Window, qtbot: QtBot, tmp_path: Path) -> There:
    path = tmp_path / "plein.cocreate"
    key = ready_file(path, "handbook", {"question": "Wat mis je hier?"}, _every_kind)
    window.opener.open(path, key)
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=20_000)
    desk = window.shell.desk
    assert desk is not None
    return There(window, desk.services, window.shell.evening_id)


def _dialogs() -> set[str]:
    """Every dialog of the window, by the name of its class."""
    for found in pkgutil.walk_packages(desktop.__path__, f"{desktop.__name__}."):
        importlib.import_module(found.name)
    names: set[str] = set()
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith(desktop.__name__):
                names.add(kind.__name__)
    return names


def test_that_every_dialog_has_a_page_and_no_other_is_named() -> None:
    named = {
        place.removeprefix("dialog:")
        for page in pages.load("nl").pages
        for place in page.opens
        if place.startswith("dialog:")
    }
    assert named - _dialogs() == set()
    assert _dialogs() - named - _QUESTIONS - _ITSELF == set()


def test_that_the_start_screen_opens_the_front_page(window: Window) -> None:
    assert places(window.shell, window.shell) == ("room:start",)
    assert pages.load("nl").of_place(("room:start",)).id == "index"


def test_that_preparing_opens_the_page_of_the_card_that_has_the_focus(there: There, qtbot: QtBot) -> None:
    room = there.window.shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    assert there.page() == "evening-run-sheet"
    cards = {
        "evening-print": room.prints,
        "dossier": room.outreach,
        "backups": room.safe,
        "evening-project": room.project,
    }
    there.window.shell.activateWindow()
    qtbot.waitUntil(there.window.shell.isActiveWindow)
    for page, card in cards.items():
        first = card.nextInFocusChain()
        assert first is not None
        first.setFocus()
        assert first.hasFocus()
        assert card.isAncestorOf(first)
        assert there.page() == page
    room.venue.open()
    assert there.page() == "venue"


def test_that_a_step_opens_its_own_page_while_it_is_prepared(there: There) -> None:
    room = there.window.shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    room._open_step(True)
    for step in there.services.evenings.steps(there.evening_id):
        room.sheet.sheet.choose(step.id)
        room._show_step()
        assert there.page().startswith("method-" if step.kind is Kind.VOTE else f"step-{step.kind}")


def test_that_a_step_opens_its_own_page_while_it_is_held(there: There) -> None:
    there.window.shell.go("evening")
    room = there.window.shell.room("evening")
    assert isinstance(room, EveningRoom)
    assert there.page() == "evening-start", "nothing is held yet"
    seen = set()
    for step in there.services.evenings.steps(there.evening_id):
        there.services.playing.go_to(there.evening_id, step.id)
        room.enter(there.evening_id)
        seen.add(there.page())
    assert {f"step-{kind}" for kind in KINDS} - {"step-vote"} <= seen


def test_that_a_vote_opens_the_page_of_the_way_in_which_it_is_held(there: There) -> None:
    steps = there.services.evenings.steps(there.evening_id)
    step = next(one for one in steps if one.kind is Kind.VOTE)
    voting = there.services.voting.round_of(step.id)
    assert voting is not None
    there.services.playing.go_to(there.evening_id, step.id)
    there.window.shell.go("evening")
    room = there.window.shell.room("evening")
    assert isinstance(room, EveningRoom)
    for method in METHODS:
        there.services.voting.change_rules(voting.id, method=method)
        view = there.services.overview.evening(there.evening_id)
        assert of_step(view) == (f"method:{method}", "step:vote")
        assert pages.load("nl").of_place(of_step(view)).id == f"method-{method}"
    room.cards.open_cards()
    assert there.page() == "cards"
    room.cards.open_dots()
    assert there.page() == "dots-poster"
    room.cards.open_sheets()
    assert there.page() == "step-exit"


def test_that_each_sheet_of_the_follow_up_opens_its_own_page(there: There) -> None:
    there.window.shell.go("aftercare")
    room = there.window.shell.room("aftercare")
    assert isinstance(room, AftercareRoom)
    opened = {}
    for name in (*PAGES, VERSIONS):
        room.go(name)
        opened[name] = there.page()
    assert opened == {
        "replies": "aftercare",
        "overview": "aftercare",
        "evening": "evening-after",
        "online": "online",
        VERSIONS: "versions",
    }


def test_that_a_question_opens_the_page_of_what_lies_behind_it(there: There) -> None:
    asked = SafeDialog("Weg?", "Dit kan terug.", "Laat staan", parent=there.window.shell)
    found = places(there.window.shell, asked)
    assert found[0] == "dialog:SafeDialog"
    assert pages.load("nl").of_place(found).id == "evening-run-sheet"
    asked.deleteLater()
