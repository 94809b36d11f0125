"""The paper twin of each step: what the evening goes on with when beamer and laptop die. No kind and no method is without."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.steps import KINDS, Kind, Step
from cocreate_desktop.domain.voting import ANSWERS, METHODS
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import PAGE, Told, an_evening, print_twin

LANGUAGES = ("nl", "en")
QUESTION = "Hoe delen we het plein?"
SAYS = {
    (Kind.WELCOME, "nl"): ("Haal je biljet bij Els.", "Huisregels", "Wat we vanavond doen", "Wat we van je bewaren"),
    (Kind.WELCOME, "en"): ("Haal je biljet bij Els.", "House rules", "What we do tonight", "What we keep of you"),
    (Kind.IDEAS, "nl"): (QUESTION, "Zo gaat het", "Schrijf elk idee op een eigen kaart", "Tafel", "Eén idee per kaart."),
    (Kind.IDEAS, "en"): (QUESTION, "How it goes", "Write each idea on a card", "Table", "One idea to a card."),
    (Kind.THEMES, "nl"): (QUESTION, "De zin die het voor alle briefjes zegt", "De briefjes die hierbij horen"),
    (Kind.THEMES, "en"): (QUESTION, "The sentence that says it for all of them", "The notes that belong here"),
    (Kind.SHOW, "nl"): (QUESTION, "Dit onderdeel heeft nog geen plaatjes"),
    (Kind.SHOW, "en"): (QUESTION, "This step has no pictures yet"),
    (Kind.TALK, "nl"): (QUESTION, "Zo gaat het", "20 minuten"),
    (Kind.TALK, "en"): (QUESTION, "How it goes", "The rounds", "Round 1 · 20 minutes", "The host’s sheet"),
    (Kind.VOTE, "nl"): (QUESTION, "stembiljet", "Telblad", "Stickerposter", "Mensen die stemden", "Tel elke manier apart"),
    (Kind.VOTE, "en"): (QUESTION, "slip", "Counting sheet", "Table sheet", "People in the hall", "Count every way"),
    (Kind.ARRIVALS, "nl"): ("0–14", "65+"),
    (Kind.ARRIVALS, "en"): ("Put a stroke", "entrepreneur", "0–14", "from neighbours", "A tablet at the door"),
    (Kind.OFFERS, "nl"): (QUESTION,),
    (Kind.OFFERS, "en"): (QUESTION, "For whatever comes", "I offer", "May we keep your name?"),
    (Kind.READBACK, "nl"): (QUESTION,),
    (Kind.READBACK, "en"): (QUESTION, "Put a sticker or a tick", "What is missing, or not right yet?"),
    (Kind.EXIT, "nl"): (QUESTION,),
    (Kind.EXIT, "en"): (QUESTION, "Count the stickers", "1 is bad", "One sticker under a face"),
    (Kind.PROPOSAL, "nl"): (QUESTION,),
    (Kind.PROPOSAL, "en"): (QUESTION, "There is no text yet.", "addition", "question", "objection", "No version yet"),
    (Kind.PAUSE, "nl"): ("Koffie staat klaar.", "We gaan verder om", "Volgens het draaiboek: van 20:15 tot 20:30."),
    (Kind.PAUSE, "en"): ("Koffie staat klaar.", "We go on at", "In the plan: from 20:15 to 20:30."),
}  # fmt: skip
RULES = {
    ("dots", "nl"): "Je hebt 3 stippen. Hoogstens 2 op één keuze.",
    ("dots", "en"): "You have 3 dots. At most 2 on one choice.",
    ("choice", "nl"): "Kies er één.",
    ("choice", "en"): "Choose one.",
    ("approval", "nl"): "Kies alles waar je achter staat.",
    ("approval", "en"): "Choose everything that you agree with.",
    ("yes-no", "en"): "Choose yes, no or abstain.",
    ("score", "en"): "Give each choice a mark from 0 to 5.",
    ("ranking", "en"): "Put the choices in your order, the best first.",
    ("support", "en"): "Choose the answer that fits you best.",
    ("consent", "en"): "An objection needs a reason.",
    ("budget", "en"): "Choose every plan that you want to pay for with it.",
    ("chips", "en"): "to divide.",
}
TWINS: list[tuple[Kind, str, str]] = [
    (kind, "", spoken) for kind in KINDS if kind is not Kind.VOTE for spoken in LANGUAGES
]
TWINS += [(Kind.VOTE, method, spoken) for method, spoken in RULES]


def _step(told: Told, kind: Kind, method: str) -> Step:
    """The step of this kind with words of its own."""
    evenings = told.services.evenings
    found = [one for one in evenings.steps(told.evening.id) if one.kind is kind]
    step = found[0] if found else evenings.add_step(told.evening.id, kind)
    evenings.change(told.evening.id, house_rules=("We laten elkaar uitpraten.",), starts="19:30")
    evenings.change_step(step.id, question=QUESTION)
    if kind is Kind.WELCOME:
        evenings.change_settings(step.id, paper_hint="Haal je biljet bij Els.")
    if kind is Kind.PAUSE:
        evenings.change_settings(step.id, message="Koffie staat klaar.")
    if method:
        told.services.voting.change_rules(told.round.id, method=method)
    return step


def _twin(told: Told, step: Step, folder: Path) -> Path:
    assert print_twin(told.services, step.id, told.evening.id, folder / "twin.pdf", page=PAGE)
    return folder / "twin.pdf"


@pytest.mark.parametrize(("kind", "method", "spoken"), TWINS)
def test_that_every_step_goes_on_on_paper(kind: Kind, method: str, spoken: str, tmp_path: Path) -> None:
    language.use(spoken)
    told = an_evening()
    step = _step(told, kind, method)
    if method and method not in ANSWERS:
        told.services.voting.set_options(told.round.id, ("Tafel", "Bomen"))
    pdf = _twin(told, step, tmp_path)
    said = " ".join(pages.words(pdf))
    wanted = [*SAYS[(kind, spoken)]]
    if method:
        wanted += [RULES[(method, spoken)], *(() if method in ANSWERS else ("Tafel", "Bomen"))]
    assert [words for words in wanted if words not in said] == []
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf))


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_that_the_kit_names_the_paper_of_every_kind(spoken: str, tmp_path: Path) -> None:
    language.use(spoken)
    told = an_evening()
    names = {kind: told.services.evenings.add_step(told.evening.id, kind).id for kind in KINDS}
    for kind, step_id in names.items():
        told.services.evenings.change_step(step_id, title=f"Stap {kind.value}")
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=0)
    contents = " ".join(pages.words(pdf)[:2])
    for kind in KINDS:
        mark = "‘Stap {}’:" if spoken == "nl" else "“Stap {}”:"
        assert mark.format(kind.value) in contents


@pytest.mark.parametrize("method", [method for method in METHODS if method not in ANSWERS])
def test_that_a_vote_without_choices_can_be_filled_in_by_hand(method: str, tmp_path: Path) -> None:
    told = an_evening()
    for said in pages.words(_twin(told, _step(told, Kind.VOTE, method), tmp_path)):
        assert "A B C D E F" in " ".join(word for word in said.split() if len(word) == 1)


def test_that_the_sign_of_the_break_says_what_comes_after(tmp_path: Path) -> None:
    told = an_evening()
    told.services.evenings.change_step(told.step(Kind.VOTE).id, title="Stemmen", question="Wat komt eerst?")
    said = " ".join(pages.words(_twin(told, _step(told, Kind.PAUSE, ""), tmp_path)))
    assert "Na de pauze Stemmen Wat komt eerst?" in said


def test_that_sentences_that_were_found_already_can_be_agreed_with(tmp_path: Path) -> None:
    told = an_evening()
    (one,) = told.write("Lange tafel")
    step = told.step(Kind.THEMES)
    told.services.boards.group(told.evening.id, step.id, [one], "Samen eten en praten")
    said = pages.words(_twin(told, step, tmp_path))
    assert len(said) == 2
    assert "Samen eten en praten" in said[1]
