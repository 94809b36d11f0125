"""The sentences that papers share: channels, who decides, and what a voter could do."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import RUNG_RESULTS, Project
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import N_, _, money_text, ngettext
from cocreate_desktop.services import addresses
from cocreate_desktop.services.ballotwords import amount
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.services.tallying import RoundView

_CHANNELS = {
    Channel.PHONE: N_("Phone"),
    Channel.CARD: N_("Voting cards"),
    Channel.HANDS: N_("Raised hands"),
    Channel.DOTS: N_("Sticker poster"),
    Channel.PAPER: N_("Ballot slips"),
    Channel.TABLE: N_("At tables"),
    Channel.ONLINE: N_("Online"),
}


plain = addresses.plain
LAPTOP = N_("Laptop")
"""Any other road."""


def channel_name(channel: str) -> str:
    """A channel in words."""
    return _(_CHANNELS.get(Channel(channel), LAPTOP))


def rules_then(voting: Round) -> str:
    """What a voter could do, in the past tense; for the report."""
    made = {
        "dots": _dots_then,
        "choice": _choice_then,
        "approval": _approval_then,
        "score": _score_then,
        "budget": _budget_then,
        "chips": _chips_then,
    }.get(voting.method)
    if made is not None:
        return made(voting)
    return _(_THEN[voting.method]) if voting.method in _THEN else ""


_THEN = {
    "yes-no": N_("Everybody could say yes or no, or abstain."),
    "ranking": N_("Everybody could put the choices in order. What was left out shared the last place."),
    "support": N_("Everybody could choose one of six answers."),
    "consent": N_("Everybody could go along with it, object with a reason, or abstain."),
}


def _dots_then(voting: Round) -> str:
    said = ngettext("Everybody had {n} dot.", "Everybody had {n} dots.", voting.dots).format(n=voting.dots)
    if 0 < voting.max_per_option < voting.dots:
        most = ngettext(
            "At most {n} could go on one choice.",
            "At most {n} could go on one choice.",
            voting.max_per_option,
        )
        said += " " + most.format(n=voting.max_per_option)
    return said


def _choice_then(voting: Round) -> str:
    return _at_most(voting.max_choices) if voting.max_choices > 1 else _("Everybody could choose one.")


def _approval_then(voting: Round) -> str:
    if voting.max_choices:
        return _at_most(voting.max_choices)
    return _("Everybody could choose all they agreed with.")


def _at_most(most: int) -> str:
    said = ngettext("Everybody could choose {n}.", "Everybody could choose {n} at most.", most)
    return said.format(n=most)


def _score_then(voting: Round) -> str:
    said = _("Everybody could give each choice a mark from {low} to {high}, and leave some out.")
    return said.format(low=voting.scale_low, high=voting.scale_high)


def _budget_then(voting: Round) -> str:
    said = _("There was {money}. Everybody could choose every plan that they wanted to pay for with it.")
    return said.format(money=money_text(voting.budget))


def _chips_then(voting: Round) -> str:
    said = _("Everybody could divide {all}.").format(all=amount(voting, voting.chips))
    if voting.chip_step > 1:
        said += " " + _("In steps of {step}.").format(step=amount(voting, voting.chip_step))
    return said


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
    """Whether the result may be on paper: the round was closed, and counted."""
    return view.tally is not None and view.round.phase.over
