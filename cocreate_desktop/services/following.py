"""What follows a theme when it goes over into another: offers, pledges, options, paragraphs and what people at home said of it
go along, and so does its reply where the other has none yet. Nothing that was agreed about a theme may hang on one that is
gone."""

from dataclasses import replace

from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import About, Backing, Remark, backing_id
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Paragraph
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.ports import Reader, UnitOfWork


def follow(unit: UnitOfWork, theme_id: str, into: str) -> None:
    """Everything of the theme ``theme_id`` goes over to ``into``, inside a transaction."""
    for offer in unit.find(Offer, theme_id=theme_id):
        unit.change(Offer, offer.id, theme_id=into)
    for pledge in unit.find(Pledge, theme_id=theme_id):
        unit.change(Pledge, pledge.id, theme_id=into)
    for paragraph in unit.find(Paragraph, theme_id=theme_id):
        unit.change(Paragraph, paragraph.id, theme_id=into)
    for option in unit.find(Option, theme_id=theme_id):
        unit.change(Option, option.id, theme_id=into)
    for remark in unit.find(Remark, about=About.THEME, about_id=theme_id):
        unit.change(Remark, remark.id, about_id=into)
    for backing in unit.find(Backing, about=About.THEME, about_id=theme_id, given=True):
        own_id = backing_id(About.THEME, into, backing.author)
        unit.add(replace(backing, id=own_id, about_id=into))
        unit.change(Backing, backing.id, given=False)
    _take_reply(unit, theme_id, into)


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


def _take_reply(unit: UnitOfWork, theme_id: str, into: str) -> None:
    """The reply of ``theme_id`` becomes that of ``into`` when nobody answered there; it stays where it was too, for undo."""
    mine = unit.find(Reply, id=theme_id)
    there = unit.find(Reply, id=into)
    if not mine or (there and (there[0].taken is not Taken.OPEN or there[0].words)):
        return
    if not there:
        unit.add(Reply(id=into, project_id=unit.project_id))
    one = mine[0]
    unit.change(Reply, into, taken=one.taken, words=one.words, why=one.why, who=one.who, due=one.due)
