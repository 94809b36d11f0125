"""Pairing, letting a laptop join, and sticks: nothing typed is lost, nothing waits, and closing stops nothing that goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cocreate_desktop.desktop.sharing.offerdialog import OfferDialog
from cocreate_desktop.desktop.sharing.pairdialog import PairDialog
from cocreate_desktop.desktop.sharing.sticks import TakeStickDialog, WriteStickDialog
from cocreate_desktop.domain.errors import BadValue, CocreateError, DiskFull
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.syncerrors import BadPairing, NotOurPeer, Unreachable, WrongPassphrase
from cocreate_desktop.language import _
from tests.desktop.scene import NOW
from tests.desktop.sharing.conftest import Shown
from tests.desktop.sharing.roads import CODE, HUB, NOTES, OFFER, STATES

STRONG = "lange tafel onder linde"


def pairing(shown: Shown) -> PairDialog:
    dialog = shown.way("pairHub")
    assert isinstance(dialog, PairDialog)
    assert not dialog.deed_button.isEnabled()
    dialog.address.setText(" samen.rivierstad.example ")
    dialog.code.setText("ABCD-EFGH")
    assert dialog.deed_button.isEnabled()
    return dialog


PROBLEMS: tuple[tuple[CocreateError, str], ...] = (
    (NotOurPeer(peer="x", why="het certificaat is verlopen."), "address"),
    (BadValue(value="samen", example="https://samen.rivierstad.example"), "address"),
    (Unreachable(peer="samen"), "address"),
    (BadPairing(peer="x"), "code"),
)


def test_that_a_pairing_that_fails_says_so_and_keeps_what_was_typed(shown: Shown) -> None:
    dialog = pairing(shown)
    for problem, field in PROBLEMS:
        shown.hand.held.problem = problem
        dialog.deed_button.click()
        shown.settle()
        assert dialog.isVisible()
        assert problem.happened in dialog.notice.text()
        assert problem.next in dialog.notice.text()
        assert (dialog.address.text(), dialog.code.text()) == (" samen.rivierstad.example ", "ABCD-EFGH")
        wrong = {one.objectName() for one in (dialog.address, dialog.code) if one.property("error")}
        assert wrong == {field}
    dialog.code.setText("ABCD-EFGX")
    assert dialog.notice.text() == ""
    assert not dialog.code.property("error")
    shown.hand.held.problem = None
    dialog.deed_button.click()
    shown.settle()
    assert shown.hand.asked[-1] == ("pair", "samen.rivierstad.example", "ABCD-EFGX")
    assert HUB.name in shown.said
    assert shown.sheet().dialog is None


def test_that_closing_while_it_pairs_stops_nothing(shown: Shown) -> None:
    dialog = pairing(shown)
    with shown.hand.held.up():
        dialog.deed_button.click()
        assert dialog.safe_button.text() == _("Close")
        assert not dialog.deed_button.isEnabled()
        dialog.accept()  # Enter once more
        dialog.safe_button.click()
    shown.settle()
    assert HUB.name in shown.said
    assert [what[0] for what in shown.hand.asked] == ["pair"]


def offering(shown: Shown) -> OfferDialog:
    dialog = shown.way("offer")
    assert isinstance(dialog, OfferDialog)
    shown.settle()
    return dialog


def test_that_a_laptop_joins_by_a_code_that_is_read_from_two_metres(shown: Shown) -> None:
    shown.be(STATES["safe"], HUB)
    dialog = offering(shown)
    assert dialog.code.groups == tuple(CODE.split("-"))
    assert dialog.code.letter_height() >= 40
    assert "K 7 Q F" in dialog.code.accessibleName()
    assert "21:03" in dialog.until.text()
    assert dialog.addresses.text().splitlines() == list(OFFER.addresses)
    assert NOTES.name not in dialog.joined.text()
    shown.be(STATES["safe"], HUB, NOTES)
    assert NOTES.name in dialog.joined.text()
    assert HUB.name not in dialog.joined.text()
    dialog.safe_button.click()
    shown.settle()
    assert [what[0] for what in shown.hand.asked] == ["offer", "withdraw"]


def test_that_a_code_that_is_too_old_goes_and_another_is_shown(shown: Shown) -> None:
    dialog = offering(shown)
    assert dialog._end.interval() == 600_000
    shown.hand.offered = replace(OFFER, code="AAAA-BBBB", until=utc_text(NOW), addresses=())
    dialog._end.timeout.emit()
    assert not dialog.code.isVisible()
    dialog.again.click()
    shown.settle()
    assert dialog.code.groups == ("AAAA", "BBBB")
    assert not dialog.addresses.isVisible()
    shown.window.shell.close_project()
    assert not dialog.isVisible()
    assert [what[0] for what in shown.hand.asked] == ["offer", "offer"]


def test_that_a_code_that_cannot_be_made_is_said_and_one_that_comes_too_late_is_taken_back(
    shown: Shown,
) -> None:
    shown.hand.held.problem = Unreachable(peer="x")
    dialog = offering(shown)
    assert Unreachable(peer="x").happened in dialog.notice.text()
    assert dialog.again.isVisible()
    shown.hand.held.problem = None
    with shown.hand.held.up():
        dialog.again.click()
        dialog.reject()
    shown.settle()
    shown.settle()
    assert [what[0] for what in shown.hand.asked].count("withdraw") == 2


def test_that_a_stick_is_written_with_a_strong_passphrase_and_without_contacts(
    shown: Shown, tmp_path: Path
) -> None:
    dialog = shown.way("writeStick")
    assert isinstance(dialog, WriteStickDialog)
    assert not dialog.contacts.isChecked()
    for passphrase, again, ready in (
        ("kort", "kort", False),
        (STRONG, STRONG[:-1], False),
        (STRONG, STRONG, True),
    ):
        dialog.passphrase.setText(passphrase)
        dialog.again.setText(again)
        assert dialog.deed_button.isEnabled() == ready
    dialog.again.setText("lange tafel onder de linde")
    assert dialog.again.property("error")
    dialog.again.setText(STRONG)
    dialog.show_words.setChecked(True)
    assert dialog.passphrase.displayText() == STRONG
    dialog.deed_button.click()
    assert dialog.asking is not None
    assert dialog.asking.dialog.selectedFiles()[0].endswith(".cocreate-bundle")
    dialog.asking.dialog.close()
    shown.hand.held.problem = DiskFull(path=tmp_path / "plein.cocreate-bundle")
    dialog.write(tmp_path / "plein.cocreate-bundle")
    shown.settle()
    assert dialog.notice.text()
    assert dialog.passphrase.text() == STRONG
    shown.hand.held.problem = None
    dialog.write(tmp_path / "plein.cocreate-bundle")
    shown.settle()
    assert shown.hand.asked[-1] == ("write", tmp_path / "plein.cocreate-bundle", STRONG, False)
    assert shown.sheet().dialog is None


def test_that_a_stick_is_taken_in_and_says_what_came(shown: Shown) -> None:
    dialog = shown.way("takeStick")
    assert isinstance(dialog, TakeStickDialog)
    dialog.file.setText("/media/stick/plein.cocreate-bundle")
    assert not dialog.deed_button.isEnabled()
    dialog.passphrase.setText("mis")
    shown.hand.held.problem = WrongPassphrase(path=Path("/media/stick/plein.cocreate-bundle"))
    dialog.deed_button.click()
    shown.settle()
    assert dialog.passphrase.property("error")
    assert "/media" not in dialog.notice.text()
    shown.hand.held.problem = None
    dialog.passphrase.setText(STRONG)
    dialog.deed_button.click()
    shown.settle()
    assert shown.hand.asked[-1] == ("read", Path("/media/stick/plein.cocreate-bundle"), STRONG)
    assert "41" in dialog.notice.text()
    assert not dialog.deed_button.isVisible()
    with shown.hand.held.up():
        other = shown.way("takeStick")
        assert isinstance(other, TakeStickDialog)
        other.file.setText("plein.cocreate-bundle")
        other.passphrase.setText(STRONG)
        other.deed_button.click()
        other.reject()
    shown.settle()
    assert "41" in shown.said
