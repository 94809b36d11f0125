"""Bad figures, odd days and second thoughts: each ends in a clear sentence, is kept, and never in a wrong percentage."""

import csv
from pathlib import Path

import pytest

from cocreate_desktop.domain.arrivals import Band, Role
from cocreate_desktop.domain.errors import CocreateError, NotAllowed
from cocreate_desktop.domain.neighbourhoods import Neighbourhood
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.outreach import ChannelTurnout, OutreachChannel
from cocreate_desktop.domain.project import Base
from cocreate_desktop.domain.reach import Stage
from cocreate_desktop.domain.reacherrors import CountedTwice
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.vaulterrors import DayPassed, NoConsent
from cocreate_desktop.exchange.calendar import entries
from cocreate_desktop.exchange.cbs import read_file
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import speaking
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.tracewords import parts
from tests.exchange.cbsfiles import ODATA
from tests.services.conftest import House

HEAD = ";".join(ODATA)


def places(folder: Path, *lines: str) -> tuple[Neighbourhood, ...]:
    """What a file of CBS with these lines holds."""
    path = folder / "tabel.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return read_file(path).places


def line(code: str, *counts: object) -> str:
    """A line: people, men, women, five bands, households; what is not given is missing."""
    cells = [*map(str, counts), *["."] * (9 - len(counts))]
    return ";".join((code, code, "Amsterdam", "Buurt", *cells))


def come(house: House, people: int, *, again: int = 0, evening_id: str = "", **fields: object) -> None:
    """So many residents come in, of whom ``again`` say that they were there before."""
    door = house.services.arrivals
    band = Band(str(fields.get("band", "25-44")))
    for number, one in enumerate(door.add(evening_id or house.evening.id, Role.RESIDENT, band, people)):
        if number < again:
            door.describe(one.id, again=True)


def exported(house: House, folder: Path) -> dict[str, list[dict[str, str]]]:
    """The tables as they leave the laptop, by name."""
    export(house.services, house.evening.id, Format.CSV, folder)
    return {
        path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        for path in folder.glob("*.csv")
    }


def test_that_figures_of_cbs_that_cannot_be_right_never_become_a_percentage(
    house: House, tmp_path: Path
) -> None:
    services = house.services
    good, *odd = places(
        tmp_path,
        line("BU0363AD03", 1200, 600, 600, 200, 200, 300, 300, 200, 800),
        line("BU0363AD04", 100, 50, 50, 900, 10, 10, 10, 10, 40),
        line("BU0363AD05", "x", 1, 1, "abc"),
        line("BU0363AD06", 0, 0, 0, 0, 0, 0, 0, 0, 0),
    )
    assert [bool(place.problems) for place in (good, *odd)] == [False, True, True, False]
    come(house, 24)
    services.areas.use([good], year=2019, table="84583NED")
    view = services.projectview.now()
    assert "2019 (84583NED)" in view.project.base_source, "another year is said and never guessed"
    assert view.reach is not None
    assert (view.reach.percent, view.reach.share.base) == (2, 1200)
    for base, place in ((Base.RESIDENTS_15, odd[0]), (Base.RESIDENTS, odd[1]), (Base.RESIDENTS, odd[2])):
        services.areas.measure_against(base)
        services.areas.use([place], year=2025, table="")
        view = services.projectview.now()
        assert (view.reach, view.took_part) == (None, 24), "no base, and nobody is lost"
        assert "base" in view.lacks
        assert not view.project.base_number, "the number of another place is none of this one"
    assert exported(house, tmp_path / "out")["project"][0]["base_number"] in ("", "0")


def test_that_the_number_of_one_thing_is_never_called_another(house: House, tmp_path: Path) -> None:
    services = house.services
    (place,) = places(tmp_path, line("BU0363AD03", 1200, 600, 600, 200, 200, 300, 300, 200, 800))
    come(house, 24)
    services.areas.use([place], year=2025, table="")
    project = services.areas.measure_against(Base.ADDRESSES)
    assert (project.base_number, project.base_source) == (None, "")
    services.projects.change(base_number=640, base_source="Telling van de wijk")
    assert services.areas.measure_against(Base.HOUSEHOLDS).base_number == 800
    with speaking("en"):
        found = services.projectview.now().reach
        assert found is not None
        assert found.share.words == "24 people beside 800 households: 3 %"
    services.projects.change(base_number=700, base_source="Telling van de wijk")
    project = services.areas.measure_against(Base.ADDRESSES)
    assert (project.base_number, project.base_source) == (700, "Telling van de wijk"), "what was typed stays"


