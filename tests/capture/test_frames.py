"""Photos that come in are upright, of their own size and silent about the camera; what is broken or does harm is refused."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop.capture import frames, plain
from cocreate_desktop.domain.errors import BadFile, FileProblem
from cocreate_desktop.language import speaking
from cocreate_desktop.services.seeing import WholePhoto

PHOTOS = Path(__file__).parent / "photos"
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def stored(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_red(wide: int = 400, high: int = 300) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (wide, high), "blue")
    image.paste("red", (0, 0, wide // 2, high))
    return image


def colour(photo: WholePhoto, place: tuple[int, int]) -> str:
    """The strongest of the three at a place."""
    found = Image.open(BytesIO(photo.content)).convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return ("red", "green", "blue")[found.index(max(found))]


def noise(wide: int, high: int) -> Image.Image:
    return Image.effect_noise((wide, high), 90)


def test_that_a_photo_is_upright_and_says_neither_where_nor_by_whom_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Camera of somebody"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 5.0, 12.0), 3: "E", 4: (4.0, 53.0, 1.0)})
    content = stored(half_red(), exif=exif, comment=b"my garden", xmp=b"<x:xmpmeta>somebody</x:xmpmeta>")
    assert b"somebody" in content
    photo = frames.take(content, "IMG_0001.jpg")
    assert (photo.width, photo.height, photo.media_type, photo.name) == (
        300,
        400,
        "image/jpeg",
        "IMG_0001.jpg",
    )
    assert (colour(photo, (150, 100)), colour(photo, (150, 300))) == ("red", "blue")
    kept = Image.open(BytesIO(photo.content))
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"somebody" not in photo.content
    assert b"garden" not in photo.content


def test_that_a_photo_of_an_iphone_is_read_upright() -> None:
    photo = frames.take((PHOTOS / "upright.heic").read_bytes(), "IMG_0001.HEIC")
    assert (photo.width, photo.height, photo.media_type) == (360, 480, "image/jpeg")
    # The bar at the top of the picture as the sensor saw it is at the right of the upright one.
    assert colour(photo, (352, 100)) == "red"
    assert b"somebody" not in photo.content


def test_that_a_camera_s_own_colours_become_those_of_a_screen() -> None:
    standard = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = standard.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    photo = frames.take(stored(half_red(), icc_profile=swapped), "photo.jpg")
    assert colour(photo, (100, 100)) == "blue"
    assert "icc_profile" not in Image.open(BytesIO(photo.content)).info
    for harmless in (standard, b"no profile at all" * 20):
        assert colour(frames.take(stored(half_red(), icc_profile=harmless), "photo.jpg"), (9, 9)) == "red"


def test_that_a_drawing_stays_a_png_and_a_photo_becomes_a_jpeg() -> None:
    assert frames.take(stored(half_red(), "PNG"), "screen.png").media_type == "image/png"
    assert frames.take(stored(noise(800, 600).convert("RGB"), "PNG"), "photo.png").media_type == "image/jpeg"


def test_that_a_photo_keeps_its_own_size_and_a_panorama_is_decoded_at_half() -> None:
    small = Image.new("RGB", (9000, 6600), "white")
    photo = frames.take(stored(small, quality=30), "wall.jpg")
    assert (photo.width, photo.height, photo.halved) == (9000, 6600, False)
    wide = stored(Image.new("RGB", (20_000, 5000), "white"), quality=30)
    photo = frames.take(wide, "panorama.jpg")
    assert (photo.width, photo.height, photo.halved) == (10_000, 2500, True)


def test_that_bytes_count_and_not_the_name() -> None:
    assert frames.take(stored(half_red(), "PNG"), "photo.heic").media_type == "image/png"
    both = stored(half_red()) + b"<html><script>alert(1)</script></html>PK\3\4"
    assert b"script" not in frames.take(both, "photo.html").content
    hidden = stored(half_red(), comment=b"%PDF-1.7 <script>")
    assert b"script" not in frames.take(hidden, "photo.pdf").content


def bomb() -> bytes:
    """A PNG of a few bytes whose head promises 50,000 by 50,000 pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


