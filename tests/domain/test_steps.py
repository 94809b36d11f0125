"""Run sheets and the settings of their steps, which a newer version may have added to."""

import json
from dataclasses import fields, replace

import pytest

from cocreate_desktop.domain import steps
from cocreate_desktop.domain.steps import KINDS, Kind, Step, read_settings, write_settings
from cocreate_desktop.domain.templates import TEMPLATES


def a_step(kind: Kind, settings: str = "{}") -> Step:
    return Step(id="s", project_id="p", evening_id="e", kind=kind, settings=settings)


@pytest.mark.parametrize("kind", KINDS)
def test_that_settings_come_back_as_they_were_written(kind: Kind) -> None:
    settings = read_settings(a_step(kind))
    for field in fields(settings):
        before = getattr(settings, field.name)
        changed = {field.name: not before if isinstance(before, bool) else "Straks: stemmen"}
        settings = replace(settings, **changed)  # type: ignore[arg-type]  # each kind has fields of its own
    written = write_settings(a_step(kind), settings)
    assert read_settings(a_step(kind, written)) == settings


@pytest.mark.parametrize("kind", KINDS)
def test_that_settings_of_a_newer_version_are_kept(kind: Kind) -> None:
    step = a_step(kind, '{"later": [1, 2]}')
    assert json.loads(write_settings(step, read_settings(step)))["later"] == [1, 2]


def test_that_no_settings_at_all_are_the_usual_ones() -> None:
    step = a_step(Kind.PAUSE, "")
    assert read_settings(step) == steps.PauseSettings()
    assert json.loads(write_settings(step, steps.PauseSettings("Thee"))) == {"message": "Thee"}


def test_that_every_kind_of_step_has_a_name() -> None:
    assert set(steps.KIND_NAMES) == set(KINDS)


@pytest.mark.parametrize(("key", "minutes"), [("ideas", 120), ("choice", 120), ("work", 90), ("budget", 90)])
def test_that_every_template_fills_its_evening_from_the_door_to_the_exit_poll_with_one_vote(
    key: str, minutes: int
) -> None:
    template = TEMPLATES[key]
    assert template.key == key
    assert template.minutes == minutes
    assert [step.kind for step in template.steps[:2]] == [Kind.ARRIVALS, Kind.WELCOME]
    assert template.steps[-1].kind is Kind.EXIT
    assert [step.kind for step in template.steps].count(Kind.VOTE) == 1
    assert sum(sum(step.think) > step.minutes for step in template.steps) == 0
