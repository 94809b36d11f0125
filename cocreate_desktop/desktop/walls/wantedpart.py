"""Which part of the wall a new photo is asked for, beside the camera: a small picture of it and the words where it is, until
a photo came in that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ...domain.walls import Box, Photo, box_of
from ...services.outside import OpenProject
from ...services.walls import WallReview
from .. import forms, problems
from ..desk import Desk
from .againwords import Part, part_words, parts_of

ROOM = QSize(150, 84)  # pixels


@dataclass(frozen=True, slots=True)
class PhotoWanted:
    """A new photo is asked for: of this part of this photo, or of anything when ``box`` is None (and ``photo_id`` empty when
    there is no photo yet)."""

    photo_id: str
    box: Box | None = None


class WantedPart(QObject):
    """Wires the frame ``wanted`` of the form ``walls/bring``."""

    def __init__(self, desk: Desk, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._frame = forms.child(form, QFrame, "wanted")
        self._picture = forms.child(form, QLabel, "wantedPicture")
        self._words = forms.child(form, QLabel, "wantedWords")
        self._wanted: PhotoWanted | None = None
        self._frame.hide()
        self._picture.hide()

    @property
    def words(self) -> str:
        """What stands there; empty when nothing is asked for."""
        return self._words.text() if not self._frame.isHidden() else ""

    def ask(self, wanted: PhotoWanted, review: WallReview) -> None:
        """Shows the part, when one is asked for."""
        self._wanted = wanted
        photo = next((one for one in review.photos if one.id == wanted.photo_id), None)
        if photo is not None and wanted.box is not None:
            work = partial(_cut, self._desk.project, photo, wanted.box, self._picture.devicePixelRatioF())
            self._desk.tasks.run(work, self._on_cut, self._on_failed)
        self.show_review(review)

    def show_review(self, review: WallReview) -> None:
        """What is so now: once its notes stand sharp on another photo, nothing is asked for any more."""
        wanted = self._wanted
        found = _found(wanted, review) if wanted is not None else None
        self._frame.setVisible(found is not None)
        if found is not None:
            number, photo, part = found
            self._words.setText(part_words(part, number, (photo.width, photo.height)))

    @Slot(object)
    def _on_cut(self, image: QImage) -> None:
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setVisible(not image.isNull())

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        """A photo that went meanwhile has no picture; the words are enough. Anything else is an error."""
        problems.foreseen(problem)


def _found(wanted: PhotoWanted, review: WallReview) -> tuple[int, Photo, Part] | None:
    for number, photo in enumerate(review.photos, 1):
        if photo.id == wanted.photo_id:
            parts = parts_of(photo, review.of(photo.id))
            return next(((number, photo, part) for part in parts if part.box == wanted.box), None)
    return None


def _cut(project: OpenProject, photo: Photo, box: Box, ratio: float) -> QImage:
    """That part, small; null when it cannot be drawn. Long work. Raises Gone."""
    image = QImage.fromData(project.services.walls.picture(photo.whole or photo.picture))
    if image.isNull():
        return image
    place = box_of(photo.cut) if photo.cut and not photo.whole else (0, 0, photo.width, photo.height)
    across, down = image.width() / max(1, place[2]), image.height() / max(1, place[3])
    left, top, wide, high = box
    part = image.copy(
        round((left - place[0]) * across),
        round((top - place[1]) * down),
        round(wide * across),
        round(high * down),
    )
    small = part.scaled(
        ROOM * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return small
