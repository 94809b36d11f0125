"""What the result of a round rests on, in sentences: who voted and how, the base, ties, and what makes one doubt it."""

from collections.abc import Callable, Mapping

from cocreate_desktop.domain.controlfigure import last_seal, read_seal
from cocreate_desktop.domain.few import few_alone
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import REFUSALS, AuditLine, Happening
from cocreate_desktop.domain.voting import Exact, Tally
from cocreate_desktop.language import _, ngettext, number_text, time_text
from cocreate_desktop.services.auditing import channel_name as channel_word
from cocreate_desktop.services.auditing import refused_words, text_of, unnamed
from cocreate_desktop.services.ballotwords import WITH_SHARES, listed, people_text, too_small, units
from cocreate_desktop.services.resultwords import channel_name
from cocreate_desktop.services.tallying import RoundView

_BASES: Mapping[str, Callable[[Exact], str]] = {
    "cast": lambda n: ngettext(
        "The percentages are of the {n} person who voted.", "Percentages are of the {n} people who voted.", n
    ),
    "valid": lambda n: ngettext(
        "The percentages are of the {n} person with a valid ballot.",
        "Percentages are of the {n} people with a valid ballot.",
        n,
    ),
    "present": lambda n: ngettext(
        "The percentages are of the {n} person in the hall.",
        "Percentages are of the {n} people in the hall.",
        n,
    ),
    "entitled": lambda n: ngettext(
        "The percentages are of the {n} person who could vote.",
        "Percentages are of the {n} people who could vote.",
        n,
    ),
}
_ADDED_UP = ("dots", "choice", "approval", "budget", "chips")
"""Methods of which a total over all options says something."""
_NEAR = ("dots", "choice", "approval", "budget")
_BY_EYE = (Channel.HANDS, Channel.DOTS)
_COUNTED = (Happening.TYPED, Happening.REPLACED, Happening.MOVED, Happening.TAKEN_BACK)
"""Lines about one table or one voter: a report only tells how many there are."""
_SEEN = (Channel.HANDS, Channel.DOTS, Channel.TABLE, Channel.ONLINE)
"""Hands and stickers were seen by everybody, and a table spoke aloud; what came from home stands by itself anyhow."""
_MOST_LINES = 10


def ties(view: RoundView, tally: Tally) -> str:
    """Which options are equal, by their letters; empty when none are."""
    if tally.as_listed:
        return _even(tally)
    letters = {option.id: option.letter for option in view.options}
    said = []
    for group in tally.ties:
        if tally.measure(group[0]) > 0:
            names = sorted(letters.get(one, "?") for one in group)
            said.append(
                _("Equal in place {n}: {options}.").format(n=tally.place(group[0]), options=listed(names))
            )
    return " ".join(said)


def _even(tally: Tally) -> str:
    if tally.method != "yes-no":
        return ""
    yes, no = tally.result("yes").total, tally.result("no").total
    return _("As many people said yes as said no.") if yes and yes == no else ""


def turnout(view: RoundView, tally: Tally) -> str:
    """How many votes of how many people, of how many in the hall; who voted at home was not there to be counted."""
    voters = voters_of(tally)
    said = _counted(view, tally, voters)
    if view.only_online:
        return f"{said} {_('Everybody voted at home.')}"
    if view.present is not None and voters is not None and voters <= view.present:
        base = ngettext(
            "{voted} of the {present} person in the hall voted.",
            "{voted} of the {present} people in the hall voted.",
            view.present,
        )
        said = said if tally.method in _ADDED_UP else ""
        return f"{said} {base.format(voted=number_text(voters), present=number_text(view.present))}".strip()
    if view.present is not None:
        hall = ngettext(
            "There was {n} person in the hall.", "There were {n} people in the hall.", view.present
        )
        return f"{said} {hall.format(n=number_text(view.present))}".strip()
    return f"{said} {_('Nobody counted how many people were in the hall.')}".strip()


def _counted(view: RoundView, tally: Tally, voters: Exact | None) -> str:
    if tally.method not in _ADDED_UP:
        if voters is None:
            return _("How many people voted was not counted everywhere.")
        return ngettext("{n} person voted.", "{n} people voted.", voters).format(n=number_text(voters))
    total = units(view.round, tally.total)
    if voters is None:
        return _("{counted}. Of how many people was not counted everywhere.").format(counted=total)
    return _("{counted} from {people}.").format(counted=total, people=people_text(voters))


