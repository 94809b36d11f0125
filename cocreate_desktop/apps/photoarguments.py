"""The words of the commands that look at photos: of notes, of voting cards, of stickers. What they do is imported when it is
done."""

import argparse
from pathlib import Path

from cocreate_desktop.domain.cards import MOST_CARDS, CardForm
from cocreate_desktop.language import _


def add_notes(parser: argparse.ArgumentParser) -> None:
    """`cocreate notes`."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--into",
        type=Path,
        metavar="WORKSPACE",
        help=_("takes them into a project, where they wait for a look"),
    )
    parser.add_argument(
        "--step", default="", metavar="ID", help=_("which step; without it the first one for notes")
    )
    parser.set_defaults(command=_notes)


def add_cards(parser: argparse.ArgumentParser) -> None:
    """`cocreate cards`."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--cards",
        type=_number_of_cards,
        metavar="N",
        help=_("how many there are, numbered from 1; says what is missing"),
    )
    forms = tuple(map(str, CardForm))
    parser.add_argument("--form", choices=forms, default=forms[0], metavar="FORM", help=", ".join(forms))
    parser.set_defaults(command=_cards)


def add_dots(parser: argparse.ArgumentParser) -> None:
    """`cocreate dots`."""
    parser.add_argument("photo", type=Path, metavar="PHOTO")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--poster",
        required=True,
        metavar="WORKSPACE:ROUND",
        help=_("the project and the vote: its id, the number on the poster, or its question"),
    )
    parser.add_argument("--overlay", type=Path, metavar="FILE.png", help=_("a picture of what was counted"))
    parser.set_defaults(command=_dots)


def _number_of_cards(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words[:9]) <= MOST_CARDS:
        raise argparse.ArgumentTypeError(_("there are 1 to {n} cards").format(n=MOST_CARDS))
    return int(words)


def _notes(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import photos

    return photos.notes(wanted)


def _cards(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import cards

    return cards.cards(wanted)


def _dots(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import dots

    return dots.dots(wanted)
