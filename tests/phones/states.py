"""Every page of a phone in every state it can be in, one after the other in a real browser: each is named when it is there.

What the evening does is done through its services; only what a person alone can do (type, tap) is done on the page.
"""

from collections.abc import Iterator
from io import BytesIO

import httpx
from PIL import Image
from playwright.sync_api import FilePayload, Page, Route, expect

from cocreate_desktop.capture import pictures
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.offers import OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.reaching import TEST_PAGE
from tests.phones.conftest import Hall
from tests.phones.rounds import asked

FILL = """() => {
    (document.getElementById("objects") || document.querySelector(".plus, .marks input, .pick input")).click();
}"""


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (1600, 900), colour).save(out, "PNG")
    return out.getvalue()


def outside(hall: Hall, page: Page) -> Iterator[str]:
    """What a phone sees that has not joined."""
    (code,) = hall.services.cards.make_codes(hall.evening.id, 1)
    found = hall.services.store.read(lambda reader: reader.get(type(code), code.id))
    for name, path in (
        ("joining", f"/J/{hall.evening.join_token}"),
        ("joining with a code of one's own", f"/j/{found.token}"),
        ("an address of nothing", "/J/0000"),
        ("the code", "/code"),
        ("about, not joined", "/about?back=/code"),
        ("letters, not joined", "/display?back=/code"),
        ("the test page", f"/{TEST_PAGE}"),
        ("no such page", "/nowhere"),
        ("not joined", "/now"),
    ):
        page.goto(hall.url + path)
        yield name
    page.goto(f"{hall.url}/code")
    page.locator("#code").fill("AAAA-BBBB-C")
    page.locator(".foot .main").click()
    page.locator("[role=alert]").wait_for()
    yield "a wrong code"
    with httpx.Client(base_url=hall.url) as prankster:
        while prankster.post("/code", data={"code": "AAAABBBBC"}).status_code != 429:
            pass
    page.locator(".foot .main").click()
    page.locator("[role=alert]").wait_for()
    yield "too many wrong codes"


def photos(hall: Hall, page: Page) -> Iterator[str]:
    """The page for photos, before and after."""
    hall.go_to(Kind.IDEAS)
    page.goto(hall.photo_address)
    yield "photos"
    good = BytesIO()
    Image.effect_noise((900, 700), 60).convert("RGB").save(good, "JPEG")
    chosen: list[FilePayload] = [
        {"name": "wall.jpg", "mimeType": "image/jpeg", "buffer": good.getvalue()},
        {"name": "text.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"},
    ]
    page.locator("#choose").set_input_files(chosen)
    page.locator("#photos [data-state=bad]").wait_for()
    page.locator("#photos [data-state=done]").wait_for()
    yield "photos, sent and refused"


def door(hall: Hall, page: Page) -> Iterator[str]:
    """The page of a tablet at the door: before, after somebody was counted, and when she is no longer there."""
    page.goto(hall.door_address)
    yield "at the door"
    page.locator("[name=band]").first.click()
    page.locator("[name=undo]").wait_for()
    page.locator("[name=heard]").first.click()
    page.locator("[aria-pressed=true]").wait_for()
    yield "at the door, counted"
    for one in hall.services.arrivals.view(hall.evening.id).arrivals:
        hall.services.arrivals.undo(one.id)
    page.locator("[name=undo]").click()
    page.locator("[role=alert]").wait_for()
    yield "at the door, gone meanwhile"


def inside(hall: Hall, page: Page) -> Iterator[str]:
    """What somebody sees who has joined, from the first minute on, the votes apart."""
    for name, path in (
        ("waiting", "/"),
        ("told once", "/?told=note"),
        ("about", "/about"),
        ("letters", "/display"),
    ):
        page.goto(hall.url + path)
        yield name
    page.locator("button[name=colours]").first.click()
    page.get_by_role("status").last.wait_for()
    yield "letters, kept"
    limits = {"money": 5000, "time": "voor de zomer", "not_about": "de weg", "decides_who": "de raad"}
    hall.services.projects.change(**limits)
    for kind in (Kind.ARRIVALS, Kind.WELCOME, Kind.IDEAS, Kind.THEMES, Kind.SHOW):
        hall.go_to(kind)
        page.goto(hall.url)
        yield str(kind)
    yield from ideas(hall, page)
    yield from show(hall, page)
    yield from talk(hall, page)
    yield from offers(hall, page)
    yield from proposal(hall, page)
    yield from answers(hall, page)
    hall.services.evenings.change_settings(hall.step(Kind.PAUSE), message="Er is soep")
    hall.go_to(Kind.PAUSE)
    page.goto(hall.url)
    yield "pause"


