"""axe-core finds nothing either where the pages look otherwise: from right to left, dark, in high contrast, in the largest
letters and on the narrowest phone. A note and a vote stand for all pages, each way of looking with another method."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browsers import IN_A_BROWSER
from tests.phones import states
from tests.phones.axe import faults, phone
from tests.phones.conftest import Hall

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]


@pytest.mark.parametrize(
    ("method", "looks"),
    [
        ("ranking", {"locale": "ar-SY"}),
        ("dots", {"display": "d"}),
        ("consent", {"display": "wc"}),
        ("budget", {"display": "dc"}),
        ("score", {"display": "x"}),
        ("chips", {"width": 320}),
    ],
    ids=("right to left", "dark", "contrast", "dark contrast", "largest letters", "narrow"),
)
def test_that_axe_finds_nothing_however_the_pages_look(
    browser: Browser, hall: Hall, method: str, looks: dict[str, Any]
) -> None:
    with phone(browser, hall, **looks) as page:
        assert faults(page, states.ideas(hall, page)) == {}
        assert faults(page, states.vote(hall, page, method)) == {}


def test_that_axe_finds_nothing_on_the_narrowest_phone(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall, width=320, locale="uk-UA") as page:
        assert faults(page, states.inside(hall, page)) == {}
        assert faults(page, states.photos(hall, page)) == {}
        assert faults(page, states.door(hall, page)) == {}
