"""The fixed answers of methods that have no options of their own: what is voted on there is the question itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreate_desktop.language import N_


@dataclass(frozen=True, slots=True)
class Answer:
    """``id`` as in files and ballots, ``letter`` as on slips, posters and keys and ``text`` to translate."""

    id: str
    letter: str
    text: str


YES, NO, ABSTAIN = "yes", "no", "abstain"
CONSENT, OBJECTION = "consent", "objection"
UNKNOWN = "?"

ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "yes-no": (
        Answer(YES, "A", N_("Yes")),
        Answer(NO, "B", N_("No")),
        Answer(ABSTAIN, "C", N_("I abstain")),
    ),
    "support": (
        Answer("1", "1", N_("wholeheartedly")),
        Answer("2", "2", N_("yes, with a remark")),
        Answer("3", "3", N_("I can live with it")),
        Answer("4", "4", N_("I doubt, and want to talk first")),
        Answer("5", "5", N_("I cannot stand behind this")),
        Answer(UNKNOWN, "?", N_("don't know")),
    ),
    "consent": (
        Answer(CONSENT, "A", N_("I can go along with it")),
        Answer(OBJECTION, "B", N_("I have a reasoned paramount objection")),
        Answer(ABSTAIN, "C", N_("I abstain")),
    ),
}
"""By method; a method that is not here has options. Of these the result stands as listed: a histogram is no contest."""
NO_CONTEST = frozenset(("support", "consent"))
"""Methods with fixed answers of which none comes before another: how far people go along has no places."""
LIVES_WITH_IT = ("1", "2", "3")
"""The answers of support by which somebody can live with it."""


def answer_ids(method: str) -> tuple[str, ...]:
    """The ids of a method's fixed answers, none for a method with options."""
    return tuple(answer.id for answer in ANSWERS.get(method, ()))
