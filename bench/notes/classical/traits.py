"""What can be said of many outlines at once: how each stands out on its four sides, how even it is inside, whether lines run
through it. Numbers only; what they are worth is for whoever judges."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from bench.notes.classical.maps import Maps, Plane

Quads = npt.NDArray[np.float64]
"""n × 4 × 2, pixels of the maps."""
Numbers = npt.NDArray[np.float64]
_ALONG: Final = np.linspace(0.10, 0.90, 13)
_GRID: Final = np.linspace(0.12, 0.88, 9)


def sides(quads: Quads) -> Numbers:
    """The mean lengths of top and bottom, and of left and right (n × 2)."""
    lengths = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    return np.stack(((lengths[:, 0] + lengths[:, 2]) / 2, (lengths[:, 1] + lengths[:, 3]) / 2), axis=1)


def traits(maps: Maps, quads: Quads, full: Numbers, rounds: npt.NDArray[np.bool_]) -> dict[str, Numbers]:
    """By name, one number for each quad."""
    edge, contrast, around = _around(maps, quads, rounds)
    inner = _inner(maps, quads)
    steep = np.sort(edge, axis=1)
    apart = np.sort(contrast, axis=1)
    both = sides(quads)
    return {
        "full": full,
        "weakest": steep[:, 0],
        "second": steep[:, 1],
        "steep": steep.mean(axis=1),
        "pale": apart[:, 1],
        "contrast": apart.mean(axis=1),
        "around": around,
        **inner,
        "long": np.log(both.max(axis=1) / np.maximum(both.min(axis=1), 1e-6)),
        # Photos of all sizes were brought to one: a logarithm of the share of it.
        "size": np.log(np.maximum(np.sqrt(both.prod(axis=1)), 1e-6) / 1000),
        "seen": _seen(quads),
    }


def _seen(quads: Quads) -> Numbers:
    """How many of the outlines are about the same, itself among them: what many maps show is there."""
    middle, side = quads.mean(axis=1), np.sqrt(sides(quads).prod(axis=1))
    size = np.log(np.maximum(side, 1e-6))
    order = np.argsort(middle[:, 0])
    middle, side, size = middle[order], side[order], size[order]
    many = np.empty(len(quads))
    first = np.searchsorted(middle[:, 0], middle[:, 0] - 0.1 * side)
    last = np.searchsorted(middle[:, 0], middle[:, 0] + 0.1 * side, side="right")
    for place, (start, end) in enumerate(zip(first, last, strict=True)):
        near = np.abs(middle[start:end, 1] - middle[place, 1]) < 0.1 * side[place]
        many[order[place]] = (near & (np.abs(size[start:end] - size[place]) < 0.12)).sum()
    return many


def at(plane: Plane, points: Numbers) -> npt.NDArray[np.float32]:
    """The values of a map at … × 2 points; the border goes on outside."""
    flat = points.reshape(-1, 2).astype(np.float32)
    rows = 4096  # remap takes no more than 32,767 in a row
    padded = np.concatenate((flat, np.zeros((-len(flat) % rows, 2), np.float32)))
    x, y = (np.ascontiguousarray(padded[:, axis]).reshape(-1, rows) for axis in (0, 1))
    read = cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    tail = plane.shape[2:]
    return np.asarray(read.reshape(-1, *tail)[: len(flat)].reshape(*points.shape[:-1], *tail), np.float32)


def inside(quads: Quads, u: Numbers, v: Numbers) -> Numbers:
    """The points of quads at shares ``u`` of the width and ``v`` of the height (n × points × 2)."""
    weights = np.stack(((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v), axis=-1)
    return np.asarray(np.einsum("pk,nkc->npc", weights, quads), np.float64)


def _rim(quads: Quads, rounds: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Points on the four sides (n × 4 × along × 2), and which way is out there (unit vectors)."""
    after = np.roll(quads, -1, axis=1)
    points = quads[:, :, None] + (after - quads)[:, :, None] * _ALONG[None, None, :, None]
    along = (after - quads) / np.maximum(np.linalg.norm(after - quads, axis=2, keepdims=True), 1e-6)
    out = np.stack((along[..., 1], -along[..., 0]), axis=-1)[:, :, None].repeat(len(_ALONG), axis=2)
    if rounds.any():
        turns = np.radians(np.arange(4)[:, None] * 90 - 135 + 90 * _ALONG[None])
        ring = np.stack((np.cos(turns), np.sin(turns)), axis=-1)
        half = (quads[rounds, 2] - quads[rounds, 0]) / 2
        points[rounds] = quads[rounds].mean(axis=1)[:, None, None] + ring[None] * half[:, None, None]
        out[rounds] = ring[None]
    return points, out


def _around(maps: Maps, quads: Quads, rounds: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers, Numbers]:
    """How steep each side is and how far apart the colours on both of its sides are (n × 4 each), and how alike the colours
    round the quad are."""
    points, out = _rim(quads, rounds)
    reach = np.clip(sides(quads).min(axis=1) * 0.05, 2.0, 6.0)[:, None, None, None]
    steps = np.stack([at(maps.steep, points + out * k * reach) for k in (-0.75, -0.35, 0, 0.35, 0.75)])
    edge = np.median(steps.max(axis=0), axis=2)
    within, beyond = at(maps.lab, points - out * reach * 1.3), at(maps.lab, points + out * reach * 1.3)
    away = np.linalg.norm(np.median(within, axis=2) - np.median(beyond, axis=2), axis=-1)
    spread = np.linalg.norm(np.median(beyond, axis=2).std(axis=1), axis=-1)
    return edge.astype(np.float64), away.astype(np.float64), spread.astype(np.float64)


def _inner(maps: Maps, quads: Quads) -> dict[str, Numbers]:
    """How uneven the colours inside are, how rough it is there, the strongest straight line that runs through, and how unlike
    the ground round about it is."""
    u, v = (part.ravel() for part in np.meshgrid(_GRID, _GRID))
    points = inside(quads, u, v)
    lab, steep = at(maps.lab, points), at(maps.steep, points)
    middle = np.median(lab, axis=1, keepdims=True)
    uneven = np.quantile(np.linalg.norm(lab - middle, axis=2), 0.75, axis=1)
    lattice = steep.reshape(len(quads), len(_GRID), len(_GRID))
    across, down = np.median(lattice, axis=2), np.median(lattice, axis=1)
    line = np.maximum(across[:, 1:-1].max(axis=1), down[:, 1:-1].max(axis=1))
    ground = at(maps.ground, quads.mean(axis=1))
    found = {
        "uneven": uneven,
        "rough": np.median(steep, axis=1),
        "line": line,
        "unlike": np.linalg.norm(middle[:, 0] - ground, axis=1),
    }
    return {name: value.astype(np.float64) for name, value in found.items()}
