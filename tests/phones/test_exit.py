"""Exit poll and readback on a phone: sent in one piece, replaced, shown again, and no total before the room sees one."""

import pytest
from playwright.sync_api import Browser, expect

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, SO_SO, YES
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.latest import read_latest
from cocreate_desktop.phones.streams import Listener
from tests.browsers import IN_A_BROWSER
from tests.phones.axe import faults, phone
from tests.phones.conftest import Hall
from tests.phones.states import answers

pytestmark = pytest.mark.usefixtures("one_evening")


@pytest.fixture(scope="module")
def steps(one_evening: Hall) -> dict[Kind, Step]:
    """An exit poll and a readback at the end of the evening."""
    evenings, evening = one_evening.services.evenings, one_evening.evening
    there = {step.kind: step for step in evenings.steps(evening.id)}
    kinds = (Kind.EXIT, Kind.READBACK)
    return {kind: there.get(kind) or evenings.add_step(evening.id, kind) for kind in kinds}


def test_that_answers_go_together_replace_and_come_back(hall: Hall, steps: dict[Kind, Step]) -> None:
    hall.go_to(Kind.EXIT)
    step, guest, origin = steps[Kind.EXIT], hall.guest(), {"origin": hall.url}
    sent = {"step": step.id, MARK: "8", "s1": YES, "s3": SO_SO, "words": "Fijn <plein>"}
    for _again in range(2):
        assert guest.post("/answer", data=sent, headers=origin).status_code == 200
    found = hall.services.exitpoll.view(step.id)
    assert (found.people, found.satisfaction.n, len(found.given)) == (1, 1, 4)
    page = guest.get("/").text
    assert 'value="8" checked' in page
    assert "Fijn &lt;plein&gt;" in page
    assert len(page.encode()) < 50_000
    assert "Fijn" not in hall.guest().get("/").text
    assert guest.post("/answer", data={"step": step.id, "s1": NO}, headers=origin).status_code == 200
    found = hall.services.exitpoll.view(step.id)
    assert (found.people, found.satisfaction.n, found.statements[0].no) == (1, 0, 1)
    empty = hall.guest().post("/answer", data={"step": step.id}, headers=origin)
    broken = guest.post("/answer", data={"step": step.id, MARK: "12", "s2": YES}, headers=origin)
    assert [one.status_code for one in (empty, broken)] == [422, 422]
    assert 'role="alert"' in empty.text
    assert 'name="s2" value="yes" checked' in broken.text  # what was chosen is still chosen
    elsewhere = guest.post("/answer", data={"step": hall.step(Kind.IDEAS), MARK: "8"}, headers=origin)
    assert elsewhere.status_code == 409
    assert "tally" not in guest.get("/").text
    hall.services.exitpoll.show(step.id)
    assert "tally" in guest.get("/").text
    hall.services.exitpoll.show(step.id, on=False)


def test_that_a_mark_leads_to_no_offer_and_a_phone_that_answered_is_not_drawn_anew(
    hall: Hall, steps: dict[Kind, Step]
) -> None:
    services, evening, step = hall.services, hall.evening, steps[Kind.EXIT]
    hall.go_to(Kind.EXIT)
    guest = Guest("token", "nl", "", evening.secret)
    send = services.exitpoll.sending(evening.id, step.id, {MARK: "4"}, author=guest.answerer)
    (given,) = services.store.run(send)
    assert guest.author != guest.answerer
    latest = services.store.read(lambda reader: read_latest(reader, evening.id))
    assert latest.own_given(guest) == (given,)

    async def never(_message: object) -> None:
        raise AssertionError("nothing is sent")

    assert Listener(guest, guest.author, never).mark_in(latest) == latest.mine(guest)
    answered = {one.author for one in services.exitpoll.view(step.id).given}
    assert answered.isdisjoint(note.author for note in services.capturing.notes(evening.id) if note.author)


def test_that_a_summary_is_answered_and_what_is_missing_stays_hers(
    hall: Hall, steps: dict[Kind, Step]
) -> None:
    step, guest, origin = steps[Kind.READBACK], hall.guest(), {"origin": hall.url}
    hall.services.readbacks.write(step.id, ("Er komt een <tafel>.", "De buren passen op."))
    hall.go_to(Kind.READBACK)
    assert "Er komt een &lt;tafel&gt;." in guest.get("/").text
    sent = {"step": step.id, "right": ALMOST, "words": "De bomen"}
    assert guest.post("/answer/right", data=sent, headers=origin).status_code == 200
    assert "De bomen" in guest.get("/").text
    assert "De bomen" not in hall.guest().get("/").text
    assert guest.post("/answer/right", data={"step": step.id}, headers=origin).status_code == 422
    assert hall.services.readbacks.view(step.id).together.almost == 1
    told = hall.services.readbacks.view(step.id).base_words
    assert told not in guest.get("/").text
    hall.services.readbacks.show(step.id)
    assert told in guest.get("/").text


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
@pytest.mark.parametrize("script", [True, False])
def test_that_six_taps_are_kept_and_axe_finds_nothing(
    browser: Browser, hall: Hall, steps: dict[Kind, Step], script: bool
) -> None:
    hall.go_to(Kind.EXIT)
    context = browser.new_context(java_script_enabled=script, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(hall.join_address)
    page.locator(".foot .main").click()
    page.locator("[name=mark][value='9']").check()
    page.locator("[name=s1][value=yes]").check()
    if script:
        expect(page.locator("#filled")).to_contain_text("2")
        page.locator("[name=s1][value=yes]").click()  # taken back
        expect(page.locator("#filled")).to_contain_text("1")
        page.reload()  # what was not sent is still there
        expect(page.locator("[name=mark][value='9']")).to_be_checked()
    page.locator("[name=s5][value=no]").check()
    page.locator(".foot .main").click()
    expect(page.locator("#in")).to_be_visible()
    page.goto(hall.url)
    expect(page.locator("[name=mark][value='9']")).to_be_checked()
    expect(page.locator("[name=s5][value=no]")).to_be_checked()
    expect(page.locator("[name=s1]:checked")).to_have_count(0 if script else 1)
    context.close()


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
@pytest.mark.parametrize(("display", "width"), [("", 390), ("xd", 320)])
def test_that_axe_finds_nothing_before_and_after_the_result(
    browser: Browser, hall: Hall, steps: dict[Kind, Step], display: str, width: int
) -> None:
    with phone(browser, hall, display=display, width=width) as page:
        assert faults(page, answers(hall, page)) == {}
