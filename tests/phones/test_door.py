"""How a phone comes in, by which road, and what it is then."""

import re

from cocreate_desktop.domain.steps import Kind
from tests.phones.conftest import Hall
from tests.phones.filling_in import hidden, vote


def test_that_the_first_page_says_who_is_responsible_and_how_long(hall: Hall) -> None:
    page = hall.visitor().get(f"/J/{hall.evening.join_token}")
    assert "De gemeente is verantwoordelijk voor deze avond." in page.text
    assert "tot 1 juli 2027" in page.text


def test_that_looking_at_the_first_page_does_not_join(hall: Hall) -> None:
    phone = hall.visitor()
    phone.get(f"/J/{hall.evening.join_token}")
    assert "guest" not in phone.cookies


def test_that_the_address_may_be_typed_in_small_letters(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post(f"/j/{hall.evening.join_token.lower()}").status_code == 200
    assert "Je doet mee." in phone.get("/").text


def test_that_the_first_page_speaks_english_when_asked_and_remembers_it(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}", params={"lang": "en"})
    assert '<html lang="en"' in page.text
    phone.post(f"/J/{hall.evening.join_token}")
    assert "You are in." in phone.get("/").text


def test_that_an_address_of_another_evening_does_not_join(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post("/J/0000000000000000000000000A").status_code == 404
    assert "guest" not in phone.cookies


def test_that_the_cookie_is_out_of_reach_of_scripts_and_other_sites(hall: Hall) -> None:
    answer = hall.visitor().post(f"/J/{hall.evening.join_token}", follow_redirects=False)
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("guest="))
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie


def test_that_a_phone_that_loses_cookies_goes_on_by_its_address(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.visitor()
    answer = phone.post(f"/J/{hall.evening.join_token}", follow_redirects=False)
    place = answer.headers["location"].partition("?")[0]
    phone.cookies.clear()
    page = phone.get(place)
    fields = {"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": "Een bankje"}
    assert f'action="{place}note"' in page.text
    assert "Een bankje" in phone.post(f"{place}note", data=fields).text
    assert phone.cookies.get("guest") is None


def test_that_a_phone_that_keeps_cookies_gets_an_address_without_its_session(hall: Hall) -> None:
    answer = hall.visitor().post(f"/J/{hall.evening.join_token}")
    assert answer.url.path == "/"


def test_that_a_session_of_another_secret_is_none(hall: Hall) -> None:
    phone = hall.visitor()
    phone.cookies.set("guest", hall.evening.join_token + "." + "0" * 26, domain="127.0.0.1")
    assert phone.get("/now").status_code == 403
    assert phone.get("/live").status_code == 403
    assert "Typ de code van je kaart" in phone.get("/").text


def test_that_a_code_votes_once_whatever_the_road(hall: Hall) -> None:
    (code,) = hall.services.cards.make_codes(hall.evening.id, 1)
    hall.open_vote()
    hall.services.casting.enter_slip(hall.round.id, code.typed, {hall.options[0].id: 1})
    typed, scanned = hall.visitor(), hall.visitor()
    shown = f"{code.typed[:4]}-{code.typed[4:8]}-{code.typed[8:]}".lower()
    assert "Je stem is binnen." in typed.post("/code", data={"code": shown}).text
    scanned.post(f"/J/{code.token}")
    vote(scanned, hall, 0, 2, 0)
    assert hall.voters == 1


def test_that_guessing_codes_shuts_the_typed_road_only(hall: Hall) -> None:
    (code,) = hall.services.cards.make_codes(hall.evening.id, 1)
    prankster = hall.visitor()
    tries = [prankster.post("/code", data={"code": f"AAAA{n:05d}"}).status_code for n in range(61)]
    assert set(tries[:60]) == {422}
    assert tries[60] == 429
    assert hall.visitor().post("/code", data={"code": code.typed}).status_code == 429
    assert "Je doet mee." in hall.guest().get("/").text
    assert hall.visitor().post(f"/J/{code.token}").status_code == 200


def test_that_the_first_page_with_all_it_fetches_stays_under_50_kilobytes(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}")
    weight = page.num_bytes_downloaded
    style = ""
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        part = phone.get(address)
        assert part.status_code == 200
        weight += part.num_bytes_downloaded
        style += part.text if address.endswith(".css") else ""
    fonts = re.findall(r'url\("(/static/[^"]+)"\)', style)
    assert len(fonts) == 2
    weight += sum(phone.get(address).num_bytes_downloaded for address in fonts)
    assert weight <= 50 * 1024, weight


def test_that_a_made_up_language_gets_nowhere(hall: Hall) -> None:
    answer = hall.visitor().post(
        f"/J/{hall.evening.join_token}", data={"lang": "//evil.example/"}, follow_redirects=False
    )
    assert answer.headers["location"].startswith("/s/nl.")
    assert "evil" not in str(answer.headers)
