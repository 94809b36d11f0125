"""An idea in words for the pages of other systems: what was said, where it comes from, how it was voted on, what was replied,
and the line by which we know it again. Composed in the language spoken now; neighbours' own words stay as they are."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cocreate_desktop import language
from cocreate_desktop.domain.replies import TAKEN_NAMES, Reply, Taken
from cocreate_desktop.exchange.leavingideas import Idea
from cocreate_desktop.language import _, ngettext, number_text

_MARK = "cocreate:"
_MARKED = re.compile(rf"{_MARK}([0-9A-Za-z-]+)")


def mark(idea: Idea) -> str:
    """The line by which we know an idea again in what the other system exports."""
    return f"{_MARK}{idea.id}"


def marked(text: str) -> str:
    """The id in a text that carries the line, of whatever is wrapped around it; empty without one. The last counts: somebody
    may have quoted another."""
    found = _MARKED.findall(text)
    return found[-1] if found else ""


def body(idea: Idea, *, replied: bool = True) -> str:
    """All that is told of an idea, without its mark: paragraphs with an empty line between them."""
    parts = [idea.text, _said(idea), origin(idea), "\n".join(idea.results)]
    if replied and idea.reply is not None:
        parts.append(_("Reply: {words}").format(words=answer(idea.reply)))
    return "\n\n".join(part for part in parts if part)


def _said(idea: Idea) -> str:
    if not idea.notes:
        return ""
    head = ngettext("{n} note says this:", "{n} notes say this:", idea.said).format(n=number_text(idea.said))
    return "\n".join((head, *(f"• {line}" for line in _lines(idea))))


def _lines(idea: Idea) -> Iterator[str]:
    for note in idea.notes:
        often = f"{number_text(note.times)}× " if note.times > 1 else ""
        yield f"{often}{note.text}"


def origin(idea: Idea) -> str:
    """Under which theme it hangs, how often it was said and where it comes from, a line each; empty when nothing is known."""
    where = ", ".join(part for part in (idea.evening, idea.day, idea.hall, idea.neighbourhood) if part)
    sentence = _("This comes from {where}.").format(where=where) if where else ""
    theme = _("Theme: {theme}").format(theme=idea.theme) if idea.theme else ""
    often = ""
    if idea.text and idea.times > 1:
        often = _("{n} notes say the same.").format(n=number_text(idea.times))
    return "\n".join(part for part in (theme, often, sentence) if part)


def summary(idea: Idea, most: int) -> str:
    """An idea in one line of at most ``most`` characters where that can be: how much was said, where and when."""
    if idea.notes:
        lead = ngettext("{n} note", "{n} notes", idea.said).format(n=number_text(idea.said))
    else:
        lead = _("Theme: {theme}").format(theme=idea.theme) if idea.theme else _("An idea of a neighbour")
    line = " ".join(lead.split()).rstrip(".")
    for part in (idea.evening, idea.day, idea.neighbourhood, idea.hall):
        longer = f"{line}, {' '.join(part.split())}"
        if part and len(longer) < most:
            line = longer
    return f"{line}."


def answer(reply: Reply) -> str:
    """What is replied and why, and until when it is waited for."""
    taken = _("Taken over: {taken}. {words}").format(taken=_(TAKEN_NAMES[reply.taken]), words=reply.words)
    said = [reply.words if reply.taken is Taken.OPEN else taken.strip()]
    if reply.why:
        said.append(_("Why: {why}").format(why=reply.why))
    if reply.due and reply.taken is Taken.OPEN:
        day = language.date_text(date.fromisoformat(reply.due), year=True)
        said.append(_("The reply comes on {day} at the latest.").format(day=day))
    return "\n".join(part for part in said if part)


def fillers(*, project: str, question: str) -> Sequence[str]:
    """Sentences that make a description longer without saying anything new: what the evening was about, and how it went."""
    said = (
        _("The question was: {question}").format(question=question) if question else "",
        _("It is part of “{project}”.").format(project=project) if project else "",
        _("Neighbours wrote this down together at a meeting in the neighbourhood. No names were kept."),
    )
    return [f" {part}" if place else f"\n\n{part}" for place, part in enumerate(filter(None, said))]


def longer_title(idea: Idea, *, project: str) -> Sequence[str]:
    """What may stand behind a title that is too short."""
    parts = (idea.theme, idea.evening, idea.day, idea.neighbourhood, project)
    return [f" – {' '.join(part.split())}" for part in parts if part and part != idea.title]