def voters_of(tally: Tally) -> Exact | None:
    """How many people voted; None where nobody counted those behind a typed count."""
    found = [channel.cast for channel in tally.by_channel.values()]
    return None if None in found else sum(number or 0 for number in found)


def by_channel(view: RoundView, tally: Tally) -> str:
    """What each channel brought; of how many people alone where a few could be told apart."""
    people_alone = tally.method not in _ADDED_UP or bool(told_apart(tally))
    return " ".join(_of_channel(view, tally, one, people_alone) for one in tally.by_channel)


def told_apart(tally: Tally) -> tuple[str, ...]:
    """The ways of the hall by which so few voted that a choice could be told apart; none where all came by one."""
    people = {name: None if one.cast is None else int(one.cast) for name, one in tally.by_channel.items()}
    return few_alone(people, _SEEN)


def few(tally: Tally) -> str:
    """That it is not told what came by each way, and why; empty where it is told."""
    ways = ", ".join(channel_word(name) for name in told_apart(tally))
    if not ways:
        return ""
    return _("So few voted by {ways} that it is not told here what came by which way.").format(ways=ways)


def keep_apart(tally: Tally) -> str:
    """What the facilitator should know who sees it all the same; empty where nobody can be told apart."""
    ways = ", ".join(channel_word(name) for name in told_apart(tally))
    if not ways:
        return ""
    said = _(
        "So few voted by {ways} that their choice could be told apart. Keep the figures by way to yourself."
    )
    return said.format(ways=ways)


def _of_channel(view: RoundView, tally: Tally, channel: str, people_alone: bool) -> str:
    result, name = tally.by_channel[channel], channel_name(channel)
    if people_alone and result.cast is not None:
        return _("{channel}: {people}.").format(channel=name, people=people_text(result.cast))
    total = units(view.round, sum(result.totals.values()))
    if result.cast is None:
        return _("{channel}: {counted}, people not counted.").format(channel=name, counted=total)
    return _("{channel}: {counted} from {people}.").format(
        channel=name, counted=total, people=people_text(result.cast)
    )


def base(tally: Tally) -> str:
    """What the percentages are of, or why there are none though they were asked for; empty where there are none."""
    if tally.method not in WITH_SHARES:
        return ""
    if tally.base_number is None:
        return too_small(tally)
    of = _BASES.get(tally.base, _BASES["valid"])
    return of(tally.base_number).format(n=number_text(tally.base_number))


def quorum(view: RoundView, tally: Tally) -> str:
    """Whether enough people voted; empty when no number was set."""
    if tally.quorum_met is None:
        return ""
    needed = people_text(view.round.quorum)
    if tally.quorum_met:
        return _("At least {people} had to vote, and they did.").format(people=needed)
    said = _("At least {people} had to vote, and {n} did: too few for this result to hold.")
    return said.format(people=needed, n=number_text(tally.cast))


def doubts(view: RoundView, tally: Tally) -> tuple[str, ...]:
    """What one should keep in mind with this result, a sentence each."""
    voters = voters_of(tally)
    there = None if view.only_online else view.present
    more = there is not None and voters is not None and voters > there
    more = more and not (tally.base == "present" and base(tally))  # then it is said there
    found = (
        _close(tally),
        _twice(view),
        _by_eye(tally),
        _second_count(view, tally),
        _not_counted(tally),
        _("More people voted than were counted in the hall.") if more else "",
    )
    return tuple(one for one in found if one)


def _close(tally: Tally) -> str:
    totals = [option.total for option in tally.options]
    if tally.method in _NEAR and len(totals) > 1 and totals[0] and totals[0] - totals[1] == 1:
        return _("Between place 1 and place 2 there is a difference of 1.")
    return ""


def _twice(view: RoundView) -> str:
    if not view.overlap:
        return ""
    names = ", ".join(channel_word(channel) for channel in view.overlap)
    said = _("Somebody may be counted twice: there were several ways to vote without a code ({ways}).")
    return said.format(ways=names)


def _by_eye(tally: Tally) -> str:
    by_eye = any(channel in _BY_EYE for channel in tally.by_channel)
    return _("Hands and stickers were counted by eye and typed in.") if by_eye else ""


