"""A second way in for whom the hall's Wi-Fi does not work: whole on the welcome, without making the codes smaller."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.codes.wifi import wifi_text
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.state import Join, StageState
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.viewing import CODE_BESIDE
from tests.desktop.stage import rooms
from tests.desktop.stage.test_joining import BEAMERS, FAR, KEY, NAMES, SIZES, run_on, squares, words

ADDRESSES = (
    "plein.nl",
    "buurtplein.voorbeeld.nl/vervolg",
    "samenwerken.gemeente-voorbeeld.nl/projecten/buurtplein",
)


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def welcome(
    address: str,
    *,
    online: bool = True,
    name: str = NAMES[0],
    password: str = "linde2026",
    hidden: bool = False,
) -> StageState:
    said = f'{{"online": {str(online).lower()}, "wifi_hidden": {str(hidden).lower()}}}'
    evening = replace(rooms.EVENING, wifi_name=name, wifi_password=password)
    project = replace(rooms.PROJECT, follow_up=f"https://{address}")
    now = rooms.step(Kind.WELCOME, title="Welkom", settings=said)
    return rooms.state(rooms.view(now, evening=evening, project=project), address=FAR)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("address", ADDRESSES)
def test_that_the_second_way_stands_on_the_welcome_whole(address: str, size: QSize) -> None:
    for name, password in ((NAMES[0], "linde2026"), (NAMES[1], KEY[:20]), ("", "")):
        state = welcome(address, name=name, password=password)
        assert address in run_on(state, size)
        drawn = words(state, size)
        assert not [one for one in drawn if "…" in one.text]
        wide = size.width() * HIGH / size.height()
        assert all(QRectF(16, 8, wide - 32, HIGH - 12).contains(one.box) for one in drawn)


@pytest.mark.parametrize("size", BEAMERS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_the_codes_reach_as_far_as_without_it(size: QSize) -> None:
    for password in (KEY[:9], KEY):
        found = squares(welcome(ADDRESSES[1], password=password), size)
        assert len(found) == 2
        assert min(one.width() for one in found) >= CODE_BESIDE * HIGH - 3 * HIGH / size.height()


def test_that_nobody_sees_it_until_it_is_switched_on_and_there_is_an_address() -> None:
    assert welcome(ADDRESSES[0], online=False).join.online == ""
    state = rooms.state(
        rooms.view(
            rooms.step(Kind.WELCOME, settings='{"online": true}'),
            project=replace(rooms.PROJECT, follow_up=""),
        ),
        address=FAR,
    )
    assert state.join.online == ""


def test_that_its_code_alone_says_whose_internet_it_needs() -> None:
    state = welcome(ADDRESSES[1])
    way = Join(page=state.join.online, page_code=state.join.online_code, own=True)
    shown = replace(state, qr_only=True, join=way)
    assert state.join.online_code == f"https://{ADDRESSES[1]}"
    assert ADDRESSES[1] in run_on(shown, SIZES[0])
    assert len(squares(shown, SIZES[0])) == 1


def test_that_a_wifi_that_does_not_tell_its_name_is_told_so_to_the_phone() -> None:
    assert welcome(ADDRESSES[0], hidden=True).join.wifi_code == wifi_text(NAMES[0], "linde2026", hidden=True)
    assert welcome(ADDRESSES[0]).join.wifi_code == wifi_text(NAMES[0], "linde2026")
