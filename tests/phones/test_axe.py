"""axe-core finds nothing on any page of a phone, in no state of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cocreate_desktop.rehearsal.browser import find_browser
from tests.phones import states
from tests.phones.axe import axe_says, faults, phone
from tests.phones.conftest import Hall, running_hall
from tests.phones.rounds import RULES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium, Chrome or Edge here"),
]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One evening for all of them."""
    with running_hall(tmp_path_factory.mktemp("hall")) as made:
        yield made


@pytest.fixture(autouse=True)
def no_threads_left() -> None:
    """Those of the server outlive a test here: it ends them when it ends itself."""


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
