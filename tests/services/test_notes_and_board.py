"""Notes coming in by every road, and the board they hang on, also when something is gone meanwhile."""

import pytest

from cocreate_desktop.domain.errors import Empty, Gone, NotAllowed, TextTooLong
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.steps import Kind, read_settings
from cocreate_desktop.domain.steps.themes import ThemesSettings
from cocreate_desktop.domain.suggesting import Refusal
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.board import Place
from cocreate_desktop.services.capturing import NewNote
from tests.services.conftest import House


def send(house: House, words: str, author: str = "anna", **more: str) -> Note:
    work = house.services.capturing.sending(house.evening.id, words, author=author, **more)
    return house.services.store.submit(work).result()


def hanging(house: House, theme_id: str = "") -> list[str]:
    return [note.text for note in house.services.boards.board(house.evening.id).of(theme_id)]


def test_that_a_phone_s_note_waits_until_the_facilitator_shows_it(house: House) -> None:
    house.go_to(Kind.IDEAS)
    note = send(house, "Meer groen")
    assert (note.state, note.channel) == (NoteState.WAITING, Channel.PHONE)
    assert hanging(house) == []
    assert house.services.overview.evening(house.evening.id).waiting == (note,)
    house.services.capturing.set_state([note.id], NoteState.SHOWN)
    assert hanging(house) == ["Meer groen"]


def test_that_without_moderation_only_personal_details_wait(house: House) -> None:
    house.services.evenings.change(house.evening.id, moderated=False)
    house.go_to(Kind.THEMES)
    assert send(house, "Meer groen").state is NoteState.SHOWN
    flagged = send(house, "Bel me op 06-12345678")
    assert (flagged.state, flagged.flags) == (NoteState.WAITING, ("phone",))


def test_that_a_note_sent_twice_hangs_once(house: House) -> None:
    house.go_to(Kind.IDEAS)
    once = send(house, "Meer groen", note_id="ab" * 16)
    assert send(house, "Meer groen", note_id="ab" * 16) == once
    assert send(house, "Meer groen", note_id="cd" * 16) != once
    assert len(house.services.capturing.notes(house.evening.id)) == 2


@pytest.mark.parametrize("kind", [Kind.WELCOME, Kind.PAUSE, Kind.VOTE])
def test_that_no_note_is_taken_when_none_is_asked(house: House, kind: Kind) -> None:
    with pytest.raises(NotAllowed):
        send(house, "te vroeg")
    house.go_to(kind)
    with pytest.raises(NotAllowed):
        send(house, "ook niet")


def test_that_a_note_is_as_long_as_its_road_allows(house: House) -> None:
    house.go_to(Kind.IDEAS)
    with pytest.raises(TextTooLong):
        send(house, "x" * 10_000)
    with pytest.raises(TextTooLong):
        house.write("x" * 10_000)
    with pytest.raises(Empty):
        send(house, " \u200b\x00 ")
    assert len(house.write("x" * 2000)[0].text) == 2000


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "👩‍👩‍👧 🌳", "مزيد من الأشجار", "'; DROP TABLE note; --", "{name} %s"],
)
def test_that_a_note_says_what_its_writer_wrote(house: House, words: str) -> None:
    note = house.write(words)[0]
    assert [one.text for one in house.services.capturing.notes(house.evening.id)] == [words]
    assert note.original == words


def test_that_a_neighbour_takes_back_her_own_note_only(house: House) -> None:
    house.go_to(Kind.IDEAS)
    mine, desk = send(house, "van Anna"), house.write("van het bureau")[0]
    for note, author in ((mine, "bob"), (mine, ""), (desk, "")):
        with pytest.raises(Gone):
            house.services.store.run(house.services.capturing.withdrawing(note.id, author))
    house.services.store.run(house.services.capturing.withdrawing(mine.id, "anna"))
    assert house.services.capturing.set_state([mine.id, desk.id, "weg"], NoteState.SHOWN) == (desk,)
    assert hanging(house) == ["van het bureau"]


def test_that_an_edit_keeps_the_words_of_the_writer(house: House) -> None:
    note = house.write("groen graag, bel 0612345678")[0]
    edited = house.services.capturing.edit(note.id, "Groen graag")
    assert (edited.text, edited.original, edited.flags) == ("Groen graag", note.original, ())
    with pytest.raises(Empty):
        house.services.capturing.edit(note.id, " ")


def test_that_notes_are_coloured_removed_and_brought_back(house: House) -> None:
    one, two = house.write("een", "twee")
    house.services.capturing.recolour([one.id], "C")
    house.services.capturing.recolour([two.id], "roze")
    assert [note.colour for note in house.services.capturing.notes(house.evening.id)] == ["C", "A"]
    house.services.capturing.remove([one.id, "weg"])
    assert hanging(house) == ["twee"]
    house.services.capturing.restore([one.id])
    assert hanging(house) == ["een", "twee"]


