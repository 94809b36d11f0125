"""Looks at a PDF as a printer and a phone would: pages as pictures, their words, and the QR codes on them."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Box(NamedTuple):
    """A place on a page, in millimetres from its top left corner."""

    left: float
    top: float
    wide: float
    high: float


def pictures(pdf: Path, dpi: int = 150) -> list[Picture]:
    """Each page in grey."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            np.asarray(page.render(scale=dpi / 72, grayscale=True).to_numpy()).squeeze() for page in document
        ]
    finally:
        document.close()


def words(pdf: Path) -> list[str]:
    """The text of each page, in one line."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            " ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split()) for page in document
        ]
    finally:
        document.close()


def sizes(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            (round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) for page in document
        ]
    finally:
        document.close()


def codes(pdf: Path, dpi: int = 150) -> list[list[str]]:
    """What the QR codes of each page say."""
    found = []
    for picture in pictures(pdf, dpi):
        read = zxingcpp.read_barcodes(
            np.ascontiguousarray(picture), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
        found.append([code.text for code in read])
    return found


def margin_ink(picture: Picture, dpi: int = 150, millimetres: float = 8) -> int:
    """How many dark pixels lie in the outer edge, where a printer cannot print and nothing may be cut off."""
    edge = round(millimetres / 25.4 * dpi)
    dark = picture < 128
    dark[edge:-edge, edge:-edge] = False
    return int(dark.sum())


def patches(pdf: Path, colour: tuple[int, int, int], dpi: int = 100) -> list[tuple[float, ...]]:
    """Where something in one flat colour stands, as page (from 0), left, top, width and height in millimetres; one for each
    page and each stretch of rows."""
    found: list[tuple[float, ...]] = []
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        for number, page in enumerate(document):
            drawn = np.asarray(page.render(scale=dpi / 72, rev_byteorder=True).to_numpy())[:, :, :3].astype(
                int
            )
            mask = np.abs(drawn - np.array(colour)).max(axis=2) < 12
            rows = np.flatnonzero(mask.any(axis=1))
            for stretch in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if rows.size else ():
                columns = np.flatnonzero(mask[stretch].any(axis=0))
                box = (columns[0], stretch[0], columns[-1] - columns[0] + 1, len(stretch))
                found.append((number, *(round(float(one) / dpi * 25.4, 1) for one in box)))
    finally:
        document.close()
    return found


def white_around(picture: Picture, dpi: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """The white above and below what is dark in a box (left, top, width, height in millimetres), in millimetres."""
    left, top, wide, high = (round(one / 25.4 * dpi) for one in box)
    rows = np.flatnonzero((picture[top : top + high, left : left + wide] < 150).any(axis=1))
    return float(rows[0]) / dpi * 25.4, float(high - 1 - rows[-1]) / dpi * 25.4


def places(pdf: Path, page: int, words: str) -> list[Box]:
    """Where the first letter of ``words`` stands on a page (from 0): left, top, width and height in millimetres."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        search, found = text.search(words, match_case=True), []
        while (hit := search.get_next()) is not None:
            left, bottom, right, top = text.get_charbox(hit[0])
            box = (left, sheet.get_height() - top, right - left, top - bottom)
            found.append(Box(*(round(one / 72 * 25.4, 2) for one in box)))
        return found
    finally:
        document.close()


def lines(pdf: Path, page: int) -> list[str]:
    """The lines of a page (from 0) as they are printed."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            " ".join(line.split()) for line in document[page].get_textpage().get_text_range().splitlines()
        ]
    finally:
        document.close()
