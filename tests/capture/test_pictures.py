"""Pictures that come in are made fit to show, and what is broken or made to do harm is refused with a reason."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop.capture import pages, pictures
from cocreate_desktop.domain.errors import BadFile, FileProblem
from cocreate_desktop.services.showing import NewPicture

ORIENTATION = 0x0112


def stored(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shown(content: bytes, name: str = "plein.jpg") -> tuple[NewPicture, Image.Image]:
    (made,) = pictures.take(content, name)
    return made, Image.open(BytesIO(made.content))


def a_pdf(count: int, *, password: str = "") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), encrypt=StandardEncryption(password) if password else None)
    for number in range(count):
        canvas.drawString(100, 150, f"Bladzijde {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_that_a_photo_stands_upright_and_tells_nothing_of_the_camera() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "Camera van Anna"
    left_red = Image.new("RGB", (40, 20), "blue")
    left_red.paste("red", (0, 0, 20, 20))
    made, image = shown(stored(left_red, "JPEG", exif=exif, quality=95))
    assert (made.width, made.height) == (20, 40) == image.size
    red, _green, blue = image.convert("RGB").getpixel((10, 5))  # type: ignore[misc]  # three of them
    assert red > 200 > blue
    assert b"Anna" not in made.content
    assert not Image.open(BytesIO(made.small)).getexif()
    assert made.name == "plein"


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("L", "PNG"),
        ("I;16", "PNG"),
        ("P", "GIF"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("1", "TIFF"),
    ],
)
def test_that_any_mode_becomes_plain_colours(mode: str, kind: str) -> None:
    made, image = shown(stored(Image.new(mode, (30, 20)), kind), "tekening")
    assert image.mode in ("RGB", "P", "L")
    assert image.size == (30, 20)
    assert made.media_type in ("image/png", "image/jpeg")


def test_that_what_is_clear_becomes_white() -> None:
    _made, image = shown(stored(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "PNG"))
    assert image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)


def test_that_sixteen_bits_keep_their_greys() -> None:
    grey = Image.new("I;16", (4, 4), 128 * 256)
    _made, image = shown(stored(grey, "PNG"))
    assert image.convert("L").getextrema() == (128, 128)


def test_that_a_large_photo_becomes_as_large_as_a_beamer_and_small_for_phones() -> None:
    noise = Image.effect_noise((5200, 3900), 90).convert("RGB")
    made, image = shown(stored(noise, "JPEG", quality=60))
    assert image.size == (2560, 1920)
    assert made.media_type == "image/jpeg"
    assert len(made.small) <= pictures.SMALL_BYTES
    assert max(Image.open(BytesIO(made.small)).size) <= pictures.SMALL_SIDE


def test_that_a_drawing_stays_sharp() -> None:
    made, _image = shown(stored(Image.new("RGB", (800, 600), "white"), "PNG"))
    assert made.media_type == "image/png"


def test_that_each_page_of_a_pdf_is_a_picture() -> None:
    made = pictures.take(a_pdf(3), "Plannen gemeente.pdf")
    assert [(one.width, one.height, one.name) for one in made] == [(1920, 1440, "")] * 3
    assert len({one.content for one in made}) == 3
    (single,) = pictures.take(a_pdf(1), "Ontwerp_A.pdf")
    assert single.name == "Ontwerp A"


def bomb() -> bytes:
    """A PNG whose head promises 50,000 by 50,000 pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "geen plaatje of PDF"),
        (b"<svg onload='alert(1)'/>", "geen plaatje of PDF"),
        (b"GIF89a" + b"\0" * 9, "plaatje"),
        (stored(Image.effect_noise((300, 300), 90), "JPEG")[:4000], "beschadigd"),
        (stored(Image.effect_noise((300, 300), 90), "PNG")[:4000], "beschadigd"),
        (bomb(), "60 miljoen"),
        (b"%PDF-1.7\nniets", "beschadigd"),
        (a_pdf(1, password="geheim"), "wachtwoord"),
        (a_pdf(61), "60 bladzijden"),
    ],
)
def test_that_what_cannot_be_shown_is_refused_with_its_name_and_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(BadFile) as told:
        pictures.take(content, "bestand.bin")
    assert "bestand.bin" in str(told.value)
    assert why in str(told.value)


def test_that_a_page_of_an_odd_shape_is_refused() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(10, 14_000))
    canvas.showPage()
    canvas.save()
    with pytest.raises(BadFile):
        pages.pages(out.getvalue(), width=1920)


def test_that_a_file_is_read_and_one_that_is_gone_is_named(tmp_path: Path) -> None:
    place = tmp_path / "Ontwerp B.png"
    place.write_bytes(stored(Image.new("RGB", (9, 9)), "PNG"))
    (made,) = pictures.read(place)
    assert made.name == "Ontwerp B"
    with pytest.raises(FileProblem):
        pictures.read(tmp_path / "weg.png")


def test_that_a_file_of_more_than_80_mb_is_not_even_read(tmp_path: Path) -> None:
    place = tmp_path / "film.png"
    with place.open("wb") as file:
        file.truncate(pictures.MOST_BYTES + 1)
    with pytest.raises(BadFile, match="80"):
        pictures.read(place)


def a_broken_page() -> bytes:
    """A PDF that opens, and whose second page is no page."""
    whole = a_pdf(3)
    first = whole.index(b"/Type /Page\n")
    second = whole.index(b"/Type /Page\n", first + 1)
    return whole[:second] + b"/Type /Rage\n" + whole[second + len(b"/Type /Page\n") :]


def test_that_a_pdf_with_a_damaged_page_is_refused_and_the_next_one_is_read() -> None:
    with pytest.raises(BadFile, match=r"plannen\.pdf.* 2 "):
        pictures.take(a_broken_page(), "plannen.pdf")
    assert len(pictures.take(a_pdf(2), "heel.pdf")) == 2


def test_that_a_tiff_that_lies_about_its_place_is_refused() -> None:
    whole = stored(Image.new("RGB", (9, 9)), "TIFF")
    # Tag 273 says where the pixels are; here as a float.
    tag = struct.pack("<HH", 273, 4)
    lies = whole.replace(tag, struct.pack("<HH", 273, 11))
    assert lies != whole
    with pytest.raises(BadFile):
        pictures.take(lies, "kaart.tif")


def test_that_reading_many_pages_stops_when_it_is_no_longer_wanted(tmp_path: Path) -> None:
    place = tmp_path / "plannen.pdf"
    place.write_bytes(a_pdf(5))
    asked: list[int] = []

    def going() -> bool:
        asked.append(1)
        return len(asked) < 3

    assert len(pictures.read(place, going)) == 2
    assert len(pictures.read(place)) == 5
