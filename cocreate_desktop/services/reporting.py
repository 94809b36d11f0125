"""The report (verslag) of a whole project: who was asked, who came, what was said, how it was decided, what is agreed and what
was answered. PDF and HTML draw what is put together here. What is not known is said to be unknown."""

from cocreate_desktop.domain.notes import count
from cocreate_desktop.domain.steps import ShowSettings, read_settings
from cocreate_desktop.language import _, date_text, ngettext, number_text
from cocreate_desktop.services import resultwords
from cocreate_desktop.services.addresses import addresses_of
from cocreate_desktop.services.gathering import Material, day_text, doubles, evening_day, shown
from cocreate_desktop.services.notewords import many
from cocreate_desktop.services.reportfacts import Reported, gather_report
from cocreate_desktop.services.reportmarks import thought
from cocreate_desktop.services.reportonline import at_home
from cocreate_desktop.services.reportparts import (
    Chapter,
    Decided,
    Heading,
    Looked,
    Part,
    Points,
    Report,
    Said,
    Text,
    Wall,
)
from cocreate_desktop.services.reportpeople import came, evening_name, invited
from cocreate_desktop.services.reportreplies import agreed, moment_words, proposals, replies, risks
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.wallcrops import photographed


def report_of(services: Services, evening_id: str) -> Report:
    """Reads a project and puts its report together. Raises Gone."""
    return put_together(gather_report(services, evening_id))


def put_together(report: Reported) -> Report:
    """The whole report in order, in the language spoken now."""
    facts = report.facts
    day = date_text(facts.today, year=True)
    version = _("draft of {day}") if facts.view.draft else _("version of {day}")
    made = (
        _about(report),
        invited(report),
        came(report),
        _looked(report),
        _said(report),
        _decided(report),
        proposals(report),
        agreed(report),
        replies(report),
        at_home(facts.home),
        thought(report),
        next_steps(report),
        risks(report),
        *_walls(report),
    )
    return Report(
        title=_("What we said and what happens with it"),
        summary=summary(report),
        draft=facts.view.draft,
        head=_("Report {evening}").format(evening=name_of(report)),
        version=", ".join(part for part in (_when(report), version.format(day=day)) if part),
        follow_up=addresses_of(report.project).project,
        chapters=tuple(one for one in made if one is not None),
    )


def name_of(report: Reported) -> str:
    """What the report is of: the evening and the project, or the project alone where there are several evenings."""
    if len(report.evenings) == 1 or not report.project.name:
        return report.evenings[-1].name
    return report.project.name


def _when(report: Reported) -> str:
    if len(report.evenings) == 1:
        day = evening_day(report.evenings[0].view)
        return _("evening of {day}").format(day=day) if day else ""
    words = ngettext("{n} evening", "{n} evenings", len(report.evenings))
    return words.format(n=number_text(len(report.evenings)))


def summary(report: Reported) -> str:
    """The report in three sentences: how much was said, who voted, and who decides."""
    notes = sum(count(shown(one.view)) for one in report.evenings)
    said = ngettext("Neighbours wrote {n} note.", "Neighbours wrote {n} notes.", notes)
    parts = [said.format(n=number_text(notes))]
    if len(report.evenings) > 1:
        words = _("On {evenings} neighbours wrote {notes}.")
        counted = ngettext("{n} note", "{n} notes", notes).format(n=number_text(notes))
        parts = [words.format(evenings=_when(report), notes=counted)]
    if any(one.view.board.themes for one in report.evenings):
        parts.append(_grouped(report))
    told = [view for one in report.evenings for view in one.results if resultwords.is_told(view)]
    voted = next((view.voted for view in told if view.voted), 0)
    if voted:
        people = ngettext("{n} person voted.", "{n} people voted.", voted)
        parts.append(people.format(n=number_text(voted)))
    home = next((view.voted_online for view in told if view.voted_online), 0)
    if home:
        people = ngettext("{n} person voted online.", "{n} people voted online.", home)
        parts.append(people.format(n=number_text(home)))
    if told:
        parts.append(resultwords.rung_sentence(report.project))
    return " ".join((*parts, resultwords.decided(report.project)))