def _second_count(view: RoundView, tally: Tally) -> str:
    """Whether hands were counted by two people, and whether they saw the same."""
    if Channel.HANDS not in tally.by_channel:
        return ""
    letters = {option.id: option.letter for option in view.options}
    differing = [place for place in view.differing if place[0] is Channel.HANDS]
    if differing:
        at = ", ".join(sorted(letters.get(option, _("the people")) for _channel, option in differing))
        return _("Two people counted the hands and saw different numbers: {options}.").format(options=at)
    if any(channel is Channel.HANDS for channel, _option in view.second):
        return _("Two people counted the hands and saw the same.")
    return _("The hands were counted by one person.")


def _not_counted(tally: Tally) -> str:
    number = len(tally.invalid)
    if not number:
        return ""
    said = ngettext(
        "{n} ballot did not follow the rules and was not counted.",
        "{n} ballots did not follow the rules and were not counted.",
        number,
    )
    return said.format(n=number)


def audit(view: RoundView) -> tuple[str, ...]:
    """What happened to the round, line by line with its time: its phases and counts, how many votes were replaced, and every
    ballot that was answered with no."""
    others = (line for line in view.audit if line.what not in _COUNTED and line.what not in REFUSALS)
    told = [_timed(line) for line in unnamed(others)]
    later = [line for line in view.audit if line.what is Happening.MOVED and line.detail]
    for what in _COUNTED:
        number = sum(line.what is what and line not in later for line in view.audit)
        told += [_many(what, number)] if number else []
    told += [_moved_later(len(later))] if later else []
    refused = [text_of(line) for line in unnamed(line for line in view.audit if line.what in REFUSALS)]
    return (*_first(told), *((refused_words(view.refused), *_first(refused)) if refused else ()))


def figure(view: RoundView) -> str:
    """The control figure that the result rests on; empty without one."""
    seal = last_seal(view.audit)
    if seal is None:
        return ""
    return _("Control figure: {figure}").format(figure=seal.figure) + "."


def checking(view: RoundView) -> tuple[str, ...]:
    """How anybody computes again that nothing was changed after the closing, with the figure; none without one."""
    figures: list[str] = []  # since it was closed the last time
    for line in view.audit:
        seal = read_seal(line)
        figures = [] if line.what is Happening.CLOSED else figures
        figures += [seal.figure] if seal is not None else []
    if not figures:
        return ()
    since = _("Something came in after that; since then it is {figure}.").format(figure=figures[-1])
    return (
        _("When the vote was closed it was given the control figure {figure}.").format(figure=figures[0]),
        *([since] if len(figures) > 1 else []),
        _("Ask the organiser for the control of this vote, a file without names."),
        _("From it everybody can compute the figure again, and count again."),
    )


def _first(said: list[str]) -> list[str]:
    """A report has room for some lines; all of them stand in the export."""
    more = len(said) - _MOST_LINES
    if more <= 0:
        return said
    words = ngettext("And {n} line more, in the export.", "And {n} lines more, in the export.", more)
    return [*said[:_MOST_LINES], words.format(n=number_text(more))]


def _many(what: Happening, number: int) -> str:
    if what is Happening.REPLACED:
        said = ngettext(
            "{n} vote was replaced by a later one with the same code.",
            "{n} votes were replaced by later ones with the same code.",
            number,
        )
    elif what is Happening.TYPED:
        said = ngettext("{n} table was entered.", "{n} tables were entered.", number)
    elif what is Happening.MOVED:
        said = ngettext(
            "{n} phone went on with a personal code, and its vote went along.",
            "{n} phones went on with a personal code, and their votes went along.",
            number,
        )
    else:
        said = ngettext("{n} entry was taken back.", "{n} entries were taken back.", number)
    return said.format(n=number_text(number))


def _moved_later(number: int) -> str:
    said = ngettext(
        "{n} phone went on with a personal code after the close. Nothing changed in the vote.",
        "{n} phones went on with a personal code after the close. Nothing changed in the vote.",
        number,
    )
    return said.format(n=number_text(number))


def _timed(line: AuditLine) -> str:
    moment = moment_of(line.at)
    return f"{time_text(moment.astimezone())} {text_of(line)}" if moment is not None else text_of(line)
