"""The pictures of the online follow-up at the desk: before it has an address, and once people at home wrote, voted and stood
behind things."""

from __future__ import annotations

from datetime import timedelta

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.desktop.aftercare.room import ONLINE, AftercareRoom
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.online import About, Serves
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.online import Came

HUB = "https://samen.rivierstad.nl"
BACKERS = (17, 6, 4)
OPENED = (3, 9, 14, 6, 2, 1, 0, 4, 8, 12, 5)
"""On one day after another, before the evening."""
VOTERS, WEIGHT = 14, 50
STALL = "Wij hebben nog een oude marktkraam staan. Die mag het plein hebben, als iemand hem komt halen en een likje verf geeft."
FLAGGED = "Bel mij hierover op 06 12345678, ik woon aan de overkant"
ASKED, ANSWER = "Wanneer is de volgende avond?", "Op 14 januari, in de Meerkoet. Je krijgt een brief."
PAINTER = "Ik kan schilderen en heb een bakfiets"
TABLE, PLACES = (
    "Waar komt de lange tafel te staan?",
    ("Onder de lindes", "Bij het buurthuis", "Aan het water"),
)


def online(hand: Hand) -> None:
    """Without an address, where it is chosen, and with what came in."""
    room = hand.shell.room("aftercare")
    assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
    room.go(ONLINE)
    hand.settle()
    hand.desk("online-empty")
    hand.services.online.served_by(Serves.HUB, HUB)
    hand.services.online.go_online()
    _comes_in(hand)
    _votes(hand)
    hand.settle()
    hand.desk("online", LARGE)
    hand.press("stands")
    hand.desk("online-where")
    hand.close_dialogs()
    hand.press("newQuestion")
    hand.desk("online-question")
    hand.close_dialogs()
    hand.press("answer")
    hand.desk("online-answer")
    hand.close_dialogs()
    room.go("replies")
    hand.settle()


def _themes(hand: Hand) -> tuple[Theme, ...]:
    return hand.services.boards.board(hand.evening.id).themes


def _comes_in(hand: Hand) -> None:
    """From three themes, by two invitations and by none."""
    services, run = hand.services, hand.services.store.run
    first, second = (one.id for one in _themes(hand)[:2])
    flyer, poster = services.outreach.log.all()[:2]
    for back, number in enumerate(OPENED, 1):
        on = (hand.clock.now().date() - timedelta(days=back)).isoformat()
        run(services.online.opened({flyer.id: number, poster.id: number // 3, "": number // 2}, on))
    for theme, number in zip(_themes(hand), BACKERS, strict=False):
        for place in range(number):
            run(services.online.backing(About.THEME, theme.id, author=f"{theme.id}{place}"))
    say = services.online.saying
    asked = run(say(About.PROJECT, "", ASKED, author="thuis1"))
    services.online.let_through(Came.REMARK, asked.id)
    services.online.answer(asked.id, ANSWER)
    offered = Offering(OfferKind.OFFERED, PAINTER, Level.ONCE, first)
    run(services.online.offering(offered, author="thuis2"))
    run(say(About.THEME, second, FLAGGED, author="thuis3", via=poster.code))
    run(say(About.THEME, first, STALL, author="thuis4", via=flyer.code))


def _votes(hand: Hand) -> None:
    """A question after the evening, and the weight of what is voted."""
    online, voting = hand.services.online, hand.services.voting
    last = (hand.clock.now().date() + timedelta(days=10)).isoformat()
    asked = online.new_question(hand.evening.id, TABLE, options=PLACES, until=last)
    options = voting.options(asked.id)
    for place in range(VOTERS):
        chosen = options[place % len(options)].id
        hand.services.store.run(online.voting(asked.id, f"thuis{place}", {chosen: 1}))
    online.set_weight(WEIGHT)