HEIC = (PHOTOS / "upright.heic").read_bytes()
LARGE = Image.new("L", (10_000, 7000))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no picture"),
        (b"<html><body>photo.jpg</body></html>", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no picture"),
        (b"BM and then a letter", "no picture"),
        (b"\xff\xd8\xff\xe0<html>", "damaged|no picture"),
        (stored(noise(300, 300))[:4000], "damaged"),
        (stored(noise(300, 300))[:-400], "damaged"),
        (stored(noise(300, 300), "PNG")[:4000], "damaged"),
        (HEIC[:900], "damaged"),
        (HEIC[:300], "damaged"),
        (HEIC[:40] + bytes(len(HEIC) - 40), "damaged|no picture"),
        (bomb(), "60 million"),
        (stored(LARGE, "PNG"), "60 million"),
        (stored(LARGE, progressive=True), "60 million"),
        (b"%PDF-1.7\n", "is a PDF"),
        (stored(half_red(160, 120)), "thumbnail"),
    ],
)
def test_that_what_is_no_photo_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with speaking("en"), pytest.raises(BadFile, match=why) as told:
        frames.take(content, "IMG_7.jpg")
    assert "IMG_7.jpg" in str(told.value)


def test_that_more_than_80_mb_is_not_even_looked_at(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="80 MB"):
        frames.take(bytes(plain.MOST_BYTES + 1), "film.mov")
    place = tmp_path / "film.jpg"
    with place.open("wb") as file:
        file.truncate(plain.MOST_BYTES + 1)
    with pytest.raises(BadFile, match="80 MB"):
        list(frames.open(place))


def test_that_a_folder_gives_its_photos_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("wall 10.jpg", "Wall 2.png", "wall 1.heic"):
        kind = "PNG" if name.endswith("png") else "JPEG"
        (tmp_path / name).write_bytes(stored(half_red(), kind))
    (tmp_path / "wall 1.heic").write_bytes(HEIC)
    (tmp_path / "notes.txt").write_text("BMW", encoding="utf-8")
    (tmp_path / ".hidden.jpg").write_bytes(stored(half_red()))
    (tmp_path / "deeper").mkdir()
    assert [photo.name for photo in frames.open(tmp_path)] == ["wall 1.heic", "Wall 2.png", "wall 10.jpg"]


def test_that_a_broken_photo_in_a_folder_costs_none_of_the_others(tmp_path: Path) -> None:
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        (tmp_path / name).write_bytes(stored(half_red()))
    (tmp_path / "2.jpg").write_bytes(stored(noise(300, 300))[:4000])
    found = frames.open(tmp_path)
    assert [next(found).name, next(found).name] == ["1.jpg", "3.jpg"]
    with pytest.raises(BadFile, match=r"2\.jpg"):
        next(found)


def test_that_a_folder_without_photos_and_a_file_that_is_gone_are_told(tmp_path: Path) -> None:
    with speaking("en"), pytest.raises(BadFile, match="no picture in this folder"):
        list(frames.open(tmp_path))
    with pytest.raises(FileProblem):
        list(frames.open(tmp_path / "gone.jpg"))


def scan(folder: Path, pages: int = 2, wide: int = 4000) -> Path:
    """A PDF whose pages each hold one scanned photo."""
    path = folder / "Scan.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    for _page in range(pages):
        canvas.drawImage(ImageReader(half_red(wide, wide * 3 // 4)), 0, 0, 400, 300)
        canvas.showPage()
    canvas.save()
    return path


def test_that_the_pages_of_a_scan_come_as_fine_as_they_were_scanned(tmp_path: Path) -> None:
    with speaking("en"):
        first, second = frames.open(scan(tmp_path))
    assert (first.width, first.height, first.name) == (4000, 3000, "Scan, page 1")
    assert second.name == "Scan, page 2"
    assert (colour(first, (1000, 1000)), colour(first, (3000, 1000))) == ("red", "blue")


def test_that_opening_stops_when_it_is_no_longer_wanted(tmp_path: Path) -> None:
    answers = iter((True, False))
    assert len(list(frames.open(scan(tmp_path, 3, 400), lambda: next(answers)))) == 1
    for name in ("1.jpg", "2.jpg"):
        (tmp_path / name).write_bytes(stored(half_red()))
    assert list(frames.open(tmp_path, lambda: False)) == []
