"""Thousands of requests that no page of ours sends, put to the application: each is answered with a sentence, none changes
anything that it may not."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.proposals import Reaction
from cocreate_desktop.domain.secrecy import new_secret, new_token, signed, upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.guests import NOTES_A_MINUTE, Guest
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.server import make_app
from cocreate_desktop.phones.shield import HEADERS
from tests.phones.conftest import Hall
from tests.phones.strangers import Answer as Said
from tests.phones.strangers import Asked, Stranger, paths_of, put_to

REQUESTS = 1200  # about twice every address with every method
FORM = (b"content-type", b"application/x-www-form-urlencoded")
HOST = (b"host", b"127.0.0.1")


def kept(hall: Hall) -> object:
    """Everything of the evening that a phone could have changed."""
    services, evening = hall.services, hall.evening.id
    return (
        services.evenings.get(evening), services.evenings.steps(evening), services.capturing.notes(evening),
        hall.voters, hall.options, hall.photos, services.projects.current(),
        services.store.read(lambda reader: [reader.find(kind) for kind in (Answer, Reaction, Offer, Arrival)]),
    )  # fmt: skip


def in_order(answer: Said) -> None:
    """An answer that a browser may have: no failure of ours, and every header once."""
    assert 200 <= answer.status < 500
    names = Counter(name.lower() for name, _value in answer.headers)
    told = {name.lower(): value for name, value in answer.headers}
    for name, value in HEADERS.items():
        assert names[name.lower()] == 1, (name, answer)
        kept_for_long = name == "Cache-Control" and "immutable" in told["cache-control"]
        assert kept_for_long or told[name.lower()] == value
    assert b"Traceback" not in answer.body
    assert "access-control-allow-origin" not in names
    assert told.get("location", "/").startswith(("/", "http://127.0.0.1/"))
    assert not told.get("location", "/").startswith("//")


def asked_of(hall: Hall, asked: Sequence[Asked]) -> list[Said]:
    """The answers of the application, one after the other in one loop."""

    async def all_of_them() -> list[Said]:
        hub = LiveHub(hall.services, hall.evening.id)
        app = make_app(hall.services, hall.evening.id, hub, hosts={"127.0.0.1"}, take=OwnEyes().take)
        async with app.router.lifespan_context(app):
            return [await asyncio.wait_for(put_to(app, one), 60) for one in asked]

    return asyncio.run(all_of_them())


def drawn(hall: Hall, seed: int, cookies: Sequence[str], known: dict[str, str]) -> list[Asked]:
    app = make_app(
        hall.services,
        hall.evening.id,
        LiveHub(hall.services, hall.evening.id),
        hosts=(),
        take=OwnEyes().take,
    )
    stranger = Stranger(seed, sorted({*paths_of(app.routes), "/nowhere"}), cookies, known)
    return [stranger.draw() for _one in range(REQUESTS)]


@pytest.mark.parametrize("kind", [Kind.IDEAS, Kind.VOTE])
def test_that_whoever_has_not_joined_changes_nothing_by_any_request(hall: Hall, kind: Kind) -> None:
    hall.open_vote() if kind is Kind.VOTE else hall.go_to(kind)
    before = kept(hall)
    session = signed(hall.evening.secret, new_token())
    of_another_evening = signed(new_secret(), new_token())
    cookies = [
        "",
        f"guest={session[:-1]}",
        f"guest={of_another_evening}",
        "guest=..;;=\x80",
        f"guest={session.lower()}",
    ]
    known = {
        "session": f"nl.{of_another_evening}",
        "token": new_token(),
        "round": hall.round.id,
        "visit": "0a1b2c3d",
    }
    for answer in asked_of(hall, drawn(hall, 1, cookies, known)):
        in_order(answer)
    assert kept(hall) == before


def test_that_a_guest_adds_notes_and_nothing_else_by_any_request(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    before = kept(hall)
    guest = Guest(new_token(), "nl", "", hall.evening.secret)
    known = {
        "session": f"nl.{guest.session}",
        "token": upload_token(hall.evening.secret),
        "proof": guest.proof,
        "text": "Een bankje",
        "print": "0",
        "name": sorted(assets.files())[0],
        "visit": "0a1b2c3d",
    }
    cookies = [f"guest={guest.session}", f"guest={guest.session}; lang=ar; display=xdc"]
    head = (HOST, FORM, (b"cookie", cookies[0].encode()))
    ours = urlencode({"proof": guest.proof, "text": "Een bankje"}).encode()
    # What is drawn is mostly wrong in more than one way: these are right, and wrong in one way.
    asked = [Asked("POST", "/note", head, (ours,)), Asked("POST", "/note", head, (ours, b"&" * 200_000))]
    asked += drawn(hall, 2, cookies, known)
    answers = asked_of(hall, asked)
    assert [answer.status for answer in answers[:2]] == [303, 413]
    for answer in answers:
        in_order(answer)
    taken = sum(
        one.method == "POST" and "/note" in one.target and answer.status in (200, 303)
        for one, answer in zip(asked, answers, strict=True)
    )
    notes = hall.services.capturing.notes(hall.evening.id)
    assert 0 < len(notes) <= min(taken, NOTES_A_MINUTE)
    assert {note.author for note in notes} == {guest.author}
    met = {answer.status for answer in answers}
    assert met >= {200, 303, 400, 403, 404, 405, 413, 415, 421}
    for note in notes:
        hall.services.capturing.remove([note.id])
    assert kept(hall) == before


def test_that_a_form_that_breaks_off_or_never_ends_is_no_fault_of_ours(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    guest = Guest(new_token(), "nl", "", hall.evening.secret)
    fields = urlencode({"proof": guest.proof, "text": "x"}).encode()
    cookie = (b"cookie", f"guest={guest.session}".encode())
    asked = [
        Asked("POST", "/note", (HOST, FORM, cookie), (fields, b"&" * 200_000)),
        Asked("POST", "/note", (HOST, FORM, cookie), (b"&".join([b"a=b"] * 401),)),
        Asked("POST", "/note", (HOST, FORM, cookie), (b"text=%ff%fe%zz&" + fields,)),
        Asked("POST", "/note", (HOST, FORM, cookie), (b"text=\xff\xfe&" + fields,)),
        Asked("POST", "/vote", (HOST, FORM, cookie, (b"content-length", "²".encode("latin-1"))), (fields,)),
        Asked("POST", "/vote", (HOST, FORM, cookie, (b"content-length", b"9" * 5000)), (fields,)),
        Asked("HEAD", "/live", (HOST, cookie)),
    ]
    answers = asked_of(hall, asked)
    for answer in answers:
        in_order(answer)
    assert [answer.status for answer in answers] == [413, 400, 400, 400, 400, 400, 405]
    assert hall.services.capturing.notes(hall.evening.id) == ()
