"""What the pages at home, served or exported, say of replies, pledges, promises, notes and remarks, in the language spoken now:
plain values for the templates. Nothing is decided here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from cocreate_desktop.domain.offers import LEVEL_NAMES, Offer
from cocreate_desktop.domain.online import Remark
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.replies import After, Reply, Taken
from cocreate_desktop.language import N_, _, apart, date_text, ngettext, number_text
from cocreate_desktop.services.athome import HomeNote, HomePledge, HomeRound, HomeTheme, HomeView
from cocreate_desktop.services.replies import PromiseLine

TAKEN: Final[Mapping[Taken, tuple[str, str, str]]] = {
    Taken.YES: ("check-circle-fill", "yes", N_("This is taken over.")),
    Taken.PARTLY: ("circle-half-fill", "partly", N_("This is partly taken over.")),
    Taken.NO: ("x-circle-fill", "no", N_("This is not taken over.")),
    Taken.OPEN: ("circle", "open", N_("There is no answer yet.")),
}
"""Icon, style class and message for each reply."""
PLEDGED: Final = {
    PledgeState.OPEN: ("circle", N_("agreed")),
    PledgeState.DOING: ("circle-half", N_("being done")),
    PledgeState.DONE: ("check-circle-fill", N_("done")),
    PledgeState.DROPPED: ("x-circle", N_("will not be done")),
}
_AFTER: Final = {
    After.WEEKS_2: N_("You hear how it stands two weeks after the last evening."),
    After.MONTHS_6: N_("You hear how it stands half a year after the last evening."),
    After.MONTHS_12: N_("You hear how it stands a year after the last evening."),
}
_NAMELESS: Final = N_("A theme without a sentence yet")

Value = dict[str, object]


def day_text(stored: str) -> str:
    """A stored day in words; empty for none."""
    try:
        return date_text(date.fromisoformat(stored), year=True)
    except ValueError:
        return ""


def responsible(project: Project) -> str:
    """Who is responsible and how long answers are kept, in two sentences."""
    if project.responsible:
        said = _("{who} is responsible for this project.").format(who=apart(project.responsible))
    else:
        said = _("The organiser is responsible for this project.")
    until = day_text(project.keep_until)
    if not until:
        return f"{said} {_('We keep only your answers, without a name.')}"
    return f"{said} {_('We keep only your answers, until {day}, without a name.').format(day=until)}"


def reply_value(reply: Reply | None) -> Value | None:
    """The reply to a theme; None where nobody answered and no day is known."""
    if reply is None:
        return None
    icon, tone, words = TAKEN[reply.taken]
    due = day_text(reply.due)
    if not due:
        when = ""
    elif reply.taken is Taken.OPEN:
        when = _("The answer comes on {day} at the latest.").format(day=due)
    else:
        when = _("When: {day}.").format(day=due)
    return {
        "icon": icon,
        "tone": tone,
        "taken": _(words),
        "words": reply.words,
        "why": reply.why,
        "due": when,
    }


def theme_name(theme: HomeTheme) -> str:
    """Its sentence, or that it has none."""
    return theme.name or _(_NAMELESS)


def theme_value(theme: HomeTheme, backed: int = 0, most: int | None = None) -> Value:
    """A theme in a list of them, or on its own page; with the first ``most`` of its notes (None: all)."""
    said = sum(note.times for note in theme.notes)
    more = [ngettext("{n} note", "{n} notes", said).format(n=number_text(said)), backers(backed)]
    leads = ngettext("{n} person leads this idea.", "{n} people lead this idea.", theme.leads)
    return {
        "id": theme.id,
        "code": theme.code,
        "name": theme_name(theme),
        "named": bool(theme.name),
        "more": " · ".join(filter(None, more)),
        "notes": tuple(note_value(note) for note in theme.notes[:most]),
        "reply": reply_value(theme.reply),
        "sought": tuple(offer_value(one) for one in theme.sought),
        "leads": leads.format(n=number_text(theme.leads)) if theme.leads else "",
    }


def note_value(note: HomeNote) -> Value:
    """A note on a wall, or on its own page."""
    times = ngettext("said {n} time", "said {n} times", note.times).format(n=number_text(note.times))
    return {
        "code": note.code,
        "text": note.text,
        "colour": note.colour,
        "picture": note.picture,
        "more": times if note.times > 1 else "",
        "elsewhere": _elsewhere(note),
    }


def _elsewhere(note: HomeNote) -> str:
    found = note.support
    if found is None:
        return ""
    said = _(
        "Elsewhere {agrees} agreed, {disagrees} disagreed and {passes} passed, of {people} people in all."
    )
    numbers = {
        "agrees": found.agrees,
        "disagrees": found.disagrees,
        "passes": found.passes,
        "people": found.people,
    }
    return said.format(**{name: number_text(number) for name, number in numbers.items()})


def offer_value(offer: Offer) -> Value:
    """Something that is sought or offered."""
    return {"text": offer.text, "level": _(LEVEL_NAMES[offer.level]), "number": offer.number}


def pledge_values(pledges: Iterable[HomePledge], themes: Mapping[str, str]) -> tuple[Value, ...]:
    """What was agreed; what may not be read is left out. ``themes`` are their sentences by id."""
    found: list[Value] = []
    for one in pledges:
        icon, words = PLEDGED[one.state]
        due = day_text(one.due)
        before = _("by {day}").format(day=due) if due else ""
        state = " · ".join(filter(None, (_(words), before)))
        if one.what:
            found.append(
                {
                    "what": one.what,
                    "icon": icon,
                    "state": state,
                    "theme": themes.get(one.theme, ""),
                    "told": one.told,
                }
            )
    return tuple(found)


def promise_values(promises: Iterable[PromiseLine]) -> tuple[Value, ...]:
    """When people hear from us, the first moment first."""
    found: list[Value] = []
    for one in promises:
        done, due = day_text(one.done_on), day_text(one.due)
        if done:
            when = _("On {day} we told how it stands.").format(day=done)
        elif due:
            when = _("On {day} you hear how it stands.").format(day=due)
        else:
            when = _(_AFTER[one.after])
        found.append({"icon": "check-circle-fill" if done else "calendar", "when": when, "told": one.told})
    return tuple(found)


def open_value(one: HomeRound) -> Value:
    """A vote that is open, as a link to it."""
    said = [_("Vote now")]
    until = day_text(one.until)
    if until:
        said.append(_("up to and with {day}").format(day=until))
    if one.codes:
        said.append(_("with the personal code on your slip or card"))
    return {"code": one.code, "question": one.view.question, "more": " · ".join(said)}


def backers(number: int) -> str:
    """How many stand behind something; empty for nobody."""
    if not number:
        return ""
    said = ngettext("{n} person stands behind this", "{n} people stand behind this", number)
    return said.format(n=number_text(number))


def remark_values(remarks: Sequence[Remark]) -> tuple[Value, ...]:
    """Remarks that may be read."""
    return tuple({"text": one.text, "on": day_text(one.said_on), "answer": one.answer} for one in remarks)


def described(view: HomeView) -> str:
    """The project in one sentence, for who links to it."""
    return view.project.question or view.project.name


def no_mail(project: Project) -> str:
    """What to do where no mail can be sent."""
    if project.organiser:
        said = _("No mail can be sent from here. Tell {who} that you want to hear how it goes on.")
        return said.format(who=apart(project.organiser))
    return _("No mail can be sent from here. Tell the organiser that you want to hear how it goes on.")
