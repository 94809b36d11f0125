"""How the machine did with the notes of an evening's photos, in plain sentences that each bring their base."""

from cocreate_desktop.domain.walls import Accuracy
from cocreate_desktop.language import _, ngettext, number_text

_PER = 100


def is_known(accuracy: Accuracy) -> bool:
    """Whether anything can be said: somebody looked at something."""
    return bool(accuracy.found or accuracy.added)


def notes_by_itself(accuracy: Accuracy) -> int:
    """How many notes it found without help."""
    return accuracy.found - accuracy.rejected - accuracy.reshaped


def notes_in_all(accuracy: Accuracy) -> int:
    """How many notes there were, with those that people added, split or joined."""
    return notes_by_itself(accuracy) + accuracy.added + accuracy.made


def found_words(accuracy: Accuracy) -> str:
    """How many of the notes it found, and what it took for a note."""
    there = notes_in_all(accuracy)
    told = ngettext(
        "The computer found {found} of the {n} note by itself.",
        "The computer found {found} of the {n} notes by itself.",
        there,
    ).format(found=number_text(notes_by_itself(accuracy)), n=number_text(there))
    if accuracy.rejected:
        wrong = ngettext(
            "It also took {n} thing for a note that was none.",
            "It also took {n} things for notes that were none.",
            accuracy.rejected,
        )
        told += " " + wrong.format(n=number_text(accuracy.rejected))
    return told


def read_words(accuracy: Accuracy) -> str:
    """How many of the texts that it read were right, and how many letters were not; empty when it read none."""
    if not accuracy.texts:
        return ""
    right = ngettext(
        "Of {n} text that it read, it had {right} right at once;",
        "Of {n} texts that it read, it had {right} right at once;",
        accuracy.texts,
    ).format(n=number_text(accuracy.texts), right=number_text(accuracy.exact))
    return f"{right} {_letters(accuracy)}"


def _letters(accuracy: Accuracy) -> str:
    # Where more was read than there stood, all that was read counts.
    share = round(_PER * accuracy.wrong / max(accuracy.letters, accuracy.wrong, 1))
    if not accuracy.wrong:
        return _("no letter was wrong.")
    if not share:
        return _("fewer than 1 in 100 letters were wrong.")
    return ngettext("{n} in 100 letters was wrong.", "{n} in 100 letters were wrong.", share).format(n=share)


def told(accuracy: Accuracy) -> str:
    """All of it in one paragraph, ending with who had the last word; empty when nothing is known."""
    if not is_known(accuracy):
        return ""
    looked = _("People looked at each note before it hung.")
    return " ".join(part for part in (found_words(accuracy), read_words(accuracy), looked) if part)
