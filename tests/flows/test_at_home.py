"""From the printed page to the laptop: a neighbour's browser reads the codes on paper, takes part in every way through a real
hub on PostgreSQL, and the laptop hears all of it. The other way round she sees what became of it, also when it is over."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.services.addresses import hub_page
from cocreate_desktop.services.onlineinbox import Came
from cocreate_desktop.services.outside import OpenProject, Paper
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubdatabase import open_postgres
from tests import hubs
from tests.browsers import IN_A_BROWSER
from tests.hubs import HubProgram
from tests.mailserver import PASSWORD, SENDER, Mailbox, a_mail_server
from tests.paper import pages
from tests.patience import until
from tests.phones.conftest import PROJECT, StandingClock
from tests.phones.home.filling import NOTES, THEMES, after_one_evening
from tests.readymade import ready_file

pytestmark = [pytest.mark.postgres, *IN_A_BROWSER]
NOOR = "noor@voorbeeld.nl"
ASKED = "Op welke dag eten we samen?"
SAID = {"project": "Kan er een kraan bij?", "theme": "Ook in de winter", "note": "Ik heb nog planken"}


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hubs.server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture
def laptop(own_home: None, tmp_path: Path) -> Iterator[OpenProject]:
    """After the first evening, as a facilitator has it open."""
    path = tmp_path / "plein.cocreate"
    key = ready_file(path, "home", PROJECT, after_one_evening, clock=StandingClock())
    opened = LocalProjects().open(path, key)
    yield opened
    opened.close()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mailbox]:
    with a_mail_server(tmp_path) as found:
        yield found


@pytest.fixture
def hub(server: str, box: Mailbox, tmp_path: Path) -> Iterator[HubProgram]:
    """The program, as a municipality runs it, with its mail server."""
    secret = tmp_path / "smtp-password"
    secret.write_text(PASSWORD + "\n")
    words = ("--smtp", box.url, "--mail-from", SENDER, "--smtp-password-file", str(secret))
    found = HubProgram(hubs.new_database(server), tmp_path, "--vault-key", str(tmp_path / "vault"), *words)
    yield found
    found.close()


@dataclass
class Evening:
    """What the two of them have before them: the laptop, what it printed, and a phone."""

    laptop: OpenProject
    phone: Page
    codes: dict[Paper, list[str]]
    asked: Round

    @property
    def services(self) -> Services:
        """The laptop's."""
        return self.laptop.services

    def scan(self, paper: Paper, place: str) -> None:
        """Opens what a code on this paper says."""
        address = next(one for one in self.codes[paper] if f"/{place}" in one)
        assert address == address.upper()
        self.phone.goto(address)

    def send(self, button: str, told: str, fill: Callable[[], object] = lambda: None) -> None:
        """Fills in and presses; what goes too fast for a person is asked to be sent once more, with all still there."""
        fill()

        def sent() -> bool:
            pressed = self.phone.get_by_role("button", name=button, exact=True)
            if not self.phone.get_by_text(told).count() and pressed.count():
                with suppress(TooLong):  # what was sent meanwhile cannot be pressed any more
                    pressed.first.click(timeout=1_000)
            return self.phone.get_by_text(told).count() > 0

        until(sent)

    def say(self, words: str) -> None:
        """A remark on the page that is open."""
        self.send("Send it", "It has arrived.", lambda: self.phone.locator("#text").fill(words))

    def shows(self, words: str) -> None:
        """Until the page that is open says this; it is asked anew each time."""

        def there() -> bool:
            self.phone.reload()
            return words in self.phone.inner_text("main")

        until(there)


def test_that_who_scans_what_was_printed_takes_part_in_every_way_and_the_laptop_hears_it(
    laptop: OpenProject, hub: HubProgram, box: Mailbox, browser: Browser, tmp_path: Path
) -> None:
    asked = _go_online(laptop, hub)
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    context.set_default_timeout(10_000)
    evening = Evening(laptop, context.new_page(), _print(laptop, tmp_path), asked)
    _take_part(evening)
    _sign_up(evening, box)
    _hear(evening)
    _let_through_and_close(evening)
    _come_too_late(evening)
    context.close()


def _go_online(laptop: OpenProject, hub: HubProgram) -> Round:
    """Pairs with the hub, asks a vote of its own there, and opens the project to everybody."""
    database = open_postgres(hub.url)
    accounts = Accounts(database)
    code = accounts.pairing_code(accounts.create_organisation("Gemeente Voorbeeld")).code
    database.close()
    laptop.sharing.pair_hub(hub.address, code)
    services = laptop.services
    services.online.served_by(Serves.HUB, hub_page(hub.address, services.projects.current().id))
    services.online.go_online()
    (evening,) = services.evenings.all()
    asked = services.online.new_question(evening.id, ASKED, "choice", ("Dinsdag", "Woensdag"))
    laptop.sharing.share()
    return asked


def _print(laptop: OpenProject, folder: Path) -> dict[Paper, list[str]]:
    """Everything with a code for at home, and what a camera reads on it."""
    (evening,) = laptop.services.evenings.all()
    papers = (
        Paper.OUTREACH,
        Paper.THEME_POSTERS,
        Paper.LABELS,
        Paper.SUPPORT_SHEET,
        Paper.TAKE_HOME,
        Paper.REPORT,
    )
    found = {}
    for paper in papers:
        pdf = laptop.papers.print(paper, evening.id, folder / f"{paper}.pdf")
        found[paper] = [code for page in pages.codes(pdf, dpi=200) for code in page]
    return found


