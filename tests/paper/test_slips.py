"""Slips of every method: what one fills in fits behind each option, and every slip still has its code."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.codes.voting_codes import shown
from cocreate_desktop.domain.voting import ANSWERS, METHODS
from cocreate_desktop.paper.ballots import form_of, grid_of
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.slipmarks import Way, hint_of, marks_of
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.tallying import RoundView
from tests.paper import pages
from tests.paper.evenings import PAGE, Told, an_evening
from tests.paper.rounds import PLANS, a_round

SAYS = {
    "dots": ("Fill in a ring for each dot.",),
    "choice": ("Choose one. Put a cross.",),
    "approval": ("Choose everything that you agree with. Put a cross.",),
    "yes-no": ("Choose yes, no or abstain. Put a cross.", "Yes", "No", "I abstain"),
    "score": ("Put a cross through your mark.", "1 2 3 4 5 6 7 8 9 10"),
    "ranking": ("Write 1 behind the best, 2 behind the next, and so on.",),
    "support": ("wholeheartedly", "yes, with a remark", "I cannot stand behind this", "don't know"),
    "consent": ("I have a reasoned paramount objection", "My reason, if I object:"),
    "budget": ("There is € 20,000.", "€ 12,000", "€ 1,500"),
    "chips": ("You have € 50,000 to divide. In steps of € 5,000.", "Together, at most € 50,000"),
}


def _slips(told: Told, folder: Path, count: int = 4) -> Path:
    out = folder / "slips.pdf"
    return print_paper(told.services, Paper.BALLOTS, told.evening.id, out, page=PAGE, slips=count)


def _only(told: Told, method: str, **rules: object) -> RoundView:
    """The round of the evening's one vote step, now of this method."""
    voting = told.services.voting
    voting.change_rules(told.round.id, method=method, **rules)
    if method not in ANSWERS:
        voting.set_options(told.round.id, PLANS)
    view = told.services.overview.evening(told.evening.id, step_id=told.round.step_id).round
    assert view is not None
    return view


@pytest.mark.parametrize("method", METHODS)
def test_that_a_slip_of_every_method_has_its_code_and_what_to_fill_in(method: str, tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    made = a_round(told, method)
    pdf = _slips(told, tmp_path)
    mine = [said for said in pages.words(pdf) if f"vote {made.number}" in said]
    codes = told.services.cards.codes(told.evening.id)
    said = " ".join(mine)
    assert all(shown(code.typed) in said for code in codes)
    assert said.count("If it is used twice, the last one counts.") == 4
    for words in (*SAYS[method], *(() if method in ANSWERS else PLANS)):
        assert said.count(words) >= 4
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(pdf))
    assert sum(len(page) for page in pages.codes(pdf, dpi=200)) == 8, "a code on every slip of both votes"


def test_that_one_vote_needs_no_number_on_its_slips(tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    _only(told, "choice")
    assert "vote 1" not in " ".join(pages.words(_slips(told, tmp_path)))


@pytest.mark.parametrize(
    ("method", "rules", "way"),
    [
        ("dots", {"dots": 5, "max_per_option": 3}, Way.RINGS),
        ("dots", {"dots": 12, "max_per_option": 9}, Way.NUMBER),
        ("score", {"scale_low": 0, "scale_high": 5}, Way.SCALE),
        ("score", {"scale_low": 0, "scale_high": 100}, Way.NUMBER),
        ("ranking", {}, Way.NUMBER),
        ("budget", {"budget": 1000}, Way.CROSS),
        ("chips", {"chips": 20, "chip_unit": "chip"}, Way.AMOUNT),
    ],
)
def test_that_what_is_filled_in_fits_the_method(method: str, rules: dict[str, object], way: Way) -> None:
    language.use("en")
    view = _only(an_evening(), method, **rules)
    assert marks_of(view.round).way is way
    assert hint_of(view.round)


def test_that_marks_up_to_ten_stand_under_the_words_and_up_to_five_beside_them() -> None:
    few = _only(an_evening(), "score", scale_low=0, scale_high=5)
    many = _only(an_evening(), "score", scale_low=1, scale_high=10)
    assert not form_of(few).marks.under
    assert form_of(many).marks.under
    assert grid_of(form_of(few)) == (2, 3)
    assert grid_of(form_of(many)) == (2, 2)


@pytest.mark.parametrize("method", ["score", "budget", "chips", "ranking"])
def test_that_slips_with_many_long_options_stay_on_the_paper(method: str, tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    view = _only(told, method)
    options = tuple(f"Plan {number} met nog wat meer woorden over wat het is" for number in range(14))
    made = told.services.voting.set_options(view.round.id, options)
    for option in made:
        told.services.voting.price_option(option.id, 125_000)
    pdf = _slips(told, tmp_path, 2)
    said = " ".join(pages.words(pdf))
    assert all(said.count(option) == 2 for option in options)
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(pdf))
