"""What the commands say of a sync: what went and came with whom, and what stands in two versions, for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest

from cocreate_desktop.apps.meter import Meter
from cocreate_desktop.apps.terminal import say, table
from cocreate_desktop.domain.sharestate import ShareState
from cocreate_desktop.domain.text import printable
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.conflictwords import Case, Side
from cocreate_desktop.services.sharing import Shared


@dataclass(frozen=True, slots=True)
class Differs:
    """One field of a thing in two versions, in words: which ``holds`` now, by whom, and the ``other``."""

    what: str
    title: str
    field: str
    holds: str
    holds_by: str
    other: str
    other_by: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        said = _("{what} “{title}”, {field}: “{holds}” ({holds_by}) or “{other}” ({other_by})")
        return said.format(**asdict(self))


class ShareMeter(Meter):
    """Of a sync."""

    def hear(self, state: ShareState) -> None:
        """How far it is."""
        done, total = number_text(state.done), number_text(max(state.done, state.total))
        self.show(_("{peer}: {n} of {all} changes").format(peer=printable(state.peer), n=done, all=total))


def say_shared(shared: Sequence[Shared]) -> None:
    """The table."""
    head = [_("With"), _("Changes sent"), _("Changes received"), _("Pictures sent"), _("Pictures received")]
    rows = [[one.peer, *map(number_text, _counted(one))] for one in shared]
    table([head, *rows])


def _counted(one: Shared) -> tuple[int, int, int, int]:
    return one.went, one.came, one.pictures_went, one.pictures_came


def say_cases(cases: Sequence[Case]) -> None:
    """What is in conflict; nothing when nothing is."""
    if not cases:
        return
    many = ngettext("{n} thing stands in two versions:", "{n} things stand in two versions:", len(cases))
    say(many.format(n=number_text(len(cases))))
    for one in (one for case in cases for one in differing(case)):
        say(one.line)
    say(_("Choose in the window which one is kept: after the evening, 2 versions."))


def json_of_shared(one: Shared) -> dict[str, object]:
    """With whom, and what went and came."""
    return {
        "peer": one.peer,
        "went": one.went,
        "came": one.came,
        "pictures_went": one.pictures_went,
        "pictures_came": one.pictures_came,
    }


def json_of_cases(cases: Sequence[Case]) -> list[dict[str, str]]:
    """Each field that differs."""
    return [asdict(one) for case in cases for one in differing(case)]


def differing(case: Case) -> tuple[Differs, ...]:
    """Each field of a case that differs; of what was removed while somebody changed it, that it is gone."""
    holds, other = (case.left, case.right) if case.left.holds else (case.right, case.left)
    found = []
    for one, two in zip_longest(holds.lines, other.lines):
        known = one or two
        if known is not None:
            first, second = _value(holds, one.text if one else ""), _value(other, two.text if two else "")
            found.append(Differs(case.what, case.title, known.name, first, holds.who, second, other.who))
    if found:
        return tuple(found)
    both = (_value(holds, ""), holds.who, _value(other, ""), other.who)
    return (Differs(case.what, case.title, _("everything"), *both),)


def _value(side: Side, text: str) -> str:
    if side.gone:
        return _("removed")
    return " ".join(text.split()) or _("empty")
