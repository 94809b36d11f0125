"""People at home who want to hear more, on a hub with a real mail server: asked by mail, told by mail, gone when they like."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select

from cocreate_desktop import cli
from cocreate_desktop.apps.hub import maildesk
from cocreate_desktop.apps.hub.maildesk import A_MINUTE
from cocreate_desktop.apps.hub.mailroom import NEWS_A_DAY, HubFollowing, MailRoom
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.central.mail import MailServer, mail_server
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.mailerrors import (
    BadMailServer,
    MailRefused,
    NoKeyOfHub,
    NoMail,
    NoMailAddress,
    OpenMail,
    SignUpsFull,
)
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.phones.home.ports import Confirmed, Sent
from cocreate_desktop.services.hearback import Followers, Told
from cocreate_desktop.storage.accounttables import follower, mail_out
from cocreate_desktop.storage.followers import sweep
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_file
from cocreate_desktop.storage.hubvault import open_vault, others_may_read
from cocreate_desktop.storage.mailout import LEASE
from cocreate_desktop.storage.tries import Tries
from tests.mailserver import PASSWORD, Mailbox, a_mail_server
from tests.patience import until

PROJECT = "plein"
PAGE = "https://hub.voorbeeld.nl/F/ABCDEFGH"
NOOR = SignUp(
    purpose=Purpose.INFORM,
    name="Noor",
    mail="Noor@Voorbeeld.NL",
    consent="De gemeente bewaart mijn adres.",
    delete_on="2031-01-01",
    language="nl",
    page=PAGE,
)
NOORS = "Noor@voorbeeld.nl"


@dataclass
class Office:
    """A hub's mail room; ``ahead`` moves its clock."""

    room: MailRoom
    database: HubDatabase
    box: Mailbox
    folder: Path
    ahead: float = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.ahead

    def close(self) -> None:
        """Nobody is there any more."""
        self.room.close()
        self.database.close()

    def sign_up(self, **other: object) -> Sent:
        """Noor, or somebody like her."""
        desk = self.room.desk(PROJECT)
        assert desk is not None
        return desk.sign_up(replace(NOOR, **other))  # type: ignore[arg-type]  # by name

    def another(self, server: MailServer | None) -> MailRoom:
        """The room of another worker."""
        vault = open_vault(self.database, self.folder / "vault")
        return MailRoom(self.database, vault, server, lambda _project: "Buurtplein", self.now)

    def rows(self) -> str:
        """Everything that the tables about people at home hold, as one text."""
        with self.database.reading() as connection:
            kept = [connection.execute(select(table)).all() for table in (follower, mail_out)]
        return str(kept)

    def follow(self, *addresses: str) -> None:
        """All of them sign up and confirm it."""
        for address in addresses:
            self.sign_up(mail=address, name="")
            assert self.room.followers.confirm(link(self.box.for_whom(address)[-1], "/M/")) == "waiting"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with ExitStack() as stack:
        box = stack.enter_context(a_mail_server(tmp_path))
        yield stack.enter_context(closing(an_office(tmp_path, box)))


def an_office(folder: Path, box: Mailbox) -> "Office":
    database = open_file(folder / "hub.db")
    vault = open_vault(database, folder / "vault", make=True)
    made = Office(MailRoom(database, vault, None, str, time.time), database, box, folder)
    made.room = made.another(box.server())
    return made


