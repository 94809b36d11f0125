"""What follows a theme when it goes over into another: offers, pledges, options and paragraphs go along, and so does its reply
where the other has none yet. Nothing that was agreed about a theme may hang on one that is gone."""

from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Paragraph
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.services.ports import UnitOfWork


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
    _take_reply(unit, theme_id, into)


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
