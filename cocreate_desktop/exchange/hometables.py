"""What came from home, as tables of the whole project: remarks that may be read, how many stand behind what, and how often
pages were opened. And what people said of notes and themes in another system. Nobody is in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.online import About, Backing, NoteSupport, Opened, Remark
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.exchange import supporttable
from cocreate_desktop.exchange.columns import Table, table
from cocreate_desktop.language import N_
from cocreate_desktop.services.ports import Reader

NAMES = ("remarks", "backings", "opened", supporttable.NAME)
_ABOUT = (("about", N_("About what")), ("about_id", N_("Number of that")))
_WAY = ("code", N_("Code of the invitation"))


@dataclass(frozen=True, slots=True)
class FromHome:
    """As it may leave. ``notes`` are the ids of those that may; ``codes`` of invitations by id."""

    remarks: tuple[Remark, ...]
    backed: Mapping[tuple[str, ...], int]
    opened: tuple[Opened, ...]
    support: tuple[NoteSupport, ...]
    notes: frozenset[str]
    codes: Mapping[str, str]


def read_home(reader: Reader) -> FromHome:
    """All of it, inside a read."""
    remarks = sorted(reader.find(Remark, state=NoteState.SHOWN), key=lambda one: (one.said_on, one.id))
    return FromHome(
        remarks=tuple(one for one in remarks if not privacy.flags(one.text)),
        backed=reader.counts(Backing, ("about", "about_id"), given=True),
        opened=tuple(sorted(reader.find(Opened), key=lambda one: (one.day, one.outreach_id))),
        support=reader.find(NoteSupport),
        notes=frozenset(
            one.id
            for one in reader.find(Note)
            if one.state is NoteState.SHOWN and not one.flags and not privacy.flags(one.text)
        ),
        codes={one.id: one.code for one in reader.find(Outreach)},
    )


def home_tables(found: FromHome, themes: Mapping[str, str]) -> tuple[Table, ...]:
    """The tables; ``themes`` are the sentences of themes by id."""
    support = supporttable.support_table(found.support, found.notes, themes)
    return (_remarks(found, themes), _backings(found, themes), _opened(found), support)


def _remarks(found: FromHome, themes: Mapping[str, str]) -> Table:
    columns = (
        *_ABOUT,
        ("text", N_("Text")),
        ("answer", N_("Reply")),
        ("said_on", N_("Said on")),
        _WAY,
    )
    rows = (
        (
            one.about.value, _id(found, themes, one.about, one.about_id), one.text,
            "" if privacy.flags(one.answer) else one.answer, one.said_on, found.codes.get(one.outreach_id, ""),
        )
        for one in found.remarks
    )  # fmt: skip
    return table("remarks", N_("Said online"), columns, rows)


def _backings(found: FromHome, themes: Mapping[str, str]) -> Table:
    columns = (*_ABOUT, ("people", N_("People")))
    rows = (
        (about, _id(found, themes, About(about), about_id), people)
        for (about, about_id), people in sorted(found.backed.items())
    )
    return table("backings", N_("Stand behind it online"), columns, rows)


def _opened(found: FromHome) -> Table:
    columns = (("day", N_("Day")), _WAY, ("number", N_("Opened")))
    rows = ((one.day, found.codes.get(one.outreach_id, ""), one.number) for one in found.opened)
    return table("opened", N_("Opened online"), columns, rows)


def _id(found: FromHome, themes: Mapping[str, str], about: About, about_id: str) -> str:
    """The number under which a thing stands in another table; empty for what has none, and for a note that stays out."""
    there = {About.NOTE: about_id in found.notes, About.THEME: about_id in themes}
    return about_id if there.get(about) else ""
