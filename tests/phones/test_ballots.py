"""The ballot of every method over real HTTP, as a browser without script sends it: from the form to the result."""

import re
from collections.abc import Mapping

import httpx
import pytest

from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.domain.voting import METHODS
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON, hidden
from tests.phones.rounds import RULES, asked, english, fields_of, opened, option_ids, send, shown

pytestmark = pytest.mark.usefixtures("one_evening")

# What is filled in by the place of the option, what is stored, how the page says it, and a row of the result.
CASES: Mapping[str, tuple[dict[int, object], list[int], str, str]] = {
    "choice": ({1: 1}, [0, 1, 0], "You chose: B.", "1 vote"),
    "approval": ({0: 1, 2: 1}, [1, 0, 1], "You chose: A, C.", "1 vote"),
    "yes-no": ({1: 1}, [0, 1, 0], "You chose: No.", "1 person"),
    "dots": ({0: 2, 1: 1}, [2, 1, 0], "You chose: A (2 dots), B (1 dot).", "2 dots"),
    "score": ({0: 0, 2: 4}, [0, -1, 4], "You chose: A (mark 0), C (mark 4).", "average of 1 mark"),
    "ranking": ({2: 1, 0: 2}, [2, 0, 1], "You chose: C (place 1), A (place 2).", "2 points"),
    "support": ({2: 1}, [0, 0, 1, 0, 0, 0], "You chose: I can live with it.", "1 person"),
    "consent": (
        {0: 1},
        [1, 0, 0],
        "You chose: I can go along with it.",
        "It holds: nobody has an objection.",
    ),
    "budget": (
        {1: 1, 2: 1},
        [0, 1, 1],
        "You chose: B, C.",
        "Together €\N{NO-BREAK SPACE}6,500 of the €\N{NO-BREAK SPACE}10,000.",
    ),
    "chips": (
        {0: 300, 1: 700},
        [300, 700, 0],
        "You chose: A (€\N{NO-BREAK SPACE}300), B (€\N{NO-BREAK SPACE}700).",
        "on average €\N{NO-BREAK SPACE}700 a person",
    ),
}


def stored(hall: Hall, round_id: str) -> tuple[CastBallot, ...]:
    return hall.services.store.read(lambda reader: reader.ballots(round_id))


def test_that_every_method_has_a_ballot_here() -> None:
    assert set(CASES) == set(RULES) == set(METHODS)


@pytest.mark.parametrize("method", CASES)
def test_that_a_ballot_is_stored_shown_back_and_counted(hall: Hall, method: str) -> None:
    given, weights, said, row = CASES[method]
    voting = opened(hall, method)
    phone = english(hall)
    page = send(phone, hall, voting, given)
    assert (page.status_code, said in page.text) == (200, True)
    assert "Change my vote" in page.text
    (ballot,) = stored(hall, voting.id)
    wanted = dict(zip(option_ids(hall, voting), weights, strict=True))
    skipped = -1 if method == "score" else 0
    assert dict(ballot.choices) == {one: weight for one, weight in wanted.items() if weight != skipped}
    assert ballot.people == 1
    assert ballot.by_code is False

    hall.services.voting.close(voting.id)
    closed = phone.get("/").text
    assert "The vote is closed." in closed
    assert "Your vote" in closed
    assert 'class="bars"' not in closed
    hall.services.voting.reveal(voting.id)
    result = phone.get("/").text
    assert 'class="bars"' in result
    assert row in result
    assert "1 person has voted." in result
    assert "This is advice." in result
    hall.services.voting.publish(voting.id)
    assert row in phone.get("/").text


@pytest.mark.parametrize("method", CASES)
def test_that_a_ballot_can_be_sent_blank_and_changed_afterwards(hall: Hall, method: str) -> None:
    voting = opened(hall, method)
    phone = english(hall)
    assert "You voted blank." in send(phone, hall, voting, {}).text
    assert CASES[method][2] in send(phone, hall, voting, CASES[method][0]).text
    assert [bool(ballot.choices) for ballot in stored(hall, voting.id)] == [False, True]
    assert len({ballot.voter for ballot in stored(hall, voting.id)}) == 1


