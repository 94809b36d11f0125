"""What follows a theme when it goes over into another: offers, pledges, options, paragraphs and what people at home said of it
go along, and so does its reply where the other has none yet. Nothing that was agreed about a theme may hang on one that is
gone; and when the theme comes back, what followed it does too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import About, Backing, Remark, backing_id
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Paragraph
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.ports import Reader, UnitOfWork

_OF_A_THEME: Mapping[type[Thing], str] = {
    Offer: "theme_id",
    Pledge: "theme_id",
    Paragraph: "theme_id",
    Option: "theme_id",
    Remark: "about_id",
}
"""What leads to a theme, and by which field."""
_ANSWERED = ("taken", "words", "why", "who", "due")


@dataclass(frozen=True, slots=True)
class Took:
    """A reply that the other theme took over: ``before`` as it was there (empty when nobody had answered), ``after`` as it is
    since."""

    before: Reply
    after: Reply


@dataclass(frozen=True, slots=True)
class Followed:
    """What went over with a theme: ``things`` by their kind and id; ``backings`` of the theme by their ids, each with whether
    the same browser stood behind the other theme already; and the ``reply`` that the other one took (None: it has its own)."""

    things: tuple[tuple[type[Thing], str], ...] = ()
    backings: tuple[tuple[str, bool], ...] = ()
    reply: Took | None = None


def follow(unit: UnitOfWork, theme_id: str, into: str) -> Followed:
    """Everything of the theme ``theme_id`` goes over to ``into``, inside a transaction. Returns what did, for ``unfollow``."""
    things = tuple(
        (kind, one.id) for kind, field in _OF_A_THEME.items() for one in _leading(unit, kind, field, theme_id)
    )
    for kind, thing_id in things:
        unit.change(kind, thing_id, **{_OF_A_THEME[kind]: into})
    backings = unit.find(Backing, about=About.THEME, about_id=theme_id, given=True)
    stood = tuple((one.id, _stands_behind(unit, into, one)) for one in backings)
    for one in backings:
        unit.add(replace(one, id=backing_id(About.THEME, into, one.author), about_id=into))
        unit.change(Backing, one.id, given=False)
    return Followed(things, stood, _take_reply(unit, theme_id, into))


def unfollow(unit: UnitOfWork, theme_id: str, into: str, followed: Followed) -> None:
    """Undoes ``follow``, inside a transaction: what still hangs on ``into`` comes back, and what somebody did with it since
    stays as it is."""
    for kind, thing_id in followed.things:
        field = _OF_A_THEME[kind]
        if any(getattr(one, field) == into for one in unit.find(kind, id=thing_id)):
            unit.change(kind, thing_id, **{field: theme_id})
    for backing_of_it, stood_there in followed.backings:
        for one in unit.find(Backing, id=backing_of_it):
            if _stands_behind(unit, into, one):
                unit.change(Backing, one.id, given=True)
                if not stood_there:
                    unit.change(Backing, backing_id(About.THEME, into, one.author), given=False)
    if followed.reply is not None and unit.find(Reply, id=into) == (followed.reply.after,):
        unit.change(Reply, into, **_answer(followed.reply.before))


def gone_over(reader: Reader, theme_id: str) -> str:
    """The theme that a theme is now: itself, or the one that it went over into; empty when both are gone."""
    seen: set[str] = set()
    while theme_id and theme_id not in seen:
        if reader.find(Theme, id=theme_id):
            return theme_id
        seen.add(theme_id)
        removed = reader.removed(Theme, theme_id)
        theme_id = removed.merged_into if removed is not None else ""
    return ""


def _leading(reader: Reader, kind: type[Thing], field: str, theme_id: str) -> tuple[Thing, ...]:
    about: dict[str, object] = {"about": About.THEME} if kind is Remark else {}
    return reader.find(kind, **{field: theme_id}, **about)


def _stands_behind(reader: Reader, theme_id: str, backing: Backing) -> bool:
    """Whether the browser of ``backing`` stands behind this theme."""
    return bool(reader.find(Backing, id=backing_id(About.THEME, theme_id, backing.author), given=True))


def _take_reply(unit: UnitOfWork, theme_id: str, into: str) -> Took | None:
    """The reply of ``theme_id`` becomes that of ``into`` when nobody answered there; it stays where it was too, for undo."""
    mine = unit.find(Reply, id=theme_id)
    there = unit.find(Reply, id=into)
    if not mine or (there and (there[0].taken is not Taken.OPEN or there[0].words)):
        return None
    before = there[0] if there else Reply(id=into, project_id=unit.project_id)
    if not there:
        unit.add(before)
    return Took(before, unit.change(Reply, into, **_answer(mine[0])))


def _answer(reply: Reply) -> dict[str, object]:
    return {name: getattr(reply, name) for name in _ANSWERED}
