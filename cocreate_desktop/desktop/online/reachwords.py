"""What was found at the address of the follow-up, in one sentence with its sign. Pure."""

from __future__ import annotations

from ...domain.online import Serves
from ...language import N_, _
from ...services.onlinereach import Answer, Reached

_OURS = N_("The page of this project answers.")
_STRANGE = N_("Something answers, but it is not the follow-up of this project. Look at the address.")
_FITS = N_("A page answers.")
_WORDS = {
    Answer.OURS: _OURS,
    Answer.EMPTY: N_("The centre answers. The project is not online there yet."),
    Answer.OTHER: N_("The page of another project answers. Look at the address."),
    Answer.PAGE: _STRANGE,
    Answer.FAILS: N_("It answers that there is no such page (number {status}). Look at the address."),
    Answer.SILENT: N_("Nobody answers. Look at the address and whether this laptop has internet."),
    Answer.UNSAFE: N_(
        "Its certificate is wrong: phones would warn people. Ask who looks after that website."
    ),
}
_GOOD = ("check-circle-fill", "accent")
_DOUBT = ("circle-half-fill", "warn")
_SIGNS = {
    Answer.OURS: _GOOD,
    Answer.EMPTY: ("hourglass", "ink2"),
    Answer.UNSAFE: ("warning-fill", "danger"),
}


def found(reached: Reached, serves: Serves) -> tuple[str, str, str]:
    """A sentence, and the icon and colour of its sign."""
    answer = reached.answer
    if serves is Serves.PAGE and answer in (Answer.PAGE, Answer.OURS, Answer.OTHER, Answer.EMPTY):
        return _(_FITS), *_GOOD
    if serves is Serves.SITE and answer is Answer.EMPTY:
        return _(_STRANGE), *_DOUBT
    return _(_WORDS[answer]).format(status=reached.status), *_SIGNS.get(answer, _DOUBT)
