"""The count at the door on paper: a sheet to tally on that fits one page, and the code for a tablet on a sheet of its own."""

from pathlib import Path

from cocreate_desktop import language
from cocreate_desktop.domain.arrivals import Band, Role
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.secrecy import door_token
from cocreate_desktop.domain.steps import Kind
from tests.paper import pages
from tests.paper.evenings import HOSTILE, PAGE, an_evening, print_twin


def test_that_the_sheet_has_room_for_every_role_age_and_question(tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    evenings, evening_id = told.services.evenings, told.evening.id
    evenings.change(evening_id, wifi_name="CoCreate-Plein", wifi_password="linde2026")
    step = evenings.add_step(evening_id, Kind.ARRIVALS)
    told.services.arrivals.count(evening_id, Role.RESIDENT, Band.FROM_65)
    out = tmp_path / "door.pdf"
    assert print_twin(told.services, step.id, evening_id, out, page=PAGE)
    tally, door = (" ".join(page.split()) for page in pages.words(out))
    for words in ("resident", "councillor", "0–14", "65+", "not known", "flyer", "don’t know", "tenants"):
        assert words in tally
    assert "Do you think that you will have influence tonight?" in tally
    secret = evenings.get(evening_id).secret
    assert door_token(secret) in door.replace(" ", "")
    assert "Do not hang it up" in door
    assert "First the Wi-Fi" in door
    # what is not asked is not on it, whatever the words are; without an address it says when there will be one
    evenings.change_settings(step.id, heard=(), ask_expectation=False)
    assert print_twin(told.services, step.id, evening_id, out)
    tally, door = (" ".join(page.split()) for page in pages.words(out))
    assert "influence" not in tally
    assert "flyer" not in tally
    assert "only then there is a code" in door
    ways = tuple(one.value for one in OutreachChannel)[:5]
    evenings.change_settings(step.id, heard=ways, expectation=HOSTILE[0][:200], ask_expectation=True)
    evenings.change_step(step.id, title=HOSTILE[0][:200])
    assert print_twin(told.services, step.id, evening_id, out, page=PAGE)
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(out))
