"""The pictures of a wall of notes that is photographed: how photos come in, the check of what was seen, and what is left to do.
What the machine saw is given here and not found, so that the pictures are the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import LETTERS, Box, Photo, Point, Quad, Sighting, Way, in_turn
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.rehearsal.wallphoto import WallPhoto, photograph, plan_of
from cocreate_desktop.rehearsal.walls import Ground, HungNote, Layout
from cocreate_desktop.services.seeing import Again, Crop, Looked, Reading, Seen, WholePhoto

FIRST, ON_THE_WALL, ON_BOTH = 24, 12, 4
"""From which note of the desk on they hang on the wall, how many, and how many of these stand on the second photo too."""
WIDE, HIGH = 1600, 1200
CHECKED = 5
SURE, UNSURE = 0.95, 0.6
BLURRED: Final = (10, 11)
DOUBTS: Final = {
    1: (("o", "0"),),
    3: (("b", "h"),),
    4: (("e", "c"), ("a", "u")),
    6: (("n", "m"),),
    7: (("i", "l"),),
    9: (("a", "o"),),
}
"""What is misread on which note: a letter, and what stands in its place."""


def wall(hand: Hand) -> None:
    """Photos of the wall come in, are checked, and hang on the board."""
    room = hand.shell.room("evening")
    assert isinstance(room, EveningRoom), "the evening's room is an EveningRoom"
    tools = room.walls.tools
    hand.press("wallPhoto")
    hand.desk("photos")
    first = _seen_photo(hand, "muur links.jpg", _shot(0), ())
    broken = _broken_photo(hand)
    hand.until(lambda: tools.work.of(broken.id) is not None and not tools.work.busy)
    hand.until(lambda: tools.thumbs.of(first) is not None)
    hand.desk("photos-came", LARGE)
    hand.close_dialogs()
    hand.services.walls.throw_away(broken.id)
    known = hand.services.walls.review(hand.evening.id).of(first.id)
    second = _seen_photo(hand, "muur rechts.jpg", _shot(1), known[-ON_BOTH:])
    hand.settle()
    hand.desk(f"evening-{Kind.IDEAS}-photos")
    hand.press("wallCheck")
    waiting = in_turn(hand.services.walls.review(hand.evening.id).sightings)
    _take(hand, waiting[1:CHECKED])
    hand.settle()
    hand.desk("photos-check", LARGE)
    _take(hand, (waiting[0], *waiting[CHECKED:]))
    assert room.walls.review is not None, "it was opened"
    room.walls.review.show_evening(hand.evening.id)
    hand.settle()
    hand.desk("photos-checked")
    hand.services.walls.finish([first.id, second.id])
    room.walls.close_review()
    hand.settle()
    hand.read_message()


def _shot(number: int) -> WallPhoto:
    return _shots()[number]


@cache
def _shots() -> tuple[WallPhoto, WallPhoto]:
    """A wall of a dozen notes, and its last ones once more beside three others; the same for every language and theme."""
    desk = [note for note in load_buurtplein().notes if note.channel == "desk"][FIRST:]
    notes = [(note.text, note.colour) for note in desk]
    left, right = notes[:ON_THE_WALL], notes[ON_THE_WALL - ON_BOTH : ON_THE_WALL + 3]
    plans = (plan_of(seed, shown) for seed, shown in ((21, left), (22, right)))
    made = [
        photograph(replace(plan, width=WIDE, height=HIGH, ground=Ground.WHITE, layout=Layout.APART))
        for plan in plans
    ]
    return made[0], made[1]


def _seen_photo(hand: Hand, name: str, shot: WallPhoto, known: tuple[Sighting, ...]) -> Photo:
    """A photo that was looked at and read; its first notes repeat those that are ``known``."""
    walls = hand.services.walls
    whole = WholePhoto(shot.content, "image/jpeg", WIDE, HIGH, name)
    photo = walls.arrive(hand.step(Kind.IDEAS).id, whole, way=Way.FILE)
    first = not known
    seen = [
        _seen(hand, shot, number, known[number].id if number < len(known) else "", first)
        for number in range(len(shot.notes))
    ]
    again = (_again(shot),) if first else ()
    box = (0, 0, WIDE, HIGH)
    looked = Looked(WIDE, HIGH, tuple(seen), shot.content, box, None, ("blur",) if first else (), again)
    walls.looked(photo.id, looked)
    kept = walls.review(photo.evening_id).of(photo.id)
    walls.read({one.id: _reading(n, shot.notes[n].text, first) for n, one in enumerate(kept)})
    return next(one for one in walls.review(photo.evening_id).photos if one.id == photo.id)


def _seen(hand: Hand, shot: WallPhoto, number: int, same_as: str, first: bool) -> Seen:
    note = shot.notes[number]
    crop = hand.project.eyes.cut(shot.content, _quad(note))
    unclear = first and number in BLURRED
    return Seen(_quad(note), Crop(crop.content, note.colour), SURE, unclear=unclear, same_as=same_as)


def _reading(number: int, words: str, first: bool) -> Reading:
    """What the machine makes of it: right, or with a letter wrong where there is something to doubt."""
    if first and number in BLURRED:
        return Reading(number, "", 0.0)
    doubts = []
    for right, wrong in DOUBTS.get(number, ()) if first else ():
        at = next((place for place, word in enumerate(words.split()) if right in word), -1)
        if at < 0:
            continue
        parts = words.split()
        meant, parts[at] = parts[at], parts[at].replace(right, wrong, 1)
        words = " ".join(parts)
        doubts.append((parts[at], meant))
    return Reading(number, words, UNSURE if doubts else SURE, tuple(doubts))


def _again(shot: WallPhoto) -> Again:
    points: list[Point] = [point for number in BLURRED for point in _quad(shot.notes[number])]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    right, bottom = max(x for x, _y in points), max(y for _x, y in points)
    box: Box = (int(left) - 20, int(top) - 20, int(right - left) + 40, int(bottom - top) + 40)
    return Again(box, len(BLURRED), "blur")


def _broken_photo(hand: Hand) -> Photo:
    """One that cannot be looked at."""
    whole = WholePhoto(b"kapot", "image/jpeg", WIDE, HIGH, "whiteboard.jpg")
    return hand.services.walls.arrive(hand.step(Kind.IDEAS).id, whole, way=Way.FILE)


def _take(hand: Hand, sightings: tuple[Sighting, ...]) -> None:
    """The facilitator checks these."""
    walls = hand.services.walls
    review = walls.review(hand.evening.id)
    shots = dict(
        zip((photo.id for photo in review.photos if photo.name.startswith("muur")), _shots(), strict=False)
    )
    for one in sightings:
        number = review.of(one.photo_id).index(one)
        note = shots[one.photo_id].notes[number]
        walls.take(one.id, note.text, colour=LETTERS[note.colour])


def _quad(note: HungNote) -> Quad:
    first, second, third, fourth = note.quad
    return first, second, third, fourth
