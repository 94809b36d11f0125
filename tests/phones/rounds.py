"""A round of every method in an evening's own step, and its ballot filled in as a browser without script does."""

from collections.abc import Mapping

import httpx

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from tests.phones.conftest import OPTIONS, Hall
from tests.phones.filling_in import hidden

RULES: Mapping[str, Mapping[str, object]] = {
    "choice": {},
    "approval": {"max_choices": 2},
    "yes-no": {},
    "dots": {"dots": 3, "max_per_option": 2},
    "score": {"scale_low": 0, "scale_high": 5},
    "ranking": {"rule": "borda"},
    "support": {},
    "consent": {},
    "budget": {"rule": "most-votes", "budget": 10_000},
    "chips": {"chips": 1_000, "chip_step": 100},
}
"""Every method, by the rules that its round gets here."""
COSTS = (6_000, 4_000, 2_500)
ENGLISH = {"accept-language": "en"}


def asked(hall: Hall, method: str, **rules: object) -> Round:
    """A draft of this method in a step of its own, which is the step of now."""
    step = hall.services.evenings.add_step(hall.evening.id, Kind.VOTE)
    hall.services.evenings.change_step(step.id, question="Wat doen we eerst?")
    voting = hall.services.voting
    made = voting.round_of(step.id)
    assert made is not None
    if method not in ANSWERS:
        for option, cost in zip(voting.set_options(made.id, OPTIONS), COSTS, strict=True):
            voting.price_option(option.id, cost if method == "budget" else None)
    voting.change_rules(made.id, method=method, **{**RULES[method], **rules})
    hall.services.playing.go_to(hall.evening.id, step.id)
    return voting.rounds_of(step.id)[-1]


def opened(hall: Hall, method: str, **rules: object) -> Round:
    """The same, open."""
    return hall.services.voting.open(asked(hall, method, **rules).id)


def shown(hall: Hall, round_id: str) -> None:
    """Closes a round and shows its result."""
    hall.services.voting.close(round_id)
    hall.services.voting.reveal(round_id)


def option_ids(hall: Hall, voting: Round) -> list[str]:
    """What can be chosen, in order."""
    fixed = ANSWERS.get(voting.method)
    return [one.id for one in fixed or hall.services.voting.options(voting.id)]


def english(hall: Hall) -> httpx.Client:
    """A phone that has joined and speaks English."""
    phone = hall.visitor()
    phone.headers.update(ENGLISH)
    assert phone.post(f"/J/{hall.evening.join_token}", data={"lang": "en"}).status_code == 200
    return phone


def fields_of(voting: Round, ids: list[str], given: Mapping[int, object]) -> dict[str, object]:
    """The fields of a ballot: ``given`` by the place of an option is what is typed or chosen for it."""
    if voting.method in ("dots", "score", "ranking", "chips"):
        return {f"o-{one}": str(given.get(place, "")) for place, one in enumerate(ids)}
    return {"pick": [one for place, one in enumerate(ids) if given.get(place)]}


def send(
    phone: httpx.Client, hall: Hall, voting: Round, given: Mapping[int, object], **more: object
) -> httpx.Response:
    """Sends the ballot of the page that the phone shows now."""
    proof = {"proof": hidden(phone.get("/"), "proof"), "round": voting.id}
    fields = fields_of(voting, option_ids(hall, voting), given)
    return phone.post("/vote", data={**proof, **fields, **more})
