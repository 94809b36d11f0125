"""What people at home send: it is stored once, waits for the organiser, can be taken back, and nothing is lost."""

from http.cookiejar import DefaultCookiePolicy

import pytest

from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.offers import Level, Offer
from cocreate_desktop.domain.online import About, Backing, Place, Remark
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.proposals import Reaction, ReactionKind
from cocreate_desktop.phones.home.bots import ALL, EACH
from cocreate_desktop.phones.home.people import SESSION
from cocreate_desktop.services.online import LONGEST, Came
from tests.hostile import TRAPS
from tests.patience import until
from tests.phones.home.conftest import AtHome
from tests.phones.home.sent import ENGLISH, fields_of, send


def remarks(at_home: AtHome) -> dict[str, Remark]:
    return {one.text: one for one in at_home.services.store.read(lambda reader: reader.find(Remark))}


def test_that_a_remark_waits_is_shown_and_can_be_taken_back(at_home: AtHome) -> None:
    here, other = at_home.visitor(**ENGLISH), at_home.visitor(**ENGLISH)
    assert SESSION not in here.cookies
    page = send(here, at_home.at(Place.THEME, at_home.theme.id), "say", text="Kan er een kraan bij?")
    assert "It has arrived. The organiser reads it before others do." in page.text
    assert page.url.path == at_home.at(Place.THEME, at_home.theme.id)
    made = remarks(at_home)["Kan er een kraan bij?"]
    assert (made.about, made.about_id, made.state) == (About.THEME, at_home.theme.id, NoteState.WAITING)
    assert made.text not in other.get(page.url.path).text
    assert "waits until the organiser has read it" in here.get(f"{at_home.home}/mine").text
    at_home.services.online.answer(made.id, "Ja, dat kan.")
    at_home.services.online.let_through(Came.REMARK, made.id)
    until(lambda: "Ja, dat kan." in other.get(page.url.path).text)
    mine = send(here, f"{at_home.home}/mine", "withdraw")
    assert "It has been taken back." in mine.text
    until(lambda: made.text not in other.get(page.url.path).text)


