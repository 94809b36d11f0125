"""A card in somebody's hands: its paper with the marker, leant and turned, with fingers on it, laid into the picture as a
camera would see it, with pixels that hold a part of the dark and a part of the white."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from cocreate_desktop.codes.markers import CARD_SIDE, card_marker, quarters
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.rehearsal.rooms.hall import Colour, Seat
from cocreate_desktop.rehearsal.rooms.plan import Grid, HeldCard, Picture, RoomPlan

# Pixels a module in the drawing of a card, and how much finer than the picture a card is drawn before it is laid in.
_MODULE: Final = 12
_FINER: Final = 4
_AWAY: Final = 12.0  # how many card widths the camera stands off: farther makes the perspective weaker
# The paper in modules of the marker, its short and its long side, as ``paper.cards`` prints it: A5, and A4 folded in four.
PAPERS: Final = {CardForm.TURNED: (8.316, 11.76), CardForm.FOLDED: (8.75, 12.375)}
_INK: Final = 0.07
_WHITE: Final = 0.93


def hold(
    picture: Picture,
    plan: RoomPlan,
    seat: Seat,
    what: tuple[int, str],
    skin: Colour,
    dice: tuple[Generator, Generator],
) -> HeldCard:
    """Draws the card with this number and answer into the picture. The first dice say how this person holds it, the second what
    is different in this picture."""
    number, answer = what
    habit, now = dice
    sheet, marker = _drawing(number, plan.form, answer)
    high, wide = sheet.shape[:2]
    paper = _with_fingers(sheet, marker, plan.fingers, skin, habit)
    unrest = now.normal(0, 1, 3) * min(1.0, plan.shake)
    askew = float(habit.uniform(-plan.askew, plan.askew) + unrest[0])
    lean = tuple(habit.uniform(-plan.tilt, plan.tilt, 2) + 2 * unrest[1:])
    module = seat.card / PAPERS[plan.form][0]
    way = _way((wide, high), module, (seat.x, seat.y), askew, (float(lean[0]), float(lean[1])))
    _lay(picture, paper, way, plan.motion, now)
    corners = cv2.perspectiveTransform(marker[None], way)[0]
    side = float(np.sqrt(abs(cv2.contourArea(corners.astype(np.float32)))))
    # the marker's own first corner: where it lies once the card has been turned to its side
    turned = np.roll(corners, -quarters(plan.form, answer), axis=0)
    quad: Quad = tuple((float(x), float(y)) for x, y in turned)  # type: ignore[assignment]
    return HeldCard(number, answer, quad, side, askew)


@cache
def _drawing(number: int, form: CardForm, answer: str) -> tuple[Picture, Grid]:
    """The paper as it is held up, grey as red green blue, and the corners of the marker on it, clockwise from the top left."""
    grid = np.array(card_marker(number, form, answer))
    wide, high = PAPERS[form]
    if form is CardForm.TURNED and answer in "AC":
        wide, high = high, wide
    sheet = np.full((round(high * _MODULE), round(wide * _MODULE), 3), _WHITE, np.float32)
    left, top = round((wide - CARD_SIDE) / 2 * _MODULE), round((high - CARD_SIDE) / 2 * _MODULE)
    marker = np.kron(grid, np.ones((_MODULE, _MODULE)))[:, :, None]
    part = sheet[top : top + marker.shape[0], left : left + marker.shape[1]]
    part[:] = np.where(marker, _INK, _WHITE)
    end = CARD_SIDE * _MODULE
    corners = np.array(
        ((left, top), (left + end, top), (left + end, top + end), (left, top + end)), np.float64
    )
    return sheet, corners


def _with_fingers(sheet: Picture, marker: Grid, reach: float, skin: Colour, dice: Generator) -> Picture:
    """Two hands, each with a thumb that comes in over an edge at some place and goes as far as ``reach`` says: 0.7 to the
    edge of the marker, 1 a third of a module over it."""
    if reach <= 0:
        return sheet
    paper = sheet.copy()
    high, wide = paper.shape[:2]
    tone = [part / 255 * dice.uniform(0.85, 1.05) for part in skin]
    border = float(marker[0, 0])
    for left in (True, False):
        # Along the sides of the marker, or lower, where there is more white.
        y = float(dice.uniform(0.45, 0.95)) * high
        beside = marker[0, 1] - _MODULE < y < marker[2, 1] + _MODULE
        deep = (border if beside else border + 2 * _MODULE) * reach / 0.7
        deep = min(deep, border + 0.35 * _MODULE) if beside else deep
        half = float(dice.uniform(0.5, 0.75)) * _MODULE
        start, end = (-2 * _MODULE, deep - half) if left else (wide + 2 * _MODULE, wide - deep + half)
        cv2.line(paper, (round(start), round(y)), (round(end), round(y)), tone, round(2 * half), cv2.LINE_AA)
    return paper


def _way(
    size: tuple[int, int], module: float, middle: tuple[float, float], askew: float, lean: tuple[float, float]
) -> Grid:
    """The way from the drawing of a card to the picture: scaled, leant, turned to the right by ``askew`` degrees and moved."""
    wide, high = size
    flat = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float64)
    about = (flat - (wide / 2, high / 2)) * (module / _MODULE)
    yaw, pitch, roll = np.radians((*lean, askew))
    spin = np.array(((np.cos(roll), -np.sin(roll)), (np.sin(roll), np.cos(roll))))
    x, y = (about @ spin.T).T
    deep = x * np.sin(yaw) + y * np.sin(pitch)
    nearer = 1 / (1 + deep / (_AWAY * wide * module / _MODULE))
    seen = np.stack((x * np.cos(yaw) * nearer, y * np.cos(pitch) * nearer), axis=1) + middle
    return np.asarray(
        cv2.getPerspectiveTransform(flat.astype(np.float32), seen.astype(np.float32)), np.float64
    )


def _lay(picture: Picture, paper: Picture, way: Grid, motion: float, dice: Generator) -> None:
    """Lays the paper into the picture, drawn finer and then made smaller, and moved while the shutter was open."""
    high, wide = paper.shape[:2]
    edge = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float64)
    seen = cv2.perspectiveTransform(edge[None], way)[0]
    room = 2 + int(np.ceil(motion))
    left, top = np.floor(seen.min(axis=0)).astype(int) - room
    right, bottom = np.ceil(seen.max(axis=0)).astype(int) + room
    size = (int(right - left), int(bottom - top))
    move = np.array(((_FINER, 0, -left * _FINER), (0, _FINER, -top * _FINER), (0, 0, 1)), np.float64)
    fine = (size[0] * _FINER, size[1] * _FINER)
    both = np.dstack((paper, np.ones((high, wide), np.float32)))
    laid = cv2.warpPerspective(both, move @ way, fine, flags=cv2.INTER_LINEAR)
    if motion > 0:
        laid = cv2.filter2D(laid, -1, _stroke(motion * _FINER, dice), borderType=cv2.BORDER_CONSTANT)
    small = cv2.resize(laid, size, interpolation=cv2.INTER_AREA)
    _blend(picture, np.asarray(small, np.float32), int(left), int(top))


def _blend(picture: Picture, laid: Picture, left: int, top: int) -> None:
    """``laid`` holds colour times cover, and cover."""
    high, wide = picture.shape[:2]
    tall, broad = laid.shape[:2]
    rows, columns = slice(max(top, 0), min(top + tall, high)), slice(max(left, 0), min(left + broad, wide))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    part = laid[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    there = picture[rows, columns]
    there[:] = there * (1 - part[:, :, 3:]) + part[:, :, :3]


def _stroke(long: float, dice: Generator) -> Picture:
    """The path of a hand that shakes: a short line in any direction."""
    size = 2 * int(np.ceil(long / 2)) + 1
    path = np.zeros((size, size), np.float32)
    angle = dice.uniform(0, np.pi)
    step = np.array((np.cos(angle), np.sin(angle))) * long / 2
    middle = np.array((size // 2, size // 2))
    start, end = np.rint(middle - step).astype(int), np.rint(middle + step).astype(int)
    cv2.line(path, (int(start[0]), int(start[1])), (int(end[0]), int(end[1])), 1.0)
    return np.asarray(path / path.sum(), np.float32)
