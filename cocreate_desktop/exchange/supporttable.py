"""What people said of notes and themes in another system, as a table of the whole project."""

from collections.abc import Collection, Iterable, Mapping

from cocreate_desktop.domain.online import NoteSupport
from cocreate_desktop.exchange.columns import Column, Table
from cocreate_desktop.language import N_

NAME = "notesupport"


def support_table(support: Iterable[NoteSupport], notes: Collection[str], themes: Mapping[str, str]) -> Table:
    """A row for each of the ``notes`` that may leave, and of the ``themes``, of which something was read back."""
    columns = (
        Column("note_id", N_("Number of the note")),
        Column("theme_id", N_("Number of the theme")),
        Column("source", N_("Asked on")),
        Column("agrees", N_("Agree")),
        Column("disagrees", N_("Disagree")),
        Column("passes", N_("Passed")),
        Column("people", N_("People that took part in all")),
        Column("read_on", N_("Read on")),
    )
    found: dict[str, list[NoteSupport]] = {}
    for one in support:
        found.setdefault(one.note_id, []).append(one)
    rows = tuple(
        (
            owner if owner not in themes else "", owner if owner in themes else "", one.source, one.agrees, one.disagrees,
            one.passes, one.people or None, one.read_on,
        )
        for owner in (*sorted(notes), *themes)
        for one in found.get(owner, ())
    )  # fmt: skip
    return Table(NAME, N_("Asked elsewhere"), columns, rows)
