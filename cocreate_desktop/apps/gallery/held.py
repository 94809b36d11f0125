"""The pictures of what a camera reads in a vote: cards that the room holds up, and stickers on the poster of a vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, Hand
from cocreate_desktop.apps.gallery.shownvotes import BUDGET
from cocreate_desktop.apps.gallery.votes import come_in, look, own_vote, result
from cocreate_desktop.apps.gallery.watching import LOOKS, HallShown
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.rehearsal.neighbours import Crowd
from cocreate_desktop.rehearsal.posters import poster_photo
from cocreate_desktop.rehearsal.rooms import room
from cocreate_desktop.services.seeing import WholePhoto

SEED, PEOPLE = 1, 40
WIDE, HIGH = 1920, 1080
YES, NO = "A", "B"
HIDDEN, STRANGE, TWICE, TURNED = (5, 18, 29), 43, 12, 23
"""Cards behind somebody's head, of nobody, held up twice, and turned to another side."""
ENOUGH = 8
"""So many looks more, and all that there is to see was seen."""
STICKERS: Final = {0: 9, 1: 14, 2: 12, 3: 8, 4: 5}


def budget(hand: Hand) -> None:
    """Everybody holds up a card for one plan after the other; two vote on a slip."""
    found = own_vote(hand, "budget")
    look(hand, "evening-budget-draft")
    hand.stage("budget-explained", SQUARE)
    hand.services.voting.open(found.id)
    hand.settle()
    hand.phone("budget")
    hand.stage("budget-open")
    _read_cards(hand)
    cards = hand.services.cards
    for place, question in enumerate(cards.questions(found.id)):
        seen = cards.state(found.id, question.option_id).seen
        others = {number: side for number, side in _sides(place).items() if number not in seen}
        cards.read(found.id, others, question.option_id)
    come_in(hand, found, BUDGET, ())
    hand.press(Channel.CARD)
    look(hand, "evening-budget")
    result(hand, found, "budget")


def _read_cards(hand: Hand) -> None:
    """The screen on which they are read, for the first plan."""
    hand.project.shown_eyes.show(
        HallShown(
            room({**_sides(0), STRANGE: YES}, SEED, (WIDE, HIGH)),
            before=HIDDEN,
            unclear={TWICE: "twice", 34: "tilted"},
            turned={TURNED: YES if _sides(0)[TURNED] == NO else NO},
        )
    )
    here = _room(hand).cards
    here.open_cards()
    assert here.cards is not None, "it was opened"
    camera = here.cards.camera
    hand.until(lambda: camera.live)
    hand.desk("cards")
    hand.part(PhaseTile, "read").click()
    seen = hand.project.shown_eyes
    hand.until(lambda: seen.looks > LOOKS + ENOUGH and not here.session.busy)
    hand.desk("cards-reading", LARGE)
    hand.stage("cards-reading", SQUARE, cards=here.on_stage)
    here.session.read(False)
    hand.until(lambda: not here.session.busy)
    hand.desk("cards-read")
    here.close_screen()
    hand.settle()
    hand.read_message()


def _sides(place: int) -> Mapping[int, str]:
    """What each card says about the plan with this place."""
    crowd = Crowd(SEED, PEOPLE)
    example = load_buurtplein()
    vote = next(number for number, one in enumerate(example.votes) if one.method == "budget")
    last = {ballot.neighbour + 1: ballot.dots for ballot in crowd.votes[vote]}
    return {number: YES if last.get(number, (0,) * 9)[place] else NO for number in range(1, PEOPLE + 1)}


def dots(hand: Hand) -> None:
    """A photo of the poster, and the check of what was counted on it."""
    found = own_vote(hand, "dots")
    hand.services.voting.open(found.id)
    hand.settle()
    here = _room(hand).cards
    here.open_dots()
    assert here.dots is not None, "it was opened"
    screen = here.dots
    hand.desk("dots")
    options = hand.services.voting.options(found.id)
    texts = tuple(option.text for option in options)
    photo = poster_photo(Poster(found.number, len(options)), STICKERS, SEED, texts=texts)
    screen.shot.emit(WholePhoto(photo.content(), "image/jpeg", WIDE, HIGH, "poster.jpg"))
    hand.until(lambda: screen.checking)
    hand.desk("dots-check", LARGE)
    screen.check.take_over()
    hand.settle()
    here.close_screen()
    hand.services.counting.type_count(found.id, Channel.DOTS, "", 16)
    hand.settle()
    hand.read_message()
    look(hand, "evening-dots-counted")
    hand.services.voting.close(found.id)


def _room(hand: Hand) -> EveningRoom:
    here = hand.shell.room("evening")
    assert isinstance(here, EveningRoom), "the evening's room is an EveningRoom"
    return here