def ideas(hall: Hall, page: Page) -> Iterator[str]:
    """Notes in every state, and what can go wrong with one."""
    hall.go_to(Kind.IDEAS)
    page.goto(hall.url)
    known = len(hall.services.capturing.notes(hall.evening.id))
    for place, words in enumerate(("Een bankje", "Een boom", "Een pomp", "Een tafel"), start=1):
        page.locator("#text").fill(words)
        page.locator("#note-form .main").click()
        expect(page.locator("#own li")).to_have_count(place)
    notes = hall.services.capturing.notes(hall.evening.id)[known:]
    for note, state in zip(notes, (NoteState.SHOWN, NoteState.HIDDEN, NoteState.WAITING), strict=False):
        hall.services.capturing.set_state([note.id], state)
    page.goto(hall.url)
    page.locator("summary").first.click()
    yield "a note may be taken away"
    page.locator(".withdraw button:visible").click()
    page.locator("#own .gone").wait_for()
    yield "own notes in every state"
    page.locator("#text").fill("x" * 200)
    page.locator("#note-form .main").click()
    page.locator("#said.bad").wait_for()
    yield "a note that is too long"
    page.locator("#note-form").evaluate("one => one.submit()")
    page.locator("[role=alert]").wait_for()
    yield "a note that is too long, without a script"
    hall.services.evenings.change_settings(
        hall.step(Kind.IDEAS), think_phase=2, think_started="2026-11-24T18:30:00+00:00"
    )
    page.goto(hall.url)
    yield "thinking together"
    hall.services.evenings.change_settings(hall.step(Kind.IDEAS), think_phase=0, think_started="")
    hall.go_to(Kind.PAUSE)
    page.locator("#kept").wait_for()
    yield "a note that was not sent"
    hall.go_to(Kind.THEMES)
    page.locator(".put").click()
    yield "a note that was not sent, put on the new one"
    page.locator("#text").fill("")


def show(hall: Hall, page: Page) -> Iterator[str]:
    """Pages of the hall, one and a pair."""
    step = hall.services.evenings.add_step(hall.evening.id, Kind.SHOW)
    hall.services.evenings.change_step(step.id, question="Welk plein?")
    for name in ("green", "orange"):
        hall.services.showing.add(step.id, pictures.take(picture(name), f"{name}.png"))
    hall.services.playing.go_to(hall.evening.id, step.id)
    for pair in (False, True):
        hall.services.showing.side_by_side(step.id, pair)
        page.goto(hall.url)
        yield "a page shown" if not pair else "two pages side by side"


def talk(hall: Hall, page: Page) -> Iterator[str]:
    """A world café: the clock runs, stands still, and a card is looked up."""
    cafe = {"form": "cafe", "tables": 4, "seats": 5, "rounds": 3, "length": 20, "cards": True, "at": 1}
    for name, clock in (
        ("talking", {"started": "2026-11-24T18:30:00+00:00"}),
        ("talking, held", {"started": "", "gone": 90}),
    ):
        hall.services.evenings.change_settings(hall.step(Kind.TALK), **cafe, **clock)
        hall.go_to(Kind.TALK)
        page.goto(hall.url)
        yield name
    page.locator("#seat").fill("7")
    page.locator("summary").click()
    yield "talking, a card looked up"


def offers(hall: Hall, page: Page) -> Iterator[str]:
    """Offered and sought: the form, what is sought, one's own with its number, taken back, and what was not taken."""
    step = step_of(hall, Kind.OFFERS)
    note = hall.services.capturing.write(hall.step(Kind.IDEAS), "Een lange tafel").id
    theme = hall.services.boards.group(hall.evening.id, hall.step(Kind.THEMES), [note], "Samen eten").id
    hall.services.offers.write(step, Offering(OfferKind.SOUGHT, "Een kar", theme_id=theme))
    hall.services.playing.go_to(hall.evening.id, step)
    page.goto(hall.url)
    yield "offers, with what is sought"
    page.locator("#text").fill("Ik trek de tafel")
    page.locator("#note-form .main").click()
    page.locator("#own li").wait_for()
    page.locator("#own summary").click()
    yield "an offer of one's own may be taken back"
    page.locator("#own .danger").click()
    page.locator("#own .gone").wait_for()
    yield "an offer taken back"
    page.locator("#text").fill("x" * 200)
    page.locator("#note-form").evaluate("one => one.submit()")
    page.locator("[role=alert]").wait_for()
    yield "an offer that is too long, without a script"
    page.locator("#text").fill("")


