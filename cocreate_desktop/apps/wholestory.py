"""Plays a whole example through the services, from the first flyer to the last reply, as a facilitator would type it. It knows
no window and no phone: what an evening brings is played by ``wholeevening``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from cocreate_desktop.apps.example import fill_evening
from cocreate_desktop.apps.wholeevening import WholeEvening
from cocreate_desktop.apps.wholeproposal import WholeProposal
from cocreate_desktop.domain.consents import Purpose, consent_text
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.neighbourhoods import Neighbourhood, Region
from cocreate_desktop.domain.offers import Level, Offer
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.replies import After
from cocreate_desktop.language import date_text
from cocreate_desktop.rehearsal.example import BUURTPLEIN
from cocreate_desktop.rehearsal.neighbours import Crowd
from cocreate_desktop.rehearsal.story import Story, StoryPledge, story
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.services import Services

AT_FIRST = 2
"""So many themes have a reply the morning after."""
_KEPT = timedelta(days=180)


def _stays(_day: date) -> None:
    """The clock goes by itself."""


def _looks_away(_evening_id: str, _kind: str) -> None:
    """Nobody takes pictures."""


class WholeStory:
    """One example. ``today`` hears on which day each part is, for a clock that can be put; ``look`` of each step that is done
    (the id of its evening, its kind); ``seed`` is that of the neighbours.

    The project and its first evening are filled already (``apps.example.fill_example``).
    """

    def __init__(
        self,
        services: Services,
        name: str = BUURTPLEIN,
        *,
        seed: int = 1,
        today: Callable[[date], None] = _stays,
        look: Callable[[str, str], None] = _looks_away,
    ) -> None:
        self._services = services
        self._story: Story = story(name)
        self._seed = seed
        self._today = today
        self._look = look
        self._proposal = WholeProposal(services, self._story)

    @property
    def evenings(self) -> tuple[Evening, ...]:
        """The evenings of the project."""
        return self._services.evenings.all()

    @property
    def proposal(self) -> WholeProposal:
        """What becomes of the themes."""
        return self._proposal

    @property
    def themes(self) -> dict[str, str]:
        """The ids of the themes of the first evening by their keys."""
        return self._proposal.themes

    def before(self) -> None:
        """The dossier, the neighbourhood, the invitations, and the evenings that follow."""
        services, told = self._services, self._story
        self._measure()
        for phase in told.phases:
            services.dossier.phases.add(**phase)
        for risk in told.risks:
            services.dossier.risks.add(**risk)
        for line in told.outreach:
            fields = {key: value for key, value in line.items() if key not in ("channel", "opened")}
            services.outreach.invite(
                OutreachChannel(str(line["channel"])), typed_visits=line["opened"], **fields
            )
        for one in told.evenings[1:]:
            planned = services.evenings.plan("work", date=one.planned.date.isoformat())
            fill_evening(services, planned, one.planned, one.votes)

    def come(self, place: int) -> None:
        """An evening from its first arrival to its end; ``place`` from 0."""
        told = self._story.evenings[place]
        self._today(told.planned.date)
        crowd = Crowd(self._seed, example=self._story.example)
        WholeEvening(self._services, self._story, place, crowd, self._proposal, self._look).play(
            self.evenings[place].id
        )

    def answer(self, many: int | None = None) -> None:
        """The first so many replies (None: all of them)."""
        ids = self.themes
        for reply in self._story.replies[:many]:
            self._services.replies.answer(
                ids[reply.theme],
                taken=reply.taken,
                words=reply.words,
                why=reply.why,
                who=reply.who,
                due=reply.due,
            )

    def after(self) -> None:
        """The leads, the pledges and how they go, a reply to every theme, and the moments at which people hear from us."""
        last = self._story.evenings[-1].planned.date
        self._today(last + timedelta(days=14))
        offers = {offer.text: offer for evening in self.evenings for offer in self._offers(evening)}
        for offer in offers.values():
            if offer.level is Level.LEAD:
                self._introduce(offer)
        for pledge in self._story.pledges:
            self._pledge(pledge, offers)
        self.answer()
        for promise in self._story.promises:
            self._services.replies.promise(
                After(promise.after), due=promise.due, done_on=promise.done_on, told=promise.told
            )

    def _measure(self) -> None:
        """What reach is measured against: invented numbers, which are not said to be those of CBS."""
        services, area = self._services, self._story.area
        place = Neighbourhood(
            code="",
            name=area.name,
            kind=Region.NEIGHBOURHOOD,
            municipality=area.municipality,
            inhabitants=area.inhabitants,
            bands=area.bands,
            households=area.households,
        )
        services.areas.use((place,), year=area.year, table="")
        services.projects.change(
            organiser=self._story.organiser,
            satisfied_from=self._story.satisfied_from,
            base_source=self._story.example.project.base_source,
        )

    def _offers(self, evening: Evening) -> tuple[Offer, ...]:
        return self._services.store.read(lambda reader: reader.find(Offer, evening_id=evening.id))

    def _introduce(self, offer: Offer) -> None:
        """A lead leaves a name that is nobody's at the table."""
        keep = self._story.example.project.keep_until
        today = self._services.clock.now().date()
        goes = keep if keep > today else today + _KEPT
        consent = consent_text(
            Purpose.LEAD, self._story.example.project.responsible, date_text(goes, year=True)
        )
        self._services.contacts.add_for(
            offer.id,
            ContactTyped(
                f"Verzonnen buur {offer.number}",
                f"buur{offer.number}@voorbeeld.nl",
                Purpose.LEAD.value,
                consent,
                goes.isoformat(),
            ),
        )

    def _pledge(self, told: StoryPledge, offers: dict[str, Offer]) -> None:
        pledges = self._services.pledges
        if told.offer:
            made = pledges.from_offer(offers[told.offer].id, told.what, told.due, past=True)
        else:
            made = pledges.add(
                told.what,
                told.who,
                told.due,
                theme_id=self.themes[told.theme],
                evening_id=self.evenings[-1].id,
                past=True,
            )
        if told.state != "open":
            pledges.set_state(made.id, told.state, told=told.told, on=told.on)
