"""The sticker poster and the counting sheet: letters that can be read from a few steps away, and no sheet without its heads."""

from pathlib import Path

import pytest

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_twin
from tests.paper import pages
from tests.paper.evenings import BLUE, PAGE, Told, a_picture, an_evening

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


def test_that_a_poster_on_two_sheets_says_so(tmp_path: Path) -> None:
    sheets = _sheets(_print(an_evening(), tmp_path, tuple(f"Keuze {number}" for number in range(26))))
    assert len(sheets) == 2
    assert [f"Vel {place} van 2" in said for place, said in enumerate(sheets, 1)] == [True, True]
    assert all(QUESTION in said for said in sheets)


@pytest.mark.parametrize("count", [2, 12, 14, 20, 26])
def test_that_no_count_stands_on_a_page_without_column_heads(count: int, tmp_path: Path) -> None:
    options = tuple(f"Keuze nummer {number}" for number in range(1, count + 1))
    pdf = _print(an_evening(), tmp_path, options, question=LONG[:300])
    counting = pages.words(pdf)[len(_sheets(pdf)) :]
    assert all("Stickerposter" in said and "Samen" in said for said in counting)
    assert all("Keuze nummer" in said for said in counting)
    assert "Mensen die stemden" in counting[-1]
    assert "Mensen in de zaal" in counting[-1]
