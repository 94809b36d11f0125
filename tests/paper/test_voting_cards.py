"""Voting cards on paper: what the camera reads and what the holder reads belong together, front and back of the same sheet."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cocreate_desktop import language
from cocreate_desktop.capture import cards as reader
from cocreate_desktop.codes.voting_codes import shown
from cocreate_desktop.domain.cards import MOST_CARDS, SIDES, CardForm, CardSet
from cocreate_desktop.paper import cards
from cocreate_desktop.services.gathering import Material, gather
from tests.paper import pages
from tests.paper.evenings import PAGE, an_evening

DPI = 60


def material(number: int = 3, page: str = PAGE) -> Material:
    told = an_evening()
    codes = told.services.cards.make_codes(told.evening.id, number) if number else ()
    return gather(told.services, told.evening.id, page=page, codes=codes)


def printed(
    folder: Path, form: CardForm = CardForm.TURNED, size: str = "A5", given: Material | None = None
) -> Path:
    return cards.print_cards(given or material(), folder / "cards.pdf", form, size)


def read(page: pages.Picture, form: CardForm = CardForm.TURNED) -> dict[int, str]:
    out = BytesIO()
    Image.fromarray(page).save(out, "PNG")
    looked = reader.look(out.getvalue(), CardSet(form))
    assert looked.unclear == ()
    return {card.number: card.answer for card in looked.cards}


@pytest.mark.parametrize("size", cards.SIZES)
def test_that_the_letter_that_is_up_is_what_the_camera_reads(size: str, tmp_path: Path) -> None:
    """Turned to the left by a quarter, the right side comes up: there stands B."""
    front = pages.pictures(printed(tmp_path, size=size), DPI)[2]
    numbers = (1, 2) if size == "A5" else (1,)
    for quarter, side in enumerate(SIDES):
        assert read(np.rot90(front, quarter)) == dict.fromkeys(numbers, side)


@pytest.mark.parametrize("size", cards.SIZES)
def test_that_the_letters_stand_at_the_sides_that_they_name(size: str, tmp_path: Path) -> None:
    pdf = printed(tmp_path, size=size)
    high = 297 / (2 if size == "A5" else 1)
    for page, at_right in ((2, "B"), (3, "D")):
        found = {side: pages.places(pdf, page, side) for side in SIDES}
        middle = {
            side: next(box for box in boxes if box.top < high and _at_edge(box, high))
            for side, boxes in found.items()
        }
        assert middle["A"].top < 12
        assert middle["C"].top > high - 12
        assert middle[at_right].left > 210 - 12
        assert middle["B" if at_right == "D" else "D"].left < 12


def _at_edge(box: pages.Box, high: float) -> bool:
    return min(box.left, 210 - box.left - box.wide, box.top, high - box.top - box.high) < 12


def test_that_each_letter_is_upright_when_its_own_side_is_up(tmp_path: Path) -> None:
    """Turned until that side is up, each letter looks like the A does in its place: at the top, in the middle, and small."""
    front = pages.pictures(printed(tmp_path, size="A4"), 100)[2]
    for quarter in range(4):
        turned = np.rot90(front, quarter)
        wide = turned.shape[1]
        strip = turned[: round(11 / 25.4 * 100), wide // 2 - 30 : wide // 2 + 30]
        rows = np.flatnonzero((strip < 128).any(axis=1))
        assert rows[0] > 4 / 25.4 * 100
        assert rows[-1] - rows[0] < 4 / 25.4 * 100


def test_that_each_back_lies_behind_its_own_front(tmp_path: Path) -> None:
    """Sheets are turned on the long edge: top stays top."""
    given = material(3)
    pdf = printed(tmp_path, given=given)
    fronts = [read(page) for page in pages.pictures(pdf, DPI)[2::2]]
    assert fronts == [{1: "A", 2: "A"}, {3: "A"}]
    said, addresses = pages.words(pdf), pages.codes(pdf)
    for page, numbers in ((3, (1, 2)), (5, (3,))):
        for number in numbers:
            code = given.codes[number - 1]
            assert shown(code.typed) in said[page]
            assert given.address_with(code.token) in addresses[page]
    upper, lower = (pages.places(pdf, 3, shown(code.typed))[0] for code in given.codes[:2])
    assert upper.top < 148.5 < lower.top


def test_that_no_code_stands_where_a_camera_or_a_neighbour_sees_it(tmp_path: Path) -> None:
    pdf = printed(tmp_path)
    assert pages.codes(pdf)[2] == []
    assert "-" not in pages.words(pdf)[2]


def test_that_a_sheet_to_fold_has_four_markers_that_say_what_stands_below_them(tmp_path: Path) -> None:
    pdf = printed(tmp_path, CardForm.FOLDED)
    front = pages.pictures(pdf, DPI)[2]
    high, wide = front.shape
    for place, side in enumerate(SIDES):
        row, column = divmod(place, 2)
        quarter = front[
            row * high // 2 : (row + 1) * high // 2, column * wide // 2 : (column + 1) * wide // 2
        ]
        assert read(quarter, CardForm.FOLDED) == {1: side}
        assert read(np.rot90(quarter), CardForm.FOLDED) == {1: side}
        (letter,) = pages.places(pdf, 2, side)
        assert column * 105 < letter.left < (column + 1) * 105
        assert row * 148.5 + 74 < letter.top < (row + 1) * 148.5
    assert len(pages.codes(pdf)[3]) == 1


@pytest.mark.parametrize(
    ("form", "size"), [(CardForm.TURNED, "A5"), (CardForm.TURNED, "A4"), (CardForm.FOLDED, "A4")]
)
def test_that_nothing_stands_where_a_printer_cannot_print(form: CardForm, size: str, tmp_path: Path) -> None:
    for page in pages.pictures(printed(tmp_path, form, size), 100):
        assert pages.margin_ink(page, 100, 4) == 0


def test_that_without_codes_there_are_cards_of_nobody(tmp_path: Path) -> None:
    pdf = printed(tmp_path, given=material(0))
    assert len(pages.pictures(pdf, 10)) == 2 + cards.WITHOUT_CODES
    assert pages.codes(pdf, 60)[3] == []


def test_that_without_a_page_the_code_is_only_to_type(tmp_path: Path) -> None:
    given = material(1, page="")
    pdf = printed(tmp_path, given=given)
    assert shown(given.codes[0].typed) in pages.words(pdf)[3]
    assert pages.codes(pdf)[3] == []


def test_that_a_code_beyond_the_last_marker_gets_no_card() -> None:
    found = cards.cards_of(material(MOST_CARDS + 5))
    assert [card.number for card in found] == list(range(1, MOST_CARDS + 1))


def test_that_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="A6"):
        cards.sections(material(1), size="A6")


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_that_the_first_sheet_says_how_to_print_and_use_them(spoken: str, tmp_path: Path) -> None:
    language.use(spoken)
    for form in CardForm:
        said = pages.words(printed(tmp_path, form))
        assert "100" in said[0]
        assert "1920" in said[1]
