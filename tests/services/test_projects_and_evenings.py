"""The project and the run sheets of its evenings: what is typed is checked, and every change can be taken back."""

import pytest

from cocreate_desktop.domain.drift import plan_kept, replanned
from cocreate_desktop.domain.errors import BadValue, Empty, Gone, NotAllowed, TextTooLong
from cocreate_desktop.domain.project import Base, Rung
from cocreate_desktop.domain.steps import IdeasSettings, Kind, TalkSettings, read_settings
from cocreate_desktop.domain.templates import TEMPLATES
from tests.services.conftest import House


def test_that_an_evening_on_which_nothing_came_in_is_taken_off_and_put_back(house: House) -> None:
    evenings = house.services.evenings
    assert not evenings.may_cancel(house.evening.id)
    with pytest.raises(NotAllowed):
        evenings.cancel(house.evening.id)
    second = evenings.plan("choice", name="Kiezen")
    assert evenings.may_cancel(second.id)
    evenings.cancel(second.id)
    assert [one.id for one in evenings.all()] == [house.evening.id]
    assert not evenings.may_cancel(second.id)
    with pytest.raises(Gone):
        evenings.cancel(second.id)
    assert evenings.restore(second.id) == second
    assert len(evenings.steps(second.id)) > 3


def test_that_evenings_that_were_given_no_name_are_told_apart_by_a_number(house: House) -> None:
    evenings = house.services.evenings
    usual = evenings.plan("choice").name
    assert [evenings.plan("choice").name for _n in range(2)] == [f"{usual} 2", f"{usual} 3"]
    assert evenings.plan("choice", name=usual).name == usual


def test_that_an_evening_that_began_or_holds_notes_stays(house: House) -> None:
    evenings = house.services.evenings
    begun, written = evenings.plan("choice"), evenings.plan("ideas")
    house.services.playing.forward(begun.id)
    ideas = next(step for step in evenings.steps(written.id) if step.kind is Kind.IDEAS)
    house.services.capturing.write(ideas.id, "Bankjes")
    for evening in (begun, written):
        assert not evenings.may_cancel(evening.id)
        with pytest.raises(NotAllowed):
            evenings.cancel(evening.id)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("decides_on", "31-12-2026"),
        ("keep_until", "0226-12-31"),
        ("keep_until", "2026-02-30"),
        ("money", "veel"),
        ("money", -1),
        ("money", "1.800"),
        ("base_number", "9" * 30),
        ("goal_reach", "9" * 5000),
        ("rung", "bazen"),
        ("base", "vogels"),
        ("follow_up", "geen adres"),
        ("follow_up", "javascript:alert(1)"),
        ("follow_up", "ftp://voorbeeld.nl"),
        ("follow_up", "mailto:anna@voorbeeld.nl"),
        ("follow_up", "https://"),
        ("follow_up", "http://[half"),
        ("follow_up", "http://voorbeeld.nl:poort/"),
        ("follow_up", "a..nl"),
    ],
)
def test_that_what_is_no_value_is_refused_and_nothing_changes(house: House, name: str, typed: object) -> None:
    before = house.services.projects.current()
    with pytest.raises(BadValue) as told:
        house.services.projects.change(**{name: typed})
    assert told.value.values["example"]
    assert house.services.projects.current() == before


def test_that_a_project_keeps_what_was_typed_in_one_form(house: House) -> None:
    made = house.services.projects.change(
        name="  Ons\nplein ",
        decides_on=" 2026-12-16 ",
        keep_until="",
        money="1800",
        base_number="",
        rung="decide",
        base="households",
        follow_up="voorbeeld.nl/plein",
        recovery_saved=True,
    )
    assert (made.name, made.decides_on, made.keep_until) == ("Ons plein", "2026-12-16", "")
    assert (made.money, made.base_number) == (1800, None)
    assert (made.rung, made.base) == (Rung.DECIDE, Base.HOUSEHOLDS)
    assert made.follow_up == "https://voorbeeld.nl/plein"
    assert made.recovery_saved
    assert house.services.projects.current() == made
    assert house.services.projects.change(follow_up=" ").follow_up == ""


def test_that_a_question_is_needed_and_fits_on_a_line(house: House) -> None:
    with pytest.raises(Empty):
        house.services.projects.change(question=" \u200b ")
    with pytest.raises(TextTooLong):
        house.services.projects.change(question="x" * 10_000)


