"""The report (verslag): who was asked, who came, what was said, how it was decided and what happens next.

What is not known is said to be unknown. Notes that are hidden, withdrawn or not yet looked at stay out, and are counted.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cocreate_desktop.domain.notes import Note, NoteState, count, idea_of, linked
from cocreate_desktop.domain.project import BASE_NAMES
from cocreate_desktop.language import _, date_text, ngettext, number_text
from cocreate_desktop.paper import book, pictures, sentences, wall
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.chapters import Chapter, chapter, contents
from cocreate_desktop.paper.flow import Block, PageBreak, Together, Words, section, title, words
from cocreate_desktop.paper.gathering import (
    Material,
    day_text,
    doubles,
    evening_day,
    left_out,
    shown,
    worded_otherwise,
)
from cocreate_desktop.paper.notes import legend, note_blocks
from cocreate_desktop.paper.results import round_blocks
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.overview import EveningView


def blocks(material: Material) -> list[Block]:
    """The whole report in order."""
    view = material.view
    made = [
        *_question(view),
        *_invited(),
        *_came(view),
        *pictures.shown(material),
        *_said(view),
        *_decided(material),
        next_steps(material),
        *wall.annex(material),
    ]
    return [
        title(_("What we said and what happens with it")),
        Words((Span(_summary(material)),), 11, 5),
        words(_concept(), size=10, colour="ink2", gap=6),
        section(_("Contents")),
        *contents(made),
        PageBreak(),
        *made,
    ]


def _summary(material: Material) -> str:
    view = material.view
    notes = count(shown(view))
    said = ngettext("Neighbours wrote {n} note.", "Neighbours wrote {n} notes.", notes).format(
        n=number_text(notes)
    )
    if view.board.themes:
        said += " " + _grouped(view)
    told = [one for one in material.results if sentences.is_told(one)]
    for one in told:
        if one.voted:
            voted = ngettext("{n} person voted.", "{n} people voted.", one.voted).format(
                n=number_text(one.voted)
            )
            said += f" {voted}"
            break
    if told:
        said += " " + sentences.rung_sentence(view.project)
    return f"{said} {sentences.decided(view.project)}"


def _grouped(view: EveningView) -> str:
    """Under how many themes the notes fall, and how many do not."""
    themes = len(view.board.themes)
    loose = _many(view.board.by_theme()[""], doubles(view))
    if not loose:
        under = ngettext("They fall under {n} theme.", "They fall under {n} themes.", themes)
        return under.format(n=number_text(themes))
    hang = ngettext("{n} hangs loose", "{n} hang loose", loose).format(n=number_text(loose))
    under = ngettext(
        "They fall under {n} theme, and {loose}.", "They fall under {n} themes, and {loose}.", themes
    )
    return under.format(n=number_text(themes), loose=hang)


def _many(notes: Iterable[Note], twice: Mapping[str, int]) -> int:
    """How many notes these are with their doubles."""
    return sum(twice.get(note.id, 1) for note in notes)


def _concept() -> str:
    return _("This is a draft: the replies to the themes are not in it yet.")


def _question(view: EveningView) -> list[Block]:
    if not view.project.question:
        return []
    return [chapter("about", _("What it was about")), words(view.project.question, gap=4)]


def _invited() -> list[Block]:
    return [chapter("invited", _("How people were invited")), words(_("This was not recorded."), gap=4)]


def _came(view: EveningView) -> list[Block]:
    made: list[Block] = [chapter("came", _("Who came"))]
    present = view.evening.present
    if present is None:
        made.append(words(_("Nobody counted how many people were in the hall."), gap=4))
    else:
        hall = ngettext("There was {n} person in the hall.", "There were {n} people in the hall.", present)
        made.append(
            words(" ".join((hall.format(n=number_text(present)), _reach(view, present))).strip(), gap=4)
        )
    made.append(words(_("Age, role and how they heard of it were not recorded."), gap=2))
    return made


def _reach(view: EveningView, present: int) -> str:
    project = view.project
    if not project.base_number:
        return ""
    source = _("Source: {source}.").format(source=project.base_source) if project.base_source else ""
    of = _("The neighbourhood counts {n} {base}.").format(
        n=number_text(project.base_number), base=_(BASE_NAMES[project.base])
    )
    share = round(100 * present / project.base_number, 1)
    came = _("That is {present} of {n} ({percent} %).")
    counted = came.format(
        present=number_text(present), n=number_text(project.base_number), percent=number_text(share)
    )
    return " ".join(part for part in (of, counted, source) if part)


def _said(view: EveningView) -> list[Block]:
    made: list[Block] = [chapter("said", _("What was said"))]
    board = view.board
    if not board.notes:
        made.append(words(_("No notes hung on the wall."), gap=4))
    else:
        made.append(words(legend(board.notes), colour="ink2", gap=4))
    twice, otherwise = doubles(view), worded_otherwise(view)
    by_theme = board.by_theme()
    groups = [(theme.id, theme.name or _("A theme without a sentence yet")) for theme in board.themes]
    for theme_id, name in (*groups, ("", _("Notes that hang loose"))):
        notes = by_theme[theme_id]
        if notes:
            said = _many(notes, twice)
            many = ngettext("{n} note", "{n} notes", said).format(n=number_text(said))
            spans = (Span(name, 600), Span("   "), Span(many, 400, "ink2", apart=True))
            head = Words(spans, 11, 12, stays=True)
            made.append(Chapter(f"theme-{theme_id}", name, head, 1))
            made += note_blocks(notes, twice, otherwise)
    told = filter(None, (_twice(board.notes), _left_out(view)))
    return [*made, *(words(out, size=10, colour="ink2", gap=8) for out in told)]


def _twice(notes: tuple[Note, ...]) -> str:
    """Which counts hold a note that another holds too."""
    twice = linked(notes)
    number = len({idea_of(note) for note in notes if note.id in twice})
    if not number:
        return ""
    told = ngettext(
        "{n} note hangs in more than one place. In the total it counts once.",
        "{n} notes hang in more than one place. In the total they count once.",
        number,
    )
    return told.format(n=number_text(number))


def _left_out(view: EveningView) -> str:
    found = left_out(view)
    said = []
    if number := found.get(NoteState.HIDDEN, 0):
        said.append(
            ngettext(
                "{n} note was hidden by the facilitator.", "{n} notes were hidden by the facilitator.", number
            ).format(n=number)
        )
    if number := found.get(NoteState.WITHDRAWN, 0):
        said.append(
            ngettext(
                "{n} note was taken back by its writer.",
                "{n} notes were taken back by their writers.",
                number,
            ).format(n=number)
        )
    if number := found.get(NoteState.WAITING, 0):
        said.append(
            ngettext("{n} note was not looked at yet.", "{n} notes were not looked at yet.", number).format(
                n=number
            )
        )
    return " ".join((_("Left out of this report:"), *said)) if said else ""


def _decided(material: Material) -> list[Block]:
    made: list[Block] = [chapter("decided", _("How it was decided"))]
    if not material.results:
        return [*made, words(_("No vote was held."), gap=4)]
    for view in material.results:
        made += round_blocks(view, material.thumbs)
    return made


def next_steps(material: Material) -> Block:
    """What this result is, who decides when, and where one reads on; on one page, for it is what people look for."""
    project = material.view.project
    head = chapter("next", _("What happens next"))
    made: list[Block] = [head]
    if any(sentences.is_told(one) for one in material.results):
        made.append(words(sentences.rung_sentence(project), gap=4, weight=600))
    made.append(words(sentences.decided(project), gap=2))
    if material.follow_up:
        made.append(
            words(
                _("Read on at home, or react: {address}").format(address=book.plain(material.follow_up)),
                gap=2,
            )
        )
    else:
        made.append(words(_("No address for reading on at home was set."), gap=2))
    if project.keep_until:
        made.append(
            words(
                _("Everything is erased after {day}.").format(day=day_text(project.keep_until, year=True)),
                gap=2,
            )
        )
    return Together(tuple(made), gap=head.gap)


def report_section(material: Material) -> Section:
    """The report's pages."""
    day = evening_day(material.view)
    version = _("draft of {day}").format(day=date_text(material.today, year=True))
    aside = ", ".join(
        part for part in (_("evening of {day}").format(day=day) if day else "", version) if part
    )
    head = _("Report {evening}").format(evening=material.name)
    return Section(tuple(blocks(material)), head, aside, material.follow_up)


def print_report(material: Material, out: Path) -> Path:
    """Writes the report. Raises FileProblem."""
    return book.write(
        out, [report_section(material)], title=_("Report {evening}").format(evening=material.name)
    )