def test_that_nobody_counts_twice_by_living_in_a_street_and_in_its_town(house: House, tmp_path: Path) -> None:
    found = places(tmp_path, line("BU0363AD03", 1200), line("GM0363", 931300), line("WK0363AE", 900))
    with pytest.raises(CountedTwice) as raised:
        house.services.areas.use(found, year=2025, table="", base=Base.HOUSEHOLDS)
    assert "{" not in str(raised.value)
    assert (house.services.areas.all(), house.services.projects.current().base) == ((), Base.RESIDENTS)
    assert house.services.areas.use((found[0], found[2]), year=2025, table="").base_number == 2100


def test_that_more_people_than_there_are_is_said_and_kept(house: House, tmp_path: Path) -> None:
    services = house.services
    services.projects.change(base_number=20)
    come(house, 24)
    view = services.projectview.now()
    assert view.reach is not None
    assert (view.reach.percent, view.reach.reached, view.took_part) == (None, None, 24)
    assert "24" in view.reach.words
    assert "20" in view.reach.words
    services.projects.change(base_number=0)
    assert services.projectview.now().reach is None
    assert exported(house, tmp_path / "out")["evenings"][0]["of_base"] == "24"


def test_that_an_evening_without_votes_and_with_too_many_answers_stays_honest(house: House) -> None:
    services = house.services
    step = services.evenings.add_step(house.evening.id, Kind.EXIT)
    come(house, 10)
    services.playing.go_to(house.evening.id, step.id)
    for mark in (9, 8, 7, 9, 8, 7, 9, 8, 7, 9, 6, 6):
        services.exitpoll.enter(step.id, str(mark))
    services.playing.finish(house.evening.id)
    view = services.projectview.now()
    stages = {one.stage: one for one in view.stages}
    assert (stages[Stage.WORKED_ALONG].number, view.evenings[0].rounds) == (0, ())
    found = view.satisfaction
    assert found is not None
    assert (found.too_many, found.response, found.percent) == (True, None, 83)
    assert "12" in found.response_words
    assert "10" in found.response_words


def test_that_who_worked_along_on_two_evenings_is_no_more_than_the_visits(house: House) -> None:
    services = house.services
    services.projects.change(base_number=1200)
    second = services.evenings.plan("work", date="2026-12-08")
    for evening_id, again in ((house.evening.id, 0), (second.id, 25)):
        come(house, 30, again=again, evening_id=evening_id)
        step = services.evenings.add_step(evening_id, Kind.READBACK)
        services.playing.go_to(evening_id, step.id)
        services.readbacks.count(step.id, Channel.HANDS, {"yes": 28})
        services.playing.finish(evening_id)
    view = services.projectview.now()
    stages = {one.stage: one for one in view.stages}
    assert (view.took_part, view.visits) == (35, 60)
    share = stages[Stage.WORKED_ALONG].share
    assert share is not None
    assert (share.numerator, share.base, share.percent) == (56, 60, 93)
    services.readbacks.count(services.evenings.steps(second.id)[-1].id, Channel.PAPER, {"no": 9})
    found = {one.stage: one for one in services.projectview.now().stages}[Stage.WORKED_ALONG]
    assert (found.number, found.share) == (65, None), "who raised a hand and ticked a box is not told apart"
    services.outreach.invite(OutreachChannel.FLYER, reached=1100, typed_visits=40)
    services.outreach.invite(OutreachChannel.LETTER, reached=900)
    seen = {one.stage: one for one in services.projectview.now().stages}
    assert seen[Stage.REACHED].share is None, "who gets both is reached once"
    assert (seen[Stage.SEEN].share or share).base == 2000
    services.outreach.invite(OutreachChannel.WHATSAPP, typed_visits=700)
    assert {one.stage: one.share for one in services.projectview.now().stages}[Stage.SEEN] is None


