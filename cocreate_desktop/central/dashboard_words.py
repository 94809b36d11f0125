"""What the dashboard says of figures, in the language spoken: every share with what it is of, and what is unknown said so."""

from datetime import date, datetime

from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.pledges import PLEDGE_STATES, PledgeState
from cocreate_desktop.domain.reach import Meter, Share, percent_text
from cocreate_desktop.domain.replies import TAKEN_NAMES, Taken
from cocreate_desktop.domain.satisfaction import Satisfaction, Verdict
from cocreate_desktop.language import _, date_text, ngettext, number_text, time_text
from cocreate_desktop.services.across import ProjectFigures, ThemeFigures
from cocreate_desktop.services.addedup import Together
from cocreate_desktop.services.auditing import BASE_NAMES as VOTE_BASES
from cocreate_desktop.services.ballotwords import people_text, units
from cocreate_desktop.services.hearback import Followers


def evenings_words(one: ProjectFigures) -> str:
    """How many evenings were held, of those that are planned."""
    if not one.planned:
        return _("No evening is planned yet.")
    words = ngettext("{k} of {n} evening held", "{k} of {n} evenings held", one.planned)
    return words.format(k=number_text(one.held), n=number_text(one.planned))


def days_words(one: ProjectFigures) -> str:
    """From the first evening to the last; empty before the first."""
    days = [date_text(date.fromisoformat(day), year=True) for day in (one.first_day, one.last_day) if day]
    return " – ".join(dict.fromkeys(days))


def people_words(one: ProjectFigures) -> str:
    """How many people came, each once."""
    if one.people is None:
        return _("Nobody counted how many people came.")
    visits = ngettext("{n} visit", "{n} visits", one.visits).format(n=number_text(one.visits))
    words = _("{people} in {visits}").format(people=people_text(one.people), visits=visits)
    return ". ".join((words, _("Not everybody was counted at the door."))) if one.unsure else words


def percent_of(share: Share, percent: int | None) -> str:
    """A share in large letters, to stand beside its base; empty when there is none."""
    return "" if percent is None else percent_text(percent, anybody=share.numerator > 0)


def reach_percent(share: Share) -> str:
    """The share of a sum, which has no goal."""
    return percent_of(share, share.percent)


def meter_percent(meter: Meter) -> str:
    """The share of one project."""
    return percent_of(meter.share, meter.percent)


def no_reach(one: ProjectFigures) -> str:
    """Why there is no share of reach."""
    if not one.project.base_number:
        return _("The number to measure reach against is not filled in yet.")
    return _("Nobody counted how many people came.")


def marks_percent(found: Satisfaction) -> str:
    """The satisfied in large letters; empty under ten marks."""
    return f"{found.percent} %" if found.percent is not None else ""


def marks_few(found: Satisfaction) -> str:
    """That there are too few marks for a percentage; empty when there are enough."""
    return found.goal_words if found.percent is None else ""


def projects_words(number: int, of: int) -> str:
    """In how many of the projects something is known."""
    words = ngettext("in {k} of {n} project", "in {k} of {n} projects", of)
    return words.format(k=number_text(number), n=number_text(of))


def counted_words(share: Share) -> str:
    """How many people were counted for a share, residents or not."""
    return ngettext("{n} person counted", "{n} people counted", share.n).format(n=number_text(share.n))


def theme_words(theme: ThemeFigures) -> str:
    """How a theme did in the vote; else how many notes hang under it."""
    votes = theme.votes
    if votes is None:
        return ngettext("{n} note", "{n} notes", theme.notes).format(n=number_text(theme.notes))
    total = units(votes.round, votes.result.total)
    if votes.result.people is None or votes.base_number is None:
        return total
    words = _("{total}, chosen by {people} of {base} {name}")
    return words.format(
        total=total,
        people=number_text(votes.result.people),
        base=number_text(votes.base_number),
        name=_(VOTE_BASES[votes.base]),
    )


def replies_words(answered: int, themes: int) -> str:
    """How many themes have a reply."""
    if not themes:
        return _("There are no themes yet.")
    words = ngettext("{k} of {n} theme has a reply", "{k} of {n} themes have a reply", themes)
    return words.format(k=number_text(answered), n=number_text(themes))


def replies_parts(one: ProjectFigures | Together) -> str:
    """How many of each: "2 yes, 1 partly, 1 not answered yet"."""
    return _in_parts([(one.replies[taken], _(TAKEN_NAMES[taken])) for taken in Taken])


def pledges_words(one: ProjectFigures | Together) -> str:
    """How many pledges are done."""
    number = sum(one.pledge_states.values())
    if not number:
        return _("There are no pledges yet.")
    words = ngettext("{k} of {n} pledge done", "{k} of {n} pledges done", number)
    return words.format(k=number_text(one.pledge_states[PledgeState.DONE]), n=number_text(number))


