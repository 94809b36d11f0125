"""The pictures of what makes a result of ideas: who came in, what is offered, the proposal, whether the summary is right, and
how it was; and of the aftercare of a project that went to its end."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, Hand
from cocreate_desktop.apps.wholeevening import (
    come_in,
    meet,
    offering_of,
    raise_hands,
    read_out,
    together,
    typed,
)
from cocreate_desktop.apps.wholeproposal import author
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.desktop.aftercare.room import PAGES, AftercareRoom
from cocreate_desktop.domain.proposals import Reaction, ReactionKind, ReactionState
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.rehearsal.example import CULTUURVISIE
from cocreate_desktop.rehearsal.story import StoryEvening, StoryReaction, by_phone, story
from cocreate_desktop.services.leaving import Platform
from cocreate_desktop.services.ports import Work


def arrivals(hand: Hand) -> None:
    """People come in and are counted."""
    hand.go_to(Kind.ARRIVALS, 19, 2)
    hand.desk(f"evening-{Kind.ARRIVALS}-empty")
    come_in(hand.services, story().evenings[0], hand.evening.id)
    hand.at(19, 26)
    hand.desk(f"evening-{Kind.ARRIVALS}", LARGE)
    hand.stage(Kind.ARRIVALS, SQUARE)
    hand.phone(Kind.ARRIVALS)
    hand.press("tablet")
    hand.desk("arrivals-tablet")
    hand.close_dialogs()
    hand.press("perspectives")
    hand.desk("arrivals-perspectives")
    hand.close_dialogs()


def offers(hand: Hand) -> None:
    """What is offered and sought, and who leads."""
    told, services = story().evenings[0], hand.services
    step = hand.go_to(Kind.OFFERS, 20, 44)
    hand.desk(f"evening-{Kind.OFFERS}-empty")
    giving, themes = services.offers.giving, _themes(hand)
    evening_id = hand.evening.id
    together(
        services,
        [
            giving(evening_id, offering_of(one, themes), author=author(evening_id, place))
            for place, one in enumerate(told.offers)
        ],
    )
    hand.at(20, 47)
    hand.desk(f"evening-{Kind.OFFERS}-waiting")
    hand.phone(Kind.OFFERS)
    meet(services, told, step.id)
    hand.at(20, 48)
    hand.desk(f"evening-{Kind.OFFERS}", LARGE)
    hand.stage(Kind.OFFERS, SQUARE)


def proposal(hand: Hand) -> None:
    """A text that grew from the themes, what people say about it, and what changed."""
    services = hand.services
    made = services.proposals.start(hand.evening.id, story().title)
    services.proposals.lay_down(made.id, evening_id=hand.evening.id)
    step = hand.go_to(Kind.PROPOSAL, 20, 50)
    hand.stage(f"{Kind.PROPOSAL}-whole")
    hand.phone(Kind.PROPOSAL)
    _react(hand, step)
    hand.at(20, 53)
    hand.desk(f"evening-{Kind.PROPOSAL}", LARGE)
    services.evenings.change_settings(step.id, at=1)
    hand.at(20, 54)
    hand.stage(Kind.PROPOSAL, SQUARE)
    first = services.proposals.view(step.id).paragraphs[0].paragraph
    services.proposals.paragraphs.edit(first.id, f"{first.text} {story().paragraphs[0].again}")
    services.evenings.change_settings(step.id, changes=True)
    hand.at(20, 55)
    hand.desk(f"evening-{Kind.PROPOSAL}-changes")
    hand.stage(f"{Kind.PROPOSAL}-changes")
    hand.phone(f"{Kind.PROPOSAL}-changes")


def readback(hand: Hand) -> None:
    """Whether the summary is right."""
    services = hand.services
    step = hand.go_to(Kind.READBACK, 20, 56)
    phones, hands = by_phone(story().evenings[0].readback)
    evening_id, sending = hand.evening.id, services.readbacks.sending
    together(
        services,
        [
            sending(evening_id, step.id, value, words, author=author(evening_id, place))
            for place, (value, words) in enumerate(phones)
        ],
    )
    hand.at(20, 58)
    hand.phone(Kind.READBACK)
    hand.desk(f"evening-{Kind.READBACK}")
    hand.stage(f"{Kind.READBACK}-open")
    raise_hands(services, step.id, hands)
    hand.at(20, 59)
    hand.desk(f"evening-{Kind.READBACK}-result")
    hand.stage(Kind.READBACK, SQUARE)
    hand.phone(f"{Kind.READBACK}-result")


def exit_poll(hand: Hand) -> None:
    """How it was."""
    services = hand.services
    step = hand.go_to(Kind.EXIT, 21, 1)
    _fill_in(hand, step, story().evenings[0])
    hand.at(21, 4)
    hand.phone(Kind.EXIT)
    hand.desk(f"evening-{Kind.EXIT}")
    hand.stage(f"{Kind.EXIT}-open")
    read_out(services, step.id)
    hand.at(21, 5)
    hand.desk(f"evening-{Kind.EXIT}-result", LARGE)
    hand.stage(Kind.EXIT, SQUARE)
    hand.phone(f"{Kind.EXIT}-result")
    services.evenings.change_settings(step.id, page=1)
    hand.at(21, 6)
    hand.stage(f"{Kind.EXIT}-statements")


def whole(hand: Hand) -> None:
    """The second example to its end: the evenings that follow, and each page of the aftercare."""
    services, first = hand.services, story(CULTUURVISIE).evenings[0]
    come_in(services, first, hand.evening.id)
    _fill_in(hand, hand.step(Kind.EXIT), first)
    services.playing.finish(hand.evening.id)

    def look(evening_id: str, kind: str) -> None:
        if hand.asks_for_kind("stage"):
            hand.stage(f"culture-later-{places[evening_id]}-{kind}", of=evening_id)

    told = WholeStory(services, CULTUURVISIE, look=look)
    places = {evening.id: place for place, evening in enumerate(told.evenings, 1)}
    for place in range(1, len(places)):
        told.come(place)
    told.after()
    hand.shell.go("aftercare")
    room = hand.shell.room("aftercare")
    assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
    for page in PAGES:
        room.go(page)
        hand.read()
        hand.desk(f"whole-{page}", LARGE)
    _leaving(hand, room)


def _leaving(hand: Hand, room: AftercareRoom) -> None:
    """What another system would take of it."""
    room.go("evening")
    hand.press("others")
    dialog = room.evening.leaving
    assert dialog is not None, "the button opens it"
    dialog.platforms.choose(Platform.OPENSTAD)
    hand.until(lambda: dialog.ready)
    hand.desk("leaving", LARGE)
    hand.close_dialogs()


def _fill_in(hand: Hand, step: Step, told: StoryEvening) -> None:
    services, evening_id = hand.services, step.evening_id
    phones, forms = by_phone(told.slips)
    sending = services.exitpoll.sending
    together(
        services,
        [
            sending(evening_id, step.id, slip.answers, slip.words, author=author(evening_id, place))
            for place, slip in enumerate(phones)
        ],
    )
    for slip in forms:
        services.exitpoll.enter(step.id, typed(slip))


def _themes(hand: Hand) -> dict[str, str]:
    """The themes that hang there by the keys of the example; for one that does not, for whatever comes."""
    there = {theme.name: theme.id for theme in hand.services.boards.board(hand.evening.id).themes}
    return {theme.key: there.get(theme.title, "") for theme in story().example.themes}


def _react(hand: Hand, step: Step) -> None:
    reactions, services = hand.services.proposals.reactions, hand.services
    said = story().evenings[1].reactions
    by_theme = {
        one.paragraph.theme_id: one.paragraph.id for one in services.proposals.view(step.id).paragraphs
    }
    themes = _themes(hand)

    def of(place: int, one: StoryReaction) -> Work[Reaction]:
        about = by_theme.get(themes[one.theme], "")
        who = author(step.evening_id, place)
        return reactions.reacting(
            step.evening_id, ReactionKind(one.kind), one.text, author=who, paragraph_id=about
        )

    for made, one in zip(
        together(services, [of(place, one) for place, one in enumerate(said)]), said, strict=True
    ):
        reactions.show(made.id, True)
        if one.state != ReactionState.NOT:
            reactions.settle(made.id, ReactionState(one.state), one.answer)
