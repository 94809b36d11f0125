"""The results of every method in the report: by which rule, of how many people, what makes one doubt it, and what happened."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, ObjectionState, Round
from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of, vote_on

SAYS = {
    "dots": ("36 dots from 12 people.", "Everybody had 3 dots."),
    "choice": (
        "12 votes from 12 people.",
        "8 (67 %)",
        "Percentages are of the 12 people with a valid ballot.",
    ),
    "approval": ("20 votes from 12 people.", "Equal in place 1: A and B."),
    "yes-no": ("8 (67 %)", "Percentages are of the 12 people with a valid ballot."),
    "score": (
        "8 from 12 people",
        "Choice Mean Middle mark People",
        "B Speelplek voor alle leeftijden 6 6 12",
    ),
    "ranking": ("Choice Round 1 Round 2 Round 3", "B stayed to the end", "B wins from each of the others."),
    "support": (
        "6 of the 12 people who answered can live with it",
        "Everybody could choose one of six answers.",
    ),
    "consent": ("It does not hold: 4 objections are left.",),
    "budget": (
        "This comes",
        "8 people pay € 750 each.",
        "€ 12,500 of the € 20,000 is spent. € 7,500 is left.",
    ),
    "chips": (
        "Choice For each person Together People",
        "Een grote tafel onder de bomen € 26,666.67 € 320,000 12",
    ),
}


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def _said(told: Told, folder: Path) -> str:
    return " ".join(pages.words(_report(told, folder)))


def _report(told: Told, folder: Path) -> Path:
    return print_paper(told.services, Paper.REPORT, told.evening.id, folder / "report.pdf")


def _hands(told: Told, made: Round, numbers: tuple[int, ...], *, second: bool = False) -> None:
    for option, number in zip(options_of(told, made), numbers, strict=False):
        told.services.counting.type_count(made.id, Channel.HANDS, option.id, number, second=second)


@pytest.mark.parametrize("method", METHODS)
def test_that_the_report_tells_the_result_of_every_method(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method, quorum=10))
    pdf = _report(told, tmp_path)
    said = " ".join(pages.words(pdf))
    assert [words for words in SAYS[method] if words not in said] == []
    assert "At least 10 people had to vote, and they did." in said
    assert "12 of the 41 people in the hall voted." in said
    assert "The score was hidden until the close." in said
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(pdf))


def test_that_a_hall_counted_smaller_than_the_votes_gives_words_and_no_percentages(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "choice", base="present")
    vote_on(told, made)
    told.services.evenings.change(told.evening.id, present=5)
    said = _said(told, tmp_path)
    assert "More people voted (12) than were counted in the hall (5), so there are no percentages." in said
    assert "(67 %)" not in said


@pytest.mark.parametrize("method", METHODS)
def test_that_the_sheet_to_take_home_stays_one_page_with_every_method(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method))
    out = tmp_path / "home.pdf"
    print_paper(told.services, Paper.TAKE_HOME, told.evening.id, out)
    assert len(pages.sizes(out)) == 1


@pytest.mark.parametrize("method", METHODS)
def test_that_a_round_without_ballots_is_told_too(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method), 0)
    said = _said(told, tmp_path)
    assert "0 of the 41 people in the hall voted." in said


@pytest.mark.parametrize("method", METHODS)
def test_that_an_open_round_of_any_method_gives_nothing_away(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method), close=False, reasons="Te duur")
    said = _said(told, tmp_path)
    assert "This vote is not closed yet, so its result is hidden." in said
    assert "Te duur" not in said


def test_that_an_unmet_quorum_is_said(tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "yes-no", quorum=30))
    assert "At least 30 people had to vote, and 12 did: too few" in _said(told, tmp_path)


def test_that_the_report_says_that_somebody_may_be_counted_twice(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "choice"), close=False)
    _hands(told, made, (5, 4, 3, 2))
    told.services.voting.close(made.id)
    said = _said(told, tmp_path)
    assert "Somebody may be counted twice" in said
    assert "(raised hands, phone)" in said
    assert "The hands were counted by one person." in said


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((5, 4, 3, 2), "Two people counted the hands and saw the same."),
        ((5, 6, 3, 1), "Two people counted the hands and saw different numbers: B, D."),
    ],
)
def test_that_a_second_count_of_hands_is_told(numbers: tuple[int, ...], words: str, tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "choice"), 0, close=False)
    _hands(told, made, (5, 4, 3, 2))
    _hands(told, made, numbers, second=True)
    told.services.voting.close(made.id)
    assert words in _said(told, tmp_path)


def test_that_the_audit_is_told_without_saying_who(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "yes-no")
    codes, casting = told.services.cards.make_codes(told.evening.id, 9), told.services.casting
    told.services.voting.open(made.id)
    for code in codes[6:]:
        casting.cast(made.id, code.token, {"yes": 1}, Channel.PHONE, by_code=True)
        casting.enter_slip(made.id, code.typed, {"no": 1})
    told.services.voting.close(made.id)
    said = _said(told, tmp_path)
    assert "3 votes were replaced by later ones with the same code." in said
    assert "Code 7" not in said
    assert "Opened." in said
    assert "Closed." in said


def test_that_refused_ballots_are_counted_with_their_reason(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "yes-no")
    code = told.services.cards.make_codes(told.evening.id, 1)[0]
    told.services.voting.open(made.id)
    told.services.voting.close(made.id)
    with pytest.raises(Exception, match=r"\w"):
        told.services.casting.enter_slip(made.id, code.typed, {"yes": 1})
    said = _said(told, tmp_path)
    assert "1 ballot was not counted." in said
    assert "Came too late, by paper slip, and was not counted: 1." in said


def test_that_a_second_poll_lies_over_the_first(tmp_path: Path) -> None:
    told = an_evening()
    first = vote_on(told, a_round(told, "support", "Sta ik hier achter?"), 12)
    told.services.voting.reveal(first.id)
    vote_on(told, a_round(told, "support", "Sta ik er nu achter?", follows=first.id), 20)
    said = _said(told, tmp_path)
    assert "5 was 3" in said
    assert "The poll before:" in said
    assert "Mean" not in said


def test_that_a_consent_round_tells_every_objection_and_how_it_was_solved(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "consent"), reasons="Te duur voor de buurt")
    objections, settle = told.services.objections.of(made.id), told.services.objections.settle
    settle(objections[0].id, ObjectionState.SOLVED, "Buren planten zelf.")
    settle(objections[1].id, ObjectionState.STAYS, "Dit kan niet anders.")
    settle(objections[2].id, ObjectionState.WITHDRAWN)
    told.services.objections.change(objections[3].id, "Bel mij: 06-12345678")
    said = _said(told, tmp_path)
    assert "It does not hold: 2 objections are left." in said
    assert "Te duur voor de buurt 2 solved Buren planten zelf." in said
    assert "stays Dit kan niet anders." in said
    assert "withdrawn" in said
    assert "12345678" not in said
    settle(objections[1].id, ObjectionState.SOLVED)
    settle(objections[3].id, ObjectionState.SOLVED)
    assert "All objections are dealt with. We ask once more." in _said(told, tmp_path)


def test_that_a_round_of_consent_without_objections_holds(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "consent")
    told.services.voting.open(made.id)
    told.services.casting.cast(made.id, "guest", {"consent": 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    assert "Nobody objects: we go on with this." in _said(told, tmp_path)


@pytest.mark.parametrize("rule", ["most-votes", "votes-per-cost", "equal-shares"])
def test_that_a_budget_explains_its_rule_and_what_does_not_come(rule: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "budget", budget=9_000, rule=rule))
    said = _said(told, tmp_path)
    first = {
        "most-votes": "The plan with the most votes came first",
        "votes-per-cost": "The plan with the most votes per euro came first",
        "equal-shares": "Everybody got the same: € 750.",
    }
    assert first[rule] in said
    assert "This does not come now" in said


def test_that_nobody_who_gave_a_mark_leaves_no_mean(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "score")
    first = options_of(told, made)[0].id
    told.services.voting.open(made.id)
    told.services.casting.cast(made.id, "guest", {first: 7}, Channel.PHONE)
    told.services.voting.close(made.id)
    said = _said(told, tmp_path)
    assert "7 from 1 person" in said
    assert said.count("no marks") == 3
    assert "D Veilig oversteken – – 0" in said


def test_that_a_published_result_stays_in_the_report(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "approval"))
    told.services.voting.reveal(made.id)
    told.services.voting.publish(made.id)
    said = _said(told, tmp_path)
    assert "20 votes from 12 people." in said
    assert "The result is final." in said


def test_that_many_lines_of_the_audit_leave_room_for_the_result(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "yes-no")
    told.services.cards.make_codes(told.evening.id, 30)
    told.services.cards.hand_out(told.evening.id, "1-10")
    told.services.voting.open(made.id)
    for first in (1, 2, 3):
        told.services.cards.read(made.id, dict.fromkeys(range(first, 30), "A"))
    for number in range(18):
        question = f"Vraag {number}"
        told.services.auditing.refused(made.id, Happening.OTHER_SHEET, channel="paper", subject=question)
    told.services.voting.close(made.id)
    said = _said(told, tmp_path)
    assert "Cards were read:" in said
    assert "75 ballots were not counted." in said
    assert "A card was shown that was not handed out, and was not counted: 57 ×." in said
    assert "And 9 lines more, in the export." in said
    assert "Voting cards: 10 people." in said