def test_that_who_was_at_an_evening_that_nobody_counted_counts_now(house: House) -> None:
    services = house.services
    house.go_to(Kind.IDEAS)
    services.playing.finish(house.evening.id)
    second = services.evenings.plan("work", date="2026-12-08")
    come(house, 12, again=12, evening_id=second.id)
    view = services.projectview.now()
    assert (view.took_part, view.room.n) == (12, 12)
    assert services.arrivals.in_project().people == 12
    services.evenings.change(house.evening.id, present=15)
    assert (services.projectview.now().took_part, services.arrivals.in_project().people) == (15, 15)


def test_that_a_small_age_cannot_be_counted_back_from_what_leaves(house: House, tmp_path: Path) -> None:
    come(house, 30)
    come(house, 12, band="45-64")
    come(house, 3, band="15-24")
    rows = exported(house, tmp_path / "out")["arrivals"]
    assert {row["band"]: row["people"] for row in rows if row["band"]} == {
        "15-24": "", "25-44": "30", "45-64": "",
    }  # fmt: skip
    assert [row["people"] for row in rows if row["role"]] == ["45"]


def test_that_a_day_that_is_over_is_asked_about_or_said(house: House, tmp_path: Path) -> None:
    services = house.services
    with pytest.raises(DayPassed):
        services.pledges.add("Een bank", "Gemeente", "2026-11-01")
    step = services.evenings.add_step(house.evening.id, Kind.EXIT)
    for refused in ("2026-11-01", "9999-12-31", "gisteren"):
        with pytest.raises(CocreateError) as raised:
            services.exitpoll.promise(step.id, refused)
        assert "{" not in str(raised.value)
    with pytest.raises(CocreateError):
        services.evenings.change(house.evening.id, date="9999-12-31")
    theme = services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [], "Een groen plein")
    services.projects.change(rung="advise", time="2027", decides_who="De raad")
    services.replies.answer(theme.id, due="2026-11-25")
    assert services.replies.draft_because() == ()
    house.clock.pass_by(minutes=3 * 24 * 60)
    (said,) = services.replies.draft_because()
    assert "Een groen plein" in said
    assert services.projectview.now().draft == (said,)
    assert exported(house, tmp_path / "out")["replies"][0]["due"] == "2026-11-25"


def test_that_no_name_and_no_number_leaves_by_a_pledge(house: House, tmp_path: Path) -> None:
    services = house.services
    made = services.pledges.add("Een bank", "Noor Vos", evening_id=house.evening.id)
    with pytest.raises(NoConsent):
        services.contacts.add("Noor Vos", "0612345678", "lead", "", "2027-03-01")
    assert services.contacts.all() == ()
    person = services.contacts.add("Noor Vos", "0612345678", "lead", "De gemeente bewaart het.", "2027-03-01")
    (kept,) = services.pledges.all()
    assert (kept.contact_id, "Noor" in kept.who) == (person.id, False), "she is a number from now on"
    assert "Noor" not in services.pledges.put_back(made).who, "also when a change is undone"
    step = services.evenings.add_step(house.evening.id, Kind.OFFERS)
    theme = services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [], "Samen eten")
    offer = services.offers.write(
        step.id, Offering(OfferKind.OFFERED, "Bel 06 12345678", Level.LEAD, theme.id)
    )
    services.boards.ungroup(theme.id)
    pledge = services.pledges.from_offer(offer.id, due="2027-01-01")
    assert (pledge.what, pledge.theme_id) == ("Bel 06 12345678", ""), (
        "it is kept, whatever became of the theme"
    )
    told = str(exported(house, tmp_path / "out")) + " ".join(
        services.readbacks.view(services.evenings.add_step(house.evening.id, Kind.READBACK).id).points
    )
    calendar = "".join(f"{one.title} {one.told}" for one in entries(services.pledges.agenda()))
    for words in (told, calendar):
        assert "12345678" not in words
        assert "Noor" not in words
    before = services.pledges.all()
    services.contacts.remove(person.id)
    assert [services.pledges.put_back(one).contact_id for one in before] == ["", ""], "nobody comes back"


