"""The proposal of a whole example: it grows from the themes of the first evening, is laid down before an evening, and people
say what they think of it and whether they stand behind it."""

from __future__ import annotations

import hashlib

from cocreate_desktop.domain.proposals import Paragraph, Proposal, ReactionKind, ReactionState, Version
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.domain.voting import answer_ids
from cocreate_desktop.rehearsal.story import Story, StoryEvening
from cocreate_desktop.services.proposals import Behind
from cocreate_desktop.services.services import Services


def author(evening_id: str, neighbour: int) -> str:
    """What a neighbour's phone signs with: another word on each evening, as the secret of each evening makes it."""
    return hashlib.sha256(f"{evening_id} {neighbour}".encode()).hexdigest()


class WholeProposal:
    """The one proposal of a story."""

    def __init__(self, services: Services, story: Story) -> None:
        self._services = services
        self._story = story

    @property
    def themes(self) -> dict[str, str]:
        """The ids of the themes of the first evening by their keys."""
        first = self._services.evenings.all()[0]
        names = {theme.name: theme.id for theme in self._services.boards.board(first.id).themes}
        return {theme.key: names[theme.title] for theme in self._story.example.themes}

    def lay_down(self, told: StoryEvening, evening_id: str) -> Version:
        """The text of this evening's version, as it is read there."""
        services = self._services
        proposal = self._proposal() or services.proposals.start(
            services.evenings.all()[0].id, self._story.title
        )
        words = {
            self.themes[one.theme]: (one.again or one.text) if told.version > 1 else one.text
            for one in self._story.paragraphs
        }
        for paragraph in services.store.read(lambda reader: reader.find(Paragraph, proposal_id=proposal.id)):
            if paragraph.theme_id in words:
                services.proposals.paragraphs.edit(paragraph.id, words[paragraph.theme_id])
        return services.proposals.lay_down(proposal.id, evening_id=evening_id, why=told.why)

    def react(self, told: StoryEvening, step: Step) -> None:
        """People react with their phones, and somebody at the desk says what is done with it."""
        services = self._services
        reactions = services.proposals.reactions
        services.evenings.change_settings(step.id, changes=told.version > 1)
        for place, one in enumerate(told.reactions):
            made = services.store.run(
                reactions.reacting(
                    step.evening_id,
                    ReactionKind(one.kind),
                    one.text,
                    author=author(step.evening_id, place),
                    paragraph_id=self._paragraph(step, one.theme),
                )
            )
            reactions.show(made.id, True)
            reactions.settle(made.id, ReactionState(one.state), one.answer)

    def ask(self, told: StoryEvening, step: Step) -> None:
        """Whether people stand behind it: slips with personal codes, blind, and then the result."""
        services = self._services
        vote = services.proposals.ask_support(step.id)
        found = services.voting.round_of(vote.id)
        assert found is not None, "a vote has its round"
        services.playing.go_to(step.evening_id, vote.id)
        services.voting.open(found.id)
        self._slips(told, found)
        services.voting.close(found.id)
        services.voting.reveal(found.id)

    def _slips(self, told: StoryEvening, found: Round) -> None:
        cards = self._services.cards
        answers = [
            answer
            for answer, people in zip(answer_ids(found.method), told.support, strict=True)
            for _person in range(people)
        ]
        codes = cards.make_codes(found.evening_id, len(answers))
        for code, answer in zip(codes, answers, strict=False):
            self._services.casting.enter_slip(found.id, code.typed, {answer: 1})

    def _proposal(self) -> Proposal | None:
        return next(iter(self._services.proposals.all()), None)

    def _paragraph(self, step: Step, theme: str) -> str:
        behind: tuple[Behind, ...] = self._services.proposals.view(step.id).paragraphs
        mine = self.themes[theme]
        return next((one.paragraph.id for one in behind if one.paragraph.theme_id == mine), "")
