"""A proposal on the phone: the text with its changes in words, a reaction to each paragraph, and what became of one's own."""

import re

import pytest
from playwright.sync_api import Browser, expect

from cocreate_desktop.domain.proposals import Reaction, ReactionState
from cocreate_desktop.domain.steps import Kind, Step
from tests.browsers import IN_A_BROWSER
from tests.phones.axe import axe_says, phone
from tests.phones.conftest import Hall

WORDS = ("We eten samen aan een lange tafel.", "Het plein wordt <groener>.")


@pytest.fixture
def step(hall: Hall) -> Step:
    """A proposal of two paragraphs that hangs there now."""
    made = hall.services.evenings.add_step(hall.evening.id, Kind.PROPOSAL)
    proposal = hall.services.proposals.create("Het nieuwe plein")
    for words in WORDS:
        hall.services.proposals.paragraphs.add(proposal.id, words)
    hall.services.playing.go_to(hall.evening.id, made.id)
    return made


def reactions(hall: Hall, step: Step) -> tuple[Reaction, ...]:
    return hall.services.proposals.view(step.id).reactions


def ids(hall: Hall, step: Step) -> list[str]:
    return [one.paragraph.id for one in hall.services.proposals.view(step.id).paragraphs]


def test_that_changes_are_marked_with_more_than_colour_when_the_room_sees_them(
    hall: Hall, step: Step
) -> None:
    proposals, guest = hall.services.proposals, hall.guest()
    proposal = proposals.all()[0]
    proposals.lay_down(proposal.id)
    page = guest.get("/").text
    assert "Het plein wordt &lt;groener&gt;." in page
    assert "<ins" not in page
    first, second = ids(hall, step)
    proposals.paragraphs.edit(first, "We eten samen aan twee lange tafels.")
    proposals.paragraphs.remove(second)
    proposals.paragraphs.add(proposal.id, "Er komt licht.")
    hall.services.evenings.change_settings(step.id, changes=True)
    page = guest.get("/").text
    came = re.findall(r"<ins><span[^>]*>([^<]*)</span>([^<]*)</ins>", page)
    went = re.findall(r"<del><span[^>]*>([^<]*)</span>([^<]*)</del>", page)
    assert [words for _told, words in came] == ["twee", "tafels", "Er komt licht."]
    assert [words for _told, words in went] == [
        "een",
        "tafel",
        WORDS[1].replace("<", "&lt;").replace(">", "&gt;"),
    ]
    assert all(told.strip() for told, _words in (*came, *went))
    assert len(page.encode()) < 20_000


def test_that_a_reaction_is_taken_once_and_its_way_is_told(hall: Hall, step: Step) -> None:
    guest, second = hall.guest(), ids(hall, step)[1]
    sent = {"id": "a" * 32, "about": second, "kind": "objection", "text": "Wie geeft het water?", "proof": ""}
    for _again in range(2):
        assert guest.post("/reaction", data=sent, headers={"origin": hall.url}).status_code == 200
    (found,) = reactions(hall, step)
    assert (found.paragraph_id, found.kind, found.text, found.shown) == (
        second,
        "objection",
        sent["text"],
        False,
    )
    assert sent["text"] in guest.get("/").text
    assert sent["text"] not in hall.guest().get("/").text
    hall.services.proposals.reactions.settle(found.id, ReactionState.NOT, "De gemeente doet dat al.")
    assert "De gemeente doet dat al." in guest.get("/").text
    stranger = hall.guest().post(f"/reaction/{found.id}/withdraw", headers={"origin": hall.url})
    assert stranger.status_code == 404
    assert guest.post(f"/reaction/{found.id}/withdraw", headers={"origin": hall.url}).status_code == 200
    assert reactions(hall, step)[0].state is ReactionState.WITHDRAWN


def test_that_the_page_of_a_long_text_stays_small(hall: Hall, step: Step) -> None:
    proposals = hall.services.proposals
    for number in range(40):
        proposals.paragraphs.add(
            proposals.all()[0].id, f"Alinea {number}. Een zin over het plein die er wat langer over doet."
        )
    page = hall.guest().get("/").text
    assert page.count("<form") < 3
    assert page.count('<option value="') == 43
    assert len(page.encode()) < 30_000


def test_that_nothing_typed_is_lost_when_a_reaction_cannot_be_taken(hall: Hall, step: Step) -> None:
    guest = hall.guest()
    for words, status in (("x" * 301, 422), ("  ", 422)):
        answer = guest.post("/reaction", data={"text": words}, headers={"origin": hall.url})
        assert answer.status_code == status
        assert words.strip() in answer.text
    hall.services.evenings.change_settings(step.id, reactions=False)
    answer = guest.post("/reaction", data={"text": "Nog even dit."}, headers={"origin": hall.url})
    assert answer.status_code == 409
    assert "Nog even dit." in answer.text
    assert "/reaction" not in guest.get("/").text
    assert reactions(hall, step) == ()


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
def test_that_what_is_typed_stays_when_the_text_changes_under_it(
    browser: Browser, hall: Hall, step: Step
) -> None:
    proposals, (first, second) = hall.services.proposals, ids(hall, step)
    proposals.lay_down(proposals.all()[0].id)
    with phone(browser, hall) as page:
        page.locator(f"#ask-{second}").click()
        page.locator(f"#text-{second}").fill("Wie geeft het water?")
        assert axe_says(page) == []
        hall.services.evenings.change_settings(step.id, changes=True)
        proposals.paragraphs.edit(first, "We eten samen.")
        page.locator("ins, del").first.wait_for()
        field = page.locator(f"#text-{second}")
        expect(field).to_be_visible()
        expect(field).to_have_value("Wie geeft het water?")
        page.locator(f"#say-{second} .main").click()
        page.locator("#own li").wait_for()
        expect(field).to_have_value("")
        assert axe_says(page) == []
        page.locator("#own summary").click()
        page.locator("#own .withdraw button").click()
        page.locator("#own .gone").wait_for()
    assert [one.text for one in reactions(hall, step)] == ["Wie geeft het water?"]
