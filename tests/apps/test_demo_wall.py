"""How the demo's facilitator knows which outline lies on which note of the wall."""

from cocreate_desktop.apps.demo import WallCheck
from cocreate_desktop.apps.demo_wall import counted, left_out, matched
from cocreate_desktop.domain.walls import Sighting, quad_text
from cocreate_desktop.rehearsal.walls import HungNote


def quad(left: float, top: float, side: float = 100.0) -> tuple[tuple[float, float], ...]:
    return (left, top), (left + side, top), (left + side, top + side), (left, top + side)


def hung(words: str, left: float, top: float = 0.0) -> HungNote:
    return HungNote(quad(left, top), "yellow", words, 1.0, False)


def seen(left: float, top: float = 0.0, suggested: str = "") -> Sighting:
    return Sighting(
        id=f"{left} {top}", project_id="p", evening_id="e", photo_id="f", quad=quad_text(quad(left, top)),
        suggested=suggested,
    )  # fmt: skip


def test_that_an_outline_belongs_to_the_note_whose_middle_is_nearest() -> None:
    notes = (hung("wc", 0), hung("hoi", 110), hung("bank", 220))
    found = matched((seen(212), seen(8), seen(105)), notes)
    assert [one.truth.text for one in found if one.truth is not None] == ["bank", "wc", "hoi"]
    assert left_out(found, notes) == ()


def test_that_an_outline_beside_every_note_is_no_note_and_one_that_nobody_saw_is_left_out() -> None:
    notes = (hung("wc", 0), hung("hoi", 300))
    found = matched((seen(4), seen(150)), notes)
    assert [one.truth is not None for one in found] == [True, False]
    assert left_out(found, notes) == (notes[1],)


def test_that_a_note_is_taken_once_by_the_nearer_of_two_outlines() -> None:
    found = matched((seen(30), seen(2)), (hung("wc", 0),))
    assert [one.truth is not None for one in found] == [False, True]


def test_that_two_notes_that_say_the_same_are_two_notes() -> None:
    notes = (hung("wc", 0), hung("wc", 110))
    found = matched((seen(0),), notes)
    assert left_out(found, notes) == (notes[1],)


def test_that_what_was_checked_is_counted() -> None:
    notes = (hung("wc", 0), hung("hoi", 110), hung("bank", 220))
    found = matched((seen(0, suggested="wc"), seen(110, suggested="hol"), seen(900)), notes)
    wall = counted(found, left_out(found, notes))
    assert wall == WallCheck(notes=3, found=2, exact=1, corrected=1, rejected=1, drawn=1)
