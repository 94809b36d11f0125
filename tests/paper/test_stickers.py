"""The sticker poster and the counting sheet: letters that can be read from a few steps away, and no sheet without its heads."""

from pathlib import Path

import pytest

from cocreate_desktop.codes.markers import POSTER_SIDE, poster_marker
from cocreate_desktop.domain.posters import MARKER, Poster
from cocreate_desktop.domain.posters import pages as poster_pages
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.sheethead import sheet_code, vote_named
from tests.paper import pages
from tests.paper.evenings import BLUE, PAGE, Told, a_picture, an_evening, print_twin

QUESTION = "Wat moet als eerste?"
LONG = (
    "Een plek waar iedereen elkaar kan ontmoeten, met bankjes onder de bomen en een podium voor de muziek "
    * 3
)
FIVE = (
    "Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw",
    "Een buurthuiskamer met koffie", "Veilig oversteken bij de school",
)  # fmt: skip
TWELVE = tuple(f"Keuze nummer {number}" for number in range(1, 13))


def _print(
    told: Told, folder: Path, options: tuple[str, ...], *, question: str = QUESTION, drawn: int = 0
) -> Path:
    """The poster and the counting sheet of a vote; the first ``drawn`` options have a picture."""
    step = told.step(Kind.VOTE)
    told.services.evenings.change_step(step.id, question=question)
    for option in told.services.voting.set_options(told.round.id, options)[:drawn]:
        kept = told.services.showing.keep(told.evening.id, a_picture(BLUE))
        told.services.voting.picture_option(option.id, kept)
    assert print_twin(told.services, step.id, told.evening.id, folder / "twin.pdf", page=PAGE)
    return folder / "twin.pdf"


def _sheets(pdf: Path) -> list[str]:
    """The words of the pages of the poster, without those of the counting sheet."""
    said = pages.words(pdf)
    return said[: next(place for place, words in enumerate(said) if "Telblad" in words)]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_that_words_beside_a_picture_have_room_and_the_page_is_used(count: int, tmp_path: Path) -> None:
    pdf = _print(an_evening(), tmp_path, FIVE[:count], drawn=count)
    assert len(_sheets(pdf)) == 1
    printed = [line for line in pages.lines(pdf, 0) if any(line in words for words in FIVE) and len(line) > 1]
    assert len(printed) <= 3 * count
    _above, below = pages.white_around(pages.pictures(pdf)[0], 150, (0, 0, 210, 297))
    assert below < 30
    assert all(wide >= 40 for _page, _left, _top, wide, _high in pages.patches(pdf, BLUE))


def test_that_one_long_option_leaves_the_others_their_size(tmp_path: Path) -> None:
    pdf = _print(an_evening(), tmp_path, (*TWELVE[:11], LONG[:300]))
    sheets = _sheets(pdf)
    capitals = [one.high for place in range(len(sheets)) for one in pages.places(pdf, place, "Keuze nummer")]
    assert len(set(capitals)) == 1
    assert capitals[0] > 3.3, "letters of 15 points"
    assert " ".join(sheets).count("Keuze nummer") == 11
    assert LONG[:300].split()[-2] in sheets[-1]


def test_that_every_sheet_of_a_poster_names_its_question_and_is_full(tmp_path: Path) -> None:
    question = LONG[:300].strip()
    pdf = _print(an_evening(), tmp_path, TWELVE, question=question)
    sheets = _sheets(pdf)
    assert all(question in said for said in sheets)
    counts = [said.count("Keuze nummer") for said in sheets]
    assert sum(counts) == 12
    assert max(counts) - min(counts) <= 1
    if len(sheets) > 1:
        assert all(f"Vel {place} van {len(sheets)}" in said for place, said in enumerate(sheets, 1))


def test_that_a_poster_on_more_sheets_says_so(tmp_path: Path) -> None:
    sheets = _sheets(_print(an_evening(), tmp_path, tuple(f"Keuze {number}" for number in range(26))))
    assert len(sheets) == 4
    assert [f"Vel {place} van 4" in said for place, said in enumerate(sheets, 1)] == [True] * 4
    assert all(QUESTION in said for said in sheets)


def test_that_a_poster_carries_a_code_with_its_round_and_page(tmp_path: Path) -> None:
    told = an_evening()
    pdf = _print(told, tmp_path, TWELVE)
    said = pages.codes(pdf)[:2]
    assert said == [[sheet_code(told.round, "poster", page)] for page in (1, 2)]
    assert all(vote_named(told.round) in words for words in _sheets(pdf))


