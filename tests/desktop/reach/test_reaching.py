"""Do phones reach the laptop: the sheet counts them as they come and says what to try; another address is told at the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.reach.addresswatch import AWAY, MOVED
from cocreate_desktop.desktop.reach.reachdialog import ReachDialog
from cocreate_desktop.desktop.reach.reachwords import own_text, try_text, way_text
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.reaching import Address, AddressKind, Carrier, Own, SelfCheck, System, Trust, Try
from cocreate_desktop.language import _
from tests.desktop.reach.conftest import CABLE, WIFI, Carried

OLD, NEW = "http://192.168.8.2:8080", "http://192.168.8.77:8080"


def words(within: QWidget, name: str) -> str:
    return forms.child(within, QLabel, name).text()


def opened(carried: Carried, qtbot: QtBot) -> ReachDialog:
    """The sheet, opened by the question mark beside the phones; the laptop has looked at itself."""
    room = carried.hands.room
    forms.child(room, KeyButton, "reach").click()
    (dialog,) = (one for one in room.findChildren(ReachDialog) if one.isVisible())
    qtbot.waitUntil(forms.child(dialog, KeyButton, "again").isEnabled)
    return dialog


@pytest.fixture
def sheet(carried: Carried, qtbot: QtBot) -> Iterator[ReachDialog]:
    dialog = opened(carried, qtbot)
    yield dialog
    dialog.close()


def test_that_phones_are_counted_as_they_come(carried: Carried, sheet: ReachDialog) -> None:
    assert (words(sheet, "reached"), words(sheet, "page")) == ("0", "192.168.8.2:8080/proef")
    carried.laptop.come(3, 48)
    carried.hands.desk.relay.tell_now()
    assert words(sheet, "reached") == "3"
    assert "48" in words(sheet, "reachedWords")


def test_that_the_tries_are_gone_through_one_by_one_and_paper_is_the_last(sheet: ReachDialog) -> None:
    following = forms.child(sheet, KeyButton, "tryNext")
    titles = [words(sheet, "tryTitle")]
    while following.isEnabled():
        following.click()
        titles.append(words(sheet, "tryTitle"))
    assert len(set(titles)) == len(titles)
    assert titles[-1] == try_text(Try.PAPER, SelfCheck(), "")[0]
    forms.child(sheet, KeyButton, "tryBefore").click()
    assert words(sheet, "tryTitle") == titles[-2]


def test_that_after_a_while_without_phones_the_tries_come_forward_until_one_is_there(
    carried: Carried, sheet: ReachDialog
) -> None:
    card = forms.child(sheet, QFrame, "tryCard")
    sheet._patience.timeout.emit()
    assert card.property("card") == "warn"
    carried.laptop.come(1)
    carried.hands.desk.relay.tell_now()
    assert card.property("card") == "true"


def test_that_another_adapter_is_chosen_and_the_likeliest_taken_again(
    carried: Carried, sheet: ReachDialog
) -> None:
    way = forms.child(sheet, QComboBox, "way")
    assert [way.itemText(i) for i in range(way.count())] == [way_text(WIFI, True), way_text(CABLE, False)]
    way.activated.emit(1)
    assert (carried.laptop.wanted, way.currentIndex()) == ("eth0", 1)
    way.activated.emit(0)
    assert (carried.laptop.wanted, way.currentIndex()) == ("", 0)


def test_that_a_sheet_that_was_closed_is_told_nothing_any_more(carried: Carried, qtbot: QtBot) -> None:
    dialog = opened(carried, qtbot)
    dialog.look()
    dialog.reject()
    qtbot.waitUntil(lambda: not carried.hands.desk.tasks.busy)
    carried.laptop.come(2)
    carried.hands.desk.relay.tell_now()
    assert carried.hands.problems == []


def test_that_an_address_that_changes_is_told_with_what_the_slips_say(carried: Carried) -> None:
    bus, heard = carried.hands.services.bus, carried.hands.heard
    bus.publish(HallChanged(True, NEW))
    carried.hands.desk.relay.tell_now()
    more, _button, act = heard.standing[MOVED]
    assert "192.168.8.77:8080" in heard.warnings[-1]
    assert "192.168.8.2:8080" in more
    assert act is not None
    bus.publish(HallChanged(True, OLD))
    carried.hands.desk.relay.tell_now()
    assert MOVED not in heard.standing


def test_that_a_laptop_without_a_network_says_so_until_it_has_one(carried: Carried) -> None:
    bus, heard = carried.hands.services.bus, carried.hands.heard
    bus.publish(HallChanged(True, OLD, "De laptop zit op geen netwerk."))
    carried.hands.desk.relay.tell_now()
    assert heard.standing[AWAY][0] == "De laptop zit op geen netwerk."
    assert words(carried.hands.room, "pageWords") == "De laptop zit op geen netwerk."
    bus.publish(HallChanged(True, OLD))
    carried.hands.desk.relay.tell_now()
    assert AWAY not in heard.standing
    assert words(carried.hands.room, "pageWords") == "192.168.8.2:8080"


@pytest.mark.parametrize("system", System)
@pytest.mark.parametrize("one", Try)
def test_that_everything_to_try_is_told_in_a_few_sentences(one: Try, system: System) -> None:
    title, told = try_text(one, SelfCheck(system=system, port=8080), "Buurthuis")
    assert 0 < len(title) < 60
    assert 0 < len(told) < 420
    assert "{" not in told


@pytest.mark.parametrize("own", Own)
@pytest.mark.parametrize("trust", Trust)
def test_that_only_a_page_that_answers_on_a_network_that_lets_in_is_well(own: Own, trust: Trust) -> None:
    told, fine = own_text(SelfCheck(own, trust=trust))
    assert told
    assert fine == (own is Own.ANSWERS and trust is not Trust.PUBLIC)


def test_that_each_kind_of_address_is_called_by_its_own_words() -> None:
    kinds = [Address("10.0.0.1", "x", kind, 0, carrier) for kind in AddressKind for carrier in Carrier]
    plain = {way_text(one, False) for one in kinds if one.kind is AddressKind.LAN}
    assert len(plain) == len(Carrier)
    assert {AddressKind.VPN, AddressKind.VIRTUAL, AddressKind.IPV6} <= {
        one.kind for one in kinds if way_text(one, False) not in plain
    }
    assert (
        way_text(Address("10.0.0.1", "Wi-Fi", AddressKind.LAN, 0, Carrier.WIFI), False)
        == f"{_('Wi-Fi')} · 10.0.0.1"
    )
