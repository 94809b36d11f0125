"""What draws on a page: points from the top left corner, colours by token, text line by line. It knows no evening."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop import look
from cocreate_desktop.paper import fonts
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.paper.text import Line, Span, Stretch, lines, shortened, stretches

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
SIZES = {"A4": 1.0, "A3": 2**0.5}
BASELINE = 0.82
LEADING = 1.35


class Pen:
    """One PDF that is being drawn. All places are in points of an A4 page, also when it is printed on A3."""

    def __init__(
        self,
        out: Path | BytesIO,
        *,
        title: str,
        language: str,
        size: str = "A4",
        pages: Mapping[str, int] | None = None,
    ) -> None:
        self.pages = dict(pages or {})
        """The number of the page on which each chapter begins, by its key."""
        self._scale = SIZES[size]
        page = (A4[0] * self._scale, A4[1] * self._scale)
        # invariant: the same evening gives the same bytes, and the file does not tell when it was printed
        place: Any = str(out) if isinstance(out, Path) else out
        self._canvas: Any = Canvas(place, pagesize=page, lang=language, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("CoCreate Desktop")
        self._canvas.setSubject("")
        self._forms: set[str] = set()
        self._pictures: dict[bytes, str] = {}
        self._listed = False

    def page_begins(self) -> None:
        """Comes before the first stroke of a page."""
        self._canvas.scale(self._scale, self._scale)

    def page_done(self) -> None:
        """Ends the page."""
        self._canvas.showPage()

    def save(self) -> None:
        """Writes the file."""
        if self._listed:
            self._canvas.showOutline()
        self._canvas.save()

    def place(self, key: str, name: str, level: int, top: float) -> None:
        """Puts this place of the page in the list of the PDF; ``level`` at most one more than that of the last one."""
        self._listed = True
        self._canvas.bookmarkHorizontal(key, 0, self._up(top - 4))
        self._canvas.addOutlineEntry(" ".join(name.split()), key, level)

    def link(self, key: str, x: float, top: float, wide: float, high: float) -> None:
        """Makes a box that leads to a place when it is clicked."""
        box = (x, self._up(top + high), x + wide, self._up(top))
        self._canvas.linkRect("", key, box, relative=1, Border="[0 0 0]")

    def fill(self, x: float, top: float, wide: float, high: float, colour: str, *, radius: float = 0) -> None:
        """A filled box; ``colour`` is a token or "#RRGGBB"."""
        self._box(x, top, wide, high, radius, fill=colour)

    def frame(
        self,
        x: float,
        top: float,
        wide: float,
        high: float,
        colour: str,
        *,
        radius: float = 0,
        width: float = 0.75,
    ) -> None:
        """The edge of a box."""
        self._box(x, top, wide, high, radius, edge=colour, width=width)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        *,
        width: float = 0.75,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """A line through points."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeColor(_colour(colour))
        canvas.setLineWidth(width)
        if dashes:
            canvas.setDash(list(dashes))
        path = canvas.beginPath()
        path.moveTo(points[0][0], self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x, self._up(y))
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def disc(
        self, x: float, y: float, radius: float, colour: str, *, fill: bool = True, width: float = 1, half: bool = False
    ) -> None:  # fmt: skip
        """A disc, or with ``fill`` off its ring; of ``half`` only the left one."""
        canvas = self._canvas
        canvas.setFillColor(_colour(colour))
        canvas.setStrokeColor(_colour(colour))
        canvas.setLineWidth(width)
        if half:
            canvas.wedge(
                x - radius, self._up(y + radius), x + radius, self._up(y - radius), 90, 180, stroke=0, fill=1
            )
            return
        canvas.circle(x, self._up(y), radius, stroke=0 if fill else 1, fill=1 if fill else 0)

    def squares(self, boxes: Sequence[tuple[float, float, float, float]], colour: str) -> None:
        """Many boxes (x, top, width, height) as one shape, so that no hairline shows between them."""
        canvas = self._canvas
        path = canvas.beginPath()
        for x, top, wide, high in boxes:
            path.rect(x, self._up(top + high), wide, high)
        canvas.setFillColor(_colour(colour))
        canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, content: bytes, x: float, top: float, wide: float, high: float) -> None:
        """A picture in the middle of a box, whole and in its own shape; a frame alone when there is none."""
        if not content:
            self.frame(x, top, wide, high, "edge")
            return
        name = self._form_of(content)
        w, h = drawn_size(content, wide, high)
        self._canvas.saveState()
        self._canvas.translate(x + (wide - w) / 2, self._up(top + (high + h) / 2))
        self._canvas.scale(w, h)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    @contextmanager
    def turned(self, x: float, y: float, degrees: float) -> Iterator[None]:
        """What is drawn within is turned to the right about this place."""
        self._canvas.saveState()
        self._canvas.translate(x, self._up(y))
        self._canvas.rotate(-degrees)
        self._canvas.translate(-x, -self._up(y))
        yield
        self._canvas.restoreState()

    def _form_of(self, content: bytes) -> str:
        """Its name: a picture stands in the file once, however often it is drawn."""
        if content not in self._pictures:
            name = f"picture-{len(self._pictures)}"
            self._canvas.beginForm(name, 0, 0, 1, 1)
            self._canvas.drawImage(ImageReader(BytesIO(content)), 0, 0, 1, 1)
            self._canvas.endForm()
            self._pictures[content] = name
        return self._pictures[content]

    def patterned(
        self,
        letter: str,
        x: float,
        top: float,
        wide: float,
        high: float,
        *,
        cell: float,
        radius: float,
        edge: float,
    ) -> None:
        """A box in the colour and the pattern of an option letter."""
        colour = look.note_colour(letter[0])
        name = f"p{letter[0]}-{wide:.2f}-{high:.2f}-{cell:.2f}-{radius:.2f}-{edge:.2f}".replace(".", "_")
        if name not in self._forms:
            self._forms.add(name)
            self._make_form(name, colour, wide, high, cell, radius, edge)
        self._canvas.saveState()
        self._canvas.translate(x, self._up(top + high))
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def words(
        self, found: Sequence[Line], x: float, top: float, width: float, size: float, *, align: str = "start",
        leading: float = LEADING,
    ) -> float:  # fmt: skip
        """Lines of text under one another; returns their height. ``align``: start, middle or end."""
        step = size * leading
        for place, line in enumerate(found):
            parts = stretches(line, size)
            long = sum(part.width for part in parts)
            start = {"start": 0.0, "middle": (width - long) / 2, "end": width - long}[align]
            if line.right and align == "start":
                start = width - long
            at = x + start
            base = self._up(top + place * step + (step - size) / 2 + size * BASELINE)
            placed = list(zip(accumulate((part.width for part in parts), initial=at), parts, strict=False))
            # in the order of reading, for who copies from the page or has it read aloud
            for left, part in sorted(placed, key=lambda one: one[1].turn):
                self._part(part, left, base, size)
        return len(found) * step

    def _part(self, part: Stretch, x: float, base: float, size: float) -> None:
        canvas = self._canvas
        if part.said:
            # what the glyphs say, for search, copying and reading aloud
            written = ("\ufeff" + part.said).encode("utf-16-be", "replace").hex().upper()
            canvas.addLiteral(f"/Span <</ActualText <{written}>>> BDC")
        canvas.setFillColor(_colour(part.colour))
        if part.font == fonts.MISSING:
            self._boxes(part, x, base, size)
        else:
            canvas.setFont(part.font, size)
            if part.fat:
                canvas.setStrokeColor(_colour(part.colour))
                canvas.setLineWidth(size * 0.035)
            canvas.drawString(x, base, part.text, mode=2 if part.fat else None)
        if part.said:
            canvas.addLiteral("EMC")

    def _boxes(self, part: Stretch, x: float, base: float, size: float) -> None:
        """A frame with the number of the character in it, in two rows."""
        canvas = self._canvas
        wide = part.width / len(part.text)
        for place, character in enumerate(part.text):
            number = f"{ord(character):04X}"
            left, half = x + place * wide + size * 0.05, (len(number) + 1) // 2
            canvas.setStrokeColor(_colour(part.colour))
            canvas.setLineWidth(size * 0.05)
            canvas.rect(left, base - size * 0.12, wide - size * 0.1, size * 0.95, stroke=1, fill=0)
            canvas.setFont(fonts.font_for("0", 400), size * 0.42 if half < 3 else size * 0.36)
            for row, digits in enumerate((number[:half], number[half:])):
                canvas.drawCentredString(
                    left + wide / 2 - size * 0.05, base + size * (0.43 - 0.42 * row), digits
                )

    def text(
        self, words: str, x: float, top: float, width: float, size: float, *, weight: int = 400, colour: str = "ink",
        align: str = "start", most: int = 0,
    ) -> float:  # fmt: skip
        """``words`` in ``width``, at most ``most`` lines (0: all); returns the height."""
        spans = (Span(words, weight, colour),)
        found = shortened(spans, size, width, most) if most else lines(spans, size, width)
        return self.words(found, x, top, width, size, align=align)

    def _up(self, y: float) -> float:
        return A4[1] - y

    def _box(
        self, x: float, top: float, wide: float, high: float, radius: float, *, fill: str = "", edge: str = "",
        width: float = 0.75,
    ) -> None:  # fmt: skip
        canvas = self._canvas
        if fill:
            canvas.setFillColor(_colour(fill))
        if edge:
            canvas.setStrokeColor(_colour(edge))
            canvas.setLineWidth(width)
        rounded = min(radius, wide / 2, high / 2)
        canvas.roundRect(
            x, self._up(top + high), wide, high, rounded, stroke=int(bool(edge)), fill=int(bool(fill))
        )

    def _make_form(
        self,
        name: str,
        colour: look.NoteColour,
        wide: float,
        high: float,
        cell: float,
        radius: float,
        edge: float,
    ) -> None:
        canvas = self._canvas
        canvas.beginForm(name, -edge, -edge, wide + edge, high + edge)
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(0, 0, wide, high, min(radius, wide / 2, high / 2))
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.setFillColor(_colour(colour.fill(False)))
        canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        if colour.pattern is not None:
            _pattern(canvas, colour, wide, high, cell)
        canvas.restoreState()
        if edge:
            canvas.setStrokeColor(_colour(colour.edge(False)))
            canvas.setLineWidth(edge)
            canvas.roundRect(0, 0, wide, high, min(radius, wide / 2, high / 2), stroke=1, fill=0)
        canvas.endForm()


