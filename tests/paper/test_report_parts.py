"""What helps to find one's way in the report, and the figures and pictures in it."""

from pathlib import Path

import pypdfium2
import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.chapters import chapters_in
from cocreate_desktop.paper.flow import Inset, Words
from cocreate_desktop.paper.notes import note_blocks
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.report import blocks
from cocreate_desktop.paper.text import lines, stretches
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.reporting import report_of
from tests.paper import pages
from tests.paper.evenings import ARABIC, BLUE, GREEN, PAGE, RED, Told, a_picture, an_evening

OPTIONS = ("Een grote tafel", "Speelplek", "Groen en schaduw")


def _report(told: Told, folder: Path) -> Path:
    return print_paper(told.services, Paper.REPORT, told.evening.id, folder / "report.pdf")


def _listed(pdf: Path) -> list[tuple[int, str, int]]:
    """Level, name and page (from 1) of each entry in the list of the PDF."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            (entry.level, entry.get_title(), (entry.get_dest().get_index() or 0) + 1)
            for entry in document.get_toc()
        ]
    finally:
        document.close()


def _full(told: Told) -> None:
    ids = told.write(*(f"Briefje {number} over het plein" for number in range(80)))
    for number, name in enumerate(("Samen eten", "Veilig oversteken")):
        some = ids[number * 30 : number * 30 + 30]
        told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, some, name)
    told.vote(OPTIONS)


@pytest.mark.parametrize(
    ("spoken", "chapters"),
    [
        ("nl", ("Wat er is gezegd", "Hoe er is gekozen", "Wat er nu gebeurt")),
        ("en", ("What was said", "How people chose", "What happens next")),
    ],
)
def test_that_every_chapter_is_listed_with_its_page(
    spoken: str, chapters: tuple[str, ...], tmp_path: Path
) -> None:
    language.use(spoken)
    told = an_evening()
    _full(told)
    pdf = _report(told, tmp_path)
    said, listed = pages.words(pdf), _listed(pdf)
    names = [name for _level, name, _page in listed]
    assert [name for name in names if name in chapters] == list(chapters)
    assert {"Samen eten", "Veilig oversteken"} <= {name for level, name, _page in listed if level == 1}
    for _level, name, page in listed:
        assert name in said[page - 1]
        assert f"{name} {page}" in said[0]


def test_that_the_parts_of_the_kit_are_listed(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.set_options(told.round.id, OPTIONS)
    kit = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=4)
    titles = [step.title for step in told.services.evenings.steps(told.evening.id)]
    names = [name for _level, name, _page in _listed(kit)]
    assert names[:2] == ["Draaiboek", "Poster met de QR-codes"]
    assert [name for name in names if name in titles] == titles
    assert names[-2:] == ["Stembiljetten", "Stemkaarten"]


def test_that_no_two_parts_of_the_kit_have_one_name(tmp_path: Path) -> None:
    told = an_evening()
    for number in range(3):
        for kind in (Kind.VOTE, Kind.IDEAS):
            step = told.services.evenings.add_step(told.evening.id, kind)
            told.services.evenings.change_step(
                step.id, title=f"{kind} {number}", question=f"{kind} {number}?"
            )
    kit = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=4)
    names = [name for _level, name, _page in _listed(kit)]
    assert "Stembiljetten: vote 2?" in names
    assert "Ideeënkaarten: ideas 2?" in names
    assert len(set(names)) == len(names)


def test_that_a_vote_is_counted_out_for_every_channel(tmp_path: Path) -> None:
    told = an_evening()
    voting, round_id = told.services.voting, told.round.id
    made = voting.set_options(round_id, OPTIONS)
    voting.open(round_id)
    for guest in range(11):
        way = Channel.PHONE if guest < 6 else Channel.PAPER
        told.services.casting.cast(round_id, f"g{guest}", {made[0].id: 2, made[1].id: 1}, way)
    told.services.counting.type_count(round_id, Channel.DOTS, made[2].id, 8)
    told.services.counting.type_count(round_id, Channel.DOTS, "", 7)
    voting.close(round_id)
    said = " ".join(pages.words(_report(told, tmp_path)))
    assert "Keuze Telefoon Biljetten Stickers Samen" in said
    assert "A Een grote tafel 12 10 0 22" in said
    assert "B Speelplek 6 5 0 11" in said
    assert "C Groen en schaduw 0 0 8 8" in said
    assert "Mensen 6 5 7 18" in said
    assert "Van de 41 mensen in de zaal stemden er 18." in said


def test_that_people_behind_stickers_that_nobody_counted_are_not_made_up(tmp_path: Path) -> None:
    told = an_evening()
    voting, round_id = told.services.voting, told.round.id
    made = voting.set_options(round_id, OPTIONS)
    voting.open(round_id)
    told.services.casting.cast(round_id, "g", {made[0].id: 1}, Channel.PHONE)
    told.services.counting.type_count(round_id, Channel.DOTS, made[2].id, 4)
    voting.close(round_id)
    said = " ".join(pages.words(_report(told, tmp_path)))
    assert "Mensen 1 – –" in said


def test_that_what_is_said_twice_counts_and_keeps_its_other_words(tmp_path: Path) -> None:
    told = an_evening()
    ids = told.write("Koffiekar", "koffiekar", "Een plek voor koffie op woensdag")
    told.services.boards.merge(list(ids))
    said = " ".join(pages.words(_report(told, tmp_path)))
    assert "3 keer" in said
    assert "+1: ‘Een plek voor koffie op woensdag’" in said
    assert said.lower().count("koffiekar") == 1


def test_that_the_report_shows_what_was_shown_and_voted_on(tmp_path: Path) -> None:
    told = an_evening()
    services = told.services
    show = services.evenings.add_step(told.evening.id, Kind.SHOW)
    services.evenings.change_step(show.id, question="Twee ontwerpen")
    services.showing.add(show.id, [a_picture(RED), a_picture(BLUE, 300, 600)])
    made = services.voting.set_options(told.round.id, OPTIONS)
    kept = services.showing.keep(told.evening.id, a_picture(GREEN))
    services.voting.picture_option(made[0].id, kept)
    services.voting.open(told.round.id)
    services.casting.cast(told.round.id, "g", {made[0].id: 1}, Channel.PHONE)
    services.voting.close(told.round.id)
    pdf = _report(told, tmp_path)
    said = " ".join(pages.words(pdf))
    assert "Wat we lieten zien" in said
    assert "Twee ontwerpen" in said
    for colour, share in ((RED, 16 / 9), (BLUE, 1 / 2), (GREEN, 16 / 9)):
        ((_page, _left, _top, wide, high),) = pages.patches(pdf, colour)
        assert abs(wide / high / share - 1) < 0.04
        assert high > 9


def test_that_a_count_behind_an_arabic_name_is_not_turned_round() -> None:
    told = an_evening()
    ids = told.write(*(f"Briefje {number}" for number in range(7)))
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids, ARABIC)
    found = chapters_in(blocks(report_of(told.services, told.evening.id)))
    (head,) = (one.head for one in found if one.name == ARABIC)
    assert isinstance(head, Words)
    (line,) = lines(head.spans, 11, 10_000)
    assert line.right
    assert "".join(part.text for part in stretches(line, 11)).startswith("7 briefjes")


def test_that_a_long_arabic_note_reads_from_the_right() -> None:
    told = an_evening()
    told.write(" ".join([ARABIC] * 20))
    (note,) = note_blocks(told.services.capturing.notes(told.evening.id), {}, {})
    assert isinstance(note, Inset)
    assert isinstance(note.block, Words)
    assert all(line.right for line in lines(note.block.spans, 10, 400))


@pytest.mark.parametrize(
    ("tables", "wanted"),
    [
        (("", ""), "De letter op een briefje is de kleur: A geel · B oranje."),
        (("1", "Keuken"), "De letter op een briefje is de tafel die het schreef: A Tafel 1 · B Keuken."),
        (
            ("1", ""),
            "De letter op een briefje is de kleur, of de tafel die het schreef: A Tafel 1 · B oranje.",
        ),
    ],
)
def test_that_the_report_says_what_the_letters_of_notes_mean(
    tables: tuple[str, str], wanted: str, tmp_path: Path
) -> None:
    told = an_evening()
    notes = [
        NewNote(f"Briefje {letter}", colour=letter, table=table)
        for letter, table in zip("AB", tables, strict=True)
    ]
    told.services.capturing.take_in(told.step(Kind.IDEAS).id, notes)
    assert wanted in " ".join(pages.words(_report(told, tmp_path)))


def test_that_the_report_says_how_many_notes_hang_loose(tmp_path: Path) -> None:
    told = an_evening()
    ids = told.write("Lange tafel", "Koffiekar", "Meer bomen", "Bankjes", "bankjes")
    told.services.boards.merge(list(ids[3:]))
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids[:2], "Samen eten")
    said = pages.words(_report(told, tmp_path))
    assert "Buren schreven 5 briefjes. Samen vormen ze 1 thema, en 3 hangen los." in said[0]
    assert "Losse briefjes 3 briefjes" in " ".join(said[1:])


@pytest.mark.parametrize("notes", range(0, 60, 6))
def test_that_a_vote_stands_on_one_page_with_its_figures(notes: int, tmp_path: Path) -> None:
    told = an_evening()
    told.write(*(f"Briefje {number}" for number in range(notes)))
    voting, round_id = told.services.voting, told.round.id
    made = voting.set_options(round_id, (*OPTIONS, "Koffie", "Veilig"))
    voting.open(round_id)
    for guest in range(5):
        told.services.casting.cast(round_id, f"g{guest}", {made[0].id: 1}, Channel.PHONE)
    told.services.counting.type_count(round_id, Channel.DOTS, made[2].id, 4)
    voting.close(round_id)
    said = pages.words(_report(told, tmp_path))
    (page,) = (one for one in said if "Mensen 5 – –" in one)
    for words in ("Hoe er is gekozen", "Keuze Telefoon Stickers Samen", "Ruimte voor twijfel:"):
        assert words in page
    assert page.count("Groen en schaduw") == 2


def test_that_a_vote_that_is_longer_than_a_page_has_its_heads_on_every_page(tmp_path: Path) -> None:
    told = an_evening()
    voting, round_id = told.services.voting, told.round.id
    made = voting.set_options(round_id, tuple(f"Keuze nummer {number} van alle" for number in range(60)))
    voting.open(round_id)
    for guest in range(5):
        told.services.casting.cast(round_id, f"g{guest}", {made[0].id: 1}, Channel.PHONE)
    told.services.counting.type_count(round_id, Channel.DOTS, made[2].id, 4)
    voting.close(round_id)
    said = [one for one in pages.words(_report(told, tmp_path)) if "Keuze nummer" in one]
    counted = said[next(place for place, one in enumerate(said) if "Keuze Telefoon" in one) :]
    assert len(counted) > 1
    assert all("Keuze Telefoon Stickers Samen" in one for one in counted)


def test_that_the_english_report_is_a_draft_with_contents(tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    told.vote(OPTIONS)
    said = " ".join(pages.words(_report(told, tmp_path)))
    assert "draft of 23 November 2026" in said
    assert "This is a draft. What is missing:" in said
    assert "Contents" in said
    assert "This is advice." in said
    assert "concept" not in said