@pytest.mark.parametrize(
    ("method", "given", "why"),
    [
        ("choice", {0: 1, 1: 1}, "it chooses too many options."),
        ("approval", {0: 1, 1: 1, 2: 1}, "it chooses too many options."),
        ("yes-no", {0: 1, 1: 1}, "it gives more than one answer."),
        ("dots", {0: 2, 1: 2}, "it gives more dots than everybody has."),
        ("dots", {0: "two"}, "it holds a number that cannot be counted."),
        ("score", {0: 6}, "it gives a mark outside the scale."),
        ("score", {0: "٣"}, "it holds a number that cannot be counted."),
        ("ranking", {0: 4}, "it gives an option a place that there is not."),
        ("ranking", {0: "1.5"}, "it holds a number that cannot be counted."),
        ("support", {0: 1, 4: 1}, "it gives more than one answer."),
        ("chips", {0: 150}, "it holds an amount that is not in whole steps."),
        ("chips", {0: 900, 1: 200}, "it spreads more than everybody has."),
        ("chips", {0: "9" * 400}, "it holds a number that cannot be counted."),
    ],
)
def test_that_a_ballot_outside_the_rules_is_answered_in_one_sentence(
    hall: Hall, method: str, given: dict[int, object], why: str
) -> None:
    voting = opened(hall, method)
    answer = send(english(hall), hall, voting, given)
    assert answer.status_code == 422
    assert f"This vote does not follow the rules: {why}" in answer.text
    assert stored(hall, voting.id) == ()


@pytest.mark.parametrize("field", ["pick", "o-{}", "pick[]", "o-"])
def test_that_an_option_of_another_vote_is_refused(hall: Hall, field: str) -> None:
    other = option_ids(hall, hall.round)[0]
    for method in ("choice", "dots", "support"):
        voting = opened(hall, method)
        phone = english(hall)
        told = send(phone, hall, voting, {}, **{field.format(other): other if "pick" in field else "1"})
        assert told.status_code in (200, 422)
        assert [ballot for ballot in stored(hall, voting.id) if ballot.choices] == []


def test_that_what_was_filled_in_stays_when_it_is_not_taken(hall: Hall) -> None:
    voting = opened(hall, "ranking")
    page = send(english(hall), hall, voting, {0: 1, 1: 2, 2: 9}).text
    assert re.findall(r'<option selected value="(\d)"', page) == ["1", "2"]
    voting = opened(hall, "chips")
    page = send(english(hall), hall, voting, {0: 900, 1: 200}).text
    assert re.findall(r'type="number"[^>]* value="(\d*)"', page) == ["900", "200", "0"]
    assert "€\N{NO-BREAK SPACE}100 too much" in page
    assert "Send my vote" in page


def test_that_an_objection_needs_a_reason_and_what_was_typed_stays(hall: Hall) -> None:
    voting = opened(hall, "consent")
    phone = english(hall)
    page = send(phone, hall, voting, {1: 1}, reason=" \n\x07 ")
    assert page.status_code == 422
    assert "An objection needs a reason." in page.text
    assert page.text.count(" checked") == 1
    assert stored(hall, voting.id) == ()
    long = "Te druk. " * 300
    page = send(phone, hall, voting, {1: 1}, reason=long)
    assert page.status_code == 422
    assert long.strip() in page.text
    page = send(phone, hall, voting, {1: 1}, reason="De auto's\r\n rijden \u202ehard. <b>")
    assert "You chose: I have a reasoned paramount objection." in page.text
    assert [ballot.text for ballot in stored(hall, voting.id)] == ["De auto's  rijden hard. <b>"]
    hall.services.voting.close(voting.id)
    assert "hard. &lt;b&gt;" in phone.get("/").text


def test_that_a_reason_without_an_objection_is_not_kept(hall: Hall) -> None:
    voting = opened(hall, "consent")
    send(english(hall), hall, voting, {0: 1}, reason="Toch niet")
    assert [ballot.text for ballot in stored(hall, voting.id)] == [""]


