"""The sentences that papers share: rules, channels, who decides, and how a round came to its result."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import RUNG_RESULTS, Project
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.paper.gathering import day_text
from cocreate_desktop.services.tallying import RoundView

_CHANNELS = {
    Channel.PHONE: N_("Phone"),
    Channel.CARD: N_("Voting cards"),
    Channel.HANDS: N_("Raised hands"),
    Channel.DOTS: N_("Sticker poster"),
    Channel.PAPER: N_("Ballot slips"),
    Channel.ONLINE: N_("Online"),
}
_METHODS = {"dots": N_("dots"), "choice": N_("one choice"), "approval": N_("approval")}
_BASES = {
    "cast": N_("Percentages are of the {n} people who voted."),
    "valid": N_("Percentages are of the {n} people with a valid ballot."),
    "present": N_("Percentages are of the {n} people in the hall."),
    "entitled": N_("Percentages are of the {n} people who could vote."),
}


def channel_name(channel: str) -> str:
    """A channel in words."""
    return _(_CHANNELS.get(Channel(channel), N_("Laptop")))


def method_name(voting: Round) -> str:
    """The method in a word or two."""
    return _(_METHODS.get(voting.method, "")) or voting.method


def units(voting: Round, number: int) -> str:
    """So many dots, or so many votes."""
    if voting.method == "dots":
        return ngettext("{n} dot", "{n} dots", number).format(n=number_text(number))
    return ngettext("{n} vote", "{n} votes", number).format(n=number_text(number))


def people(number: int) -> str:
    """So many people."""
    return ngettext("{n} person", "{n} people", number).format(n=number_text(number))


def rules(voting: Round) -> str:
    """What a voter may do, in the present tense; for slips and posters."""
    if voting.method == "dots":
        said = ngettext("You have {n} dot.", "You have {n} dots.", voting.dots).format(n=voting.dots)
        if 0 < voting.max_per_option < voting.dots:
            said += " " + _("At most {n} on one choice.").format(n=voting.max_per_option)
        return said
    if voting.method == "choice" and voting.max_choices <= 1:
        return _("Choose one.")
    if voting.max_choices:
        most = voting.max_choices
        return ngettext("Choose at most {n}.", "Choose at most {n}.", most).format(n=most)
    return _("Choose everything that you agree with.")


def rules_then(voting: Round) -> str:
    """What a voter could do, in the past tense; for the report."""
    if voting.method == "dots":
        said = ngettext("Everybody had {n} dot.", "Everybody had {n} dots.", voting.dots).format(
            n=voting.dots
        )
        if 0 < voting.max_per_option < voting.dots:
            said += " " + _("At most {n} could go on one choice.").format(n=voting.max_per_option)
        return said
    if voting.method == "choice" and voting.max_choices <= 1:
        return _("Everybody could choose one.")
    if voting.max_choices:
        most = voting.max_choices
        return ngettext("Everybody could choose {n}.", "Everybody could choose {n} at most.", most).format(
            n=most
        )
    return _("Everybody could choose all they agreed with.")


def decided(project: Project) -> str:
    """Who decides, and when; said too when that was not written down."""
    if not project.decides_who:
        return _("It was not written down who decides.")
    if project.decides_on:
        return _("{who} decides on {day}.").format(
            who=project.decides_who, day=day_text(project.decides_on, year=True)
        )
    return _("{who} decides.").format(who=project.decides_who)


def rung_sentence(project: Project) -> str:
    """What this result is: an advice is never called a decision."""
    return _(RUNG_RESULTS[project.rung])


def is_told(view: RoundView) -> bool:
    """Whether the result may be on paper: the round is closed or revealed, and was counted."""
    return view.tally is not None and view.round.phase in (Phase.CLOSED, Phase.REVEALED)


def ties(view: RoundView, tally: Tally) -> str:
    """Which options are equal, by their letters; empty when none are."""
    letters = {option.id: option.letter for option in view.options}
    totals = {option.id: option.total for option in tally.options}
    said = []
    for group in tally.ties:
        if totals[group[0]]:
            names = sorted(letters.get(one, "?") for one in group)
            both = _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
            said.append(_("Equal in place {n}: {options}.").format(n=tally.place(group[0]), options=both))
    return " ".join(said)


def turnout(view: RoundView, tally: Tally) -> str:
    """How many votes of how many people, of how many in the hall."""
    voters = _voters(tally)
    total = units(view.round, tally.total)
    if voters is None:
        said = _("{counted}. Of how many people was not counted everywhere.").format(counted=total)
    else:
        said = _("{counted} from {people}.").format(counted=total, people=people(voters))
    if view.present is not None and voters is not None and voters <= view.present:
        base = _("{voted} of the {present} people in the hall voted.")
        return f"{said} {base.format(voted=number_text(voters), present=number_text(view.present))}"
    if view.present is not None:
        hall = ngettext(
            "There was {n} person in the hall.", "There were {n} people in the hall.", view.present
        )
        return f"{said} {hall.format(n=number_text(view.present))}"
    return said + " " + _("Nobody counted how many people were in the hall.")


def _voters(tally: Tally) -> int | None:
    found = [channel.cast for channel in tally.by_channel.values()]
    return None if None in found else sum(number or 0 for number in found)


def by_channel(view: RoundView, tally: Tally) -> str:
    """What each channel brought."""
    said = []
    for channel, result in tally.by_channel.items():
        total = units(view.round, sum(result.totals.values()))
        if result.cast is None:
            words = _("{channel}: {counted}, people not counted.")
            said.append(words.format(channel=channel_name(channel), counted=total))
        else:
            words = _("{channel}: {counted} from {people}.")
            said.append(
                words.format(channel=channel_name(channel), counted=total, people=people(result.cast))
            )
    return " ".join(said)


def base(tally: Tally) -> str:
    """What the percentages are of; empty where there are none."""
    if tally.method == "dots" or tally.base_number is None:
        return ""
    return _(_BASES.get(tally.base, _BASES["valid"])).format(n=number_text(tally.base_number))


def doubts(view: RoundView, tally: Tally) -> tuple[str, ...]:
    """What one should keep in mind with this result, a sentence each."""
    said = []
    totals = [option.total for option in tally.options]
    if len(totals) > 1 and totals[0] and totals[0] - totals[1] == 1:
        said.append(_("Between place 1 and place 2 there is a difference of 1."))
    if any(channel in (Channel.HANDS, Channel.DOTS) for channel in tally.by_channel):
        said.append(_("Hands and stickers were counted by eye and typed in."))
    if tally.invalid:
        number = len(tally.invalid)
        words = ngettext(
            "{n} ballot did not follow the rules and was not counted.",
            "{n} ballots did not follow the rules and were not counted.",
            number,
        )
        said.append(words.format(n=number))
    voters = _voters(tally)
    if view.present is not None and voters is not None and voters > view.present:
        said.append(_("More people voted than were counted in the hall."))
    return tuple(said)
