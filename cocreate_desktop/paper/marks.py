"""Our signs on paper: letter tile, ribbon, bar and QR code. Patterns carry them where a printer has no colour."""

from functools import lru_cache

from cocreate_desktop import look
from cocreate_desktop.codes import qr
from cocreate_desktop.paper.pen import MM, Pen

MODULE_LEAST = 0.45 * MM
_TICK = 5 * MM


def tile(pen: Pen, letter: str, x: float, top: float, side: float) -> None:
    """The tile of an option: colour, pattern and letter on a plate. The number of an answer stands on a plain one."""
    cell = side / 3.6 if side < 40 else side / 5
    radius = side * look.TILE_RADIUS_SHARE
    edge = max(0.8, side / 30)
    if not is_letter(letter):
        pen.frame(x, top, side, side, "ink", radius=radius, width=edge)
        size = side * look.TILE_LETTER_SHARE
        place = top + side / 2 - size * 0.70
        pen.text(letter, x - side, place, side * 3, size, weight=700, align="middle", most=1)
        return
    pen.patterned(letter, x, top, side, side, cell=cell, radius=radius, edge=edge)
    if look.note_colour(letter[0]).pattern is not None:
        plate = side * look.TILE_PLATE_SHARE
        inset = (side - plate) / 2
        fill = look.note_colour(letter[0]).fill(False)
        pen.fill(x + inset, top + inset, plate, plate, fill, radius=radius)
    size = side * look.TILE_LETTER_SHARE * (1 if len(letter) == 1 else 0.8)
    pen.text(
        letter, x - side, top + side / 2 - size * 0.70, side * 3, size, weight=700, align="middle", most=1
    )


def ribbon(pen: Pen, x: float, top: float, side: float) -> float:
    """The six squares in a row; returns how wide they are."""
    for place, colour in enumerate(look.NOTE_COLOURS):
        left = x + place * side * 1.25
        pen.patterned(colour.letter, left, top, side, side, cell=side / 2, radius=side * 0.12, edge=side / 14)
    return side * (6 * 1.25 - 0.25)


def bar(pen: Pen, letter: str, x: float, top: float, wide: float, high: float) -> None:
    """The bar of an option, in its colour, pattern and edge; that of a numbered answer in one colour."""
    if is_letter(letter):
        pen.patterned(letter, x, top, max(wide, 1.0), high, cell=6, radius=2, edge=1.1)
    else:
        pen.fill(x, top, max(wide, 1.0), high, "accent", radius=2)


def is_letter(mark: str) -> bool:
    """Whether an option goes by a letter, with a colour and a pattern of its own, and not by a number."""
    return "A" <= mark[:1] <= "Z"


@lru_cache(maxsize=512)
def _matrix(text: str) -> qr.Matrix:
    return qr.matrix(text)


def fits(text: str) -> bool:
    """Whether a QR code can hold ``text``."""
    return len(text.encode()) <= 2000


def qr_side(text: str, wanted: float) -> float:
    """How wide the block of ``text`` must be, with its quiet zone: ``wanted``, or more when its modules would be too
    small for a phone."""
    return max(wanted, (len(_matrix(text)) + 2 * qr.QUIET) * MODULE_LEAST)


def quiet(text: str, side: float) -> float:
    """How wide the quiet zone is in a block of ``side``."""
    return qr.QUIET * side / (len(_matrix(text)) + 2 * qr.QUIET)


def qr_code(pen: Pen, text: str, x: float, top: float, side: float) -> None:
    """The code of ``text`` on white in a square of ``side`` points, its quiet zone of four modules within."""
    rows = _matrix(text)
    module = side / (len(rows) + 2 * qr.QUIET)
    pen.fill(x, top, side, side, "#FFFFFF")
    modules(pen, rows, x + qr.QUIET * module, top + qr.QUIET * module, module)


def modules(pen: Pen, rows: qr.Matrix, x: float, top: float, module: float) -> None:
    """A grid of black modules (True is dark) of so many points each, such as a QR code or a marker; the white is not drawn."""
    boxes = []
    for row, cells in enumerate(rows):
        column = 0
        while column < len(cells):
            length = 1
            if cells[column]:
                while column + length < len(cells) and cells[column + length]:
                    length += 1
                boxes.append((x + column * module, top + row * module, length * module, module))
            column += length
    pen.squares(boxes, "#000000")


def cut(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A dashed line over the paper, level or upright; where the knife begins and ends it is whole."""
    across, down = (_TICK, 0.0) if start[1] == end[1] else (0.0, _TICK)
    pen.line((start, end), "edge", dashes=(4, 3))
    pen.line((start, (start[0] + across, start[1] + down)), "ink", width=0.9)
    pen.line((end, (end[0] - across, end[1] - down)), "ink", width=0.9)
