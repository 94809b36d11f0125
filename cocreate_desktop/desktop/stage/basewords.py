"""What stands in words around the result of a vote: what its numbers are measured against, and what one should know with it.

Pure: facts in, sentences out, in the language of now.
"""

from ...domain.project import RUNG_RESULTS, Project
from ...domain.voting import Exact, Tally
from ...language import _, ngettext, number_text
from ...services import consentwords, onlinewords
from ...services.ballotwords import WITH_SHARES, listed, people_text, too_small, units
from ...services.tallying import RoundView


def base_people(tally: Tally) -> str:
    """The people that shares are measured against; empty where nobody counted them."""
    number = tally.base_number
    if number is None:
        return ""
    names = {
        "cast": ngettext("{n} person who voted", "{n} people who voted", number),
        "present": ngettext("{n} person in the hall", "{n} people in the hall", number),
        "entitled": ngettext("{n} person who may vote", "{n} people who may vote", number),
    }
    usual = ngettext("{n} person with a valid vote", "{n} people with a valid vote", number)
    return names.get(tally.base, usual).format(n=number_text(number))


def base(view: RoundView, tally: Tally, project: Project) -> tuple[str, ...]:
    """Who voted, how many there are in the hall, and what the result is called on this rung: a sentence each."""
    first, hall = _first(view, tally), _hall(view)
    meaning = _(RUNG_RESULTS[project.rung])
    told = hall and not (tally.base == "present" and tally.base_number is not None and _shares(tally))
    return (first, hall, meaning) if told else (first, meaning)


def _shares(tally: Tally) -> bool:
    return tally.method in WITH_SHARES and bool(tally.base_number)


def _first(view: RoundView, tally: Tally) -> str:
    everybody = all(channel.people is not None for channel in view.of_tally)
    if tally.method in ("support", "consent", "budget", "score", "ranking") and everybody:
        return ngettext("{n} person voted.", "{n} people voted.", view.counted).format(
            n=number_text(view.counted)
        )
    if _shares(tally):
        if tally.base in ("present", "entitled"):
            said = ngettext("{n} of {people} voted.", "{n} of {people} voted.", tally.cast)
            return said.format(n=number_text(tally.cast), people=base_people(tally))
        return f"{base_people(tally)}."
    coins = view.round.method == "chips" and view.round.chip_unit != "chip"
    counted = euros(tally.total) if coins else units(view.round, tally.total)
    if not everybody or not view.counted:
        return f"{counted}."
    return _("{counted} from {people}.").format(counted=counted, people=people_text(view.counted))


def _hall(view: RoundView) -> str:
    present = view.present
    if view.only_online:
        return _("Everybody voted at home.")
    if not present:
        return ""
    said = ngettext("There is {n} person in the hall.", "There are {n} people in the hall.", present)
    return said.format(n=number_text(present))


def lines(view: RoundView, tally: Tally) -> tuple[str, ...]:
    """What one should know with the result, a sentence each, the shortest list that is honest."""
    made = {"score": _score, "chips": _chips, "ranking": _ranking, "consent": _before}.get(tally.method)
    said = made(view, tally) if made is not None else []
    if tally.method in WITH_SHARES and tally.too_small is not None:
        said.append(too_small(tally))
    if tally.quorum_met is False:
        words = _("Too few people voted: {n}, and it was agreed that at least {quorum} should.")
        said.append(words.format(n=number_text(tally.cast), quorum=number_text(view.round.quorum)))
    if view.overlap:
        said.append(_("Somebody may be counted twice, for not everybody voted with a code."))
    return (*said, *_at_home(view))


def _at_home(view: RoundView) -> tuple[str, ...]:
    """What those at home said, in one line that is read from the last row; their bars stand in the report."""
    return tuple(one for one in (onlinewords.line(view), onlinewords.together_line(view)) if one)


def _score(view: RoundView, _tally: Tally) -> list[str]:
    words = _("Means of marks from {low} to {high}. The line in a bar is the mark in the middle.")
    return [words.format(low=view.round.scale_low, high=view.round.scale_high)]


def _chips(view: RoundView, _tally: Tally) -> list[str]:
    if view.round.chip_unit == "chip":
        return [_("All chips together, and beside it what one person gave on average.")]
    return [_("All euros together, and beside it what one person gave on average.")]


def _ranking(view: RoundView, tally: Tally) -> list[str]:
    ranking, letters = tally.ranking, {option.id: option.letter for option in view.options}
    if ranking is None or not any(ranking.above.values()):
        return []
    said = []
    if ranking.condorcet in letters:
        words = _("Compared two by two, {letter} wins from each of the others.")
        said.append(words.format(letter=letters[ranking.condorcet]))
    else:
        said.append(_("Compared two by two, no choice wins from all the others."))
    return [*said, *_unlucky(tally, letters)] if tally.rule == "instant-runoff" else said


def _unlucky(tally: Tally, letters: dict[str, str]) -> list[str]:
    """That only the order of the list said who dropped out, where it made a difference to who is told."""
    rounds = tally.ranking.runoff if tally.ranking is not None else ()
    names = [
        (letters.get(one.out, ""), [letters.get(other, "") for other in one.tied])
        for one in rounds
        if one.tied
    ]
    if not names:
        return []
    out, others = names[-1]
    words = _("{letters} had equally few votes: the one listed last dropped out.")
    return [words.format(letters=listed(sorted([out, *others])))]


def _before(view: RoundView, _tally: Tally) -> list[str]:
    said = consentwords.before(view)
    return [said] if said else []


def whole(number: Exact) -> int:
    """A number of people, for the plural it takes."""
    return int(number)


def nearest(number: Exact, *, down: bool = False) -> Exact:
    """An amount in whole euros from ten on; ``down``: never more than there is."""
    if number < 10:
        return number
    return int(number) if down else round(number)


def euros(number: Exact, *, down: bool = False) -> str:
    """An amount of money as the room reads it, as ``nearest`` has it."""
    shown = nearest(number, down=down)
    return ngettext("{n} euro", "{n} euros", 1 if shown == 1 else 2).format(n=number_text(shown))
