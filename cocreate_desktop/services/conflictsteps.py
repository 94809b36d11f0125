"""The settings of a step, which are kept as one text, setting by setting: what each is called when two laptops disagree, and
how the ones that were chosen are put back among the others. What only says where the room is now is never asked."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from cocreate_desktop.domain.outreach import CHANNEL_NAMES
from cocreate_desktop.domain.proposals import Proposal
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.talking import FORM_NAMES
from cocreate_desktop.language import N_, _, in_a_row
from cocreate_desktop.services import conflictfields as says
from cocreate_desktop.services.conflictfields import Facet
from cocreate_desktop.services.ports import Reader


def _lengths(reader: Reader, value: Any) -> str:
    return in_a_row(says.minutes(reader, one) for one in value)


def _places(_reader: Reader, value: Any) -> str:
    return in_a_row(str(int(one) + 1) for one in value)


_ON_STAGE = Facet(N_("The room looks along"), says.yes_no)

SETTINGS: dict[Kind, dict[str, Facet]] = {
    Kind.WELCOME: {
        "paper_hint": Facet(N_("Where people get their ballot on paper"), says.text),
        "online": Facet(N_("The follow-up as a second way in"), says.yes_no),
        "wifi_hidden": Facet(N_("The Wi-Fi hides its name"), says.yes_no),
    },
    Kind.ARRIVALS: {
        "heard": Facet(N_("Ways of hearing of it that are asked"), says.several(CHANNEL_NAMES)),
        "expectation": Facet(N_("Question at the door"), says.text),
        "ask_expectation": Facet(N_("What people expect is asked"), says.yes_no),
    },
    Kind.IDEAS: {"on_stage": _ON_STAGE, "think": Facet(N_("1-2-4-All"), _lengths)},
    Kind.THEMES: {"on_stage": _ON_STAGE},
    Kind.SHOW: {
        "pages": Facet(N_("Pages that are shown"), says.pages),
        "names": Facet(N_("What stands under the pages"), says.lines),
        "together": Facet(N_("Beside each other"), says.number),
    },
    Kind.TALK: {
        "form": Facet(N_("How people talk"), says.choice(FORM_NAMES)),
        "tables": Facet(N_("Tables"), says.number),
        "seats": Facet(N_("Seats at a table"), says.number),
        "rounds": Facet(N_("Rounds"), says.number),
        "length": Facet(N_("How long a round lasts"), says.minutes),
        "think": Facet(N_("1-2-4-All"), _lengths),
        "questions": Facet(N_("Question of each round"), says.lines),
        "cards": Facet(N_("People draw a card with a number"), says.yes_no),
        "hosts": Facet(N_("A host stays at each table"), says.yes_no),
        "sound": Facet(N_("A bell at the end of a round"), says.yes_no),
    },
    Kind.VOTE: {"blind": Facet(N_("Totals stay hidden until the end"), says.yes_no)},
    Kind.PROPOSAL: {
        "proposal_id": Facet(N_("Which proposal"), says.of(Proposal, says.own("title"))),
        "reactions": Facet(N_("Phones may react"), says.yes_no),
    },
    Kind.OFFERS: {"moderated": Facet(N_("What phones send waits until you show it"), says.yes_no)},
    Kind.READBACK: {"points": Facet(N_("Sentences of the summary"), says.lines)},
    Kind.EXIT: {
        "statements": Facet(N_("Statements"), says.lines),
        "outcome": Facet(N_("Statements about the outcome"), _places),
        "promise": Facet(N_("People hear back before"), says.day),
    },
    Kind.PAUSE: {"message": Facet(N_("Sentence under the clock"), says.text)},
}
UNASKED: dict[Kind, frozenset[str]] = {
    Kind.IDEAS: frozenset(("think_phase", "think_started")),
    Kind.THEMES: frozenset(("refused",)),
    Kind.SHOW: frozenset(("at",)),
    Kind.TALK: frozenset(("at", "started", "gone", "more")),
    Kind.PROPOSAL: frozenset(("at", "changes")),
    Kind.READBACK: frozenset(("shown", "page")),
    Kind.EXIT: frozenset(("shown", "page", "asking")),
}
"""Where the room is now, what it sees, and suggestions that were refused: the last change holds."""


def differing(step: Step, other: str) -> tuple[str, ...]:
    """The settings that people know and that ``other`` (the settings of another version) has otherwise."""
    here, there = _read(step.settings), _read(other)
    known = SETTINGS.get(step.kind, {})
    return tuple(name for name in known if name in there and here.get(name) != there[name])


def said(reader: Reader, step: Step, settings: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each of these settings: what it is called, and its value in words."""
    found = _read(settings)
    return tuple(
        (_(facet.name), facet.say(reader, found[name]) if name in found else "")
        for name, facet in ((name, SETTINGS[step.kind][name]) for name in names)
    )


def taken_over(step: Step, other: str) -> str:
    """The settings of ``step`` with those that people know as ``other`` has them."""
    there = _read(other)
    chosen = {name: there[name] for name in differing(step, other)}
    return json.dumps({**_read(step.settings), **chosen}, ensure_ascii=False, sort_keys=True)


def _read(settings: str) -> Mapping[str, Any]:
    found = json.loads(settings or "{}")
    return found if isinstance(found, dict) else {}
