"""The privacy sheet: who is responsible, what is kept and for how long, what one may ask, and the very texts by which somebody
lets her name be kept."""

from pathlib import Path

from cocreate_desktop.domain.consents import PURPOSES, Purpose, consent_text
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import _
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Columns, Together, point, title, words
from cocreate_desktop.services.gathering import Material, day_text, evening_day

_LINE = "________________________"


def blocks(project: Project) -> list[Block]:
    """One page, to hang up and to hand out."""
    day = day_text(project.keep_until, year=True) if project.keep_until else ""
    made: list[Block] = [title(_("What we keep, and what we do not"))]
    for name, lines in (
        (_("Who is responsible"), _responsible(project)),
        (_("What we keep"), _kept()),
        (_("What we do not keep"), _not_kept()),
        (_("How long"), _long(day)),
        (_("What you may ask"), _rights()),
    ):
        made += [_head(name), *(point(one, gap=2) for one in lines)]
    made.append(_head(_("If you leave your name")))
    made.append(
        words(_("That is your own choice. For each purpose you are shown this text, and asked."), gap=3)
    )
    for purpose in Purpose:
        said = words(consent_text(purpose, project.responsible, day), size=9)
        head = words(_(PURPOSES[purpose]), size=9, weight=600)
        made.append(Columns((head, said), (1, 4.4), gap=5))
    return made


def _head(name: str) -> Block:
    return words(name, size=12, weight=600, gap=12, stays=True)


def _responsible(project: Project) -> tuple[str, ...]:
    who = project.responsible or project.organiser or _LINE
    told = _("{who} decides what is kept and is answerable for it.").format(who=who)
    asked = project.organiser or project.responsible or _LINE
    return (told, _("Questions? Ask {who}.").format(who=asked))


def _kept() -> tuple[str, ...]:
    """The sentences of the page for phones, and what is counted without one."""
    return (
        _("We keep the notes that you write and the votes that you give."),
        _("We keep photos of the wall with notes. What is personal on a note stays out of the report."),
        _("At the door we count people by role and age. Nobody is followed."),
        _(
            "A vote has no name on it. Until the result is final, somebody who holds both the file and your code "
            "could link them. After that nobody can."
        ),
        _(
            "This phone keeps one small file, a cookie, so that your vote stays yours. It goes after two days."
        ),
    )


def _not_kept() -> tuple[str, ...]:
    return (
        _("We ask no name, no address and no e-mail."),
        _("We do not store which phone you have."),
    )


def _long(day: str) -> tuple[str, ...]:
    if not day:
        return (_("The day of deletion is: {line}").format(line=_LINE),)
    return (_("After {day} the organiser erases everything.").format(day=day),)


def _rights() -> tuple[str, ...]:
    return (
        _("To see what we keep of you, to have it put right, and to have it deleted."),
        _("To take your consent back, at any time. It counts at once."),
        _("To complain at the Dutch data protection authority (Autoriteit Persoonsgegevens)."),
    )


def privacy_section(material: Material) -> Section:
    """The sheet as a part of the kit."""
    day = evening_day(material.view, year=True)
    made = Together(tuple(blocks(material.view.project)))
    return Section((made,), material.name, day, material.follow_up, name=_("Privacy"))


def print_privacy(material: Material, out: Path) -> Path:
    """Writes the sheet. Raises FileProblem."""
    named = _("Privacy {evening}").format(evening=material.name)
    return book.write(out, [privacy_section(material)], title=named)
