"""Pages a second of the report of an evening with 500 notes and of 200 ballot slips; beside bare reportlab that sets the same
words on as many pages, a line where a line was, without measuring, wrapping, bidi, tiles or QR codes."""

import tempfile
from pathlib import Path

from bench.stand.bare_paper import draw, lines_of
from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from bench.stand.hall import evening_with_vote
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.outside import Paper

NOTES, SLIPS, VOTERS, TIMES = 500, 200, 60, 3
PAGE = "http://192.168.8.2:8080"
WORDS = "Meer groen en bankjes in de schaduw, ook voor wie slecht ter been is, nummer {n}"


def held(folder: Path) -> tuple[OpenWorkspace, str]:
    """An evening that has been held, with notes and a result."""
    opened, evening_id, round_id = evening_with_vote(folder)
    services = opened.services
    ideas = next(step.id for step in services.evenings.steps(evening_id) if step.kind is Kind.IDEAS)
    services.capturing.take_in(ideas, [NewNote(WORDS.format(n=n), "ABCDEF"[n % 6]) for n in range(NOTES)])
    first, second = services.voting.options(round_id)[:2]
    for number in range(VOTERS):
        services.casting.cast(round_id, f"neighbour {number}", {first.id: 2, second.id: 1}, Channel.PHONE)
    services.voting.close(round_id)
    services.voting.reveal(round_id)
    services.cards.make_codes(evening_id, SLIPS)
    return opened, evening_id


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
        of(Paper.BALLOTS, f"{SLIPS} ballot slips", opened, evening_id, Path(folder) / "ballots.pdf")
        opened.close()


if __name__ == "__main__":
    main()
