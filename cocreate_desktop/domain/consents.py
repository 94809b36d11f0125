"""What somebody is shown before her name is kept: one text for each purpose, the same on the screen and on paper. The text as
it was shown is kept with the contact."""

from enum import StrEnum

from cocreate_desktop.language import N_, _, begun


class Purpose(StrEnum):
    """What contact details may be used for; one each."""

    INFORM = "inform"
    HELP = "help"
    LEAD = "lead"
    PLEDGE = "pledge"


PURPOSES = {
    Purpose.INFORM: N_("to hear how it goes on"),
    Purpose.HELP: N_("to be asked for help"),
    Purpose.LEAD: N_("to lead an idea"),
    Purpose.PLEDGE: N_("to keep a pledge"),
}

_USED = {
    Purpose.INFORM: N_("{who} keeps my name and how to reach me, to tell me how this project goes on."),
    Purpose.HELP: N_("{who} keeps my name and how to reach me, to ask me for the help that I offer."),
    Purpose.LEAD: N_(
        "{who} keeps my name and how to reach me, so that people who work on this idea can find me as its lead."
    ),
    Purpose.PLEDGE: N_("{who} keeps my name and how to reach me, to ask how it goes with what I took on."),
}
NOT_ELSEWHERE = N_("It is used for nothing else, and stands in no report and in no list that goes out.")
OLD_ENOUGH = N_("I am 16 or older, or my parent or guardian agrees.")
TAKEN_BACK = N_("I can take this back at any time; then it is deleted at once.")
GOES = N_("It is deleted on {day} at the latest.")
RESPONSIBLE = N_("the organiser of this evening")


def consent_text(purpose: Purpose, who: str, day: str) -> str:
    """What is shown and kept, in the language spoken now. ``who`` is responsible (empty: the organiser), ``day`` in words is
    that of the deletion (empty: it is not chosen yet, and its sentence is left out)."""
    said = [
        _(_USED[purpose]).format(who=who or _(RESPONSIBLE)),
        _(NOT_ELSEWHERE),
        _(OLD_ENOUGH),
        _(TAKEN_BACK),
    ]
    if day:
        said.append(_(GOES).format(day=day))
    return begun(" ".join(said))
