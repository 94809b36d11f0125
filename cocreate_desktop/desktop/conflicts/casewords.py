"""What is said around two versions: the question, what each says more, and what the buttons will do. Pure: a case in, words
out."""

from __future__ import annotations

from enum import StrEnum

from ...language import _, date_text, ngettext, number_text, time_text
from ...services.conflicts import Choice
from ...services.conflictwords import Asks, Case, Side


class Pick(StrEnum):
    """What somebody chose on the screen."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


def choice_of(case: Case, pick: Pick) -> Choice:
    """What the services are asked to keep."""
    if pick is Pick.BOTH:
        return Choice.BOTH
    side = case.left if pick is Pick.LEFT else case.right
    return Choice.HOLDS if side.holds else Choice.OTHER


def kicker(case: Case) -> str:
    """How it came about, and of what."""
    if case.asks is Asks.TEXT:
        return _("Two laptops changed the same note while they worked apart.")
    said = (
        _("{what} “{title}”: one laptop changed it and another removed it, while they worked apart.")
        if case.asks is Asks.REMOVED
        else _("{what} “{title}”: two laptops changed it while they worked apart.")
    )
    return said.format(what=case.what, title=case.title)


def question(case: Case) -> str:
    """What is asked."""
    if case.asks is Asks.REMOVED:
        return _("Does it come back?")
    return _("Which text is right?") if case.asks is Asks.TEXT else _("Which one is right?")


def when(side: Side) -> str:
    """Day and time of a version."""
    return f"{date_text(side.at.date(), weekday=True)}, {time_text(side.at)}"


def beneath(case: Case, side: Side) -> str:
    """What a version does to the text that was first, or to what stands there; empty where the values say it all."""
    if case.asks is Asks.FIELDS:
        return ""
    if case.asks is Asks.REMOVED:
        return _("It stays removed.") if side.gone else _("It comes back with this change.")
    said = []
    if side.added:
        said.append(ngettext("{n} word more", "{n} words more", side.added).format(n=number_text(side.added)))
    if side.dropped:
        said.append(
            ngettext("{n} word less", "{n} words less", side.dropped).format(n=number_text(side.dropped))
        )
    return _("{changes} than at first.").format(changes=", ".join(said)) if said else _("As it was at first.")


def button(case: Case, pick: Pick) -> str:
    """The words on the button of a version."""
    if pick is Pick.BOTH:
        return _("Keep both")
    if case.asks is Asks.REMOVED:
        side = case.left if pick is Pick.LEFT else case.right
        return _("Leave it removed") if side.gone else _("Bring it back")
    return _("Take left") if pick is Pick.LEFT else _("Take right")


def deed(case: Case, pick: Pick | None, *, last: bool) -> str:
    """What the button at the foot will do; without a choice, what is missing."""
    if pick is None:
        return _("Choose left, right or both") if case.asks is Asks.TEXT else _("Choose left or right")
    if case.asks is Asks.REMOVED:
        what = button(case, pick)
    else:
        what = {Pick.LEFT: _("Keep left"), Pick.RIGHT: _("Keep right"), Pick.BOTH: _("Keep both")}[pick]
    return (_("{deed}, done") if last else _("{deed}, go on")).format(deed=what)


def done(case: Case, pick: Pick) -> str:
    """What was done, for the message with its undo."""
    if case.asks is Asks.REMOVED:
        side = case.left if pick is Pick.LEFT else case.right
        return _("It stays removed.") if side.gone else _("It is back.")
    return {
        Pick.LEFT: _("The left version is kept."),
        Pick.RIGHT: _("The right version is kept."),
        Pick.BOTH: _("Both are kept."),
    }[pick]


def consequence(case: Case, pick: Pick | None) -> str:
    """What happens with the other one."""
    if pick is None:
        return ""
    if pick is Pick.BOTH:
        return _("They hang beside one another and count once.")
    if case.asks is Asks.REMOVED:
        return _("This holds on every laptop.")
    if case.asks is Asks.TEXT:
        return _("The other text stays in the history of this note.")
    return _("The other version stays in the history.")


def first_title(case: Case) -> str:
    """The title of what it is about: a note as it came, else where the thing belongs."""
    if case.first is None:
        return _("What it is about")
    return _("As it hung on the wall") if case.first.picture else _("As it was first written")


def first_words(case: Case) -> str:
    """What the first text was and when it came, or where the thing belongs."""
    if case.first is None:
        return "\n".join((f"{case.what}: {case.title}", *case.about))
    came = f"{date_text(case.first.at.date())}, {time_text(case.first.at)}"
    stays = _("It came on {moment}. The first text always stays.").format(moment=came)
    return stays if case.first.picture else f"“{case.first.text}”\n{stays}"


def waiting(number: int) -> str:
    """How many choices are left."""
    return ngettext("{n} left", "{n} left", number).format(n=number_text(number))


def row(case: Case, *, now: bool) -> str:
    """The second line in the list."""
    if now:
        return _("busy with it now")
    if case.asks is Asks.REMOVED:
        return _("changed and removed")
    return ngettext("{n} version", "{n} versions", case.versions).format(n=case.versions)


def merged(number: int) -> str:
    """How many other changes needed nobody."""
    said = ngettext(
        "{n} other change was merged by itself.", "{n} other changes were merged by themselves.", number
    )
    return said.format(n=number_text(number))
