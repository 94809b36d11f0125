"""The page for photos in a real browser: several at once, a refusal, a lost connection, a narrow phone, and without script."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, Route, expect

from cocreate_desktop.domain.walls import Way
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall
from tests.phones.test_in_a_browser import complaints, phone

pytestmark = [*IN_A_BROWSER]
WAIT = 30_000


def a_photo(name: str, wide: int = 1600, high: int = 1200) -> FilePayload:
    out = BytesIO()
    Image.effect_noise((wide, high), 60).convert("RGB").save(out, "JPEG", quality=80)
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def rows(page: Page, state: str, count: int) -> None:
    """So many photos are in this state."""
    expect(page.locator(f"#photos [data-state={state}]")).to_have_count(count, timeout=WAIT)


def test_that_two_photos_of_a_phone_arrive(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = context.new_page()
        problems = complaints(page)
        page.goto(hall.photo_address)
        page.locator("#choose").set_input_files([a_photo("IMG_1.jpg"), a_photo("IMG_2.jpg")])
        rows(page, "done", 2)
        assert problems == []
    assert [(photo.name, photo.way, photo.width) for photo in hall.photos] == [
        ("IMG_1.jpg", Way.PHONE, 1600),
        ("IMG_2.jpg", Way.PHONE, 1600),
    ]


def test_that_a_refused_photo_says_why_and_the_next_one_goes(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(f"{hall.photo_address}?lang=en")
        page.locator("#take").set_input_files([a_photo("thumbnail.jpg", 160, 120)])
        rows(page, "bad", 1)
        expect(page.get_by_text("too small to see notes on")).to_be_visible()
        page.locator("#take").set_input_files([a_photo("IMG_3.jpg")])
        rows(page, "done", 1)
        expect(page.get_by_role("status").last).to_have_text("1 of 2 photos have arrived.")
    assert [photo.name for photo in hall.photos] == ["IMG_3.jpg"]


def test_that_a_photo_goes_by_itself_once_the_server_is_back(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(hall.photo_address)
        port = hall.server.port
        hall.server.stop()
        page.locator("#choose").set_input_files([a_photo("IMG_4.jpg")])
        rows(page, "late", 1)
        hall.server = type(hall.server)(hall.services, hall.evening.id, port)
        rows(page, "done", 1)
    assert len(hall.photos) == 1


def test_that_a_photo_that_never_gets_through_lets_the_next_one_go_and_may_be_sent_again(
    browser: Browser, hall: Hall
) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(f"{hall.photo_address}?lang=en")
        tries: list[str] = []

        def lost(route: Route) -> None:
            tries.append(route.request.method)
            if len(tries) <= 5:
                route.abort("connectionreset")
            else:
                route.continue_()

        page.route("**/F/*", lost)
        page.locator("#choose").set_input_files([a_photo("IMG_6.jpg"), a_photo("IMG_7.jpg")])
        for _try in range(4):
            rows(page, "late", 1)
            with page.expect_event("requestfailed"):
                page.clock.run_for(30_000)
        rows(page, "done", 1)
        rows(page, "bad", 1)
        assert [photo.name for photo in hall.photos] == ["IMG_7.jpg"]
        expect(page.locator("#photos li").last).to_contain_text("does not get through")
        expect(page.get_by_role("status").last).to_have_text("1 of 2 photos have arrived.")
        again = page.get_by_role("button", name="Try again: IMG_6.jpg")
        size = again.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44
        again.click()
        rows(page, "done", 2)
        expect(again).to_be_hidden()
    assert [photo.name for photo in hall.photos] == ["IMG_7.jpg", "IMG_6.jpg"]


@pytest.mark.parametrize("status", [200, 404, 421, 500])
def test_that_an_answer_of_somebody_else_is_no_reason_to_wait(
    browser: Browser, hall: Hall, status: int
) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(f"{hall.photo_address}?lang=en")
        page.route("**/F/*", lambda route: route.fulfill(status=status, body="<h1>Log in</h1>"), times=1)
        page.locator("#choose").set_input_files([a_photo("IMG_8.jpg"), a_photo("IMG_9.jpg")])
        rows(page, "done", 1)
        rows(page, "bad", 1)
        page.get_by_role("button", name="Try again: IMG_8.jpg").click()
        rows(page, "done", 2)
    assert [photo.name for photo in hall.photos] == ["IMG_9.jpg", "IMG_8.jpg"]


def test_that_a_photo_that_is_taken_off_the_phone_meanwhile_is_told_and_the_next_one_goes(
    browser: Browser, hall: Hall, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.jpg" for number in (1, 2, 3)]
    for path in paths:
        path.write_bytes(a_photo(path.name)["buffer"])

    def first_arrives(route: Route) -> None:
        paths[1].unlink()
        route.continue_()

    with phone(browser) as context:
        page = context.new_page()
        page.goto(f"{hall.photo_address}?lang=en")
        page.route("**/F/*", first_arrives, times=1)
        page.locator("#choose").set_input_files(paths)
        rows(page, "done", 2)
        rows(page, "bad", 1)
        expect(page.get_by_text("no longer on the phone")).to_be_visible()
    assert [photo.name for photo in hall.photos] == ["1.jpg", "3.jpg"]


def test_that_photos_go_without_script(browser: Browser, hall: Hall) -> None:
    with phone(browser, script=False) as context:
        page = context.new_page()
        page.goto(f"{hall.photo_address}?lang=en")
        page.locator("#choose").set_input_files([a_photo("IMG_5.jpg"), a_photo("small.jpg", 160, 120)])
        page.get_by_role("button", name="Send").click()
        rows(page, "done", 1)
        rows(page, "bad", 1)
    assert [photo.name for photo in hall.photos] == ["IMG_5.jpg"]


@pytest.mark.parametrize("zoom", [1, 2])
def test_that_the_page_fits_a_narrow_phone_and_its_buttons_a_thumb(
    browser: Browser, hall: Hall, zoom: int
) -> None:
    with phone(browser, width=320) as context:
        page = context.new_page()
        page.goto(hall.photo_address)
        page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
        page.locator("#choose").set_input_files(
            [a_photo("a very long name without end " * 4 + ".jpg"), a_photo("x" * 90 + ".jpg", 160, 120)]
        )
        rows(page, "done", 1)
        rows(page, "bad", 1)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        for button in page.locator("label").all():
            size = button.bounding_box()
            assert size is not None
            assert min(size["width"], size["height"]) >= 44


def test_that_the_keyboard_reaches_both_buttons(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(hall.photo_address)
        page.locator("#take").focus()
        expect(page.locator("label[for=take]")).to_have_css("outline-style", "solid")
        page.keyboard.press("Tab")
        expect(page.locator("#choose")).to_be_focused()
        expect(page.locator("label[for=choose]")).to_have_css("outline-style", "solid")
        expect(page.locator("label[for=choose]")).to_have_css("outline-width", re.compile("2px"))
