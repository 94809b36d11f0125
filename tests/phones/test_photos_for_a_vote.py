"""Photos of raised cards and of sticker posters by phone: they come to their vote, and to no wall."""

import httpx
import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState, Way
from tests.phones.conftest import Hall
from tests.phones.filling_in import hidden
from tests.phones.test_photos import ENGLISH, ID, a_photo


def opened_page(hall: Hall) -> httpx.Response:
    return hall.visitor().get(hall.photo_address, headers=ENGLISH)


def send_from(page: httpx.Response, hall: Hall, **more: str) -> httpx.Response:
    form = {name: hidden(page, name) for name in ("id", "vote")}
    photo = {"photo": ("IMG_1.jpg", a_photo(), "image/jpeg")}
    return hall.visitor().post(hall.photo_address, data=form | more, files=photo, headers=ENGLISH)


def test_that_a_photo_during_a_vote_comes_to_the_vote_and_to_no_wall(hall: Hall) -> None:
    hall.open_vote()
    page = opened_page(hall)
    assert "Send a photo of the hall with the cards up, or of the sticker poster" in page.text
    assert "Then it throws the photo away." in page.text
    for _again in range(2):
        assert 'data-state="done"' in send_from(page, hall).text
    walls, vote = hall.services.walls, hall.step(Kind.VOTE)
    (photo,) = walls.arrived_for(vote)
    assert (photo.step_id, photo.way, photo.state) == (vote, Way.PHONE, PhotoState.ARRIVED)
    assert len(walls.whole(photo.id)) > 1000
    assert hall.photos == ()
    walls.throw_away(photo.id)
    assert walls.arrived_for(vote) == ()
    with pytest.raises(Gone):
        walls.whole(photo.id)
    assert 'data-state="done"' in send_from(page, hall).text
    assert walls.arrived_for(vote) == (), "one that was thrown away does not come back"


def test_that_a_photo_goes_where_its_page_was_for_when_the_evening_has_gone_on(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    of_wall = opened_page(hall)
    assert "Send photos of the wall with notes" in of_wall.text
    hall.open_vote()
    of_vote = opened_page(hall)
    send_from(of_wall, hall)
    hall.go_to(Kind.IDEAS)
    send_from(of_vote, hall)
    assert [photo.step_id for photo in hall.photos] == [hall.step(Kind.IDEAS)]
    assert len(hall.services.walls.arrived_for(hall.step(Kind.VOTE))) == 1


@pytest.mark.parametrize("vote", ["", "x", ID, "ideas"])
def test_that_a_made_up_vote_is_none(hall: Hall, vote: str) -> None:
    hall.open_vote()
    named = hall.step(Kind.IDEAS) if vote == "ideas" else vote
    send_from(opened_page(hall), hall, vote=named, id=new_id())
    assert [photo.step_id for photo in hall.photos] == [hall.step(Kind.IDEAS)]


def test_that_an_evening_without_notes_asks_for_photos_while_it_votes(hall: Hall) -> None:
    for step in hall.services.evenings.steps(hall.evening.id):
        if step.kind in (Kind.IDEAS, Kind.THEMES):
            hall.services.evenings.remove_step(step.id)
    assert "<form" not in opened_page(hall).text
    hall.open_vote()
    page = opened_page(hall)
    assert send_from(page, hall).status_code == 200
    assert len(hall.services.walls.arrived_for(hall.step(Kind.VOTE))) == 1
    assert send_from(page, hall, vote="", id=new_id()).status_code == 409
