"""A readback: the summary that is proposed and written, three answers by three roads, and what somebody misses."""

import pytest

from cocreate_desktop.domain.answererrors import NotAsked, NothingFilledIn
from cocreate_desktop.domain.answers import ALMOST, NO, YES
from cocreate_desktop.domain.errors import BadValue, Empty, NotAllowed
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import speaking
from cocreate_desktop.services.readback import ReadbackView
from tests.services.conftest import House


@pytest.fixture
def step(house: House) -> str:
    """A readback that is on, after a vote."""
    services = house.services
    (note,) = house.write("Lange tafel")
    services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [note.id], "We eten samen.")
    made = services.evenings.add_step(house.evening.id, Kind.READBACK).id
    services.playing.go_to(house.evening.id, made)
    return made


def send(house: House, step: str, author: str, value: str, words: str = "") -> None:
    readbacks = house.services.readbacks
    house.services.store.run(readbacks.sending(house.evening.id, step, value, words, author=author))


def view(house: House, step: str) -> ReadbackView:
    with speaking("en"):
        return house.services.readbacks.view(step)


def test_that_the_summary_begins_with_themes_choices_and_pledges(house: House, step: str) -> None:
    services = house.services
    services.projects.change(rung=Rung.ADVISE)
    house.open_vote()
    services.casting.cast(house.round.id, "t" * 26, house.dots(2), Channel.PHONE)
    services.pledges.add("Belt de gemeente", "groep Tafel", "2026-12-05", evening_id=house.evening.id)
    assert view(house, step).points == ("We eten samen.", "groep Tafel: Belt de gemeente, before 5 December")
    services.voting.close(house.round.id)
    house.clock.pass_by(seconds=5)
    services.voting.reveal(house.round.id)
    found = view(house, step)
    assert found.proposed
    assert found.points[1] == "We advise: Een grote tafel."
    services.projects.change(rung=Rung.DECIDE)
    assert view(house, step).points[1] == "We decide: Een grote tafel."
    before = services.readbacks.write(step, ("Er komt een tafel.", " ", "De buren  passen op."))
    assert before == ()
    assert view(house, step).points == ("Er komt een tafel.", "De buren  passen op.")
    assert not view(house, step).proposed
    services.readbacks.write(step, ())
    assert view(house, step).points == (*found.points[:1], "We decide: Een grote tafel.", *found.points[2:])
    with pytest.raises(BadValue):
        services.readbacks.write(step, [f"Punt {n}" for n in range(31)])


def test_that_three_roads_add_up_and_words_become_a_point_at_the_desk_only(house: House, step: str) -> None:
    readbacks, told = house.services.readbacks, view(house, step).told
    send(house, step, "een", YES)
    send(house, step, "twee", NO)
    send(house, step, "twee", ALMOST, "De bomen ontbreken")
    readbacks.count(step, Channel.HANDS, {YES: 20, ALMOST: 3})
    assert readbacks.count(step, Channel.HANDS, {YES: 21, ALMOST: 3, NO: 1})[YES] == 20
    readbacks.count(step, Channel.PAPER, {YES: 2})
    found = view(house, step)
    with speaking("en"):
        assert found.base_words == "29 people answered."
    assert (found.together.yes, found.together.almost, found.together.no) == (24, 4, 1)
    assert found.people == 29
    assert found.told == told
    house.services.evenings.change(house.evening.id, present="20")
    with speaking("en"):
        assert view(house, step).base_words.startswith("More people answered (29)")
    (missed,) = found.words
    before = readbacks.take(missed.id)
    assert view(house, step).points == ("We eten samen.", "De bomen ontbreken")
    assert view(house, step).words_shown == ("De bomen ontbreken",)
    readbacks.give_back(missed.id, before)
    assert view(house, step).points == ("We eten samen.",)
    assert view(house, step).words_shown == ()
    said = readbacks.note(step, "Ook de speelplek")
    assert view(house, step).people == 29  # words alone count nobody
    readbacks.remove(said.id)
    assert len(view(house, step).words) == 1


def test_that_what_cannot_be_is_refused(house: House, step: str) -> None:
    readbacks = house.services.readbacks
    readbacks.add_point(step, "Nog een punt")
    assert view(house, step).points[-1] == "Nog een punt"
    for wrong, problem in (
        (lambda: readbacks.note(step, " "), Empty),
        (lambda: readbacks.add_point(step, " "), Empty),
        (lambda: readbacks.count(step, Channel.DOTS, {YES: 1}), NotAllowed),
        (lambda: readbacks.count(step, Channel.HANDS, {"maybe": 1}), BadValue),
        (lambda: send(house, step, "drie", ""), NothingFilledIn),
        (lambda: send(house, step, "drie", "maybe"), BadValue),
        (lambda: send(house, house.step(Kind.IDEAS).id, "drie", YES), NotAsked),
    ):
        with pytest.raises(problem):
            wrong()


def test_that_the_last_answered_readback_counts_for_an_evening(house: House, step: str) -> None:
    readbacks = house.services.readbacks
    later = house.services.evenings.add_step(house.evening.id, Kind.READBACK).id
    assert readbacks.of_evening(house.evening.id) == view(house, later)
    send(house, step, "een", YES)
    assert readbacks.of_evening(house.evening.id) == view(house, step)
    readbacks.count(later, Channel.HANDS, {YES: 2})
    assert readbacks.of_evening(house.evening.id) == view(house, later)
