"""Offered and sought on the stage: leads by number, "seeks a lead", what is sought; never a name nor what waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.state import Face, OffersOnStage, StageState
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import OffersView, ThemeOffers
from tests.desktop.stage import rooms
from tests.desktop.stage.seen import said, touching, words

SIZES = [QSize(1920, 1080), QSize(1024, 768), QSize(1280, 800)]


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def offer(
    number: int, text: str, level: Level = Level.ONCE, *, sought: bool = False, shown: bool = True
) -> Offer:
    kind = OfferKind.SOUGHT if sought else OfferKind.OFFERED
    return Offer(
        id=f"o{number}", project_id="p", evening_id="e", step_id="offers", kind=kind, text=text, level=level,
        number=number, shown=shown, contact_id="Noor Vos",
    )  # fmt: skip


def board(ideas: int = 6) -> tuple[ThemeOffers, ...]:
    """The first idea has two leads, the second one that waits; the third is met."""
    tools = "Iemand met gereedschap die op zaterdagochtend wil helpen met schuren en verven"
    made = [
        ThemeOffers(
            "t0",
            rooms.THEMES[0],
            (offer(1, "Ik trek dit", Level.LEAD), offer(7, "Ik ook", Level.LEAD)),
            (offer(2, tools, sought=True),),
        ),
        ThemeOffers("t1", rooms.THEMES[1], (offer(3, "Ik wil trekken", Level.LEAD, shown=False),)),
        ThemeOffers(
            "t2",
            rooms.THEMES[2],
            (offer(4, "Bomen"),),
            (replace(offer(5, "Een schep", sought=True), met_by="o4"),),
        ),
    ]
    made += [
        ThemeOffers(
            f"t{n}",
            rooms.THEMES[n % 6],
            (),
            tuple(offer(10 * n + k, rooms.IDEAS[k], sought=True) for k in range(n)),
        )
        for n in range(3, ideas)
    ]
    return tuple(made[:ideas])


def picture(
    ideas: int = 6, *, loose: bool = True, address: str = rooms.ADDRESS, dark: bool = False
) -> StageState:
    themes = board(ideas)
    other = ThemeOffers("", "", (offer(90, "Ik kan koken"),) if loose else ())
    every = tuple(one for theme in (*themes, other) for one in (*theme.offered, *theme.sought))
    step = rooms.step(Kind.OFFERS, title="Aanbod en vraag", question="Wie doet wat?")
    view = replace(rooms.view(step), matter=OffersView(every, themes, other))
    return stage_state(view, address=address, now=rooms.NOW, language="en", dark=dark)


def test_that_the_room_reads_leads_by_number_and_who_is_sought() -> None:
    state = picture()
    assert state.face is Face.OFFERS
    assert isinstance(state.body, OffersOnStage)
    told = said(picture(3))
    assert "leads 1, 7" in told
    assert told.count("seeks a lead") == 2
    assert "Iemand met gereedschap" in told
    assert "2 ideas seek a lead" in told
    assert "and 4 more" in said(picture(12))
    for never in ("Noor", "Ik wil trekken", "Een schep"):
        assert never not in told
        assert never not in str(state.body)
    assert "Who takes the lead?" in said(picture(0, loose=False))


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("ideas", [0, 1, 3, 6, 12])
def test_that_every_number_of_ideas_fits_on_every_screen(ideas: int, size: QSize) -> None:
    wide = size.width() * HIGH / size.height()
    for state in (picture(ideas), picture(ideas, address="", dark=True)):
        found = words(state, size)
        assert not touching(found)
        for one in found:
            assert one.size >= SMALLEST
            assert -1 <= one.box.left() <= one.box.right() <= wide + 1
            assert one.box.bottom() <= HIGH
