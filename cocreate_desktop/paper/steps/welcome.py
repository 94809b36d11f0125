"""Welkom on paper: what tonight is about, how much there is to decide, the house rules and what we keep."""

from cocreate_desktop.domain.project import RUNG_SENTENCES, Project
from cocreate_desktop.language import _, money_text
from cocreate_desktop.paper import sentences
from cocreate_desktop.paper.flow import Block, Columns, section, title, words
from cocreate_desktop.paper.gathering import day_text
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """A sheet for on the tables."""
    project = view.project
    made: list[Block] = [title(project.question or project.name)]
    made.append(words(_(RUNG_SENTENCES[project.rung]), size=12, gap=8))
    made.append(words(sentences.decided(project), size=12, gap=2))
    room = _room(project)
    if room:
        made.append(section(_("How much there is to decide")))
        made += room
    if view.evening.house_rules:
        made.append(section(_("House rules")))
        made += [words(rule, size=12, gap=4) for rule in view.evening.house_rules]
    made.append(section(_("What we keep of you")))
    made += _kept(project)
    return made


def _room(project: Project) -> list[Block]:
    facts = (
        (_("Money"), "" if project.money is None else money_text(project.money)),
        (_("Time"), project.time),
        (_("Quality"), project.quality),
        (_("Not about"), project.not_about),
    )
    return [
        Columns((words(name, size=12, weight=600), words(said, size=12)), (1, 3), gap=4)
        for name, said in facts
        if said
    ]


def _kept(project: Project) -> list[Block]:
    said = [
        _("We keep the notes that you write and the votes that you give."),
        _("We ask no name, no address and no e-mail."),
    ]
    if project.keep_until:
        said.append(
            _("Everything is erased after {day}.").format(day=day_text(project.keep_until, year=True))
        )
    if project.responsible:
        said.append(_("{who} is responsible for this evening.").format(who=project.responsible))
    return [words(" ".join(said), size=12, gap=4)]
