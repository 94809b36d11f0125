"""Language, letters and colours are chosen on the phone, without script too, and outlive the session; what is kept is said in
two sentences, with a page behind them."""

import re

import httpx
import pytest

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import PHONE_LANGUAGES
from cocreate_desktop.phones.display import CHOICES, Display, display_from
from tests.phones.conftest import Hall
from tests.phones.filling_in import hidden

pytestmark = pytest.mark.usefixtures("one_evening")

LARGE_DARK = "ld"


def classes(page: httpx.Response) -> str:
    found = re.search(r'<html [^>]*class="([^"]*)"', page.text)
    return found[1] if found is not None else ""


def test_that_every_choice_comes_back_as_it_was_kept() -> None:
    for size in CHOICES["size"]:
        for colours in CHOICES["colours"]:
            for contrast in CHOICES["contrast"]:
                chosen = Display(size, colours, contrast)
                assert display_from(chosen.letters) == chosen
    assert display_from("?!") == Display()


def test_that_what_is_chosen_shows_on_every_page_and_outlives_the_session(hall: Hall) -> None:
    phone = hall.guest()
    assert classes(phone.get("/")) == ""
    phone.post("/display", data={"size": "large"})
    answer = phone.post("/display", data={"colours": "dark"})
    assert "Bewaard" in answer.text or "Kept on this phone." in answer.text
    assert [classes(phone.get(path)) for path in ("/", "/about", "/display", "/nowhere")] == [
        "large dark"
    ] * 4
    del phone.cookies["guest"]
    assert classes(phone.get("/code")) == "large dark"


def test_that_the_cookies_say_nothing_and_are_out_of_reach_of_scripts(hall: Hall) -> None:
    answer = hall.guest().post("/display", data={"size": "largest"}, follow_redirects=False)
    (cookie,) = answer.headers.get_list("set-cookie")
    assert cookie.startswith("display=x;")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age=31536000" in cookie


def test_that_what_cannot_be_chosen_changes_nothing(hall: Hall) -> None:
    phone = hall.guest()
    phone.post("/display", data={"size": '"><script>', "colours": "pink", "nothing": "x"})
    assert classes(phone.get("/")) == ""


def test_that_a_phone_without_cookies_keeps_its_choice_in_its_address(hall: Hall) -> None:
    phone = hall.visitor()
    place = phone.post(f"/J/{hall.evening.join_token}", follow_redirects=False).headers["location"]
    base = place.partition("?")[0].rstrip("/")
    phone.cookies.clear()
    answer = phone.post(f"{base}/display", data={"size": "large", "colours": "dark"}, follow_redirects=False)
    phone.cookies.clear()
    page = phone.get(answer.headers["location"])
    assert classes(page) == "large dark"
    back = re.search(r'<a class="main" href="([^"]+)"', page.text)
    assert back is not None
    assert back[1].startswith(f"/s/nl-{LARGE_DARK}.")
    home = phone.get(back[1])
    assert "Je doet mee." in home.text
    assert classes(home) == "large dark"
    turkish = phone.get(f"{base}/display", params={"lang": "tr"})
    phone.cookies.clear()
    assert 'href="/s/tr.' in turkish.text


@pytest.mark.parametrize("language", PHONE_LANGUAGES)
def test_that_the_language_can_be_changed_after_joining(hall: Hall, language: str) -> None:
    phone = hall.guest()
    phone.get("/display", params={"lang": language})
    assert f'<html lang="{language}"' in phone.get("/").text


@pytest.mark.parametrize(
    "wish", ["//evil.example", "https://evil.example", "/\\evil", "/note/x/withdraw", "javascript:1"]
)
def test_that_the_way_back_leads_nowhere_else(hall: Hall, wish: str) -> None:
    phone = hall.guest()
    for page in (phone.get("/display", params={"back": wish}), phone.get("/about", params={"back": wish})):
        assert 'class="main" href="/"' in page.text
        assert "evil" not in page.text


def test_that_the_way_back_leads_to_the_first_page(hall: Hall) -> None:
    join = f"/J/{hall.evening.join_token}"
    page = hall.visitor().get("/about", params={"back": join})
    assert f'class="main" href="{join}"' in page.text


def test_that_the_two_sentences_stand_on_the_first_page_and_the_whole_story_behind_them(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}").text
    assert (
        "De gemeente is verantwoordelijk voor deze avond. We bewaren alleen je antwoorden, tot 1 juli 2027, zonder naam."
        in page
    )
    more = re.search(r'class="way" href="(/about[^"]*)"', page)
    assert more is not None
    told = phone.get(more[1]).text
    assert "Na 1 juli 2027 wist de organisator alles." in told
    assert "cookie" in told


def test_that_a_page_without_script_says_that_it_was_stored(hall: Hall) -> None:
    phone = hall.guest()
    hall.go_to(Kind.IDEAS)
    page = phone.get("/")
    fields = {"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": "Een bankje"}
    answer = phone.post("/note", data=fields)
    assert "Je briefje is verstuurd." in answer.text
    assert "Je briefje is verstuurd." not in phone.get("/").text


def weight(phone: httpx.Client, path: str) -> int:
    """The bytes of a page with all that it fetches, as they were sent."""
    page = phone.get(path)
    assert page.status_code == 200
    total, style = page.num_bytes_downloaded, ""
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        part = phone.get(address)
        total += part.num_bytes_downloaded
        style += part.text if address.endswith(".css") else ""
    return total + sum(
        phone.get(one).num_bytes_downloaded for one in re.findall(r'url\("(/static/[^"]+)"\)', style)
    )


@pytest.mark.parametrize("language", PHONE_LANGUAGES)
def test_that_every_page_with_all_that_it_fetches_stays_under_50_kilobytes(hall: Hall, language: str) -> None:
    phone = hall.guest()
    phone.get("/display", params={"lang": language})
    pages = ["/", "/about", "/display", "/code", hall.photo_address]
    weights = {path: weight(phone, path) for path in pages}
    for step in hall.services.evenings.steps(hall.evening.id):
        hall.services.playing.go_to(hall.evening.id, step.id)
        if step.kind == "vote" and hall.round.phase == "draft":
            hall.services.voting.open(hall.round.id)
        weights[step.kind] = weight(phone, "/")
    assert max(weights.values()) <= 50 * 1024, weights
