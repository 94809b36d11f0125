"""The network that finds notes, as PyTorch knows it: a small U of ordinary convolutions. Development only; the program runs
what ``teach.py`` keeps of it (``notes.onnx``).

Input: n × 3 × H × W, red green blue, 0 to 1, H and W multiples of 32. Output, at a quarter of that: the core
(n × 1 × H/4 × W/4, a logit: whether the cell lies in the middle six tenths of a note) and the corners (n × 8 × H/4 × W/4: the
way from the middle of the cell to each corner of that note, clockwise, in units of 32 pixels). The first corner is the one
nearest to the top left of the picture, however the note is turned.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

STRIDE, UNIT = 4, 32.0
WIDE = (16, 32, 64, 96, 128)
SIDE_WIDE = (64, 48, 48)


class Block(nn.Module):
    """Two convolutions beside a short way; the first may halve the picture."""

    def __init__(self, before: int, after: int, stride: int = 1) -> None:
        super().__init__()
        self.first = nn.Conv2d(before, after, 3, stride, 1, bias=False)
        self.second = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.calm = nn.ModuleList((nn.BatchNorm2d(after), nn.BatchNorm2d(after)))
        self.short = nn.Conv2d(before, after, 1, stride, bias=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The picture, taken one step further."""
        y = functional.relu(self.calm[0](self.first(x)))
        return functional.relu(self.calm[1](self.second(y)) + self.short(x))


class NoteFinder(nn.Module):
    """The network: about a million weights."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d, e = WIDE
        f, g, h = SIDE_WIDE
        self.stem = nn.Sequential(nn.Conv2d(3, a, 3, 2, 1, bias=False), nn.BatchNorm2d(a), nn.ReLU())
        self.down = nn.ModuleList((Block(a, b, 2), Block(b, c, 2), Block(c, d, 2), Block(d, e, 2)))
        self.deep = Block(e, e)
        self.side = nn.ModuleList((nn.Conv2d(d, f, 1), nn.Conv2d(c, g, 1), nn.Conv2d(b, h, 1)))
        self.up = nn.ModuleList((nn.Conv2d(e, f, 1), nn.Conv2d(f, g, 1), nn.Conv2d(g, h, 1)))
        self.join = nn.ModuleList((Block(f, f), Block(g, g), Block(h, h)))
        self.heat = nn.Sequential(nn.Conv2d(h, 32, 3, 1, 1), nn.ReLU(), nn.Conv2d(32, 1, 1))
        self.corners = nn.Sequential(nn.Conv2d(h, 48, 3, 1, 1), nn.ReLU(), nn.Conv2d(48, 8, 1))
        nn.init.constant_(self.heat[-1].bias, -1.5)  # most of a wall is no note

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Core and corners of a picture."""
        steps = []
        x = self.stem(x)
        for down in self.down:
            x = down(x)
            steps.append(x)
        x = self.deep(x)
        for place in range(3):
            beside = self.side[place](steps[2 - place])
            x = functional.interpolate(self.up[place](x), scale_factor=2, mode="nearest")
            x = self.join[place](x + beside)
        return self.heat(x), self.corners(x)


class _Ready(nn.Module):
    """As it is kept: its first answer between 0 and 1."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        first, *others = self.inner(x)
        return torch.sigmoid(first), *others


def keep(model: nn.Module, target: Path, answers: tuple[str, ...] = ("core", "corners")) -> None:
    """Writes a network as ONNX; ``answers`` are the names of what it says."""
    axes = {"picture": {2: "high", 3: "wide"}, **{name: {2: "h", 3: "w"} for name in answers}}
    torch.onnx.export(
        _Ready(model).eval(),
        (torch.zeros(1, 3, 256, 256),),
        str(target),
        input_names=["picture"],
        output_names=list(answers),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
