"""The names that a project knows itself: people, places, titles and what is written with a capital in its sentences."""

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.spelling import project_names
from tests.services.conftest import House


def test_that_people_places_titles_and_themes_give_their_names(house: House) -> None:
    services = house.services
    services.projects.change(
        name="Zevenhuuz leeft", question="Wat mist Vreedorp hier?", decides_who="wethouder Bovenkerkx",
        responsible="Gemeente Aalswold", organiser="Stichting Kwartelnest",
    )  # fmt: skip
    services.evenings.change(house.evening.id, hall="De Zwaanhoeve", name="Startavond Zuud")
    shown = "De gemeente bewaart mijn naam."
    services.contacts.add("Noor Vosmaerx", "06", "lead", shown, "2027-03-01")
    services.pledges.add("Brief over banjken", "Wijkraad Oosterwold", "2026-11-27")
    ideas = house.write("Een bankje", "Een boompje")
    theme = services.boards.group(house.evening.id, house.step(Kind.IDEAS).id, [note.id for note in ideas])
    services.boards.name(theme.id, "Grroen langs de Kromlaan")
    names = services.store.read(project_names)
    given = "Zevenhuuz Vreedorp Bovenkerkx Aalswold Kwartelnest Zwaanhoeve Startavond Zuud Vosmaerx Oosterwold Kromlaan"
    assert [word for word in given.split() if not names.holds(word)] == []
    assert [
        word for word in ("leeft", "mist", "Wat", "banjken", "Grroen", "langs") if names.holds(word)
    ] == []
