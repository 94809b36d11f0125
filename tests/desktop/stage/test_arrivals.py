"""The count at the door on the stage: one total, a welcome and how to join; never a role or an age."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.arrivalsstate import ArrivalsOnStage
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.state import Face, StageState
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.arrivals import BAND_NAMES, ROLE_NAMES, Arrival, Band, Role
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.arrivals import ArrivalsView
from tests.desktop.stage import rooms
from tests.desktop.stage.seen import said, touching, words

SIZES = [QSize(1920, 1080), QSize(1024, 768), QSize(1280, 800)]
LONG = rooms.PROJECT.question + " En wat doen we daar dan zelf voor, samen met de gemeente en de winkels?"


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def picture(
    people: int, *, address: str = rooms.ADDRESS, question: str = "", wifi: bool = True, begun: bool = False
) -> StageState:
    came = tuple(
        Arrival(id=str(n), project_id="p", evening_id="e", role=Role.COUNCILLOR, band=Band.FROM_65)
        for n in range(people)
    )
    project = replace(rooms.PROJECT, question=question or rooms.PROJECT.question)
    evening = rooms.EVENING if wifi else replace(rooms.EVENING, wifi_name="")
    view = rooms.view(rooms.step(Kind.ARRIVALS, title="Deurtelling"), project=project, evening=evening)
    steps = view.steps if begun else (view.steps[0], replace(view.steps[1], started_at=""))
    view = replace(view, steps=steps, matter=ArrivalsView(came))
    return stage_state(view, address=address, now=rooms.NOW, language="en")


def test_that_the_room_sees_one_total_and_not_who_came() -> None:
    state = picture(41)
    assert (state.face, isinstance(state.body, ArrivalsOnStage)) == (Face.ARRIVALS, True)
    told = said(state)
    assert "41" in told
    assert "people are here" in told
    assert "We begin at 19:30." in told
    for name in (*ROLE_NAMES.values(), *BAND_NAMES.values()):
        assert name not in told
    assert "person is here" in said(picture(1))
    assert "here" not in said(picture(0)).replace("anywhere", "")
    assert "We begin" not in said(picture(3, begun=True))
    # the number changes in place: nothing fades for each person who comes in
    assert picture(41).scene == picture(42).scene


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
def test_that_every_number_fits_on_every_screen(size: QSize) -> None:
    wide = size.width() * HIGH / size.height()
    for people in (0, 1, 41, 1241):
        for more in ({}, {"address": ""}, {"question": LONG}, {"wifi": False}):
            found = words(picture(people, **more), size)
            assert not touching(found), more
            for one in found:
                assert one.size >= SMALLEST
                assert -1 <= one.box.left() <= one.box.right() <= wide + 1
                assert one.box.bottom() <= HIGH
