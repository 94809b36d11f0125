"""What those at home said stands under its own name in report, HTML and take-home sheet, and so does what both said."""

from pathlib import Path

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange import htmlreport
from cocreate_desktop.language import speaking
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import Told, an_evening


def _voted(hall: str, home: str, weight: int = 0) -> Told:
    """Each letter is the choice of one person."""
    told = an_evening(online_weight=weight)
    voting, round_id = told.services.voting, told.round.id
    voting.change_rules(round_id, method="choice", max_choices=1)
    ids = {one.letter: one.id for one in voting.set_options(round_id, ("Een tafel", "Groen", "Koffie"))}
    voting.open(round_id)
    for channel, letters in ((Channel.PHONE, hall), (Channel.ONLINE, home)):
        for number, one in enumerate(letters):
            told.services.casting.cast(round_id, f"{channel} {number}", {ids[one]: 1}, channel)
    voting.close(round_id)
    voting.reveal(round_id)
    return told


def _papers(told: Told, folder: Path) -> tuple[str, str, str]:
    """The words of the report, of its HTML twin and of the take-home sheet."""
    with speaking("en"):
        report = print_paper(told.services, Paper.REPORT, told.evening.id, folder / "report.pdf")
        sheet = print_paper(told.services, Paper.TAKE_HOME, told.evening.id, folder / "home.pdf")
        html = htmlreport.export(told.services, told.evening.id, folder / "report.html")
    return " ".join(pages.words(report)), html.read_text(encoding="utf-8"), " ".join(pages.words(sheet))


def test_that_hall_home_and_both_stand_apart_with_base_and_weight(tmp_path: Path) -> None:
    report, html, sheet = _papers(_voted("AAAB", "BBBC", weight=50), tmp_path)
    for said in (report, html):
        places = [
            said.index(name) for name in ("In the hall", "Online: 4 people", "Together – one online vote")
        ]
        assert places == sorted(places)
        hall, home, both = (
            said[begin:end] for begin, end in zip(places, (*places[1:], places[-1] + 2500), strict=True)
        )
        assert "3 (75 %)" in hall
        assert "4 people with a valid ballot" in hall
        assert "Online" not in hall
        assert "3 (75 %)" in home
        assert "Somebody may have voted in the hall and at home: not everybody used a code." in home
        assert "one online vote counts for a half" in both
        assert "2.5 (42 %)" in both
        assert "Percentages are of the 6 people with a valid ballot." in both
    assert "Online, 4 people: B 3 · C 1 · A 0." in sheet
    assert "Together (one online vote counts for a half): A 3 · B 2.5 · C 0.5." in sheet


def test_that_they_are_never_added_without_a_weight_and_alone_they_are_the_result(tmp_path: Path) -> None:
    report, html, sheet = _papers(_voted("AAAB", "BBBC"), tmp_path)
    assert "Online: 4 people" in report
    assert "Online: 4 people" in html
    assert "Together" not in report + sheet
    report, html, sheet = _papers(_voted("", "BBBC", weight=50), tmp_path)
    for said in (report, html):
        assert "4 votes from 4 people. Everybody voted at home." in said
        assert "In the hall" not in said
        assert "Together" not in said
    assert "people in the hall voted" not in sheet
