"""Whole photos of walls that lie there still because nobody ended their check: how many, and ending it after the evening."""

from __future__ import annotations

from dataclasses import dataclass

from cocreate_desktop.domain.walls import Photo, PhotoState, SightingState
from cocreate_desktop.services import looking
from cocreate_desktop.services.seeing import Eyes
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.wallwork import WallReview


@dataclass(frozen=True, slots=True)
class WallsLeft:
    """So many ``photos`` lie there whole, and of so many notes in them that the machine saw nobody knows what they are."""

    photos: int
    unseen: int


def left(services: Services, evening_id: str) -> WallsLeft:
    """What is left of an evening. A photo that somebody wants to keep is none of them."""
    review = services.walls.review(evening_id)
    photos = _photos(review)
    return WallsLeft(len(photos), len(_unseen(review, photos)))


def end(services: Services, eyes: Eyes, evening_id: str) -> WallsLeft:
    """Ends the check of all of them: the whole photos go, with what nobody looked at; notes that were taken in stay, with their
    pictures. Long work. Returns what was left before. Raises BadFile, DiskFull, Gone."""
    review = services.walls.review(evening_id)
    photos = _photos(review)
    unseen = _unseen(review, photos)
    services.walls.reject(unseen)
    for photo in photos:
        if photo.state is PhotoState.ARRIVED:
            services.walls.throw_away(photo.id)
    looking.finish(services, eyes, [photo.id for photo in photos if photo.state is PhotoState.LOOKED])
    return WallsLeft(len(photos), len(unseen))


def _photos(review: WallReview) -> tuple[Photo, ...]:
    waiting = (PhotoState.ARRIVED, PhotoState.LOOKED)
    return tuple(
        photo for photo in review.photos if photo.whole and not photo.keep_whole and photo.state in waiting
    )


def _unseen(review: WallReview, photos: tuple[Photo, ...]) -> tuple[str, ...]:
    """What waits for a look, and doubles of what is not there any more."""
    there = {one.id for one in review.sightings}
    return tuple(
        one.id
        for photo in photos
        for one in review.of(photo.id)
        if one.state is SightingState.OPEN or (one.state is SightingState.DOUBLE and one.same_as not in there)
    )