def plain(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link(mail: EmailMessage, place: str) -> str:
    """The token of the link of this place in a mail."""
    found = [line for line in plain(mail).splitlines() if line.startswith(PAGE + place)]
    return found[0].rpartition("/")[2]


def test_that_somebody_is_asked_by_a_real_mail_with_a_link_to_say_yes_and_one_to_stop(office: Office) -> None:
    assert office.sign_up() is Sent.NOW
    (mail,) = office.box.for_whom(NOORS)
    assert mail["To"] == NOORS
    assert mail["From"] == "Gemeente Voorbeeld <buurt@voorbeeld.nl>"
    assert mail["Content-Language"] == "nl"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert {part.get_content_type() for part in mail.walk()} == {
        "multipart/alternative", "text/plain", "text/html",
    }  # fmt: skip
    yes, stop = link(mail, "/M/"), link(mail, "/M/STOP/")
    # On one line, as it is: mail programs unpack nothing there.
    assert f"\r\nList-Unsubscribe: <{PAGE}/M/STOP/{stop}>\r\n".encode() in office.box.raw[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    html = mail.get_body(("html",))
    assert html is not None
    assert "<img" not in html.get_content()
    assert f'href="{PAGE}/M/{yes}"' in html.get_content()


def test_that_she_says_yes_once_and_stops_once_and_the_database_names_nobody(office: Office) -> None:
    office.sign_up()
    (mail,) = office.box.for_whom(NOORS)
    yes, stop = link(mail, "/M/"), link(mail, "/M/STOP/")
    desk = office.room.desk(PROJECT)
    assert desk is not None
    following = HubFollowing(PROJECT, office.room)
    assert following.count() == Followers(waiting=1, mails=True)
    assert not following.fetch().followers
    assert desk.waiting(yes.lower()) is Purpose.INFORM
    assert [desk.confirm(yes), desk.confirm(yes)] == [Confirmed.YES, Confirmed.ALREADY]
    assert desk.confirm(stop) is Confirmed.OVER
    (one,) = following.fetch().followers
    assert (one.name, one.mail, one.consent, one.delete_on) == ("Noor", NOORS, NOOR.consent, NOOR.delete_on)
    assert following.count() == Followers(confirmed=1, mails=True)
    # Who has a copy of the database has no name, no address and no link.
    for secret in ("oor", "oorbeeld.nl/", yes, stop, NOOR.consent):
        assert secret not in office.rows().replace(PAGE, "")

    assert office.sign_up() is Sent.NOW  # she does not remember
    assert link(office.box.for_whom(NOORS)[-1], "/M/STOP/") == stop
    assert "/M/" + yes not in plain(office.box.for_whom(NOORS)[-1])
    assert [desk.stop(stop), desk.stop(stop)] == [True, False]
    assert (desk.confirm(yes), desk.waiting(yes)) == (Confirmed.OVER, None)
    assert following.fetch().stopped == (one.id,)
    assert not following.fetch().followers
    assert following.count() == Followers(mails=True)


def test_that_each_reads_the_mail_in_her_own_language_and_nothing_typed_becomes_a_header(
    office: Office,
) -> None:
    words = {
        "nl": "Hallo",
        "en": "Hello",
        "tr": "Merhaba",
        "ar": "مرحب",
        "pl": "Dzień dobry",
        "uk": "Вітаємо",
    }
    for language, hello in words.items():
        office.sign_up(language=language, mail=f"{language}@voorbeeld.nl", name="Noor\r\nBcc: x@y.nl")
        (mail,) = office.box.for_whom(f"{language}@voorbeeld.nl")
        assert mail["Content-Language"] == language
        assert mail["Bcc"] is None
        assert hello in plain(mail)
        html = mail.get_body(("html",))
        assert html is not None
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html.get_content()


@pytest.mark.expected_log("mails wait: MailAway")
def test_that_a_sign_up_outlives_a_mail_server_that_is_away(tmp_path: Path) -> None:
    with a_mail_server(tmp_path) as box:
        office = an_office(tmp_path, box)
    with closing(office):
        assert office.sign_up() is Sent.LATER
        with a_mail_server(tmp_path, box):
            for _time in range(5):  # nobody waits so soon again, and one too many looks as the others
                assert office.sign_up(mail="sam@voorbeeld.nl") is Sent.LATER
            assert office.room.post is not None
            assert office.room.post.carry_due() == 1  # hers; that of Noor was tried just now
            assert box.to == ["sam@voorbeeld.nl"]
            office.ahead += 70
            box.later.add(NOORS)  # first as many servers do with who they do not know
            assert office.room.post.carry_due() == 0
            box.later.clear()
            office.ahead += 130
            assert office.room.post.carry_due() == 1
            assert len(box.for_whom(NOORS)) == 1
            office.ahead += 3600
            assert office.room.post.carry_due() == 0


def test_that_an_address_that_takes_no_mail_is_told_and_not_kept(office: Office) -> None:
    office.box.refuses.add(NOORS)
    with pytest.raises(MailRefused):
        office.sign_up()
    assert "'confirm'" not in office.rows()
    assert HubFollowing(PROJECT, office.room).count() == Followers(mails=True)
    for typed in (
        "noor",
        "noor@",
        "@voorbeeld.nl",
        "a b@voorbeeld.nl",
        "noor@voorbeeld",
        "x@y.nl\nBcc: z@y.nl",
        "n@-.nl",
        "=?utf-8?q?sam=40elders.nl=2C?=@voorbeeld.nl",
    ):
        with pytest.raises(NoMailAddress):
            office.sign_up(mail=typed)
    office.box.refuses.clear()
    assert office.sign_up(mail="noor@bücher.example") is Sent.NOW
    assert office.box.to[-1] == "noor@xn--bcher-kva.example"


@pytest.mark.expected_log("mails wait: Mail")
@pytest.mark.parametrize("wrong", ["password", "certificate"])
def test_that_a_mail_waits_when_the_hub_is_not_let_in_or_not_sure_of_the_server(
    office: Office, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = office.box.server("anders" if wrong == "password" else PASSWORD)
    if wrong == "certificate":
        server = replace(server, ca_file="")
    office.room = office.another(server)
    assert office.sign_up() is Sent.LATER
    assert {"password": "MailShut", "certificate": "MailUntrusted"}[wrong] in caplog.text
    assert "oorbeeld" not in caplog.text
    assert not office.box.mails


def test_that_nobody_is_flooded_with_mail_and_what_is_not_confirmed_goes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(5):
        assert office.sign_up() is Sent.NOW  # nobody learns that it was one too many
    assert len(office.box.mails) == 3
    for number in range(3):  # nor by offering help again and again
        office.sign_up(mail=NOORS.swapcase(), purpose=Purpose.HELP, offer_id=f"o{number}")
    assert len(office.box.mails) == 3
    assert HubFollowing(PROJECT, office.room).count() == Followers(waiting=1, mails=True)
    with monkeypatch.context() as fewer:
        fewer.setattr(maildesk, "AN_HOUR", 1)
        with pytest.raises(SignUpsFull):  # whoever confirms nothing writes to no more strangers
            office.sign_up(mail="bot@voorbeeld.nl")
    yes = link(office.box.mails[0], "/M/")
    office.ahead += timedelta(hours=49).total_seconds()
    desk = office.room.desk(PROJECT)
    assert desk is not None
    assert (desk.waiting(yes), desk.confirm(yes)) == (None, Confirmed.OVER)
    assert sweep(office.database, office.now()) == 1
    office.follow("sam@voorbeeld.nl")
    assert sweep(office.database, office.now()) == 0
    assert sweep(office.database, office.now() + 10 * 366 * 86400) == 1  # her own day
    for _bot in range(A_MINUTE):
        Tries(office.database, office.now).begin(f"sign-up {PROJECT}", A_MINUTE)
    with pytest.raises(SignUpsFull):
        office.sign_up(mail="bot@voorbeeld.nl")


def test_that_news_reach_everybody_who_said_yes_once_also_when_a_worker_dies_halfway(office: Office) -> None:
    people = [f"buur{number}@voorbeeld.nl" for number in range(6)]
    office.follow(*people)
    office.sign_up(mail="niet@voorbeeld.nl")
    office.sign_up(mail="hulp@voorbeeld.nl", purpose=Purpose.HELP)
    stops = link(office.box.for_whom(people[4])[-1], "/M/STOP/")
    office.box.refuses.add(people[5])
    office.box.mails.clear()
    office.box.to.clear()
    following = HubFollowing(PROJECT, office.room)
    news_id = new_id()
    told = following.tell(news_id, "Het plein\nwordt groen", "Beste buren,\n\nDe wethouder zei <ja>.")
    assert (told.people, told.sent, told.waiting) == (6, 0, 6)
    assert following.tell(news_id, "Het plein", "Nog eens") == told
    assert office.room.followers.stop(stops)

    dying = office.another(office.box.server())  # takes some, sends one, and is gone
    taken = dying.mails.take(3)
    assert dying.post is not None
    dying.post._carry_some(taken[:1])
    posts = [office.another(office.box.server()).post for _worker in range(2)]
    for post in (office.room.post, *posts):
        assert post is not None
        post.carry_due()
    assert len(set(office.box.to)) == len(office.box.to) < 5
    office.ahead += LEASE.total_seconds() + 5
    assert posts[0] is not None
    posts[0].carry_due()
    assert sorted(office.box.to) == people[:4]
    assert following.told() == (
        Told(news_id, "Het plein wordt groen", told.told_on, people=5, sent=4, failed=1),
    )
    first = office.box.mails[0]
    assert first["Subject"] == "Het plein wordt groen"
    assert "De wethouder zei <ja>." in plain(first)
    html = first.get_body(("html",))
    assert html is not None
    assert "zei &lt;ja&gt;." in html.get_content()
    assert "/M/STOP/" in str(first["List-Unsubscribe"])


def test_that_news_are_told_some_times_a_day_and_not_of_a_closed_project(office: Office) -> None:
    following = HubFollowing(PROJECT, office.room)
    for number in range(NEWS_A_DAY):
        following.tell(f"{number:032x}", "Nieuws", "Het gaat door.")
    with pytest.raises(TooMuch):
        following.tell(new_id(), "Nieuws", "Nog eens.")
    assert following.tell(f"{0:032x}", "Nieuws", "Het gaat door.").people == 0  # told before
    office.ahead += 86400
    assert following.tell(new_id(), "Nieuws", "Een dag later.").people == 0
    with pytest.raises(TooMuch):
        replace(following, closed=True).tell(new_id(), "Nieuws", "Na het einde.")


def test_that_the_post_goes_by_itself_and_ends_when_it_is_told(office: Office) -> None:
    office.follow("sam@voorbeeld.nl")
    office.room.start()
    packed = "=?utf-8?q?=0D=0ABcc:_x=40y.nl?="  # the end of a line, to who unpacks it
    HubFollowing(PROJECT, office.room).tell(new_id(), f"Nieuws {packed}", "Het gaat door.")
    until(lambda: len(office.box.mails) == 2)
    assert office.box.mails[1]["Subject"] == f"Nieuws {packed.replace('=?', '= ?')}"
    assert office.box.mails[1]["Bcc"] is None
    office.room.close()
    assert not [one for one in threading.enumerate() if one.name == "hub-post"]


def test_that_a_hub_without_a_mail_server_has_no_desk_and_says_so(office: Office) -> None:
    office.follow("sam@voorbeeld.nl")
    with pytest.raises(NoMail):
        office.sign_up(page="")  # nobody knows where the link would lead
    there = office.room.desk(PROJECT, "https://hub.nl/F/X")
    assert there is not None
    assert there.sign_up(replace(NOOR, page="")) is Sent.NOW
    assert "https://hub.nl/F/X/M/" in plain(office.box.mails[-1])
    # What is hers alone leads to this hub, whatever the project says; and what is no name is sent to nobody.
    there.sign_up(replace(NOOR, mail="lou@voorbeeld.nl", name="Win nu op www.x.nl"))
    assert "https://hub.nl/F/X/M/" in plain(office.box.mails[-1])
    assert "www.x.nl" not in plain(office.box.mails[-1])
    room = office.another(None)
    following = HubFollowing(PROJECT, room)
    assert room.desk(PROJECT) is None
    assert following.count() == Followers(confirmed=1, waiting=2)
    assert len(following.fetch().followers) == 1
    with pytest.raises(NoMail):
        following.tell(new_id(), "Nieuws", "Het gaat door.")
    assert HubFollowing(PROJECT, None).count() == Followers()


def test_that_the_key_of_contact_details_is_made_once_and_no_other_is_taken(tmp_path: Path) -> None:
    place = tmp_path / "keys" / "vault"
    with closing(open_file(tmp_path / "hub.db")) as database:
        with pytest.raises(NoKeyOfHub):
            open_vault(database, place)
        sealed = open_vault(database, place, make=True).seal("a", {"mail": NOORS})
        assert not others_may_read(place)
        place.chmod(0o640)
        assert others_may_read(place)
        again = open_vault(database, place, make=True)
        assert again.unseal("a", sealed) == {"mail": NOORS}
        assert again.unseal("b", sealed) == {}
        right = place.read_text()
        for wrong in ("", "zz", "00" * 32, right[:-3]):
            place.write_text(wrong)
            with pytest.raises(NoKeyOfHub):
                open_vault(database, place, make=True)
        place.unlink()
        with pytest.raises(NoKeyOfHub):  # a new one could open nothing that is there
            open_vault(database, place, make=True)


def test_that_whoever_looks_after_a_hub_can_try_its_mail(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["hub", "admin", "send-test-mail", "sam@voorbeeld.nl", "--json"]
    assert cli.main(words) == 2
    assert "--mail-from" not in capsys.readouterr().err  # there is no mail server at all
    words += ["--smtp", office.box.url]
    assert cli.main(words) == 2
    assert "--mail-from" in capsys.readouterr().err
    monkeypatch.setenv("COCREATE_SMTP_PASSWORD", "anders")
    words += ["--mail-from", "buurt@voorbeeld.nl"]
    assert cli.main(words) == 2
    monkeypatch.setenv("COCREATE_SMTP_PASSWORD", PASSWORD)
    capsys.readouterr()
    assert cli.main(words) == 0
    assert json.loads(capsys.readouterr().out)["sent"] is True
    assert [mail["From"] for mail in office.box.for_whom("sam@voorbeeld.nl")] == ["buurt@voorbeeld.nl"]


def test_that_links_name_the_port_of_a_hub_that_speaks_https_itself() -> None:
    proxied = HubPlan(names=("hub.nl",), port=8090, behind_proxy=True)
    itself = HubPlan(names=("hub.nl",), port=8443, certificate="c", key="k")
    assert [plan.at for plan in (proxied, itself, replace(itself, port=443))] == [
        "https://hub.nl",
        "https://hub.nl:8443",
        "https://hub.nl",
    ]


@pytest.mark.parametrize(
    ("url", "sender", "problem"),
    [
        ("smtp://mail.voorbeeld.nl:25?tls=none", "a@b.nl", OpenMail),
        ("http://mail.voorbeeld.nl", "a@b.nl", BadMailServer),
        ("smtp://noor:geheim@mail.voorbeeld.nl", "a@b.nl", BadMailServer),
        ("smtps://mail.voorbeeld.nl?tls=starttls", "a@b.nl", BadMailServer),
        ("smtp://mail.voorbeeld.nl?hallo=1", "a@b.nl", BadMailServer),
        ("smtp://:99999", "a@b.nl", BadMailServer),
        ("smtp://mail.voorbeeld.nl", "niemand", NoMailAddress),
    ],
)
def test_that_a_mail_server_that_cannot_be_meant_is_refused(
    url: str, sender: str, problem: type[CocreateError]
) -> None:
    with pytest.raises(problem):
        mail_server(url, sender)
