"""``cocreate dots``: counts the stickers in a photo of a printed poster, for other programs or for people. Stores nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.terminal import complain, say, say_json
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.seeing import DOT_DOUBTS, POSTER_PROBLEMS, PosterLooked, WholePhoto
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView


class NotThisPosterError(Exception):
    """What was asked for cannot be counted; says why in one line."""


def dots(wanted: argparse.Namespace) -> int:
    """Counts. Exit code 1 when a number is doubtful or a sticker lies beside the boxes, 2 for what cannot be counted."""
    try:
        return _counted(wanted)
    except NotThisPosterError as problem:
        complain(str(problem))
        return 2


def _counted(wanted: argparse.Namespace) -> int:
    file, asked = _parted(wanted.poster)
    opened = open_services(file, key_file=wanted.key_file)
    try:
        views = _views(opened.services)
    finally:
        opened.close()
    view = _chosen(views, asked)
    poster = Poster(view.round.number, len(view.options))
    eyes = OwnEyes()
    looked = eyes.dots(_photo(eyes, wanted.photo).content, (poster,))
    why = _why_not(looked, view, views)
    if why:
        raise NotThisPosterError(f"{wanted.photo}: {why}")
    overlay = _draw(looked, poster, wanted.overlay)
    if wanted.json:
        say_json(as_json(str(wanted.photo), looked, view, overlay))
    else:
        for line in _table(str(wanted.photo), looked, view):
            say(line)
    return 1 if any(box.doubts for box in looked.boxes) or _outside(looked) else 0


def _parted(words: str) -> tuple[Path, str]:
    """WORKSPACE and ROUND; a path may hold colons too."""
    file, colon, asked = words.rpartition(":")
    if not colon or not file or not asked.strip():
        raise NotThisPosterError(_("--poster says of which vote: WORKSPACE:ROUND."))
    return Path(file), asked.strip()


def _views(services: Services) -> tuple[RoundView, ...]:
    """Every vote of the project with its question."""
    return tuple(
        services.overview.round(one.id)
        for evening in services.evenings.all()
        for step in services.evenings.steps(evening.id)
        for one in services.voting.rounds_of(step.id)
    )


def _chosen(views: tuple[RoundView, ...], asked: str) -> RoundView:
    """The vote with this id, number or question. Raises NotThisPosterError."""
    folded = asked.casefold()
    ways = (
        [view for view in views if view.round.id == asked],
        [view for view in views if str(view.round.number) == asked],
        [view for view in views if view.question.strip().casefold() == folded],
    )
    found = next((some for some in ways if some), [])
    if len(found) > 1:
        raise NotThisPosterError(
            _("Several votes are called “{name}”; say the number on the poster.").format(name=asked)
        )
    if not found:
        said = _("This project has no vote “{name}”. Its votes: {votes}.")
        raise NotThisPosterError(
            said.format(name=asked, votes=", ".join(_named(view) for view in views) or "–")
        )
    if not found[0].options:
        raise NotThisPosterError(_("This vote has no choices yet."))
    return found[0]


def _named(view: RoundView) -> str:
    return f"{view.round.number} “{view.question}”"


def _photo(eyes: OwnEyes, path: Path) -> WholePhoto:
    """The one photo of a file. Raises BadFile."""
    photos = eyes.open(path)
    first = next(photos, None)
    if first is None or next(photos, None) is not None:
        raise BadFile(path=path.name, why=_("one photo of one poster is counted at a time."))
    return first


def _why_not(looked: PosterLooked, view: RoundView, views: tuple[RoundView, ...]) -> str:
    """Why a photo gives no numbers; empty when it does."""
    if looked.problem:
        return _(POSTER_PROBLEMS[looked.problem])
    if looked.round_number == view.round.number:
        return ""
    other = next((one for one in views if one.round.number == looked.round_number), None)
    seen = _named(other) if other is not None else str(looked.round_number)
    said = _("This is the poster of vote {seen}, not of vote {wanted}.")
    return said.format(seen=seen, wanted=_named(view))


def _draw(looked: PosterLooked, poster: Poster, out: Path | None) -> str | None:
    if out is None:
        return None
    from cocreate_desktop.capture.dots import overlay

    out.write_bytes(overlay.drawn(looked, poster))
    return str(out)


def _outside(looked: PosterLooked) -> int:
    return sum(one.box < 0 for one in looked.stickers)


def as_json(file: str, looked: PosterLooked, view: RoundView, picture: str | None) -> dict[str, object]:
    """As other programs rely on it: places in millimetres of the A4 page, ``option`` the id (of a sticker beside all boxes:
    null), ``picture`` the file of the overlay or null."""
    ids = [option.id for option in view.options]
    return {
        "file": file,
        "round": looked.round_number,
        "page": looked.page,
        "problem": looked.problem,
        "boxes": [
            {
                "option": ids[one.box],
                "letter": view.options[one.box].letter,
                "text": view.options[one.box].text,
                "number": one.number,
                "doubts": list(one.doubts),
            }
            for one in looked.boxes
        ],
        "total": sum(one.number for one in looked.boxes),
        "stickers": [
            {
                "x": round(one.x, 1),
                "y": round(one.y, 1),
                "radius": round(one.radius, 1),
                "colour": one.colour,
                "option": ids[one.box] if one.box >= 0 else None,
            }
            for one in looked.stickers
        ],
        "picture": picture,
    }


def _table(file: str, looked: PosterLooked, view: RoundView) -> Iterator[str]:
    """For people: the poster, a line a box, and what is beside them."""
    total = sum(one.number for one in looked.boxes)
    counted = ngettext("{n} sticker", "{n} stickers", total).format(n=total)
    yield f"{file}: {view.question} ({view.round.number}, {looked.page}): {counted}"
    for one in looked.boxes:
        option = view.options[one.box]
        doubts = "; ".join(_(DOT_DOUBTS[code]) for code in one.doubts)
        yield f"{one.number:>5}  {option.letter:<2}  {option.text}" + (f"  ?  {doubts}" if doubts else "")
    outside = _outside(looked)
    if outside:
        said = ngettext("{n} sticker lies beside the boxes.", "{n} stickers lie beside the boxes.", outside)
        yield said.format(n=outside)
