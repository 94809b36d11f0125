"""One evening on two laptops and a hub, while the network cuts, loses answers and goes away, and the hub dies: two real
windows, the program `cocreate hub` on a real PostgreSQL, and neighbours with phones. At its end all three hold the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.desktop.aftercare.room import VERSIONS, AftercareRoom
from cocreate_desktop.desktop.conflicts.casewords import Pick
from cocreate_desktop.desktop.erasing.dialog import LOOK, RECEIPT, EraseDialog
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import page_address
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.services import Services
from tests import hubs
from tests.flows.hall import CTRL
from tests.flows.sharedhall import SharedEvening, join, pair, shared_evening
from tests.flows.votes.votehall import VoteHall

pytestmark = pytest.mark.postgres
CUT_EVERY = 60_000
"""Bytes after which a line is cut: a greeting and a portion come through, a whole evening never does."""
HERS = "Een nestkast voor de spreeuwen"
TOGETHER = "Lange tafel onder de lindes"
HERE, THERE = "Lange tafel met stopcontact", "Lange tafel onder een dak"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hubs.server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture
def evening(
    qtbot: QtBot, qapp: QApplication, project: OpenWorkspace, server: str, tmp_path: Path
) -> Iterator[SharedEvening]:
    """The windows stand at the beginning, a neighbour's card is made, and the hub is there."""
    _plan(project.services)
    with shared_evening(qtbot, qapp, project, hubs.new_database(server), tmp_path) as made:
        yield made


def test_that_two_laptops_and_a_hub_hold_one_evening_whatever_the_network_does(
    evening: SharedEvening, tmp_path: Path
) -> None:
    _come_together(evening, tmp_path / "second")
    _write_along(evening)
    _work_while_the_hub_is_dead(evening)
    _vote_and_count(evening)
    _work_apart(evening)
    _choose(evening)
    _forget_a_neighbour(evening)
    assert sum(way.cuts for way in evening.network.ways) > 4
    assert len(evening.digests()) == 1
    assert "" not in evening.digests()
    assert evening.problems() == []


def _plan(services: Services) -> None:
    """Ideas and a vote on two of them."""
    (evening,) = services.evenings.all()
    for step in services.evenings.steps(evening.id):
        if step.kind is Kind.VOTE:
            found = services.voting.round_of(step.id)
            assert found is not None
            services.voting.change_rules(found.id, method="choice")
            services.voting.set_options(found.id, ["Een grote tafel", "Speelplek"])
        elif step.kind is Kind.IDEAS:
            services.evenings.change_settings(step.id, think=())
        else:
            services.evenings.remove_step(step.id)
    services.evenings.change(evening.id, moderated=False)
    services.cards.make_codes(evening.id, 1)


def _texts(hall: VoteHall) -> list[str]:
    return sorted(note.text for note in hall.services.capturing.notes(hall.evening.id))


def _write(hall: VoteHall, *notes: str) -> None:
    hall.focus(hall.part(CaptureLine, "line"))
    for words in notes:
        hall.type(words)


def _come_together(evening: SharedEvening, folder: Path) -> None:
    """The first one pairs with the hub, the second joins it by the code and pairs as well. From now on every line is cut."""
    first, second, network = evening.first, evening.second, evening.network
    for way in network.ways:
        way.cut_every = CUT_EVERY
    assert pair(first, network.first_to_hub, evening.codes[0]).name == "De centrale"
    first.press(Qt.Key.Key_2, CTRL)
    first.until(lambda: first.desk.project.hall.running)
    join(first, second, network.in_the_hall, folder)
    pair(second, network.second_to_hub, evening.codes[1])
    evening.meet()
    assert [one.place for one in second.services.together.laptops()] == [0, 1]


def _write_along(evening: SharedEvening) -> None:
    """Both type notes, and a neighbour sends one with the code of her card. It all goes by itself."""
    first, second = evening.first, evening.second
    first.press(Qt.Key.Key_F5)
    first.press(Qt.Key.Key_PageDown)
    assert first.kind is Kind.IDEAS
    second.press(Qt.Key.Key_2, CTRL)
    second.until(lambda: second.kind is Kind.IDEAS)
    evening.network.in_the_hall.lose_reply()
    _write(second, TOGETHER, "Bankjes in de zon")
    _write(first, "Meer bomen")
    _hang_a_photo(first)
    evening.network.in_the_hall.cut()
    with Phone(page_address(first.desk.project.hall.address, _card(first).token)) as hers:
        hers.join()
        hers.send_note(HERS)
    wanted = sorted([TOGETHER, "Bankjes in de zon", "Meer bomen", "Van de muur", HERS])
    first.until(lambda: _texts(first) == _texts(second) == wanted)
    evening.meet()
    assert HERS.casefold() in evening.said_at_hub()


