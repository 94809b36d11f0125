"""Playing the run sheet: one key forward, one back, and nothing revealed by accident."""

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.playing import Deed, DeedKind
from tests.services.conftest import OPTIONS, House


def forward(house: House) -> DeedKind:
    promised = house.services.playing.next_deed(house.evening.id)
    done = house.services.playing.forward(house.evening.id)
    assert done in (promised, Deed(DeedKind.NOTHING))
    return done.kind


def phase_now(house: House) -> Phase:
    return house.round.phase


def kind_now(house: House) -> Kind | None:
    step = house.services.overview.evening(house.evening.id).step
    return step.kind if step else None


def test_that_one_key_plays_the_whole_evening(house: House) -> None:
    house.services.voting.set_options(house.round.id, OPTIONS)
    kinds = []
    for _ in house.steps:
        assert forward(house) in (DeedKind.START, DeedKind.STEP)
        kinds.append(kind_now(house))
        house.clock.pass_by(minutes=5)
    assert kinds == [Kind.WELCOME, Kind.IDEAS, Kind.THEMES, Kind.PAUSE, Kind.VOTE]
    assert forward(house) is DeedKind.OPEN_ROUND
    assert phase_now(house) is Phase.OPEN
    assert forward(house) is DeedKind.CLOSE_ROUND
    house.clock.pass_by(seconds=3)
    assert forward(house) is DeedKind.REVEAL
    assert phase_now(house) is Phase.REVEALED
    assert forward(house) is DeedKind.FINISH
    assert house.evening.ended_at
    assert forward(house) is DeedKind.NOTHING
    assert all(step.started_at and step.ended_at for step in house.steps)


def test_that_a_stray_press_right_after_closing_reveals_nothing(house: House) -> None:
    house.open_vote()
    assert forward(house) is DeedKind.CLOSE_ROUND
    for _ in range(3):
        assert forward(house) is DeedKind.NOTHING
        assert house.round.phase is Phase.CLOSED
    house.clock.pass_by(seconds=2)
    assert forward(house) is DeedKind.REVEAL


def test_that_a_second_press_on_the_start_skips_nothing(house: House) -> None:
    assert forward(house) is DeedKind.START
    for _ in range(2):
        assert forward(house) is DeedKind.NOTHING
        assert kind_now(house) is Kind.WELCOME
    house.clock.pass_by(seconds=2)
    assert forward(house) is DeedKind.STEP
    assert kind_now(house) is Kind.IDEAS


def test_that_a_clock_put_back_does_not_keep_the_result_from_the_room(house: House) -> None:
    house.open_vote()
    assert forward(house) is DeedKind.CLOSE_ROUND
    house.clock.pass_by(minutes=-60)
    assert forward(house) is DeedKind.REVEAL


def test_that_a_vote_without_options_is_passed_by(house: House) -> None:
    house.go_to(Kind.VOTE)
    assert forward(house) is DeedKind.FINISH


def test_that_back_goes_back_and_an_open_vote_stays_open(house: House) -> None:
    house.open_vote()
    step = house.services.playing.back(house.evening.id)
    assert step is not None
    assert step.kind is Kind.PAUSE
    assert house.round.phase is Phase.OPEN
    assert step.ended_at == ""
    house.go_to(Kind.WELCOME)
    assert house.services.playing.back(house.evening.id) is None
    assert kind_now(house) is Kind.WELCOME


def test_that_back_before_the_start_does_nothing(house: House) -> None:
    assert house.services.playing.back(house.evening.id) is None
    assert house.evening.started_at == ""


def test_that_a_jump_starts_and_an_ended_evening_goes_on(house: House) -> None:
    house.go_to(Kind.THEMES)
    started = house.evening.started_at
    assert started
    house.clock.pass_by(minutes=9)
    house.services.playing.finish(house.evening.id)
    assert house.step(Kind.THEMES).ended_at
    house.go_to(Kind.IDEAS)
    assert house.evening.ended_at == ""
    assert house.evening.started_at == started
    with pytest.raises(Gone):
        house.services.playing.go_to(house.evening.id, "weg")
    assert kind_now(house) is Kind.IDEAS


def test_that_an_evening_that_never_began_can_be_ended(house: House) -> None:
    assert house.services.playing.finish(house.evening.id).ended_at


def test_that_the_evening_goes_on_when_another_laptop_removed_the_step_of_now(house: House) -> None:
    house.go_to(Kind.IDEAS)
    gone = house.step(Kind.IDEAS).id
    house.services.store.run(lambda unit: unit.delete(Step, gone))
    view = house.services.overview.evening(house.evening.id)
    assert view.step is None
    assert view.following == house.steps[0]
    assert house.services.playing.back(house.evening.id) is None
    assert forward(house) is DeedKind.START
    assert kind_now(house) is Kind.WELCOME
    house.go_to(Kind.THEMES)
    assert kind_now(house) is Kind.THEMES


def test_that_an_empty_run_sheet_has_nothing_to_play(house: House) -> None:
    for step in house.steps:
        house.services.evenings.remove_step(step.id)
    assert forward(house) is DeedKind.NOTHING


def test_that_the_projector_can_be_blanked(house: House) -> None:
    assert house.services.playing.blank(house.evening.id, on=True).blank
    assert not house.services.playing.blank(house.evening.id, on=False).blank
