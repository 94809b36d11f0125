"""Plain text into lines: nothing is lost, nothing is too wide, and right-to-left reads from the right."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.text import reads_from_right
from cocreate_desktop.paper import bidi, fonts
from cocreate_desktop.paper.flow import Together, Words, paginate, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.text import Span, chopped, lines, shortened, stretches
from tests.paper import pages

ALEF, BEH, JEEM = "\u0627", "\u0628", "\u062c"


def _line(text: str) -> str:
    return "".join(atom.text for line in lines((Span(text),), 10, 10_000) for atom in line.atoms)


@given(st.text(max_size=300), st.floats(30, 400))
@settings(max_examples=150, deadline=None)
def test_that_no_character_is_lost_and_no_line_too_wide(text: str, width: float) -> None:
    plain = text.replace("\t", " ")
    found = lines((Span(plain),), 10, width)
    kept = "".join(atom.text for line in found for atom in line.atoms if not atom.added)
    assert [c for c in kept if not c.isspace()] == [c for c in plain if not c.isspace()]
    widths = [sum(atom.width for atom in line.atoms) for line in found if len(line.atoms) > 1]
    assert all(wide <= width + 0.01 for wide in widths)


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_that_every_line_can_be_drawn(text: str) -> None:
    for line in lines((Span(text),), 10, 200):
        assert all(part.width >= 0 for part in stretches(line, 10))


@given(st.lists(st.sampled_from([*"ab1 .(", ALEF, BEH, JEEM]), max_size=30), st.booleans())
@settings(deadline=None)
def test_that_the_visual_order_holds_every_character_once(text: list[str], right: bool) -> None:
    runs = bidi.visual_runs(bidi.levels(text, right=right))
    assert sorted(place for first, after, _level in runs for place in range(first, after)) == list(
        range(len(text))
    )


@pytest.mark.parametrize(
    ("word", "width", "wanted"),
    [
        ("verantwoordelijkheidsgevoel", 70, ["verantwoorde-", "lijkheidsgevoel"]),
        ("(verkeersveiligheid).", 60, ["(verkeersvei-", "ligheid)."]),
        ("https://voorbeeld.nl/buurtplein", 60, None),
        ("1234567890123456789012345", 60, None),
    ],
)
def test_that_a_word_that_is_too_long_gets_a_hyphen_and_an_address_none(
    word: str, width: float, wanted: list[str] | None
) -> None:
    found = ["".join(atom.text for atom in line.atoms) for line in lines((Span(word),), 10, width)]
    assert "".join(found).replace("-", "") == word
    assert len(found) > 1
    if wanted is None:
        assert "-" not in "".join(found)
    else:
        assert found == wanted


def test_that_a_hyphen_nobody_wrote_is_drawn_and_not_said(tmp_path: Path) -> None:
    found = lines((Span("verantwoordelijkheidsgevoel"),), 10, 70)
    assert [(part.text, part.said) for part in stretches(found[0], 10)][-1] == ("-", "\u00ad")


def test_that_a_long_word_moves_on_rather_than_lose_two_letters() -> None:
    found = [
        "".join(atom.text for atom in line.atoms)
        for line in lines((Span("de verantwoordelijkheidsgevoelens"),), 10, 25)
    ]
    assert found[0] == "de"


def test_that_a_number_in_arabic_text_keeps_its_digits_in_order() -> None:
    text = list(f"{ALEF}{BEH} 2026 {JEEM}")
    runs = bidi.visual_runs(bidi.levels(text, right=True))
    assert ["".join(text[first:after]) for first, after, _level in runs] == [
        f" {JEEM}",
        "2026",
        f"{ALEF}{BEH} ",
    ]


def test_that_dutch_with_an_arabic_word_stays_in_order() -> None:
    text = list(f"het {ALEF}{BEH} plein")
    runs = bidi.visual_runs(bidi.levels(text, right=False))
    assert ["".join(text[first:after]) for first, after, _level in runs] == ["het ", f"{ALEF}{BEH}", " plein"]


@pytest.mark.parametrize("name", [f"{ALEF}{BEH} {JEEM}", f"{ALEF}{BEH} 2026", "plein", f"plein {ALEF}{BEH}"])
def test_that_a_count_that_stands_apart_is_never_turned_round(name: str) -> None:
    (line,) = lines((Span(name, 600), Span("   "), Span("7 briefjes", 400, "ink2", apart=True)), 10, 10_000)
    drawn = "".join(part.said or part.text for part in stretches(line, 10))
    assert drawn.startswith("7 briefjes") if line.right else drawn.endswith("   7 briefjes")
    assert line.right is reads_from_right(name)


def test_that_an_arabic_part_that_stands_apart_leaves_the_line_its_direction() -> None:
    (line,) = lines((Span("“"), Span(f"{ALEF}{BEH} 12", apart=True), Span("”: 3 sheets")), 10, 10_000)
    drawn = "".join(part.said or part.text for part in stretches(line, 10))
    assert not line.right
    assert drawn == f"“12 {BEH}{ALEF}”: 3 sheets"


@given(st.text(st.characters(codec="ascii", min_codepoint=32), max_size=63), st.floats(30, 400))
@settings(max_examples=150, deadline=None)
def test_that_what_is_typed_over_is_printed_letter_by_letter(text: str, width: float) -> None:
    found = chopped((Span(text),), 10, width)
    assert "".join(atom.text for line in found for atom in line.atoms) == text
    assert all(sum(atom.width for atom in line.atoms) <= width for line in found)


def test_that_a_blank_that_is_typed_is_never_at_the_end_of_a_line() -> None:
    found = chopped((Span("welkom in het buurthuis aan het plein"),), 10, 48)
    said = ["".join(atom.text for atom in line.atoms) for line in found]
    assert len(said) > 3
    assert said == [one.strip() for one in said]


def test_that_arabic_letters_are_joined() -> None:
    joined = fonts.shape(f"{BEH}{BEH}{BEH}", "Arabic400", 10).width
    alone = 3 * fonts.width(BEH, "Arabic400", 10)
    assert 0 < joined < alone


def test_that_each_character_finds_a_font() -> None:
    assert fonts.font_for("a", 600) == "Text600"
    assert fonts.font_for("П", 600) == "Sans700"
    assert fonts.font_for(ALEF, 400) == "Arabic400"
    assert fonts.font_for("\U0001f333", 400) == "Emoji400"
    assert fonts.font_for("\u0928\u092e", 400) == "Devanagari400"
    assert fonts.font_for("\u05e9", 400, right=True) == "Hebrew400"
    assert fonts.font_for("漢", 400) == fonts.MISSING
    assert fonts.font_for("\x07", 400) == "Text400"


NEIGHBOURS = {
    "Hindi": "नमस्ते पड़ोसियों",
    "Bengali": "প্রতিবেশী",
    "Tamil": "வணக்கம்",
    "Thai": "สวัสดีเพื่อนบ้าน",
    "Armenian": "Բարև հարևաններ",
    "Georgian": "გამარჯობა",
    "Tigrinya": "ሰላም ጎረቤታት",
    "Turkish": "ağaç ve İstanbul",
    "Ukrainian": "їжак",
    "emoji": "👨‍👩‍👧🇳🇱",
    "Chinese": "漢字",
}


def _print(tmp_path: Path, words: str, weight: int = 400) -> Path:
    pen = Pen(tmp_path / "words.pdf", title="words", language="nl")
    pen.page_begins()
    pen.text(words, 20 * MM, 20 * MM, 120 * MM, 14, weight=weight)
    pen.page_done()
    pen.save()
    return tmp_path / "words.pdf"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_that_what_neighbours_write_is_drawn_and_can_be_searched(
    tmp_path: Path, name: str, weight: int
) -> None:
    made = _print(tmp_path, NEIGHBOURS[name], weight)
    # pdftotext reads what a page says as a screen reader does; the gap between words may be drawn as a move
    said = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, check=True).stdout.decode()
    assert "".join(said.split()) == "".join(NEIGHBOURS[name].split())
    assert (pages.pictures(made)[0] < 128).sum() > 200


@pytest.mark.parametrize("word", ["\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627"])
def test_that_a_word_from_right_to_left_says_its_letters_in_order(tmp_path: Path, word: str) -> None:
    found = stretches(lines((Span(word),), 12, 500)[0], 12)
    assert "".join(part.said for part in sorted(found, key=lambda part: part.turn)) == word
    assert len(found) > 1


def test_that_a_character_without_a_font_is_a_box_with_its_number(tmp_path: Path) -> None:
    (found,) = stretches(lines((Span("漢字"),), 12, 500)[0], 12)
    assert (found.font, found.text, found.said) == (fonts.MISSING, "漢字", "漢字")
    assert pages.words(_print(tmp_path, "漢"))[0].replace(" ", "") != ""


def test_that_an_emoji_of_several_parts_is_one_character() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert fonts.clusters(f"a{family}b") == ["a", family, "b"]
    assert fonts.clusters("\U0001f1f3\U0001f1f1\U0001f1e7\U0001f1ea") == [
        "\U0001f1f3\U0001f1f1",
        "\U0001f1e7\U0001f1ea",
    ]


def test_that_shortened_text_ends_in_dots_and_fits() -> None:
    found = shortened((Span("woord " * 50),), 10, 100, 2)
    assert len(found) == 2
    assert found[-1].atoms[-1].text == "…"
    assert sum(atom.width for atom in found[-1].atoms) <= 100


def test_that_long_text_breaks_over_pages_without_losing_a_line() -> None:
    long = words("woord " * 3000)
    pages = paginate([words("kop", stays=True), long], 200, 300)
    heights = sum(block.height(200) for page in pages for block, _top in page.placed)
    assert len(pages) > 5
    assert abs(heights - long.height(200) - words("kop").height(200)) < 0.1
    assert all(page.used <= 300.01 for page in pages)


def test_that_a_heading_never_stands_alone_at_the_foot() -> None:
    blocks = [words("a\n" * 19), words("kop", stays=True, gap=10), words("tekst\n" * 6)]
    pages = paginate(blocks, 200, 300)
    assert [len(page.placed) for page in pages] == [1, 2]


def test_that_what_belongs_together_is_split_only_when_no_page_could_hold_it() -> None:
    small = Together(tuple(words("regel") for _n in range(10)))
    big = Together(tuple(words("regel") for _n in range(100)))
    assert len(paginate([words("x\n" * 15), small], 200, 300)) == 2
    pages = paginate([big], 200, 300)
    assert len(pages) == 5
    assert all(isinstance(block, (Together, Words)) for page in pages for block, _top in page.placed)
