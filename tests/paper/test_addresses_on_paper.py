"""Where the QR codes on paper lead: read back from the printed pages as a phone would."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.codes import qr
from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.paper.press import Cut, print_paper
from cocreate_desktop.services.addresses import hub_page
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import HOSTILE
from tests.paper.wholeproject import THEMES, Whole, a_whole_project

HUB = "https://hub.buurtplein.nl"
CODES = "HTTPS://HUB.BUURTPLEIN.NL/F/"


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def whole() -> Whole:
    language.use("en")
    made = a_whole_project()
    projects = made.told.services.projects
    page = hub_page(HUB, projects.current().id)
    projects.change(follow_up=page, follow_up_by=Serves.HUB)
    return made


def _print(whole: Whole, what: Paper, folder: Path, **more: object) -> Path:
    out = folder / f"{what}.pdf"
    evening = whole.told.evening.id if what in (Paper.THEME_POSTERS, Paper.LABELS) else whole.second.id
    return print_paper(whole.told.services, what, evening, out, **more)  # type: ignore[arg-type]  # by name


def _base(whole: Whole) -> str:
    return CODES + short_code(whole.told.services.projects.current().id)


def test_that_each_theme_has_a_poster_that_opens_its_page(whole: Whole, tmp_path: Path) -> None:
    themes = whole.told.services.boards.board(whole.told.evening.id).themes
    expected = [f"{_base(whole)}/T/{short_code(theme.id)}" for theme in themes]
    pdf = _print(whole, Paper.THEME_POSTERS, tmp_path)
    assert pages.codes(pdf) == [[address] for address in expected]
    for theme, address, said in zip(themes, expected, pages.words(pdf), strict=True):
        assert theme.name in said
        assert THEMES[theme.name][0] in said
        # The letters between which a line was broken are the address's own.
        assert address.partition("://")[2].replace("HUB.BUURTPLEIN.NL", "hub.buurtplein.nl") in said.replace(
            " ", ""
        )
    large = _print(whole, Paper.THEME_POSTERS, tmp_path, cut=Cut(size="A3"))
    assert set(pages.sizes(large)) == {(297, 420)}


def test_that_each_idea_has_a_label_that_opens_its_page(whole: Whole, tmp_path: Path) -> None:
    notes = whole.told.services.boards.board(whole.told.evening.id).in_order()
    pdf = _print(whole, Paper.LABELS, tmp_path)
    read = [address for page in pages.codes(pdf, dpi=200) for address in page]
    assert set(read) == {f"{_base(whole)}/N/{short_code(note.id)}" for note in notes}
    assert len(read) == len(notes)


@pytest.mark.parametrize(
    ("what", "place"),
    [
        (Paper.TAKE_HOME, ""),
        (Paper.AGREEMENT, ""),
        (Paper.CHALLENGE, ""),
        (Paper.PRIVACY, ""),
        (Paper.SUPPORT_SHEET, "/S"),
    ],
)
def test_that_what_goes_home_leads_to_the_project_and_signing_to_support(
    what: Paper, place: str, whole: Whole, tmp_path: Path
) -> None:
    read = pages.codes(_print(whole, what, tmp_path), dpi=200)
    assert all(_base(whole) + place in page for page in read)


def test_that_the_code_of_an_address_is_small_enough_to_be_read_from_afar(whole: Whole) -> None:
    theme = whole.told.services.boards.board(whole.told.evening.id).themes[0]
    address = f"{_base(whole)}/T/{short_code(theme.id)}"
    assert len(qr.matrix(address)) <= 29  # capitals: 74 mm are then 2 mm a module
    assert len(qr.matrix(address)) < len(qr.matrix(address.lower()))


def test_that_without_a_hub_every_code_leads_to_the_address_that_was_set(
    whole: Whole, tmp_path: Path
) -> None:
    projects = whole.told.services.projects
    before = projects.current()
    projects.change(follow_up="https://gemeente.example/plein", follow_up_by=Serves.PAGE)
    for what in (Paper.THEME_POSTERS, Paper.OUTREACH, Paper.SUPPORT_SHEET):
        for page in pages.codes(_print(whole, what, tmp_path)):
            assert page.count("https://gemeente.example/plein") == 1
    projects.change(follow_up="")
    pdf = _print(whole, Paper.THEME_POSTERS, tmp_path)
    projects.change(follow_up=before.follow_up, follow_up_by=before.follow_up_by)
    assert pages.codes(pdf) == [[]] * len(THEMES)
    assert all("No address for reading on at home was set." in said for said in pages.words(pdf))


def test_that_hostile_words_stay_on_the_poster(whole: Whole, tmp_path: Path) -> None:
    boards, evening = whole.told.services.boards, whole.told.evening
    themes = boards.board(evening.id).themes
    for theme, words in zip(themes, HOSTILE, strict=False):
        boards.name(theme.id, words[:300])
    for what in (Paper.THEME_POSTERS, Paper.LABELS):
        for picture in pages.pictures(_print(whole, what, tmp_path), dpi=60):
            assert pages.margin_ink(picture, 60, 4) == 0
    for theme in themes:
        boards.name(theme.id, theme.name)


def test_that_the_report_leads_from_each_theme_to_its_own_page(whole: Whole, tmp_path: Path) -> None:
    board = whole.told.services.boards.board(whole.told.evening.id)
    read = {
        address for page in pages.codes(_print(whole, Paper.REPORT, tmp_path), dpi=200) for address in page
    }
    assert {f"{_base(whole)}/T/{short_code(theme.id)}" for theme in board.themes} < read
    assert _base(whole) in read
