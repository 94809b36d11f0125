"""A project after its first evening: a wall with themes, a vote that was told, a proposal, a pledge, replies, something sought,
flyers, and a vote that is asked at home."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.replies import After
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.services import Services

NOTES = ("Een lange tafel onder de bomen", "Bankjes in de schaduw", "Een plek voor jong én oud")
LOOSE = "Zet de lantaarn aan"
THEMES = ("Samen eten onder de bomen", "Iedereen kan er zitten")
OPTIONS = ("Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw")
WORDS = ("Er komt een lange tafel.", "De buurt houdt het plein schoon.")
QUESTION = "Welke avond past jou het best?"


def after_one_evening(services: Services) -> None:
    """Everything of the evening, through the services."""
    (evening,) = services.evenings.all()
    services.evenings.change(evening.id, date="2026-11-10")
    services.projects.change(organiser="de opbouwwerker van de wijk")
    services.playing.go_to(evening.id, services.evenings.steps(evening.id)[0].id)
    steps = {step.kind: step for step in services.evenings.steps(evening.id)}
    written = [services.capturing.write(steps[Kind.IDEAS].id, words) for words in (*NOTES, LOOSE)]
    board = services.boards
    first = board.group(evening.id, steps[Kind.THEMES].id, [written[0].id], THEMES[0])
    board.group(evening.id, steps[Kind.THEMES].id, [written[1].id, written[2].id], THEMES[1])
    services.replies.answer(
        first.id, taken="partly", words="De tafel komt er.", why="Het geld is er voor één."
    )
    services.replies.promise(After.WEEKS_2, due="2026-12-01")
    _vote(services, steps[Kind.VOTE].id)
    _propose(services, evening.id, written[0].id, first.id)
    services.pledges.add("Offerte voor de tafel vragen", "de gemeente", "2026-12-20", theme_id=first.id)
    if Kind.OFFERS in steps:
        sought = Offering(OfferKind.SOUGHT, "Iemand met een grote gieter", Level.ONCE)
        made = services.offers.write(steps[Kind.OFFERS].id, sought)
        services.offers.show([made.id])
    services.outreach.invite(OutreachChannel.FLYER, name="Flyer")
    services.online.new_question(evening.id, QUESTION, "choice", ("Dinsdag", "Woensdag"), until="2026-12-24")


def _vote(services: Services, step_id: str) -> None:
    voting = services.voting
    made = voting.round_of(step_id)
    assert made is not None
    options = voting.set_options(made.id, OPTIONS)
    voting.open(made.id)
    for place, option in enumerate(options):
        for person in range(3 - place):
            services.casting.cast(made.id, f"{place}{person}", {option.id: 2}, Channel.PHONE)
    voting.close(made.id)
    voting.reveal(made.id)


def _propose(services: Services, evening_id: str, note_id: str, theme_id: str) -> None:
    made = services.proposals.start(evening_id, "Het plein van iedereen")
    for words in WORDS:
        (one,) = services.proposals.paragraphs.add(made.id, words, notes=(note_id,)).after
        services.proposals.paragraphs.of_theme(one.id, theme_id)
    services.proposals.lay_down(made.id, evening_id=evening_id)
