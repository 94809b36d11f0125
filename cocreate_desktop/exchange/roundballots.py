"""The ballots in the file of a round: what each kind of ``choices`` means. What cannot be read comes in with its flaw."""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal

from cocreate_desktop.domain.voting import Ballot, Weights, answer_ids
from cocreate_desktop.exchange.reading import Entry
from cocreate_desktop.language import N_

UNREADABLE = N_("its choices cannot be read.")
RANKED_TWICE = N_("it ranks an option more than once.")


def read_ballot(entry: Entry, method: str) -> Ballot:
    """One ballot; ``people`` 0 takes back what its voter cast before. Raises BadFile."""
    entry.only("voter", "channel", "choices", "people", "text")
    given, people = entry.value("choices"), entry.number("people")
    weights = {} if given == [] else _reader(method)(given)
    flaw = weights if isinstance(weights, str) else ""
    return Ballot(
        voter=entry.text("voter"),
        channel=entry.text("channel", default="paper"),
        choices={} if isinstance(weights, str) else weights,
        people=1 if people is None else people,
        flaw=flaw,
        text=entry.text("text", default=""),
    )


def _reader(method: str) -> Callable[[object], Weights | str]:
    """Reads ``choices`` that are not empty, or says why it cannot."""
    return _answer if answer_ids(method) else _READERS.get(method, _listed)


def _listed(given: object) -> Weights | str:
    """Option ids; one that stands there twice has two."""
    if isinstance(given, list) and all(isinstance(option, str) for option in given):
        return Counter(given)
    return UNREADABLE


def _answer(given: object) -> Weights | str:
    """One answer, alone or in a list."""
    return {given: 1} if isinstance(given, str) else _listed(given)


def _numbers(given: object) -> Weights | str:
    """Whole numbers by option id: dots or marks."""
    if isinstance(given, dict) and all(type(number) is int for number in given.values()):
        return given
    return UNREADABLE


def _amounts(given: object) -> Weights | str:
    """Money or chips by option id."""
    if isinstance(given, dict) and all(type(amount) in (int, Decimal) for amount in given.values()):
        return given
    return UNREADABLE


def _ranking(given: object) -> Weights | str:
    """Option ids from the first to the last, equals as a list within."""
    if not isinstance(given, list):
        return UNREADABLE
    tiers = [tier if isinstance(tier, list) else [tier] for tier in given]
    ranked = [option for tier in tiers for option in tier]
    if not all(tiers) or not all(isinstance(option, str) for option in ranked):
        return UNREADABLE
    if len(set(ranked)) < len(ranked):
        return RANKED_TWICE
    return {option: place for place, tier in enumerate(tiers, 1) for option in tier}


_READERS: Mapping[str, Callable[[object], Weights | str]] = {
    "dots": _numbers,
    "score": _numbers,
    "ranking": _ranking,
    "chips": _amounts,
}
