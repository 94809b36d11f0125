"""A tablet at the door, over HTTP and without a script: two taps count a person, sent twice she counts once, and the code opens
nothing else. And the page of the step for whoever has joined."""

import re

import httpx
import pytest

from cocreate_desktop.domain.arrivals import Band, Expectation, Role
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.secrecy import door_token, upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.shield import HEADERS
from cocreate_desktop.services.arrivals import ArrivalsView
from tests.phones.conftest import Hall

EN = {"accept-language": "en"}


@pytest.fixture
def door(hall: Hall) -> str:
    return hall.door_address.removeprefix(hall.url)


def tablet(hall: Hall) -> httpx.Client:
    made = hall.visitor()
    made.headers.update(EN)
    return made


def fields(page: str) -> dict[str, str]:
    """What the form with the ages carries along."""
    whole = page[page.index('name="id"') - 30 :]
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', whole)[0] for name in ("id", "last", "n")}


def count(client: httpx.Client, door: str, role: str, band: str) -> httpx.Response:
    return client.post(door, data={**fields(client.get(door).text), "role": role, "band": band})


def counted(hall: Hall) -> ArrivalsView:
    return hall.services.arrivals.view(hall.evening.id)


def about(page: httpx.Response, **said: str) -> dict[str, str]:
    return {**fields(page.text), "role": "resident", "id": "", **said}


def test_that_two_taps_count_a_person_before_the_evening_begins(hall: Hall, door: str) -> None:
    first, second = tablet(hall), tablet(hall)
    page = first.get(door)
    assert page.status_code == 200
    assert not set(re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"', page.text)) - {
        "id",
        "role",
        "last",
        "n",
    }
    told = count(first, door, "business", "25-44")
    assert "entrepreneur, 25–44 years" in told.text
    assert "1 person on this tablet" in told.text
    # the role stays chosen for the next person, also when the tablet comes back by its code
    for later in (told, first.get(door), first.get(door.lower())):
        assert re.search(r'value="business" checked', later.text)
        assert "1 person on this tablet" in later.text
    count(first, door, "business", "")
    count(second, door, "resident", "65+")
    came = counted(hall)
    assert (came.count.people, came.present) == (3, 3)
    assert {(one.role, one.band) for one in came.arrivals} == {
        (Role.BUSINESS, Band.UP_TO_44), (Role.BUSINESS, Band.UNKNOWN), (Role.RESIDENT, Band.FROM_65),
    }  # fmt: skip
    assert all(one.by_door for one in came.arrivals)
    # nothing of the others: no total but its own
    assert "2 people" not in second.get(door).text.replace("2 people on this tablet", "2 people")
    assert "1 person on this tablet" in second.get(door).text


def test_that_a_tap_sent_again_counts_once_and_the_last_one_holds(hall: Hall, door: str) -> None:
    client = tablet(hall)
    sent = {**fields(client.get(door).text), "role": "resident"}
    for band in ("15-24", "15-24", "25-44"):
        assert "1 person on this tablet" in client.post(door, data={**sent, "band": band}).text
    (one,) = counted(hall).arrivals
    assert one.band is Band.UP_TO_44


def test_that_what_somebody_says_goes_to_the_person_just_counted(hall: Hall, door: str) -> None:
    client = tablet(hall)
    page = count(client, door, "resident", "45-64")
    assert "Do you think that you will have influence tonight?" in page.text
    page = client.post(door, data=about(page, heard="whatsapp"))
    page = client.post(door, data=about(page, expects="little", again="yes"))
    (one,) = counted(hall).arrivals
    assert (one.heard, one.expects, one.again) == ("whatsapp", Expectation.LITTLE, True)
    # pressed again it is taken back
    assert re.search(r'name="heard" value="" aria-pressed="true"', page.text)
    client.post(door, data=about(page, heard=""))
    assert counted(hall).arrivals[0].heard == ""
    hall.services.evenings.change_settings(
        hall.step(Kind.ARRIVALS), heard=("letter",), expectation="Wat <verwacht> je?", ask_expectation=True
    )
    page = client.get(door)
    assert "Wat &lt;verwacht&gt; je?" in page.text
    assert 'value="flyer"' not in page.text


