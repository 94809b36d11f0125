"""``cocreate cards``: reads the voting cards in photos of a hall, for other programs or for people."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.photofiles import PhotoFiles, Told
from cocreate_desktop.apps.terminal import say, say_json
from cocreate_desktop.domain.cards import MOST_CARDS, CardForm, CardSet, ranges_of
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.seeing import CARD_DOUBTS, CardSeen, CardsLooked, WholePhoto


def cards(wanted: argparse.Namespace) -> int:
    """Reads the cards. Exit code 1 when some of the files could not be used, 2 when none could."""
    eyes = OwnEyes()
    there = CardSet(CardForm(wanted.form), wanted.cards or MOST_CARDS)

    def look(photo: WholePhoto, file: str) -> Told:
        looked = eyes.cards(photo.content, there)
        # Places are told in pixels of the file, which may have had too many to work with.
        scale = photo.file_width / looked.width if photo.halved else 1.0
        return as_json(file, looked, expected=wanted.cards, scale=scale)

    files = PhotoFiles(eyes, look)
    files.look_at(wanted.photos)
    if wanted.json and files.photos:
        say_json({"photos": files.photos})
    for line in () if wanted.json else _table(files.photos):
        say(line)
    return files.code


def as_json(file: str, looked: CardsLooked, *, expected: int | None, scale: float = 1.0) -> Told:
    """One photo as other programs rely on it. Missing are, of the first ``expected`` numbers, those of which no answer was
    read; without a number nobody can know."""
    return {
        "file": file,
        "cards": [
            {
                "number": one.number,
                "answer": one.answer,
                "quad": _corners(one.quad, scale),
                "confidence": round(one.confidence, 3),
            }
            for one in looked.cards
        ],
        "unclear": [
            {"number": one.number, "why": one.why, "quad": _corners(one.quad, scale)}
            for one in looked.unclear
        ],
        "missing": _missing(looked.cards, expected or 0),
    }


def _corners(quad: Quad, scale: float) -> list[list[float]]:
    return [[round(x * scale, 1), round(y * scale, 1)] for x, y in quad]


def _missing(seen: Iterable[CardSeen], expected: int) -> list[int]:
    return sorted(set(range(1, expected + 1)) - {one.number for one in seen})


def _table(photos: Sequence[Told]) -> Iterator[str]:
    """For people: a photo, then a line a card, then what is doubtful and what is not there."""
    for photo in photos:
        found, unclear, missing = photo["cards"], photo["unclear"], photo.get("missing")
        assert isinstance(found, list)
        assert isinstance(unclear, list)
        read = ngettext("{n} card read", "{n} cards read", len(found)).format(n=len(found))
        yield f"{photo['file']}: {read}"
        for one in found:
            yield f"{one['number']:>5}  {one['answer']}  {round(100 * one['confidence'])} %"
        for one in unclear:
            yield f"{one['number']:>5}  ?  {_(CARD_DOUBTS[one['why']])}"
        if isinstance(missing, list) and missing:
            yield _("Missing: {numbers}").format(numbers=ranges_of(tuple(missing)))
