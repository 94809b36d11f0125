"""A talk on the phone in a real browser: a round that is over says so by itself, and a card is found in any digits."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall
from tests.phones.test_in_a_browser import joined, phone

pytestmark = [*IN_A_BROWSER]

BEGAN = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
CAFE = {"form": "cafe", "tables": 7, "seats": 6, "rounds": 2, "length": 5, "cards": True}


def at_a_talk(hall: Hall, page: Page) -> None:
    """The first round has just begun."""
    step = hall.step(Kind.TALK)
    hall.services.evenings.change_settings(step, **CAFE, at=1, started=utc_text(BEGAN))
    hall.go_to(Kind.TALK)
    expect(page.locator("#seat")).to_be_visible()


def test_that_the_phone_says_that_time_is_up_when_it_is(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        context.clock.install(time=BEGAN + timedelta(minutes=1))
        page = joined(context, hall)
        at_a_talk(hall, page)
        expect(page.locator("#until .clock")).to_be_visible()
        page.clock.fast_forward(230_000)
        expect(page.locator("#until")).to_be_visible()
        page.clock.fast_forward(70_000)
        expect(page.locator("#until")).to_have_count(0)
        expect(page.locator("#now .tip")).to_have_text("De tijd is om.")
        page.reload()
        expect(page.locator("#now .tip")).to_have_text("De tijd is om.")
        # Nor does 1-2-4-All still say until when it was.
        ideas = hall.step(Kind.IDEAS)
        hall.services.evenings.change_settings(ideas, think_phase=2, think_started=utc_text(BEGAN))
        hall.go_to(Kind.IDEAS)
        expect(page.locator("#now .tip")).to_have_text("Met z'n tweeënDe tijd is om.")


@pytest.mark.parametrize("typed", ["9", "\u0669", "\u06f9"])
def test_that_a_card_is_found_in_any_digits(browser: Browser, hall: Hall, typed: str) -> None:
    with phone(browser) as context:
        page = joined(context, hall)
        at_a_talk(hall, page)
        page.locator("#seat").fill(typed)
        expect(page.locator("#sits")).to_have_text("Ronde 1: tafel 2 · Ronde 2: tafel 3")
