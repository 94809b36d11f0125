"""What a phone shows of a result, method by method, and that it shows nothing of it before the room may see it."""

from dataclasses import replace

import pytest

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import ObjectionState, Round
from cocreate_desktop.domain.secrecy import new_token
from cocreate_desktop.phones.latest import read_latest
from tests.phones.conftest import Hall
from tests.phones.rounds import english, opened, option_ids, send, shown

pytestmark = pytest.mark.usefixtures("one_evening")


def voted(hall: Hall, voting: Round, *ballots: tuple[int, ...], channel: Channel = Channel.PHONE) -> None:
    """Casts ballots, each a weight per option; 0 leaves an option out."""
    ids = option_ids(hall, voting)
    for ballot in ballots:
        choices = {one: weight for one, weight in zip(ids, ballot, strict=False) if weight}
        hall.services.casting.cast(voting.id, new_token(), choices, channel)


def result(hall: Hall, voting: Round) -> str:
    shown(hall, voting.id)
    return english(hall).get("/").text


def test_that_nothing_of_a_result_is_told_before_it_is_shown(hall: Hall) -> None:
    for method, given in (("choice", (1,)), ("score", (4, 2)), ("consent", (1,)), ("budget", (1, 1))):
        voting = opened(hall, method)
        before, live = english(hall).get("/").text, english(hall).get("/now").text
        voted(hall, voting, given, given)
        phone = english(hall)
        for page in (phone.get("/").text, phone.get("/now").text):
            assert 'class="bars"' not in page
            assert "2 people have voted" in page
            assert len(page) - len(before if "<html" in page else live) < 200
        hall.services.voting.close(voting.id)
        assert 'class="bars"' not in phone.get("/").text
        hall.services.voting.reveal(voting.id)
        assert 'class="bars"' in phone.get("/").text
        hall.services.voting.conceal(voting.id)
        assert 'class="bars"' not in phone.get("/").text


def test_that_marks_show_their_average_with_how_many_gave_one(hall: Hall) -> None:
    voting = opened(hall, "score")
    voted(hall, voting, (5, 2), (4, 2), (0, 3))
    page = result(hall, voting)
    assert "<b>4.5</b>" in page
    assert "average of 2 marks · the middle one is 4.5" in page
    assert "average of 3 marks · the middle one is 2" in page
    assert "nobody gave it a mark" in page
    assert page.index("grote tafel") < page.index("Speelplek") < page.index("Meer groen")


def test_that_a_ranking_says_who_comes_first_and_who_wins_two_by_two(hall: Hall) -> None:
    voting = opened(hall, "ranking", rule="instant-runoff")
    voted(hall, voting, (1, 2, 3), (1, 2, 3), (3, 1, 2))
    page = result(hall, voting)
    assert "A Een grote tafel onder de bomen comes first." in page
    assert "A Een grote tafel onder de bomen wins from each other choice, two by two." in page
    assert "Counted by: the last one drops out, round by round." in page


def test_that_a_ranking_in_a_circle_says_that_nobody_wins_from_all(hall: Hall) -> None:
    voting = opened(hall, "ranking")
    voted(hall, voting, (1, 2, 3), (3, 1, 2), (2, 3, 1))
    page = result(hall, voting)
    assert "Equal in the first place: " in page
    assert "No choice wins from each other choice, two by two." in page
    assert page.count(">equal<") == 3


def test_that_a_budget_shows_what_is_within_it_and_what_each_had_to_spend(hall: Hall) -> None:
    voting = opened(hall, "budget", rule="equal-shares")
    voted(hall, voting, *[(1, 1, 0)] * 4)
    page = result(hall, voting)
    assert "Together €\N{NO-BREAK SPACE}10,000 of the €\N{NO-BREAK SPACE}10,000." in page
    assert "Each person had €\N{NO-BREAK SPACE}2,500 to spend." in page
    assert page.count(">within the budget<") == 2
    assert page.count(">not within the budget<") == 1
    assert "Counted by: equal shares." in page


def test_that_consent_counts_objections_and_how_many_were_solved(hall: Hall) -> None:
    voting = opened(hall, "consent")
    phones = [english(hall) for _n in range(3)]
    for place, phone in enumerate(phones):
        send(phone, hall, voting, {min(place, 1): 1}, reason=f"Reden {place}")
    shown(hall, voting.id)
    page = phones[0].get("/").text
    assert "There are 2 objections." in page
    assert "Reden 1" not in page
    first = hall.services.objections.of(voting.id)[0]
    hall.services.objections.settle(first.id, ObjectionState.SOLVED, "Een drempel")
    assert "1 of them was solved." in phones[0].get("/").text