def proposal(hall: Hall, page: Page) -> Iterator[str]:
    """A text that changes, and a reaction of one's own until it is taken back."""
    step, proposals = step_of(hall, Kind.PROPOSAL), hall.services.proposals
    made = proposals.create("Het nieuwe plein")
    for words in ("We eten samen aan een lange tafel.", "Het plein wordt groener."):
        proposals.paragraphs.add(made.id, words)
    hall.services.evenings.change_settings(step, proposal_id=made.id)
    hall.services.playing.go_to(hall.evening.id, step)
    page.goto(hall.url)
    page.locator(".say summary").first.click()
    yield "a proposal"
    page.locator(".say textarea").first.fill("En wie geeft het water?")
    page.locator(".say .main").first.click()
    page.locator("#own li").wait_for()
    page.locator("#own summary").click()
    yield "a reaction of one's own may be taken back"
    page.locator("#own .danger").click()
    page.locator("#own .gone").wait_for()
    proposals.lay_down(made.id)
    proposals.paragraphs.edit(proposals.view(step).paragraphs[0].paragraph.id, "We eten samen.")
    hall.services.evenings.change_settings(step, changes=True)
    page.goto(hall.url)
    yield "a reaction taken back, and a text that changed"


def answers(hall: Hall, page: Page) -> Iterator[str]:
    """Exit poll and readback, as they are filled in, sent and shown."""
    shows = {Kind.EXIT: hall.services.exitpoll.show, Kind.READBACK: hall.services.readbacks.show}
    for kind, show in shows.items():
        step = step_of(hall, kind)
        show(step, on=False)
        hall.services.playing.go_to(hall.evening.id, step)
        page.goto(hall.url)
        yield f"{kind}, empty"
        page.locator("#poll [type=radio]").first.check()
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_be_visible()
        yield f"{kind}, sent"
        show(step)
        page.goto(hall.url)
        yield f"{kind}, shown"
        show(step, on=False)


def step_of(hall: Hall, kind: Kind) -> str:
    """The first step of this kind; one is made where there is none."""
    found = [one.id for one in hall.services.evenings.steps(hall.evening.id) if one.kind is kind]
    return found[0] if found else hall.services.evenings.add_step(hall.evening.id, kind).id


def vote(hall: Hall, page: Page, method: str) -> Iterator[str]:
    """One vote from its draft to its published result."""
    voting, services = asked(hall, method), hall.services.voting
    if method not in ANSWERS:
        shown = pictures.take(picture("green"), "groen.png")[0]
        first = services.options(voting.id)[0]
        services.picture_option(first.id, hall.services.showing.keep(hall.evening.id, shown))
    page.goto(hall.url)
    yield "not open yet"
    services.open(voting.id)
    page.locator("#ballot").wait_for()
    yield "open"
    if method not in ANSWERS:
        page.locator(".foot .main").click()
        page.locator("#in:visible").wait_for()
        yield "blank"
    page.evaluate(FILL)
    if method == "consent":
        page.locator("#reason").fill("Te druk")
    yield "filled in"
    page.locator(".foot .main").click()
    expect(page.locator(".foot .main")).to_be_disabled()
    yield "voted"
    page.goto(hall.url)
    page.evaluate("document.querySelector('#ballot [name=round]').value = '0'.repeat(32)")
    page.evaluate("document.getElementById('ballot').submit()")
    page.locator("[role=alert]").wait_for()
    yield "refused, without a script"
    for deed, name in (
        (services.close, "closed"),
        (services.reveal, "revealed"),
        (services.publish, "published"),
    ):
        deed(voting.id)
        page.goto(hall.url)
        yield name


def over(hall: Hall, page: Page) -> Iterator[str]:
    """The evening is over; and at last the laptop is gone."""
    hall.services.playing.finish(hall.evening.id)
    page.goto(hall.url)
    yield "over, with the results"
    hall.server.stop()
    page.locator("html.lost").wait_for()
    yield "no connection"
    hall.server = type(hall.server)(hall.services, hall.evening.id, hall.server.port)


def refused(hall: Hall, page: Page) -> Iterator[str]:
    """Answers to what no page of ours sends: too much text, a form of another page, and a laptop that cannot store."""

    def sent(body: str, name: str) -> str:
        def post(route: Route) -> None:
            kind = {**route.request.headers, "content-type": "application/x-www-form-urlencoded"}
            route.continue_(method="POST", post_data=body, headers=kind)

        page.route("**/note", post)
        page.goto(f"{hall.url}/note")
        page.unroute("**/note")
        return name

    yield sent("text=" + "x" * 100_000, "too much text")
    yield sent("text=x", "a form of another page")
