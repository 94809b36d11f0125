"""Who may look: a name with its password, a session that no script and no other site can use, and few tries."""

import pytest

from cocreate_desktop.central.dashboard_pages import HEADERS
from cocreate_desktop.central.sign_in import TRIES_A_MINUTE, TRIES_OF_A_NAME
from tests.central.dashboards import NAME, PASSWORD, Hub, a_hub, hidden
from tests.paper.evenings import an_evening

PAGES = ("", "/export/csv", "/projects/0/csv")


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def flags(set_cookie: str) -> set[str]:
    return {part.strip().split("=")[0].lower() for part in set_cookie.split(";")[1:]}


def test_that_nothing_is_seen_before_one_has_signed_in(hub: Hub) -> None:
    for page in PAGES:
        answer = hub.get(f"/dashboard{page}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard/sign-in")
    hub.cookies["hub"] = "x" * 5000
    assert hub.get("/dashboard").status_code == 303
    hub.cookies["hub"] = "not-a-session"
    assert hub.get("/dashboard").status_code == 303
    assert hub.accounts.asked == 0


def test_that_a_session_opens_the_page_and_ends_for_good(hub: Hub) -> None:
    answer = hub.enter()
    assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard")
    kept = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("hub="))
    assert flags(kept) == {"path", "httponly", "samesite", "secure"}
    assert "samesite=strict" in kept.lower()
    page = hub.get("/dashboard")
    assert page.status_code == 200
    assert hub.get("/dashboard/sign-in").status_code == 303
    stolen, proof = hub.cookies["hub"], hidden(page.text, "proof")
    assert hub.ask("POST", "/dashboard/sign-out", data={"proof": "x"}).status_code == 400
    left = hub.ask("POST", "/dashboard/sign-out", data={"proof": proof})
    assert left.headers["location"] == "/dashboard/sign-in?out"
    assert "hub" not in hub.cookies
    assert "You are signed out." in hub.get("/dashboard/sign-in?out&lang=en").text
    hub.cookies["hub"] = stolen
    assert hub.get("/dashboard").status_code == 303


def test_that_on_this_very_machine_the_session_needs_no_https(hub: Hub) -> None:
    home = "http://127.0.0.1:8080"
    page = hub.get("/dashboard/sign-in", home=home)
    assert "secure" not in flags(page.headers["set-cookie"])
    form = {"proof": hidden(page.text, "proof"), "name": NAME, "password": PASSWORD}
    assert hub.ask("POST", "/dashboard/sign-in", home=home, data=form).status_code == 303


def test_that_a_form_of_another_page_signs_nobody_in(hub: Hub) -> None:
    form = hub.filled_in()
    there = {"origin": "https://elders.voorbeeld.nl"}
    assert hub.ask("POST", "/dashboard/sign-in", data=form, headers=there).status_code == 400
    assert hub.ask("POST", "/dashboard/sign-in", data={**form, "proof": "0"}).status_code == 400
    for body in (b"\xff\xfe", b"name=%FF", b"a" * 20_000, b""):
        assert hub.ask("POST", "/dashboard/sign-in", content=body).status_code == 400
    hub.cookies.clear()
    answer = hub.ask("POST", "/dashboard/sign-in", data=form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert hub.accounts.asked == 0


def test_that_a_wrong_password_is_answered_and_the_name_stays(hub: Hub) -> None:
    answer = hub.enter(NAME + "<i>", "nee")
    assert answer.status_code == 401
    assert 'value="beheer&lt;i&gt;"' in answer.text
    assert "nee" not in hidden(answer.text, "proof")
    assert 'type="password" autocomplete' in answer.text
    assert hub.enter(NAME, "x" * 2000).status_code == 401
    assert hub.accounts.asked == 1


def test_that_tries_are_few_and_a_minute_makes_them_good(hub: Hub) -> None:
    for _time in range(TRIES_OF_A_NAME):
        assert hub.enter(NAME.upper(), "mis").status_code == 401
    answer = hub.enter()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    assert hub.enter("leeg").status_code == 303  # somebody else is not shut out
    hub.seconds = 61
    hub.cookies.clear()
    assert hub.enter().status_code == 303


def test_that_guessing_names_is_limited_too(hub: Hub) -> None:
    form = hub.filled_in()
    for number in range(TRIES_A_MINUTE):
        answer = hub.ask("POST", "/dashboard/sign-in", data={**form, "name": f"iemand {number}"})
        assert answer.status_code == 401
    asked = hub.accounts.asked
    assert hub.ask("POST", "/dashboard/sign-in", data=form).status_code == 429
    assert hub.accounts.asked == asked


def test_that_every_answer_is_armed(hub: Hub) -> None:
    answers = [hub.get("/dashboard"), hub.get("/dashboard/sign-in"), hub.get("/dashboard/niets")]
    hub.projects["o1"] = a_hub(an_evening().services).projects["o1"]
    hub.enter()
    answers += [hub.get("/dashboard"), hub.get("/dashboard/export/csv")]
    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "<script" not in answer.text
        assert "style=" not in answer.text
    sheet = next(part.split('"')[0] for part in answers[3].text.split('href="') if "central.css" in part)
    style = hub.get(sheet)
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in style.headers["cache-control"]
