"""Notes are read where they are, on this machine: in order, the clearest first, and never more sure than is honest."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean

import pytest
from PIL import Image, ImageFilter

from cocreate_desktop.capture import text
from cocreate_desktop.capture.text import models, words
from cocreate_desktop.capture.text.reading import Reader
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.walls import SURE, distance
from cocreate_desktop.services.seeing import Reading
from tests.capture.text.written import HANDS, png, real, sheet, written
from tests.source_tree import ROOT


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    one = Reader(1)
    yield one
    one.forget()


def read(reader: Reader, picture: Image.Image, *own: str) -> Reading:
    (found,) = reader.read([png(picture)], own)
    return found


def wrong(read: str, truth: str) -> float:
    return min(1.0, distance(read.casefold(), truth.casefold()) / len(truth))


def test_that_a_clear_note_of_a_real_photo_is_read_to_the_letter(reader: Reader) -> None:
    crop, truth = real()[0]
    (found,) = reader.read([crop])
    assert found.text == truth == "GET WILL SLACK TO RUN YOUR MEETING!"
    assert found.sureness >= SURE / 1000
    assert found.doubts == ()


def test_that_the_notes_of_a_real_photo_are_read_well_enough_to_correct(reader: Reader) -> None:
    notes = real()
    found = {one.number: one for one in reader.read([crop for crop, _truth in notes])}
    errors = {number: wrong(one.text, notes[number][1]) for number, one in found.items()}
    assert len(errors) == len(notes) == 11
    assert mean(errors.values()) < 0.25
    # What is sure is good, and what is bad is not sure.
    assert all(errors[number] <= 0.2 for number, one in found.items() if one.sureness >= SURE / 1000)
    assert all(one.sureness < 0.5 for number, one in found.items() if errors[number] > 0.35)


@pytest.mark.parametrize("hand", HANDS)
def test_that_handwriting_of_every_font_is_read(reader: Reader, hand: str) -> None:
    found = read(reader, written(["Een bankje bij", "de bushalte voor", "ouderen"], hand, size=40))
    assert wrong(found.text, "Een bankje bij de bushalte voor ouderen") < 0.1


@pytest.mark.parametrize("turned", [-10, -5, 0, 5, 10])
def test_that_lines_are_read_from_the_top_also_when_a_note_hangs_slanted(
    reader: Reader, turned: float
) -> None:
    found = read(
        reader, written(["eerste regel", "tweede regel", "derde regel", "vierde regel"], turned=turned)
    )
    assert found.text == "eerste regel tweede regel derde regel vierde regel"


def test_that_a_word_broken_at_the_end_of_a_line_is_whole_again(reader: Reader) -> None:
    assert (
        read(reader, written(["meer groen in", "het wijkcen-", "trum"])).text
        == "meer groen in het wijkcentrum"
    )


@pytest.mark.parametrize("size", [(90, 90), (360, 360), (1600, 1600)])
def test_that_a_note_is_read_at_any_size(reader: Reader, size: tuple[int, int]) -> None:
    note = written(["Meer groen"], size=56).resize(size, Image.Resampling.LANCZOS)
    assert read(reader, note).text == "Meer groen"


def test_that_a_note_in_the_shade_is_read_like_one_in_the_light(reader: Reader) -> None:
    dark = written(["Minder auto's", "in de straat"]).point(lambda value: value * 0.3)
    assert read(reader, dark).text == "Minder auto's in de straat"


@pytest.mark.parametrize("size", [(360, 360), (1, 1), (3, 900)])
def test_that_an_empty_note_says_nothing_and_is_not_sure(reader: Reader, size: tuple[int, int]) -> None:
    assert read(reader, sheet(size=size)) == Reading(0, "", 0.0)


def test_that_the_clearest_notes_come_first(reader: Reader) -> None:
    sharp = written(["Koffie op zaterdag"], size=32)
    blurred = sharp.filter(ImageFilter.GaussianBlur(3))
    tiny = sharp.resize((60, 60))
    found = [one.number for one in reader.read([png(tiny), png(blurred), png(sharp)])]
    assert found[0] == 2
    assert sorted(found) == [0, 1, 2]


def test_that_reading_stops_when_it_is_told_to(reader: Reader) -> None:
    crop, had = png(written(["Meer groen"])), list[Reading]()
    for one in reader.read([crop] * 5, going=lambda: len(had) < 2):
        had.append(one)
    assert len(had) == 2
    assert list(reader.read([crop], going=lambda: False)) == []


@pytest.mark.parametrize("broken", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_that_what_is_no_picture_is_refused_after_all_others_were_read(reader: Reader, broken: bytes) -> None:
    good, had = png(written(["Meer groen"])), list[Reading]()
    with pytest.raises(BadFile):
        had.extend(reader.read([broken, good, good]))
    assert sorted(one.number for one in had) == [1, 2]
    with pytest.raises(BadFile):
        reader.heading(broken)


def test_that_a_heading_on_the_wall_is_read_and_what_is_no_writing_is_not(reader: Reader) -> None:
    heading = written(["Groen en water"], size=48, ink="#000000").crop((0, 20, 360, 130))
    assert reader.heading(png(heading.resize((1080, 330)))) == "Groen en water"
    assert reader.heading(png(sheet(size=(800, 200)))) == ""


def test_that_a_misread_word_gets_what_may_be_meant_from_the_evening_or_the_list(reader: Reader) -> None:
    assert read(reader, written(["Ruimte voor de", "rolator"])).doubts == (("rolator", "rollator"),)
    found = read(reader, written(["Praten met de", "Kwarteltjs"]), "Buurtcafé de Kwarteltjes")
    assert found.doubts == (("Kwarteltjs", "Kwarteltjes"),)
    assert found.text == "Praten met de Kwarteltjs"


def test_that_its_memory_can_be_let_go_and_it_reads_again() -> None:
    crop = png(written(["Meer groen"]))
    text.forget()  # also before anything was read
    first = list(text.read([crop]))
    assert words.dutch.cache_info().currsize == 1
    text.forget()
    assert words.dutch.cache_info().currsize == 0
    assert list(text.read([crop])) == first
    assert text.read_heading(crop) == "Meer groen"
    text.forget()


def test_that_two_threads_may_ask_at_the_same_time(reader: Reader) -> None:
    crops = [png(written([line])) for line in ("Meer groen", "Minder auto's", "Koffie drinken")]
    with ThreadPoolExecutor(2) as both:
        one, two = both.map(lambda given: list(reader.read(given)), [crops, crops])
    assert one == two
    assert len(one) == 3


def test_that_a_core_stays_free_for_the_window() -> None:
    assert 1 <= models.threads() <= max(1, (os.cpu_count() or 1) - 1)


_WITHOUT_NETWORK = """
import sys
from pathlib import Path

def refuse(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        raise PermissionError(event)

sys.addaudithook(refuse)
from cocreate_desktop.capture import text
(found,) = text.read([Path(sys.argv[1]).read_bytes()])
assert text.read_heading(Path(sys.argv[1]).read_bytes()) == found.text
assert not {"rapidocr", "requests", "urllib3"} & set(sys.modules)
print(found.text)
"""


def test_that_nothing_is_downloaded_and_nothing_else_is_said(tmp_path: Path) -> None:
    crop = tmp_path / "note.png"
    crop.write_bytes(png(written(["Meer groen"])))
    ran = subprocess.run(
        [sys.executable, "-c", _WITHOUT_NETWORK, str(crop)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "Meer groen\n", "")
