"""Voting from home: every method by the hall's ballot, blind; one ballot a browser, and one a code on every channel."""

import re

import pytest

from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.online import Place
from cocreate_desktop.domain.rounds import REFUSALS, CastBallot, Happening, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.phones.home.people import SESSION, TICKET
from tests.patience import until
from tests.phones.home.conftest import AtHome
from tests.phones.home.filling import OPTIONS
from tests.phones.home.sent import ENGLISH, fields_of, send
from tests.phones.rounds import COSTS, RULES


def last(at_home: AtHome, voting: Round) -> tuple[CastBallot, ...]:
    found = at_home.services.store.read(lambda reader: reader.last_ballots(voting.id))
    return tuple(one for one in found if one.people)


def told(at_home: AtHome, voting: Round) -> set[tuple[Happening, str]]:
    """What the audit says, and of which channel."""
    return {(one.what, one.channel) for one in at_home.services.auditing.lines(voting.id)}


def ask(at_home: AtHome, method: str, *, codes: bool = False) -> Round:
    """A round of this method in a step of its own, asked at home."""
    services = at_home.services
    (evening,) = services.evenings.all()
    step = services.evenings.add_step(evening.id, Kind.VOTE)
    services.evenings.change_step(step.id, question=f"Wat doen we eerst, {method}?")
    made = services.voting.round_of(step.id)
    assert made is not None
    if method not in ANSWERS:
        for option, cost in zip(services.voting.set_options(made.id, OPTIONS), COSTS, strict=True):
            services.voting.price_option(option.id, cost if method == "budget" else None)
    services.voting.change_rules(made.id, method=method, **RULES[method])
    made = services.online.ask(made.id, codes=codes)
    here, address = at_home.visitor(), at_home.at(Place.ROUND, made.id)
    until(lambda: "/vote" in here.get(address).text)
    return made


def said_no(at_home: AtHome, voting: Round) -> list[tuple[Happening, str, int]]:
    """What stands in the audit of the ballots that were answered with no."""
    lines = at_home.services.auditing.lines(voting.id)
    return [(one.what, one.channel, one.number) for one in lines if one.what in REFUSALS]


def options(at_home: AtHome, voting: Round) -> list[str]:
    fixed = ANSWERS.get(voting.method)
    return [one.id for one in fixed or at_home.services.voting.options(voting.id)]


FILLED = {
    "choice": ("pick", [1]),
    "approval": ("pick", [0, 2]),
    "yes-no": ("pick", [0]),
    "support": ("pick", [1]),
    "consent": ("pick", [0]),
    "budget": ("pick", [1, 2]),
    "dots": ("o", [2, 1, 0]),
    "score": ("o", [5, 0, 3]),
    "ranking": ("o", [2, 1, 3]),
    "chips": ("o", [300, 700, 0]),
}


@pytest.mark.parametrize("method", RULES)
def test_that_every_method_can_be_voted_in_and_changed(at_home: AtHome, method: str) -> None:
    voting = ask(at_home, method)
    here, ids = at_home.visitor(**ENGLISH), options(at_home, voting)
    how, chosen = FILLED[method]
    address = at_home.at(Place.ROUND, voting.id)
    form = fields_of(here.get(address), "/vote")
    if how == "pick":
        filled: dict[str, object] = {"pick": [ids[place] for place in chosen]}
    else:
        filled = {f"o-{ids[place]}": str(number) for place, number in enumerate(chosen)}
    here.post(f"{at_home.home}/vote", data={**form, **filled})
    page = here.post(f"{at_home.home}/vote", data={**form, **filled})
    assert page.url.path == address
    assert "Your vote is in." in page.text
    (ballot,) = last(at_home, voting)
    assert (ballot.channel, ballot.by_code) == (Channel.ONLINE, False)
    assert len(ballot.choices) == len([one for one in chosen if how == "pick" or one or method == "score"])
    assert re.search("You chose", page.text)
    at_home.services.online.stop(voting.id)


def test_that_a_vote_that_is_sent_twice_in_a_hurry_is_one_vote(at_home: AtHome) -> None:
    voting = ask(at_home, "choice")
    here, ids = at_home.visitor(**ENGLISH), options(at_home, voting)
    form = fields_of(here.get(at_home.at(Place.ROUND, voting.id)), "/vote")
    for choice in (ids[0], ids[1]):
        here.cookies.clear()  # the answer to the first tap was not there yet
        here.post(f"{at_home.home}/vote", data=form | {"pick": choice})
    (ballot,) = last(at_home, voting)
    assert dict(ballot.choices) == {ids[1]: 1}
    asked = here.post(
        f"{at_home.home}/vote", data=form | {"pick": ids[2]}, headers={"accept": "application/json"}
    )
    assert asked.json() == {"ok": True, "said": "Your vote is in.", "yours": "You chose: C.", "mine": ""}
    at_home.services.online.stop(voting.id)


def test_that_a_personal_code_is_one_ballot_wherever_it_votes(at_home: AtHome) -> None:
    services, voting = at_home.services, ask(at_home, "choice")
    (evening,) = services.evenings.all()
    code = services.cards.make_codes(evening.id, 3)[0]
    ids = options(at_home, voting)
    services.casting.enter_slip(voting.id, code.typed, {ids[0]: 1})
    here, address = at_home.visitor(**ENGLISH), at_home.at(Place.ROUND, voting.id)
    send(here, address, "vote", pick=ids[2])
    assert len(last(at_home, voting)) == 2
    wrong = send(here, address, "vote", pick=ids[1], code="NOT-A-CODE")
    assert wrong.status_code == 422
    assert "NOT-A-CODE" in wrong.text
    page = send(here, address, "vote", pick=ids[1], code=voting_codes.shown(code.typed).lower())
    assert "It comes in place of the one that was given with this code before." in page.text
    (ballot,) = last(at_home, voting)
    assert (ballot.channel, ballot.by_code, dict(ballot.choices)) == (Channel.ONLINE, True, {ids[1]: 1})
    assert {SESSION, TICKET} <= set(here.cookies)
    send(here, address, "vote", pick=ids[2])
    (ballot,) = last(at_home, voting)
    assert (ballot.by_code, dict(ballot.choices)) == (True, {ids[2]: 1})
    services.online.stop(voting.id)


def test_that_a_round_with_codes_takes_nothing_without_and_a_closed_one_nothing_at_all(
    at_home: AtHome,
) -> None:
    voting = ask(at_home, "yes-no", codes=True)
    here, address = at_home.visitor(**ENGLISH), at_home.at(Place.ROUND, voting.id)
    form = fields_of(here.get(address), "/vote") | {"pick": options(at_home, voting)[0]}
    without = here.post(f"{at_home.home}/vote", data=form)
    assert without.status_code == 409
    assert "In this vote one votes with a personal code only." in without.text
    at_home.services.online.stop(voting.id)
    until(lambda: "/vote" not in here.get(address).text)
    late = here.post(f"{at_home.home}/vote", data=form)
    assert late.status_code == 409
    assert "The vote is closed." in late.text
    assert last(at_home, voting) == ()
    until(lambda: (Happening.LATE, "online") in told(at_home, voting))
    broken = ask(at_home, "dots")
    over = send(here, at_home.at(Place.ROUND, broken.id), "vote", **{f"o-{options(at_home, broken)[0]}": "9"})
    assert over.status_code == 422
    assert 'value="9"' in over.text
    until(lambda: said_no(at_home, voting) == [(Happening.LATE, "online", 1)])
    until(lambda: said_no(at_home, broken) == [(Happening.BROKEN, "online", 1)])
    at_home.services.online.stop(broken.id)
