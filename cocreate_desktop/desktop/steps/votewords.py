"""The sentences of a vote at the desk, and reading what was typed from a slip. Pure: facts in, words out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import tzinfo

from ...domain.errors import BadValue
from ...domain.moments import moment_of
from ...domain.notes import Channel
from ...domain.rounds import Option, Phase, Round
from ...domain.voting import Hint, Tally, warnings
from ...language import _, ngettext, time_text
from ...services.tallying import RoundView
from ..parts.phasetile import DONE, LIVE, NOT_YET, POSSIBLE

Tile = tuple[str, str, str]

PAIRS = 3


def kicker(voting: Round) -> str:
    """The method and its limits in one line."""
    if voting.method == "dots":
        each = _("Voting with dots · {n} each").format(n=voting.dots)
        most = _("at most {n} on one choice").format(n=voting.max_per_option)
        return f"{each}, {most}" if voting.max_per_option < voting.dots else each
    name = _("Several choices") if voting.method == "approval" else _("One choice")
    limit = voting.max_choices
    return f"{name} · " + _("at most {n}").format(n=limit) if limit > 1 else name


def tiles(voting: Round, zone: tzinfo | None) -> tuple[Tile, Tile, Tile]:
    """Open, Close and Reveal: each its words, its phase and its caption."""
    since = moment_of(voting.opened_at)
    opened = time_text(since.astimezone(zone)) if since else ""
    phase = voting.phase
    if phase is Phase.DRAFT:
        return (
            (_("Open"), POSSIBLE, _("options lock then")),
            (_("Close the vote"), NOT_YET, _("once it is open")),
            (_("Reveal"), NOT_YET, _("after closing")),
        )
    if phase is Phase.OPEN:
        return (
            (_("Open"), LIVE, _("since {time}").format(time=opened)),
            (_("Close the vote"), POSSIBLE, _("can be reopened")),
            (_("Reveal"), NOT_YET, _("after closing")),
        )
    again = (_("Reopen"), POSSIBLE, _("the votes stay"))
    if phase is Phase.CLOSED:
        return (
            again,
            (_("Closed"), DONE, _("nobody sees it yet")),
            (_("Reveal"), POSSIBLE, _("the room sees it")),
        )
    return (
        again,
        (_("Hide"), POSSIBLE, _("takes it off the stage")),
        (_("Revealed"), DONE, _("the room sees it")),
    )


def turnout(view: RoundView) -> tuple[str, str, str]:
    """ "34 van 41", "hebben gestemd" and "nog 7 mensen"."""
    if view.present is None:
        words = ngettext("{n} person", "{n} people", view.voted).format(n=view.voted)
        return words, _("voted"), _("nobody counted the hall yet")
    left = max(view.present - view.voted, 0)
    more = ngettext("{n} person to go", "{n} people to go", left).format(n=left)
    return _("{n} of {m}").format(n=view.voted, m=view.present), _("have voted"), more


def check(voting: Round, channel: Channel, counted: int, people: int) -> tuple[str, bool]:
    """Whether what was counted by eye can be right, in a sentence; False when it cannot."""
    if not counted and not people:
        return "", True
    if not people:
        return _("How many people was that?"), True
    who = ngettext("{n} person", "{n} people", people).format(n=people)
    each = voting.dots if channel is Channel.DOTS and voting.method == "dots" else voting.max_choices
    if voting.method == "choice":
        each = max(voting.max_choices, 1)
    if each and counted > people * each:
        most = people * each
        return _("{people} can give {most} at most. Count again?").format(people=who, most=most), False
    return _("{people}, that adds up").format(people=who), True


def ballots(tally: Tally, option_id: str) -> int:
    """What came by ballot (phones, slips) for an option; what was counted by eye is left out."""
    typed = (Channel.DOTS, Channel.HANDS)
    channels = tally.by_channel.items()
    return sum(int(one.totals.get(option_id, 0)) for name, one in channels if Channel(name) not in typed)


def hints(options: Sequence[Option]) -> str:
    """Warnings about the options of a draft, in one line."""
    pictured = {place for place, option in enumerate(options) if option.picture}
    return " ".join(_told(hint, options) for hint in warnings([option.text for option in options], pictured))


def _told(hint: Hint, options: Sequence[Option]) -> str:
    """The options are named by their letters, at most three pairs of them."""
    if not hint.pairs:
        return _(hint.text)
    named = [
        _("{one} and {other}").format(one=options[one].letter, other=options[other].letter)
        for one, other in hint.pairs[:PAIRS]
    ]
    if len(hint.pairs) > PAIRS:
        named.append(_("and {n} more").format(n=len(hint.pairs) - PAIRS))
    return _(hint.text).format(pairs=", ".join(named))


def choices(typed: str, options: Sequence[Option]) -> Mapping[str, int]:
    """Letters as on a slip ("AAC", "a a c") into choices by option id. Raises BadValue for a letter that is none."""
    known = {option.letter: option.id for option in options}
    letters = [char for char in typed.upper() if not char.isspace() and char not in ",;.+-"]
    if any(char not in known for char in letters):
        raise BadValue(value=typed, example=" ".join(tuple(known)[:2]))
    return {known[char]: number for char, number in Counter(letters).items()}
