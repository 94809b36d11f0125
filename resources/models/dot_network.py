"""The network that finds stickers, as PyTorch knows it: a smaller U than the one for notes, with a finer answer. Development
only; the program runs what ``dot_teach.py`` keeps of it (``dots.onnx``).

Input: n × 3 × H × W, red green blue, 0 to 1, H and W multiples of 16, in which a sticker is about 28 pixels wide. Output, at
half of that: the middles (n × 1 × H/2 × W/2, a logit: whether the middle of a sticker lies here, also where others cover it)
and the ways (n × 3 × H/2 × W/2: a logit, whether a sticker is seen here, and the way to its middle in radii).
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from resources.models.network import Block

STRIDE = 2
WIDE = (24, 48, 64, 96)


class StickerFinder(nn.Module):
    """The network: about six hundred thousand weights."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d = WIDE
        self.stem = nn.Sequential(nn.Conv2d(3, a, 3, 2, 1, bias=False), nn.BatchNorm2d(a), nn.ReLU())
        self.fine = Block(a, a)
        self.down = nn.ModuleList((Block(a, b, 2), Block(b, c, 2), Block(c, d, 2)))
        self.deep = Block(d, d)
        self.side = nn.ModuleList((nn.Conv2d(c, c, 1), nn.Conv2d(b, b, 1), nn.Conv2d(a, a, 1)))
        self.up = nn.ModuleList((nn.Conv2d(d, c, 1), nn.Conv2d(c, b, 1), nn.Conv2d(b, a, 1)))
        self.join = nn.ModuleList((Block(c, c), Block(b, b), Block(a, a)))
        self.middles = nn.Conv2d(a, 1, 1)
        self.ways = nn.Conv2d(a, 3, 1)
        nn.init.constant_(self.middles.bias, -4.0)  # most of a poster is no middle

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Middles and ways of a picture."""
        x = self.fine(self.stem(x))
        steps = [x]
        for down in self.down:
            x = down(x)
            steps.append(x)
        x = self.deep(x)
        for place in range(3):
            x = functional.interpolate(self.up[place](x), scale_factor=2, mode="nearest")
            x = self.join[place](x + self.side[place](steps[2 - place]))
        return self.middles(x), self.ways(x)
