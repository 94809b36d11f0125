"""Every method as a round: what it lacks, its way to a final result, once more over the first, and the trace that it leaves."""

import pytest

from cocreate_desktop.domain.errors import BadValue, Gone, NotAllowed, NotReady, OptionsLocked, RoundNotOpen
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Happening, ObjectionState, Phase, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import METHODS, RULES
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.ways import ways_of
from tests.services.conftest import OPTIONS, House
from tests.services.seen import whole

BALLOTS: dict[str, tuple[dict[str, int], ...]] = {
    "choice": ({"A": 1}, {"B": 1}, {"A": 1}),
    "approval": ({"A": 1, "B": 1}, {"B": 1}, {}),
    "yes-no": ({"yes": 1}, {"no": 1}, {"abstain": 1}),
    "dots": ({"A": 2, "C": 1}, {"A": 1}, {"B": 2}),
    "score": ({"A": 0, "B": 5}, {"A": 3}, {"C": 1}),
    "ranking": ({"A": 1, "B": 2}, {"B": 1, "A": 2, "C": 2}, {"C": 1}),
    "support": ({"1": 1}, {"?": 1}, {"5": 1}),
    "consent": ({"consent": 1}, {"objection": 1}, {"abstain": 1}),
    "budget": ({"A": 1, "B": 1}, {"A": 1}, {"C": 1}),
    "chips": ({"A": 50, "B": 50}, {"A": 100}, {"C": 20}),
}


def ready(house: House, method: str) -> Round:
    """A round of ``method`` that can be opened."""
    voting, round_id = house.services.voting, house.round.id
    for option, cost in zip(voting.set_options(round_id, OPTIONS), (3000, 2000, 6000), strict=True):
        voting.price_option(option.id, cost)
    return voting.change_rules(round_id, method=method, budget=6000, chips=100, chip_step=10)


def by_letter(house: House, choices: dict[str, int]) -> dict[str, int]:
    ids = {option.letter: option.id for option in house.options}
    return {ids.get(name, name): weight for name, weight in choices.items()}


def view(house: House) -> RoundView:
    found = house.services.overview.evening(house.evening.id, step_id=house.step(Kind.VOTE).id).round
    assert found is not None
    return found


@pytest.mark.parametrize("method", METHODS)
def test_that_every_method_goes_from_draft_to_a_final_result(house: House, method: str) -> None:
    voting, round_id = house.services.voting, ready(house, method).id
    voting.open(round_id)
    for number, choices in enumerate(BALLOTS[method]):
        house.services.casting.cast(round_id, f"guest {number}", by_letter(house, choices), Channel.PHONE)
    voting.close(round_id)
    assert view(house).tally is None
    voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert (tally.cast, tally.invalid, tally.base_number) == (3, (), 3)
    assert {option.id for option in tally.options} == {option.id for option in view(house).options}
    assert voting.publish(round_id).secret == ""
    assert view(house).tally == tally
    with pytest.raises(NotAllowed):
        voting.open(round_id)
    with pytest.raises(RoundNotOpen):
        house.services.casting.cast(round_id, "late", {}, Channel.PHONE)


@pytest.mark.parametrize("method", METHODS)
def test_that_a_method_starts_with_its_own_rule(house: House, method: str) -> None:
    voting, round_id = house.services.voting, house.round.id
    rules = RULES.get(method, ("",))
    assert voting.change_rules(round_id, method=method).rule == rules[0]
    assert voting.change_rules(round_id, rule=rules[-1]).rule == rules[-1]
    with pytest.raises(BadValue):
        voting.change_rules(round_id, rule="loting")


@pytest.mark.parametrize(
    ("name", "value"),
    [("budget", -1), ("scale_high", 1), ("completion", "meer"), ("utility", "x"), ("quorum", True)],
)
def test_that_numbers_and_words_that_are_no_rule_are_refused(house: House, name: str, value: object) -> None:
    with pytest.raises(BadValue):
        house.services.voting.change_rules(house.round.id, **{name: value})


