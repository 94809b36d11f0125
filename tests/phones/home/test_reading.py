"""What people at home can read: everything that was told, the way of each idea, and a clear word where there is nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.online import OnlinePhase, Place, Serves, short_code
from tests.patience import until
from tests.phones.home.conftest import AtHome
from tests.phones.home.filling import LOOSE, NOTES, OPTIONS, QUESTION, THEMES, WORDS


def notes(at_home: AtHome) -> tuple[Note, ...]:
    (evening,) = at_home.services.evenings.all()
    return at_home.services.capturing.notes(evening.id)


@contextmanager
def phase(at_home: AtHome, wanted: OnlinePhase) -> Iterator[None]:
    """The project in another phase, as visitors see it, and then open again."""
    online, here = at_home.services.online, at_home.visitor()
    {OnlinePhase.CLOSED: online.close, OnlinePhase.OFF: online.take_offline}[wanted]()
    until(lambda: "/back" not in here.get(f"{at_home.home}?via=Q").text)
    yield
    online.go_online()
    until(lambda: "/back" in here.get(f"{at_home.home}?via=Q").text)


def test_that_the_page_of_a_project_tells_everything_that_came_of_it(at_home: AtHome) -> None:
    page = at_home.visitor(**{"accept-language": "en"}).get(at_home.home)
    assert page.status_code == 200
    for words in (
        *THEMES,
        *OPTIONS,
        LOOSE,
        QUESTION,
        WORDS[0],
        "De tafel komt er.",
        "Iemand met een grote gieter",
    ):
        assert words in page.text
    for words in ("This is partly taken over.", "6 dots", "Offerte voor de tafel vragen", "1 December 2026"):
        assert words in page.text
    assert "noindex" not in page.text
    assert f'<meta name="cocreate-project" content="{short_code(at_home.source.project_id)}">' in page.text
    assert "Set-Cookie" not in page.headers
    assert "<script" not in page.text
    assert len(page.content) < 25_000


def test_that_each_theme_note_and_vote_has_a_page_in_whatever_letters_it_was_typed(at_home: AtHome) -> None:
    here = at_home.visitor(**{"accept-language": "en"})
    note = next(one for one in notes(at_home) if one.text == NOTES[0])
    theme = here.get(at_home.at(Place.THEME, at_home.theme.id))
    assert NOTES[0] in theme.text
    way = here.get(at_home.at(Place.NOTE, note.id).lower() + "/")
    assert way.url.path == at_home.at(Place.NOTE, note.id)
    stops = re.findall(r'<p class="small strong">([^<]*)', way.text)
    assert stops[:2] == ["On the wall", "Under the theme"]
    assert any(one.startswith("In the proposal") for one in stops)
    assert stops[-2:] == ["Agreed · by 20 December 2026", "The answer"]
    told = next(one for one in at_home.rounds if not one.online)
    assert "6 dots" in here.get(at_home.at(Place.ROUND, told.id)).text
    for place in (Place.SUPPORT, Place.HELP, Place.MAIL):
        assert here.get(at_home.at(place)).status_code == 200


def test_that_an_open_vote_shows_its_ballot_and_nothing_of_how_others_vote(at_home: AtHome) -> None:
    asked = at_home.asked
    at_home.services.store.run(
        at_home.services.online.voting(
            asked.id, "n" * 26, {at_home.services.voting.options(asked.id)[0].id: 1}
        )
    )
    page = at_home.visitor(**{"accept-language": "en"}).get(at_home.at(Place.ROUND, asked.id))
    assert 'name="pick"' in page.text
    assert "24 December 2026" in page.text
    assert not re.search(r"\d+ (person|people|vote)", page.text)
    assert "no-store" in page.headers["cache-control"]


def test_that_what_is_gone_says_so_and_what_never_was_too(at_home: AtHome) -> None:
    here, services = at_home.visitor(**{"accept-language": "en"}), at_home.services
    (evening,) = services.evenings.all()
    note = services.capturing.write(notes(at_home)[0].step_id, "Weg met mij")
    address = at_home.at(Place.NOTE, note.id)
    until(lambda: here.get(address).status_code == 200)
    services.capturing.remove([note.id])
    until(lambda: here.get(address).status_code != 200)
    gone = here.get(address)
    assert gone.status_code == 410
    assert "This note is no longer here." in gone.text
    assert at_home.home in gone.text
    for wrong in ("N/22222222", "T/TEVEELLETTERS", "Q/222", "N/%3Cscript%3E", "nergens"):
        assert here.get(f"{at_home.home}/{wrong}").status_code == 404
    assert here.get("/F/22222222").status_code == 404
    assert here.get("/F/../../etc/passwd").status_code == 404
    assert here.get(f"{at_home.home}/P/{'0' * 64}").status_code == 404
    services.boards.board(evening.id)


def test_that_a_theme_that_went_over_leads_to_the_other(at_home: AtHome) -> None:
    services, here = at_home.services, at_home.visitor()
    (evening,) = services.evenings.all()
    board = services.boards.board(evening.id)
    made = services.boards.group(evening.id, board.themes[0].step_id, [board.notes[-1].id], "Licht aan")
    address = at_home.at(Place.THEME, made.id)
    until(lambda: here.get(address).status_code == 200)
    services.boards.absorb(made.id, board.themes[0].id)
    until(lambda: here.get(address).url.path == at_home.at(Place.THEME, board.themes[0].id))


def test_that_a_closed_project_can_be_read_and_takes_nothing_in(at_home: AtHome) -> None:
    here = at_home.visitor(**{"accept-language": "en"})
    with phase(at_home, OnlinePhase.CLOSED):
        page = here.get(at_home.home)
        assert "This project has ended." in page.text
        assert THEMES[0] in page.text
        assert "<form" not in page.text
        assert "<form" not in here.get(at_home.at(Place.HELP)).text
    with phase(at_home, OnlinePhase.OFF):
        off = here.get(at_home.home)
        assert off.status_code == 404
        assert "This project is not online now." in off.text
        assert "Buurtplein" not in off.text


def test_that_the_pages_of_a_project_close_when_its_last_day_is_over(at_home: AtHome) -> None:
    here, projects = at_home.visitor(), at_home.services.projects
    today, kept = at_home.services.clock.now().date(), projects.current().keep_until
    projects.change(keep_until=today.isoformat())
    try:
        until(lambda: here.get(at_home.home).status_code == 200)
        projects.change(keep_until=(today - timedelta(days=1)).isoformat())
        until(lambda: here.get(at_home.home).status_code == 404)
        assert THEMES[0] not in here.get(at_home.home).text
    finally:
        projects.change(keep_until=kept)
    until(lambda: here.get(at_home.home).status_code == 200)


def test_that_a_page_of_somebody_elses_is_not_served_here(at_home: AtHome) -> None:
    here, project = at_home.visitor(), at_home.services.projects.current()
    at_home.services.online.served_by(Serves.SITE)
    until(lambda: here.get(at_home.home).status_code == 404)
    at_home.services.online.served_by(Serves.HUB, project.follow_up)
    until(lambda: here.get(at_home.home).status_code == 200)
