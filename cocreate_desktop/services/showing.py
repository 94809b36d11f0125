"""What a step shows: pages and pictures, their order and captions, and which of them hangs there now."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadValue, NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.steps import ShowSettings, Step, read_settings, write_settings
from cocreate_desktop.domain.vault import Picture
from cocreate_desktop.services.ports import Store, UnitOfWork

MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture fit to show: ``content`` for beamer and paper, ``small`` a JPEG for phones; sizes in pixels."""

    content: bytes = field(repr=False)
    media_type: str
    small: bytes = field(repr=False)
    width: int
    height: int
    name: str = ""


class Showing:
    """One verb a method; each is one transaction. Verbs that change a step return it as it was, for ``put_back``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def picture(self, sha256: str) -> bytes:
        """The bytes of a picture. Raises Gone."""
        return self._store.read(lambda reader: reader.blob(sha256))

    def keep(self, evening_id: str, picture: NewPicture) -> str:
        """Stores a picture and its small version; returns its SHA-256."""
        return self._store.run(lambda unit: keep_picture(unit, evening_id, picture))

    def add(self, step_id: str, pictures: Sequence[NewPicture]) -> Step:
        """Hangs pictures behind those that are there. Raises NotAllowed beyond 200, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            if len(settings.pages) + len(pictures) > MOST_PAGES:
                raise NotAllowed
            added = tuple(keep_picture(unit, step.evening_id, one) for one in pictures)
            names = (*_names(settings), *(_caption(one.name) for one in pictures))
            return _write(unit, step, replace(settings, pages=(*settings.pages, *added), names=names))

        return self._store.run(work)

    def remove(self, step_id: str, place: int) -> Step:
        """Takes a page off; its picture stays for the undo, and what hangs there stays when it can. Raises BadValue, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            pages, names = list(settings.pages), list(_names(settings))
            del pages[_checked(place, settings)], names[place]
            at = settings.at - (1 if place < settings.at else 0)
            at = min(at, max(len(pages) - 1, 0))
            return _write(unit, step, replace(settings, pages=tuple(pages), names=tuple(names), at=at))

        return self._store.run(work)

    def move(self, step_id: str, place: int, to: int) -> Step:
        """Puts a page at another place; the room goes on seeing the page it saw. Raises BadValue, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            pages, names = list(settings.pages), list(_names(settings))
            _checked(to, settings)
            order = list(range(len(pages)))
            _checked(place, settings)
            pages.insert(to, pages.pop(place))
            names.insert(to, names.pop(place))
            order.insert(to, order.pop(place))
            at = order.index(settings.at) if settings.at in order else settings.at
            return _write(unit, step, replace(settings, pages=tuple(pages), names=tuple(names), at=at))

        return self._store.run(work)

    def caption(self, step_id: str, place: int, words: str) -> Step:
        """Writes under a page. Raises BadValue, TextTooLong, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            names = list(_names(settings))
            names[_checked(place, settings)] = text.clean(words, limit=text.LINE, lines=False)
            return _write(unit, step, replace(settings, names=tuple(names)))

        return self._store.run(work)

    def side_by_side(self, step_id: str, on: bool) -> Step:
        """Two beside each other, or one at a time."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            return _write(unit, step, replace(settings, together=2 if on else 1))

        return self._store.run(work)

    def turn(self, step_id: str, place: int) -> Step:
        """The page at ``place`` hangs there from now on. Raises BadValue, Gone."""

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, step_id)
            return _write(unit, step, replace(settings, at=_checked(place, settings)))

        return self._store.run(work)

    def put_back(self, before: Step) -> Step:
        """Undoes a verb: the pages as they were in ``before``; the room goes on seeing its page when that is one of them.

        Raises Gone.
        """

        def work(unit: UnitOfWork) -> Step:
            step, settings = _read(unit, before.id)
            old = _settings(before)
            return _write(unit, step, replace(old, at=_same_page(settings, old)))

        return self._store.run(work)


def _same_page(now: ShowSettings, then: ShowSettings) -> int:
    """Where what hangs there now stood then; the nearest place when it did not stand there. Of equal pages the nearest."""
    nearest = min(now.at, max(len(then.pages) - 1, 0))
    hangs = now.pages[now.at] if now.at < len(now.pages) else ""
    places = [place for place, page in enumerate(then.pages) if page == hangs]
    return min(places, key=lambda place: abs(place - nearest), default=nearest)


def keep_picture(unit: UnitOfWork, evening_id: str, picture: NewPicture) -> str:
    """Stores both sizes and what is known of them, inside a unit; the same picture twice is stored once."""
    blob = unit.keep_blob(picture.content, picture.media_type)
    if not unit.find(Picture, blob=blob):
        small = unit.keep_blob(picture.small, "image/jpeg")
        unit.add(
            Picture(
                id=new_id(),
                project_id=unit.project_id,
                evening_id=evening_id,
                blob=blob,
                small=small,
                kind="page",
                media_type=picture.media_type,
                width=picture.width,
                height=picture.height,
            )
        )
    return blob


def turned(unit: UnitOfWork, step: Step, view: int) -> Step:
    """The step with another of its views hanging there; for the player."""
    settings = _settings(step)
    wanted = min(max(view, 0), settings.views - 1) * settings.side_by_side
    return unit.change(Step, step.id, settings=write_settings(step, replace(settings, at=wanted)))


def _read(unit: UnitOfWork, step_id: str) -> tuple[Step, ShowSettings]:
    step = unit.get(Step, step_id)
    return step, _settings(step)


def _settings(step: Step) -> ShowSettings:
    settings = read_settings(step)
    if not isinstance(settings, ShowSettings):
        raise NotAllowed
    return settings


def _names(settings: ShowSettings) -> tuple[str, ...]:
    return tuple(settings.caption(place) for place in range(len(settings.pages)))


def _caption(words: str) -> str:
    return text.clean(words[: text.LINE], limit=text.LINE, lines=False)


def _checked(place: int, settings: ShowSettings) -> int:
    if not 0 <= place < len(settings.pages):
        raise BadValue(value=place + 1, example=str(len(settings.pages)))
    return place


def _write(unit: UnitOfWork, step: Step, settings: ShowSettings) -> Step:
    unit.change(Step, step.id, settings=write_settings(step, settings))
    return step