def test_that_somebody_who_was_erased_begins_anew(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    send(here, at_home.home, "say", text="Dit moet weg")
    author = remarks(at_home)["Dit moet weg"].author
    at_home.services.store.run(lambda unit: unit.erase([author]))
    assert "Dit moet weg" not in remarks(at_home)
    page = send(here, at_home.home, "say", text="Dit blijft")
    assert "What you sent before was erased." in page.text
    assert "Dit blijft" in page.text
    assert SESSION not in here.cookies
    send(here, at_home.home, "say", text="Dit blijft")
    assert remarks(at_home)["Dit blijft"].author not in ("", author)


def test_that_somebody_stands_behind_a_thing_once_and_may_change_her_mind(at_home: AtHome) -> None:
    here, address = at_home.visitor(**ENGLISH), at_home.at(Place.SUPPORT)
    page = send(here, address, "back")
    assert "1 person stands behind this" in page.text
    assert "You stand behind this." in page.text
    form = fields_of(at_home.visitor(**ENGLISH).get(address), "/back")
    hasty, other = at_home.visitor(**ENGLISH), at_home.visitor(**ENGLISH)
    first = hasty.post(f"{at_home.home}/back", data=form, follow_redirects=False)
    assert first.status_code == 307, "a tap that another one follows stores nothing"
    for client in (hasty, other):  # both had the very same page
        client.post(f"{at_home.home}/back", data=form)
    given = at_home.services.store.read(lambda reader: reader.find(Backing, about=About.PROPOSAL, given=True))
    assert len({one.author for one in given}) == 3
    page = send(here, address, "back")
    assert "You no longer stand behind this." in page.text
    assert "2 people stand behind this" in page.text


def test_that_a_browser_without_cookies_keeps_its_own_by_the_address(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    here.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    page = send(here, at_home.home, "say", text="Zonder koekjes")
    assert page.url.path.startswith(f"{at_home.home}/s/en.")
    mine = here.get(f"{page.url.path}/mine")
    assert "Zonder koekjes" in mine.text
    assert f'href="{page.url.path}"' in mine.text
    again = send(here, page.url.path, "say", text="En nog iets")
    assert again.url.path == page.url.path
    assert remarks(at_home)["Zonder koekjes"].author == remarks(at_home)["En nog iets"].author


def test_that_help_and_reactions_arrive_with_the_flyer_that_brought_them(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    flyer = at_home.services.store.read(lambda reader: reader.find(Outreach))[0]
    start = here.get(f"{at_home.home}/O/{flyer.code.lower()}")
    assert f"{at_home.home}/S?via={flyer.code}" in start.text
    page = send(here, f"{at_home.home}?via={flyer.code}", "say", text="Door de flyer")
    assert f"via={flyer.code}" in str(page.url)
    assert remarks(at_home)["Door de flyer"].outreach_id == flyer.id
    send(here, at_home.at(Place.SUPPORT), "react", text="En het onderhoud?", kind="question")
    send(here, at_home.at(Place.HELP), "help", text="Ik kan timmeren", level="lead", theme=at_home.theme.id)
    reader = at_home.services.store.read
    reaction = reader(lambda found: found.find(Reaction))[0]
    offer = next(one for one in reader(lambda found: found.find(Offer)) if one.text == "Ik kan timmeren")
    assert (reaction.kind, reaction.shown) == (ReactionKind.QUESTION, False)
    assert (offer.level, offer.theme_id, offer.shown) == (Level.LEAD, at_home.theme.id, False)
    mine = here.get(f"{at_home.home}/mine").text
    assert f"Your number: {offer.number}" in mine
    assert "En het onderhoud?" in mine


@pytest.mark.parametrize(
    ("filled", "status", "sentence"),
    [
        ({"text": " "}, 422, "There is nothing written yet."),
        ({"text": "x" * (LONGEST + 1)}, 422, "at most"),
        ({"website": "http://spam"}, 422, "people do not see"),
        ({"proof": "F1.0"}, 409, "open for a long time"),
    ],
)
def test_that_what_cannot_be_taken_is_still_there(
    at_home: AtHome, filled: dict[str, str], status: int, sentence: str
) -> None:
    here, before = at_home.visitor(**ENGLISH, origin=at_home.url), len(remarks(at_home))
    page = send(here, at_home.home, "say", **{"text": "Dit bleef", **filled})
    assert page.status_code == status
    assert sentence in page.text
    assert filled.get("text", "Dit bleef")[:1_000] in page.text
    assert len(remarks(at_home)) == before
    assert (SESSION in here.cookies) == ("text" in filled), "what is doubted sets no cookie"


def test_that_a_form_is_no_faster_than_a_person_and_no_older_than_a_day(at_home: AtHome) -> None:
    here, seconds = at_home.visitor(**ENGLISH), at_home.seconds
    form = fields_of(here.get(at_home.home), "/say")
    seconds.step = 0
    try:
        seconds.at = int(form["proof"].split(".")[0][1:])
        fast = here.post(f"{at_home.home}/say", data=form | {"text": "Ik ben een machine"})
        seconds.at += 1
        still = here.post(f"{at_home.home}/say", data=fields_of(fast, "/say") | {"text": "Ik tik graag snel"})
        seconds.at += 1
        quick = here.post(
            f"{at_home.home}/say", data=fields_of(still, "/say") | {"text": "Ik tik graag snel"}
        )
        seconds.at += 2
        patient = here.post(f"{at_home.home}/say", data=fields_of(fast, "/say") | {"text": "Toch een mens"})
        seconds.at += 24 * 3600 + 1
        late = here.post(f"{at_home.home}/say", data=form | {"text": "Ik was even weg"})
    finally:
        seconds.step = 3
    assert (fast.status_code, still.status_code, quick.status_code, late.status_code) == (409, 409, 200, 409)
    assert "That went very fast." in fast.text
    assert patient.status_code == 200
    assert "Ik was even weg" in late.text
    again = here.post(f"{at_home.home}/say", data=fields_of(late, "/say") | {"text": "Ik was even weg"})
    assert again.status_code == 200
    assert "Ik was even weg" in remarks(at_home)


def test_that_other_pages_cannot_send_in_her_name(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    form = fields_of(here.get(at_home.home), "/say") | {"text": "Niet van mij"}
    elsewhere = here.post(f"{at_home.home}/say", data=form, headers={"origin": "https://elsewhere.example"})
    unproven = here.post(f"{at_home.home}/say", data=form | {"proof": "F9"}, headers={"origin": "null"})
    assert (elsewhere.status_code, unproven.status_code) == (403, 400)
    assert (
        here.post(f"{at_home.home}/say", content=b"{}", headers={"content-type": "text/plain"}).status_code
        == 415
    )
    assert here.post(f"{at_home.home}/say", data={"text": "x" * 200_000}).status_code == 413
    assert here.put(f"{at_home.home}/say").status_code == 405
    assert "Niet van mij" not in remarks(at_home)


def test_that_one_browser_cannot_fill_a_project(at_home: AtHome) -> None:
    here, address = at_home.visitor(**ENGLISH), at_home.at(Place.SUPPORT)
    send(here, address, "react", text="Een")
    form = fields_of(here.get(address), "/react")
    for number in range(EACH - 1):
        sent = here.post(f"{at_home.home}/react", data=form | {"text": f"{number}"}, follow_redirects=False)
        assert sent.status_code == 303
    last = here.post(f"{at_home.home}/react", data=form | {"text": "Nog een"})
    assert (last.status_code, last.headers["retry-after"]) == (429, "60")
    assert "Nog een" in last.text
    assert ALL["react"] > EACH


def test_that_hostile_words_stay_words(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    online = at_home.services.online
    online.set_moderated(False)
    try:
        for words in TRAPS[:8]:
            page = send(here, at_home.home, "say", text=words)
            assert page.status_code in (200, 409, 422, 429)
            for dangerous in ("<script>window", "<img src=x", "<svg/onload", "<iframe", "<a href=javascript"):
                assert dangerous not in page.text
    finally:
        online.set_moderated(True)
