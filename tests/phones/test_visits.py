"""By which invitation a phone came, and what came of it: visits once a phone, notes by their writer, votes as numbers alone."""

from __future__ import annotations

from cocreate_desktop.domain.outreach import ChannelTurnout, OutreachChannel, Visit
from cocreate_desktop.domain.steps import Kind
from tests.patience import until
from tests.phones.conftest import Hall


def test_that_what_an_invitation_yields_is_counted_without_following_a_ballot(hall: Hall) -> None:
    services = hall.services
    flyer = services.outreach.invite(OutreachChannel.FLYER, name="Flyer in de bus")
    services.outreach.invite(OutreachChannel.POSTER, name="Poster")
    phone = hall.visitor()
    for code in ("ZZZZZ99", flyer.code.lower(), flyer.code):
        assert phone.get(f"/o/{code}").status_code == 200, "whatever the code, the page is shown"
    for _time in range(2):
        assert phone.post(f"/J/{hall.evening.join_token}").status_code == 200
    assert len(services.store.read(lambda reader: reader.find(Visit))) == 1
    hall.go_to(Kind.IDEAS)
    assert (
        phone.post("/note", data={"text": "Een lange tafel"}, headers={"origin": hall.url}).status_code == 200
    )
    hall.open_vote()
    for option in hall.options[:2]:
        sent = {"round": hall.round.id, f"dots-{option.id}": "1"}
        assert phone.post("/vote", data=sent, headers={"origin": hall.url}).status_code == 200
    poster = services.outreach.lines()[1].outreach
    assert phone.get(f"/o/{poster.code}").status_code == 200
    sent = {"round": hall.round.id, f"dots-{hall.options[0].id}": "2"}
    assert phone.post("/vote", data=sent, headers={"origin": hall.url}).status_code == 200
    assert hall.voters == 1
    assert services.store.read(lambda reader: reader.find(ChannelTurnout)) == ()
    services.voting.close(hall.round.id)
    until(lambda: bool(services.store.read(lambda reader: reader.find(ChannelTurnout))))
    first, second = services.outreach.lines()  # a vote that is changed after a second flyer is no second one
    assert (first.visits, first.notes, first.votes) == (1, 1, 1)
    assert (second.visits, second.notes, second.votes) == (0, 0, 0)


def test_that_a_phone_forgets_its_flyer_in_two_days_and_is_told_that_it_keeps_it(hall: Hall) -> None:
    flyer = hall.services.outreach.invite(OutreachChannel.FLYER, name="Flyer bij de bakker")
    phone = hall.visitor()
    opened = phone.get(f"/o/{flyer.code}", follow_redirects=False)
    (kept,) = (one for one in opened.headers.get_list("set-cookie") if one.startswith("via="))
    assert f"Max-Age={2 * 24 * 3600};" in kept
    assert "by which flyer or poster you came" in phone.get("/about?lang=en").text
