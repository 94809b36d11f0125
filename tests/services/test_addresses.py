"""Where each QR code leads: short, in capitals where that is the same, and as people read it."""

from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.addresses import Addresses, addresses_of, hub_page, plain

PROJECT = Project(id="p", project_id="p")
FLYER = Outreach(id="o", project_id="p", code="AB2CD")


def set_to(page: str, serves: Serves) -> Addresses:
    return addresses_of(Project(id="p", project_id="p", follow_up=page, follow_up_by=serves), ways=(FLYER,))


def test_that_a_hub_has_a_short_page_for_everything_in_capitals() -> None:
    page = hub_page("https://hub.example/", "p")
    code = short_code("p")
    assert page == f"https://hub.example/F/{code}"
    assert hub_page(page, "p") == page
    assert hub_page(page.lower(), "p") == page, "however it was typed"
    assert hub_page(hub_page("https://hub.example", "another"), "p") == page, "copied from another project"
    assert hub_page("https://hub.example/f/hub", "p") == f"https://hub.example/f/hub/F/{code}"
    assert hub_page("", "p") == ""
    to = set_to(page, Serves.HUB)
    base = f"HTTPS://HUB.EXAMPLE/F/{code}"
    assert (to.project, to.support, to.help, to.mail) == (base, f"{base}/S", f"{base}/H", f"{base}/M")
    assert to.theme("t") == f"{base}/T/{short_code('t')}"
    assert to.note("t") == f"{base}/N/{short_code('t')}"
    assert to.round("t") == f"{base}/R/{short_code('t')}"
    assert to.outreach(FLYER) == to.outreach("o") == f"{base}/O/AB2CD"
    assert to.outreach("nobody") == ""
    assert all(one == one.upper() for one in (to.note("t"), to.outreach("o")))
    assert plain(to.project) == f"hub.example/F/{code}"
    assert set_to(page.lower(), Serves.HUB).project == base, "case does not matter there"


def test_that_somebody_elses_page_is_all_there_is() -> None:
    to = set_to("https://voorbeeld.nl/buurtplein?van=flyer", Serves.PAGE)
    page = "https://voorbeeld.nl/buurtplein?van=flyer"
    assert {to.project, to.theme("t"), to.note("n"), to.support, to.outreach(FLYER)} == {page}
    assert set_to("voorbeeld.nl", Serves.PAGE).project == "HTTPS://VOORBEELD.NL"
    nowhere = addresses_of(PROJECT)
    assert {nowhere.project, nowhere.help, nowhere.round("r"), nowhere.outreach(FLYER)} == {""}


def test_that_exported_pages_keep_the_case_of_their_folder() -> None:
    to = set_to("https://voorbeeld.nl/plein/", Serves.SITE)
    assert to.theme("t") == f"https://voorbeeld.nl/plein/T/{short_code('t')}"
    assert to.project == "https://voorbeeld.nl/plein/"
    at_root = set_to("https://plein.example", Serves.SITE)
    assert at_root.theme("t") == f"HTTPS://PLEIN.EXAMPLE/T/{short_code('t')}"
    odd = set_to("https://straße.example", Serves.SITE).project
    assert odd == "https://straße.example", "a host is not turned into another one"
