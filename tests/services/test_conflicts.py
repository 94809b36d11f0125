"""Two versions of one thing: who and when, never a name of a person; picked, taken back, and asked pair by pair."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, get_origin, get_type_hints

import pytest

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.difference import Mark
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.notes import Note, count
from cocreate_desktop.domain.steps import (
    KINDS,
    IdeasSettings,
    read_settings,
    write_settings,
)
from cocreate_desktop.domain.steps.step import _SETTINGS
from cocreate_desktop.language import _
from cocreate_desktop.services.conflictfields import Facet
from cocreate_desktop.services.conflictkinds import FACETS
from cocreate_desktop.services.conflicts import Choice
from cocreate_desktop.services.conflictsteps import SETTINGS, UNASKED
from cocreate_desktop.services.conflictwords import Asks, Side
from tests.services.apart import GREEN, HERE, IDEAS, MEETING, TABLE, THERE, THIRD, Apart
from tests.services.apart import apart as apart  # noqa: PLC0414 - a fixture of this file too

LEFT, RIGHT = "Lange tafel onder de lindes, ook voor feesten", "Lange tafel onder de lindes, met stopcontact"


def marked(side: Side) -> str:
    return "|".join(run.text for line in side.lines for run in line.runs if run.mark is Mark.ADDED)


@pytest.fixture
def texts(apart: Apart) -> Apart:
    """A note whose text two laptops changed; that of the note-taker came first."""
    apart.change(THERE, TABLE, text=RIGHT)
    apart.write(HERE, TABLE, text=LEFT)
    return apart


def test_that_two_texts_of_a_note_stand_beside_one_another_with_who_and_when(texts: Apart) -> None:
    case = texts.case
    assert (case.asks, case.letter, case.title) == (Asks.TEXT, "E", TABLE.original)
    assert case.left.who == _("This laptop, {name}").format(name="bij de beamer")
    assert case.right.who == "Laptop van de notulist"
    assert (case.left.at.strftime("%H:%M"), case.right.at.strftime("%H:%M")) == ("20:04", "20:03")
    assert (case.left.holds, case.right.holds) == (True, False)
    assert (marked(case.left), marked(case.right)) == ("ook voor feesten", "met stopcontact")
    assert (case.left.added, case.left.dropped, case.right.added) == (3, 0, 2)
    assert "".join(run.text for run in case.left.lines[0].runs) == LEFT
    assert case.first is not None
    assert case.first.text == TABLE.original
    assert texts.conflicts.merged() == 0, "the one change that came is still to be chosen"


@pytest.mark.parametrize("choice", list(Choice))
def test_that_a_choice_is_kept_and_can_be_taken_back_and_done_again(texts: Apart, choice: Choice) -> None:
    conflicts = texts.conflicts
    wanted = {
        Choice.HOLDS: [LEFT],
        Choice.OTHER: [RIGHT],
        Choice.BOTH: [LEFT, RIGHT],
    }[choice]
    kept = conflicts.keep(texts.case.key, choice)
    for _round in range(2):
        assert conflicts.all() == ()
        notes = texts.store.read(lambda reader: reader.find(Note))
        assert [note.text for note in notes] == wanted
        assert count(notes) == 1, "two notes of one idea count once"
        assert {note.original for note in notes} == {TABLE.original}
        conflicts.take_back(kept)
        assert texts.now(TABLE).text == LEFT
        assert len(texts.store.read(lambda reader: reader.find(Note))) == 1
        assert (texts.case.left.holds, marked(texts.case.right)) == (True, "met stopcontact")
        conflicts.do_again(kept)


def test_that_what_changed_since_it_was_shown_is_shown_anew_before_it_is_picked(texts: Apart) -> None:
    key = texts.case.key
    texts.change(THERE, TABLE, text="Een andere tafel")
    with pytest.raises(Gone):
        texts.conflicts.keep(key, Choice.HOLDS)
    kept = texts.conflicts.keep(texts.case.key, Choice.OTHER)
    texts.change(HERE, TABLE, text="Weer een andere")
    texts.conflicts.take_back(kept)
    assert texts.now(TABLE).text == "Weer een andere", "what somebody wrote since stays"
    with pytest.raises(Gone):
        texts.conflicts.keep(key, Choice.OTHER)


def test_that_more_than_two_versions_are_asked_one_pair_after_the_other(texts: Apart) -> None:
    texts.write(THIRD, TABLE, text="Korte tafel")
    assert (texts.case.versions, texts.conflicts.count()) == (3, 2)
    assert {texts.case.left.who, texts.case.right.who} == {
        _("Laptop {n}").format(n=3),
        "Laptop van de notulist",
    }
    texts.conflicts.keep(texts.case.key, Choice.OTHER)
    assert texts.now(TABLE).text == RIGHT
    assert (texts.case.versions, texts.conflicts.count()) == (2, 1)
    assert [run.text for run in texts.case.left.lines[0].runs][-1] == "ook voor feesten"


def test_that_a_note_that_was_changed_while_it_was_removed_can_come_back(apart: Apart) -> None:
    apart.change(THERE, TABLE, text=RIGHT)
    apart.remove(HERE, TABLE, unseen="text")
    case = apart.case
    assert case.asks is Asks.REMOVED
    assert {case.left.gone, case.right.gone} == {True, False}
    changed = case.right if case.left.gone else case.left
    assert changed.lines[0].text == RIGHT
    kept = apart.conflicts.keep(case.key, Choice.OTHER)
    assert apart.now(TABLE).text == RIGHT
    assert apart.conflicts.all() == ()
    apart.conflicts.take_back(kept)
    with pytest.raises(Gone):
        apart.now(TABLE)
    apart.conflicts.keep(apart.case.key, Choice.HOLDS)
    assert (apart.conflicts.all(), apart.conflicts.count()) == ((), 0)


def test_that_what_was_changed_together_is_one_case_and_goes_together(apart: Apart) -> None:
    apart.change(THERE, TABLE, theme_id=MEETING.id, rank="W", table="3", colour="F")
    apart.write(HERE, TABLE, theme_id=GREEN.id, rank="X", colour="A")
    case = apart.case
    assert case.asks is Asks.FIELDS
    said = {line.name: line.text for line in case.right.lines}
    assert said == {_("Colour"): f"F, {_('green')}", _("Theme"): MEETING.name}
    apart.conflicts.keep(case.key, Choice.OTHER)
    note = apart.now(TABLE)
    assert (note.theme_id, note.colour, note.rank, note.table) == (MEETING.id, "F", "W", "3")


def test_that_nobody_is_asked_about_order_and_other_technical_fields(apart: Apart) -> None:
    apart.change(THERE, TABLE, rank="W", picture="0" * 64)
    apart.write(HERE, TABLE, rank="X", picture="1" * 64)
    apart.change(THERE, IDEAS, settings=write_settings(IDEAS, IdeasSettings(think_phase=2)))
    apart.write(HERE, IDEAS, settings=write_settings(IDEAS, IdeasSettings(think_phase=3)))
    assert (apart.conflicts.all(), apart.conflicts.count()) == ((), 0)


def test_that_settings_of_a_step_are_asked_setting_by_setting(apart: Apart) -> None:
    apart.change(THERE, IDEAS, settings=write_settings(IDEAS, IdeasSettings(think=(1, 2, 4, 5))))
    apart.write(HERE, IDEAS, settings=write_settings(IDEAS, IdeasSettings(on_stage=False, think_phase=1)))
    lines = {line.name: line.text for line in apart.case.right.lines}
    assert set(lines) == {_("The room looks along"), "1-2-4-Allen"}
    apart.conflicts.keep(apart.case.key, Choice.OTHER)
    assert read_settings(apart.now(IDEAS)) == IdeasSettings(on_stage=True, think=(1, 2, 4, 5), think_phase=1)


def test_that_every_field_that_is_stored_is_asked_in_words_or_holds_by_itself() -> None:
    kinds: list[Any] = list(ENTITIES.values())
    for kind in kinds:
        names = {field.name for field in fields(kind)} - {"id", "project_id"}
        facets = FACETS[kind]
        assert names == set(facets.asked) | facets.quiet, kind
        assert not set(facets.asked) & facets.quiet, kind
        assert "rank" not in facets.asked
    for step in KINDS:
        settings = {field.name for field in fields(_SETTINGS[step])}
        assert settings == set(SETTINGS[step]) | UNASKED.get(step, frozenset()), step


def samples(hint: Any) -> list[Any]:
    """Values that a field may have."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if get_origin(hint) is tuple:
        return [("2026", "kinderen")]
    return [True, False] if hint is bool else [3] if hint in (int, int | None) else ["2026-12-01"]


def test_that_every_field_that_is_asked_has_words_for_its_values(apart: Apart) -> None:
    for kind, facets in FACETS.items():
        hints = get_type_hints(kind)
        assert _(facets.name)
        for name, facet in facets.asked.items():
            for value in samples(hints[name]):
                said = spoken(apart, facet, value)
                assert said or not value, (kind, name, value)
                assert "_" not in said, (kind, name, value)


def spoken(apart: Apart, facet: Facet, value: Any) -> str:
    return apart.store.read(lambda reader: facet.say(reader, value))
