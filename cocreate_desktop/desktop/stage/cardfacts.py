"""A sweep of cards for the room: what is asked, what each side of a card says, and which numbers were seen."""

from collections.abc import Mapping

from ...domain.asking import Asked, asked
from ...domain.rounds import Option
from ...language import N_, _, ngettext
from ...services.tallying import RoundView
from .ballot import CardsOnStage, CardsSeen

_QUESTION = N_("Do you choose {letter}: {text}?")
_QUESTIONS = {
    "budget": N_("Do you want {letter}: {text}?"),
    "approval": N_("Do you agree with {letter}: {text}?"),
    "dots": N_("How many dots for {letter}: {text}?"),
}


def cards_seen(view: RoundView, cards: CardsOnStage) -> CardsSeen | None:
    """What the room sees of it; None while the desk does not read, or asks what the round does not."""
    voting = view.round
    ids = tuple(option.id for option in view.options)
    sweeps = asked(voting.method, ids, dots=voting.dots, most_on_one=voting.max_per_option or None)
    question = next((one for one in sweeps if one.option_id == cards.option_id), None)
    if question is None or not cards.reading:
        return None
    options = {option.id: option for option in view.options}
    numbers = tuple(sorted({*cards.handed_out, *cards.seen}))
    sides = tuple(
        (side, _side(voting.method, question, given, options)) for side, given in question.sides.items()
    )
    if not question.option_id:
        return CardsSeen(_("Hold up your card"), view.question, sides, numbers, cards.seen)
    option = options[question.option_id]
    words = _(_QUESTIONS.get(voting.method, _QUESTION))
    told = words.format(letter=option.letter, text=option.text.rstrip(".?"))
    return CardsSeen(_("Hold up your card"), told, sides, numbers, cards.seen)


def _side(method: str, question: Asked, given: Mapping[str, int], options: dict[str, Option]) -> str:
    """What a side says: an option, so many dots, or yes and no."""
    ((name, weight),) = given.items()
    if not question.option_id:
        return options[name].text
    if method == "dots":
        return ngettext("{n} dot", "{n} dots", weight).format(n=weight) if weight else _("no dot")
    return _("Yes") if weight else _("No")
