"""Files and folders as they come: gone, locked, endless, of several pages, with more than a screen can show."""

import os
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from cocreate_desktop.capture import frames, plain, tiff
from cocreate_desktop.domain.errors import BadFile, CocreateError
from cocreate_desktop.language import speaking
from tests.capture.test_frames import colour, half_red, noise, stored

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")


def greys(content: bytes) -> list[int]:
    """The darkest and the lightest of what a file became."""
    photo = frames.take(content, "scan.tif")
    found = Image.open(BytesIO(photo.content)).convert("L").getextrema()
    return [round(float(value)) for value in found if not isinstance(value, tuple)]


def slope(mode: str, darkest: float, lightest: float) -> bytes:
    """A grey TIFF of this mode, from dark to light."""
    image = Image.new(mode, (300, 240), darkest)
    image.paste(lightest, (150, 0, 300, 240))
    return stored(image, "TIFF")


def test_that_a_file_that_is_gone_is_told_so_and_not_that_it_cannot_be_written(tmp_path: Path) -> None:
    with speaking("en"), pytest.raises(BadFile, match=r"gone\.jpg cannot be read: it is not there") as told:
        list(frames.open(tmp_path / "gone.jpg"))
    assert "written" not in str(told.value)
    for nowhere in (tmp_path / ("x" * 5000), tmp_path / "gone" / "gone.jpg"):
        with speaking("en"), pytest.raises(BadFile, match="it is not there"):
            list(frames.open(nowhere))
    with speaking("en"), pytest.raises(BadFile, match=r"it is a folder|may not be read"):
        plain.content_of(tmp_path)


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_that_a_file_that_may_not_be_read_is_told_so_and_costs_none_of_the_others(tmp_path: Path) -> None:
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        (tmp_path / name).write_bytes(stored(half_red()))
    (tmp_path / "2.jpg").chmod(0)
    told: list[CocreateError] = []
    with speaking("en"):
        assert [photo.name for photo in frames.open(tmp_path, refused=told.append)] == ["1.jpg", "3.jpg"]
        assert ["2.jpg cannot be read: it may not be read" in str(one) for one in told] == [True]


def test_that_every_broken_file_of_a_folder_is_told_and_the_first_is_raised_when_nobody_listens(
    tmp_path: Path,
) -> None:
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        (tmp_path / name).write_bytes(stored(noise(300, 300))[:4000])
    (tmp_path / "4.jpg").write_bytes(stored(half_red()))
    told: list[CocreateError] = []
    assert [photo.name for photo in frames.open(tmp_path, refused=told.append)] == ["4.jpg"]
    assert [one.values["path"] for one in told] == ["1.jpg", "2.jpg", "3.jpg"]
    found = frames.open(tmp_path)
    assert next(found).name == "4.jpg"
    with pytest.raises(BadFile, match=r"1\.jpg"):
        next(found)


@POSIX
def test_that_a_pipe_and_a_device_without_end_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with speaking("en"), pytest.raises(BadFile, match="no picture"):
            list(frames.open(path))
    with speaking("en"), pytest.raises(BadFile, match="no picture in this folder"):
        list(frames.open(tmp_path))


@pytest.mark.parametrize("size", [(1, 500), (20_000, 3), (99, 400), (160, 120)])
def test_that_what_is_too_narrow_to_hold_a_note_is_refused(size: tuple[int, int]) -> None:
    with speaking("en"), pytest.raises(BadFile, match="too small"):
        frames.take(stored(Image.new("RGB", size), "PNG"), "strip.png")