def _take_part(evening: Evening) -> None:
    phone = evening.phone
    evening.scan(Paper.OUTREACH, "O/")
    assert phone.locator("h1").inner_text() == PROJECT["question"]
    evening.send("I stand behind this", "You stand behind this. It counts once.")
    evening.say(SAID["project"])
    evening.scan(Paper.THEME_POSTERS, "T/")
    assert phone.locator("h1").inner_text() == THEMES[0]
    evening.say(SAID["theme"])
    evening.scan(Paper.LABELS, "N/")
    assert NOTES[0] in phone.inner_text("main")
    evening.say(SAID["note"])
    evening.scan(Paper.SUPPORT_SHEET, "S")
    evening.send("I stand behind this", "You stand behind this. It counts once.")
    evening.send(
        "Send my reaction", "Your reaction has arrived.", lambda: phone.locator("#text").fill("En de bel?")
    )
    evening.scan(Paper.TAKE_HOME, "F/")
    phone.get_by_role("link", name=ASKED).click()
    evening.send("Send my vote", "Your vote is in.", lambda: phone.get_by_text("Woensdag").click())


def _sign_up(evening: Evening, box: Mailbox) -> None:
    """She offers help and wants to be reached for it; one mail later she has said yes."""
    phone = evening.phone
    evening.scan(Paper.REPORT, "F/")
    phone.get_by_role("link", name="Offer help").first.click()

    def fill() -> None:
        phone.locator("#text").fill("Ik kan schilderen")
        phone.locator("#name").fill("Noor")
        phone.locator("#mail").fill(NOOR)
        phone.locator("[name=agrees]").check()

    evening.send("Send it", "A mail is on its way to you.", fill)
    until(lambda: box.for_whom(NOOR))
    body = box.for_whom(NOOR)[0].get_body(("plain",))
    assert body is not None
    link = next(line for line in str(body.get_content()).splitlines() if re.search(r"/M/(?!STOP)", line))
    yes = phone.get_by_role("button", name="Yes, that is me")
    for told in ("", "already"):  # a link that is used once more does no harm
        phone.goto(link.strip())
        yes.click()
        until(lambda: not yes.count())
        assert told in phone.inner_text("main")


def _hear(evening: Evening) -> None:
    """The laptop has it all after the next sync, apart from what was said in the hall, and of the open vote only how many."""
    services = evening.services

    def came() -> bool:
        evening.laptop.sharing.share()
        return len(services.online.inbox().items) >= 5 and bool(services.contacts.find("noor"))

    until(came)
    inbox = services.online.inbox()
    assert {one.text for one in inbox.waiting} == {*SAID.values(), "En de bel?", "Ik kan schilderen"}
    assert sorted(inbox.backed.values()) == [1, 1]
    until(lambda: evening.laptop.sharing.share() and services.online.inbox().visits >= 3)
    (line,) = services.outreach.lines()
    assert line.visits >= 1
    (noor,) = services.contacts.find("noor")
    assert (noor.name, noor.reach_at, noor.purpose) == ("Noor", NOOR, "help")
    view = services.overview.round(evening.asked.id)
    assert (view.voted, view.voted_online, view.tally) == (0, 1, None)
    ballots = services.store.read(lambda reader: reader.ballots(evening.asked.id))
    assert {ballot.channel for ballot in ballots} == {Channel.ONLINE}


def _let_through_and_close(evening: Evening) -> None:
    """What the facilitator lets through is there for everybody; the vote closes, and its result is told."""
    services, phone = evening.services, evening.phone
    remark = next(one for one in services.online.inbox().waiting if one.text == SAID["theme"])
    services.online.let_through(Came.REMARK, remark.id)
    services.online.answer(remark.id, "Dat kan: het dak komt er ook.")
    evening.scan(Paper.TAKE_HOME, "F/")
    phone.get_by_role("link", name=ASKED).click()
    services.voting.close(evening.asked.id)
    services.voting.reveal(evening.asked.id)
    evening.laptop.sharing.share()
    closed = services.overview.round(evening.asked.id)
    assert closed.tally is not None
    words = {one.id: one.text for one in closed.options}
    assert {words[one.id]: one.total for one in closed.tally.options} == {"Dinsdag": 0, "Woensdag": 1}
    phone.get_by_text("Dinsdag").click()
    until(lambda: _is_told_over(phone))
    evening.shows("Woensdag")
    evening.scan(Paper.THEME_POSTERS, "T/")
    evening.shows("het dak komt er ook")
    assert SAID["theme"] in phone.inner_text("main")
    assert SAID["project"] not in phone.inner_text("main")


def _is_told_over(phone: Page) -> bool:
    """Whether the page says that the vote is over; it is pressed unless an answer is on its way."""
    said = phone.inner_text("main")
    if "closed" not in said and "Sending" not in said:
        phone.get_by_role("button", name="Change my vote", exact=True).click()
    return "closed" in said


def _come_too_late(evening: Evening) -> None:
    """A code of what is gone, and a project that is over: clear words, and the way to what is there."""
    services, phone = evening.services, evening.phone
    (held,) = services.evenings.all()
    gone = services.boards.board(held.id).notes[0]
    services.capturing.remove([gone.id])
    services.online.close()
    evening.laptop.sharing.share()
    address = next(one for one in evening.codes[Paper.LABELS] if one.endswith(short_code(gone.id)))
    until(lambda: (answer := phone.goto(address)) is not None and answer.status == 410)
    assert gone.text not in phone.inner_text("main")
    phone.get_by_role("link", name="The whole project").first.click()
    evening.shows("This project has ended.")
    assert phone.locator("form").count() == 0
