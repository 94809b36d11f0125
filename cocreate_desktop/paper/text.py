"""Plain text into lines: fallback fonts per character, long words broken, right-to-left in its order. No mark-up, ever:
what a neighbour wrote is drawn as written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from cocreate_desktop.paper import bidi, fonts


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one weight (400, 600, 700) and colour (a token of ``look``)."""

    text: str
    weight: int = 400
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Atom:
    """One visible character with how it is drawn; ``width`` in points."""

    text: str
    weight: int
    colour: str
    width: float

    @property
    def blank(self) -> bool:
        """Whether a line may break here."""
        return self.text == " "


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``right`` when its paragraph reads from the right."""

    atoms: tuple[Atom, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is drawn in one go, from left to right: ``text`` may carry the positions of its glyphs, ``said`` is then what it
    says to who copies or searches. ``fat``: with a thicker edge. ``turn`` is its turn in reading."""

    text: str
    font: str
    colour: str
    width: float
    said: str = ""
    fat: bool = False
    turn: tuple[int, int] = (0, 0)


@lru_cache(maxsize=4_000)
def lines(spans: tuple[Span, ...], size: float, width: float) -> tuple[Line, ...]:
    """The lines of ``spans`` at ``size`` points in ``width`` points. A word that is too long is broken."""
    found: list[Line] = []
    for paragraph in _paragraphs(spans):
        right = bidi.reads_from_right("".join(span.text for span in paragraph))
        atoms = [atom for span in paragraph for atom in _atoms(span, size, right)]
        found += [Line(tuple(line), right) for line in _broken(atoms, width)]
    return tuple(found)


def widest(spans: Sequence[Span], size: float) -> float:
    """The width in points of ``spans`` on one line."""
    return sum(atom.width for span in spans for atom in _atoms(span, size, False))


def shortened(spans: tuple[Span, ...], size: float, width: float, most: int) -> tuple[Line, ...]:
    """At most ``most`` lines; what does not fit ends in "…"."""
    found = lines(spans, size, width)
    if len(found) <= most:
        return found
    last = list(found[most - 1].atoms)
    weight, colour = (last[-1].weight, last[-1].colour) if last else (400, "ink")
    dots = next(_atoms(Span("…", weight, colour), size, False))
    while last and (last[-1].blank or sum(atom.width for atom in last) + dots.width > width):
        last.pop()
    return (*found[: most - 1], Line((*last, dots), found[most - 1].right))


def stretches(line: Line, size: float) -> list[Stretch]:
    """What to draw for ``line``, from left to right."""
    atoms = line.atoms
    found = bidi.levels([atom.text for atom in atoms], right=line.right) if atoms else []
    made: list[Stretch] = []
    for first, after, level in bidi.visual_runs(found):
        places = range(first, after)
        parts = [list(group) for _key, group in groupby(places, key=lambda place: _how(atoms[place], level))]
        ordered = reversed(parts) if level % 2 else parts
        for part in ordered:
            found_here = _stretched(atoms[part[0] : part[-1] + 1], size, level)
            # letters of one part stand from left to right, and are read the other way round
            count = len(found_here)
            made += [replace(one, turn=(part[0], count - number)) for number, one in enumerate(found_here)]
    return made


def _how(atom: Atom, level: int) -> tuple[str, str, bool]:
    font = fonts.font_for(atom.text, atom.weight, right=bool(level % 2))
    return font, atom.colour, fonts.fattened(font, atom.weight)


def _stretched(atoms: Sequence[Atom], size: float, level: int) -> list[Stretch]:
    font, colour, fat = _how(atoms[0], level)
    said = "".join(atom.text for atom in atoms)
    if font == fonts.MISSING:
        ordered = reversed(atoms) if level % 2 else atoms
        firsts = "".join(atom.text[0] for atom in ordered)
        return [Stretch(firsts, font, colour, sum(atom.width for atom in atoms), said)]
    if level % 2 and fonts.turns(font) and bidi.reads_from_right(said):
        # letter by letter: who copies from a page turns right-to-left words around by himself
        letters = fonts.letters(fonts.shape(said, font, size))
        return [Stretch(one.text, font, colour, one.width, one.said, fat) for one in letters]
    text = said
    if level % 2:
        text = "".join(bidi.MIRRORED.get(atom.text, atom.text) for atom in reversed(atoms))
    shaped = fonts.shape(text, font, size)
    told = said if fonts.shapes(font) and not said.isspace() else ""
    return [Stretch(shaped.text, font, colour, shaped.width, told, fat)]


def _paragraphs(spans: tuple[Span, ...]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        paragraph.append(Span(first, span.weight, span.colour))
        for other in others:
            yield paragraph
            paragraph = [Span(other, span.weight, span.colour)]
    yield paragraph


def _atoms(span: Span, size: float, right: bool) -> Iterator[Atom]:
    for cluster in fonts.clusters(span.text.replace("\t", " ").replace("\u00a0", "\u00a0")):
        font = fonts.font_for(cluster, span.weight, right=right)
        yield Atom(cluster, span.weight, span.colour, fonts.width(cluster, font, size))


def _broken(atoms: Sequence[Atom], width: float) -> Iterator[list[Atom]]:
    line: list[Atom] = []
    used = 0.0
    for word, gap in _words(atoms):
        long = sum(atom.width for atom in word)
        hopeless = long > width and used < width * 0.75
        if line and used + long > width and not hopeless:
            yield _trimmed(line)
            line, used = [], 0.0
        for atom in word:
            if line and used + atom.width > width:
                yield _trimmed(line)
                line, used = [], 0.0
            line.append(atom)
            used += atom.width
        line += gap
        used += sum(atom.width for atom in gap)
    yield _trimmed(line)


def _words(atoms: Sequence[Atom]) -> Iterator[tuple[list[Atom], list[Atom]]]:
    """Words with the blanks after them; a line may also break after a hyphen or a slash between letters."""
    word: list[Atom] = []
    gap: list[Atom] = []
    for atom in atoms:
        if gap and not atom.blank:
            yield word, gap
            word, gap = [], []
        if atom.blank:
            gap.append(atom)
        else:
            word.append(atom)
            if atom.text in "-/\u1361" and len(word) > 3:
                yield word, []
                word = []
    yield word, gap


def _trimmed(line: list[Atom]) -> list[Atom]:
    end = len(line)
    while end and line[end - 1].blank:
        end -= 1
    return line[:end]
