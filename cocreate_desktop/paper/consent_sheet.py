"""The sheet on which somebody leaves her name: the same texts as on the screen, a box for each purpose, and when it goes. It is
filled in at the table and typed over at the desk."""

from cocreate_desktop.domain.consents import PURPOSES, Purpose, consent_text
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import _
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Inset, Together, title, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.services.gathering import Material, day_text, evening_day

_LINE = "________________"


def blocks(project: Project) -> list[Block]:
    """One page for one person."""
    day = day_text(project.keep_until, year=True) if project.keep_until else _LINE
    how = _(
        "Tick what we may keep your name for. What is not ticked does not happen. You may leave everything open."
    )
    made: list[Block] = [title(_("May we keep your name?")), words(how, size=11, gap=6)]
    for purpose in Purpose:
        said = Together(
            (
                words(_(PURPOSES[purpose]), size=12, weight=600),
                words(consent_text(purpose, project.responsible, day), size=10, gap=2),
            )
        )
        box = Inset(Fixed(7 * MM), pad=0, edge="ink", radius=2)
        made.append(Columns((box, said), (1, 16), gutter=8, gap=12))
    asked = (
        _("The number on your card or phone"),
        _("Your name"),
        _("How we reach you"),
        _("To be deleted before, if you wish"),
        _("Date and signature"),
    )
    made += [Columns((words(one, size=11), Fixed(11 * MM, rules=9 * MM)), (2, 5), gap=6) for one in asked]
    kept = _(
        "Give this sheet to the organiser. It is typed over tonight and destroyed after that; you get a copy if you ask."
    )
    return [*made, words(kept, size=10, colour="ink2", gap=10)]


def section(material: Material) -> Section:
    """The sheet as a part of the kit; print it as often as people may want one."""
    day = evening_day(material.view, year=True)
    return Section(
        tuple(blocks(material.view.project)),
        material.name,
        day,
        material.follow_up,
        name=_("May we keep your name?"),
    )
