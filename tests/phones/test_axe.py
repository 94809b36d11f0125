"""axe-core finds nothing on any page of a phone, in no state of it."""

import pytest
from playwright.sync_api import Browser

from tests.browsers import IN_A_BROWSER
from tests.phones import states
from tests.phones.axe import axe_says, faults, phone
from tests.phones.conftest import Hall
from tests.phones.rounds import RULES

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]


def test_that_axe_would_find_a_fault(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall) as page:
        page.evaluate("document.querySelector('h1').outerHTML = '<h3>Grey</h3><img src=/x>'")
        page.evaluate("document.querySelector('h3').style.color = '#eee'")
        said = " ".join(axe_says(page))
        for rule in ("color-contrast", "image-alt", "page-has-heading-one"):
            assert rule in said


def test_that_axe_finds_nothing_before_one_has_joined(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall, joined=False) as page:
        assert faults(page, states.outside(hall, page)) == {}
        assert faults(page, states.photos(hall, page)) == {}
        assert faults(page, states.door(hall, page)) == {}


def test_that_axe_finds_nothing_from_the_first_minute_to_the_last(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall) as page:
        assert faults(page, states.inside(hall, page)) == {}
        assert faults(page, states.refused(hall, page)) == {}


@pytest.mark.parametrize("method", RULES)
def test_that_axe_finds_nothing_in_a_vote(browser: Browser, hall: Hall, method: str) -> None:
    with phone(browser, hall) as page:
        assert faults(page, states.vote(hall, page, method)) == {}


def test_that_axe_finds_nothing_at_the_end(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall) as page:
        assert faults(page, states.over(hall, page)) == {}