def test_that_many_notes_come_in_together_or_not_at_all(house: House) -> None:
    step = house.step(Kind.IDEAS).id
    house.services.capturing.take_in(step, [NewNote("een", "B", "tafel 2"), NewNote("twee", "zwart")])
    assert [(n.colour, n.table, n.channel) for n in house.services.capturing.notes(house.evening.id)] == [
        ("B", "tafel 2", Channel.IMPORT),
        ("A", "", Channel.IMPORT),
    ]
    with pytest.raises(Empty):
        house.services.capturing.take_in(step, [NewNote("drie"), NewNote(" ")])
    assert hanging(house) == ["een", "twee"]


def test_that_a_double_is_found(house: House) -> None:
    note = house.write("Meer groen!")[0]
    assert house.services.capturing.double_of(house.evening.id, "  meer  GROEN ") == note
    assert house.services.capturing.double_of(house.evening.id, "Minder groen") is None


def test_that_notes_are_grouped_named_and_moved(house: House) -> None:
    one, two, three = house.write("een", "twee", "drie")
    theme = house.services.boards.group(
        house.evening.id, house.step(Kind.THEMES).id, [three.id, one.id, "weg"], " Samen\n"
    )
    assert theme.name == "Samen"
    assert hanging(house, theme.id) == ["drie", "een"]
    house.services.boards.move([two.id], theme.id, before=one.id)
    assert hanging(house, theme.id) == ["drie", "twee", "een"]
    assert house.services.boards.name(theme.id, "").name == ""
    with pytest.raises(Gone):
        house.services.boards.move([two.id], "weg")
    assert house.services.boards.move(["weg"], theme.id) == ()


def test_that_a_move_is_undone_as_far_as_things_are_still_there(house: House) -> None:
    one, two, three = house.write("een", "twee", "drie")
    step = house.step(Kind.THEMES).id
    first = house.services.boards.group(house.evening.id, step, [one.id, two.id])
    second = house.services.boards.group(house.evening.id, step, [three.id])
    places = house.services.boards.move([one.id, two.id, three.id], "")
    assert hanging(house) == ["een", "twee", "drie"]
    house.services.capturing.remove([two.id])
    house.services.boards.ungroup(second.id)
    assert house.services.boards.put_back(places) == (one.id,)
    assert hanging(house, first.id) == ["een"]
    assert house.services.boards.put_back([Place(one.id, "", one.rank)]) == (one.id,)
    assert hanging(house) == ["een", "drie"]


def test_that_an_ungrouped_theme_comes_back_with_what_still_hangs_loose(house: House) -> None:
    one, two, three = house.write("een", "twee", "drie")
    step = house.step(Kind.THEMES).id
    theme = house.services.boards.group(house.evening.id, step, [one.id, two.id, three.id], "Samen")
    places = house.services.boards.ungroup(theme.id)
    other = house.services.boards.group(house.evening.id, step, [two.id], "Anders")
    house.services.capturing.remove([three.id])
    assert house.services.boards.regroup(theme.id, places).name == "Samen"
    assert hanging(house, theme.id) == ["een"]
    assert hanging(house, other.id) == ["twee"]


def test_that_themes_of_one_rank_can_still_be_put_in_order(house: House) -> None:
    """An ungrouped theme that comes back shares its rank with one made meanwhile."""
    step = house.step(Kind.THEMES).id
    made = [house.services.boards.group(house.evening.id, step, []) for _ in range(2)]
    places = house.services.boards.ungroup(made[1].id)
    made.append(house.services.boards.group(house.evening.id, step, []))
    house.services.boards.regroup(made[1].id, places)
    order = [theme.id for theme in house.services.boards.board(house.evening.id).themes]
    house.services.boards.move_theme(order[0], after=order[1])
    moved = [theme.id for theme in house.services.boards.board(house.evening.id).themes]
    assert moved.index(order[0]) > moved.index(order[1])


def test_that_a_theme_moves_and_says_where_it_was(house: House) -> None:
    step = house.step(Kind.THEMES).id
    a, b, c = (house.services.boards.group(house.evening.id, step, [], name).id for name in "abc")
    assert house.services.boards.move_theme(c, after="") == b
    assert house.services.boards.move_theme(a, after="weg") == c
    assert house.services.boards.move_theme(a, after=b) == ""
    assert [theme.id for theme in house.services.boards.board(house.evening.id).themes] == [c, b, a]


def test_that_a_note_hangs_loose_when_another_laptop_removed_its_theme(house: House) -> None:
    note = house.write("een")[0]
    theme = house.services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [note.id])
    house.services.store.run(lambda unit: unit.delete(Theme, theme.id))
    assert hanging(house) == ["een"]


