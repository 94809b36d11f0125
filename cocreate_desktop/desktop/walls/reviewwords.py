"""What the review says in words: the state of a note, where it hangs, what is to do, how the machine did.
Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.walls import COLOUR_NAMES, Accuracy, Photo, Sighting, SightingState
from ...language import _, ngettext
from ...look import note_colour
from .reviewstate import Look, ReviewState, look_of


def chip_of(one: Sighting, left: int | None = None) -> tuple[str, str, str]:
    """Words, kind and icon of the one chip that tells how a note stands; no words for what is sure. ``left``: how many words
    in doubt nobody changed yet, None for all."""
    if one.state is SightingState.TAKEN:
        return _("checked"), "ok", "check"
    if one.state is SightingState.REJECTED:
        return _("no note"), "plain", "x"
    if one.state is SightingState.DOUBLE:
        return _("seen before"), "plain", "stack"
    if one.unclear:
        return _("blurred"), "warn", "warning"
    if one.cut_off:
        return _("cut off"), "warn", "warning"
    if not one.read:
        return _("not read yet"), "plain", "hourglass"
    if one.doubts:
        count = len(one.doubts) if left is None else left
        words = ngettext("in doubt about {n} word", "in doubt about {n} words", count).format(n=count)
        return (words, "warn", "question") if count else ("", "plain", "")
    return (_("in doubt"), "warn", "question") if look_of(one) is Look.DOUBT else ("", "plain", "")


def short_chip(one: Sighting) -> tuple[str, str]:
    """The same in a list: shorter, and without an icon; empty for what is sure."""
    words, kind, _icon = chip_of(one)
    if kind == "warn" and not (one.unclear or one.cut_off):
        words = _("in doubt")
    return (words, kind) if words else ("", "")


def where_words(chosen: str, letter: str, one: Sighting) -> str:
    """The colour (that of the paper, unless somebody chose another) and under which words it hangs."""
    words = _(COLOUR_NAMES.get(one.colour, "") if not chosen else note_colour(letter).name)
    if one.heading:
        words = _("{colour}, near ‘{heading}’").format(colour=words, heading=one.heading)
    return words


def doubts_of(one: Sighting) -> tuple[tuple[str, str], ...]:
    """Its words in doubt, each with what may be meant instead (or empty)."""
    pairs = (text.partition(" ") for text in one.doubts)
    return tuple((word, meant.strip()) for word, _blank, meant in pairs if word)


def to_go_words(state: ReviewState) -> str:
    """What comes after this one, in words."""
    if state.doubts:
        return _("the doubts first, {n} to go").format(n=state.doubts)
    if state.turn:
        return ngettext("{n} to go", "{n} to go", len(state.turn)).format(n=len(state.turn))
    return _("nothing waits any more")


def doubles_words(state: ReviewState, photos: Sequence[Photo]) -> str:
    """How many stood on an earlier photo already; empty for none."""
    if not state.doubles:
        return ""
    if len(photos) == 2:
        return ngettext("{n} was on photo 1 already", "{n} were on photo 1 already", state.doubles).format(
            n=state.doubles
        )
    return ngettext("{n} was on an earlier photo", "{n} were on an earlier photo", state.doubles).format(
        n=state.doubles
    )


def accuracy_words(state: ReviewState, accuracy: Accuracy) -> str:
    """How the computer did, with the counts that it is about."""
    taken = sum(one.state is SightingState.TAKEN for one in state.sightings)
    own = state.found_by_machine
    found = ngettext(
        "The computer found {own} of the {n} note.", "The computer found {own} of the {n} notes.", taken
    ).format(own=own, n=taken)
    if not accuracy.texts:
        return found
    right = ngettext("{n} text was right at once.", "{n} texts were right at once.", accuracy.exact)
    return f"{found} {right.format(n=accuracy.exact)}"
