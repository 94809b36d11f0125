"""The sentences of photos that come in: why one did not, what a camera or a look warns of, how far each is. Pure: facts in,
words out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ...domain.errors import BadFile, CocreateError
from ...domain.walls import Photo, PhotoState, Sighting, SightingState
from ...language import N_, _, begun, ngettext
from ...services.seeing import WARNING_NAMES
from .progress import Stage, WallProgress

LIVE: Final = {
    "blur": N_("Not sharp. Hold still."),
    "glare": N_("A light shines in the notes. Take a step aside."),
    "small": N_("Too far away to read. Come closer."),
    "dark": N_("Too dark. Turn on a light."),
    "cut_off": N_("Notes are cut off at the edge."),
    "no_notes": N_("No notes seen yet."),
}
"""What the live picture warns of, and what helps."""

_TOLD: Final = (Stage.FAILED, Stage.STOPPED, Stage.LOOKING)


def live_words(warnings: Iterable[str]) -> str:
    """What to do for a better photo, empty when it is fine. The two most urgent are enough to act on."""
    return " ".join(_told(LIVE, warnings)[:2])


def paper_words(warnings: Iterable[str], glare: str) -> str:
    """The most urgent for a better photo of printed paper, empty when it is fine. ``glare``: what helps when a light shines on
    it, not translated yet."""
    helps = {"blur": LIVE["blur"], "glare": glare, "dark": LIVE["dark"]}
    return next(iter(_told(helps, warnings)), "")


def _told(helps: Mapping[str, str], warnings: Iterable[str]) -> list[str]:
    seen = set(warnings)
    return [_(words) for code, words in helps.items() if code in seen]


def why_words(problem: Exception) -> str:
    """Why a file or a photo did not come in, in one sentence; its name stands beside it."""
    if isinstance(problem, BadFile):
        return begun(str(problem.values.get("why") or problem.happened))
    if isinstance(problem, CocreateError):
        return problem.happened
    return _("Something unforeseen went wrong with it.")


def photo_title(number: int, photo: Photo) -> str:
    """Which photo of the evening it is."""
    title = _("Photo {n}").format(n=number)
    return f"{title} · {photo.name}" if photo.name else title


def photo_words(photo: Photo, seen: Iterable[Sighting], progress: WallProgress | None) -> str:
    """What becomes of a photo now."""
    if progress is not None and progress.stage in _TOLD:
        return _on_its_way(progress)
    if photo.state is PhotoState.ARRIVED:
        return _("Waits for its turn.")
    seen = tuple(seen)
    if not [one for one in seen if one.state is not SightingState.REPLACED]:
        return _("No notes found. Take it again from closer by, or draw them yourself.")
    told = [_counted(seen)]
    warned = [_(name) for code, name in WARNING_NAMES.items() if code in photo.warnings]
    if warned:
        told.append(", ".join(warned))
    return " · ".join(told)


def _on_its_way(progress: WallProgress) -> str:
    if progress.stage is Stage.FAILED:
        return _("{why} The photo is kept.").format(why=progress.words)
    if progress.stage is Stage.STOPPED:
        return _("Stopped. The photo is kept.")
    return _("Notes are being looked for: {n} %").format(n=round(progress.share * 100))


def _counted(seen: tuple[Sighting, ...]) -> str:
    there = [one for one in seen if one.state in (SightingState.OPEN, SightingState.TAKEN)]
    double = sum(one.state is SightingState.DOUBLE for one in seen)
    waiting = sum(one.state is SightingState.OPEN for one in there)
    words = ngettext("{n} note", "{n} notes", len(there)).format(n=len(there))
    words += ", " + (_("{n} to check").format(n=waiting) if waiting else _("all checked"))
    if double:
        words += ", " + ngettext("{n} seen before", "{n} seen before", double).format(n=double)
    return words


def check_words(waiting: int) -> str:
    """The button that leads to the check."""
    return _("Check {n}").format(n=waiting)


def found_words(waiting: int) -> str:
    """What the bar says when a photo has been looked at."""
    return ngettext("{n} note found.", "{n} notes found.", waiting).format(n=waiting)
