"""The way of one idea in words, for the window and for paper: what it became, part by part. Translated when asked; no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain.notes import first_words
from cocreate_desktop.domain.offers import LEVEL_NAMES, OFFER_NAMES
from cocreate_desktop.domain.online import NoteSupport
from cocreate_desktop.domain.pledges import PLEDGE_STATES, Pledge
from cocreate_desktop.domain.replies import TAKEN_NAMES, Reply
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import _, date_text, ngettext, number_text
from cocreate_desktop.services.ballotwords import people_text, units
from cocreate_desktop.services.notesupport import support_line
from cocreate_desktop.services.proposaltrace import Traced
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.tracing import InRound, Trace


@dataclass(frozen=True, slots=True)
class TracePart:
    """A part of the way: its ``title`` and what stands there, each line a sentence or somebody's own words. ``came``: whether
    anything came of it; else the one line says that nothing did yet. ``icon``: a name in resources/icons."""

    title: str
    lines: tuple[str, ...]
    icon: str
    came: bool = True


def parts(trace: Trace) -> tuple[TracePart, ...]:
    """Every part of the way, from the note to the reply, also those that nothing came of."""
    replies = [line for reply in trace.replies for line in _reply(reply)]
    elsewhere = [_support(trace, one) for one in trace.support]
    return (
        TracePart(_("The note"), _note(trace), "note"),
        _part(_("The theme"), (one.name or _("A theme without a sentence yet") for one in trace.themes), "stack",
              _("It hangs loose: under no theme.")),
        _part(_("The vote"), (round_line(one) for one in trace.rounds), "sticker", _("It was in no vote.")),
        *([TracePart(_("Asked elsewhere"), tuple(elsewhere), "globe")] if elsewhere else []),
        _part(_("The proposal"), (_paragraph(one) for one in trace.paragraphs), "file-text",
              _("It stands in no proposal.")),
        _part(_("Offered and sought"), (_offers(trace)), "handshake", _("Nobody has offered anything for it yet.")),
        _part(_("The pledges"), (_pledge(one) for one in trace.pledges), "list-checks",
              _("Nothing has been agreed about it yet.")),
        _part(_("The reply"), replies, "chat-circle", _("There is no reply yet.")),
    )  # fmt: skip


def _part(title: str, lines: Iterable[str], icon: str, none: str) -> TracePart:
    found = tuple(line for line in lines if line)
    return TracePart(title, found or (none,), icon, bool(found))


def _note(trace: Trace) -> tuple[str, ...]:
    note, evening = trace.note, trace.evening
    day = date_text(date.fromisoformat(evening.date), year=True) if evening.date else ""
    said = [f"“{note.text}”"]
    if first_words(note):
        said.append(_("First it said: “{words}”").format(words=first_words(note)))
    said.append(", ".join(part for part in (evening.name, day) if part))
    if trace.said_too:
        many = ngettext("{n} other note says the same.", "{n} other notes say the same.", len(trace.said_too))
        said.append(many.format(n=number_text(len(trace.said_too))))
    if len(trace.places) > 1:
        said.append(_("It hangs in {n} places.").format(n=number_text(len(trace.places))))
    return tuple(line for line in said if line)


def round_line(one: InRound) -> str:
    """What an option got in one sentence, or that the room has not seen it yet."""
    view, option = one.view, one.option
    if view.tally is None or not view.round.phase.shown:
        return _("{letter} in “{question}”: not revealed yet.").format(
            letter=option.letter, question=view.question
        )
    said = ngettext(
        "{letter} in “{question}”: {total}, of {n} person who voted{won}.",
        "{letter} in “{question}”: {total}, of {n} people who voted{won}.",
        view.counted,
    )
    told = said.format(
        letter=option.letter,
        question=view.question,
        total=_total(view, view.tally, option.id),
        n=number_text(view.counted),
        won=_(" · chosen") if option.id in view.tally.winners else "",
    )
    if view.online is None:
        return told
    home = _("Online: {total}, of {people}.").format(
        total=_total(view, view.online.tally, option.id), people=people_text(view.online.voters)
    )
    return f"{told} {home}"


def _total(view: RoundView, tally: Tally, option_id: str) -> str:
    """What it got, as its method counts; a mean where the places go by it, never cut to a whole number."""
    found = next((one for one in tally.options if one.id == option_id), None)
    if found is None:
        return "0"
    if tally.method == "score" and found.mean is not None:
        return number_text(found.mean)
    return units(view.round, found.total)


def _support(trace: Trace, one: NoteSupport) -> str:
    """What people said elsewhere of the idea, or of the theme that it hangs in."""
    line = support_line(one)
    theme = next((theme.name for theme in trace.themes if theme.id == one.note_id), "")
    return _("{line} That was about “{theme}”.").format(line=line, theme=theme) if theme else line


def _paragraph(one: Traced) -> str:
    words = f"“{one.text}”"
    if not one.versions:
        return _("In the living text: {words}").format(words=words)
    numbers = ", ".join(map(str, one.versions))
    return _("In version {numbers}: {words}").format(numbers=numbers, words=words)


def _offers(trace: Trace) -> tuple[str, ...]:
    return tuple(
        _("{kind}: {text} ({level})").format(
            kind=_(OFFER_NAMES[one.kind]), text=one.text, level=_(LEVEL_NAMES[one.level])
        )
        for one in trace.offers
    )


def _pledge(one: Pledge) -> str:
    day = date_text(date.fromisoformat(one.due), year=True) if one.due else _("no day yet")
    who = one.who or _("nobody yet")
    return _("{what}: {who}, {day} ({state})").format(
        what=one.what, who=who, day=day, state=_(PLEDGE_STATES[one.state])
    )


def _reply(reply: Reply) -> tuple[str, ...]:
    if not reply.taken:
        return ()
    said = [
        _("Taken over: {taken}. {words}").format(taken=_(TAKEN_NAMES[reply.taken]), words=reply.words).strip()
    ]
    if reply.why:
        said.append(_("Why: {why}").format(why=reply.why))
    day = date_text(date.fromisoformat(reply.due), year=True) if reply.due else ""
    who = ", ".join(part for part in (reply.who, day) if part)
    return (*said, who) if who else tuple(said)