def test_that_a_budget_without_money_or_costs_says_what_it_lacks(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    first, *_rest = voting.set_options(round_id, OPTIONS)
    voting.change_rules(round_id, method="budget")
    assert voting.lacking(round_id)
    with pytest.raises(NotReady) as told:
        voting.open(round_id)
    assert "{" not in str(told.value)
    voting.change_rules(round_id, budget=5000)
    with pytest.raises(NotReady):
        voting.open(round_id)
    for wrong in (0, -5):
        with pytest.raises(BadValue):
            voting.price_option(first.id, wrong)
    for option in house.options:
        voting.price_option(option.id, 1000)
    assert voting.lacking(round_id) == ""
    assert voting.open(round_id).phase is Phase.OPEN
    with pytest.raises(OptionsLocked):
        voting.price_option(first.id, 2000)


def test_that_a_revealed_secret_is_nowhere_in_the_file_after_publishing(house: House) -> None:
    round_id = ready(house, "choice").id
    secret = house.services.store.read(lambda reader: reader.get(Round, round_id)).secret
    assert secret
    house.services.voting.open(round_id)
    house.services.voting.close(round_id)
    with pytest.raises(NotAllowed):
        house.services.voting.publish(round_id)
    house.services.voting.reveal(round_id)
    house.services.voting.publish(round_id)
    device = house.opened.workspace.device
    ops = house.services.store.read(lambda reader: reader.ops_after(device, 0))
    assert ops
    assert not [op for op in ops if op.value is not None and secret in op.value]


def test_that_the_trace_tells_the_way_of_a_round(house: House) -> None:
    voting, round_id = house.services.voting, ready(house, "choice").id
    voting.open(round_id)
    voting.open(round_id)
    voting.close(round_id)
    voting.open(round_id)
    voting.close(round_id)
    voting.reveal(round_id)
    voting.conceal(round_id)
    voting.use_base(round_id, "entitled", entitled=120)
    voting.reveal(round_id)
    told = [line.what for line in house.services.auditing.lines(round_id)]
    closed, revealed = (Happening.CLOSED, Happening.SEALED), Happening.REVEALED
    first = [Happening.OPENED, *closed, Happening.REOPENED, *closed, revealed, Happening.CONCEALED]
    assert told == [*first, Happening.BASE, revealed]
    tally = view(house).tally
    assert tally is not None
    assert (tally.base, tally.base_number) == ("entitled", 120)


def test_that_a_quorum_is_met_or_not(house: House) -> None:
    voting, round_id = house.services.voting, ready(house, "choice").id
    voting.change_rules(round_id, quorum=2)
    voting.open(round_id)
    house.services.casting.cast(round_id, "one", {}, Channel.PHONE)
    voting.close(round_id)
    voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert tally.quorum_met is False


def test_that_a_second_poll_is_laid_over_the_first(house: House) -> None:
    voting, casting = house.services.voting, house.services.casting
    first = ready(house, "support")
    with pytest.raises(NotAllowed):
        voting.again(first.id)
    voting.open(first.id)
    casting.cast(first.id, "one", {"4": 1}, Channel.PHONE)
    voting.close(first.id)
    voting.reveal(first.id)
    second = voting.again(first.id)
    assert (second.phase, second.follows, second.number) == (Phase.DRAFT, first.id, first.number + 1)
    assert second.secret not in ("", first.secret)
    with pytest.raises(NotAllowed):
        voting.again(first.id)
    voting.drop(second.id)
    assert voting.rounds_of(first.step_id)[-1].id == first.id
    second = voting.again(first.id)
    voting.open(second.id)
    with pytest.raises(NotAllowed):
        voting.drop(second.id)
    casting.cast(second.id, "one", {"2": 1}, Channel.PHONE)
    seen = view(house)
    assert (seen.round.id, seen.tally) == (second.id, None)
    assert seen.earlier is not None
    assert seen.earlier.tally is not None
    assert seen.earlier.tally.result("4").total == 1
    assert [one.id for one in voting.earlier(second.id)] == [first.id]


def test_that_objections_are_listed_solved_and_asked_again(house: House) -> None:
    voting, casting, objections = house.services.voting, house.services.casting, house.services.objections
    first = ready(house, "consent")
    voting.open(first.id)
    casting.cast(first.id, "one", {"objection": 1}, Channel.PHONE, words="Te duur")
    casting.cast(first.id, "two", {"consent": 1}, Channel.PHONE)
    assert objections.of(first.id) == ()
    voting.close(first.id)
    (mine,) = objections.of(first.id)
    assert (mine.text, mine.state) == ("Te duur", ObjectionState.OPEN)
    assert "one" not in mine.id
    spoken = objections.add(first.id, "Geen parkeerplek")
    objections.change(spoken.id, "Te weinig parkeerplek")
    objections.settle(mine.id, ObjectionState.SOLVED, "Het wordt goedkoper")
    voting.open(first.id)
    casting.cast(first.id, "one", {"consent": 1}, Channel.PHONE)
    voting.close(first.id)
    assert [one.state for one in objections.of(first.id)] == [ObjectionState.SOLVED, ObjectionState.OPEN]
    objections.remove(spoken.id)
    assert len(objections.of(first.id)) == 1
    assert objections.restore(spoken.id).text == "Te weinig parkeerplek"
    again = voting.again(first.id)
    assert again.follows == first.id
    with pytest.raises(NotAllowed):
        objections.add(ready_choice(house).id, "Nee")


def test_that_what_was_done_about_an_objection_stays_when_the_round_opens_again(house: House) -> None:
    voting, casting, objections = house.services.voting, house.services.casting, house.services.objections
    mine = ready(house, "consent")
    voting.open(mine.id)
    for guest, words in (("one", "Te duur"), ("two", "Te hoog")):
        casting.cast(mine.id, guest, {"objection": 1}, Channel.PHONE, words=words)
    voting.close(mine.id)
    first, second = objections.of(mine.id)
    objections.change(first.id, f"{first.text}, zegt de penningmeester")
    objections.settle(first.id, ObjectionState.SOLVED, "Goedkoper")
    objections.settle(second.id, ObjectionState.WITHDRAWN)
    voting.open(mine.id)
    other = "two" if second.text == "Te hoog" else "one"
    casting.cast(mine.id, other, {"objection": 1}, Channel.PHONE, words="Toch te hoog")
    voting.close(mine.id)
    first, second = objections.of(mine.id)
    assert (first.state, first.text.endswith("penningmeester")) == (ObjectionState.SOLVED, True)
    assert (second.state, second.text) == (ObjectionState.OPEN, "Toch te hoog")


def test_that_an_objection_that_comes_in_after_the_close_is_listed_at_the_reveal(house: House) -> None:
    voting, run, objections = house.services.voting, house.services.store.run, house.services.objections
    mine = ready(house, "consent")
    voting.open(mine.id)
    first, second = (
        CastBallot(
            project_id="", round_id=mine.id, voter=name, channel=Channel.ONLINE,
            choices=(("objection", 1),), text=f"Te {name}",
        )
        for name in ("duur", "hoog")
    )  # fmt: skip
    run(lambda unit: unit.record(first))
    voting.close(mine.id)
    objections.remove(objections.of(mine.id)[0].id)
    run(lambda unit: unit.record(second))  # a hub that had not heard of the close took it
    assert objections.of(mine.id) == ()
    voting.reveal(mine.id)
    assert [one.text for one in objections.of(mine.id)] == ["Te hoog"], "what was taken off stays off"


def test_that_an_objection_goes_along_with_its_guest(house: House) -> None:
    mine = ready(house, "consent")
    (code,) = house.services.cards.make_codes(house.evening.id, 1)
    house.services.voting.open(mine.id)
    house.services.casting.cast(mine.id, "guest", {"objection": 1}, Channel.PHONE, words="Te duur")
    house.services.voting.close(mine.id)
    house.services.store.run(house.services.casting.moving(house.evening.id, "guest", code.token))
    house.services.voting.open(mine.id)
    house.services.voting.close(mine.id)
    assert [one.text for one in house.services.objections.of(mine.id)] == ["Te duur"]


def test_that_a_question_is_fixed_once_it_was_asked(house: House) -> None:
    mine, voting, evenings = ready(house, "support"), house.services.voting, house.services.evenings
    evenings.change_step(mine.step_id, question="Het plein blijft groen")
    voting.open(mine.id)
    evenings.change_step(mine.step_id, question="Iets anders")
    assert view(house).question == "Het plein blijft groen"
    voting.close(mine.id)
    voting.reveal(mine.id)
    again = voting.again(mine.id)
    assert view(house).question == "Iets anders"
    voting.open(again.id)
    first, second = house.services.overview.rounds(house.evening.id)
    assert (first.question, second.question) == ("Het plein blijft groen", "Iets anders")
    with pytest.raises(NotAllowed):
        voting.open(mine.id)
    copied = voting.rounds_of(evenings.duplicate_step(mine.step_id).id)
    assert [(one.follows, one.question) for one in copied] == [("", "")]


def test_that_what_the_room_never_saw_stays_hidden_beside_a_second_poll(house: House) -> None:
    mine, voting = ready(house, "support"), house.services.voting
    voting.open(mine.id)
    voting.close(mine.id)
    again = voting.again(mine.id)
    voting.open(again.id)
    voting.close(again.id)
    voting.reveal(again.id)
    for one in house.services.overview.rounds(house.evening.id):
        assert one.earlier is None or one.earlier.tally is None


def test_that_another_method_starts_without_the_limit_of_the_one_before(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    voting.change_rules(round_id, method="approval", max_choices=1)
    assert voting.change_rules(round_id, method="budget").max_choices == 0
    voting.change_rules(round_id, method="chips", chips=0)
    voting.set_options(round_id, OPTIONS)
    assert voting.lacking(round_id)
    assert voting.change_rules(round_id, chips=100).chips == 100
    assert voting.lacking(round_id) == ""
    with pytest.raises(NotAllowed):
        voting.change_rules(round_id, follows=round_id)


def test_that_a_vote_that_was_held_does_not_vanish_with_its_step(house: House) -> None:
    mine, evenings = ready(house, "choice"), house.services.evenings
    house.services.voting.open(mine.id)
    house.services.casting.cast(mine.id, "guest", {}, Channel.PHONE)
    with pytest.raises(NotAllowed):
        evenings.remove_step(mine.step_id)
    with pytest.raises(NotAllowed):
        evenings.use_template(house.evening.id, "choice")


def ready_choice(house: House) -> Round:
    step = house.services.evenings.add_step(house.evening.id, Kind.VOTE)
    found = house.services.voting.round_of(step.id)
    assert found is not None
    return house.services.voting.change_rules(found.id, method="choice")


@pytest.mark.parametrize("method", METHODS)
def test_that_every_method_knows_its_channels(house: House, method: str) -> None:
    ways = ways_of(method)
    assert {Channel.PHONE, Channel.PAPER, Channel.TABLE} <= set(ways)
    assert (Channel.CARD in ways) == (method not in ("score", "ranking", "chips"))
    assert (Channel.HANDS in ways) == (Channel.DOTS in ways) == (method not in ("score", "ranking", "chips"))


@pytest.mark.parametrize("end", ["reveal", "finish"])
def test_that_photos_of_the_hall_that_nobody_looked_at_go(house: House, end: str) -> None:
    round_id, step_id = ready(house, "choice").id, house.step(Kind.VOTE).id
    voting, walls = house.services.voting, house.services.walls
    voting.open(round_id)
    photo = house.services.store.run(
        walls.arriving(house.evening.id, whole(), way=Way.PHONE, vote_step=step_id)
    )
    assert walls.arrived_for(step_id)
    voting.close(round_id)
    assert walls.arrived_for(step_id)
    if end == "reveal":
        voting.reveal(round_id)
    else:
        house.services.playing.finish(house.evening.id)
    assert walls.arrived_for(step_id) == ()
    assert Happening.UNREAD in {line.what for line in view(house).audit}
    with pytest.raises(Gone):
        walls.whole(photo.id)
