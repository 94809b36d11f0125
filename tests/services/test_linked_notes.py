"""One idea in two themes: its copies are linked, count once and go where their first note goes; and a theme that is split."""

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.notes import Note, NoteState, count, first_words, firsts, linked
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from tests.services.conftest import House


@pytest.fixture
def themes(house: House) -> tuple[Theme, Theme]:
    house.go_to(Kind.THEMES)
    notes = house.write("Een boom", "Een bank", "Een pomp")
    boards, step = house.services.boards, house.step(Kind.THEMES).id
    green = boards.group(house.evening.id, step, [notes[0].id, notes[1].id], "Groen")
    return green, boards.group(house.evening.id, step, [notes[2].id], "Water")


def inside(house: House, theme: str) -> list[str]:
    return [note.text for note in house.services.boards.board(house.evening.id).of(theme)]


def first_of(house: House, theme: Theme) -> Note:
    return house.services.boards.board(house.evening.id).of(theme.id)[0]


def test_that_a_copy_hangs_elsewhere_is_linked_and_counts_once(
    house: House, themes: tuple[Theme, Theme]
) -> None:
    green, water = themes
    tree = first_of(house, green)
    copy = house.services.boards.duplicate(tree.id, theme_id=water.id)
    assert (copy.text, copy.colour, copy.original, copy.linked_to) == (
        tree.text,
        tree.colour,
        tree.original,
        tree.id,
    )
    assert inside(house, water.id) == ["Een pomp", "Een boom"]
    board = house.services.boards.board(house.evening.id)
    assert (len(board.notes), board.count) == (4, 3)
    assert {note.id: [one.id for one in others] for note, others in pairs(board.notes)} == {
        tree.id: [copy.id],
        copy.id: [tree.id],
    }
    again = house.services.boards.duplicate(copy.id)
    assert (again.linked_to, again.theme_id) == (tree.id, water.id)
    assert house.services.boards.board(house.evening.id).count == 3


def pairs(notes: tuple[Note, ...]) -> list[tuple[Note, tuple[Note, ...]]]:
    found = linked(notes)
    return [(note, found[note.id]) for note in notes if note.id in found]


def test_that_a_copy_without_a_place_hangs_right_behind_its_note(
    house: House, themes: tuple[Theme, Theme]
) -> None:
    house.services.boards.duplicate(first_of(house, themes[0]).id)
    assert inside(house, themes[0].id) == ["Een boom", "Een boom", "Een bank"]


def test_that_a_copy_is_not_its_writer_s_second_note_and_goes_with_the_first(house: House) -> None:
    house.services.evenings.change(house.evening.id, moderated=False)
    house.go_to(Kind.IDEAS)
    work = house.services.capturing.sending(house.evening.id, "Meer groen", author="anna")
    note = house.services.store.run(work)
    copy = house.services.boards.duplicate(note.id)
    assert copy.author == ""
    house.services.store.run(house.services.capturing.withdrawing(note.id, "anna"))
    states = {one.state for one in house.services.capturing.notes(house.evening.id)}
    assert states == {NoteState.WITHDRAWN}
    with pytest.raises(Gone):
        house.services.boards.duplicate(note.id)


def test_that_other_words_are_those_of_every_copy(house: House, themes: tuple[Theme, Theme]) -> None:
    tree = first_of(house, themes[0])
    copy = house.services.boards.duplicate(tree.id, theme_id=themes[1].id)
    house.services.capturing.edit(copy.id, "Een linde")
    assert inside(house, themes[0].id)[0] == inside(house, themes[1].id)[1] == "Een linde"
    assert [first_words(note) for note in house.services.capturing.with_doubles([tree.id])] == [
        "Een boom"
    ] * 2


def test_that_first_words_with_something_personal_are_not_given(house: House) -> None:
    note = house.write("Bel Jan op 06-12345678")[0]
    assert first_words(house.services.capturing.edit(note.id, "Bel de buren")) == ""
    other = house.write("Een boom")[0]
    assert first_words(other) == ""


def test_that_a_copy_joined_to_another_note_adds_one_idea_only(
    house: House, themes: tuple[Theme, Theme]
) -> None:
    green, water = themes
    tree, pump = first_of(house, green), first_of(house, water)
    copy = house.services.boards.duplicate(tree.id, theme_id=water.id)
    house.services.boards.merge([tree.id, copy.id])
    assert house.services.boards.board(house.evening.id).times == {tree.id: 1}
    house.services.boards.merge([pump.id, copy.id])
    assert house.services.boards.board(house.evening.id).times == {pump.id: 2}


def test_that_of_each_idea_one_note_is_the_first(house: House, themes: tuple[Theme, Theme]) -> None:
    tree = first_of(house, themes[0])
    house.services.boards.duplicate(tree.id)
    notes = house.services.capturing.notes(house.evening.id)
    assert tree.id in {note.id for note in firsts(notes)}
    assert len(firsts(notes)) == count(notes) == 3
    copies = [note for note in notes if note.id != tree.id]
    assert len(firsts(copies)) == 3


def test_that_a_theme_is_split_and_the_new_one_stands_behind_it(
    house: House, themes: tuple[Theme, Theme]
) -> None:
    green, _water = themes
    _tree, bench = house.services.boards.board(house.evening.id).of(green.id)
    loose = house.write("Los")[0]
    made = house.services.boards.split([loose.id, bench.id], "Zitten")
    board = house.services.boards.board(house.evening.id)
    assert [theme.name for theme in board.themes] == ["Groen", "Zitten", "Water"]
    assert (inside(house, made.id), inside(house, green.id)) == (["Een bank"], ["Een boom"])
    assert inside(house, "") == ["Los"]
    with pytest.raises(Gone):
        house.services.boards.split([loose.id], "Niets")