def _hang_a_photo(hall: VoteHall) -> None:
    """A note with a picture that is larger than what any line brings in one go."""
    step = hall.step(Kind.IDEAS)

    def work(unit: UnitOfWork) -> None:
        picture = unit.keep_blob(random.Random(8).randbytes(3 * CUT_EVERY), "image/jpeg")
        unit.add(
            Note(
                id=new_id(),
                project_id=unit.project_id,
                evening_id=step.evening_id,
                step_id=step.id,
                text="Van de muur",
                original="Van de muur",
                channel=Channel.PHOTO,
                picture=picture,
            )
        )

    hall.services.store.run(work)


def _card(hall: VoteHall) -> Code:
    (code,) = hall.services.cards.codes(hall.evening.id)
    return code


def _work_while_the_hub_is_dead(evening: SharedEvening) -> None:
    """The evening does not wait, both windows say so, and it all comes there once the hub is back."""
    evening.hub.kill()
    _write(evening.first, "Een pomp")
    _write(evening.second, "Licht bij de bankjes")
    for hall in evening.both:
        hall.desk.project.sharing.resume()
    evening.at_both(lambda hall: hall.desk.project.sharing.state.phase is SharePhase.TROUBLE)
    evening.first.until(lambda: _texts(evening.first) == _texts(evening.second))
    evening.restart_hub()
    evening.network.second_to_hub.lose_reply(2)
    evening.meet()
    evening.at_both(lambda hall: hall.desk.project.sharing.state.phase is SharePhase.SAFE)


def _vote_and_count(evening: SharedEvening) -> None:
    """A phone votes at the first one, hands are counted at the second; both see what came of it."""
    first, second = evening.first, evening.second
    with first.phone() as hers:
        first.phones = [hers]
        first.press(Qt.Key.Key_PageDown)
        assert first.kind is Kind.VOTE
        first.open_vote()
        first.by_phone(hers, {"A": 1})
        second.until(lambda: second.view.round is not None and second.found.voted == 1)
        second.counted(Channel.HANDS, (3, 2), 5)
        evening.at_both(lambda hall: hall.found.voted == 6)
        first.press(Qt.Key.Key_PageDown)
        first.reveal_vote()
    evening.meet()
    totals = [[one.total for one in hall.found.tally.options] for hall in evening.both if hall.found.tally]
    assert totals == [[4, 2], [4, 2]]


def _work_apart(evening: SharedEvening) -> None:
    """The second laptop is out of reach, and both change one note."""
    first, second = evening.first, evening.second
    evening.network.second_is(away=True)
    first.press(Qt.Key.Key_PageUp)
    for hall, words in ((second, THERE), (first, HERE)):
        note = next(one for one in hall.services.capturing.notes(hall.evening.id) if one.text == TOGETHER)
        hall.services.capturing.edit(note.id, words)
    assert THERE in _texts(second)
    assert THERE not in _texts(first)
    evening.network.second_is(away=False)
    evening.meet()
    assert _texts(first) == _texts(second)
    assert len(_texts(first)) == 7, "nothing was lost or doubled"


def _choose(evening: SharedEvening) -> None:
    """The first window says that there are two versions; two clicks keep its own, everywhere."""
    first, second = evening.first, evening.second
    evening.at_both(lambda hall: hall.services.conflicts.count() == 1)
    assert first.part(Chip, "headVersions").isVisible()
    first.press(Qt.Key.Key_3, CTRL)
    room = first.shell.room("aftercare")
    assert isinstance(room, AftercareRoom)
    room.go(VERSIONS)
    screen = room.versions
    first.until(screen.isVisible)
    assert screen.case is not None
    wanted = Pick.LEFT if screen.case.left.here else Pick.RIGHT
    first.click(screen.cards[wanted].button)
    first.click(screen.keep)
    evening.at_both(lambda hall: hall.services.conflicts.count() == 0 and HERE in _texts(hall))
    evening.meet()
    assert THERE not in _texts(second)


def _forget_a_neighbour(evening: SharedEvening) -> None:
    """Three clicks at the second laptop, and what she wrote is nowhere."""
    first, second = evening.first, evening.second
    second.press(Qt.Key.Key_3, CTRL)
    second.click(second.part(KeyButton, "erase"))
    dialog = second.part(EraseDialog, "")
    dialog.wanted.setText(voting_codes.shown(_card(second).typed))
    second.click(dialog.deed_button)
    second.until(lambda: dialog.part == LOOK)
    second.click(dialog.deed_button)
    second.until(lambda: dialog.part == RECEIPT)
    dialog.reject()
    first.until(lambda: HERS not in _texts(first))
    evening.meet()
    assert "spreeuw" not in evening.said_at_hub()
    assert len(_texts(first)) == len(_texts(second)) == 6
