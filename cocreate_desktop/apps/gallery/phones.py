"""Pictures of the pages for phones, as a real browser shows what the real server says; none on a machine without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage

from cocreate_desktop.apps.gallery.keeping import Keeping
from cocreate_desktop.apps.gallery.project import GalleryProject
from cocreate_desktop.language import LANGUAGES, PHONE_LANGUAGES
from cocreate_desktop.rehearsal.browser import FAULTS, Camera
from cocreate_desktop.rehearsal.phone import Phone

PHONE, NARROW = (390, 844), (320, 640)


class Pages:
    """One neighbour's phone. Without a camera, or for a name that nobody asked for, it does nothing."""

    def __init__(self, project: GalleryProject, camera: Camera | None, keeping: Keeping) -> None:
        self._project = project
        self._camera = camera
        self._keeping = keeping
        self._phone: Phone | None = None
        self.failed = False

    def open(
        self,
        evening_id: str,
        language: str,
        until: Callable[[Callable[[], bool]], bool],
        *,
        arriving: bool = True,
    ) -> None:
        """Starts the server and joins; ``until`` lets time pass until it is there. ``arriving``: with what one sees then."""
        if self._camera is None:
            return
        self._project.serve(evening_id)
        if not until(lambda: self._project.serving):
            self.failed = True
            return
        self._project.hall.tell()
        address = self._project.real_join(evening_id)
        if arriving:
            self._shoot("join", address)
            self._shoot("photos", self._project.real_photos(evening_id))
            self._shoot("trial", self._project.real_trial())
            self._shoot("door", self._project.real_door(evening_id))
            # Last: this camera keeps the language it was asked for, as a phone does.
            self._shoot("ar-join", f"{address}?lang=ar", (PHONE,))
        self._phone = Phone(address, language)
        self._phone.join()
        if arriving:
            self._shoot("display", f"{self._phone.carried_address}display")

    def take(self, name: str, *, narrow: bool = True, tongues: bool = False) -> None:
        """What the phone shows now, at two widths or without the ``narrow`` one; with ``tongues`` in the languages that only
        phones speak as well."""
        if self._phone is not None:
            address = self._phone.carried_address
            self._shoot(name, address, (PHONE, NARROW) if narrow else (PHONE,))
            for tongue in PHONE_LANGUAGES[len(LANGUAGES) :] if tongues else ():
                self._shoot(f"{tongue}-{name}", _in(tongue, address), (PHONE,))
            self._project.hall.tell()

    def close(self) -> None:
        """The neighbour goes home."""
        if self._phone is not None:
            self._phone.close()

    def _shoot(self, name: str, address: str, sizes: Sequence[tuple[int, int]] = (PHONE, NARROW)) -> None:
        for size in sizes:
            tail = "" if size == PHONE else f"-{size[0]}"
            if self._keeping.asks_for(f"phone-{name}{tail}"):
                self._keep(f"phone-{name}{tail}", address, size)

    def _keep(self, name: str, address: str, size: tuple[int, int]) -> None:
        assert self._camera is not None, "only whoever has a camera takes pictures"
        taken = self._keeping.folder / "taken.png"
        try:
            self._camera.take(address, taken, size=size)
        except FAULTS:
            self.failed = True
            return
        self._keeping.keep(name, QImage(str(taken)))
        taken.unlink()


def _in(tongue: str, address: str) -> str:
    """The address of a phone that keeps no cookies, in another language."""
    return re.sub("/s/[a-z]+", f"/s/{tongue}", address)