def test_that_markers_and_boxes_stand_where_the_geometry_has_them(tmp_path: Path) -> None:
    told = an_evening()
    pdf = _print(told, tmp_path, FIVE)
    dark = pages.pictures(pdf, 150)[0] < 128
    (page,) = poster_pages(Poster(told.round.number, 5))

    def share(x: float, y: float, wide: float, high: float) -> float:
        left, top, right, bottom = (round(one / 25.4 * 150) for one in (x, y, x + wide, y + high))
        return float(dark[top:bottom, left:right].mean())

    module = MARKER / POSTER_SIDE
    for marker in page.markers:
        rows = poster_marker(marker.id)
        cells = [
            share(
                marker.x + (column + 0.25) * module, marker.y + (row + 0.25) * module, module / 2, module / 2
            )
            for row in range(POSTER_SIDE)
            for column in range(POSTER_SIDE)
        ]
        assert [cell > 0.5 for cell in cells] == [one for row in rows for one in row]
    for box in page.boxes:
        assert share(box.x - 0.3, box.y + 2, 0.6, box.high - 4) > 0.4, "its left line"
        assert share(box.x + 2, box.y + box.high - 0.3, box.wide - 4, 0.6) > 0.4, "its lower line"
        assert share(box.x + 1, box.y + 1, box.wide - 2, box.high - 2) < 0.01, "nothing dark in it"


def test_that_choices_that_people_write_have_no_markers(tmp_path: Path) -> None:
    told = an_evening()
    step = told.step(Kind.VOTE)
    told.services.voting.set_options(told.round.id, ())
    assert print_twin(told.services, step.id, told.evening.id, tmp_path / "twin.pdf", page=PAGE)
    picture = pages.pictures(tmp_path / "twin.pdf", 100)[0]
    (page,) = poster_pages(Poster(told.round.number, 6))
    for marker in page.markers:
        left, top, right, bottom = (
            round(one / 25.4 * 100) for one in (marker.x, marker.y, marker.x + MARKER, marker.y + MARKER)
        )
        assert picture[top:bottom, left:right].min() > 200


def test_that_what_a_plan_costs_stands_with_it(tmp_path: Path) -> None:
    told = an_evening()
    made = told.services.voting.set_options(told.round.id, FIVE[:2])
    told.services.voting.price_option(made[0].id, 6000)
    step = told.step(Kind.VOTE)
    assert print_twin(told.services, step.id, told.evening.id, tmp_path / "twin.pdf", page=PAGE)
    assert "6.000" in _sheets(tmp_path / "twin.pdf")[0]


def test_that_thirty_long_choices_are_printed_too(tmp_path: Path) -> None:
    sheets = _sheets(_print(an_evening(), tmp_path, tuple(f"{number} {LONG[:160]}" for number in range(30))))
    assert len(sheets) == 4
    assert all(any(f"{number} Een plek" in said for said in sheets) for number in range(30))


@pytest.mark.parametrize("count", [2, 12, 14, 20, 26])
def test_that_no_count_stands_on_a_page_without_column_heads(count: int, tmp_path: Path) -> None:
    options = tuple(f"Keuze nummer {number}" for number in range(1, count + 1))
    pdf = _print(an_evening(), tmp_path, options, question=LONG[:300])
    counting = [said for said in pages.words(pdf) if "Telblad" in said]
    assert all("Stickerposter" in said and "Samen" in said for said in counting)
    assert all("Keuze nummer" in said for said in counting)
    assert "Mensen die stemden" in counting[-1]
    assert "Mensen in de zaal" in counting[-1]


@pytest.mark.parametrize("method", ["score", "ranking", "chips"])
def test_that_a_poster_of_marks_orders_or_amounts_asks_for_no_stickers(method: str, tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.change_rules(told.round.id, method=method, chips=100)
    said = pages.words(_print(told, tmp_path, FIVE))[0]
    assert "met stickers" in said
    assert "Plak" not in said


def test_that_choices_without_boxes_have_the_whole_width(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.change_rules(told.round.id, method="score")
    pdf = _print(told, tmp_path, FIVE)
    (first,) = pages.places(pdf, 0, "Speelplek")
    assert first.high > 8, "a capital, in millimetres"