def test_that_a_second_evening_comes_after_the_first(house: House) -> None:
    second = house.services.evenings.plan("choice", date="2026-12-01", name="Kiezen", starts="9.30")
    assert [one.id for one in house.services.evenings.all()] == [house.evening.id, second.id]
    assert (second.date, second.name, second.starts) == ("2026-12-01", "Kiezen", "09:30")
    assert second.join_token != house.evening.join_token
    assert house.services.evenings.get(second.id) == second


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("date", "morgen"),
        ("starts", "half acht"),
        ("starts", ""),
        ("present", "-1"),
        ("present", "²"),
        ("present", 100_001),
        ("present", "9" * 5000),
        ("viewing_distance", "ver"),
        ("viewing_distance", 201),
        ("screen_height", -3),
    ],
)
def test_that_an_evening_refuses_what_is_no_value(house: House, name: str, typed: object) -> None:
    with pytest.raises(BadValue):
        house.services.evenings.change(house.evening.id, **{name: typed})


def test_that_the_size_of_the_hall_may_stay_unknown(house: House) -> None:
    evening = house.services.evenings.all()[-1]
    known = house.services.evenings.change(evening.id, viewing_distance="14", screen_height=180)
    assert (known.viewing_distance, known.screen_height) == (14, 180)
    unknown = house.services.evenings.change(evening.id, viewing_distance="", screen_height=None)
    assert (unknown.viewing_distance, unknown.screen_height) == (0, 0)


def test_that_an_evening_keeps_its_facts(house: House) -> None:
    made = house.services.evenings.change(
        house.evening.id,
        present="41",
        date="",
        hall="De\x00 Ontmoeting",
        house_rules=[" Luister ", "", "Lach"],
        moderated=False,
    )
    assert (made.present, made.date, made.hall) == (41, "", "De Ontmoeting")
    assert made.house_rules == ("Luister", "Lach")
    assert not made.moderated
    assert house.services.evenings.change(house.evening.id, present="").present is None
    with pytest.raises(Gone):
        house.services.evenings.change("nergens", hall="x")


def test_that_a_step_moves_anywhere(house: House) -> None:
    first, second, third, *rest = [step.id for step in house.steps]
    house.services.evenings.move_step(first, after=third)
    assert [step.id for step in house.steps] == [second, third, first, *rest]
    house.services.evenings.move_step(first, after="")
    assert [step.id for step in house.steps] == [first, second, third, *rest]
    house.services.evenings.move_step(first, after="weg")
    assert [step.id for step in house.steps][-1] == first


def test_that_a_step_alone_can_be_moved(house: House) -> None:
    for step in house.steps[1:]:
        house.services.evenings.remove_step(step.id)
    alone = house.steps[0]
    assert house.services.evenings.move_step(alone.id, after="").id == alone.id
    assert house.services.evenings.move_step(alone.id, after="weg").id == alone.id


def test_that_a_removed_step_comes_back_beside_one_that_took_its_place(house: House) -> None:
    """Both have the same rank then; moving a third one between them must not fail."""
    last = house.steps[-1]
    house.services.evenings.remove_step(last.id)
    added = house.services.evenings.add_step(house.evening.id, Kind.PAUSE)
    house.services.evenings.restore_step(last.id)
    assert {last.id, added.id} == {step.id for step in house.steps[-2:]}
    first = house.steps[0]
    house.services.evenings.move_step(first.id, after=house.steps[-2].id)
    assert first.id in [step.id for step in house.steps[-2:]]


def test_that_a_new_vote_has_its_round(house: House) -> None:
    after = house.steps[0]
    vote = house.services.evenings.add_step(house.evening.id, Kind.VOTE, after=after.id)
    assert house.steps[1] == vote
    assert house.services.voting.round_of(vote.id) is not None
    pause = house.services.evenings.add_step(house.evening.id, Kind.PAUSE)
    assert house.steps[-1] == pause
    assert house.services.voting.round_of(pause.id) is None


def test_that_the_first_step_of_an_empty_run_sheet_can_be_added(house: House) -> None:
    for step in house.steps:
        house.services.evenings.remove_step(step.id)
    made = house.services.evenings.add_step(house.evening.id, Kind.IDEAS)
    assert house.steps == (made,)


@pytest.mark.parametrize("minutes", [0, 481, "²", "vijf", -3, "9" * 5000])
def test_that_a_step_takes_minutes_that_a_hall_can_bear(house: House, minutes: object) -> None:
    with pytest.raises(BadValue):
        house.services.evenings.change_step(house.steps[0].id, minutes=minutes)


