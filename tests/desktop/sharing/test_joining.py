"""From the start screen a project that lives elsewhere comes: from a laptop nearby, the centre or a stick; then it opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreate_desktop.desktop.sharing.joindialog import HUB, LAPTOP, STICK, JoinDialog, Joined
from cocreate_desktop.desktop.start.rowbutton import RowButton
from cocreate_desktop.domain.errors import ReadOnly
from cocreate_desktop.domain.syncerrors import BadBundle, BadPairing, Unreachable, WrongPassphrase
from cocreate_desktop.services.sharing import Nearby
from tests.desktop.sharing.conftest import Shown
from tests.desktop.sharing.roads import NEAR


@pytest.fixture
def dialog(shown: Shown) -> JoinDialog:
    """Opened by its row, and the laptops nearby were found."""
    shown.window.shell.close_project()
    row = shown.window.start.findChild(RowButton, "join")
    assert row is not None
    row.click()
    (found,) = shown.window.shell.findChildren(JoinDialog)
    shown.settle()
    return found


def came(shown: Shown) -> str:
    """The file that is open now."""
    desk = shown.window.shell.desk
    return desk.project.path.name if desk is not None else ""


def join(shown: Shown, dialog: JoinDialog) -> None:
    dialog.deed_button.click()
    shown.settle()
    shown.settle()


def test_that_the_one_laptop_nearby_is_chosen_and_its_project_opens(shown: Shown, dialog: JoinDialog) -> None:
    assert [dialog.found.item(i).text() for i in range(dialog.found.count())] == [
        f"{NEAR.name} · {NEAR.project}"
    ]
    assert dialog.address.text() == NEAR.address
    assert not dialog.deed_button.isEnabled()
    dialog.code.setText("K7QF 2M9X HT4D")
    with shown.projects.hand.held.up():
        dialog.deed_button.click()
        shown.qtbot.waitUntil(lambda: "120" in dialog.notice.text())
        assert not dialog.form.isEnabled()
    shown.settle()
    shown.settle()
    assert shown.projects.hand.asked == [("laptop", NEAR.address, "K7QF 2M9X HT4D")]
    assert came(shown) == f"{NEAR.project}.cocreate"


def test_that_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    shown: Shown, dialog: JoinDialog
) -> None:
    held = shown.projects.hand.held
    dialog.code.setText("K7QF")
    for problem, field in (
        (BadPairing(peer="x"), "laptopCode"),
        (Unreachable(peer="x"), "laptopAddress"),
        (ReadOnly(path=Path("x")), "folder"),
    ):
        held.problem = problem
        join(shown, dialog)
        assert problem.next in dialog.notice.text()
        wrong = dialog.focusWidget()
        assert wrong is not None
        assert (wrong.objectName(), wrong.property("error")) == (field, True)
    assert (dialog.address.text(), dialog.code.text()) == (NEAR.address, "K7QF")
    dialog.choose_road(STICK)
    dialog.file.setText("/media/stick/plein.cocreate-bundle")
    dialog.passphrase.setText("mis")
    for bad, at in (
        (WrongPassphrase(path=Path("plein.cocreate-bundle")), "passphrase"),
        (BadBundle(path=Path("plein.cocreate-bundle")), "file"),
    ):
        held.problem = bad
        join(shown, dialog)
        focused = dialog.focusWidget()
        assert focused is not None
        assert focused.objectName() == at
    dialog.folder.setText("")
    assert not dialog.deed_button.isEnabled()
    assert came(shown) == ""


def test_that_a_project_comes_from_the_centre_and_from_a_stick(shown: Shown, dialog: JoinDialog) -> None:
    dialog.choose_road(HUB)
    assert dialog.address.text() == ""
    dialog.address.setText("https://samen.rivierstad.example")
    dialog.code.setText("ABCD-EFGH")
    join(shown, dialog)
    assert shown.projects.hand.asked == [("hub", "https://samen.rivierstad.example", "ABCD-EFGH")]
    assert came(shown).endswith(".cocreate")
    shown.window.opener.ask_join()
    shown.settle()
    (other,) = (one for one in shown.window.shell.findChildren(JoinDialog) if one.isVisible())
    other.choose_road(STICK)
    other.file.setText("/media/stick/plein.cocreate-bundle")
    other.passphrase.setText("lange tafel onder linde")
    join(shown, other)
    assert shown.projects.hand.asked[-1][0] == "stick"
    assert came(shown) == "plein.cocreate"


def test_that_nobody_nearby_is_said_with_what_to_do_and_looked_for_again(
    shown: Shown, dialog: JoinDialog
) -> None:
    shown.projects.hand.near = ()
    dialog.look_again.click()
    assert not dialog.look_again.isEnabled()
    shown.settle()
    assert dialog.found.count() == 0
    assert dialog.found_words.isVisible()
    shown.projects.hand.near = (NEAR, Nearby("Laptop bij de deur", "", "192.168.8.9:8443"))
    dialog.look_again.click()
    shown.settle()
    assert dialog.found.count() == 2
    dialog.choose_road(LAPTOP)
    dialog.found.setCurrentRow(1)
    assert dialog.address.text() == "192.168.8.9:8443"


def test_that_closing_while_it_comes_stops_nothing_and_takes_no_open_project_away(
    shown: Shown, dialog: JoinDialog
) -> None:
    dialog.code.setText("K7QF")
    with shown.projects.hand.held.up():
        dialog.deed_button.click()
        dialog.reject()
    shown.settle()
    shown.settle()
    assert came(shown) == f"{NEAR.project}.cocreate"
    shown.window.opener._joined(Joined(Path("elders.cocreate"), seen=False))
    assert came(shown) == f"{NEAR.project}.cocreate"
    assert "elders.cocreate" in shown.said
