"""What came of reading back what people said elsewhere, in sentences."""

from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.notesupport import ReadBack, TakenIn


def supported_lines(found: ReadBack, taken: TakenIn) -> list[str]:
    """A sentence each; the last one begins the list of statements that are none of ours, when there are such."""
    came = _("What people said came in. Notes: {notes}, themes: {themes}.")
    said = [came.format(notes=number_text(taken.notes), themes=number_text(taken.themes))]
    if found.people:
        people = ngettext("{n} person took part.", "{n} people took part.", found.people)
        said.append(people.format(n=number_text(found.people)))
    if found.refused:
        off = ngettext(
            "{n} statement was taken off by the moderator there and did not come in.",
            "{n} statements were taken off by the moderator there and did not come in.",
            found.refused,
        )
        said.append(off.format(n=number_text(found.refused)))
    if taken.strange:
        many = ngettext(
            "{n} statement is none of ours:", "{n} statements are none of ours:", len(taken.strange)
        )
        said.append(many.format(n=number_text(len(taken.strange))))
    return said