def test_that_chips_are_averaged_by_people(hall: Hall) -> None:
    voting = opened(hall, "chips", chip_unit="chip", chips=10, chip_step=1)
    ids = option_ids(hall, voting)
    hall.services.casting.enter_table(voting.id, "Tafel 1", 4, {ids[0]: 10})
    voted(hall, voting, (0, 10))
    page = result(hall, voting)
    assert "40 chips" in page
    assert "on average 8 chips a person" in page
    assert "on average 2 chips a person" in page


def test_that_support_is_a_histogram_beside_that_of_the_time_before(hall: Hall) -> None:
    first = opened(hall, "support")
    voted(hall, first, (0, 0, 0, 0, 1), (0, 0, 1), (0, 0, 1))
    shown(hall, first.id)
    second = hall.services.voting.open(hall.services.voting.again(first.id).id)
    voted(hall, second, (1,), (1,), (0, 0, 1))
    assert "the time before" not in english(hall).get("/").text
    page = result(hall, second)
    rows = [row.split("</li>")[0] for row in page.split("<li>")[1:]]
    assert ["2 people" in rows[0], "the time before 0 people" in rows[0]] == [True, True]
    assert ["1 person" in rows[2], "the time before 2 people" in rows[2]] == [True, True]
    assert [">equal<" in page, "average" in page] == [False, False]


def test_that_a_quorum_and_people_who_were_not_counted_are_told(hall: Hall) -> None:
    voting = opened(hall, "dots", quorum=3)
    voted(hall, voting, (2, 1))
    assert "At least 3 people had to vote, and that many did not." in result(hall, voting)
    voting = opened(hall, "dots")
    hall.services.counting.type_count(voting.id, Channel.DOTS, option_ids(hall, voting)[0], 5)
    page = result(hall, voting)
    assert "Of how many people was not counted everywhere." in page
    assert "5 dots" in page


def test_that_a_result_stays_after_it_was_made_final(hall: Hall) -> None:
    voting = opened(hall, "yes-no")
    phone = english(hall)
    send(phone, hall, voting, {0: 1})
    shown(hall, voting.id)
    assert "Your vote" in phone.get("/").text
    hall.services.voting.publish(voting.id)
    page = phone.get("/").text
    assert 'class="bars"' in page
    assert "Your vote" not in page, "nobody can tell any more whose it was"


def read_page(hall: Hall) -> str:
    """The mark of the page that all phones show now."""
    return hall.services.store.read(lambda reader: read_latest(reader, hall.evening.id).page)


def test_that_those_at_home_stand_under_their_own_name_and_both_with_the_weight(hall: Hall) -> None:
    hall.services.store.run(lambda unit: unit.change(Project, unit.project_id, online_weight=50))
    voting = opened(hall, "choice")
    voted(hall, voting, (1,), (1,), (0, 1))
    voted(hall, voting, (0, 1), (0, 1), (0, 0, 1), channel=Channel.ONLINE)
    page = english(hall).get("/").text
    assert "3 people have voted" in page
    assert "Online" not in page
    page = result(hall, voting)
    assert (
        page.index("In the hall") < page.index("Online: 3 people") < page.index("Together – one online vote")
    )
    hall_, home = page.split("Online: 3 people")
    home, both = home.split("Together – one online vote counts for a half")
    assert "<b>2 votes</b>" in hall_
    assert "3 people have voted." in hall_
    assert "<b>2 votes</b>" in home
    assert "Who voted at home is not in the numbers of the hall." in home
    assert both.count("<b>2 votes</b>") == 2
    assert "<b>0.5 votes</b>" in both
    before = read_page(hall)
    last = hall.services.store.read(lambda reader: reader.last_ballots(voting.id))[-1]
    hall.services.store.run(lambda unit: unit.record(replace(last, voter="from the hub", seq=0, stamp="")))
    assert read_page(hall) != before, "what comes in later from home draws the page anew"
    alone = opened(hall, "support")
    voted(hall, alone, (1,), (0, 1), channel=Channel.ONLINE)
    page = result(hall, alone)
    assert "2 people have voted online." in page
    assert "In the hall" not in page