def test_that_the_script_hears_what_was_chosen(hall: Hall) -> None:
    voting = opened(hall, "budget")
    phone = english(hall)
    page = phone.get("/")
    fields = fields_of(voting, option_ids(hall, voting), {0: 1})
    form = {**fields, "proof": hidden(page, "proof"), "round": voting.id}
    told = phone.post("/vote", data=form, headers=JSON).json()
    assert (told["ok"], told["yours"]) == (True, "You chose: A.")
    assert f'data-mine="{told["mine"]}"' in phone.get("/").text


def test_that_costs_and_money_stand_on_a_budget_and_more_may_be_chosen_than_there_is(hall: Hall) -> None:
    voting = opened(hall, "budget")
    page = send(english(hall), hall, voting, {0: 1, 1: 1, 2: 1})
    assert page.status_code == 200
    assert "costs €\N{NO-BREAK SPACE}6,000" in page.text
    assert "There is €\N{NO-BREAK SPACE}10,000." in page.text
    assert "Chosen: €\N{NO-BREAK SPACE}12,500 of €\N{NO-BREAK SPACE}10,000" in page.text


def test_that_equal_places_may_be_given(hall: Hall) -> None:
    voting = opened(hall, "ranking")
    send(english(hall), hall, voting, {0: 1, 1: 1})
    assert sorted(weight for _id, weight in stored(hall, voting.id)[0].choices) == [1, 1]


def test_that_a_long_scale_is_typed_and_a_short_one_tapped(hall: Hall) -> None:
    opened(hall, "score", scale_low=1, scale_high=10)
    phone = english(hall)
    assert phone.get("/").text.count('value="10"') == 3
    voting = opened(hall, "score", scale_low=0, scale_high=100)
    assert 'type="number" inputmode="numeric" min="0" max="100"' in phone.get("/").text
    assert "You chose: A (mark 85)." in send(phone, hall, voting, {0: 85}).text


def test_that_a_guest_is_answered_in_her_own_language(hall: Hall) -> None:
    opened(hall, "yes-no")
    assert "I abstain" in english(hall).get("/").text
    assert "I abstain" in english(hall).get("/now").text


@pytest.mark.parametrize("method", CASES)
def test_that_a_ballot_with_twelve_options_stays_under_50_kilobytes(hall: Hall, method: str) -> None:
    voting = asked(hall, method)
    if method not in ("yes-no", "support", "consent"):
        options = [f"Voorstel {n} voor het plein, met een bank en een boom" for n in range(12)]
        for option in hall.services.voting.set_options(voting.id, options):
            hall.services.voting.price_option(option.id, 1_000)
    hall.services.voting.open(voting.id)
    assert weight_of(english(hall)) <= 50 * 1024


def weight_of(phone: httpx.Client) -> int:
    """Bytes over the air of the page with all that it fetches, letters too."""
    page = phone.get("/")
    weight, style = page.num_bytes_downloaded, ""
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        part = phone.get(address)
        weight += part.num_bytes_downloaded
        style += part.text if address.endswith(".css") else ""
    fonts = re.findall(r'url\("(/static/[^"]+)"\)', style)
    return weight + sum(phone.get(address).num_bytes_downloaded for address in fonts)


def test_that_a_second_round_in_a_step_is_the_one_of_now(hall: Hall) -> None:
    first = opened(hall, "support")
    phone = english(hall)
    send(phone, hall, first, {0: 1})
    shown(hall, first.id)
    second = hall.services.voting.again(first.id)
    page = phone.get("/").text
    assert "The vote opens soon." in page
    assert "The time before" in page
    hall.services.voting.open(second.id)
    assert "Send my vote" in phone.get("/").text
    assert "You chose: don&#39;t know." in send(phone, hall, second, {5: 1}).text
    shown(hall, second.id)
    page = phone.get("/").text
    assert "the time before 1 person" in page
    assert 'class="before"' in page
