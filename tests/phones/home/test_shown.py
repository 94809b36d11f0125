"""What a page at home shows, from plain records."""

from datetime import date

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.online import NoteSupport, OnlinePhase
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import speaking
from cocreate_desktop.phones.home import shown
from cocreate_desktop.phones.home.people import Visitor
from cocreate_desktop.phones.home.shown import MOST_NOTES, Look
from cocreate_desktop.services.athome import HomeNote, HomeTheme, HomeView
from cocreate_desktop.services.homewords import note_value

PROJECT = Project(id="p", project_id="p", name="Plein", question="Wat wordt het?", keep_until="2027-07-01")
MANY = tuple(HomeNote(f"n{n}", f"N{n}", f"Briefje {n}", "A", "t") for n in range(MOST_NOTES + 5))


def look(*themes: HomeTheme, thing: str = "") -> Look:
    view = HomeView(PROJECT, OnlinePhase.OPEN, themes=themes, loose=MANY)
    visitor = Visitor("", "en", "/F/22222222", "00", home="/F/22222222")
    return Look(view, visitor, thing=thing, today=date(2026, 11, 24))


def test_that_a_theme_with_very_many_notes_stays_a_page() -> None:
    with speaking("en"):
        page = shown.theme(look(HomeTheme("t", "T", "Eten", "e", notes=MANY), thing="t"))
        assert page is not None
        assert len(page.values["theme"]["notes"]) == MOST_NOTES  # type: ignore[index]  # a plain record
        assert page.values["rest"] == "And 5 more notes."
        whole = shown.project(look(HomeTheme("t", "T", "", "e", notes=MANY)))
        one = whole.values["themes"][0]  # type: ignore[index]  # a tuple
        assert (one["notes"], one["name"]) == ((), "A theme without a sentence yet")
        assert one["more"] == f"{MOST_NOTES + 5} notes"
        assert shown.theme(look(thing="gone")) is None
        assert shown.note(look(thing="gone")) is None
        assert shown.support(look()) is None


def test_that_a_loose_note_has_a_short_way_and_tells_what_people_said_elsewhere() -> None:
    with speaking("en"):
        page = shown.note(look(thing="n1"))
        assert page is not None
        assert [one["what"] for one in page.values["path"]] == ["On the wall"]  # type: ignore[attr-defined]
        polled = NoteSupport(id="s", project_id="p", note_id="n1", agrees=8, disagrees=1, passes=2, people=11)
        told = note_value(HomeNote("n1", "N1", "Bankje", "A", times=3, support=polled))
        assert told["more"] == "said 3 times"
        assert told["elsewhere"] == "Elsewhere 8 agreed, 1 disagreed and 2 passed, of 11 people in all."


def test_that_an_address_is_kept_as_long_as_the_project_says_and_a_year_at_most() -> None:
    today = date(2026, 11, 24)
    assert shown.kept_until(PROJECT, today) == "2027-07-01"
    assert shown.kept_until(PROJECT, date(2027, 7, 2)) == "2028-07-01"
    with speaking("en"):
        assert "1 July 2027" in shown.consent(PROJECT, Purpose.INFORM, "2027-07-01")


def test_that_the_evening_that_was_last_is_named() -> None:
    evenings = tuple(
        Evening(id=day, project_id="p", date=day, started_at=began)
        for day, began in (("2026-11-10", "x"), ("2026-11-17", "x"), ("2026-12-01", ""))
    )
    view = HomeView(PROJECT, OnlinePhase.CLOSED, evenings=evenings)
    visitor = Visitor("", "en", "/F/2", "00", home="/F/2")
    with speaking("en"):
        values = shown.project(Look(view, visitor)).values
    assert values["kicker"] == "How it goes on after the evening of 17 November 2026"
