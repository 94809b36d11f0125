"""Plain text into lines: fallback fonts per character, long words broken, right-to-left in its order. No mark-up, ever:
what a neighbour wrote is drawn as written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

from cocreate_desktop.domain import hyphens
from cocreate_desktop.domain.text import reads_from_right
from cocreate_desktop.paper import bidi, fonts

# No line is longer: of a word without end only what may stand on this one is looked at.
_LONG = 300


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one weight (400, 600, 700) and colour (a token of ``look``). ``apart``: it keeps its own order among
    words that read the other way round, such as a count behind an Arabic name, and gives its line no direction."""

    text: str
    weight: int = 400
    colour: str = "ink"
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """One visible character with how it is drawn; ``width`` in points. ``added``: a hyphen that nobody wrote."""

    text: str
    weight: int
    colour: str
    width: float
    added: bool = False
    apart: bool = False

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
        right = reads_from_right("".join(span.text for span in paragraph if not span.apart))
        atoms = [atom for span in paragraph for atom in _atoms(span, size, right)]
        found += [
            Line(tuple(line), right) for line in _broken(atoms, width, None if right else _hyphen_at(size))
        ]
    return tuple(found)


def chopped(spans: tuple[Span, ...], size: float, width: float) -> tuple[Line, ...]:
    """The lines of ``spans``, broken wherever a line is full and with no sign added: for what is typed over letter by letter.
    No line begins or ends with a blank when it can be helped, for there nobody would see it."""
    right = reads_from_right("".join(span.text for span in spans))
    rest = [atom for span in spans for atom in _atoms(span, size, right)]
    found: list[Line] = []
    while rest:
        reached = list(accumulate(atom.width for atom in rest))
        fits = max(1, sum(end <= width for end in reached))
        places = range(fits, 0, -1)
        seen = (at for at in places if at == len(rest) or not (rest[at - 1].blank or rest[at].blank))
        place = next(seen, fits)
        found.append(Line(tuple(rest[:place]), right))
        rest = rest[place:]
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
    found = bidi.levels([atom.text for atom in atoms], right=line.right, apart=[atom.apart for atom in atoms])
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


def _how(atom: Atom, level: int) -> tuple[str, str, bool, bool]:
    font = fonts.font_for(atom.text, atom.weight, right=bool(level % 2))
    return font, atom.colour, fonts.fattened(font, atom.weight), atom.added


def _stretched(atoms: Sequence[Atom], size: float, level: int) -> list[Stretch]:
    font, colour, fat, added = _how(atoms[0], level)
    said = "".join(atom.text for atom in atoms)
    if added:
        return [Stretch(said, font, colour, atoms[0].width, "\u00ad", fat)]
    if font == fonts.MISSING:
        ordered = reversed(atoms) if level % 2 else atoms
        firsts = "".join(atom.text[0] for atom in ordered)
        return [Stretch(firsts, font, colour, sum(atom.width for atom in atoms), said)]
    if level % 2 and fonts.turns(font) and reads_from_right(said):
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
        paragraph.append(replace(span, text=first))
        for other in others:
            yield paragraph
            paragraph = [replace(span, text=other)]
    yield paragraph


def _hyphen_at(size: float) -> Callable[[Atom], Atom]:
    """Makes the hyphen that goes with an atom."""

    def made(atom: Atom) -> Atom:
        (sign,) = _atoms(Span(hyphens.HYPHEN, atom.weight, atom.colour), size, False)
        return replace(sign, added=True)

    return made


def _atoms(span: Span, size: float, right: bool) -> Iterator[Atom]:
    for cluster in fonts.clusters(span.text.replace("\t", " ")):
        font = fonts.font_for(cluster, span.weight, right=right)
        yield Atom(cluster, span.weight, span.colour, fonts.width(cluster, font, size), apart=span.apart)


def _broken(
    atoms: Sequence[Atom], width: float, hyphen: Callable[[Atom], Atom] | None
) -> Iterator[list[Atom]]:
    line: list[Atom] = []
    used = 0.0
    for word, gap in _words(atoms):
        long = sum(atom.width for atom in word)
        hopeless = long > width and used < width * 0.75
        if line and used + long > width and not hopeless:
            yield _trimmed(line)
            line, used = [], 0.0
        while used + long > width and len(word) > 1:
            part, word = _parted(word, width - used, hyphen, first=not line)
            yield _trimmed(line + part)
            line, used, long = [], 0.0, sum(atom.width for atom in word)
        line += [*word, *gap]
        used += long + sum(atom.width for atom in gap)
    yield _trimmed(line)


def _parted(
    word: list[Atom], room: float, hyphen: Callable[[Atom], Atom] | None, *, first: bool
) -> tuple[list[Atom], list[Atom]]:
    """What of a word that is too long goes on this line, with its hyphen, and the rest. ``first``: the line is empty, so that
    something must go on it."""
    fits = 0
    while fits < len(word) and sum(atom.width for atom in word[: fits + 1]) <= room:
        fits += 1
    found = _hyphenated(word, room, hyphen(word[0])) if hyphen is not None else 0
    if found > 0 and hyphen is not None:
        return [*word[:found], hyphen(word[found])], word[found:]
    if found < 0 and not first:
        return [], word
    place = fits if fits or not first else 1
    return word[:place], word[place:]


def _hyphenated(word: Sequence[Atom], room: float, sign: Atom) -> int:
    """After how many atoms ``word`` gets a hyphen; -1 when there is too little room for it, 0 when it takes none at all."""
    # signs around a word (brackets, a full stop) are no letters of it
    low = next((place for place, atom in enumerate(word) if atom.text[0].isalpha()), 0)
    high = next((place for place in range(len(word), low, -1) if word[place - 1].text[0].isalpha()), low)
    letters = "".join(atom.text[0] for atom in word[low : min(high, low + _LONG)])
    used, most = sign.width, 0
    while most < len(word) and used + word[most].width <= room:
        used += word[most].width
        most += 1
    place = hyphens.break_place(letters, most - low)
    if place:
        return low + place
    return -1 if hyphens.break_place(letters, len(letters)) else 0


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
