"""What goes when the review of a photo is done, or the photo is thrown away: whole photos, and pictures that show nothing which
anybody took in. Inside one unit of work; a picture that something else shows stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.vault import Picture
from cocreate_desktop.domain.walls import Box, Photo, PhotoState, Sighting, SightingState, box_text
from cocreate_desktop.services.ports import Reader, UnitOfWork

STAYS = (SightingState.TAKEN, SightingState.DOUBLE)
"""Sightings that are notes."""


def finished(reader: Reader, photo: Photo) -> bool:
    """Whether somebody looked at everything in a photo. A double of a note that is not there any more was never looked at."""
    if photo.state is not PhotoState.LOOKED:
        return False
    for one in reader.find(Sighting, photo_id=photo.id):
        lost = one.state is SightingState.DOUBLE and not reader.find(Sighting, id=one.same_as)
        if lost or one.state is SightingState.OPEN:
            return False
    return True


def finish(unit: UnitOfWork, photo: Photo, cut: tuple[bytes, Box] | None) -> Photo:
    """Ends the review of a photo; ``cut`` is a smaller part to keep, with where it lies."""
    dropped = [photo.picture, "" if photo.keep_whole else photo.whole]
    notes = False
    for one in unit.find(Sighting, photo_id=photo.id):
        notes = notes or one.state in STAYS
        if one.state not in STAYS:
            dropped.append(one.picture)
            unit.change(Sighting, one.id, picture="", suggested="", doubts=())
    kept: dict[str, object] = {"state": PhotoState.CHECKED}
    if not photo.keep_whole:
        kept["whole"] = ""
    if not notes:
        kept["picture"] = ""  # a photo without notes shows nothing but the room
    elif cut is not None:
        kept |= {"picture": unit.keep_blob(cut[0], "image/jpeg"), "cut": box_text(cut[1])}
    done = unit.change(Photo, photo.id, **kept)
    drop_unused(unit, dropped)
    return done


def keep_whole(unit: UnitOfWork, photo: Photo, keep: bool) -> Photo:
    """Whether the whole photo is kept; after the review it goes at once when it is not."""
    gone = not keep and photo.state is PhotoState.CHECKED
    changed = unit.change(Photo, photo.id, keep_whole=keep, **({"whole": ""} if gone else {}))
    if gone:
        drop_unused(unit, (photo.whole,))
    return changed


def throw_away(unit: UnitOfWork, photo: Photo) -> None:
    """The photo goes, with what nobody took in. Its row stays, or a phone that sends it again would bring it back."""
    dropped = [photo.whole]
    taken = False
    for one in unit.find(Sighting, photo_id=photo.id):
        if one.state is SightingState.TAKEN:
            taken = True
            continue
        remove(unit, one)
        dropped.append(one.picture)
    if not taken:
        dropped.append(photo.picture)
    gone = {"state": PhotoState.THROWN, "whole": "", **({} if taken else {"picture": ""})}
    unit.change(Photo, photo.id, **gone)
    drop_unused(unit, dropped)


def remove(unit: UnitOfWork, one: Sighting, instead: Mapping[str, str] | None = None) -> None:
    """Takes a sighting away. What repeats it is a note by itself from then on, or repeats what stands ``instead`` of it."""
    for double in unit.find(Sighting, same_as=one.id):
        other = (instead or {}).get(one.id, "")
        state = double.state if other or double.state is not SightingState.DOUBLE else SightingState.OPEN
        unit.change(Sighting, double.id, state=state, same_as=other)
    unit.delete(Sighting, one.id)


def drop_unused(unit: UnitOfWork, names: Iterable[str]) -> None:
    """The bytes go, unless something shows the same picture."""
    for sha256 in {name for name in names if name}:
        shown = (
            *unit.find(Photo, whole=sha256),
            *unit.find(Photo, picture=sha256),
            *unit.find(Sighting, picture=sha256),
            *unit.find(Note, picture=sha256),
            *unit.find(Option, picture=sha256),
            *unit.find(Picture, blob=sha256),
            *unit.find(Picture, small=sha256),
        )
        if not shown:
            unit.drop_blob(sha256)