def test_that_themes_without_a_reply_are_named_while_they_are_few(house: House) -> None:
    services, evening_id = house.services, house.evening.id
    services.projects.change(rung="advise", time="2027", decides_who="De raad")
    step, notes = house.step(Kind.THEMES).id, [note.id for note in house.write(*"abcde")]
    themes = [
        services.boards.group(evening_id, step, [note], f"Thema {place}") for place, note in enumerate(notes)
    ]
    assert services.replies.draft_because() == ("Nog geen enkel thema heeft een antwoord.",)
    services.replies.answer(themes[0].id, taken="yes", words="Ja.")
    assert services.replies.draft_because() == ("4 thema’s hebben nog geen antwoord.",)
    services.replies.answer(themes[1].id, taken="yes", words="Ja.")
    (said,) = services.replies.draft_because()
    assert said == "3 thema’s hebben nog geen antwoord: “Thema 2”, “Thema 3”, “Thema 4”."


def test_that_a_no_without_a_reason_and_a_theme_that_goes_are_said(house: House, tmp_path: Path) -> None:
    services, evening_id = house.services, house.evening.id
    services.projects.change(rung="advise", time="2027", decides_who="De raad")
    step, notes = house.step(Kind.THEMES).id, [note.id for note in house.write("Boom", "Bank", "Gras")]
    green, sitting = (
        services.boards.group(evening_id, step, ids, name)
        for ids, name in (((notes[0], notes[2]), "Groen"), (notes[1:2], "Zitten"))
    )
    services.replies.answer(green.id, taken="no")
    services.replies.answer(sitting.id, taken="yes", words="De bank komt er.")
    (said,) = services.replies.draft_because()
    assert "Groen" in said
    places_ = services.boards.absorb(sitting.id, green.id)
    assert [(one.theme.id, one.notes) for one in services.replies.all()] == [(green.id, 3)]
    services.replies.answer(green.id, why="Te duur.")
    assert services.replies.draft_because() == ()
    assert len(exported(house, tmp_path / "one")["replies"]) == 1
    services.boards.release(sitting.id, green.id, places_)
    kept = {one.theme.id: one.reply.words for one in services.replies.all()}
    assert kept[sitting.id] == "De bank komt er.", "a reply stays as long as its theme may come back"
    services.boards.ungroup(green.id)
    assert services.store.read(lambda reader: reader.get(Reply, green.id)).why == "Te duur."
    assert [line.themes for line in services.projectview.now().evenings] == [1]


def test_that_an_evening_where_somebody_came_in_is_not_cancelled(house: House, tmp_path: Path) -> None:
    services = house.services
    second = services.evenings.plan("work", date="2026-12-08")
    come(house, 4, evening_id=second.id)
    with pytest.raises(NotAllowed):
        services.evenings.cancel(second.id)
    other = services.evenings.plan("work", date="2026-12-15")
    services.evenings.cancel(other.id)
    view = services.projectview.now()
    assert ([line.people for line in view.evenings], view.took_part) == ([None, 4], 4)
    assert len(exported(house, tmp_path / "out")["evenings"]) == 2


def test_that_a_round_that_is_opened_again_tells_no_result(house: House) -> None:
    services = house.services
    house.open_vote()
    (note,) = house.write("Een grote tafel")
    voting = house.round.id
    for place in range(3):
        services.casting.cast(voting, f"phone {place}", house.dots(2, 1), Channel.PHONE)
    services.outreach.voted(voting, {"flyer": 3})
    services.voting.close(voting)
    services.voting.reveal(voting)
    services.voting.open(voting)
    services.casting.cast(voting, "phone 3", house.dots(1), Channel.PHONE)
    services.outreach.voted(voting, {"flyer": 1})
    (found,) = services.store.read(lambda reader: reader.find(ChannelTurnout))
    assert found.voted == 3, "a server that was started anew takes no votes away"
    view = services.projectview.now()
    assert view.evenings[0].along == 4
    assert services.overview.round(voting).tally is None
    with speaking("en"):
        said = [line for part in parts(services.tracing.of(note.id)) for line in part.lines]
    assert not any("dots" in line for line in said)
