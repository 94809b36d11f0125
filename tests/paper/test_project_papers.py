"""Papers of a whole project: agreement, right to challenge, privacy, invitations, the sheet for support and what goes home."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.paper.press import Cut, print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import HOSTILE, Told, an_evening
from tests.paper.wholeproject import TEXT, Whole, a_whole_project


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def whole() -> Whole:
    language.use("en")
    return a_whole_project()


def _print(whole: Whole, what: Paper, folder: Path, **more: object) -> Path:
    out = folder / f"{what}.pdf"
    return print_paper(whole.told.services, what, whole.second.id, out, **more)  # type: ignore[arg-type]  # by name


def test_that_the_agreement_says_what_who_and_how_many_on_one_page(whole: Whole, tmp_path: Path) -> None:
    (said,) = pages.words(_print(whole, Paper.AGREEMENT, tmp_path))
    for words in (
        "This is advice. De gemeenteraad decides on 16 December 2026.",
        TEXT[0],
        "Om tien uur gaan de lampen op half.",
        "33 of 34 people can live with it",
        "Is this right? Ideeënavond 28 yes, 4 almost, 1 no. 33 of the 51 people answered.",
        "De tafel bestellen de gemeente 15 January 2027",
        "Only organisations sign here.",
    ):
        assert words in said


def test_that_the_right_to_challenge_begins_with_what_is_known(whole: Whole, tmp_path: Path) -> None:
    said = " ".join(pages.words(_print(whole, Paper.CHALLENGE, tmp_path)))
    for words in (
        TEXT[2],
        "48 people took part, and together we wrote 12 notes.",
        "Who leads it: lead 1. The names are known to the organiser.",
        "groep Tafel: De eerste buurtmaaltijd, before 10 April 2027",
        "There is € 180,000 to decide about.",
        "Sought: Iemand met een aanhanger.",
        "The organiser: Buurtteam Den Bosch",
    ):
        assert words in said


def test_that_the_privacy_sheet_is_one_page_with_every_consent(whole: Whole, tmp_path: Path) -> None:
    (said,) = pages.words(_print(whole, Paper.PRIVACY, tmp_path))
    assert "Gemeente Den Bosch decides what is kept and is answerable for it." in said
    assert "After 31 December 2027 the organiser erases everything." in said
    assert said.count("Gemeente Den Bosch keeps my name") == 4
    assert "deleted on 31 December 2027 at the latest." in said


def test_that_every_way_of_inviting_has_a_poster_with_its_own_code(whole: Whole, tmp_path: Path) -> None:
    ways = whole.told.services.outreach.log.all()
    pdf = _print(whole, Paper.OUTREACH, tmp_path)
    addresses = [whole.told.services.outreach.address(way.id) for way in ways]
    assert pages.codes(pdf) == [[address] for address in addresses]
    for way, said in zip(ways, pages.words(pdf), strict=True):
        assert "Tuesday 1 December, 19:30" in said
        assert way.code in said
    large = _print(whole, Paper.OUTREACH, tmp_path, cut=Cut(size="A3"))
    assert set(pages.sizes(large)) == {(297, 420)}


def test_that_people_sign_under_the_whole_text_and_see_how_many_are_needed(
    whole: Whole, tmp_path: Path
) -> None:
    pdf = _print(whole, Paper.SUPPORT_SHEET, tmp_path, slips=40, needed=1000)
    said = pages.words(pdf)
    assert len(said) > 2
    for page in said:
        assert "version 2?" in page
        assert all(
            words in page for words in (TEXT[0], "twee klimbomen", "Needed: 1,000 signatures.", "Signature")
        )
    assert not any("version 1?" in page for page in said), "nobody signs for a text that is another one now"


@pytest.mark.parametrize("number", [1, 12, 60])
def test_that_a_proposal_of_any_length_leaves_lines_to_sign_on(number: int, tmp_path: Path) -> None:
    told = an_evening()
    proposal = told.services.proposals.create(HOSTILE[2][:200])
    for place in range(number):
        told.services.proposals.paragraphs.add(proposal.id, HOSTILE[place % len(HOSTILE)][:900])
    told.services.proposals.lay_down(proposal.id)
    pdf = _paper(told, Paper.SUPPORT_SHEET, tmp_path, slips=8)
    assert all("Signature" in page and " 1" in page for page in pages.words(pdf)[:1])
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf, dpi=72))


@pytest.mark.parametrize("what", [Paper.AGREEMENT, Paper.CHALLENGE, Paper.PRIVACY, Paper.OUTREACH])
def test_that_a_project_about_which_nothing_is_known_has_room_to_write(what: Paper, tmp_path: Path) -> None:
    told = an_evening(question=HOSTILE[2][:280], follow_up="", decides_who="")
    pdf = _paper(told, what, tmp_path)
    assert len(pages.sizes(pdf)) <= 2
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf, dpi=72))


def _paper(told: Told, what: Paper, folder: Path, slips: int | None = None) -> Path:
    return print_paper(told.services, what, told.evening.id, folder / f"{what}.pdf", slips=slips)


def test_that_the_kit_and_what_goes_home_hold_them_too(whole: Whole, tmp_path: Path) -> None:
    kit = " ".join(pages.words(_print(whole, Paper.KIT, tmp_path, slips=2)))
    assert "What we keep and what we do not: to hang up at the door." in kit
    assert "3 posters to invite people, each with its own code." in kit
    assert "Come along. Everybody is welcome." in kit
    home = " ".join(pages.words(_print(whole, Paper.TAKE_HOME, tmp_path)))
    assert "You hear from us how it stands: After 2 weeks: 15 December 2026." in home
