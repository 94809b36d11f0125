"""A whole project, from the first flyer to the last reply over two evenings, for whoever prints or exports it."""

from dataclasses import dataclass

from cocreate_desktop.domain.answers import MARK, STATEMENTS
from cocreate_desktop.domain.arrivals import Band, Expectation, Role
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.neighbourhoods import Neighbourhood, Region
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.proposals import ReactionKind, ReactionState
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.offers import Offering
from tests.paper.evenings import Told, an_evening
from tests.photographed import Paper, taken

THEMES = {
    "Samen eten en praten": ("Lange tafel onder de bomen", "Koffiekar", "Barbecue samen"),
    "Spelen voor alle leeftijden": ("Schommel", "Waterpomp", "Klimboom", "Een pannaveld"),
    "Veilig oversteken": ("Zebrapad bij de school", "Drempel"),
}
OPTIONS = tuple(THEMES)
TEXT = (
    "Er komt een lange tafel onder de bomen, met plaats voor twintig mensen.",
    "Naast de tafel komen een schommel en een klimboom.",
    "De buurtgroep beheert de sleutel van de schuur.",
)
MARKS = (8, 9, 7, 8, 10, 6, 8, 7, 9, 8, 8, 5, 7, 8, 9, 7, 8, 10, 8, 4, 7, 8, 9, 8)
PEOPLE = {
    (Role.RESIDENT, Band.UP_TO_14): 2,
    (Role.RESIDENT, Band.UP_TO_24): 3,
    (Role.RESIDENT, Band.UP_TO_44): 14,
    (Role.RESIDENT, Band.UP_TO_64): 16,
    (Role.RESIDENT, Band.FROM_65): 13,
    (Role.BUSINESS, Band.UP_TO_44): 2,
    (Role.OFFICIAL, Band.UNKNOWN): 1,
}


@dataclass(frozen=True)
class Whole:
    """The project with its two evenings."""

    told: Told
    second: Evening

    def step(self, kind: Kind, evening: Evening | None = None) -> Step:
        found = self.told.services.evenings.steps((evening or self.second).id)
        return next(step for step in found if step.kind is kind)


def a_whole_project(**project: object) -> Whole:
    """Everything there can be to report; the replies are all there."""
    told = an_evening(
        rung=Rung.ADVISE,
        rung_chosen=True,
        money=180_000,
        not_about="De parkeerplaatsen aan de Markt.",
        organiser="Buurtteam Den Bosch",
        responsible="Gemeente Den Bosch",
        keep_until="2027-12-31",
        **project,
    )
    services = told.services
    second = services.evenings.plan("work", date="2026-12-01", name="Werkavond")
    whole = Whole(told, second)
    _invite(whole)
    _come(whole)
    _first_evening(whole)
    _second_evening(whole)
    _afterwards(whole)
    return whole


def _invite(whole: Whole) -> None:
    log = whole.told.services.outreach
    log.invite(
        OutreachChannel.FLYER, name="Flyer in de brievenbus", date="2026-11-10", reached=1800, cost=420
    )
    log.invite(OutreachChannel.DOOR, date="2026-11-14", reached=85, cost=0)
    log.invite(OutreachChannel.WHATSAPP, date="2026-11-16", reached=240)
    place = Neighbourhood(
        code="BU07960101", name="Binnenstad-Centrum", kind=Region.NEIGHBOURHOOD, municipality="'s-Hertogenbosch",
        inhabitants=1810, bands=(180, 290, 610, 430, 300), households=1120,
    )  # fmt: skip
    whole.told.services.areas.use([place], year=2025, table="86165NED")


def _come(whole: Whole) -> None:
    arrivals = whole.told.services.arrivals
    heard = (OutreachChannel.FLYER, OutreachChannel.DOOR, OutreachChannel.WHATSAPP)
    expects = (Expectation.MUCH, Expectation.SOME, Expectation.LITTLE)
    for (role, band), number in PEOPLE.items():
        for place, one in enumerate(arrivals.add(whole.told.evening.id, role, band, number)):
            arrivals.describe(one.id, heard=heard[place % 3].value, expects=expects[place % 3])
    for one in arrivals.add(whole.second.id, Role.RESIDENT, Band.UP_TO_64, 12):
        arrivals.describe(one.id, again=True)
    for seen in (Perspective.PARENTS, Perspective.OLD, Perspective.TENANTS):
        arrivals.see(whole.told.evening.id, seen, True)
    arrivals.follow(whole.told.evening.id)
    arrivals.follow(whole.second.id)


