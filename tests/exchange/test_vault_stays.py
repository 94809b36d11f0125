"""Nobody's name leaves with an export, a report, the kit or a calendar, whatever she offered, pledged or was asked for."""

import secrets
import zipfile
from pathlib import Path

import pytest

from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.codes.sealing import KEY_BYTES
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.outside import Format, Paper
from cocreate_desktop.storage.seals import Seals
from tests.paper import pages
from tests.paper.evenings import Told, an_evening

DEVICE = "device"
NEVER = ("Noorderling", "noorderling@voorbeeld.nl", "0687654321")


@pytest.fixture
def told() -> Told:
    """An evening whose lead is known in the vault, with a pledge and a contact of her own."""
    made = an_evening()
    services = made.services
    step = services.evenings.add_step(made.evening.id, Kind.OFFERS).id
    (note,) = made.write("Lange tafel")
    services.boards.group(made.evening.id, made.step(Kind.THEMES).id, [note], "Samen eten")
    theme = services.offers.view(step).themes[0].theme_id
    offer = services.offers.write(step, Offering(OfferKind.OFFERED, "Ik trek de tafel", Level.LEAD, theme))
    services.pledges.add("Een bord", NEVER[0], "2098-12-08")  # before she came into the vault
    services.replies.answer(theme, taken="yes", who=NEVER[0])
    typed = ContactTyped(NEVER[0], f"{NEVER[1]} {NEVER[2]}", "lead", "Ja, dat mag.", "2099-01-01")
    services.contacts.add_for(offer.id, typed)
    services.pledges.from_offer(offer.id, due="2098-12-05")
    services.pledges.add("Een bank", NEVER[0].upper(), "2098-12-09")
    services.replies.answer(theme, who=NEVER[0])
    return made


def test_that_no_name_is_in_anything_that_goes_out(told: Told, tmp_path: Path) -> None:
    services, evening = told.services, told.evening.id
    found = ""
    for form in Format:
        out = FileDesk(services).export(evening, form, tmp_path / f"out.{form.value}")
        for path in sorted(one for one in out.rglob("*") if one.is_file()) if out.is_dir() else [out]:
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as book:
                    found += "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
            else:
                found += path.read_text(encoding="utf-8", errors="replace")  # letters of a page too
    for paper in (Paper.REPORT, Paper.TAKE_HOME, Paper.KIT):
        found += " ".join(
            pages.words(print_paper(services, paper, evening, tmp_path / f"{paper.value}.pdf", slips=0))
        )
    found += FileDesk(services).calendar(tmp_path / "plein.ics").read_text(encoding="utf-8")
    assert "Een bank" in found
    for name in NEVER:
        assert name.casefold() not in found.casefold()


def test_that_the_ops_of_the_vault_leave_the_laptop_sealed_alone(told: Told) -> None:
    ops = told.services.store.read(lambda reader: reader.ops_after(DEVICE, 0))
    assert NEVER[0] in str(ops)
    seals = Seals((secrets.token_bytes(KEY_BYTES),))
    leaving = str([seals.closed(op) for op in ops])
    for name in NEVER:
        assert name.casefold() not in leaving.casefold()
