"""Offering and seeking by phone, over HTTP and without a script: a number comes back, never a name is asked, and only one's own
can be taken back."""

import re

import httpx
import pytest

from cocreate_desktop.domain.offers import Offer, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import Offering
from tests.phones.conftest import Hall

EN = {"accept-language": "en"}


@pytest.fixture
def step(hall: Hall) -> str:
    """A step of offers that is on, with an idea."""
    notes = [hall.services.capturing.write(hall.step(Kind.IDEAS), "Een lange tafel").id]
    hall.services.boards.group(hall.evening.id, hall.step(Kind.THEMES), notes, "Samen eten & praten")
    found = [one.id for one in hall.services.evenings.steps(hall.evening.id) if one.kind is Kind.OFFERS]
    made = found[0] if found else hall.services.evenings.add_step(hall.evening.id, Kind.OFFERS).id
    hall.services.playing.go_to(hall.evening.id, made)
    return made


def phone(hall: Hall) -> httpx.Client:
    """A phone in English that has joined."""
    client = hall.visitor()
    client.headers.update(EN)
    assert client.post(f"/J/{hall.evening.join_token}").status_code == 200
    return client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def give(guest: httpx.Client, **fields: str) -> httpx.Response:
    page = guest.get("/").text
    sent = {"id": hidden(page, "id"), "proof": hidden(page, "proof"), **fields}
    return guest.post("/offer", data=sent)


def kept(hall: Hall, step: str) -> tuple[Offer, ...]:
    return hall.services.offers.view(step).offers


def test_that_a_phone_gets_a_number_and_is_asked_for_no_name(hall: Hall, step: str) -> None:
    theme = hall.services.offers.view(step).themes[0].theme_id
    guest, other = phone(hall), phone(hall)
    first = guest.get("/").text
    fields = set(re.findall(r'<(?:input|textarea|select)[^>]* name="(\w+)"', first))
    assert fields == {"proof", "id", "kind", "text", "level", "theme"}
    assert "Samen eten &amp; praten" in first
    assert "seeks a lead" in first
    said = give(guest, kind="offered", text="Ik <b>trek</b> de tafel", level="lead", theme=theme).text
    (offer,) = kept(hall, step)
    assert (offer.theme_id, offer.level, offer.number, offer.shown) == (theme, "lead", 1, False)
    assert "Your number: 1" in said
    assert "Ik &lt;b&gt;trek&lt;/b&gt; de tafel" in said
    assert "waits a moment" in said
    assert "Ik &lt;b&gt;" not in other.get("/").text
    hall.services.offers.show([offer.id])
    assert "seeks a lead" not in other.get("/").text
    sought = hall.services.offers.write(step, Offering(OfferKind.SOUGHT, "Een kar"))
    assert "Een kar" in other.get("/").text
    for client, status in ((other, 404), (guest, 200)):
        proof = {"proof": hidden(client.get("/").text, "proof")}
        back = client.post(f"/offer/{offer.id}/withdraw", data=proof)
        assert back.status_code == status
        assert ("taken back" in back.text) is (client is guest)
    assert [one.withdrawn for one in kept(hall, step)] == [True, False]
    hall.services.offers.remove([sought.id])


@pytest.mark.expected_log("could not be stored")
def test_that_what_cannot_be_taken_is_still_there_with_what_was_chosen(hall: Hall, step: str) -> None:
    guest = phone(hall)
    words = "x" * 141
    refused = give(guest, kind="sought", text=words, level="thinking")
    assert refused.status_code == 422
    assert words in refused.text
    assert 'value="sought" checked' in refused.text
    assert 'value="thinking" checked' in refused.text
    assert kept(hall, step) == ()
    strange = give(guest, kind="sold", text="Iets", level="boss", theme="nowhere")
    assert strange.status_code == 200
    (offer,) = kept(hall, step)
    assert (offer.kind, offer.level, offer.theme_id) == ("offered", "once", "")
    page = guest.get("/").text
    sent = {"id": hidden(page, "id"), "proof": hidden(page, "proof"), "text": "Nog iets"}
    for _again in range(2):
        assert guest.post("/offer", data=sent).status_code == 200
    assert len(kept(hall, step)) == 2
    hall.store.full = True
    full = give(guest, text="Als de schijf vol is")
    hall.store.full = False
    assert full.status_code == 503
    assert "Als de schijf vol is" in full.text
    hall.go_to(Kind.IDEAS)
    late = guest.post("/offer", data={**sent, "id": "ab" * 16, "text": "Te laat"})
    assert late.status_code == 409
    assert "Te laat" in late.text