def test_that_a_tablet_takes_back_its_own_last_tap_and_nothing_else(hall: Hall, door: str) -> None:
    by_desk = hall.services.arrivals.count(hall.evening.id, Role.COUNCILLOR, Band.FROM_65)
    client = tablet(hall)
    page = count(client, door, "resident", "45-64")
    (mine,) = (one for one in counted(hall).arrivals if one.by_door)
    for other in (by_desk.id, new_id()):
        refused = client.post(door, data={"last": other, "n": "1", "undo": "1"})
        assert refused.status_code == 404
        assert "no longer counted" in refused.text
    client.post(door, data=about(page, last=by_desk.id, heard="flyer"))
    assert counted(hall).count.heard_known == 0
    page = client.post(door, data={**about(page), "last": mine.id, "undo": "1"})
    assert "0 people" not in page.text
    assert counted(hall).arrivals == (by_desk,)
    # taken back at the desk meanwhile: it says so, and goes on
    count(client, door, "resident", "45-64")
    (mine,) = (one for one in counted(hall).arrivals if one.by_door)
    hall.services.arrivals.undo(mine.id)
    assert client.post(door, data={"last": mine.id, "n": "1", "expects": "much"}).status_code == 404
    assert counted(hall).arrivals == (by_desk,)


def test_that_nonsense_counts_nobody_and_the_code_opens_nothing_else(hall: Hall, door: str) -> None:
    client = tablet(hall)
    nonsense = (
        {"band": "12-13"}, {"role": "king"}, {"heard": "flyer"}, {"undo": "1"}, {"n": "9" * 400, "last": "../x"}, {"n": "²"},
    )  # fmt: skip
    for sent in nonsense:
        assert client.post(door, data=sent).status_code == 200, sent
    assert client.get(f"{door}?n=-1&role=king&last=<script>").status_code == 200
    assert counted(hall).count.people == 0
    secret = hall.evening.secret
    for other in (hall.evening.join_token, upload_token(secret), "0" * 26, ""):
        assert client.get(f"/D/{other}").status_code == 404
        assert client.post(f"/D/{other}", data={"band": "65+"}).status_code == 404
    for place in ("/J/", "/F/"):
        assert client.get(place + door_token(secret)).status_code == 404
    assert client.get("/now").status_code == 403
    strange = client.post(door, data={"band": "65+"}, headers={"origin": "http://elsewhere.example"})
    assert strange.status_code == 403
    assert client.post(door, json={"band": "65+"}).status_code == 415
    assert counted(hall).count.people == 0
    for name, value in HEADERS.items():
        assert client.get(door).headers[name] == value


@pytest.mark.expected_log("")
def test_that_a_full_disk_is_said_and_the_same_tap_counts_later(hall: Hall, door: str) -> None:
    client = tablet(hall)
    sent = {**fields(client.get(door).text), "role": "resident", "band": "65+"}
    hall.store.full = True
    told = client.post(door, data=sent)
    assert told.status_code == 503
    assert "Tap once more" in told.text
    hall.store.full = False
    assert client.post(door, data=sent).status_code == 200
    assert counted(hall).count.people == 1


def test_that_phones_are_welcomed_while_people_come_in_and_not_drawn_anew_for_each(hall: Hall) -> None:
    hall.go_to(Kind.ARRIVALS)
    guest = hall.visitor()
    guest.headers.update(EN)
    guest.post(f"/J/{hall.evening.join_token}")
    before = guest.get("/").text
    assert "people are still coming in" in before
    hall.services.arrivals.count(hall.evening.id, Role.RESIDENT, Band.FROM_65)
    assert guest.get("/").text == before