def _grouped(report: Reported) -> str:
    """Under how many themes the notes fall, and how many do not."""
    themes = sum(len(one.view.board.themes) for one in report.evenings)
    loose = sum(many(one.view.board.by_theme()[""], doubles(one.view)) for one in report.evenings)
    if not loose:
        under = ngettext("They fall under {n} theme.", "They fall under {n} themes.", themes)
        return under.format(n=number_text(themes))
    hang = ngettext("{n} hangs loose", "{n} hang loose", loose).format(n=number_text(loose))
    under = ngettext(
        "They fall under {n} theme, and {loose}.", "They fall under {n} themes, and {loose}.", themes
    )
    return under.format(n=number_text(themes), loose=hang)


def _about(report: Reported) -> Chapter | None:
    project = report.project
    if not project.question:
        return None
    parts: list[Part] = [Text(project.question)]
    if project.not_about:
        parts.append(Text(project.not_about, lead=_("Not about:")))
    return Chapter("about", _("What it was about"), tuple(parts))


def _looked(report: Reported) -> Chapter | None:
    parts: list[Part] = []
    for one in report.evenings:
        if _shows(one):
            parts += [*_named(report, one, "shown"), Looked(one)]
    return Chapter("shown", _("What we looked at"), tuple(parts)) if parts else None


def _shows(one: Material) -> bool:
    settings = (read_settings(face.step) for face in one.faces if face.step is not None)
    return any(isinstance(found, ShowSettings) and found.pages for found in settings)


def _named(report: Reported, one: Material, chapter: str) -> tuple[Heading, ...]:
    """The name of an evening over its part of a chapter, where there are several."""
    if len(report.evenings) == 1:
        return ()
    return (Heading(f"{chapter}-{one.view.evening.id}", evening_name(one)),)


def _said(report: Reported) -> Chapter:
    parts: list[Part] = []
    for one in report.evenings:
        if one.view.notes or len(report.evenings) == 1:
            parts += [*_named(report, one, "said"), Said(one)]
    return Chapter("said", _("What was said"), tuple(parts) or (Text(_("No notes hung on the wall.")),))


def _decided(report: Reported) -> Chapter:
    parts: list[Part] = []
    for one in report.evenings:
        if one.results:
            parts += [*_named(report, one, "decided"), *(Decided(one, view) for view in _in_time(one))]
    return Chapter("decided", _("How people chose"), tuple(parts) or (Text(_("No vote was held.")),))


def _in_time(one: Material) -> list[RoundView]:
    """The rounds of an evening as they were asked, whatever their place in the run sheet."""
    return sorted(one.results, key=lambda view: (view.round.opened_at, view.round.number))


def next_steps(report: Reported) -> Chapter:
    """What this result is, who decides when, when people hear back, and where one reads on."""
    project = report.project
    parts: list[Part] = []
    if any(resultwords.is_told(view) for one in report.evenings for view in one.results):
        parts.append(Text(resultwords.rung_sentence(project), strong=True))
    parts.append(Text(resultwords.decided(project)))
    moments = moment_words(report.facts.view.promises)
    if moments:
        parts += [Text(_("You hear from us how it stands:")), Points(moments)]
    address = addresses_of(project).project
    if address:
        parts.append(
            Text(_("Read on at home, or react: {address}").format(address=resultwords.plain(address)))
        )
    else:
        parts.append(Text(_("No address for reading on at home was set.")))
    if project.organiser:
        parts.append(Text(_("Questions? Ask {who}.").format(who=project.organiser)))
    if project.keep_until:
        erased = _("After {day} the organiser erases everything.")
        parts.append(Text(erased.format(day=day_text(project.keep_until, year=True))))
    return Chapter("next", _("What happens next"), tuple(parts), whole=True)


def _walls(report: Reported) -> list[Chapter]:
    """The pictures of photographed notes, evening by evening."""
    parts: list[Part] = []
    for one in report.evenings:
        if photographed(shown(one.view)):
            parts += [*_named(report, one, "wall"), Wall(one)]
    return [Chapter("wall", _("The notes of the wall"), tuple(parts), fresh=True)] if parts else []
