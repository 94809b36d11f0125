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
"""By method; a method that is not here has options."""


def answer_ids(method: str) -> tuple[str, ...]:
    """The ids of a method's fixed answers, none for a method with options."""
    return tuple(answer.id for answer in ANSWERS.get(method, ()))
