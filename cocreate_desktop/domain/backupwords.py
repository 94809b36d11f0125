"""What a trial of putting a backup back has shown, in one or two sentences."""

from cocreate_desktop.domain.backuphealth import Drilled
from cocreate_desktop.language import _, ngettext, number_text


def drilled_text(found: Drilled) -> str:
    """That it opened, what it holds, and how far behind the project it is."""
    notes = ngettext("{n} note", "{n} notes", found.notes).format(n=number_text(found.notes))
    ballots = ngettext("{n} vote", "{n} votes", found.ballots).format(n=number_text(found.ballots))
    pictures = ngettext("{n} picture", "{n} pictures", found.pictures).format(n=number_text(found.pictures))
    opens = (
        _("The backup on {place} opens with the recovery key: {notes}, {votes}, {pictures}.")
        if found.name
        else _("The backup opens with the recovery key: {notes}, {votes}, {pictures}.")
    ).format(place=found.name, notes=notes, votes=ballots, pictures=pictures)
    if not found.behind:
        return f"{opens} " + _("It holds the same as now.")
    since = ngettext(
        "All is the same as now, but for {n} change since it was made.",
        "All is the same as now, but for {n} changes since it was made.",
        found.behind,
    )
    return f"{opens} " + since.format(n=number_text(found.behind))
