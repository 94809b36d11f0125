"""Welkom on paper: what tonight is about, how much there is to decide, the house rules and what we keep."""

from cocreate_desktop.domain.project import RUNG_SENTENCES, Project
from cocreate_desktop.domain.steps import KIND_NAMES, Step, WelcomeSettings, read_settings
from cocreate_desktop.language import _, money_text, time_text
from cocreate_desktop.paper.flow import Block, Columns, heading, section, words
from cocreate_desktop.paper.planning import planned
from cocreate_desktop.services import resultwords
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """A sheet for on the tables."""
    project = view.project
    made: list[Block] = heading(project.question or project.name or view.evening.name)
    made.append(words(_(RUNG_SENTENCES[project.rung]), size=12, gap=8))
    made.append(words(resultwords.decided(project), size=12, gap=2))
    room = _room(project)
    if room:
        made.append(section(_("How much there is to decide")))
        made += room
    if view.evening.house_rules:
        made.append(section(_("House rules")))
        made += [words(rule, size=12, gap=4) for rule in view.evening.house_rules]
    made.append(section(_("Joining in")))
    made.append(words(hint(view.step), size=12, gap=4))
    made.append(section(_("What we do tonight")))
    made += _programme(view)
    made.append(section(_("What we keep of you")))
    made += _kept(project)
    return made


def hint(step: Step | None) -> str:
    """Where people without a phone get their ballot: the sentence of this step of welcome, or the usual one."""
    settings = read_settings(step) if step is not None else None
    given = settings.paper_hint if isinstance(settings, WelcomeSettings) else ""
    return given or _("Get a ballot card at the door.")


def _programme(view: EveningView) -> list[Block]:
    times = planned(view)
    rows: list[Block] = []
    for step in view.steps:
        at = time_text(times[step.id][0]) if step.id in times else ""
        name = step.title or _(KIND_NAMES[step.kind])
        cells = (words(at, size=11, weight=600), words(name, size=11))
        rows.append(Columns(cells, (1, 11), gap=1))
    return rows


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
            _("After {day} the organiser erases everything.").format(
                day=day_text(project.keep_until, year=True)
            )
        )
    if project.responsible:
        said.append(_("{who} is responsible for this evening.").format(who=project.responsible))
    return [words(" ".join(said), size=12, gap=4)]