def test_that_a_halved_photo_still_knows_its_own_size_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for given, size in ((Image.Exif(), (14_001, 7201)), (exif, (7201, 14_001))):
        photo = frames.take(stored(Image.new("RGB", (14_001, 7201)), quality=20, exif=given), "pano.jpg")
        assert photo.halved
        assert (photo.file_width, photo.file_height) == size
        assert (photo.width, photo.height) == tuple(-(-side // 2) for side in size)
    small = frames.take(stored(half_red()), "photo.jpg")
    assert (small.halved, small.file_width, small.file_height) == (False, 0, 0)


def test_that_every_page_of_a_scanned_tiff_is_a_photo_and_its_thumbnails_and_masks_are_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "Stapel.tif"
    with TiffImagePlugin.AppendingTiffWriter(str(path), True) as book:
        for kind, image in (
            (0, half_red()),
            (1, half_red(60, 40)),
            (0, noise(640, 480)),
            (4, noise(300, 300)),
        ):
            image.convert("RGB").save(book, "TIFF", tiffinfo={254: kind}, compression="tiff_lzw")
            book.newFrame()
    with speaking("en"):
        found = [(photo.name, photo.width) for photo in frames.open(path)]
    assert found == [("Stapel, page 1", 400), ("Stapel, page 2", 640)]
    assert frames.take(path.read_bytes(), "Stapel.tif").width == 400
    (tmp_path / "one.tif").write_bytes(stored(half_red(), "TIFF"))
    assert [photo.name for photo in frames.open(tmp_path / "one.tif")] == ["one.tif"]


def test_that_a_tiff_of_more_pages_than_anybody_photographs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.tif"
    pages = [Image.new("1", (8, 8))] * 61
    pages[0].save(path, save_all=True, append_images=pages[1:])
    with speaking("en"), pytest.raises(BadFile, match="more than 60 pages"):
        list(frames.open(path))


@pytest.mark.parametrize(
    ("mode", "darkest", "lightest", "seen"),
    [
        ("F", 0.25, 1.0, [64, 255]),
        ("F", -3.0, 900.0, [0, 255]),
        ("I", 0, 2_000_000_000, [0, 255]),
        ("I", 0, 65_535, [0, 255]),
        ("I;16", 32_768, 65_535, [128, 255]),
        ("F", 0.5, 0.5, [127, 127]),
    ],
)
def test_that_a_scan_with_more_than_eight_bits_is_not_black(
    mode: str, darkest: float, lightest: float, seen: list[int]
) -> None:
    content = slope(mode, darkest, lightest) if mode == "F" else slope(mode, int(darkest), int(lightest))
    assert all(abs(one - other) <= 2 for one, other in zip(greys(content), seen, strict=True))


def test_that_numbers_that_are_none_are_a_damaged_picture() -> None:
    with speaking("en"), pytest.raises(BadFile, match="damaged"):
        frames.take(slope("F", float("inf"), float("inf")), "scan.tif")


def test_that_a_large_photo_that_cannot_be_halved_is_told_what_to_do() -> None:
    large = stored(Image.new("L", (10_000, 7000)), progressive=True)
    with speaking("en"), pytest.raises(BadFile, match="in parts, or save it smaller"):
        frames.take(large, "IMG_1.jpg")


def test_that_nothing_but_our_own_line_is_written_about_a_damaged_tiff(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    whole = stored(noise(400, 300).convert("RGB"), "TIFF", compression="tiff_lzw")
    for cut in (len(whole) // 2, len(whole) - 40):
        path = tmp_path / f"{cut}.tif"
        path.write_bytes(whole[:8] + bytes(60) + whole[68:cut] + struct.pack("<I", 0xFFFFFFFF) * 10)
        with pytest.raises(BadFile):
            list(frames.open(path))
    broken = bytearray(whole)
    broken[2000:2100] = b"\xff" * 100
    with pytest.raises(BadFile):
        frames.take(bytes(broken), "scan.tif")
    assert capfd.readouterr().err == ""


def test_that_errors_are_written_again_after_tiffs_of_several_threads(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def decode(_number: int) -> None:
        with tiff.silent():
            os.write(2, b"of the library")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(decode, range(40)))
    os.write(2, b"ours")
    assert capfd.readouterr().err == "ours"


def test_that_colours_of_a_tiff_stay(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    path.write_bytes(stored(half_red(), "TIFF", compression="tiff_lzw"))
    (photo,) = frames.open(path)
    assert (colour(photo, (50, 50)), colour(photo, (350, 50))) == ("red", "blue")
