"""Pages a second of the report of an evening with 500 notes, of which 40 with their pictures, and of 200 ballot slips; beside
bare reportlab that sets the same words on as many pages, a line where a line was, without measuring, wrapping, bidi, tiles or
QR codes. The report also beside bare reportlab that draws the very same pages again, stroke by stroke."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.stand.bare_paper import draw, lines_of
from bench.stand.clock import fastest
from bench.stand.drawn_again import draw as draw_again
from bench.stand.drawn_again import strokes_of
from bench.stand.figure import Figure, tell
from bench.stand.hall import evening_with_vote
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.seeing import Crop, Looked, Seen, WholePhoto
from cocreate_desktop.services.services import Services

NOTES, PICTURES, SLIPS, VOTERS, TIMES = 500, 40, 200, 60, 3
PAGE = "http://192.168.8.2:8080"
WORDS = "Meer groen en bankjes in de schaduw, ook voor wie slecht ter been is, nummer {n}"


def held(folder: Path) -> tuple[OpenWorkspace, str]:
    """An evening that has been held, with notes and a result."""
    opened, evening_id, round_id = evening_with_vote(folder)
    services = opened.services
    ideas = next(step.id for step in services.evenings.steps(evening_id) if step.kind is Kind.IDEAS)
    typed = [NewNote(WORDS.format(n=n), "ABCDEF"[n % 6]) for n in range(NOTES - PICTURES)]
    services.capturing.take_in(ideas, typed)
    _photographed(services, ideas)
    first, second = services.voting.options(round_id)[:2]
    for number in range(VOTERS):
        services.casting.cast(round_id, f"neighbour {number}", {first.id: 2, second.id: 1}, Channel.PHONE)
    services.voting.close(round_id)
    services.voting.reveal(round_id)
    services.cards.make_codes(evening_id, SLIPS)
    return opened, evening_id


def _photographed(services: Services, step_id: str) -> None:
    """The notes of a wall, each with its picture."""
    quad = ((10.0, 10.0), (60.0, 10.0), (60.0, 60.0), (10.0, 60.0))
    whole = WholePhoto(b"whole photo", "image/jpeg", 400, 300, "muur.jpg")
    photo = services.walls.arrive(step_id, whole, way=Way.FILE)
    found = tuple(Seen(quad, Crop(_picture(n), "yellow"), 0.9) for n in range(PICTURES))
    services.walls.looked(photo.id, Looked(400, 300, found, _picture(PICTURES), (0, 0, 400, 300)))
    for n, one in enumerate(services.walls.review(photo.evening_id).of(photo.id)):
        services.walls.take(one.id, WORDS.format(n=NOTES - PICTURES + n))
    services.walls.finish([photo.id])


def _picture(number: int) -> bytes:
    """A note as a camera sees it: as large, and no two alike."""
    made = BytesIO()
    image = Image.effect_noise((400, 400), 20 + number).convert("RGB")
    image.save(made, "JPEG", quality=85)
    return made.getvalue()


def again(name: str, opened: OpenWorkspace, evening_id: str, out: Path) -> None:
    """Tells how long a report takes beside drawing its pages again."""

    def ours() -> None:
        print_paper(opened.services, Paper.REPORT, evening_id, out, page=PAGE)

    strokes = strokes_of(ours)
    took, bare = fastest(ours, lambda: draw_again(strokes, out.with_name("again.pdf")), TIMES)
    beside = "bare reportlab draws the same pages again"
    tell(Figure(name, took, "ms", bare, beside, "≤ 1.5 ×"))


def of(what: Paper, name: str, opened: OpenWorkspace, evening_id: str, out: Path) -> None:
    """Tells the figure of one paper."""

    def ours() -> None:
        print_paper(opened.services, what, evening_id, out, page=PAGE, slips=SLIPS)

    ours()
    pages = lines_of(out)
    took, bare = fastest(ours, lambda: draw(pages, out), TIMES)
    rate, bare_rate = (1000 * len(pages) / each for each in (took, bare))
    tell(Figure(f"{name}, {len(pages)} pages", rate, "pages/s", bare_rate, "bare reportlab sets the words"))


def main() -> None:
    """Both papers, the fastest of some turns."""
    with tempfile.TemporaryDirectory() as folder:
        opened, evening_id = held(Path(folder))
        of(Paper.REPORT, f"report of {NOTES} notes", opened, evening_id, Path(folder) / "report.pdf")
        again(f"report with {PICTURES} pictures", opened, evening_id, Path(folder) / "report.pdf")
        of(Paper.BALLOTS, f"{SLIPS} ballot slips", opened, evening_id, Path(folder) / "ballots.pdf")
        opened.close()


if __name__ == "__main__":
    main()
