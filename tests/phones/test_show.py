"""What is shown in the hall on a phone: the picture of now and no other, small, and in a real browser."""

from io import BytesIO

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from cocreate_desktop.capture import pictures
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.rehearsal.browser import find_browser
from cocreate_desktop.rehearsal.phone import Phone
from tests.phones.conftest import Hall

NAMES = ("Een groen plein", "Een plein om te spelen", "Een plein voor de markt")


@pytest.fixture
def step(hall: Hall) -> Step:
    made = hall.services.evenings.add_step(hall.evening.id, Kind.SHOW)
    hall.services.evenings.change_step(made.id, question="Welk plein bevalt je?")
    for name, colour in zip(NAMES, ("green", "orange", "blue"), strict=True):
        out = BytesIO()
        Image.new("RGB", (1600, 900), colour).save(out, "PNG")
        hall.services.showing.add(made.id, pictures.take(out.getvalue(), f"{name}.png"))
    hall.services.playing.go_to(hall.evening.id, made.id)
    return made


def small(hall: Hall) -> list[str]:
    """The addresses of the small pictures, in the order they were added."""
    view = hall.services.overview.evening(hall.evening.id)
    colours = {}
    for name in view.small.values():
        pixel = Image.open(BytesIO(hall.services.showing.picture(name))).getpixel((5, 5))
        assert isinstance(pixel, tuple)
        colours[max(range(3), key=lambda place: pixel[place])] = name
    return [colours[1], colours[0], colours[2]]


def test_that_only_whoever_joined_fetches_only_what_hangs_there(hall: Hall, step: Step) -> None:
    green, orange, blue = small(hall)
    with httpx.Client(base_url=hall.url) as stranger:
        assert stranger.get(f"/P/{green}").status_code == 403
    with Phone(hall.join_address) as phone:
        phone.join()
        base = phone.carried_address.rstrip("/")
        answer = httpx.get(f"{base}/P/{green}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert len(answer.content) <= pictures.SMALL_BYTES
        for other in (orange, blue, "0" * 64, "x", "%00"):
            assert httpx.get(f"{base}/P/{other}").status_code == 404
        hall.services.showing.turn(step.id, 2)
        assert httpx.get(f"{base}/P/{blue}").status_code == 200
        assert httpx.get(f"{base}/P/{green}").status_code == 404
        hall.services.playing.back(hall.evening.id)
        hall.services.playing.go_to(hall.evening.id, hall.services.evenings.steps(hall.evening.id)[0].id)
        assert httpx.get(f"{base}/P/{blue}").status_code == 404


@pytest.mark.browser
@pytest.mark.skipif(find_browser() is None, reason="no Chromium, Chrome or Edge here")
def test_that_a_phone_follows_the_pages_of_the_hall(browser: Browser, hall: Hall, step: Step) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(hall.join_address)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welk plein bevalt je?")
    expect(page.get_by_role("img", name=NAMES[0])).to_be_visible()
    assert page.evaluate("document.querySelector('.shown img').naturalWidth") == 720
    hall.services.showing.turn(step.id, 1)
    expect(page.get_by_role("img", name=NAMES[1])).to_be_visible()
    hall.services.showing.side_by_side(step.id, True)
    expect(page.get_by_role("img")).to_have_count(2)
    expect(page.get_by_text("B", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not complaints
    page.close()


def test_that_a_ballot_shows_the_pictures_of_its_options(hall: Hall) -> None:
    voting = hall.services.voting
    vote = next(step for step in hall.services.evenings.steps(hall.evening.id) if step.kind is Kind.VOTE)
    found = voting.round_of(vote.id)
    assert found is not None
    out = BytesIO()
    Image.new("RGB", (300, 200), "red").save(out, "PNG")
    (picture,) = pictures.take(out.getvalue(), "bank.png")
    first = voting.options(found.id)[0]
    voting.picture_option(first.id, hall.services.showing.keep(hall.evening.id, picture))
    small = hall.services.overview.evening(hall.evening.id).small
    (name,) = small.values()
    with Phone(hall.join_address) as phone:
        phone.join()
        base = phone.carried_address.rstrip("/")
        assert httpx.get(f"{base}/P/{name}").status_code == 404, "nothing is voted on yet"
        hall.services.playing.go_to(hall.evening.id, vote.id)
        voting.open(found.id)
        page = phone.page()
        assert page.count("/P/") == 1
        assert f"/P/{name}" in page
        assert httpx.get(f"{base}/P/{name}").status_code == 200
        phone.vote({0: 1})
        voting.close(found.id)
        voting.reveal(found.id)
        assert f"/P/{name}" in phone.page()
