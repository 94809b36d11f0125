"""Being reached: an address goes to the mail desk with the text that was agreed to, and every link asks before it does."""

from dataclasses import replace

import pytest

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import Place
from tests.phones.home.conftest import AtHome, fresh_site
from tests.phones.home.sent import ENGLISH, send

NOOR = {"name": "Noor", "mail": "noor@example.nl", "agrees": "inform"}


def test_that_signing_up_hands_on_what_was_shown_and_agreed_to(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    shown = here.get(at_home.at(Place.MAIL)).text
    page = send(here, at_home.at(Place.MAIL), "mail", **NOOR)
    assert "A mail is on its way to you." in page.text
    asked = at_home.desk.asked[-1]
    assert (asked.purpose, asked.name, asked.mail) == (Purpose.INFORM, "Noor", "noor@example.nl")
    assert (asked.delete_on, asked.language) == ("2027-07-01", "en")
    assert asked.consent in shown
    assert asked.page == at_home.services.projects.current().follow_up
    assert "noor@example.nl" not in page.text
    for wrong in ("2099-01-01", "2020-01-01", "morgen", "2027"):
        send(here, at_home.at(Place.MAIL), "mail", **NOOR, goes=wrong)
        assert at_home.desk.asked[-1].delete_on == "2027-07-01"
    send(here, at_home.at(Place.MAIL), "mail", **NOOR, goes="2027-06-30")
    assert "30 June 2027" in at_home.desk.asked[-1].consent


def test_that_the_links_in_a_mail_ask_before_they_do_anything(at_home: AtHome) -> None:
    here, desk = at_home.visitor(**ENGLISH), at_home.desk
    send(here, at_home.at(Place.MAIL), "mail", **NOOR)
    link = f"{at_home.home}/M/{desk.token}"
    page = here.get(link)
    assert "Do you want to hear how it goes on?" in page.text
    assert desk.said_yes == set(), "a machine that opens links says no yes"
    assert "From now on you hear how it goes on" in here.post(link).text
    assert "You had said yes already" in here.post(link).text
    stop = f"{at_home.home}/M/STOP/{desk.token}"
    assert "Stop the mails" in here.get(stop).text
    assert desk.stopped == set()
    by_program = here.post(
        stop,
        files={"List-Unsubscribe": (None, "One-Click")},
        headers={"origin": "https://mail.example"},
    )
    assert by_program.status_code == 200
    assert by_program.headers["x-frame-options"] == "DENY"
    assert desk.stopped == {desk.token}
    over = here.post(link)
    assert over.status_code == 410
    assert "This link does not work any more" in over.text
    assert here.get(f"{at_home.home}/M/nonsense-nonsense").status_code == 410
    assert here.get(f"{at_home.home}/M/{'x' * 500}").status_code == 410


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"mail": "noor"}, "This is no e-mail address."),
        ({"mail": "noor@example.nl\nBcc: all@example.nl"}, "This is no e-mail address."),
        ({"agrees": ""}, "only when you agree"),
        ({"mail": "nobody@example.nl"}, "nobody@example.nl"),
    ],
)
def test_that_what_is_wrong_is_said_and_kept_in_its_field(
    at_home: AtHome, filled: dict[str, str], sentence: str
) -> None:
    before = len(at_home.desk.asked)
    page = send(at_home.visitor(**ENGLISH), at_home.at(Place.MAIL), "mail", **{**NOOR, **filled})
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="Noor"' in page.text
    assert len(at_home.desk.asked) == before


def test_that_help_can_come_with_a_way_to_reach_her(at_home: AtHome) -> None:
    here, desk = at_home.visitor(**ENGLISH), at_home.desk
    desk.later = True
    page = send(here, at_home.at(Place.HELP), "help", text="Ik heb een gieter", **{**NOOR, "agrees": "help"})
    desk.later = False
    assert "as soon as the mail server answers again" in page.text
    assert "Ik heb een gieter" in page.text
    made = at_home.services.store.read(lambda reader: reader.find(Offer, text="Ik heb een gieter"))[0]
    assert desk.asked[-1] == replace(desk.asked[-1], purpose=Purpose.HELP, offer_id=made.id)
    failed = send(
        here, at_home.at(Place.HELP), "help", text="En een emmer", mail="nobody@example.nl", agrees="help"
    )
    assert "no mail could be sent to that address" in failed.text
    assert at_home.services.store.read(lambda reader: reader.find(Offer, text="En een emmer"))


def test_that_without_a_mail_server_there_is_no_dead_form(at_home: AtHome) -> None:
    with fresh_site(at_home, mail=None) as plain:
        here = plain.visitor(**ENGLISH)
        page = here.get(plain.at(Place.MAIL))
        assert 'name="mail"' not in page.text
        assert "No mail can be sent from here. Tell de opbouwwerker van de wijk" in page.text
        assert 'name="mail"' not in here.get(plain.at(Place.HELP)).text
        assert here.get(f"{plain.home}/M/{'t' * 30}").status_code == 410