def test_that_what_is_counted_of_a_talk_is_kept_as_a_number(house: House) -> None:
    talk = house.services.evenings.add_step(house.evening.id, Kind.TALK)
    kept = read_settings(house.services.evenings.change_settings(talk.id, tables="4"))
    assert isinstance(kept, TalkSettings)
    assert kept.tables == 4


def test_that_the_words_of_a_step_change(house: House) -> None:
    made = house.services.evenings.change_step(
        house.steps[0].id,
        title=" Hallo ",
        question="Wie\nben je?",
        minutes="15",
        settings='{"paper_hint": "bij de bar"}',
    )
    assert (made.title, made.question, made.minutes) == ("Hallo", "Wie ben je?", 15)
    assert made.settings == '{"paper_hint": "bij de bar"}'


@pytest.mark.parametrize("key", TEMPLATES)
def test_that_another_template_replaces_the_run_sheet_before_the_start(house: House, key: str) -> None:
    steps = house.services.evenings.use_template(house.evening.id, key)
    assert [step.kind for step in steps] == [planned.kind for planned in TEMPLATES[key].steps]
    assert house.evening.template == key
    (place,) = (place for place, step in enumerate(steps) if step.kind is Kind.VOTE)
    vote = house.services.voting.round_of(steps[place].id)
    assert vote is not None
    assert vote.method == TEMPLATES[key].steps[place].method


def test_that_a_started_evening_keeps_its_run_sheet_and_its_step_of_now(house: House) -> None:
    house.go_to(Kind.IDEAS)
    with pytest.raises(NotAllowed):
        house.services.evenings.use_template(house.evening.id, "work")
    with pytest.raises(NotAllowed):
        house.services.evenings.remove_step(house.step(Kind.IDEAS).id)


def test_that_a_question_of_its_own_and_a_step_that_began_keep_theirs(house: House) -> None:
    house.go_to(Kind.IDEAS)
    vote = house.services.evenings.change_step(house.step(Kind.VOTE).id, question="Wat eerst?")
    house.services.projects.change(question="Hoe wordt het hier fijner?")
    assert house.step(Kind.IDEAS).question == "Wat wordt het plein?"
    assert house.step(Kind.VOTE) == vote


def test_that_the_copy_of_a_step_that_runs_is_one_that_is_still_to_come(house: House) -> None:
    evenings = house.services.evenings
    ideas, talk = house.step(Kind.IDEAS), evenings.add_step(house.evening.id, Kind.TALK)
    evenings.change_settings(
        ideas.id, think=(1, 2, 4, 5), think_phase=2, think_started="2026-11-24T18:30:00Z"
    )
    evenings.change_settings(
        talk.id, rounds=3, length=7, at=2, gone=40, more=1, started="2026-11-24T18:30:00Z"
    )
    shortened = evenings.change_step(talk.id, settings=replanned(evenings.steps(house.evening.id)[-1], 25))
    copies = [evenings.duplicate_step(step.id) for step in (ideas, talk)]
    assert [read_settings(copy) for copy in copies] == [
        IdeasSettings(think=(1, 2, 4, 5)),
        TalkSettings(rounds=3, length=7),
    ]
    assert (plan_kept(shortened), plan_kept(copies[1])) == (25, None)


def test_that_the_template_brings_the_minutes_of_1_2_4_all(house: House) -> None:
    planned = house.services.evenings.plan("ideas")
    ideas = next(one for one in house.services.evenings.steps(planned.id) if one.kind is Kind.IDEAS)
    settings = read_settings(ideas)
    assert isinstance(settings, IdeasSettings)
    assert settings.think == (1, 2, 4, 5)


@pytest.mark.parametrize("think", [(1, 2, 4), (0, 2, 4, 5), (1, 2, 4, 61)])
def test_that_minutes_of_1_2_4_all_that_cannot_be_are_refused(house: House, think: tuple[int, ...]) -> None:
    with pytest.raises(BadValue):
        house.services.evenings.change_settings(house.step(Kind.IDEAS).id, think=think)


def test_that_one_setting_changes_and_the_others_stay(house: House) -> None:
    ideas = house.step(Kind.IDEAS)
    house.services.evenings.change_settings(ideas.id, think=(1, 2, 4, 5))
    house.services.evenings.change_settings(ideas.id, on_stage=False)
    settings = read_settings(house.step(Kind.IDEAS))
    assert settings == IdeasSettings(on_stage=False, think=(1, 2, 4, 5))