def pledges_parts(one: ProjectFigures | Together) -> str:
    """How many stand elsewhere."""
    elsewhere = [state for state in PledgeState if state is not PledgeState.DONE]
    return _in_parts([(one.pledge_states[state], _(PLEDGE_STATES[state])) for state in elsewhere])


def _in_parts(found: list[tuple[int, str]]) -> str:
    parts = (_("{n} {what}").format(n=number_text(number), what=what) for number, what in found if number)
    return ", ".join(parts)


def replies_late_words(number: int) -> str:
    """So many replies are late; empty when none is."""
    return ngettext("{n} reply late", "{n} replies late", number).format(n=number) if number else ""


def pledges_late_words(number: int) -> str:
    """So many pledges are late; empty when none is."""
    return ngettext("{n} pledge late", "{n} pledges late", number).format(n=number) if number else ""


def unread_words(number: int) -> str:
    """That projects could not be read; empty when all could."""
    if not number:
        return ""
    words = ngettext(
        "{n} project could not be read just now. It is safe, but it is in none of the figures here. Open the page again.",
        "{n} projects could not be read just now. They are safe, but in none of the figures here. Open the page again.",
        number,
    )
    return words.format(n=number_text(number))


def waiting_words(number: int) -> str:
    """That projects have a place here, and nothing of them came in."""
    words = ngettext(
        "{n} project has a place here, but no laptop has sent anything of it yet.",
        "{n} projects have a place here, but no laptop has sent anything of them yet.",
        number,
    )
    return words.format(n=number_text(number))


def over_words(name: str, day: str) -> str:
    """That a project is no more."""
    told = _(
        "{name} was to be kept until {day}. The hub has deleted its copy and takes nothing of it any more."
    )
    return told.format(name=name, day=date_text(date.fromisoformat(day), year=True))


def synced_words(synced_at: str, now: datetime) -> str:
    """When something last came in from a laptop, in the time zone of ``now``; ``synced_at`` in UTC or empty."""
    moment = moment_of(synced_at)
    if moment is None:
        return _("nothing came in yet")
    there = moment.astimezone(now.tzinfo)
    if there.date() == now.date():
        return _("last from a laptop today at {time}").format(time=time_text(there))
    day = date_text(there.date(), year=there.year != now.year)
    return _("last from a laptop on {day} at {time}").format(day=day, time=time_text(there))


def followers_words(found: Followers) -> str:
    """How many people at home wait for news of the project, or offered help there; empty when nobody does."""
    hear = ngettext("{n} person at home waits for news", "{n} people at home wait for news", found.confirmed)
    help_ = ngettext("{n} can be asked for help", "{n} can be asked for help", found.helping)
    wait = ngettext("{n} has not said yes yet", "{n} have not said yes yet", found.waiting)
    told = ((hear, found.confirmed), (help_, found.helping), (wait, found.waiting))
    return ", ".join(words.format(n=number_text(number)) for words, number in told if number)


def meter_share(share: Share) -> str:
    """How far a meter is filled, as a length in percent; never beyond its end."""
    return f"{min(float(share.exact), 1.0) * 100:.2f}%"


def marks_share(found: Satisfaction) -> str:
    """The same for marks."""
    return f"{found.satisfied * 100 / found.n:.2f}%" if found.n else "0%"


def is_reached(found: Satisfaction) -> bool | None:
    """Whether the goal for satisfied is reached; None where the marks are too few to say."""
    if found.verdict is Verdict.TOO_FEW:
        return None
    return found.verdict is not Verdict.MISSED


def more_themes(number: int) -> str:
    """That there are more themes than are shown."""
    return ngettext("and {n} theme more", "and {n} themes more", number).format(n=number_text(number))


def projects_noun(number: int) -> str:
    """What a number of projects counts, to stand beside it."""
    return ngettext("project", "projects", number)


def people_noun(number: int) -> str:
    """The same of people."""
    return ngettext("person", "people", number)


def held_words(found: Together) -> str:
    """How many evenings were held in all projects."""
    words = ngettext("{k} of {n} evening held", "{k} of {n} evenings held", found.planned)
    return words.format(k=number_text(found.held), n=number_text(found.planned))


def unsure_words(number: int) -> str:
    """In how many projects people were not counted one by one."""
    words = ngettext(
        "In {n} project not everybody was counted at the door.",
        "In {n} projects not everybody was counted at the door.",
        number,
    )
    return words.format(n=number_text(number))


def beyond_words(number: int) -> str:
    """That projects are left out of a sum, because their numbers cannot be right."""
    words = ngettext(
        "{n} project is left out here: it has more people than its base counts.",
        "{n} projects are left out here: they have more people than their base counts.",
        number,
    )
    return words.format(n=number_text(number))