def test_that_a_note_said_again_is_kept_and_counts_with_the_first(house: House) -> None:
    first = house.write("Bankjes")[0]
    theme = house.services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [first.id])
    step = house.step(Kind.IDEAS).id
    second = house.services.capturing.write(step, "bankjes!", double_of=first.id)
    third = house.services.capturing.write(step, "Bankjes", double_of=second.id)
    board = house.services.boards.board(house.evening.id)
    assert hanging(house, theme.id) == ["Bankjes"]
    assert board.times == {first.id: 3}
    assert (second.original, third.merged_into, third.theme_id) == ("bankjes!", first.id, theme.id)


def test_that_a_double_hangs_by_itself_when_its_note_is_taken_back(house: House) -> None:
    house.services.evenings.change(house.evening.id, moderated=False)
    house.go_to(Kind.IDEAS)
    first = send(house, "Bankjes", author="anna")
    double = house.services.capturing.write(house.step(Kind.IDEAS).id, "Bankjes", double_of=first.id)
    house.services.store.submit(house.services.capturing.withdrawing(first.id, "anna")).result()
    board = house.services.boards.board(house.evening.id)
    assert [note.id for note in board.notes] == [double.id]
    assert board.times == {}


def test_that_a_note_said_again_hangs_when_the_first_is_gone(house: House) -> None:
    made = house.services.capturing.write(house.step(Kind.IDEAS).id, "Bankjes", double_of="weg")
    assert made.merged_into == ""
    assert hanging(house) == ["Bankjes"]


def test_that_notes_are_joined_and_taken_apart(house: House) -> None:
    a, b, c, d = house.write("Bankjes", "Een bankje", "Zitplek", "Vijver")
    boards = house.services.boards
    assert [one.note_id for one in boards.merge([b.id, c.id])] == [c.id]
    before = boards.merge([a.id, b.id])
    assert hanging(house) == ["Bankjes", "Vijver"]
    assert boards.board(house.evening.id).times == {a.id: 3}
    boards.join(before)
    assert boards.board(house.evening.id).times == {b.id: 2}
    boards.merge([a.id, b.id])
    house.services.capturing.remove([c.id])
    parted = boards.part(a.id)
    assert {one.note_id for one in parted} == {b.id}
    assert sorted(hanging(house)) == ["Bankjes", "Een bankje", "Vijver"]
    assert boards.join(parted) == (b.id,)
    assert boards.merge([]) == ()
    assert boards.merge(["weg", d.id]) == ()


def test_that_a_theme_goes_up_into_another_and_comes_back_with_its_notes(house: House) -> None:
    boards, step = house.services.boards, house.step(Kind.THEMES).id
    a, b, c = house.write("een", "twee", "drie")
    first = boards.group(house.evening.id, step, [a.id])
    second = boards.group(house.evening.id, step, [b.id, c.id], "Samen")
    places = boards.absorb(second.id, first.id)
    assert hanging(house, first.id) == ["een", "twee", "drie"]
    assert [theme.id for theme in boards.board(house.evening.id).themes] == [first.id]
    boards.move([c.id], "")
    assert boards.release(second.id, first.id, places).name == "Samen"
    assert (hanging(house, first.id), hanging(house, second.id), hanging(house)) == (
        ["een"],
        ["twee"],
        ["drie"],
    )
    for wrong in ((second.id, "weg"), ("weg", first.id)):
        with pytest.raises(Gone):
            boards.absorb(*wrong)
    assert hanging(house, second.id) == ["twee"]


def test_that_what_may_be_personal_waits_whatever_road_it_comes_by(house: House) -> None:
    step, capturing = house.step(Kind.IDEAS).id, house.services.capturing
    typed = capturing.write(step, "Bel Jan op 06-12345678")
    pasted = capturing.take_in(step, [NewNote("jan@voorbeeld.nl"), NewNote("Meer bomen")])
    assert [note.state for note in (typed, *pasted)] == [
        NoteState.WAITING,
        NoteState.WAITING,
        NoteState.SHOWN,
    ]
    capturing.set_state([typed.id], NoteState.SHOWN)
    again = capturing.write(step, "bel jan op 06-12345678", double_of=typed.id)
    assert again.state is NoteState.SHOWN, "it stands behind one that was looked at"


def test_that_a_refused_suggestion_is_remembered_with_the_step(house: House) -> None:
    step = house.step(Kind.THEMES)
    for _time in range(2):
        house.services.boards.refuse(step.id, Refusal("hond"))
    house.services.boards.refuse(step.id, Refusal("bank"))
    assert refusals(house) == ["hond", "bank"]
    house.services.boards.refuse(step.id, Refusal("hond"), refused=False)
    assert refusals(house) == ["bank"]


def refusals(house: House) -> list[str]:
    settings = read_settings(house.step(Kind.THEMES))
    assert isinstance(settings, ThemesSettings)
    return list(settings.refused)