def _pattern(canvas: Any, colour: look.NoteColour, wide: float, high: float, cell: float) -> None:
    """The cells of the pattern, from the top left corner."""
    pattern = colour.pattern or look.Pattern()
    one = cell / pattern.cell
    canvas.setFillColor(_colour(colour.deep))
    canvas.setStrokeColor(_colour(colour.deep))
    for row in range(int(high / cell) + 1):
        for column in range(int(wide / cell) + 1):
            left, top = column * cell, high - row * cell
            for disc in pattern.discs:
                canvas.circle(left + disc.x * one, top - disc.y * one, disc.radius * one, stroke=0, fill=1)
            for stroke in pattern.strokes:
                canvas.setLineWidth(stroke.width * one)
                path = canvas.beginPath()
                path.moveTo(left + stroke.points[0][0] * one, top - stroke.points[0][1] * one)
                for x, y in stroke.points[1:]:
                    path.lineTo(left + x * one, top - y * one)
                canvas.drawPath(path, stroke=1, fill=0)


def _colour(name: str) -> Any:
    return HexColor(name if name.startswith("#") else look.LIGHT.colour(name))


def line_height(size: float) -> float:
    """The height of one line in points."""
    return size * LEADING


def width_of(words: str, size: float, weight: int = 400) -> float:
    """The width of ``words`` on one line."""
    return sum(fonts.width(c, fonts.font_for(c, weight), size) for c in fonts.clusters(words))


def fitted(text: str, sizes: tuple[float, ...], width: float, high: float, weight: int = 700) -> float:
    """The first of ``sizes`` at which ``text`` stands in the box with no word broken; else the first at which it stands there
    at all, else the last."""
    standing = [
        size for size in sizes if len(lines((Span(text, weight),), size, width)) * size * LEADING <= high
    ]
    longest = text.split()
    whole = (size for size in standing if all(width_of(word, size, weight) <= width for word in longest))
    return next(whole, standing[0] if standing else sizes[-1])