def _first_evening(whole: Whole) -> None:
    told = whole.told
    services, evening = told.services, told.evening
    services.playing.go_to(evening.id, told.step(Kind.THEMES).id)
    for name, texts in THEMES.items():
        services.boards.group(evening.id, told.step(Kind.THEMES).id, told.write(*texts), name)
    told.write("Meer lampen")
    papers = (Paper("Bankje in de zon"), Paper("Een vijver", colour="blue"))
    taken(services, told.step(Kind.IDEAS).id, papers)
    told.vote(OPTIONS, phones=34)
    poll = services.evenings.add_step(evening.id, Kind.EXIT)
    readback = services.evenings.add_step(evening.id, Kind.READBACK)
    services.readbacks.write(readback.id, ["We willen een lange tafel.", "We willen een schommel."])
    services.readbacks.count(readback.id, Channel.HANDS, {"yes": 28, "almost": 4, "no": 1})
    services.playing.go_to(evening.id, poll.id)
    for guest, mark in enumerate(MARKS):
        said = ("yes", "yes", "so-so", "yes", "no") if guest % 4 else ("yes", "so-so", "yes", "no", "yes")
        answers = {MARK: str(mark), **dict(zip(STATEMENTS, said, strict=True))}
        work = services.exitpoll.sending(
            evening.id,
            poll.id,
            answers,
            "Fijn dat er koffie was." if not guest else "",
            author=f"{guest:064}",
        )
        for answer in services.store.run(work):
            if answer.words:
                services.exitpoll.let_read(answer.id)
    services.playing.finish(evening.id)


def _second_evening(whole: Whole) -> None:
    services, second = whole.told.services, whole.second
    step = services.evenings.add_step(second.id, Kind.PROPOSAL)
    proposal = services.proposals.create("Zo maken we het plein")
    made = [services.proposals.paragraphs.add(proposal.id, words) for words in TEXT]
    services.proposals.lay_down(proposal.id, evening_id=second.id)
    _ask(whole, step, (20, 6, 3, 2, 1, 2))
    changed = TEXT[1].replace("een klimboom", "twee klimbomen")
    services.proposals.paragraphs.edit(made[1].after[0].id, changed)
    services.proposals.paragraphs.add(proposal.id, "Om tien uur gaan de lampen op half.")
    services.proposals.lay_down(proposal.id, evening_id=second.id, why="Buren vroegen om rust in de avond.")
    _ask(whole, step, (26, 5, 2, 0, 1, 0))
    write, settle = services.proposals.reactions.write, services.proposals.reactions.settle
    objection = write(
        proposal.id, second.id, ReactionKind.OBJECTION, "De tafel staat op de route van de brandweer."
    )
    settle(objection.id, ReactionState.TAKEN_OVER, "De tafel schuift twee meter op.")
    asked = write(proposal.id, second.id, ReactionKind.ADDITION, "Zet er ook een waterpomp.")
    settle(asked.id, ReactionState.NOT, "De pomp kost per jaar € 6.000 aan onderhoud.")
    write(proposal.id, second.id, ReactionKind.QUESTION, "Wie ruimt de bladeren op?")
    _offers(whole)
    services.playing.go_to(second.id, step.id)
    services.playing.finish(second.id)


def _ask(whole: Whole, step: Step, counts: tuple[int, ...]) -> None:
    """Who stands behind the text as it is laid down now."""
    services = whole.told.services
    vote = services.proposals.ask_support(step.id)
    voting = services.voting.round_of(vote.id)
    assert voting is not None
    services.voting.open(voting.id)
    answers = [answer for answer, people in zip("12345?", counts, strict=True) for _one in range(people)]
    for guest, answer in enumerate(answers):
        services.casting.cast(voting.id, f"{voting.id} {guest}", {answer: 1}, Channel.PHONE)
    services.voting.close(voting.id)
    services.voting.reveal(voting.id)


def _offers(whole: Whole) -> None:
    services = whole.told.services
    step = services.evenings.add_step(whole.second.id, Kind.OFFERS)
    themes = services.overview.evening(whole.told.evening.id).board.themes
    for offering in (
        Offering(OfferKind.OFFERED, "Ik trek de tafel.", Level.LEAD, themes[0].id),
        Offering(OfferKind.OFFERED, "Ik kan timmeren.", Level.ONCE, themes[0].id),
        Offering(OfferKind.SOUGHT, "Iemand met een aanhanger.", Level.ONCE, themes[0].id),
        Offering(OfferKind.SOUGHT, "Wie trekt het spelen?", Level.LEAD, themes[1].id),
    ):
        services.offers.write(step.id, offering)


def _afterwards(whole: Whole) -> None:
    services = whole.told.services
    pledges = services.pledges
    pledges.add("De tafel bestellen", "de gemeente", "2027-01-15", evening_id=whole.second.id)
    done = pledges.add("De eerste buurtmaaltijd", "groep Tafel", "2027-04-10", evening_id=whole.second.id)
    pledges.set_state(done.id, "doing")
    answers = (
        {"taken": "yes", "words": "De lange tafel komt er in april.", "why": "Past binnen het geld."},
        {"taken": "partly", "words": "Schommel en klimboom komen er.", "why": "De pomp is te duur."},
        {"taken": "no", "words": "Er komt nu geen zebrapad.", "why": "De weg wordt in 2028 vernieuwd."},
    )
    for line, answer in zip(services.replies.all(), answers, strict=False):
        services.replies.answer(line.theme.id, **answer, who="gemeente", due="2026-12-01")
    services.dossier.risks.add(
        kind="risk", text="De bomen lijden onder de bouw.", owner="gemeente", due="2027-03-01",
        answer="Een hek om de stammen.",
    )  # fmt: skip


def without_reason(whole: Whole) -> None:
    """The reply "no" loses its reason."""
    line = whole.told.services.replies.all()[2]
    whole.told.services.replies.answer(line.theme.id, why="")
